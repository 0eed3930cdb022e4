"""How agreement went, week by week."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from factcheck.agreement.alpha import Coincidences, add_up, alpha_of
from factcheck.agreement.measures import Undefined

WEEKS = 26
"""How many of the last weeks are told: half a year."""


@dataclass(frozen=True, slots=True)
class Week:
    """The articles whose last review was handed in within a week."""

    monday: date
    articles: int
    alpha: float | None
    """Krippendorff's, of the tags of all their sentences; None where it is undefined."""


def alpha_by_week(settled: Iterable[tuple[datetime, Coincidences]]) -> list[Week]:
    """Return the weeks in which articles were settled, the oldest first, at most WEEKS of them.

    Args:
        settled: when each article was, in UTC, with the coincidences of its tags.
    """
    tables: defaultdict[date, list[Coincidences]] = defaultdict(list)
    for at, coincidences in settled:
        tables[at.date() - timedelta(days=at.weekday())].append(coincidences)
    weeks = []
    for monday in sorted(tables)[-WEEKS:]:
        alpha = alpha_of(add_up(tables[monday]))
        figure = None if isinstance(alpha, Undefined) else alpha
        weeks.append(Week(monday, len(tables[monday]), figure))
    return weeks
