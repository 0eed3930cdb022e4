"""Stretches of a text as pairs of offsets, the end just past the last character."""

from collections.abc import Iterable

Interval = tuple[int, int]


def join_overlapping(intervals: Iterable[Interval]) -> list[Interval]:
    """Return intervals in their order, those that overlap made one, also by way of a third.

    Ones that only touch stay apart.
    """
    joined: list[Interval] = []
    for start, end in sorted(intervals):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined
