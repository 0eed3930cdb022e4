"""One source beside a sentence: what of it bears on the sentence, and what differs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from factcheck.compare.answers import MOST_COMPARED, rank_answers
from factcheck.compare.discrepancies import Agreement, Mark, mark_discrepancies
from factcheck.compare.marking import (
    Lettered,
    ShownMark,
    cut_pieces,
    letter_claims,
    show_marks,
)
from factcheck.compare.quoting import QuotedWords, check_quotations
from factcheck.models import (
    Article,
    Discrepancy,
    DiscrepancyState,
    Sentence,
    Snapshot,
    Source,
)
from factcheck.sources.linked import EvidenceRow
from factcheck.sources.listing import PassageRow

MOST_LINKED = 20
"""Linked passages shown of a source; more are on the source's own page."""
LONGEST_PASSAGE = 4_000
"""Code points of a passage that marks are found in."""


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
    linked: Sequence[EvidenceRow]
    marks: Sequence[ShownMark]
    """None where another passage of the source is linked, or answers better and none is."""
    pieces: Sequence[Lettered]
    """Its text, cut where marks begin and end; those that somebody dismissed do not count."""
    hidden: int
    """Weaker differences that are not shown."""

    @property
    def differing(self) -> list[ShownMark]:
        """What is to be looked at: all that is not the same."""
        return [shown for shown in self.marks if shown.mark.agreement is not Agreement.SAME]

    @property
    def same(self) -> list[ShownMark]:
        """What agrees."""
        return [shown for shown in self.marks if shown.mark.agreement is Agreement.SAME]


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
    earlier: Sequence[EvidenceRow]
    """Links to earlier texts of the source."""
    quotations: Sequence[QuotedWords]
    days: int | None
    """Days from the publication of the article to that of the source; None when not known."""
    linked_passages: frozenset[int]
    """The positions of passages that are linked."""
    decided: Sequence[Discrepancy]
    """What was decided on differences that no match shows now."""

    @property
    def hidden(self) -> int:
        """Weaker differences that are not shown."""
        return sum(match.hidden for match in self.matches)

    @property
    def found(self) -> bool:
        """Whether anything in it bears on the sentence."""
        return bool(self.matches or self.earlier)


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
class _Stretch:
    """A stretch of a text that bears on the claim, before its marks are lettered."""

    start: int
    end: int
    rank: int
    linked: Sequence[EvidenceRow]
    marks: Sequence[Mark]
    hidden: int


def lay_columns(claim: Claim, texts: Sequence[Text]) -> tuple[list[Column], list[Lettered]]:
    """Return a column for each of *texts*, and the sentence with the letters of the marks."""
    found = [_find(claim, text) for text in texts]
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
        if shown.state is not DiscrepancyState.DISMISSED
    }
    spans = [(*span, letter) for span, letter in letters.items() if letter in standing]
    return columns, cut_pieces(claim.sentence.text, spans)


def _find(claim: Claim, text: Text) -> list[_Stretch]:
    """Return what is linked and what answers best, each once."""
    passages = [passage.text for passage in text.passages]
    ranks = rank_answers(claim.sentence.text, passages, text.snapshot.language)
    links: dict[tuple[int, int], list[EvidenceRow]] = {}
    for link in claim.links:
        if link.snapshot_id == text.snapshot.id:
            links.setdefault((link.start, link.end), []).append(link)
    found = []
    for (start, end), linked in list(links.items())[:MOST_LINKED]:
        touched = [p.position for p in text.passages if p.start < end and start < p.end]
        rank = min((ranks.pop(place) for place in touched if place in ranks), default=0)
        found.append(_Stretch(start, end, rank, linked, *_mark(claim, text, start, end)))
    for position, rank in ranks.items():
        start, end = text.passages[position].start, text.passages[position].end
        # What is linked, else the best, is what the source says of it; the rest may mean another.
        marks = ([], 0) if found else _mark(claim, text, start, end)
        found.append(_Stretch(start, end, rank, (), *marks))
    return found


def _mark(claim: Claim, text: Text, start: int, end: int) -> tuple[list[Mark], int]:
    """Return the marks that are wanted, and how many weaker differences there are besides."""
    marks = mark_discrepancies(
        claim.sentence.text,
        text.snapshot.text[start : min(end, start + LONGEST_PASSAGE)],
        claim_date=claim.article.published,
        passage_date=text.source.published,
        language=claim.article.language,
        weak=True,
    )
    wanted = [mark for mark in marks if claim.weak or not mark.weak]
    return wanted, sum(mark.differs for mark in marks) - sum(mark.differs for mark in wanted)


def _column(
    claim: Claim,
    text: Text,
    stretches: Sequence[_Stretch],
    letters: Mapping[tuple[int, int], str],
) -> Column:
    source, snapshot = text.source, text.snapshot
    links = [link for link in claim.links if link.source_id == source.id]
    here = [link for link in links if link.snapshot_id == snapshot.id]
    published = claim.article.published
    matches = [_match(claim, text, stretch, letters) for stretch in stretches]
    paragraphs = groupby(text.passages, key=attrgetter("paragraph"))
    return Column(
        source=source,
        snapshot=snapshot,
        matches=matches,
        paragraphs=[list(passages) for _, passages in paragraphs],
        cut=text.cut,
        more_linked=max(0, len({(link.start, link.end) for link in here}) - MOST_LINKED),
        earlier=[link for link in links if link.snapshot_id != snapshot.id],
        quotations=list(check_quotations(claim.sentence.text, snapshot.text[:MOST_COMPARED])),
        days=(source.published - published).days if source.published and published else None,
        linked_passages=frozenset(
            passage.position
            for passage in text.passages
            if any(link.touches(passage) for link in here)
        ),
        decided=_decided_elsewhere(claim, source, matches),
    )


def _decided_elsewhere(claim: Claim, source: Source, matches: Iterable[Match]) -> list[Discrepancy]:
    """Return what was decided on a source and no match shows.

    Its text or the sentence has changed since, another release compares otherwise, another passage
    is linked now, or it is a weaker mark and these are not wanted.
    """
    shown = {mark.decision for match in matches for mark in match.differing}
    return [
        row for row in claim.decided if row.snapshot.source_id == source.id and row not in shown
    ]


def _match(
    claim: Claim, text: Text, stretch: _Stretch, letters: Mapping[tuple[int, int], str]
) -> Match:
    whole, start, end = text.snapshot.text, stretch.start, stretch.end
    before, after = _around(text, stretch)
    shown = show_marks(
        claim.sentence.text, start, text.snapshot.id, stretch.marks, letters, claim.decided
    )
    spans = [
        (mark.start - start, mark.end - start, mark.letter)
        for mark in shown
        if mark.mark.agreement is not Agreement.SAME
        and mark.state is not DiscrepancyState.DISMISSED
    ]
    return Match(
        start=start,
        end=end,
        rank=stretch.rank,
        before=before,
        after=after,
        linked=stretch.linked,
        marks=shown,
        pieces=cut_pieces(whole[start:end], spans),
        hidden=stretch.hidden,
    )


def _around(text: Text, stretch: _Stretch) -> tuple[str, str]:
    """Return what stands before and after a stretch."""
    if stretch.start >= text.reached:  # behind all that is compared, so it is only linked
        return stretch.linked[0].prefix, stretch.linked[0].suffix
    before = next((p.text for p in reversed(text.passages) if p.end <= stretch.start), "")
    after = next((p.text for p in text.passages if p.start >= stretch.end), "")
    return before, after
