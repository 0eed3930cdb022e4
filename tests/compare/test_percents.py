"""Parts of a whole in whole percents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.compare.percents import to_percents


@pytest.mark.parametrize(
    ("counts", "percents"),
    [
        ([1, 1, 1], [34, 33, 33]),
        ([2, 1], [67, 33]),
        ([1, 1, 1, 0], [34, 33, 33, 0]),
        # 46.43, 25.0, 17.86 and 10.71 per cent: two are missing once all are rounded down.
        ([13, 7, 5, 3], [46, 25, 18, 11]),
        ([5, 0], [100, 0]),
        ([0, 0], [0, 0]),
    ],
)
def test_what_is_left_goes_to_the_largest_remainders(counts, percents):
    assert to_percents(counts) == percents


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=8).filter(any))
def test_they_add_up_and_none_is_off_by_one(counts):
    percents = to_percents(counts)
    assert sum(percents) == 100
    for count, percent in zip(counts, percents, strict=True):
        assert abs(percent - 100 * count / sum(counts)) < 1
