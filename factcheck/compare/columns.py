"""One source beside a sentence: what of it bears on the sentence, and what differs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from factcheck.compare.answers import MOST_COMPARED
from factcheck.compare.marking import (
    NO_LETTER,
    Lettered,
    ShownMark,
    cut_pieces,
    letter_claims,
    show_marks,
)
from factcheck.compare.quoting import QuotedWords, check_quotations
from factcheck.compare.stretches import MOST_LINKED, Claim, Stretch, Text, find_stretches
from factcheck.models import Discrepancy, DiscrepancyState, Snapshot, Source
from factcheck.sources.linked import EvidenceRow
from factcheck.sources.listing import PassageRow


@dataclass(frozen=True, slots=True)
class Match:
    """A passage that bears on the sentence."""

    start: int
    """Its offsets in the snapshot's text, in code points."""
    end: int
    rank: int
    """From 1 for the best matches, 0 for one that is only linked."""
    before: str
    """The passage before it, "" for none."""
    after: str
    cut: tuple[str, str]
    """What stands for the parts of its first and last sentence that it leaves out."""
    linked: Sequence[EvidenceRow]
    marks: Sequence[ShownMark]
    """What is not linked has those of values that nothing above it in its column tells."""
    pieces: Sequence[Lettered]
    """Its text, cut where marks begin and end; those that somebody dismissed do not count."""
    hidden: int
    """Weaker differences that are not shown."""

    @property
    def differing(self) -> list[ShownMark]:
        """What is to be looked at: what cannot both be true."""
        return [shown for shown in self.marks if shown.mark.differs]

    @property
    def same(self) -> list[ShownMark]:
        """What agrees, as far as both go."""
        return [shown for shown in self.marks if not shown.mark.differs]


@dataclass(frozen=True, slots=True)
class EarlierMatch:
    """A passage of an earlier text of the source that is linked."""

    snapshot_id: UUID
    linked: Sequence[EvidenceRow]
    pieces: Sequence[Lettered]
    """Its text, cut where what was accepted begins and ends."""
    decided: Sequence[Discrepancy]
    """What was decided on differences in it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One source beside the sentence."""

    source: Source
    snapshot: Snapshot
    matches: Sequence[Match]
    """What is linked first, then the best matches."""
    paragraphs: Sequence[Sequence[PassageRow]]
    """The text, as far as it was compared."""
    cut: bool
    """Whether there is more of it."""
    more_linked: int
    """How many more passages are linked than shown."""
    earlier: Sequence[EarlierMatch]
    quotations: Sequence[QuotedWords]
    days: int | None
    """Days from the publication of the article to that of the source; None when not known."""
    linked_passages: frozenset[int]
    """The positions of passages that are linked."""
    decided: Sequence[Discrepancy]
    """What was decided on differences that nothing else here shows now."""

    @property
    def hidden(self) -> int:
        """Weaker differences that are not shown."""
        return sum(match.hidden for match in self.matches)

    @property
    def found(self) -> bool:
        """Whether anything in it bears on the sentence."""
        return bool(self.matches or self.earlier)


def lay_columns(
    claim: Claim, texts: Sequence[Text], orders: Mapping[UUID, Sequence[int]]
) -> tuple[list[Column], list[Lettered]]:
    """Return a column for each of *texts*, and the sentence with the letters of the marks.

    Args:
        orders: by source, in what order its matches are shown, where somebody is at work on them.
    """
    found = [find_stretches(claim, text, orders.get(text.source.id, ())) for text in texts]
    letters = letter_claims(
        mark for stretches in found for stretch in stretches for mark in stretch.marks
    )
    columns = [
        _column(claim, text, stretches, letters)
        for text, stretches in zip(texts, found, strict=True)
    ]
    standing = {
        shown.letter
        for column in columns
        for match in column.matches
        for shown in match.differing
        if shown.open
    }
    spans = [(*span, letter) for span, letter in letters.items() if letter in standing]
    return columns, cut_pieces(claim.sentence.text, spans)


