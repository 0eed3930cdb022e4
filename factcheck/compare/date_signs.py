"""What speaks for it that two dates that differ are told of the same event."""

from factcheck.compare.date_agreement import is_slip
from factcheck.compare.dated import Dated
from factcheck.compare.statement import similarity
from factcheck.text.period import Grain, Period

WEIGHTS = {
    "always": -2.15,
    "alike": 0.9,
    "shared": 0.36,
    "anything shared": 0.88,
    "left": 1.18,
    "of another time": -1.23,
    "same grain": 1.4,
    "slip": 1.36,
    "near": 0.96,
    "of one month": 0.65,
    "same limit": 1.02,
}
"""See factcheck.compare.odds."""
LEAST_ODDS = -0.2
_A_MONTH = 31
"""Days within which what was to come when the one was published may be past for the other."""


def signs_between(one: Dated, other: Dated, *, shared: float, left: bool) -> dict[str, float]:
    """Return the signs that two dates are of the same event, each from 0 to 1.

    Args:
        shared: the share of words that the two sentences have in common, without the dates.
        left: whether neither sentence has another date to compare.
    """
    near = _are_near(one.period, other.period)
    turned = {one.future, other.future} == {True, False}
    return {
        "always": 1,
        "alike": similarity(one.context, other.context),
        "shared": shared,
        "anything shared": shared > 0,
        "left": left,
        "of another time": turned and not near,
        "same grain": one.period.grain is other.period.grain or _are_of_a_year(one, other),
        "slip": is_slip(one.period, other.period),
        "near": near,
        "of one month": _are_of_one_month(one.period, other.period),
        "same limit": one.limit is not None and one.limit == other.limit,
    }


def _are_near(one: Period, other: Period) -> bool:
    if one.first is None or other.first is None:
        return False
    return abs((one.first - other.first).days) <= _A_MONTH


def _are_of_a_year(one: Dated, other: Dated) -> bool:
    """Whether one is a season and the other a month: `in the autumn of 2027`, `in May 2027`."""
    return {one.period.grain, other.period.grain} == {Grain.SEASON, Grain.MONTH}


def _are_of_one_month(one: Period, other: Period) -> bool:
    """Whether both are days told by their number, of one month."""
    if one.first is None or other.first is None or not one.grain is other.grain is Grain.DAY:
        return False
    told = one.weekday < 0 and other.weekday < 0
    return told and (one.first.year, one.first.month) == (other.first.year, other.first.month)
