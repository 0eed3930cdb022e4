"""One source beside a sentence: what of it bears on the sentence, and what differs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.compare.discrepancies import Agreement, Mark, mark_discrepancies
from factcheck.compare.marking import (
    Piece,
    ShownMark,
    cut_pieces,
    letter_claims,
    quoted_pieces,
    said_pieces,
    show_marks,
)
from factcheck.compare.quotation_check import Outcome, check_quotation, find_quotations
from factcheck.compare.ranking import FOUND_COVERAGE, Pool
from factcheck.models import Article, Discrepancy, Sentence, Snapshot, Source
from factcheck.sources.linked import EvidenceRow
from factcheck.sources.listing import PassageRow

RANKS = 3
"""Passages shown of a source for a sentence."""
MOST_LINKED = 20
"""Linked passages shown of a source; more are on the source's own page."""
LONGEST_CHECKED = 200_000
"""Code points of a source in which quotations are looked for."""
LONGEST_PASSAGE = 4_000
"""Code points of a passage that marks are found in."""


@dataclass(frozen=True, slots=True)
class Match:
    """A passage that bears on the sentence."""

    start: int
    """Its offsets in the snapshot's text, in code points."""
    end: int
    rank: int
    """1 to RANKS for the best matches, 0 for one that is only linked."""
    before: str
    """The passage before it, "" for none."""
    after: str
    linked: Sequence[EvidenceRow]
    marks: Sequence[ShownMark]
    pieces: Sequence[Piece]
    """Its text, cut where marks begin and end."""

    @property
    def differing(self) -> list[ShownMark]:
        """What is to be looked at: all that is not the same."""
        return [shown for shown in self.marks if shown.mark.agreement is not Agreement.SAME]

    @property
    def same(self) -> list[ShownMark]:
        """What agrees."""
        return [shown for shown in self.marks if shown.mark.agreement is Agreement.SAME]


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """What became of a quotation of the sentence in a source."""

    outcome: Outcome
    quoted: Sequence[Piece]
    """The quotation, its words that the source does not have lettered."""
    said: Sequence[Piece]
    """What the source has, words that the quotation lacks lettered; empty when not found."""
    left_out: str


@dataclass(frozen=True, slots=True)
class Column:
    """One source beside the sentence."""

    source: Source
    snapshot: Snapshot
    matches: Sequence[Match]
    """What is linked first, then the best matches."""
    passages: Sequence[PassageRow]
    """The whole text."""
    more_linked: int
    """How many more passages are linked than shown."""
    earlier: Sequence[EvidenceRow]
    """Links to earlier texts of the source."""
    quotations: Sequence[QuotedWords]
    days: int | None
    """Days from the publication of the article to that of the source; None when not known."""
    linked_passages: frozenset[int]
    """The positions of passages that are linked."""

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


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of a text that bears on the claim, before its marks are lettered."""

    start: int
    end: int
    rank: int
    linked: Sequence[EvidenceRow]
    marks: Sequence[Mark]


def lay_columns(claim: Claim, texts: Sequence[Text]) -> tuple[list[Column], list[Piece]]:
    """Return a column for each of *texts*, and the sentence with the letters of the marks."""
    found = [_find(claim, text) for text in texts]
    letters = letter_claims(
        mark for stretches in found for stretch in stretches for mark in stretch.marks
    )
    columns = [
        _column(claim, text, stretches, letters)
        for text, stretches in zip(texts, found, strict=True)
    ]
    spans = [(start, end, letter) for (start, end), letter in letters.items()]
    return columns, cut_pieces(claim.sentence.text, spans)


def _find(claim: Claim, text: Text) -> list[_Stretch]:
    """Return what is linked and what answers best, each once."""
    ranks = _rank(claim, text)
    links: dict[tuple[int, int], list[EvidenceRow]] = {}
    for link in claim.links:
        if link.snapshot_id == text.snapshot.id:
            links.setdefault((link.start, link.end), []).append(link)
    found = []
    for (start, end), linked in list(links.items())[:MOST_LINKED]:
        touched = [p.position for p in text.passages if p.start < end and start < p.end]
        rank = min((ranks.pop(place) for place in touched if place in ranks), default=0)
        found.append(_stretch(claim, text, start, end, rank, linked))
    for position, rank in ranks.items():
        place = text.passages[position]
        found.append(_stretch(claim, text, place.start, place.end, rank))
    return found


def _rank(claim: Claim, text: Text) -> dict[int, int]:
    """Return the ranks of the passages that answer, by position, the best first."""
    pool = Pool([passage.text for passage in text.passages], text.snapshot.language)
    ranked = pool.rank(claim.sentence.text, RANKS)
    return {
        row.index: rank
        for rank, row in enumerate(ranked, 1)
        if row.score > 0 and row.coverage >= FOUND_COVERAGE
    }


def _stretch(
    claim: Claim,
    text: Text,
    start: int,
    end: int,
    rank: int,
    linked: Sequence[EvidenceRow] = (),
) -> _Stretch:
    marks = mark_discrepancies(
        claim.sentence.text,
        text.snapshot.text[start : min(end, start + LONGEST_PASSAGE)],
        claim_date=claim.article.published,
        passage_date=text.source.published,
        language=claim.article.language,
        weak=claim.weak,
    )
    return _Stretch(start, end, rank, linked, marks)


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
    return Column(
        source=source,
        snapshot=snapshot,
        matches=[_match(claim, text, stretch, letters) for stretch in stretches],
        passages=text.passages,
        more_linked=max(0, len({(link.start, link.end) for link in here}) - MOST_LINKED),
        earlier=[link for link in links if link.snapshot_id != snapshot.id],
        quotations=list(_check_quotations(claim.sentence.text, snapshot.text[:LONGEST_CHECKED])),
        days=(source.published - published).days if source.published and published else None,
        linked_passages=frozenset(
            passage.position
            for passage in text.passages
            if any(link.touches(passage) for link in here)
        ),
    )


def _match(
    claim: Claim, text: Text, stretch: _Stretch, letters: Mapping[tuple[int, int], str]
) -> Match:
    whole, start, end = text.snapshot.text, stretch.start, stretch.end
    before = next((p.text for p in reversed(text.passages) if p.end <= start), "")
    after = next((p.text for p in text.passages if p.start >= end), "")
    shown = show_marks(
        claim.sentence.text, start, text.snapshot.id, stretch.marks, letters, claim.decided
    )
    spans = [
        (mark.start - start, mark.end - start, mark.letter)
        for mark in shown
        if mark.mark.agreement is not Agreement.SAME
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
    )


def _check_quotations(sentence: str, text: str) -> Iterator[QuotedWords]:
    for start, end in find_quotations(sentence):
        quotation = sentence[start:end]
        check = check_quotation(quotation, text)
        found = check.outcome is not Outcome.NOT_FOUND
        yield QuotedWords(
            check.outcome,
            list(quoted_pieces(quotation, check.changes)) if found else [Piece(quotation)],
            list(said_pieces(text[check.start : check.end], check.changes)) if found else [],
            check.left_out,
        )
