"""The quantities of a sentence: what number, of what measure.

One pass over the lexemes, each reading of bounded length, so the time grows with the text alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from factcheck.text.counted import is_age, is_count, is_name
from factcheck.text.frequencies import FREQUENCY_WORDS, is_done_as
from factcheck.text.lexemes import Form, Lexeme, Lexemes, read_lexemes
from factcheck.text.number_words import NumberWords, number_words
from factcheck.text.numerals import Numeral, read_numeral
from factcheck.text.quantity import Bound, Measure, Quantity, bind_quantity, make_quantity
from factcheck.text.quantity_forms import bound_behind, read_form, read_one
from factcheck.text.quantity_words import (
    COMPARING,
    DASHES,
    FACTORS,
    GOING,
    ONES,
    ORDINALS,
    OWN,
    PAIRS,
    RUNNERS,
    TAKING,
    TENS,
    VAGUE,
)
from factcheck.text.unit_words import CENTS, CURRENCIES, UNITS
from factcheck.text.units import Unit, read_currency_before, read_unit

MOST = 30
"""Quantities of one sentence that are read; a table has more, and no sentence."""
_YEAR = 365.25
_FROM = 2
_AGE = 4
"""Words before a number of years among which `age` makes it one."""
_BETWEEN = frozenset({"between", "zwischen", "entre"})
_NOT = frozenset({"not", "never"})
_AND = frozenset({"and", "und", "et", "y"})


def find_quantities(
    text: str, language: str = "en", taken: Sequence[tuple[int, int]] = ()
) -> list[Quantity]:
    """Return the quantities of *text* in their order, disjoint, the first MOST of them.

    Left out are numbers that count nothing: years, telephone numbers, the number of a section, a
    flight or a road.

    Args:
        language: ISO 639-1 code; by it commas and words are read, those of English best.
        taken: spans where other values stand, such as dates; no quantity is read there.
    """
    lexemes, words = _masked(read_lexemes(text), taken), number_words(language)
    starts = _starting_words(words)
    found: list[Quantity] = []
    at = 0
    while at < len(lexemes) and len(found) < MOST:
        lexeme = lexemes[at]
        may_start = lexeme.form is not Form.WORD or lexeme.lower in starts
        read = _read_at(lexemes, at, words) if may_start else None
        if read is None:
            at += 1
            continue
        quantity, end = read
        if quantity is not None:
            joined = _join(text, found[-1], quantity) if found else None
            found[-1:] = [joined] if joined else [*found[-1:], quantity]
        at = max(end, at + 1)
    return found


def _join(text: str, one: Quantity, other: Quantity) -> Quantity | None:
    """One quantity told in two units: `an hour and fifty minutes`, `5 feet 6 inches`."""
    if text[one.end : other.start].strip() not in ("", "and") or one.measure is not other.measure:
        return None
    larger, smaller = (
        UNITS.get(it.unit, UNITS.get(it.unit.removesuffix("s"))) for it in (one, other)
    )
    if not larger or not smaller or not smaller[1] <= other.value < larger[1] <= one.value:
        return None
    if not one.bound is other.bound is Bound.EXACT:
        return None
    value = one.value + other.value
    return replace(one, low=value, high=value, value=value, step=other.step, end=other.end)


def _masked(lexemes: Lexemes, taken: Sequence[tuple[int, int]]) -> Lexemes:
    """Put a mark that means nothing in place of what is taken, and of telephone numbers."""
    kept, calling = [], False
    for lexeme in lexemes:
        if lexeme.text == "+" and not lexeme.glued:
            calling = True
        elif lexeme.form is not Form.NUMERAL and lexeme.text not in "-()":
            calling = False
        if calling or any(start < lexeme.end and lexeme.start < end for start, end in taken):
            kept.append(Lexeme("\0", "\0", Form.MARK, lexeme.start, lexeme.end, glued=False))
        else:
            kept.append(lexeme)
    return Lexemes(kept)


@cache
def _starting_words(words: NumberWords) -> frozenset[str]:
    """All words with which a quantity can begin."""
    phrases = [*words.bounds, *words.percent, *CURRENCIES, *_BETWEEN, "minus"]
    if words.words:
        phrases += [*ONES, *TENS, *ORDINALS, *FACTORS, *VAGUE, *PAIRS, "a", "an", "half"]
        phrases += [*FREQUENCY_WORDS, *RUNNERS, *OWN]
        phrases += ["us", "au", "ca", "nz", "hk", "c"]  # before a "$"
    return frozenset(phrase.split()[0] for phrase in phrases)


def _read_at(lexemes: Lexemes, at: int, words: NumberWords) -> tuple[Quantity | None, int] | None:
    """Return the quantity that begins at *at* and the lexeme after it; no quantity to pass over."""
    if form := read_form(lexemes, at, words):
        return form
    if lexemes.word(at) in _BETWEEN and (ranged := _read_between(lexemes, at, words)):
        return ranged
    length = lexemes.match(at, words.bounds, words.longest_bound)
    if lexemes.word(at) == "up" and lexemes.word(at - 1) in GOING:
        return None  # "goes up to 40"
    if lexemes.word(at) == "over" and lexemes.word(at - 1) in TAKING:
        return None
    if not length:
        return _read_amount(lexemes, at, at, words)
    bound = words.bounds[lexemes.phrase(at, length)]
    if bound is Bound.OVER and lexemes.word(at - 1) in _NOT:
        bound = Bound.UNDER  # "will not exceed 40"
    if form := read_form(lexemes, at + length, words):
        return bind_quantity(form[0], bound, lexemes[at].start), form[1]
    if one := read_one(lexemes, at + length, words):
        return bind_quantity(one[0], bound, lexemes[at].start), one[1]
    return _read_amount(lexemes, at, at + length, words, bound)


def _read_between(
    lexemes: Lexemes, at: int, words: NumberWords
) -> tuple[Quantity | None, int] | None:
    """`between 40 and 60`, `between 3 and 4 million`."""
    first = _read_amount(lexemes, at + 1, at + 1, words)
    if first is None or first[0] is None or lexemes.word(first[1]) not in _AND:
        return None
    joint = first[1] + 1
    second = _read_amount(lexemes, joint, joint, words)
    if second is None or second[0] is None:
        return None
    low, high = first[0].value, second[0].value
    if second[0].measure is Measure.TEMPERATURE and first[0].measure is Measure.COUNT:
        low = _celsius(low, second[0].unit)
    elif first[0].measure is Measure.COUNT and low < _unscaled(lexemes, joint, words, high):
        low *= high / _unscaled(lexemes, joint, words, high)
    start = lexemes[at].start
    ranged = replace(second[0], low=low, high=high, value=(low + high) / 2, start=start)
    return replace(ranged, bound=Bound.RANGE), second[1]


def _unscaled(lexemes: Lexemes, at: int, words: NumberWords, scaled: float) -> float:
    """The number at *at* without its magnitude; *scaled* when it has none."""
    bare = read_numeral(Lexemes(lexemes[at : at + 1]), 0, words) if at < len(lexemes) else None
    return bare.value if bare and bare.value else scaled


def _read_amount(
    lexemes: Lexemes, at: int, begin: int, words: NumberWords, bound: Bound = Bound.EXACT
) -> tuple[Quantity | None, int] | None:
    """A number with its unit from *begin*, the quantity beginning at *at*."""
    currency, begin = read_currency_before(lexemes, begin)
    percent = lexemes.word(begin) in ("%", "yüzde") and not lexemes.is_glued(begin)
    begin += percent
    minus = lexemes.word(begin) in ("minus", "-", "−") and not lexemes.is_glued(begin)
    begin += minus
    numeral = read_numeral(lexemes, begin, words) if begin < len(lexemes) else None
    if numeral is None:
        return None
    if not currency and not percent and is_name(lexemes, begin, numeral, words):
        return None, numeral.end
    low, numeral = _read_range(lexemes, numeral, words)
    if (
        low is None
        and not currency
        and not percent
        and (first := _read_first(lexemes, at, numeral, words))
    ):
        return first
    if currency:
        unit = Unit(Measure.MONEY, 1.0, currency, numeral.end)
    elif percent:
        unit = Unit(Measure.PERCENT, 1.0, "%", numeral.end)
    else:
        unit = _unit_of(lexemes, begin, numeral, words)
    if unit.measure is Measure.DURATION and "age" in map(lexemes.word, range(at - _AGE, at)):
        unit = replace(unit, measure=Measure.AGE)
    if unit.measure is Measure.COUNT and not is_count(lexemes, begin, numeral):
        return None, numeral.end
    bound, end = bound_behind(lexemes, unit.end, bound)
    sign = -1 if minus else 1
    value = numeral.value if low is not None else sign * numeral.value
    made = _convert(lexemes, (at, end), unit, value, numeral.step, bound)
    if low is not None:
        least = _convert(lexemes, (at, end), unit, sign * low, numeral.step, bound).value
        made = replace(
            made, low=least, high=made.value, value=(least + made.value) / 2, bound=Bound.RANGE
        )
    return made, end


def _convert(
    lexemes: Lexemes, span: tuple[int, int], unit: Unit, value: float, step: float, bound: Bound
) -> Quantity:
    """The quantity in the basic unit; a minus counts for temperatures only."""
    name = unit.name
    value = (value if unit.measure is Measure.TEMPERATURE else abs(value)) * unit.size
    if unit.measure is Measure.TEMPERATURE:
        value = _celsius(value, name)
    elif unit.measure is Measure.MONEY and name in CENTS:
        value, name = value / 100, ""
    step *= unit.size
    return make_quantity(lexemes, span, unit.measure, value, step=step, bound=bound, unit=name)


def _celsius(degrees: float, scale: str) -> float:
    return (degrees - 32) * 5 / 9 if scale == "F" else degrees


def _read_range(
    lexemes: Lexemes, numeral: Numeral, words: NumberWords
) -> tuple[float | None, Numeral]:
    """`40-60 people`, `40 to 60 percent`: the low end, and the numeral of the high one.

    Behind `from` they tell of a change, which is no range.
    """
    at = numeral.end
    if lexemes.word(at) not in (*DASHES, "to") or at + 1 >= len(lexemes):
        return None, numeral
    if numeral.fraction or numeral.ordinal or "from" in map(lexemes.word, range(at - 5, at)):
        return None, numeral
    high = read_numeral(lexemes, at + 1, words)
    if high is None or high.ordinal or high.fraction:
        return None, numeral
    low = numeral.value
    if high.scaled and high.value and not numeral.scaled:
        low *= high.value / _unscaled(lexemes, at + 1, words, high.value)
    return (low, high) if low < high.value else (None, numeral)


def _read_first(
    lexemes: Lexemes, at: int, numeral: Numeral, words: NumberWords
) -> tuple[Quantity, int] | None:
    """The first number of `from 2.4 to 3.9 billion`, with what goes with the second."""
    joint = numeral.end
    if numeral.scaled or numeral.ordinal or lexemes.word(joint) != "to":
        return None
    if "from" not in map(lexemes.word, range(at - _FROM, at)):
        return None
    second = _read_amount(lexemes, joint + 1, joint + 1, words)
    if second is None or second[0] is None or second[0].bound is not Bound.EXACT:
        return None
    if second[0].measure is Measure.TEMPERATURE:
        return None
    bare = _unscaled(lexemes, joint + 1, words, second[0].value)
    size = second[0].value / bare if bare else 1.0
    made = make_quantity(
        lexemes,
        (at, joint),
        second[0].measure,
        numeral.value * size,
        step=numeral.step * size,
        unit=second[0].unit,
    )
    return made, joint


def _unit_of(lexemes: Lexemes, at: int, numeral: Numeral, words: NumberWords) -> Unit:
    """The unit of the numeral that begins at *at*, by what stands behind it, or else around."""
    if numeral.ordinal:
        return Unit(Measure.ORDINAL, 1.0, "", numeral.end)
    unit = read_unit(lexemes, numeral.end, words)
    if unit.measure is not Measure.COUNT:
        return unit
    if numeral.fraction:
        return Unit(Measure.PERCENT, 100.0, "", unit.end)
    if is_age(lexemes, at, numeral):
        return Unit(Measure.AGE, _YEAR, "", unit.end)
    after = lexemes.word(numeral.end)
    compared = after == "times" and lexemes.word(numeral.end + 1) in COMPARING
    compared &= not is_done_as(lexemes, numeral.end + 1)
    if compared or (after in DASHES and lexemes.word(numeral.end + 1) == "fold"):
        return Unit(Measure.FACTOR, 1.0, "", unit.end + 1 + (not compared))
    return unit
