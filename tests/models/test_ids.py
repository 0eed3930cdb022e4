"""Keys: they sort by when they were made, and are never the same."""

from itertools import pairwise
from uuid import UUID

import pytest

from factcheck.models import uuid7, uuid7_after, uuid7s


@pytest.mark.parametrize(
    "make",
    [lambda: [uuid7() for _ in range(2000)], lambda: uuid7s(2000)],
    ids=["one by one", "as a series"],
)
def test_ids_are_of_version_7_and_sort_as_they_were_made(make):
    before = uuid7()
    ids = make()
    assert {(one.version, one.variant) for one in ids} == {(7, "specified in RFC 4122")}
    assert len({*ids}) == 2000
    assert [one.int >> 64 for one in ids] == sorted(one.int >> 64 for one in ids)
    assert before.int >> 76 <= ids[0].int >> 76 <= uuid7().int >> 76


def test_a_series_is_in_order_and_no_two_are_alike():
    first, second = uuid7s(500), uuid7s(500)
    assert first == sorted(first)
    assert not {*first} & {*second}
    assert len({after.int - one.int for one, after in pairwise(first)}) > 400
    assert uuid7s(0) == []


def test_one_made_after_another_sorts_after_it_though_the_clock_was_set_back():
    now = uuid7()
    ahead = UUID(int=now.int + (3_600_000 << 80))
    after = uuid7_after(ahead)
    assert ahead < after < uuid7_after(after)
    assert after.version == 7
    assert now < uuid7_after(now) < ahead
    assert now < uuid7_after(None) < ahead
