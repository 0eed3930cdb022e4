"""Putting sources side by side with a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from factcheck.compare.columns import Column, lay_columns
from factcheck.compare.counting import (
    KnownRelations,
    SharedOwner,
    read_kinship,
    read_shared_owners,
    told_sources,
)
from factcheck.compare.deciding import list_decided
from factcheck.compare.independence import Independence
from factcheck.compare.marking import Lettered
from factcheck.compare.stretches import Claim, Text
from factcheck.compare.texts import read_passages
from factcheck.models import (
    Annotation,
    Article,
    Discrepancy,
    Evidence,
    Review,
    Sentence,
    Snapshot,
    Source,
    SourceRelation,
    Stance,
)
from factcheck.sources.finding import newest_snapshot_id
from factcheck.sources.linked import STANDS, EvidenceRow, list_evidence

COLUMNS = 4
"""Most sources shown at once."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Sources beside a sentence."""

    columns: Sequence[Column]
    claim: Sequence[Lettered]
    """The sentence, cut where marks begin and end."""
    links: Sequence[EvidenceRow]
    decided: Sequence[Discrepancy]
    kinship: KnownRelations
    independence: Independence
    """Of all sources linked to the sentence."""
    counted: Mapping[UUID, Source]
    """The sources that the count tells of."""
    owners: Sequence[SharedOwner]
    """Of more than one of the independent sources."""
    quotations: bool
    """Whether the sentence quotes."""

    @property
    def suggested(self) -> list[SourceRelation]:
        """Relations among the linked sources that nobody has decided on."""
        return self.kinship.suggested(link.source_id for link in self.links)


def side_by_side(
    session: Session,
    article: Article,
    sentence: Sentence,
    reviewer_id: UUID,
    source_ids: Sequence[UUID],
    *,
    weak: bool = False,
    orders: Mapping[UUID, Sequence[int]] = MappingProxyType({}),
) -> Comparison:
    """Lay sources beside a sentence, in their order.

    A source that the project does not have is left out. The queries are as many for any number of
    sources, but for those of `relations_among`.

    Args:
        weak: whether to mark negations, directions, names and roles too.
        orders: by source, where the matches begin that keep their order (see `find_stretches`).
    """
    links = list_evidence(session, sentence.id, reviewer_id)
    decided = list_decided(session, sentence.id, reviewer_id)
    found = _newest_snapshots(session, article.project_id, source_ids)
    passages = read_passages(session, {row.id: row.text for _, row in found.values()})
    texts = [
        Text(*found[source_id], passages[found[source_id][1].id])
        for source_id in source_ids
        if source_id in found
    ]
    columns, pieces = lay_columns(Claim(article, sentence, links, decided, weak), texts, orders)
    linked = [link.source_id for link in links]
    kinship = read_kinship(session, article.id, [*linked, *found], reviewer_id)
    independence = kinship.count(linked)
    return Comparison(
        columns,
        pieces,
        links,
        decided,
        kinship,
        independence,
        told_sources(session, independence),
        read_shared_owners(session, independence),
        any(column.quotations for column in columns),
    )


def choose_sources(
    session: Session, project_id: UUID, sentence: Sentence, reviewer_id: UUID
) -> list[UUID]:
    """Return up to COLUMNS sources to open with.

    Those linked to the sentence come first. Of more than COLUMNS one tells each independent story,
    the first one that refutes the sentence, else the earliest; stories with one that refutes are
    put first. Then come those linked elsewhere in its article, then the library's newest; at least
    two, where the library has them.
    """
    links = list_evidence(session, sentence.id, reviewer_id)
    chosen = list(dict.fromkeys(link.source_id for link in links))
    if len(chosen) > COLUMNS:
        kinship = read_kinship(session, sentence.article_id, chosen, reviewer_id)
        chosen = [*_first_of_each(kinship.count(chosen), links), *chosen]
    chosen = list(dict.fromkeys(chosen))[:COLUMNS]
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


def _first_of_each(independence: Independence, links: Sequence[EvidenceRow]) -> list[UUID]:
    """Return a linked source of each story that counts, those that refute the sentence first."""
    linked = {link.source_id for link in links}
    refuting = {link.source_id for link in links if link.stance is Stance.REFUTES}
    firsts = []
    for group in filter(independence.counts, independence.groups):
        told = [key for key in group if isinstance(key, UUID) and key in linked]
        firsts.append(next((key for key in told if key in refuting), told[0]))
    return sorted(firsts, key=lambda key: key not in refuting)


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


def list_tabs(comparison: Comparison) -> list[tuple[UUID, str]]:
    """Return the id and title of the sources that are not shown, of all linked or decided on."""
    titles = {link.source_id: link.source_title for link in comparison.links}
    titles |= {row.snapshot.source_id: row.snapshot.source.title for row in comparison.decided}
    for column in comparison.columns:
        titles.pop(column.source.id, None)
    return list(titles.items())


def name_sources(
    session: Session, project_id: UUID, source_ids: Sequence[UUID]
) -> list[tuple[UUID, str]]:
    """Return the id and title of those sources that the project has, in their order."""
    query = select(Source.id, Source.title).where(
        Source.id.in_(source_ids), Source.project_id == project_id, Source.removed_at.is_(None)
    )
    titles = {row.id: row.title for row in session.execute(query)}
    return [(key, titles[key]) for key in source_ids if key in titles]


def list_choices(
    session: Session, project_id: UUID, shown: Sequence[UUID], limit: int = 200
) -> list[Source]:
    """Return the newest of the project's sources that are not shown, by title."""
    query = (
        select(Source)
        .where(
            Source.project_id == project_id,
            Source.removed_at.is_(None),
            Source.id.not_in(shown),
        )
        .order_by(Source.id.desc())
        .limit(limit)
    )
    return sorted(session.scalars(query), key=lambda source: source.title.casefold())


def _newest_snapshots(
    session: Session, project_id: UUID, source_ids: Sequence[UUID]
) -> dict[UUID, tuple[Source, Snapshot]]:
    found = session.execute(
        select(Source, Snapshot)
        .join(Snapshot, Snapshot.id == newest_snapshot_id())
        .where(Source.id.in_(source_ids), Source.project_id == project_id)
        .options(undefer(Snapshot.text))
    )
    return {source.id: (source, snapshot) for source, snapshot in found}
