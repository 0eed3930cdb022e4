"""Numbers as digits and as English words."""

from dataclasses import dataclass

from factcheck.text.lexemes import Form, Lexemes
from factcheck.text.number_words import NumberWords
from factcheck.text.quantity_words import (
    FRACTIONS,
    GLYPHS,
    ONES,
    ORDINALS,
    TENS,
)
from factcheck.text.unit_words import CURRENCIES

_LARGEST = 1e18
"""Above this a magnitude is not read any more: no report tells of so many."""
_LONGEST_NUMERAL = 18
_WIDEST_GAP = 2
"""Code points between groups of digits: two spaces, or the two that end a line."""
_AFTER_A = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen"})
_GROUPS = "'’\u066c"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number read from the lexemes before *end*."""

    value: float
    step: float
    """To what it is rounded, judged by how it is written: 100,000 for "1.2 million"."""
    end: int
    digits: bool
    ordinal: bool = False
    fraction: bool = False
    scaled: bool = False
    """Whether a magnitude went with it: million, bn, dozen."""


def read_numeral(lexemes: Lexemes, at: int, words: NumberWords) -> Numeral | None:
    """Return the number that begins with the lexeme *at*, its magnitude with it."""
    if at >= len(lexemes):
        return None
    base = _read_digits(lexemes, at, words)
    if base is None and words.words:
        base = _read_fraction(lexemes, at) or _read_words(lexemes, at)
    if base is None or base.ordinal:
        return base
    return _half(lexemes, _magnify(lexemes, _half(lexemes, base), words))


def parse_digits(written: str, comma: bool) -> tuple[float, float] | None:
    """Return the value of a numeral and the step it is rounded to; None when it is no number.

    Args:
        comma: whether a comma parts the decimals, as in most languages but English.
    """
    if ":" in written or sum(map(str.isdigit, written)) > _LONGEST_NUMERAL:
        return None
    plain = written
    for mark in _GROUPS:
        plain = plain.replace(mark, "")
    plain = plain.replace("\u066b", "." if not comma else ",")
    point, group = (",", ".") if comma else (".", ",")
    whole, _, decimals = plain.partition(point)
    if point in decimals or group in decimals:
        return None
    if group in whole:
        if not _is_grouped(whole.split(group)):
            if decimals or whole.count(group) > 1:
                return None
            whole, decimals = whole.split(group)  # "3,5" in English, "3.5" in German
        whole = whole.replace(group, "")
    if len(whole) > 1 and whole[0] == "0" and not decimals:
        return None
    value = float(f"{whole}.{decimals or 0}")
    return value, 10.0 ** -len(decimals) if decimals else _step_of(whole)


def _is_grouped(parts: list[str]) -> bool:
    """Whether they are groups of three digits, or of two before the last as in India."""
    middle = {len(part) for part in parts[1:-1]}
    return 1 <= len(parts[0]) <= 3 and len(parts[-1]) == 3 and middle in (set(), {3}, {2})


def _step_of(whole: str) -> float:
    zeros = len(whole) - len(whole.rstrip("0"))
    return 10.0**zeros if zeros < len(whole) else 1.0


def _read_digits(lexemes: Lexemes, at: int, words: NumberWords) -> Numeral | None:
    lexeme = lexemes[at]
    if lexeme.text in GLYPHS:
        return Numeral(GLYPHS[lexeme.text], 0.01, at + 1, digits=False, fraction=True)
    if lexeme.form is not Form.NUMERAL:
        return None
    written, end = _join_groups(lexemes, at)
    parsed = parse_digits(written, words.comma)
    if parsed is None:
        return None
    value, step = parsed
    if end < len(lexemes) and lexemes[end].text in GLYPHS:
        return Numeral(value + GLYPHS[lexemes[end].text], 0.01, end + 1, digits=True)
    suffix = lexemes[end].lower if end < len(lexemes) and lexemes[end].glued else ""
    if suffix in ("st", "nd", "rd", "th") and step >= 1:
        return Numeral(value, 1, end + 1, digits=True, ordinal=True)
    return Numeral(value, step, end, digits=True)


def _join_groups(lexemes: Lexemes, at: int) -> tuple[str, int]:
    """`1 200 000` is one number; so is `1 200`, but not `1 20` or `2019 200`."""
    written, end = lexemes[at].text, at + 1
    if not (written.isdigit() and len(written) <= 3) or written[0] == "0":
        return written, end
    while end < len(lexemes) and end < at + 5:
        group = lexemes[end]
        apart = 1 <= group.start - lexemes[end - 1].end <= _WIDEST_GAP
        if not (group.form is Form.NUMERAL and apart and len(group.text) == 3):
            break
        if not group.text.isdigit():
            break
        written += group.text
        end += 1
    return written, end


def _magnify(lexemes: Lexemes, base: Numeral, words: NumberWords) -> Numeral:
    value, end, scaled = base.value, base.end, False
    size = 1.0
    while end < len(lexemes):
        at = end
        if lexemes[at].text == "-" and lexemes[at].glued and at + 1 < len(lexemes):
            at += 1  # "two-dozen", "3-million"
        word = lexemes[at].lower
        if word == "of" and base.fraction:
            at += 1  # "a quarter of a million"
        if lexemes.word(at) in ("a", "an") and base.fraction:
            at += 1  # "half a million"
        word = lexemes.word(at)
        factor = words.magnitudes.get(word)
        if factor is None or value * factor > _LARGEST:
            break
        if len(word) == 1 and not _is_letter(lexemes, at, base):
            break
        value, size, end, scaled = value * factor, size * factor, at + 1, True
    if not scaled:
        return base
    step = base.step * size if not base.fraction else value / 10
    return Numeral(value, step, end, base.digits, scaled=True)


def _is_letter(lexemes: Lexemes, at: int, base: Numeral) -> bool:
    """Whether `m`, `k` or `b` is a magnitude: behind digits, and no metre."""
    if not base.digits or not lexemes[at].glued:
        return base.digits and lexemes[at].text == "m" and lexemes.word(base.end - 2) in CURRENCIES
    if lexemes[at].text == "K":
        return True
    following = lexemes[at + 1].lower if at + 1 < len(lexemes) else ""
    return following not in ("long", "high", "wide", "tall", "deep", "away", "below", "above")


def _half(lexemes: Lexemes, base: Numeral) -> Numeral:
    """Add what follows in `two and a half`, `a million and a half`."""
    if lexemes.phrase(base.end, 6) == "- and - a - half":
        return Numeral(base.value + 0.5, 0.1, base.end + 6, base.digits)
    words = [lexeme.lower for lexeme in lexemes[base.end : base.end + 3]]
    if words[:2] == ["and", "a"] and len(words) == 3 and words[2] in ("half", "quarter"):
        size = base.step if base.scaled else 1.0
        part = FRACTIONS[words[2]] * size
        return Numeral(base.value + part, size / 10, base.end + 3, base.digits, scaled=base.scaled)
    return base


def _read_fraction(lexemes: Lexemes, at: int) -> Numeral | None:
    """`half`, `a third`, `two thirds`, `three-quarters`: the share alone, as a part of 1."""
    word = lexemes[at].lower
    if word == "half":
        return Numeral(0.5, 0.05, at + 1, digits=False, fraction=True)
    count = 1 if word in ("a", "an", "one") else ONES.get(word, 0)
    end = at + 1
    if end < len(lexemes) and lexemes[end].text == "-":
        end += 1
    if not 1 <= count <= 9 or end >= len(lexemes):
        return None
    noun = lexemes[end].lower
    part = FRACTIONS.get(noun)
    if part is None or (count == 1) == noun.endswith("s") or noun == "halves":
        return None
    if lexemes[end + 1 : end + 2] and lexemes[end + 1].lower in ("time", "year", "day", "term"):
        return None  # "a third time"
    return Numeral(count * part, 0.05, end + 1, digits=False, fraction=True)


def _read_words(lexemes: Lexemes, at: int) -> Numeral | None:
    """The longest number in words from *at*: `one hundred and five`, `a thousand`, `third`."""
    total = current = 0.0
    end, last = at, ""
    while end < len(lexemes):
        word = lexemes.word(end)
        if word == "-" and last == "tens" and lexemes.is_glued(end):
            end += 1
            word = lexemes.word(end)
            if 1 <= ORDINALS.get(word, 0) <= 9:  # "twenty-first"
                value = total + current + ORDINALS[word]
                return Numeral(value, 1, end + 1, digits=False, ordinal=True)
            if not 1 <= ONES.get(word, 0) <= 9:
                end -= 1
                break
        part = _part(word, last, lexemes.word(end + 1))
        if not part or (part == "thousand" and total):
            break
        total, current = _add(part, word, total, current)
        last, end = part, end + 1
    if not last and word in ORDINALS:
        return Numeral(ORDINALS[word], 1, at + 1, digits=False, ordinal=True)
    if last in ("", "and"):
        return None
    value = total + current
    return Numeral(value, _step_of(f"{value:.0f}"), end, digits=False)


def _add(part: str, word: str, total: float, current: float) -> tuple[float, float]:
    """The thousands so far and what stands behind them, with one word more."""
    if part == "thousand":
        return current * 1000, 0.0
    if part == "hundred":
        return total, current * 100
    return total, current + (0 if part == "and" else ONES.get(word, TENS.get(word, 1)))


def _part(word: str, last: str, following: str) -> str:
    """What *word* is to the number so far, whose last part was *last*; "" when it ends it."""
    fresh = last in ("", "hundred", "thousand", "and")
    if word in ONES:
        return "ones" if fresh or (last == "tens" and 0 < ONES[word] < 10) else ""
    if word in TENS:
        return "tens" if fresh else ""
    if word in ("a", "an"):
        return "ones" if not last and following in _AFTER_A else ""
    if word == "hundred":
        return "hundred" if last in ("ones", "tens") else ""
    if word == "thousand":
        return "thousand" if last in ("ones", "tens", "hundred") else ""
    if word == "and" and last in ("hundred", "thousand"):
        return "and" if following in ONES or following in TENS else ""
    return ""
