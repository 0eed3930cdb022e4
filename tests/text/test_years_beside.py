"""Dates whose year or day is told from the day of publication."""

from datetime import date

import pytest

from factcheck.text.period import Grain
from factcheck.text.periods import find_periods

PUBLISHED = date(2026, 5, 13)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in May of last year", date(2025, 5, 1), date(2025, 5, 31)),
        ("in May next year", date(2027, 5, 1), date(2027, 5, 31)),
        ("on 4 March this year", date(2026, 3, 4), date(2026, 3, 4)),
        ("in the third quarter of last year", date(2025, 7, 1), date(2025, 9, 30)),
        ("in the second half of 2027", date(2027, 7, 1), date(2027, 12, 31)),
        ("in the first half of the year", date(2026, 1, 1), date(2026, 6, 30)),
        ("the day before yesterday", date(2026, 5, 11), date(2026, 5, 11)),
        ("the day after tomorrow", date(2026, 5, 15), date(2026, 5, 15)),
        ("in mid-May", date(2026, 5, 11), date(2026, 5, 20)),
    ],
)
def test_the_year_or_the_day_may_be_told_from_that_of_publication(text, first, last):
    (period,) = find_periods(text, PUBLISHED)
    assert (period.first, period.last) == (first, last)


def test_a_fortnight_ago_is_two_weeks_ago():
    (period,) = find_periods("She left a fortnight ago.", PUBLISHED)
    assert period.grain is Grain.WEEK
    assert period.first <= date(2026, 4, 29) <= period.last


@pytest.mark.parametrize("text", ["in the second half of the match", "in the first half"])
def test_half_of_a_match_is_no_half_of_a_year(text):
    assert find_periods(text, PUBLISHED) == []


def test_the_figures_of_this_year_are_no_year_of_a_month():
    assert find_periods("In March this year's figures rose.", PUBLISHED)[0].grain is Grain.MONTH
