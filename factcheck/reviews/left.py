"""What a reviewer may want to look at before they hand an article in."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.annotations.reading import Saved
from factcheck.annotations.workbench import SentenceRow
from factcheck.models import Tag

SHOWN = 20
"""Sentences of each sort that are listed; the others are counted."""


@dataclass(frozen=True, slots=True)
class Left:
    """Sentences of an article, in its order."""

    untagged: list[SentenceRow]
    unsourced: list[SentenceRow]
    """With a claim that no passage of a source was linked to."""
    flagged: list[SentenceRow]
    """That need another look."""
    claims: list[tuple[SentenceRow, Saved]]
    """Each claim: the reviewer's browser alone knows which has a verdict that is not saved."""

    @property
    def nothing(self) -> bool:
        """Whether all is done."""
        return not (self.untagged or self.unsourced or self.flagged)


def find_left(rows: Sequence[SentenceRow]) -> Left:
    """Return what is left to do of the sentences of an article."""
    return Left(
        [row for row in rows if not row.done],
        [
            row
            for row in rows
            if any(saved.tag == Tag.CLAIM and not saved.evidence for saved in row.readings)
        ],
        [row for row in rows if any(saved.reading.flagged for saved in row.readings)],
        [(row, saved) for row in rows for saved in row.readings if saved.tag == Tag.CLAIM],
    )
