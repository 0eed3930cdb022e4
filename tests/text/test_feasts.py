"""Days that are told by the name of a feast."""

from datetime import date

import pytest

from factcheck.text.period import Grain
from factcheck.text.periods import find_periods


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Christmas Eve 2019", date(2019, 12, 24)),
        ("on New Year's Day", date(2026, 1, 1)),
        ("on Boxing Day", date(2025, 12, 26)),
        ("will open on Boxing Day", date(2026, 12, 26)),
    ],
)
def test_a_feast_is_the_day_it_falls_on(text, day):
    period = find_periods(text, date(2026, 3, 5))[0]
    assert (period.grain, period.first, period.last) == (Grain.DAY, day, day)


@pytest.mark.parametrize(
    ("published", "year"),
    [(date(2024, 3, 3), 2024), (date(2026, 3, 3), 2028), (date(2025, 3, 3), 2024)],
)
def test_a_leap_day_falls_into_the_nearest_leap_year(published, year):
    assert find_periods("It sank on 29 February.", published)[0].first == date(year, 2, 29)


def test_without_a_publication_the_year_of_a_feast_stays_open():
    (period,) = find_periods("It sank on Christmas Day.")
    assert (period.first, period.month, period.day) == (None, 12, 25)


def test_a_feast_in_small_letters_is_a_sort_of_thing():
    assert find_periods("a boxing day for beginners", date(2026, 3, 5)) == []
