"""How many independent sources an annotation has, as an export tells it."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from factcheck.compare.counting import (
    KnownRelations,
    SharedOwner,
    find_shared_owners,
    make_kinship,
)
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
        self, session: Session, article_ids: Sequence[UUID], linked: Iterable[tuple[UUID, UUID]]
    ) -> None:
        """Read the relations of the sources that are *linked*, in few queries; none for none.

        Args:
            linked: each article with each source that is linked in it.
        """
        self._related: dict[UUID, list[SourceRelation]] = defaultdict(list)
        self._descents: dict[tuple[UUID | None, UUID], list[SourceRelation]] = defaultdict(list)
        self._owners: Mapping[UUID, str] = {}
        self._linked: dict[UUID, list[UUID]] = defaultdict(list)
        self._known: dict[Hashable, KnownRelations] = {}
        self._around: dict[UUID, _Followed] = {}
        self._whole: dict[UUID, bool] = {}
        for article_id, source_id in linked:
            self._linked[article_id].append(source_id)
        if not (wanted := {one for sources in self._linked.values() for one in sources}):
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
        followed = None if all(map(self._is_whole, linked)) else self._follow(linked, MOST_STEPS)
        if followed is None or followed.is_whole:
            followed = self._follow_all(article)
        found = self._know(article, UUID(reviewer_id), followed).count(linked)
        return _tell(found, find_shared_owners(found, self._owners))

    def _is_whole(self, source_id: UUID) -> bool:
        """Whether all that a source hangs together with is no further away than is followed.

        Then it makes no difference to its count which other sources are followed beside it.
        """
        if source_id not in self._whole:
            self._whole[source_id] = self._follow([source_id], MOST_STEPS).is_whole
        return self._whole[source_id]

    def _follow_all(self, article_id: UUID) -> "_Followed":
        """Follow what is linked in an article to the end."""
        if article_id not in self._around:
            self._around[article_id] = self._follow(self._linked[article_id])
        return self._around[article_id]

    def _know(self, article_id: UUID, reviewer_id: UUID, followed: "_Followed") -> KnownRelations:
        """Return what is known of some sources, worked out once for all that have it alike."""
        descents = self._descents.get((article_id, reviewer_id))
        key = article_id, reviewer_id if descents else None, followed.key
        if key not in self._known:
            of_these = [row for row in descents or () if row.a_id in followed.reached]
            self._known[key] = make_kinship(article_id, followed.relations, of_these)
        return self._known[key]

    def _follow(self, linked: Iterable[UUID], most_steps: int | None = None) -> "_Followed":
        """Follow the relations by which some sources hang together with others."""
        reached = set(linked)
        fresh, relations = reached, dict[UUID, SourceRelation]()
        steps = 0
        while fresh and steps != most_steps:
            touching = [row for source_id in fresh for row in self._related.get(source_id, ())]
            relations |= {row.id: row for row in touching}
            fresh = {end for row in touching for end in (row.a_id, row.b_id) if end} - reached
            reached = reached | fresh
            steps += 1
        ids = sorted(relations)
        key = (frozenset(reached), *ids) if most_steps else None
        return _Followed(reached, [relations[one] for one in ids], not fresh, key)


class _Followed(NamedTuple):
    """The sources that some hang together with, and the relations by which they do."""

    reached: AbstractSet[UUID]
    relations: Sequence[SourceRelation]
    is_whole: bool
    """Whether there are no more."""
    key: Hashable
    """The same for the same sources and relations; None for all of an article's."""


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
