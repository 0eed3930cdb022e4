"""Lists that are too long for a page, a part at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PagePart(Generic[T]):
    """As much of a list as a page takes."""

    items: Sequence[T]
    whole: int
    """How many there are in all."""
    number: int
    """Which part it is, from 1."""
    first: int
    """The number of its first item, from 1."""

    @property
    def last(self) -> int:
        """The number of its last item."""
        return self.first + len(self.items) - 1

    @property
    def cut(self) -> bool:
        """Whether there is more."""
        return len(self.items) < self.whole

    @property
    def previous(self) -> int | None:
        """The number of the part before it, if there is one."""
        return self.number - 1 if self.first > 1 else None

    @property
    def next(self) -> int | None:
        """The number of the part after it, if there is one."""
        return self.number + 1 if self.last < self.whole else None


def take_part(items: Sequence[T], number: int, size: int) -> PagePart[T]:
    """Return the part of *items* with a *number* from 1; the nearest when there is no such part."""
    number = min(max(1, number), max(1, -(-len(items) // size)))
    first = (number - 1) * size
    return PagePart(items[first : first + size], len(items), number, first + 1)
