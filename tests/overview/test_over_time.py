"""Agreement week by week: which articles are of a week, and their alpha."""

from datetime import UTC, date, datetime, timedelta

import pytest

from factcheck.agreement.alpha import coincidences
from factcheck.overview.over_time import WEEKS, Week, alpha_by_week

SAME = coincidences([("claim", "claim"), ("quote", "quote")])
HALF = coincidences([("claim", "claim"), ("claim", "quote")])
ALIKE = coincidences([("claim", "claim")])

WEDNESDAY = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)
SUNDAY = datetime(2026, 3, 15, 23, 59, 59, tzinfo=UTC)
NEXT_MONDAY = datetime(2026, 3, 16, tzinfo=UTC)


def test_a_week_goes_from_monday_to_sunday_and_has_the_alpha_of_all_its_articles():
    weeks = alpha_by_week([(NEXT_MONDAY, ALIKE), (WEDNESDAY, SAME), (SUNDAY, HALF)])
    # Of five claims and three quotes, two labels in eight differ: 1 - 7 * 2 / (2 * 5 * 3).
    assert weeks == [
        Week(date(2026, 3, 9), 2, pytest.approx(8 / 15)),
        Week(date(2026, 3, 16), 1, None),
    ]


def test_no_more_than_the_last_weeks_are_told():
    settled = [(WEDNESDAY + timedelta(weeks=number), SAME) for number in range(WEEKS + 1)]
    weeks = alpha_by_week(settled)
    assert len(weeks) == WEEKS
    assert weeks[0].monday == date(2026, 3, 16)


def test_without_settled_articles_there_are_no_weeks():
    assert alpha_by_week([]) == []
