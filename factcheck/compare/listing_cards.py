"""The cards of a project, of some sources, and of what is linked in an article."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select, type_coerce
from sqlalchemy.orm import Session, aliased
from sqlalchemy.types import NullType

from factcheck.compare.cards import MOST_MEMBERS, Card, make_card
from factcheck.compare.counting import read_kinship
from factcheck.compare.independence import Independence, join_pairs
from factcheck.models import (
    Annotation,
    Article,
    Evidence,
    RelationState,
    Review,
    Snapshot,
    Source,
    SourceRelation,
    User,
)
from factcheck.sources.linked import STANDS
from factcheck.sources.relatives import HOLDS, MOST_STEPS

PAGE = 10
"""Cards on a page."""
MOST_FOLLOWED = 1_000
"""Relations that are followed at each step away from a source, the newest ones."""


@dataclass(frozen=True, slots=True)
class CardPage:
    """Some cards of a project, those last changed by the library first."""

    cards: Sequence[Card]
    waiting: int
    """How many cards of the project have something to decide."""
    decided: int
    """How many have not."""
    last: UUID | None
    """Where the next page begins; None on the last one."""


@dataclass(frozen=True, slots=True)
class ArticleCards:
    """What hangs together of the sources that one reviewer linked in an article."""

    cards: Sequence[Card]
    alone: Sequence[Source]
    """Those that hang on no other, by title."""
    independence: Independence
    """Of all of them."""


_Key = TypeVar("_Key", UUID, bytes)
"""An id, or what SQLite stores of it."""
_Tie = tuple[_Key, _Key, _Key, bool]
"""A relation, what it is between, and whether it waits for somebody to decide."""


@dataclass(frozen=True, slots=True)
class _Group(Generic[_Key]):
    """What is known of a card before it is read."""

    newest: _Key
    """Of its relations."""
    waits: bool
    members: Sequence[_Key]
    """Those with something to decide first."""


def list_cards(
    session: Session, project_id: UUID, *, waiting: bool, after: UUID | None = None
) -> CardPage:
    """Return a page of a project's cards in four queries.

    Args:
        waiting: list those with something to decide, not the others.
    """
    groups = _read_groups(session, project_id)
    wanted = [group for group in groups if group.waits is waiting]
    following = [group for group in wanted if after is None or _to_uuid(group.newest) < after]
    page = following[:PAGE]
    cards = _read_cards(session, [_with_uuids(group) for group in page])
    last = _to_uuid(page[-1].newest) if len(following) > PAGE else None
    count = sum(group.waits for group in groups)
    return CardPage(cards, count, len(groups) - count, last)


def find_cards(session: Session, project_id: UUID, source_ids: Collection[UUID]) -> list[Card]:
    """Return the cards that some of the project's sources are on.

    In three queries, and one for each step away from *source_ids*: MOST_STEPS at most. What is
    further away, or behind more than MOST_FOLLOWED relations, is neither shown nor counted.
    """
    return _read_cards(session, _group(_follow(session, project_id, source_ids)))


def list_article_cards(session: Session, article: Article, reviewer_id: UUID) -> ArticleCards:
    """Return what a reviewer linked in an article, what is to be decided first.

    In four queries and those of `relations_among`.
    """
    linked = read_linked(session, article.id, reviewer_id)
    kinship = read_kinship(session, article.id, linked, reviewer_id)
    relations = [
        row
        for row in (*kinship.relations, *kinship.descents)
        if row.state is not RelationState.REJECTED
    ]
    groups = _group(_tie(row) for row in relations)
    joined = {key for group in groups for key in group.members}
    sources = _read_sources(session, {*linked, *joined})
    things: dict[UUID, Source | Article] = {**sources, article.id: article}
    cards = _make(groups, things, relations, _read_deciders(session, relations), linked)
    alone = [sources[key] for key in linked if key not in joined]
    return ArticleCards(
        sorted(cards, key=lambda card: not card.waits),
        sorted(alone, key=lambda source: source.title.casefold()),
        kinship.count(linked),
    )


def list_linked(
    session: Session, article_id: UUID, project_id: UUID, reviewer_id: UUID
) -> list[Source]:
    """Return the sources of a project that a reviewer linked in an article, by title."""
    found = _read_sources(session, read_linked(session, article_id, reviewer_id)).values()
    here = [source for source in found if source.project_id == project_id]
    return sorted(here, key=lambda source: source.title.casefold())


def _tie(row: SourceRelation) -> _Tie[UUID]:
    return row.id, row.a_id, _other(row), row.state is RelationState.SUGGESTED


def _other(row: SourceRelation) -> UUID:
    return row.b_id or row.article_id or row.a_id


def _group(ties: Iterable[_Tie[_Key]]) -> list[_Group[_Key]]:
    """Return what hangs together by *ties*; what was related last comes first."""
    known = list(ties)
    ends = dict.fromkeys(end for tie in known for end in tie[1:3])
    first = join_pairs(list(ends), ((a, b) for _, a, b, _ in known))
    waiting: set[_Key] = set()
    newest: dict[_Key, _Key] = {}
    for key, a, b, waits in known:
        story = first[a]
        newest[story] = max(key, newest.get(story, key))
        if waits:
            waiting |= {a, b}
    members: dict[_Key, list[_Key]] = {}
    for one, story in first.items():
        members.setdefault(story, []).append(one)
    groups = [
        _Group(
            newest[story],
            not waiting.isdisjoint(keys),
            sorted(keys, key=lambda key: key not in waiting),
        )
        for story, keys in members.items()
    ]
    return sorted(groups, key=lambda group: group.newest, reverse=True)


def _to_uuid(key: UUID | bytes) -> UUID:
    return key if isinstance(key, UUID) else UUID(bytes=key)


def _with_uuids(group: _Group[Any]) -> _Group[UUID]:
    members = [_to_uuid(key) for key in group.members]
    return _Group(_to_uuid(group.newest), group.waits, members)


def _read_groups(session: Session, project_id: UUID) -> list[_Group[Any]]:
    """Return what hangs together in a project, in one query."""
    relation = SourceRelation
    # Thousands are read for ten cards: as they are stored, in a third of the time.
    ids: list[ColumnElement[Any]] = [
        type_coerce(column, NullType) for column in (relation.id, relation.a_id, relation.b_id)
    ]
    removed = select(Source.id).where(
        Source.project_id == project_id, Source.removed_at.is_not(None)
    )
    query = select(*ids, relation.state == RelationState.SUGGESTED).where(
        relation.project_id == project_id,
        relation.b_id.is_not(None),
        HOLDS,
        relation.a_id.not_in(removed),
        relation.b_id.not_in(removed),
    )
    return _group((row[0], row[1], row[2], row[3]) for row in session.execute(query))


def _follow(session: Session, project_id: UUID, source_ids: Collection[UUID]) -> list[_Tie[UUID]]:
    """Return what holds some of the project's sources together with others."""
    a, b, relation = aliased(Source), aliased(Source), SourceRelation
    query = (
        select(relation.id, relation.a_id, b.id, relation.state == RelationState.SUGGESTED)
        .join(a, and_(a.id == relation.a_id, a.removed_at.is_(None)))
        .join(b, and_(b.id == relation.b_id, b.removed_at.is_(None)))
        .where(relation.project_id == project_id, HOLDS)
        .order_by(relation.id.desc())
        .limit(MOST_FOLLOWED)
    )
    ties: dict[UUID, _Tie[UUID]] = {}
    known, fresh = set(source_ids), set(source_ids)
    for _ in range(MOST_STEPS):
        if not fresh:
            break
        touching = query.where(or_(relation.a_id.in_(fresh), relation.b_id.in_(fresh)))
        found = [(row[0], row[1], row[2], row[3]) for row in session.execute(touching)]
        ties |= {tie[0]: tie for tie in found}
        fresh = {end for tie in found for end in tie[1:3]} - known
        known |= fresh
    return list(ties.values())


