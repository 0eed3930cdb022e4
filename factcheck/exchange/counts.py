"""How many independent sources an annotation has, as an export tells it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from factcheck.compare.counting import SharedOwner, find_shared_owners, make_kinship
from factcheck.compare.independence import Independence
from factcheck.models import (
    Annotation,
    Evidence,
    RelationState,
    Review,
    Snapshot,
    SourceRelation,
)
from factcheck.sources.owners import owners_of
from factcheck.sources.relatives import MOST_STEPS, relations_among

Record = dict[str, Any]


class Counts:
    """Counts what is linked in some articles, from relations that are read once for all of them.

    Each annotation is counted as factcheck.compare.counting would by its own sources, whatever else
    is linked in its article: so it is the same wherever the export comes in, and for whoever may
    see only some of the reviews.
    """

    def __init__(
        self, session: Session, article_ids: Sequence[UUID], linked: Iterable[UUID]
    ) -> None:
        """Read the relations of the sources that are *linked*, in few queries; none for none."""
        self._related: dict[UUID, list[SourceRelation]] = defaultdict(list)
        self._descents: dict[tuple[UUID | None, UUID], list[SourceRelation]] = defaultdict(list)
        self._owners: Mapping[UUID, str] = {}
        if not (wanted := [*linked]):
            return
        for row in relations_among(session, wanted):
            if row.state is RelationState.CONFIRMED and row.b_id:
                self._related[row.a_id].append(row)
                self._related[row.b_id].append(row)
        for row, reviewer_id in session.execute(_descents(article_ids)):
            self._descents[row.article_id, reviewer_id].append(row)
        self._owners = owners_of(session, {*wanted, *self._related})

    def count(self, article_id: str, reviewer_id: str, source_ids: Iterable[str]) -> Record:
        """Return how many of the sources are independent, by whom they hang together with."""
        article, linked = UUID(article_id), [UUID(source_id) for source_id in source_ids]
        reached, relations = self._follow(linked)
        descents = [
            row for row in self._descents[article, UUID(reviewer_id)] if row.a_id in reached
        ]
        found = make_kinship(article, relations, descents).count(linked)
        return _tell(found, find_shared_owners(found, self._owners))

    def _follow(self, linked: Iterable[UUID]) -> tuple[set[UUID], list[SourceRelation]]:
        """Return the sources that some hang together with, and the relations by which they do."""
        reached = set(linked)
        fresh, relations = reached, dict[UUID, SourceRelation]()
        for _ in range(MOST_STEPS):
            touching = [row for source_id in fresh for row in self._related.get(source_id, ())]
            relations |= {row.id: row for row in touching}
            fresh = {end for row in touching for end in (row.a_id, row.b_id) if end} - reached
            reached = reached | fresh
        return reached, [relations[key] for key in sorted(relations)]


def _descents(article_ids: Sequence[UUID]) -> Select[SourceRelation, UUID]:
    """Select the relations to articles, with each reviewer who linked the source there."""
    return (
        select(SourceRelation, Review.reviewer_id)
        .join(Review, Review.article_id == SourceRelation.article_id)
        .join(Annotation, Annotation.review_id == Review.id)
        .join(Evidence, Evidence.annotation_id == Annotation.id)
        .join(Snapshot, Snapshot.id == Evidence.snapshot_id)
        .where(
            SourceRelation.article_id.in_(article_ids),
            Snapshot.source_id == SourceRelation.a_id,
        )
        .distinct()
        .order_by(SourceRelation.id)
    )


def _tell(found: Independence, owners: Iterable[SharedOwner]) -> Record:
    return {
        "links": found.links,
        "independent": found.independent,
        "groups": found.groups,
        "uncounted": {str(source): why.value for source, why in found.uncounted.items()},
        "owners": [{"name": one.name, "independent": one.independent} for one in owners],
    }
