"""How many independent sources stand behind what is said, counted from what is stored."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.compare.independence import Ancestry, Edge, Independence
from factcheck.compare.relations import Direction, RelationKind
from factcheck.models import RelationState, Source, SourceRelation
from factcheck.sources.owners import owners_of
from factcheck.sources.relatives import descents_from, relations_among
from factcheck.text.fold import fold


@dataclass(frozen=True, slots=True)
class KnownRelations:
    """What is known of the relations of some sources."""

    ancestry: Ancestry
    """By what counts: confirmed relations, and descent from the article unless rejected."""
    relations: Sequence[SourceRelation]
    """Of two sources, those confirmed, suggested and rejected; by id."""
    descents: Sequence[SourceRelation]
    """Of a source and the article."""

    def count(self, source_ids: Iterable[UUID]) -> Independence:
        """Count the independent ones among *source_ids*."""
        return self.ancestry.count(source_ids)

    def between(self, one_id: UUID, other_id: UUID) -> SourceRelation | None:
        """Return the relation of two sources, if there is one."""
        pair = {one_id, other_id}
        return next((row for row in self.relations if {row.a_id, row.b_id} == pair), None)

    def suggested(self, source_ids: Iterable[UUID]) -> list[SourceRelation]:
        """Return the relations among *source_ids* that nobody has decided on."""
        wanted = set(source_ids)
        return [
            row
            for row in self.relations
            if row.state is RelationState.SUGGESTED and {row.a_id, row.b_id} <= wanted
        ]


def read_kinship(
    session: Session, article_id: UUID, source_ids: Iterable[UUID], reviewer_id: UUID
) -> KnownRelations:
    """Return what is known of the relations of the sources linked in an article.

    In one query more than `relations_among`.
    """
    wanted = list(dict.fromkeys(source_ids))
    relations = relations_among(session, wanted)
    # Of those in between too: what they have from the article, all after them have from it.
    reached = {*wanted, *(end for row in relations for end in (row.a_id, row.b_id) if end)}
    return make_kinship(
        article_id, relations, descents_from(session, article_id, reached, reviewer_id)
    )


def make_kinship(
    article_id: UUID, relations: Sequence[SourceRelation], descents: Sequence[SourceRelation]
) -> KnownRelations:
    """Return what is known, from the stored relations that bear on it, each by id."""
    edges = [edge_of(row) for row in relations if row.state is RelationState.CONFIRMED]
    edges += [edge_of(row) for row in descents if row.state is not RelationState.REJECTED]
    return KnownRelations(Ancestry(edges, article_id), relations, descents)


@dataclass(frozen=True, slots=True)
class SharedOwner:
    """That several of the independent sources belong to one owner, which changes no count."""

    name: str
    independent: int


def find_shared_owners(independence: Independence, owners: Mapping[UUID, str]) -> list[SharedOwner]:
    """Return the owners of more than one of the independent sources, most first.

    A group belongs to whom its first source does, which the others have it from.

    Args:
        owners: by the source, where one is known.
    """
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for group in independence.groups:
        first = group[0]
        if isinstance(first, UUID) and first in owners and independence.counts(group):
            folded = fold(owners[first])
            names.setdefault(folded, owners[first])
            counts[folded] += 1
    return [SharedOwner(names[key], count) for key, count in counts.most_common() if count > 1]


def read_shared_owners(session: Session, independence: Independence) -> list[SharedOwner]:
    """Return the owners of more than one of the independent sources, in two queries."""
    firsts = {group[0] for group in independence.groups}
    owners = owners_of(session, [key for key in firsts if isinstance(key, UUID)])
    return find_shared_owners(independence, owners)


def told_sources(session: Session, independence: Independence) -> Mapping[UUID, Source]:
    """Return the sources that a count tells of, those that are not linked included."""
    ids = {key for group in independence.groups for key in group if isinstance(key, UUID)}
    found = session.scalars(select(Source).where(Source.id.in_(ids))) if ids else ()
    return {source.id: source for source in found}


def edge_of(row: SourceRelation) -> Edge:
    """Return a stored relation as it counts, whatever its state."""
    return Edge(
        row.a_id,
        row.b_id or row.article_id or row.a_id,
        RelationKind(row.kind.value),
        Direction(row.course.value),
    )
