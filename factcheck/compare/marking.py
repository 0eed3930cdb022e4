"""The marks of a comparison as a page shows them: lettered, inline, with what was decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_lowercase

from factcheck.compare.discrepancies import Mark
from factcheck.models import Discrepancy, DiscrepancyState

Key = tuple[str, int, int, str]
"""Kind, offsets of the source's words in the snapshot, words of the claim: which mark it is."""
NO_LETTER = "×"
"""Stands for a letter where words stand out that have none."""


@dataclass(frozen=True, slots=True)
class Lettered:
    """A stretch of text, and the letters of the marks it belongs to."""

    text: str
    letters: str = ""


@dataclass(frozen=True, slots=True)
class ShownMark:
    """A value of the sentence and its counterpart in a passage."""

    mark: Mark
    letter: str
    claim: str
    """The words of the sentence."""
    start: int
    """Of the source's words in the snapshot's text, in code points."""
    end: int
    decision: Discrepancy | None
    """What was decided on it."""

    @property
    def state(self) -> DiscrepancyState | None:
        """Whether it was let stand or dismissed; None while it is open."""
        return self.decision.state if self.decision else None

    @property
    def open(self) -> bool:
        """Whether it differs and nobody has dismissed it."""
        return self.mark.differs and self.state is not DiscrepancyState.DISMISSED


def show_marks(
    claim: str,
    base: int,
    snapshot_id: object,
    marks: Iterable[Mark],
    letters: Mapping[tuple[int, int], str],
    decided: Iterable[Discrepancy],
) -> list[ShownMark]:
    """Return *marks* with their letters and what was decided on each.

    Args:
        base: where the passage begins in its snapshot's text.
        letters: by the offsets of the claim's words, from `letter_claims`.
    """
    decisions = {decided_key(row): row for row in decided if row.snapshot_id == snapshot_id}
    shown = []
    for mark in marks:
        key = key_of(mark, claim, base)
        _, start, end, words = key
        letter = letters.get((mark.claim_start, mark.claim_end), "")
        shown.append(ShownMark(mark, letter, words, start, end, decisions.get(key)))
    return shown


def letter_claims(marks: Iterable[Mark]) -> dict[tuple[int, int], str]:
    """Return a letter for each stretch of the claim that some source says otherwise, in order."""
    spans = sorted({(mark.claim_start, mark.claim_end) for mark in marks if mark.differs})
    return dict(zip(spans, ascii_lowercase, strict=False))


def cut_pieces(text: str, spans: Iterable[tuple[int, int, str]]) -> list[Lettered]:
    """Cut *text* where marks begin and end; *spans* are offsets and letters, and may overlap."""
    placed = [(start, end, letter) for start, end, letter in spans if 0 <= start < end]
    cuts = sorted({0, len(text), *(at for start, end, _ in placed for at in (start, end))})
    pieces = []
    for start, end in pairwise(cut for cut in cuts if cut <= len(text)):
        inside = {letter for s, e, letter in placed if s <= start and end <= e}
        pieces.append(Lettered(text[start:end], "".join(sorted(inside))))
    return [piece for piece in pieces if piece.text]


def key_of(mark: Mark, claim: str, base: int) -> Key:
    """Return which mark it is, of the words of *claim* and a passage that begins at *base*."""
    words = claim[mark.claim_start : mark.claim_end]
    return (mark.kind.value, base + mark.source_start, base + mark.source_end, words)


def decided_key(row: Discrepancy) -> Key:
    """Return which mark was decided on."""
    return (row.kind.value, row.start, row.end, row.claim)
