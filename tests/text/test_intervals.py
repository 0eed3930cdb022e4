"""Joining the stretches of a text that overlap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.intervals import join_overlapping

LENGTH = 20
intervals = st.lists(
    st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)).filter(
        lambda one: one[0] < one[1]
    )
)


@pytest.mark.parametrize(
    ("given_ones", "joined"),
    [
        ([], []),
        ([(4, 8), (0, 5)], [(0, 8)]),
        ([(0, 50), (5, 10), (20, 30)], [(0, 50)]),
        ([(0, 5), (4, 9), (8, 12)], [(0, 12)]),
        ([(0, 5), (5, 9)], [(0, 5), (5, 9)]),
        ([(3, 7), (3, 7)], [(3, 7)]),
        ([(0, 2), (6, 8)], [(0, 2), (6, 8)]),
    ],
)
def test_those_that_overlap_are_one_and_those_that_touch_are_not(given_ones, joined):
    assert join_overlapping(given_ones) == joined


@given(intervals)
def test_what_is_joined_covers_the_same_and_overlaps_no_more(given_ones):
    joined = join_overlapping(given_ones)
    whole = [at for start, end in joined for at in range(start, end)]
    assert whole == sorted({at for start, end in given_ones for at in range(start, end)})
    assert join_overlapping(joined) == joined
