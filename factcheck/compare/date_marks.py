"""Which date of a passage answers a date of the claim, and whether the two agree."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.compare.date_agreement import agree, is_slip
from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.statement import Statement, context_of, coverage, similarity, sureness
from factcheck.text.period import Grain, Period, is_future
from factcheck.text.period_words import DAYS_FROM_NOW
from factcheck.text.periods import find_periods
from factcheck.text.quotations import pair_quotes

_SURE = 0.5
"""From which sum of signs a difference between two dates is told."""
_OF_ANOTHER_GRAIN = 0.3
_SLIP = 0.45
"""How much surer it must be when one is a day and the other a year, and how much less when one may
be a slip of the pen for the other."""
_SAME_MONTH = 0.2
_SAME_LIMIT = 0.2
"""How much less for two days of one month, and where both are told with `until`, say."""
_SAME_EVENT, _A_MONTH = 0.6, 31
"""How alike the words around a date to come and a past one must be if more days lie between: what
was to come when the one was published may be past for the other."""
_SAYING = frozenset(
    "said says say told announced wrote reported added confirmed statement spokesman spokeswoman "
    "published release warned insisted argued claimed acknowledged".split()
)
_DOCUMENTS = frozenset(
    "notice letter ruling statement release bulletin briefing interview memo".split()
)
"""What bears the date of its own making: `in her ruling of 6 March`."""
_BETWEEN = frozenset({"of", "dated", "from"})
_PASSIVE = frozenset({"was", "were", "been", "be"})
"""Words behind which one is told something, rather than tells it."""
_LIMITS = frozenset({"until", "till", "by", "since", "before", "after", "from"})
_SHORT = frozenset({Grain.DAY, Grain.WEEK})
_LONG = frozenset({Grain.YEAR, Grain.DECADE})
_COMPARING = frozenset({"against", "compared", "than"})
_BOUNDING = frozenset({"later", "earlier", "sooner"})
_NEAR = 3
_GAP = 0.05


@dataclass(frozen=True, slots=True)
class Dated:
    """A period in its sentence."""

    period: Period
    context: dict[str, float]
    reported: bool
    """Whether it is when somebody said it, rather than when it happened."""
    compared: bool
    """Whether only a number is of it with which another is compared: `against 27 a year ago`."""
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
            _is_compared(statement, period),
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


def mark_dates(
    claim: Statement,
    passage: Statement,
    ours: Sequence[Dated],
    theirs: Sequence[Dated],
    gaps: Collection[float] = (),
) -> Iterator[Mark]:
    """Yield a mark for each date of the claim that has a counterpart in the passage.

    The best pairs come first; a date once paired is free only for others that agree with it.

    Args:
        gaps: days that only one of the two tells of: dates so far apart may both be true, as when
            a line opens "in 2031, three years late".
    """
    pairs = sorted(
        (
            (_score(one, other), -at, -to)
            for at, one in enumerate(ours)
            for to, other in enumerate(theirs)
        ),
        reverse=True,
    )
    shared = coverage(claim, passage, named_in(claim, ours) | named_in(passage, theirs))
    done: set[int] = set()
    used: set[int] = set()
    for score, at, to in pairs:
        if score <= 0 or -at in done:
            continue
        one, other = ours[-at], theirs[-to]
        agreement = agree(one.period, other.period)
        if agreement is None:
            continue
        if agreement is Agreement.DIFFER:
            left = _is_left(one, ours, done) and _is_left(other, theirs, used)
            if -to in used or _is_told(one.period, other.period, gaps):
                continue
            if _is_left_behind(passage, theirs, -to) and one.limit != "from":
                continue
            if not _convinces(one, other, shared, left):
                continue
        done.add(-at)
        used.add(-to)
        yield _mark(claim, passage, one.period, other.period, agreement)


def _is_left(one: Dated, among: Sequence[Dated], paired: set[int]) -> bool:
    """Whether no other date could be meant: those not paired are of something said, or to come."""
    return not any(
        other is not one
        and at not in paired
        and other.reported is one.reported
        and (other.period.grain is Grain.CLOCK) is (one.period.grain is Grain.CLOCK)
        and {one.future, other.future} != {True, False}
        for at, other in enumerate(among)
    )


def _is_left_behind(statement: Statement, dates: Sequence[Dated], at: int) -> bool:
    """Whether it is the first of `put off from May to June`."""
    if dates[at].limit != "from" or at + 1 == len(dates):
        return False
    between = statement.said[dates[at].period.end : dates[at + 1].period.start]
    return between.strip() == "to"


def _is_vague(period: Period) -> bool:
    """Whether it is told by the day of the week, not of the month."""
    return period.weekday >= 0


def _score(one: Dated, other: Dated) -> float:
    agreement = agree(one.period, other.period)
    if agreement is None:
        return 0.0
    alike = similarity(one.context, other.context)
    value = {Agreement.SAME: 2.0, Agreement.CLOSE: 0.6, Agreement.DIFFER: 0.0}[agreement]
    grain = 0.5 * (one.period.grain is other.period.grain)
    form = 0.4 * (_is_vague(one.period) is _is_vague(other.period))
    role = 0.5 * (one.reported is other.reported)
    return 0.1 + value + grain + form + role + 2.0 * alike


def _is_told(one: Period, other: Period, gaps: Collection[float]) -> bool:
    if one.first is None or other.first is None:
        return False
    apart = abs((one.first - other.first).days)
    return any(abs(apart - gap) <= _GAP * gap for gap in gaps)


def _convinces(one: Dated, other: Dated, shared: float, left: bool) -> bool:
    """Whether two dates are so much of the same event that a difference is worth telling.

    Args:
        shared: the share of words that the two sentences have in common.
        left: whether neither sentence has another date to compare.
    """
    if one.reported is not other.reported or one.compared is not other.compared:
        return False
    alike = similarity(one.context, other.context)
    turned = {one.future, other.future} == {True, False}
    if turned and alike < _SAME_EVENT and not _are_near(one.period, other.period):
        return False
    needed = _SURE + _OF_ANOTHER_GRAIN * _are_unlike(one.period.grain, other.period.grain)
    needed -= max(
        _SLIP * is_slip(one.period, other.period),
        _SAME_MONTH * (left and _are_of_one_month(one.period, other.period)),
    )
    needed -= _SAME_LIMIT * (one.limit is not None and one.limit == other.limit)
    return sureness(alike, shared, left) >= needed


def _are_near(one: Period, other: Period) -> bool:
    if one.first is None or other.first is None:
        return False
    return abs((one.first - other.first).days) <= _A_MONTH


def _are_of_one_month(one: Period, other: Period) -> bool:
    """Whether both are days told by their number, of one month."""
    if one.first is None or other.first is None or not one.grain is other.grain is Grain.DAY:
        return False
    told = one.weekday < 0 and other.weekday < 0
    return told and (one.first.year, one.first.month) == (other.first.year, other.first.month)


def _are_unlike(one: Grain, other: Grain) -> bool:
    """Whether one is a day or a week and the other a year or more."""
    return any(it in _SHORT for it in (one, other)) and any(it in _LONG for it in (one, other))


def _is_to_come(statement: Statement, period: Period, published: date | None) -> bool | None:
    if published and period.first and period.last:
        going_on = period.first < published < period.last
        return None if going_on else period.first > published
    return is_future(statement.lexemes, statement.lexemes.between(period.start, period.end)[0])


def _is_compared(statement: Statement, period: Period) -> bool:
    first, _ = statement.lexemes.between(period.start, period.end)
    before = range(first - 2 * _NEAR, first)
    return any(
        statement.lexemes.word(at) in _COMPARING and statement.lexemes.word(at - 1) not in _BOUNDING
        for at in before
    )


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
    word = statement.lexemes.word(first - 1)
    return word if word in _LIMITS else None


def _mark(
    claim: Statement, passage: Statement, one: Period, other: Period, agreement: Agreement
) -> Mark:
    rule = Rule.SAME_EVENT_DATE
    if one.grain is Grain.CLOCK:
        rule = Rule.TIME_OF_DAY
    elif one.weekday >= 0 or other.weekday >= 0:
        rule = Rule.WEEKDAY
    ours, theirs = (claim.text, (one.start, one.end)), (passage.text, (other.start, other.end))
    return make_mark(MarkKind.DATE, agreement, rule, ours, theirs)
