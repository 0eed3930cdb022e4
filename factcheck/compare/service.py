"""Putting sources side by side with a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from factcheck.compare.ranking import FOUND_COVERAGE, rank_passages
from factcheck.models import Annotation, Evidence, Passage, Review, Sentence, Snapshot, Source
from factcheck.sources.linked import STANDS, EvidenceRow, list_evidence
from factcheck.sources.listing import PassageRow

COLUMNS = 4
"""Most sources shown at once."""


@dataclass(frozen=True, slots=True)
class ComparedPassage:
    """A passage with what links it to the sentence, and how well it fits."""

    start: int
    end: int
    paragraph: int
    text: str
    best: bool
    """Whether its column opens at it."""
    score: float
    linked: Sequence[EvidenceRow]


@dataclass(frozen=True, slots=True)
class Column:
    """One source beside the sentence."""

    source: Source
    snapshot: Snapshot
    passages: Sequence[ComparedPassage]
    best: int | None
    """Index of the passage to open at: the first linked one, else the best match, else None."""

    @property
    def found(self) -> bool:
        """Whether any passage bears on the sentence."""
        return self.best is not None


def side_by_side(
    session: Session,
    project_id: UUID,
    sentence: Sentence,
    reviewer_id: UUID,
    source_ids: Sequence[UUID],
) -> list[Column]:
    """Return a column for each source, in their order, in three queries.

    A source that the project does not have is left out.
    """
    links = list_evidence(session, sentence.id, reviewer_id)
    found = _newest_snapshots(session, project_id, source_ids)
    passages = _passages(session, [snapshot for _, snapshot in found.values()])
    return [
        _column(sentence.text, *found[source_id], passages[found[source_id][1].id], links)
        for source_id in source_ids
        if source_id in found
    ]


def choose_sources(
    session: Session, project_id: UUID, sentence: Sentence, reviewer_id: UUID
) -> list[UUID]:
    """Return up to COLUMNS sources to open with.

    Those linked to the sentence come first, then those linked elsewhere in its article, then the
    library's newest; at least two, where the library has them.
    """
    linked = [link.source_id for link in list_evidence(session, sentence.id, reviewer_id)]
    chosen = list(dict.fromkeys(linked))[:COLUMNS]
    if len(chosen) >= 2:
        return chosen
    used = session.scalars(
        select(Snapshot.source_id)
        .join(Source, Source.id == Snapshot.source_id)
        .join(Evidence, Evidence.snapshot_id == Snapshot.id)
        .join(Annotation, Annotation.id == Evidence.annotation_id)
        .join(Review, Review.id == Annotation.review_id)
        .where(
            Review.article_id == sentence.article_id,
            Review.own(reviewer_id),
            STANDS,
            Source.removed_at.is_(None),
        )
        .group_by(Snapshot.source_id)
        .order_by(func.count().desc(), Snapshot.source_id)
    )
    newest = session.scalars(
        select(Source.id)
        .where(Source.project_id == project_id, Source.removed_at.is_(None))
        .order_by(Source.id.desc())
        .limit(COLUMNS)
    )
    return list(dict.fromkeys([*chosen, *used, *newest]))[: max(2, len(chosen))]


def find_sentence_to_compare(session: Session, article_id: UUID, reviewer_id: UUID) -> UUID | None:
    """Return the article's first sentence with evidence, else its first one."""
    with_evidence = session.scalar(
        select(Sentence.id)
        .join(Annotation, Annotation.sentence_id == Sentence.id)
        .join(Review, Review.id == Annotation.review_id)
        .join(Evidence, Evidence.annotation_id == Annotation.id)
        .where(Sentence.article_id == article_id, Review.own(reviewer_id), STANDS)
        .order_by(Sentence.position)
        .limit(1)
    )
    return with_evidence or session.scalar(
        select(Sentence.id).where(Sentence.article_id == article_id, Sentence.position == 0)
    )


def list_choices(
    session: Session, project_id: UUID, shown: Sequence[UUID], limit: int = 200
) -> list[Source]:
    """Return the project's sources that are not shown, by title."""
    query = (
        select(Source)
        .where(
            Source.project_id == project_id,
            Source.removed_at.is_(None),
            Source.id.not_in(shown),
        )
        .order_by(func.lower(Source.title), Source.id)
        .limit(limit)
    )
    return list(session.scalars(query))


def _newest_snapshots(
    session: Session, project_id: UUID, source_ids: Sequence[UUID]
) -> dict[UUID, tuple[Source, Snapshot]]:
    found = session.execute(
        select(Source, Snapshot)
        .join(Snapshot, Snapshot.source_id == Source.id)
        .where(Source.id.in_(source_ids), Source.project_id == project_id)
        .order_by(Snapshot.id)
        .options(undefer(Snapshot.text))
    )
    return {source.id: (source, snapshot) for source, snapshot in found}


def _passages(session: Session, snapshots: Sequence[Snapshot]) -> dict[UUID, list[PassageRow]]:
    texts = {snapshot.id: snapshot.text for snapshot in snapshots}
    passages: dict[UUID, list[PassageRow]] = {snapshot_id: [] for snapshot_id in texts}
    for snapshot_id, *place in session.execute(
        select(Passage.snapshot_id, Passage.position, Passage.paragraph, Passage.start, Passage.end)
        .where(Passage.snapshot_id.in_(texts))
        .order_by(Passage.snapshot_id, Passage.position)
    ):
        position, paragraph, start, end = place
        text = texts[snapshot_id][start:end]
        passages[snapshot_id].append(PassageRow(position, paragraph, start, end, text))
    return passages


def _column(
    claim: str,
    source: Source,
    snapshot: Snapshot,
    passages: Sequence[PassageRow],
    links: Sequence[EvidenceRow],
) -> Column:
    ranked = rank_passages(claim, [passage.text for passage in passages])
    scores = {found.index: found.score for found in ranked}
    here = [link for link in links if link.snapshot_id == snapshot.id]
    linked = [[link for link in here if link.touches(passage)] for passage in passages]
    best = next((index for index, found in enumerate(linked) if found), None)
    if best is None and ranked and ranked[0].coverage >= FOUND_COVERAGE:
        best = ranked[0].index
    compared = [
        ComparedPassage(
            passage.start,
            passage.end,
            passage.paragraph,
            passage.text,
            index == best,
            scores.get(index, 0.0),
            linked[index],
        )
        for index, passage in enumerate(passages)
    ]
    return Column(source, snapshot, compared, best)