def _column(
    claim: Claim,
    text: Text,
    stretches: Sequence[Stretch],
    letters: Mapping[tuple[int, int], str],
) -> Column:
    source, snapshot = text.source, text.snapshot
    links = [link for link in claim.links if link.source_id == source.id]
    here = [link for link in links if link.snapshot_id == snapshot.id]
    published = claim.article.published
    matches = [_match(claim, text, stretch, letters) for stretch in stretches]
    earlier = _earlier(claim, [link for link in links if link.snapshot_id != snapshot.id])
    paragraphs = groupby(text.passages, key=attrgetter("paragraph"))
    return Column(
        source=source,
        snapshot=snapshot,
        matches=matches,
        paragraphs=[list(passages) for _, passages in paragraphs],
        cut=text.cut,
        more_linked=max(0, len({(link.start, link.end) for link in here}) - MOST_LINKED),
        earlier=earlier,
        quotations=list(check_quotations(claim.sentence.text, snapshot.text[:MOST_COMPARED])),
        days=(source.published - published).days if source.published and published else None,
        linked_passages=frozenset(
            passage.position
            for passage in text.passages
            if any(link.touches(passage) for link in here)
        ),
        decided=_decided_elsewhere(claim, source, matches, earlier),
    )


def _earlier(claim: Claim, links: Sequence[EvidenceRow]) -> list[EarlierMatch]:
    """Return the passages of earlier texts that are linked, each once."""
    places: dict[tuple[UUID, int, int], list[EvidenceRow]] = {}
    for link in links:
        places.setdefault((link.snapshot_id, link.start, link.end), []).append(link)
    found = []
    for (snapshot_id, start, end), linked in places.items():
        decided = [
            row
            for row in claim.decided
            if row.snapshot_id == snapshot_id and start <= row.start and row.end <= end
        ]
        spans = [
            (row.start - start, row.end - start, NO_LETTER)
            for row in decided
            if row.state is DiscrepancyState.ACCEPTED
        ]
        pieces = cut_pieces(linked[0].exact, spans)
        found.append(EarlierMatch(snapshot_id, linked, pieces, decided))
    return found


def _decided_elsewhere(
    claim: Claim, source: Source, matches: Iterable[Match], earlier: Iterable[EarlierMatch]
) -> list[Discrepancy]:
    """Return what was decided on a source and nothing else in its column shows.

    Its text or the sentence has changed since, another release compares otherwise, or the passage
    is neither linked nor among the best matches now.
    """
    shown = {mark.decision for match in matches for mark in match.differing}
    shown |= {row for match in earlier for row in match.decided}
    return [
        row for row in claim.decided if row.snapshot.source_id == source.id and row not in shown
    ]


def _match(
    claim: Claim, text: Text, stretch: Stretch, letters: Mapping[tuple[int, int], str]
) -> Match:
    whole, start, end = text.snapshot.text, stretch.start, stretch.end
    before, after = _around(text, stretch)
    cut = _left_out(text, start, backward=True), _left_out(text, end, backward=False)
    shown = show_marks(
        claim.sentence.text, start, text.snapshot.id, stretch.marks, letters, claim.decided
    )
    spans = [(mark.start - start, mark.end - start, mark.letter) for mark in shown if mark.open]
    return Match(
        start=start,
        end=end,
        rank=stretch.rank,
        before=before,
        after=after,
        cut=cut,
        linked=stretch.linked,
        marks=shown,
        pieces=cut_pieces(whole[start:end], spans),
        hidden=stretch.hidden,
    )


def _around(text: Text, stretch: Stretch) -> tuple[str, str]:
    """Return what stands before and after a stretch."""
    if stretch.start >= text.reached:  # behind all that is compared, so it is only linked
        return stretch.linked[0].prefix, stretch.linked[0].suffix
    before = next((p.text for p in reversed(text.passages) if p.end <= stretch.start), "")
    after = next((p.text for p in text.passages if p.start >= stretch.end), "")
    return before, after


def _left_out(text: Text, at: int, *, backward: bool) -> str:
    """Return an ellipsis for words of the passage around *at*, or the signs that alone are left."""
    around = next((p for p in text.passages if p.start < at < p.end), None)
    if around is None:
        return ""
    start, end = (around.start, at) if backward else (at, around.end)
    rest = text.snapshot.text[start:end].strip()
    return "…" if any(character.isalnum() for character in rest) else rest
