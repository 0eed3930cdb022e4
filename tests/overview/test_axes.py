"""The pictures of the overview end with round figures, and have dates where they belong."""

from datetime import date, timedelta

import pytest

from factcheck.overview.axes import place_weeks, tick_weeks, top_of
from factcheck.overview.over_time import Week

MONDAY = date(2026, 3, 2)


def weeks(*after):
    return [Week(MONDAY + timedelta(weeks=number), 1, 0.5) for number in after]


@pytest.mark.parametrize(
    ("most", "top"),
    [
        (0, 2),
        (1, 2),
        (2, 2),
        (3, 4),
        (7, 8),
        (10, 10),
        (11, 20),
        (99, 100),
        (100, 100),
        (4_321, 6_000),
    ],
)
def test_an_axis_ends_with_a_round_even_number(most, top):
    assert top_of(most) == top


def test_weeks_stand_as_far_apart_as_they_were():
    assert [share for share, _ in place_weeks(weeks(0, 1, 4))] == [0.0, 0.25, 1.0]


def test_a_single_week_stands_in_the_middle():
    assert [share for share, _ in place_weeks(weeks(3))] == [0.5]
    assert tick_weeks(weeks(3)) == [(0.5, MONDAY + timedelta(weeks=3))]


def test_dates_stand_at_both_ends_and_at_the_week_midway():
    assert tick_weeks(weeks(0, 1, 5)) == [
        (0.0, MONDAY),
        (0.4, MONDAY + timedelta(weeks=2)),
        (1.0, MONDAY + timedelta(weeks=5)),
    ]
    assert [share for share, _ in tick_weeks(weeks(0, 1))] == [0.0, 1.0]
    assert tick_weeks([]) == []
