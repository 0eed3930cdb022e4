"""Whether a single full stop ends a sentence or belongs to the word before it."""

import re

from factcheck.text.stop_words import (
    CLOSING,
    DAY,
    ERA,
    HOUR,
    LAST,
    MONTH,
    NEVER,
    NUMBER,
    TITLE,
    UNIT,
    Stop,
    bare,
    goes_on_lower,
    is_dotted,
    kind_of,
    next_word,
    opens,
    words_before,
)

_FIRST_WORD = re.compile(r"[^\W_]+")
_ROMAN = re.compile(r"[IVXLCІХ]+\b")
_ROMAN_TOKEN = re.compile(r"[IVXLC]+|[ivx]{1,4}|[ІХV]+")
_NEXT_INITIAL = re.compile(r"[^\W\d_]{1,4}\.")
_LETTER = re.compile(r"[^\W\d_]")
_VOWEL = re.compile("[aeiouyаеёиоуыэюяіїє]", re.IGNORECASE)
_VOWEL_OR_DIGIT = re.compile(r"[aeiouyаеёиоуыэюяіїє\d]", re.IGNORECASE)
_ZONES = frozenset(
    "est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest msk aest ist jst kst hkt "
    "eastern central pacific mountain atlantic greenwich local".split()
)
_CURRENCIES = frozenset("tl usd eur euro euros rub gbp azn chf uah сша abş abd".split())
_MAGNITUDES = frozenset("тыс млн млрд трлн тис mln mlrd mln. mlrd. млн. млрд. тыс. тис.".split())
_QUOTES = frozenset("\"'”’»›“‘«")
_DASHES = "—–-―"
_NUMBER_SIGNS = "$£€₹¥§#№₽₴+"
_WORDS_TOO = frozenset("आई जी के".split())
"""Names of letters that are also words of their own."""


def stop_ends(stop: Stop, closers: str) -> bool:
    """Whether the sentence ends at *stop*, followed by *closers*, a space and no lower case."""
    before, token = words_before(stop)
    if not token or (not closers and _is_plain(stop, token)):
        return True
    kind, dotted = kind_of(stop, before, token), is_dotted(token, stop.rules)
    if closers:
        return _ends_quoted(stop, kind, closers, dotted=dotted)
    if _is_label(stop, token) or _joins_next(stop, token):
        return False
    if stop.line[stop.after] in _DASHES and (kind or dotted):
        return False
    if len(token) == 1 and before and (before == "/" or bare(before) in stop.rules.letters_after):
        return True  # "25 м/с.", "Plan B."
    verdict = None
    if kind:
        counted = _is_number(before)
        verdict = _judge_measure(stop, kind, counted=counted)
        if verdict is None:
            verdict = _judge_name(stop, kind, before, token)
    if verdict is None:
        verdict = opens(stop) if dotted else _judge_shape(stop, before, token)
    return verdict


def _is_plain(stop: Stop, token: str) -> bool:
    """Whether it is a common word before a capital, by far the commonest case."""
    return (
        len(token) > 2
        and stop.line[stop.word].isupper()
        and token.isalpha()
        and token.lower() not in stop.rules.kinds
        and not token.isupper()
        and not (stop.rules.suffixes and token.endswith(stop.rules.suffixes))
        and (len(token) > 3 or _VOWEL.search(token) is not None)
    )


def _ends_quoted(stop: Stop, kind: int, closers: str, *, dotted: bool) -> bool:
    """Whether a stop before a closing mark ends: only an abbreviation in it may not."""
    caseless = not stop.line[stop.word].isupper()
    if kind & (CLOSING | TITLE) or dotted or (kind & LAST and caseless):
        return opens(stop) or (bool(_QUOTES & set(closers)) and not dotted)
    return True


def _is_label(stop: Stop, token: str) -> bool:
    """Whether the stop follows the number or letter of an item: "1. ", "B. ", "IV. "."""
    if stop.at - len(token) > stop.lead + 1:
        return False
    return (
        (token.isdigit() and len(token) < 4)
        or (len(token) == 1 and token.isalpha())
        or _is_roman(token)
        or re.fullmatch(r"\d{1,2}(?:\.\d{1,2})+", token) is not None
    )


def _joins_next(stop: Stop, token: str) -> bool:
    """Whether it is the first of several initials or parts: "J. K.", "z. B.", "EE. UU."."""
    if len(token) > 2 or not token.isalpha():
        return False
    following = _NEXT_INITIAL.match(stop.line, stop.word)
    if following is None:
        return False
    letters = following[0][:-1]
    if (token + "." + letters).lower() in stop.rules.kinds:
        return True
    if len(token) == 1:
        return len(letters) == 1
    return (
        len(letters) == 2 and token.isupper() and token[0] == token[1] and letters[0] == letters[-1]
    )


