"""Where the pictures of the overview have their figures and dates."""

from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.overview.over_time import Week

Tick = tuple[float, date]
"""Where on its axis a date stands, from 0.0 to 1.0, and the date."""


def top_of(most: int) -> int:
    """Return the round and even number that an axis for counts up to *most* ends with."""
    unit = 1
    while 10 * unit < most:
        unit *= 10
    return next(step * unit for step in (2, 4, 6, 8, 10) if step * unit >= most)


def place_weeks(weeks: Sequence[Week]) -> list[tuple[float, Week]]:
    """Return where on their axis weeks stand, from 0.0 to 1.0, as far apart as they were."""
    span = (weeks[-1].monday - weeks[0].monday).days if weeks else 0
    return [((one.monday - weeks[0].monday).days / span if span else 0.5, one) for one in weeks]


def tick_weeks(weeks: Sequence[Week]) -> list[Tick]:
    """Return the first of some weeks, the last, and one midway if there is any between them."""
    if not weeks:
        return []
    first, last = weeks[0].monday, weeks[-1].monday
    if first == last:
        return [(0.5, first)]
    between = (last - first).days // 7
    ticks = [(0.0, first), (1.0, last)]
    if between > 1:
        midway = between // 2
        ticks.insert(1, (midway / between, first + timedelta(weeks=midway)))
    return ticks
