"""Which date of a passage answers a date of the claim, and whether the two agree."""

from collections.abc import Collection, Iterator, Sequence

from factcheck.compare.date_agreement import agree
from factcheck.compare.date_signs import LEAST_ODDS, signs_between
from factcheck.compare.dated import Dated, named_in
from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.odds import Weigh
from factcheck.compare.statement import Statement, coverage, similarity
from factcheck.text.period import DAY, Grain, Period

_GAP = 0.05
_MINUTES = 1440
"""Of a day."""
_UNTIL = frozenset({"until", "till", "by"})
_LONG = frozenset({Grain.YEAR, Grain.DECADE})


def mark_dates(
    claim: Statement,
    passage: Statement,
    ours: Sequence[Dated],
    theirs: Sequence[Dated],
    weigh: Weigh[Dated],
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
            if -to in used or _tell_one_limit(one, other) or _is_record(one, other):
                continue
            if _is_told(one.period, other.period, gaps) or one.reported is not other.reported:
                continue
            if _holds_one_of(other, ours, one) or _holds_one_of(one, theirs, other):
                continue
            if _is_left_behind(passage, theirs, -to) and one.limit != "from":
                continue
            signs = signs_between(one, other, shared=shared, left=left)
            if weigh(signs, one, other) < LEAST_ODDS:
                continue
        done.add(-at)
        used.add(-to)
        yield _mark(claim, passage, one.period, other.period, agreement)


def _tell_one_limit(one: Dated, other: Dated) -> bool:
    """Whether `not before November` stands against `until the end of October`."""
    for later, earlier in ((one, other), (other, one)):
        begin, end = later.period.first, earlier.period.last
        if later.limit == "before" and earlier.limit in _UNTIL and begin and end:
            return begin - end == DAY
    return False


def _is_record(one: Dated, other: Dated) -> bool:
    """Whether the other tells since what year something is a record: `the first since 1987`."""
    year = one.period.grain is other.period.grain is Grain.YEAR
    return year and other.limit == "since" and one.limit is None


def _holds_one_of(year: Dated, among: Sequence[Dated], one: Dated) -> bool:
    """Whether a day or month of that year is told beside *one*: `than in May last year`."""
    if year.period.grain is not Grain.YEAR:
        return False
    others = (it.period for it in among if it is not one and it.period.grain is not Grain.YEAR)
    return any(agree(year.period, it) is Agreement.CLOSE for it in others)


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
    if agreement is Agreement.CLOSE and (one.period.grain in _LONG) is not (
        other.period.grain in _LONG
    ):
        value = -1.0  # a day of that year, where another day may be told as well
    grain = 0.5 * (one.period.grain is other.period.grain)
    form = 0.4 * (_is_vague(one.period) is _is_vague(other.period))
    role = 0.5 * (one.reported is other.reported)
    time = 0.5 * ({one.future, other.future} != {True, False})
    return max(0.05, 0.1 + value + grain + form + role + time + 2.0 * alike)


def _is_told(one: Period, other: Period, gaps: Collection[float]) -> bool:
    if one.grain is other.grain is Grain.CLOCK:
        minutes = abs(one.minute - other.minute)
        return any(abs(minutes - gap * _MINUTES) < 1 for gap in gaps)
    if one.first is None or other.first is None:
        return False
    apart = abs((one.first - other.first).days)
    return any(abs(apart - gap) <= _GAP * gap for gap in gaps)


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