def _read_cards(session: Session, groups: Sequence[_Group[UUID]]) -> list[Card]:
    """Return the cards of *groups*, in three queries."""
    shown = {key for group in groups for key in group.members[:MOST_MEMBERS]}
    query = select(SourceRelation).where(
        SourceRelation.a_id.in_(shown), SourceRelation.b_id.in_(shown), HOLDS
    )
    relations = list(session.scalars(query.order_by(SourceRelation.id)))
    things: dict[UUID, Source | Article] = {**_read_sources(session, shown)}
    return _make(groups, things, relations, _read_deciders(session, relations))


def _make(
    groups: Iterable[_Group[UUID]],
    things: Mapping[UUID, Source | Article],
    relations: Sequence[SourceRelation],
    deciders: Mapping[UUID, str],
    linked: Collection[UUID] | None = None,
) -> list[Card]:
    of: dict[UUID, list[SourceRelation]] = {}
    for row in relations:
        of.setdefault(row.a_id, []).append(row)
    cards = []
    for group in groups:
        shown = dict.fromkeys(group.members[:MOST_MEMBERS])
        rows = [row for key in shown for row in of.get(key, ()) if _other(row) in shown]
        more = len(group.members) - len(shown)
        cards.append(
            make_card(
                [things[key] for key in shown],
                sorted(rows, key=lambda row: row.id),
                deciders,
                more=more,
                linked=linked,
            )
        )
    return cards


def read_linked(session: Session, article_id: UUID, reviewer_id: UUID) -> list[UUID]:
    """Return the sources that a reviewer linked in an article, in the order of the links."""
    query = (
        select(Snapshot.source_id)
        .join(Evidence, Evidence.snapshot_id == Snapshot.id)
        .join(Annotation, Annotation.id == Evidence.annotation_id)
        .join(Review, Review.id == Annotation.review_id)
        .where(Review.article_id == article_id, Review.own(reviewer_id), STANDS)
        .order_by(Evidence.id)
    )
    return list(dict.fromkeys(session.scalars(query)))


def _read_sources(session: Session, ids: Collection[UUID]) -> dict[UUID, Source]:
    found = session.scalars(select(Source).where(Source.id.in_(ids)))
    return {source.id: source for source in found}


def _read_deciders(session: Session, relations: Iterable[SourceRelation]) -> dict[UUID, str]:
    ids = {row.decided_by_id for row in relations}
    found = select(User.id, User.name).where(User.id.in_(ids - {None}))
    return dict(session.execute(found).all())
