"""Which stretches of a source's text bear on a sentence, and where they differ from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.compare.answers import rank_answers
from factcheck.compare.discrepancies import Mark, mark_discrepancies
from factcheck.models import Article, Discrepancy, Sentence, Snapshot, Source
from factcheck.sources.linked import EvidenceRow
from factcheck.sources.listing import PassageRow
from factcheck.text.lexemes import LONGEST

MOST_LINKED = 20
"""Linked passages shown of a source; more are on the source's own page."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The sentence that sources are laid beside, with what is needed to do it."""

    article: Article
    sentence: Sentence
    links: Sequence[EvidenceRow]
    decided: Sequence[Discrepancy]
    weak: bool
    """Whether weaker marks are wanted too."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a source, cut into passages."""

    source: Source
    snapshot: Snapshot
    passages: Sequence[PassageRow]
    """Those that are compared: not all of a very long text."""

    @property
    def reached(self) -> int:
        """Where the passages end."""
        return self.passages[-1].end if self.passages else 0

    @property
    def cut(self) -> bool:
        """Whether there is more text behind the passages."""
        return bool(self.snapshot.text[self.reached :].strip())


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text that bears on the claim, before its marks are lettered."""

    start: int
    end: int
    rank: int
    linked: Sequence[EvidenceRow]
    marks: Sequence[Mark]
    """Those that are wanted."""
    hidden: int


def find_stretches(claim: Claim, text: Text) -> list[Stretch]:
    """Return what is linked and what answers best, each once."""
    passages = [passage.text for passage in text.passages]
    ranks = rank_answers(claim.sentence.text, passages, text.snapshot.language)
    links: dict[tuple[int, int], list[EvidenceRow]] = {}
    for link in claim.links:
        if link.snapshot_id == text.snapshot.id:
            links.setdefault((link.start, link.end), []).append(link)
    found: list[Stretch] = []
    told: list[Mark] = []
    for (start, end), linked in list(links.items())[:MOST_LINKED]:
        touched = [p.position for p in text.passages if p.start < end and start < p.end]
        rank = min((ranks.pop(place) for place in touched if place in ranks), default=0)
        marks = _mark(claim, text, start, end)
        told += marks
        found.append(_stretch(claim, (start, end), rank, linked, marks))
    for position, rank in ranks.items():
        start, end = text.passages[position].start, text.passages[position].end
        # A value that is told above is what the source says of it; here it may be of another thing.
        marks = [mark for mark in _mark(claim, text, start, end) if not _is_told(mark, told)]
        told += marks
        found.append(_stretch(claim, (start, end), rank, (), marks))
    return found


def _mark(claim: Claim, text: Text, start: int, end: int) -> list[Mark]:
    return mark_discrepancies(
        claim.sentence.text,
        text.snapshot.text[start : min(end, start + LONGEST)],
        claim_date=claim.article.published,
        passage_date=text.source.published,
        language=claim.article.language,
        weak=True,
    )


def _is_told(mark: Mark, told: Iterable[Mark]) -> bool:
    """Whether one of *told* is of the same words of the claim."""
    return any(
        other.kind is mark.kind
        and other.claim_start < mark.claim_end
        and mark.claim_start < other.claim_end
        for other in told
    )


def _stretch(
    claim: Claim,
    span: tuple[int, int],
    rank: int,
    linked: Sequence[EvidenceRow],
    marks: Sequence[Mark],
) -> Stretch:
    wanted = [mark for mark in marks if claim.weak or not mark.weak]
    hidden = sum(mark.differs for mark in marks) - sum(mark.differs for mark in wanted)
    return Stretch(*span, rank, linked, wanted, hidden)
