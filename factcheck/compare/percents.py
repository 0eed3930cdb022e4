"""Parts of a whole in whole percents."""

from collections.abc import Sequence


def to_percents(counts: Sequence[int]) -> list[int]:
    """Return what each of *counts* is of their sum, in percents that add up to 100; 0 of nothing.

    All are rounded down, and what is left goes to those with the largest remainders, the first of
    equals first: Hamilton's method.
    """
    whole = sum(counts) or 1
    percents, remainders = zip(*(divmod(100 * count, whole) for count in counts), strict=True)
    left = sum(remainders) // whole
    favoured = sorted(range(len(counts)), key=lambda place: -remainders[place])[:left]
    return [percent + (place in favoured) for place, percent in enumerate(percents)]
