"""Quantities that are not told by a number and a unit: shares, dozens, scores, factors."""

from dataclasses import replace

from factcheck.text.frequencies import read_frequency
from factcheck.text.lexemes import Lexemes
from factcheck.text.number_words import NumberWords
from factcheck.text.numerals import Numeral, read_numeral
from factcheck.text.quantity import Bound, Measure, Quantity, make_quantity
from factcheck.text.quantity_words import (
    DASHES,
    FACTORS,
    LASTING,
    NOT_COUNTED,
    ORDINALS,
    OWN,
    PAIRS,
    REACHING,
    RUNNERS,
    SCORING,
    TENS,
    VAGUE,
)
from factcheck.text.unit_words import CENTS, CURRENCIES, UNITS
from factcheck.text.units import read_unit

_OUT_OF = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000})
"""Numbers of which one tells a share: "nine out of ten", but not "three in 17"."""
_IN_EVERY = tuple(
    f"{link} {each}" for link in ("in", "of", "out of", "on") for each in ("every", "each", "the")
)
_AFTERWARDS = {
    "or more": Bound.OVER,
    "or so": Bound.ABOUT,
    "- odd": Bound.ABOUT,
    "or fewer": Bound.UNDER,
    "or less": Bound.UNDER,
    "+": Bound.OVER,
}
_UNCOUNTED = frozenset({"not", "without", "never", "nor"})
_SINGLE_OF_ITS_KIND = frozenset(
    "currency market mother mothers father parent parents room bed payer storey file lane".split()
)
"""What `a single` is a kind of, and no number."""
_PARTS = frozenset({"early", "mid", "late"})
_YEAR = UNITS["year"][1]
_SIZES = frozenset("size length height width weight price cost population".split())
_ONE_POINT = ("a point", "a percentage point", "a per cent", "a percent")
_MOST_SCORED = 1000
_AROUND = 6
"""Words on either side of a score that may say what it is of."""


def read_form(lexemes: Lexemes, at: int, words: NumberWords) -> tuple[Quantity, int] | None:
    """Return the quantity of one of these forms that begins at *at*, and the lexeme after it."""
    number = read_numeral(lexemes, at, words) if at < len(lexemes) else None
    plain = number if number and _is_plain(number) else None
    if words.words:
        found = (
            read_frequency(lexemes, at, words, number)
            or _read_part(lexemes, at, words, number)
            or _read_every(lexemes, at)
            or _read_pence(lexemes, at, plain)
            or _read_share(lexemes, at, words, plain)
            or _read_vague(lexemes, at)
            or _read_pair(lexemes, at)
            or _read_single(lexemes, at)
            or _read_second(lexemes, at)
            or _read_decade_of_life(lexemes, at)
            or _read_factor(lexemes, at)
        )
        if found:
            return found
    return _read_score(lexemes, at, words, plain)


def _read_share(
    lexemes: Lexemes, at: int, words: NumberWords, first: Numeral | None
) -> tuple[Quantity, int] | None:
    """`four in ten`, `9 out of 10`, `one in every five`, `one household in eight`."""
    if first is None:
        return None
    end = first.end
    if first.value == 1 and lexemes.word(end).isalpha() and lexemes.word(end + 1) == "in":
        end += 1
    joint = lexemes.match(end, ("in", "in every", "out of", "out of every"), 3)
    second = _read_plain(lexemes, end + joint, words) if joint else None
    if second is None or second.value not in _OUT_OF or not 0 < first.value < second.value:
        return None
    if lexemes.word(second.end).rstrip("s") in UNITS:  # "two in five years"
        return None
    share = 100 * first.value / second.value
    step = 5.0 if second.value <= 10 else 1.0  # as of fractions
    made = make_quantity(lexemes, (at, second.end), Measure.PERCENT, share, step=step)
    return made, second.end


def _read_every(lexemes: Lexemes, at: int) -> tuple[Quantity, int] | None:
    """`every fifth household`, but not `every third year`."""
    each = ORDINALS.get(lexemes.word(at + 1), 0)
    following = lexemes.word(at + 2)
    if lexemes.word(at) != "every" or each < 2 or not following.isalpha():
        return None
    if following in ("time", "morning", "evening") or following.rstrip("s") in UNITS:
        return None
    return make_quantity(lexemes, (at, at + 2), Measure.PERCENT, 100 / each, step=5.0), at + 2


