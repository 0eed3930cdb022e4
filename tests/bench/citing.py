"""Sources that cite each other, to be counted."""

from factcheck.compare.independence import Ancestry, Edge, Independence, count_independent
from factcheck.compare.relations import Direction, RelationKind

CLAIMS, SOURCES, ROW = 200, 50, 200


def count_matrix() -> None:
    """Count SOURCES that cite two each, for each of CLAIMS."""
    ancestry = Ancestry(_cite(SOURCES, 2))
    for first in range(CLAIMS):
        ancestry.count((first + number) % SOURCES for number in range(SOURCES))


def count_row() -> Independence:
    """Count ROW sources, of which each cites the one before."""
    return count_independent(range(ROW), _cite(ROW, 1))


def _cite(sources: int, each: int) -> list[Edge]:
    """Make each source cite as many of those just before it."""
    return [
        Edge(heir, origin, RelationKind.CITES, Direction.A_FROM_B)
        for heir in range(sources)
        for origin in range(max(0, heir - each), heir)
    ]
