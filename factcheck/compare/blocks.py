"""What two sequences have in common: equal stretches, and the heaviest chain of matches."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

MOST_COMPARED = 400_000_000
"""Words of one sequence times words of the other in one comparison, which takes an eighth of it
in bytes."""


class Stretch(NamedTuple):
    """Where both sequences are equal: a[a : a + size] == b[b : b + size]."""

    a: int
    b: int
    size: int


def find_stretches(a: str, b: str) -> list[Stretch]:
    """Return the equal stretches of *a* and *b* in their order, together as long as can be.

    Of sequences too long for that, what lies between the items that each holds once is compared
    piece by piece, and a piece that is too long counts as changed.
    """
    if len(a) * len(b) <= MOST_COMPARED:
        return _compare(a, b)
    head = _count_alike(a, b)
    tail = _count_alike(a[head:][::-1], b[head:][::-1])
    middle = _compare_by_parts(a[head : len(a) - tail], b[head : len(b) - tail])
    found = [Stretch(0, 0, head)]
    found += [Stretch(head + at, head + other, size) for at, other, size in middle]
    found.append(Stretch(len(a) - tail, len(b) - tail, tail))
    return _joined(found)


def heaviest_chain(places: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Return the indexes of the heaviest run of *places* that only rises, in their order.

    Takes n log n steps; of equally heavy ones it returns any.
    """
    tops: list[int] = []  # the places at which a chain that ends there is heavier than any lower
    totals: list[int] = []
    ends: list[int] = []
    before = [-1] * len(places)
    for index, (place, weight) in enumerate(zip(places, weights, strict=True)):
        at = bisect_left(tops, place)
        total = weight
        if at:
            before[index] = ends[at - 1]
            total += totals[at - 1]
        until = at
        while until < len(tops) and totals[until] <= total:
            until += 1
        if at == len(tops) or tops[at] != place or totals[at] <= total:
            tops[at:until], totals[at:until], ends[at:until] = [place], [total], [index]
    chain = []
    last = ends[-1] if ends else -1
    while last >= 0:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def _count_alike(a: str, b: str) -> int:
    """Count the items with which both begin."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(a), len(b)))


def _compare_by_parts(a: str, b: str) -> list[Stretch]:
    found = []
    anchors = [Stretch(-1, -1, 1), *_find_anchors(a, b), Stretch(len(a), len(b), 0)]
    for last, anchor in pairwise(anchors):
        at, other = last.a + 1, last.b + 1
        if (anchor.a - at) * (anchor.b - other) <= MOST_COMPARED:
            between = _compare(a[at : anchor.a], b[other : anchor.b])
            found += [Stretch(at + i, other + j, size) for i, j, size in between]
        found.append(anchor)
    return found


def _compare(a: str, b: str) -> list[Stretch]:
    return [
        Stretch(code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in Indel.opcodes(a, b)
        if code.tag == "equal"
    ]


def _find_anchors(a: str, b: str) -> list[Stretch]:
    """Return the items that both hold just once, those that are in the same order in both."""
    once_a, once_b = _places_of_single(a), _places_of_single(b)
    shared = [(at, once_b[item]) for item, at in once_a.items() if item in once_b]
    chain = heaviest_chain([other for _, other in shared], [1] * len(shared))
    return [Stretch(*shared[index], 1) for index in chain]


def _places_of_single(items: str) -> dict[str, int]:
    places: dict[str, int] = {}
    again = set()
    for at, item in enumerate(items):
        if item in places:
            again.add(item)
        places[item] = at
    return {item: at for item, at in places.items() if item not in again}


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """Join stretches that touch in both sequences, and leave out empty ones."""
    joined: list[Stretch] = []
    for stretch in stretches:
        last = joined[-1] if joined else Stretch(-1, -1, 0)
        if stretch.size and (last.a + last.size, last.b + last.size) == stretch[:2]:
            joined[-1] = Stretch(last.a, last.b, last.size + stretch.size)
        elif stretch.size:
            joined.append(stretch)
    return joined
