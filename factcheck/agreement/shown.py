"""What the pages on agreement draw: pictures of counts and figures as cells of a grid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from factcheck.agreement.figures import PairFigures
from factcheck.agreement.measures import Confusion, Figure
from factcheck.agreement.types import Subject

LEVELS = 5
"""How many strengths of colour there are besides none."""


@dataclass(frozen=True, slots=True)
class GridField:
    """One field of a grid."""

    value: int | Figure | None
    """Null where there is nothing to show."""
    level: int
    """How strong its colour is, from 0 to LEVELS."""
    same: bool
    """Whether it stands for what is equal, so that it is framed."""


Grid = Sequence[Sequence[GridField]]


def confusion_grid(counts: Confusion, labels: Sequence[str]) -> Grid:
    """Return a grid of counts with rows and columns for *labels*, as strong as they are many."""
    most = max((count for row in counts.values() for count in row.values()), default=0)
    return [
        [_counted(counts.get(one, {}).get(other, 0), most, one == other) for other in labels]
        for one in labels
    ]


def _counted(count: int, most: int, same: bool) -> GridField:
    return GridField(count, ceil(LEVELS * count / most) if most else 0, same)


def labels_of(counts: Confusion, order: Iterable[str]) -> list[str]:
    """Return the labels of a table that are in it, in an order, then those not in the order."""
    known = [label for label in order if label in counts]
    return known + [label for label in counts if label not in known]


def pair_grid(pairs: Iterable[PairFigures], reviewers: int, subject: Subject) -> Grid:
    """Return Cohen's kappa of every two reviewers, as strong as it is high."""
    found = {(one.first, one.second): one.subjects[subject].cohen for one in pairs}
    return [
        [_related(found.get((min(row, column), max(row, column)))) for column in range(reviewers)]
        for row in range(reviewers)
    ]


def _related(figure: Figure | None) -> GridField:
    level = ceil(LEVELS * min(1.0, max(0.0, figure))) if isinstance(figure, float) else 0
    return GridField(figure, level, same=False)
