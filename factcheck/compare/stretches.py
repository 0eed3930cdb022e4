"""Which stretches of a source's text bear on a sentence, and where they differ from it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.compare.answers import rank_answers
from factcheck.compare.discrepancies import Mark, mark_discrepancies
from factcheck.compare.marking import decided_key, key_of
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
    """Those that are wanted, and those that somebody decided on."""
    hidden: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something bears on the claim."""

    start: int
    end: int
    rank: int
    linked: Sequence[EvidenceRow]
    reach: tuple[int, int]
    """Offsets of all passages that it touches."""


def find_stretches(claim: Claim, text: Text, order: Sequence[int] = ()) -> list[Stretch]:
    """Return what is linked and what answers best, each once.

    Args:
        order: where the stretches began that somebody is at work on: what is there still keeps its
            place, and what is new comes last. Without it, what is linked comes first.
    """
    places = sorted(_find_places(claim, text), key=lambda place: _turn(place, order))
    decided = {decided_key(row) for row in claim.decided if row.snapshot_id == text.snapshot.id}
    found: list[Stretch] = []
    told: list[Mark] = []
    for place in places:
        marks, kept = [], []
        for mark in _mark(claim, text, place):
            is_decided = key_of(mark, claim.sentence.text, place.start) in decided
            # A value that is told above is what the source says of it; here it may be of another
            # thing. What was decided on stays where that was done.
            if not (place.linked or is_decided) and _is_told(mark, told):
                continue
            marks.append(mark)
            if claim.weak or is_decided or not mark.weak:
                kept.append(mark)
        told += marks
        hidden = sum(mark.differs for mark in marks) - sum(mark.differs for mark in kept)
        found.append(Stretch(place.start, place.end, place.rank, place.linked, kept, hidden))
    return found


def _find_places(claim: Claim, text: Text) -> Iterator[_Place]:
    """Yield what is linked, then what answers best."""
    passages = [passage.text for passage in text.passages]
    ranks = rank_answers(claim.sentence.text, passages, text.snapshot.language)
    links: dict[tuple[int, int], list[EvidenceRow]] = {}
    for link in claim.links:
        if link.snapshot_id == text.snapshot.id:
            links.setdefault((link.start, link.end), []).append(link)
    for (start, end), linked in list(links.items())[:MOST_LINKED]:
        touched = [p for p in text.passages if p.start < end and start < p.end]
        answers = [p.position for p in touched if p.position in ranks]
        rank = min((ranks.pop(position) for position in answers), default=0)
        reach = [(start, end), *((p.start, p.end) for p in touched)]
        first, last = min(at for at, _ in reach), max(at for _, at in reach)
        yield _Place(start, end, rank, linked, (first, last))
    for position, rank in ranks.items():
        start, end = text.passages[position].start, text.passages[position].end
        yield _Place(start, end, rank, (), (start, end))


def _turn(place: _Place, order: Sequence[int]) -> int:
    first, last = place.reach
    return next((turn for turn, start in enumerate(order) if first <= start < last), len(order))


def _mark(claim: Claim, text: Text, place: _Place) -> list[Mark]:
    return mark_discrepancies(
        claim.sentence.text,
        text.snapshot.text[place.start : min(place.end, place.start + LONGEST)],
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
