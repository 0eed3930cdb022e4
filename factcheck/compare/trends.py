"""Rises and falls that two numbers tell: `5.1 percent, against 5.4 percent a year before`."""

from collections.abc import Iterator
from itertools import pairwise

from factcheck.compare.statement import Statement
from factcheck.compare.words.concept_words import COMPARATIVES
from factcheck.compare.words.polarity_words import COMPARED_WITH, EARLIER
from factcheck.text.period_words import MONTHS
from factcheck.text.quantities import find_quantities
from factcheck.text.quantity import Measure, Quantity
from factcheck.text.quantity_words import ONES

_APART = 16
"""Lexemes between two numbers that are compared."""
_LARGEST_RATIO = 4
_AFTER = 6
"""Lexemes behind the second that may say that it is of an earlier time."""
_RANKED = frozenset({"place", "places", "rank", "ranked", "spot", "position", "th", "no"})
_MONTHS = MONTHS["en"]
_NOW = frozenset({"now", "today", "currently", "stood", "stands"})
_TIME = 8
"""Lexemes on either side of a number that may tell its time."""
_BEFORE, _PRESENT = 1, 9999
_AS_FAR = 24
_NEAR_EARLIER = 6
_COMPARED = 5
"""Lexemes behind `more` among which `than` and an earlier time stand; behind `above`; and `than`
of what it is compared with."""


def find_trends(statement: Statement) -> Iterator[tuple[int, int, int]]:
    """Yield the lexemes of two numbers of which one is earlier, and 1 for a rise, or -1.

    Ranks are left out: the higher one is, the lower the number.
    """
    found = [
        quantity
        for quantity in find_quantities(statement.said, statement.language)
        if quantity.measure is not Measure.ORDINAL and not _is_bare_year(statement, quantity)
    ]
    for first, second in pairwise(found):
        now, then = first, second
        if not _are_of_a_kind(first, second):
            continue
        _, begin = statement.lexemes.between(first.start, first.end)
        end, after = statement.lexemes.between(second.start, second.end)
        if not 0 < end - begin <= _APART:
            continue
        if _is_from_to(statement, first, end):
            now, then = second, first
        elif not _is_compared(statement, begin, end, after):
            years = _time_of(statement, first), _time_of(statement, second)
            if years[0] == years[1] or not all(years):
                continue
            if years[0] < years[1]:
                now, then = second, first
        alike = max(now.value, then.value) <= _LARGEST_RATIO * min(now.value, then.value)
        if now.value != then.value and alike:
            figures = _figure_of(statement, first), _figure_of(statement, second)
            risen = (now.value > then.value) is not (now.measure is Measure.FREQUENCY)
            yield *figures, 1 if risen else -1  # every nine days is more often than every month


def _figure_of(statement: Statement, quantity: Quantity) -> int:
    """The lexeme of the number itself, behind `some` or a sign of currency."""
    first, last = statement.lexemes.between(quantity.start, quantity.end)
    figures = (at for at in range(first, last) if statement.concepts[at][:1].isdigit())
    return next(figures, first)


def _are_of_a_kind(one: Quantity, other: Quantity) -> bool:
    if one.measure is not other.measure:
        return other.measure is Measure.COUNT
    return one.measure not in (Measure.SCORE, Measure.AGE)


def _is_from_to(statement: Statement, first: Quantity, end: int) -> bool:
    at, _ = statement.lexemes.between(first.start, first.end)
    words = [statement.lexemes.word(to) for to in range(at - 2, end)]
    return words[1] == "from" and "to" in words[2:] and _RANKED.isdisjoint(words)


def _is_compared(statement: Statement, begin: int, end: int, after: int) -> bool:
    lexemes = statement.lexemes
    between = [lexemes.word(at) for at in range(begin, end)]
    if COMPARED_WITH.isdisjoint(between) or "." in between or lexemes.word(after) in COMPARATIVES:
        return False
    if "instead" in between:
        return True
    behind = (*between, *(lexemes.word(at) for at in range(after, after + _AFTER)))
    return any(word in EARLIER or word in _MONTHS or _is_year(word) for word in behind)


def _time_of(statement: Statement, quantity: Quantity) -> int:
    """The year that stands nearest to a number in its clause, a late one for now; 0 for none."""
    lexemes = statement.lexemes
    first, after = lexemes.between(quantity.start, quantity.end)
    if lexemes.phrase(first - 2, 2) == "had been":
        return _BEFORE
    for way, begin in ((1, after), (-1, first - 1)):
        for at in range(begin, begin + way * _TIME, way):
            word = lexemes.word(at)
            if word in (";", ".", ":", "while", "but") or (word == "," and way > 0):
                break
            if _is_year(word):
                return int(word)
            if word in _NOW or (word in ("last", "this") and lexemes.word(at + 1) == "year"):
                return _PRESENT
    return 0


def _is_bare_year(statement: Statement, quantity: Quantity) -> bool:
    return _is_year(statement.said[quantity.start : quantity.end]) and 1800 < quantity.value < 2100


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()


def compares_with_before(statement: Statement, at: int) -> bool:
    """Return whether it is compared with an earlier time: `more freight than the year before`."""
    lexemes = statement.lexemes
    behind = [lexemes.word(to) for to in range(at + 1, at + 1 + _AS_FAR)]
    if "than" not in behind:
        return False
    compared = behind[behind.index("than") + 1 :]
    if not compared[:1] or compared[0][:1].isdigit():  # "more than 40"
        return False
    return any(word in EARLIER or word in MONTHS["en"] or _is_year(word) for word in compared)


def compares(statement: Statement, at: int) -> bool:
    """Return whether it tells which of two is greater: `more than the company found`."""
    words = [statement.lexemes.word(to) for to in range(at + 1, at + 2 + _COMPARED)]
    if "than" not in words:
        return False
    following = words[words.index("than") + 1 :]
    return bool(following) and following[0].isalpha() and following[0] not in ONES


def is_beside_before(statement: Statement, at: int) -> bool:
    """Return whether it is `below` in `2 percent below those of the previous year`."""
    if statement.lexemes.word(at) not in ("above", "below"):
        return False
    return any(
        statement.lexemes.word(to) in EARLIER for to in range(at + 1, at + 1 + _NEAR_EARLIER)
    )
