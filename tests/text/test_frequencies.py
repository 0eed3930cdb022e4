"""How often something is done is read as the days between, or as a number of times."""

import pytest

from factcheck.text.quantities import find_quantities
from factcheck.text.quantity import Measure


def read_one(text):
    quantities = find_quantities(text)
    assert len(quantities) == 1, quantities
    return quantities[0]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("once a week", 7),
        ("twice a week", 3.5),
        ("three times a day", 1 / 3),
        ("four times per year", 365.25 / 4),
        ("every fortnight", 14),
        ("every other day", 2),
        ("every six months", 6 * 30.4375),
        ("each Monday", 7),
        ("the choir that meets on Thursdays", 7),
        ("every second summer", 2 * 365.25),
        ("every quarter of an hour", 15 / 1440),
        ("The dykes are checked monthly.", 30.4375),
        ("a paper that appears twice weekly", 3.5),
        ("every other Wednesday", 14),
        ("once every four quarters", 365.25),
        ("paid every 2 quarters", 365.25 / 2),
        ("open six days a week", 7 / 6),
        ("on two Saturdays every month", 30.4375 / 2),
        ("a weekly injection", 7),
    ],
)
def test_a_rate_is_read_as_the_days_between(text, days):
    quantity = read_one(text)
    assert quantity.measure is Measure.FREQUENCY
    assert quantity.value == pytest.approx(days)


@pytest.mark.parametrize("text", ["a weekly paper", "the daily grind", "The Weekly Argus"])
def test_what_is_only_a_sort_of_thing_is_no_rate(text):
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "times"), [("She was fined twice.", 2), ("It rained once in May.", 1)]
)
def test_how_many_times_is_a_count(text, times):
    quantity = read_one(text)
    assert (quantity.measure, quantity.value) == (Measure.COUNT, times)


@pytest.mark.parametrize("text", ["open every Friday", "open each Friday"])
def test_on_which_day_of_every_week_is_kept(text):
    assert read_one(text).unit == "friday"


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("twice as deep", 2),
        ("twice its size", 2),
        ("half as deep", 0.5),
        ("half the size of the old barn", 0.5),
    ],
)
def test_twice_as_much_is_a_factor(text, factor):
    quantity = read_one(text)
    assert (quantity.measure, quantity.value) == (Measure.FACTOR, factor)


def test_half_of_things_is_a_share():
    assert read_one("half the barns").measure is Measure.PERCENT


@pytest.mark.parametrize("text", ["once a pilot, now a priest", "at once", "once the snow melts"])
def test_once_is_no_count_where_it_means_formerly_or_as_soon_as(text):
    assert find_quantities(text) == []


@pytest.mark.parametrize("text", ["every", "each", "twice", "once", "three times", "every 9"])
def test_a_text_may_end_in_the_middle_of_it(text):
    assert all(it.measure is not Measure.FREQUENCY for it in find_quantities(text))


def test_the_runner_up_is_the_second():
    quantity = read_one("the runner-up")
    assert (quantity.measure, quantity.value) == (Measure.ORDINAL, 2)
