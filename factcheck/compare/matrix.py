"""The claims of an article by the sources linked to them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from factcheck.compare.counting import KnownRelations, read_kinship, told_sources
from factcheck.compare.independence import Independence
from factcheck.models import (
    Annotation,
    Discrepancy,
    DiscrepancyState,
    Evidence,
    Review,
    Sentence,
    Snapshot,
    Source,
    Stance,
    Tag,
    Verdict,
)
from factcheck.sources.linked import STANDS


class Gap(StrEnum):
    """Claims that are listed alone."""

    NONE = "none"
    """No source is linked to them."""
    ONE = "one"
    """They rest on one independent source."""
    CONTESTED = "contested"
    """Some sources support them and others refute them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source does to one claim."""

    stances: Sequence[Stance]
    """Each once, in the order of Stance."""
    links: int
    differing: int
    """Differences that were accepted."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim and the sources linked to it."""

    sentence_id: UUID
    position: int
    text: str
    tag: Tag | None
    verdict: Verdict | None
    cells: Mapping[UUID, Cell]
    """By the id of the source."""
    independence: Independence

    @property
    def contested(self) -> bool:
        """Whether some sources support it and others refute it."""
        stances = {stance for cell in self.cells.values() for stance in cell.stances}
        return {Stance.SUPPORTS, Stance.REFUTES} <= stances

    def has(self, gap: Gap | None) -> bool:
        """Whether it is one of those that are listed alone."""
        match gap:
            case Gap.NONE:
                return not self.cells
            case Gap.ONE:
                return bool(self.cells) and self.independence.independent <= 1
            case Gap.CONTESTED:
                return self.contested
        return True


@dataclass(frozen=True, slots=True)
class Matrix:
    """Claims by sources."""

    rows: Sequence[ClaimRow]
    sources: Sequence[Source]
    """Those of one story side by side, in the order in which they are first linked."""
    stories: Mapping[UUID, int]
    """The number of the story that a source tells, from 1, where several sources tell it."""
    kinship: KnownRelations
    counted: Mapping[UUID, Source]

    def count(self, gap: Gap) -> int:
        """Return how many claims have a gap."""
        return sum(row.has(gap) for row in self.rows)

    def sources_of(self, rows: Iterable[ClaimRow]) -> list[Source]:
        """Return the sources that some of *rows* are linked to, in the order of the columns."""
        linked = {source_id for row in rows for source_id in row.cells}
        return [source for source in self.sources if source.id in linked]


def make_matrix(session: Session, article_id: UUID, reviewer_id: UUID) -> Matrix:
    """Return what one reviewer linked to the claims of an article.

    In five queries and those of `relations_among`, whatever the number of claims and sources.
    Rows are the sentences tagged as claims, and those with a source whatever their tag.
    """
    links = _links(session, article_id, reviewer_id)
    differing = _count_differing(session, article_id, reviewer_id)
    order = list(dict.fromkeys(source_id for row in links.values() for source_id, _ in row))
    kinship = read_kinship(session, article_id, order, reviewer_id)
    whole = kinship.count(order)
    sources = told_sources(session, whole)
    columns = [key for group in whole.groups for key in group if key in order]
    rows = [
        ClaimRow(
            *row,
            cells=_cells(row.id, links.get(row.id, ()), differing),
            independence=kinship.count(source_id for source_id, _ in links.get(row.id, ())),
        )
        for row in session.execute(_claims(article_id, reviewer_id, links))
    ]
    # The article may stand in a group, of what derives from it; a story has several sources.
    told = [[key for key in sources if key in group] for group in whole.groups]
    stories = {
        key: number
        for number, group in enumerate((group for group in told if len(group) > 1), 1)
        for key in group
    }
    shown = [sources[key] for key in columns if isinstance(key, UUID)]
    return Matrix(rows, shown, stories, kinship, sources)


Linked = tuple[UUID, Stance]


def _links(session: Session, article_id: UUID, reviewer_id: UUID) -> dict[UUID, list[Linked]]:
    """Return the sources linked to each sentence with what they do to it, in its order."""
    query = (
        select(Annotation.sentence_id, Snapshot.source_id, Evidence.stance)
        .select_from(Evidence)
        .join(Annotation, Annotation.id == Evidence.annotation_id)
        .join(Review, Review.id == Annotation.review_id)
        .join(Snapshot, Snapshot.id == Evidence.snapshot_id)
        .where(Review.article_id == article_id, Review.own(reviewer_id), STANDS)
        .order_by(Evidence.id)
    )
    found: dict[UUID, list[Linked]] = {}
    for sentence_id, source_id, stance in session.execute(query):
        found.setdefault(sentence_id, []).append((source_id, stance))
    return found


def _count_differing(
    session: Session, article_id: UUID, reviewer_id: UUID
) -> dict[tuple[UUID, UUID], int]:
    """Return how many differences were accepted, by sentence and source."""
    query = (
        select(Annotation.sentence_id, Snapshot.source_id, func.count())
        .select_from(Discrepancy)
        .join(Annotation, Annotation.id == Discrepancy.annotation_id)
        .join(Review, Review.id == Annotation.review_id)
        .join(Snapshot, Snapshot.id == Discrepancy.snapshot_id)
        .where(
            Review.article_id == article_id,
            Review.own(reviewer_id),
            Annotation.removed_at.is_(None),
            Discrepancy.removed_at.is_(None),
            Discrepancy.state == DiscrepancyState.ACCEPTED,
        )
        .group_by(Annotation.sentence_id, Snapshot.source_id)
    )
    return {(sentence, source): count for sentence, source, count in session.execute(query)}


def _claims(
    article_id: UUID, reviewer_id: UUID, linked: Iterable[UUID]
) -> Select[UUID, int, str, Tag | None, Verdict | None]:
    own = (
        select(Annotation.sentence_id, Annotation.tag, Annotation.verdict)
        .join(Review, Review.id == Annotation.review_id)
        .where(
            Review.article_id == article_id,
            Review.own(reviewer_id),
            Annotation.removed_at.is_(None),
            Annotation.exact.is_(None),
        )
        .subquery()
    )
    return (
        select(Sentence.id, Sentence.position, Sentence.text, own.c.tag, own.c.verdict)
        .outerjoin(own, own.c.sentence_id == Sentence.id)
        .where(
            Sentence.article_id == article_id,
            (own.c.tag == Tag.CLAIM) | Sentence.id.in_(list(linked)),
        )
        .order_by(Sentence.position)
    )


def _cells(
    sentence_id: UUID, links: Iterable[Linked], differing: Mapping[tuple[UUID, UUID], int]
) -> dict[UUID, Cell]:
    by_source: dict[UUID, list[Stance]] = {}
    for source_id, stance in links:
        by_source.setdefault(source_id, []).append(stance)
    return {
        source_id: Cell(
            [stance for stance in Stance if stance in stances],
            len(stances),
            differing.get((sentence_id, source_id), 0),
        )
        for source_id, stances in by_source.items()
    }
