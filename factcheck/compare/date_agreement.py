"""Whether two periods can both be true, or one is a slip for the other."""

from datetime import MAXYEAR, MINYEAR, date

from factcheck.compare.marks import Agreement
from factcheck.text.period import Grain, Period

_ORDER = (Agreement.SAME, Agreement.CLOSE, Agreement.DIFFER)
_WEEKS = 28
"""Days within which two dates of one weekday may be the same, when one is told by it alone."""
_Days = tuple[date, date]


def agree(one: Period, other: Period) -> Agreement | None:
    """Return how two periods go together; None when they cannot be compared."""
    if Grain.CLOCK in (one.grain, other.grain):
        if one.grain is not other.grain:
            return None
        return _agree_in_time(one, other)
    ours, theirs = _readings(one), _readings(other)
    if not ours or not theirs:
        return _agree_in_part(one, other)
    agreement = min(
        (_agree_in_days(mine, yours) for mine in ours for yours in theirs), key=_ORDER.index
    )
    if agreement is Agreement.DIFFER and _may_be_one_weekday(one, other):
        return Agreement.CLOSE
    if agreement is Agreement.DIFFER and (one.month or other.month):
        # The year of one was guessed: in the next or the last they may be the same.
        if Grain.SEASON in (one.grain, other.grain):
            days = (ours[0], theirs[0]) if one.grain is Grain.SEASON else (theirs[0], ours[0])
            return Agreement.CLOSE if _meet_in_another_year(*days) else Agreement.DIFFER
        guessed = _agree_in_part(one, other)
        if guessed is not Agreement.DIFFER and abs(ours[0][0].year - theirs[0][0].year) == 1:
            return guessed if one.month and other.month else Agreement.CLOSE
    return agreement


def _meet_in_another_year(season: _Days, other: _Days) -> bool:
    """Whether a season of the year before or after overlaps with *other*."""
    first, last = season[0], season[1].replace(day=min(season[1].day, 28))
    return any(
        first.replace(year=first.year + turn) <= other[1]
        and other[0] <= last.replace(year=last.year + turn)
        for turn in (-1, 1)
        if first.year + turn >= MINYEAR and last.year + turn <= MAXYEAR
    )


def _may_be_one_weekday(one: Period, other: Period) -> bool:
    """Whether the week of one is told by nothing, so that `on Monday` may be the other's Monday."""
    if one.first is None or other.first is None or _weekday_of(one) != _weekday_of(other):
        return False
    loose = any(period.weekday >= 0 and not period.turned for period in (one, other))
    return loose and abs((one.first - other.first).days) <= _WEEKS


def _agree_in_time(one: Period, other: Period) -> Agreement:
    day = 720 if one.either_half or other.either_half else 1440
    apart = abs(one.minute - other.minute) % day
    apart = min(apart, day - apart)
    slack = max(one.slack, other.slack)
    if apart > slack:
        return Agreement.DIFFER
    return Agreement.SAME if one.slack == other.slack and not apart else Agreement.CLOSE


def _agree_in_days(one: _Days, other: _Days) -> Agreement:
    if one == other:
        return Agreement.SAME
    overlap = one[0] <= other[1] and other[0] <= one[1]
    return Agreement.CLOSE if overlap else Agreement.DIFFER


def _readings(period: Period) -> list[_Days]:
    """The days it spans, then those it may mean just as well; nothing when it does not tell."""
    if period.first is None or period.last is None:
        return []
    other = [(period.other, period.other)] if period.other else []
    return [(period.first, period.last), *other]


def _agree_in_part(one: Period, other: Period) -> Agreement | None:
    """Compare what both tell when one does not tell the year or the week."""
    weekdays = [_weekday_of(period) for period in (one, other)]
    if any(period.weekday >= 0 and period.first is None for period in (one, other)):
        if -1 in weekdays:
            return None
        return Agreement.SAME if weekdays[0] == weekdays[1] else Agreement.DIFFER
    (month, day), (their_month, their_day) = _month_and_day(one), _month_and_day(other)
    if not month or not their_month:
        return None
    if month != their_month or (day and their_day and day != their_day):
        return Agreement.DIFFER
    return Agreement.SAME if day == their_day else Agreement.CLOSE


def _weekday_of(period: Period) -> int:
    if period.weekday >= 0 or period.first is None or period.first != period.last:
        return period.weekday
    return period.first.weekday()


def _month_and_day(period: Period) -> tuple[int, int]:
    if period.first is None or period.last is None:
        return period.month, period.day
    if period.grain not in (Grain.DAY, Grain.MONTH):
        return 0, 0
    return period.first.month, period.first.day if period.grain is Grain.DAY else 0


def is_slip(one: Period, other: Period) -> bool:
    """Whether the figures of one are those of the other in another order, or the month is."""
    if one.grain is not other.grain:
        return _are_swapped(one, other)
    if one.grain is Grain.CLOCK:
        return sorted(f"{one.minute // 60}{one.minute % 60:02}") == sorted(
            f"{other.minute // 60}{other.minute % 60:02}"
        )
    if one.first is None or other.first is None:
        return False
    years = abs(one.first.year - other.first.year)
    if one.grain is Grain.DAY:
        told = one.weekday < 0 and other.weekday < 0
        days = one.first.day, other.first.day
        return told and years <= 1 and (days[0] == days[1] or _have_same_digit(*days))
    if one.grain is Grain.MONTH and one.first.month == other.first.month:
        return years == 1
    return _are_swapped(one, other)


def _are_swapped(one: Period, other: Period) -> bool:
    if one.first is None or other.first is None:
        return False
    ours, theirs = one.first.year, other.first.year
    return ours != theirs and sorted(str(ours)) == sorted(str(theirs))


def _have_same_digit(one: int, other: int) -> bool:
    """Whether two days may be one misread: 5 and 15, 13 and 31."""
    return set(str(one)) <= set(str(other)) or set(str(other)) <= set(str(one))