def read_one(
    lexemes: Lexemes, at: int, words: NumberWords, count: float = 1.0
) -> tuple[Quantity, int] | None:
    """`an hour`, `a mile`: that unit *count* times, whose span begins with the article."""
    if lexemes.word(at) not in ("a", "an") or not words.words:
        return None
    unit = read_unit(lexemes, at + 1, words)
    if unit.measure in (Measure.COUNT, Measure.PERCENT, Measure.POINTS, Measure.MONEY):
        return None
    value = count * unit.size
    made = make_quantity(lexemes, (at, unit.end), unit.measure, value, step=value / 10)
    return replace(made, unit=unit.name), unit.end


def _read_part(
    lexemes: Lexemes, at: int, words: NumberWords, part: Numeral | None
) -> tuple[Quantity, int] | None:
    """`half an hour`, `a quarter of a mile`, `an hour and a half`, `half a point`."""
    if whole := read_one(lexemes, at, words):
        if lexemes.phrase(whole[1], 3) != "and a half":
            lasting = lexemes.word(at - 1) in LASTING and lexemes.word(whole[1]) not in REACHING
            lasting |= _goes_on(lexemes, whole[1], words)
            return whole if lasting and whole[0].measure is Measure.DURATION else None
        more = read_one(lexemes, at, words, 1.5)
        end = whole[1] + 3
        return (replace(more[0], end=lexemes[end - 1].end), end) if more else None
    if part is None or not part.fraction:
        return None
    begin = part.end + (lexemes.word(part.end) == "of")
    if points := lexemes.match(begin, _ONE_POINT, 3):
        end = begin + points
        return make_quantity(lexemes, (at, end), Measure.POINTS, part.value), end
    found = read_one(lexemes, begin, words, part.value)
    return (replace(found[0], start=lexemes[at].start), found[1]) if found else None


def _goes_on(lexemes: Lexemes, at: int, words: NumberWords) -> bool:
    """Whether a smaller unit follows: `a flight of an hour and ten minutes`."""
    more = read_numeral(lexemes, at + 1, words) if lexemes.word(at) == "and" else None
    return more is not None and read_unit(lexemes, more.end, words).measure is Measure.DURATION


def _read_pence(lexemes: Lexemes, at: int, part: Numeral | None) -> tuple[Quantity, int] | None:
    """`11p in every pound`, `40 cents of each dollar`: a share."""
    if part is None or lexemes.word(part.end) not in CENTS or part.value >= 100:
        return None
    joint = lexemes.match(part.end + 1, _IN_EVERY, 3)
    end = part.end + 1 + joint
    if not joint or lexemes.word(end) not in CURRENCIES:
        return None
    made = make_quantity(lexemes, (at, end + 1), Measure.PERCENT, part.value)
    return made, end + 1


def _read_plain(lexemes: Lexemes, at: int, words: NumberWords) -> Numeral | None:
    """A whole number without magnitude."""
    found = read_numeral(lexemes, at, words) if at < len(lexemes) else None
    return found if found and _is_plain(found) else None


def _is_plain(number: Numeral) -> bool:
    return not (number.scaled or number.fraction or number.ordinal or number.step < 1)


def _read_vague(lexemes: Lexemes, at: int) -> tuple[Quantity, int] | None:
    """`dozens`, `several hundred`, `a few years`."""
    length = lexemes.match(at, VAGUE, 3)
    if not length:
        return None
    low, high = VAGUE[lexemes.phrase(at, length)]
    end, measure, size = at + length, Measure.COUNT, 1.0
    unit = lexemes.word(end).removesuffix("s")
    if unit in UNITS and UNITS[unit][0] is Measure.DURATION:
        measure, size = UNITS[unit]
        end += 1
    made = make_quantity(lexemes, (at, end), measure, low * size, bound=Bound.VAGUE)
    return replace(made, high=high * size), end


def _read_pair(lexemes: Lexemes, at: int) -> tuple[Quantity, int] | None:
    end = at + lexemes.match(at, PAIRS, 3)
    return (make_quantity(lexemes, (at, end), Measure.COUNT, 2.0), end) if end > at else None


