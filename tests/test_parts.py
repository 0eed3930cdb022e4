import pytest

from factcheck.parts import take_part


@pytest.mark.parametrize(
    ("number", "items", "edges", "near"),
    [
        (1, ["a", "b"], (1, 2), (None, 2)),
        (2, ["c", "d"], (3, 4), (1, 3)),
        (3, ["e"], (5, 5), (2, None)),
        (0, ["a", "b"], (1, 2), (None, 2)),
        (99, ["e"], (5, 5), (2, None)),
    ],
)
def test_a_list_is_taken_a_part_at_a_time(number, items, edges, near):
    part = take_part("abcde", number, 2)
    assert list(part.items) == items
    assert (part.first, part.last) == edges
    assert (part.previous, part.next) == near
    assert part.cut


@pytest.mark.parametrize("items", ["", "ab"])
def test_a_list_that_fits_is_not_cut(items):
    part = take_part(items, 1, 2)
    assert (part.items, part.cut, part.previous, part.next) == (items, False, None, None)
