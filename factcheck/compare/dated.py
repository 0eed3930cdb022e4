"""The dates and times of a sentence with what they are about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.compare.statement import Statement, context_of
from factcheck.text.period import Period, is_future
from factcheck.text.period_words import DAYS_FROM_NOW
from factcheck.text.periods import find_periods
from factcheck.text.quotations import pair_quotes

_SAYING = frozenset(
    "said says say told announced wrote reported added confirmed statement "
    "published release warned insisted argued claimed acknowledged public revealed disclosed "
    "unveiled".split()
)
_DOCUMENTS = frozenset(
    "notice letter ruling statement release bulletin briefing interview memo".split()
)
"""What bears the date of its own making: `in her ruling of 6 March`."""
_BETWEEN = frozenset({"of", "dated", "from"})
_PASSIVE = frozenset({"was", "were", "been", "be"})
"""Words behind which one is told something, rather than tells it."""
_LIMITS = frozenset({"until", "till", "by", "since", "before", "after", "from"})
_NEAR = 3
_ARTICLES = frozenset({"the", "its", "their"})
_LONGEST_NAME = 5
"""Words of what a date tells apart, with the article: `since the flood of 2013`."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A period in its sentence."""

    period: Period
    context: dict[str, float]
    reported: bool
    """Whether it is when somebody said it, rather than when it happened."""
    limit: str | None
    """What makes it the beginning or the end of something: `until`, `since`."""
    future: bool | None
    """Whether it was to come when the sentence was published, or the clause says so; None for a
    year or a month that was then going on."""


def read_dates(statement: Statement, published: date | None) -> list[Dated]:
    """Return the dates and times of a statement with what they are about."""
    found = find_periods(statement.said, published, statement.language)
    found = [period for period in found if not _is_spoken(statement, period)]
    return [
        Dated(
            period,
            context_of(statement, period.start, period.end),
            _is_reported(statement, period),
            _limit_of(statement, period),
            _is_to_come(statement, period, published),
        )
        for period in found
    ]


def _is_spoken(statement: Statement, period: Period) -> bool:
    """Whether it is reckoned from when somebody said it: a `tomorrow` in quotation marks."""
    if statement.said[period.start : period.end].lower() not in DAYS_FROM_NOW:
        return False
    pairs = pair_quotes(statement.said).pairs
    return any(pair.start < period.start and period.end < pair.end for pair in pairs)


def named_in(statement: Statement, dates: Sequence[Dated]) -> set[str]:
    """Return the concepts of the words that the dates consist of."""
    spans = [statement.lexemes.between(it.period.start, it.period.end) for it in dates]
    return {concept for span in spans for concept in statement.concepts[slice(*span)]}


def _is_to_come(statement: Statement, period: Period, published: date | None) -> bool | None:
    if published and period.first and period.last:
        going_on = period.first <= published <= period.last and period.first < period.last
        return None if going_on else period.first > published
    return is_future(statement.lexemes, statement.lexemes.between(period.start, period.end)[0])


def _is_reported(statement: Statement, period: Period) -> bool:
    first, last = statement.lexemes.between(period.start, period.end)
    around = [*range(max(0, first - _NEAR), first), last, last + 1]
    made = statement.lexemes.word(first - 1) in _BETWEEN
    of_document = made and statement.lexemes.word(first - 2) in _DOCUMENTS
    return of_document or any(
        statement.lexemes.word(at) in _SAYING and statement.lexemes.word(at - 1) not in _PASSIVE
        for at in around
    )


def _limit_of(statement: Statement, period: Period) -> str | None:
    """The word before it that makes it the beginning or the end of something: `until`."""
    first, _ = statement.lexemes.between(period.start, period.end)
    word = statement.lexemes.word(first - 1 - (statement.lexemes.word(first - 1) == "the"))
    if word == "of":  # "since the collision of 2013"
        named = range(first - 2, first - 2 - _LONGEST_NAME, -1)
        article = next((at for at in named if statement.lexemes.word(at) in _ARTICLES), first)
        word = statement.lexemes.word(article - 1)
    return word if word in _LIMITS else None