def _is_number(word: str) -> bool:
    """Whether *word*, perhaps with a unit ("2 млрд"), is a number."""
    digits = word[:1].isdigit() or word[-1:].isdigit()
    if word[-1:] == ",":
        return False
    # "54 грн/л": what is counted by is counted too.
    return digits or word == "/" or word.lower() in _MAGNITUDES or _is_roman(word)


def _is_roman(word: str) -> bool:
    return _ROMAN_TOKEN.fullmatch(word) is not None


def _number_follows(stop: Stop) -> bool:
    first = stop.line[stop.word]
    return first.isdigit() or first in _NUMBER_SIGNS


def _judge_measure(stop: Stop, kind: int, *, counted: bool) -> bool | None:
    """What the tables say of hours, years, units and dates; None when that does not settle it."""
    digit = _number_follows(stop)
    if kind & HOUR:
        zoned = stop.line[stop.after] == "(" and digit  # "4:02 a.m. (0902 GMT)"
        if zoned or next_word(stop) in stop.rules.days | _ZONES:
            return False
        return opens(stop) or not _is_dated(stop)  # "At 5 a.m. Mr. Smith went"
    if kind & LAST:
        return not digit
    if kind & ERA and (counted or kind == ERA):
        return counted and _era_ends(stop)
    if kind & UNIT and counted:
        return not digit and next_word(stop) not in _CURRENCIES
    if kind & NUMBER and (digit or _ROMAN.match(stop.line, stop.word)):
        return False
    if kind & MONTH:
        return not digit
    if kind & DAY and not (kind & TITLE and not opens(stop)):
        return not digit and next_word(stop) not in stop.rules.days
    return None


def _judge_name(stop: Stop, kind: int, before: str, token: str) -> bool | None:
    """What the tables say of titles, companies and the like; None when it is a mere word here."""
    if kind & NEVER:
        return False
    if kind & TITLE:
        street = (kind & CLOSING and before[:1].isupper()) or before[:1].isdigit()
        unlike = len(token) > 1 and (
            token.islower() or token.isupper()
        )  # "his rep. He", "a CD. It"
        return bool(street or unlike) and opens(stop)
    if kind & CLOSING:
        # "in Troy, Mich. Offices ...": within a sentence a comma would follow the state.
        return opens(stop) or (before.endswith(",") and goes_on_lower(stop))
    return None


def _judge_shape(stop: Stop, before: str, token: str) -> bool:
    """Judge a word that is in no table by its shape: an initial, an ordinal, else an end."""
    if len(token) == 1 and _LETTER.match(token):
        return _letter_ends(stop, before, token)
    if len(token) < 4 and token.istitle() and not _VOWEL_OR_DIGIT.search(token):  # "Дж. Байден"
        return opens(stop)
    if token in stop.rules.letters and token not in _WORDS_TOO:
        return False
    if stop.rules.ordinals and ((token.isdigit() and len(token) < 4) or _is_roman(token)):
        return _ordinal_ends(stop, before, token)
    return True


def _era_ends(stop: Stop) -> bool:
    """Tell "В 2020 г. Россия ..." from "... основан в 2020 г.": by how the sentence began."""
    if opens(stop):
        return True
    cased = stop.line[stop.word].isupper() and not _ROMAN.match(stop.line, stop.word)
    return cased and not _is_dated(stop)


def _is_dated(stop: Stop) -> bool:
    """Whether the sentence has only begun, and with a time."""
    first = _FIRST_WORD.match(stop.line, stop.lead)
    dated = first is not None and first[0].lower() in stop.rules.prepositions
    return dated and stop.at - stop.lead < 30


def _letter_ends(stop: Stop, before: str, letter: str) -> bool:
    """Whether a single letter is the last word ("Plan B.") rather than an initial."""
    if before and (before[-1].isdigit() or before[-1] in "°º"):
        return True
    if letter == "I" and before.isalpha() and before.islower():  # "so did I"
        return True
    return bool(before) and opens(stop)


def _ordinal_ends(stop: Stop, before: str, token: str) -> bool:
    """Whether a number ends the sentence, where a full stop may also make it an ordinal."""
    rules = stop.rules
    if stop.line[stop.word].isdigit():  # "24. 12. 1950"
        return False
    if opens(stop) or rules.kinds.get(bare(before), 0) & NUMBER or before[-1:].isdigit():
        return True
    if bare(before) in rules.letters_after:
        return True
    if not rules.determiners:
        return False
    if token.isalpha() or next_word(stop).startswith(rules.ordinal_nouns):
        return False
    return before.lower() not in rules.determiners