def _read_single(lexemes: Lexemes, at: int) -> tuple[Quantity, int] | None:
    """`a single term`, but no `not a single one`, `a single currency`, `a hit single`."""
    if lexemes.phrase(at, 2) != "a single" or lexemes.word(at - 1) in _UNCOUNTED:
        return None
    following = lexemes.word(at + 2)
    if not following.isalpha() or following in NOT_COUNTED or following in _SINGLE_OF_ITS_KIND:
        return None  # "released a single in May"
    return make_quantity(lexemes, (at, at + 2), Measure.COUNT, 1.0), at + 2


def _read_decade_of_life(lexemes: Lexemes, at: int) -> tuple[Quantity, int] | None:
    """`in his thirties`, `in her early 40s`: an age."""
    if lexemes.word(at) not in OWN or lexemes.word(at - 1) != "in":
        return None
    to = at + 1 + (lexemes.word(at + 1) in _PARTS)
    figures = lexemes.word(to) if lexemes.word(to + 1) == "s" and lexemes.is_glued(to + 1) else ""
    years = TENS.get(lexemes.word(to).removesuffix("ies") + "y", 0)
    if figures.isdigit() and figures.endswith("0") and len(figures) == 2:
        years, to = int(figures), to + 1
    if not years:
        return None
    span = at, to + 1
    made = make_quantity(lexemes, span, Measure.AGE, (years + 5) * _YEAR, bound=Bound.RANGE)
    return replace(made, low=years * _YEAR, high=(years + 9.99) * _YEAR), to + 1


def _read_second(lexemes: Lexemes, at: int) -> tuple[Quantity, int] | None:
    """`the runner-up`."""
    if lexemes.word(at) not in RUNNERS or lexemes.phrase(at + 1, 2) != "- up":
        return None
    return make_quantity(lexemes, (at, at + 3), Measure.ORDINAL, 2.0), at + 3


def _read_factor(lexemes: Lexemes, at: int) -> tuple[Quantity, int] | None:
    value = FACTORS.get(lexemes.word(at))
    if lexemes.word(at) == "half" and _compares_sizes(lexemes, at + 1):
        return make_quantity(lexemes, (at, at + 1), Measure.FACTOR, 0.5), at + 1
    if value is None:
        return None
    return make_quantity(lexemes, (at, at + 1), Measure.FACTOR, value), at + 1


def _compares_sizes(lexemes: Lexemes, at: int) -> bool:
    """Whether `half` goes on as `the size of`, `as big as`."""
    if lexemes.word(at) == "the":
        return lexemes.word(at + 1) in _SIZES
    return lexemes.word(at) == "as" and lexemes.word(at + 1).isalpha()


def _read_score(
    lexemes: Lexemes, at: int, words: NumberWords, first: Numeral | None
) -> tuple[Quantity, int] | None:
    """`7-2`, `7 to 2`, `seven votes to two`, `86 votes against 79`, of votes or a match."""
    if first is None or first.value > _MOST_SCORED or lexemes.word(at - 1) == "from":
        return None
    counted = lexemes.word(first.end) in ("votes", "vote")
    joint = first.end + counted
    join = lexemes.word(joint)
    joining = ("to", "against") if counted else ("to",)
    if join not in (*DASHES, *joining) or (join in joining) == lexemes.is_glued(joint):
        return None
    second = _read_plain(lexemes, joint + 1, words)
    if second is None or second.value > _MOST_SCORED:
        return None
    if not counted and not _is_scoring(lexemes, at, second.end):
        return None
    if read_unit(lexemes, second.end, words).measure is not Measure.COUNT:
        return None
    made = make_quantity(lexemes, (at, second.end), Measure.SCORE, first.value)
    return replace(made, high=second.value), second.end


def _is_scoring(lexemes: Lexemes, at: int, end: int) -> bool:
    around = (*range(at - _AROUND, at), *range(end, end + _AROUND))
    return any(lexemes.word(other) in SCORING for other in around)


def bound_behind(lexemes: Lexemes, at: int, bound: Bound) -> tuple[Bound, int]:
    """Return what `40 or more`, `100+` do to a number before *at*, and the lexeme after them."""
    length = lexemes.match(at, _AFTERWARDS, 2) if bound is Bound.EXACT else 0
    return (_AFTERWARDS[lexemes.phrase(at, length)], at + length) if length else (bound, at)
