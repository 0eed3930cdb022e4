"""The passages of a source, offered for a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.compare.answers import rank_answers
from factcheck.models import Snapshot, Stance
from factcheck.sources.linked import EvidenceRow
from factcheck.sources.listing import list_passages


@dataclass(frozen=True, slots=True)
class OfferedPassage:
    """A passage that can be linked."""

    start: int
    end: int
    paragraph: int
    text: str
    rank: int
    """From 1 for the best matches, else 0."""
    linked: Sequence[Stance]
    """What it is already linked as."""


def offer_passages(
    session: Session, snapshot: Snapshot, claim: str, links: Sequence[EvidenceRow]
) -> list[OfferedPassage]:
    """Return a snapshot's passages in order, the best matches for *claim* marked, in one query."""
    passages = list_passages(session, snapshot)
    ranks = rank_answers(claim, [passage.text for passage in passages], snapshot.language)
    here = [link for link in links if link.snapshot_id == snapshot.id]
    return [
        OfferedPassage(
            passage.start,
            passage.end,
            passage.paragraph,
            passage.text,
            ranks.get(index, 0),
            [link.stance for link in here if link.touches(passage)],
        )
        for index, passage in enumerate(passages)
    ]
