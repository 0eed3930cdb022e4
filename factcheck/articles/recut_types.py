"""Sentences and annotations as cutting an article anew sees them, and what becomes of each."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from factcheck.annotations.reading import Saved


class Whole(StrEnum):
    """Which part of a sentence that is split keeps what was said of the whole."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"


class Fate(StrEnum):
    """What becomes of an annotation."""

    FOLLOWS = "follows"
    """It keeps its words."""
    PARTS = "parts"
    """It was of the whole sentence and is now of one part of it, or of both."""
    SPAN = "span"
    """It was of a whole sentence and is now of the same words within a longer one."""
    MERGED = "merged"
    """It said the same as that of the sentence before, which now says it of both."""
    UNPLACED = "unplaced"
    """Its words are no longer in one place: they are kept, and a person has to place them."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence as it is stored."""

    id: UUID
    position: int
    paragraph: int
    start: int
    end: int
    text: str
    in_quote: bool

    def as_state(self) -> dict[str, Any]:
        """Return it in JSON's types, for the history."""
        return {
            "id": str(self.id),
            "position": self.position,
            "paragraph": self.paragraph,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "in_quote": self.in_quote,
        }


@dataclass(frozen=True, slots=True)
class Held:
    """An annotation, and whose it is."""

    saved: Saved
    review_id: UUID
    own: bool
    """Whether it is the work of the one who cuts; nobody else's may be shown to them."""

    @property
    def is_whole(self) -> bool:
        """Whether it stands for a whole sentence."""
        return self.saved.span is None and not self.saved.removed

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing, as after taking a tag away again."""
        said = self.saved.reading
        return not (
            said.tag
            or said.attributions
            or said.note
            or said.certainty
            or said.flagged
            or said.verdict
            or said.justification
            or self.saved.evidence
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one annotation."""

    held: Held
    fate: Fate
    after: Saved
    copy: Saved | None = None
    """A second annotation that says the same, of the second part of a sentence."""
    suggestion: str = ""
    """The words that now stand where those were that lost their place."""
    lost: tuple[str, ...] = ()
    """Words of its attributions that lost their place."""

    @property
    def is_told(self) -> bool:
        """Whether a person should see it before it is done."""
        if self.held.saved.removed:
            return False
        return self.fate is not Fate.FOLLOWS or bool(self.lost)

    @property
    def is_changed(self) -> bool:
        """Whether anything of it is stored otherwise than before."""
        return self.after.as_state() != self.held.saved.as_state()
