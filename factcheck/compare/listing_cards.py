"""The cards of a project, of some sources, and of what is linked in an article."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, aliased

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
from factcheck.sources.relatives import HOLDS

PAGE = 10
"""Cards on a page."""


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


@dataclass(frozen=True, slots=True)
class _Group:
    """What is known of a card before it is read."""

    newest: UUID
    """Of its relations."""
    waits: bool
    members: Sequence[UUID]
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
    following = [group for group in wanted if after is None or group.newest < after]
    page = following[:PAGE]
    cards = _read_cards(session, page)
    last = page[-1].newest if len(following) > PAGE else None
    count = sum(group.waits for group in groups)
    return CardPage(cards, count, len(groups) - count, last)


def find_cards(session: Session, project_id: UUID, source_ids: Collection[UUID]) -> list[Card]:
    """Return the cards that some of the project's sources are on, in four queries."""
    groups = _read_groups(session, project_id)
    wanted = set(source_ids)
    return _read_cards(session, [one for one in groups if not wanted.isdisjoint(one.members)])


def list_article_cards(session: Session, article: Article, reviewer_id: UUID) -> ArticleCards:
    """Return what a reviewer linked in an article, what is to be decided first.

    The number of queries is ever the same.
    """
    linked = read_linked(session, article.id, reviewer_id)
    kinship = read_kinship(session, article.id, linked)
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


_Tie = tuple[UUID, UUID, UUID, RelationState]
"""A relation, and what it is between."""


def _tie(row: SourceRelation) -> _Tie:
    return row.id, row.a_id, row.b_id or row.article_id or row.a_id, row.state


def _group(ties: Iterable[_Tie]) -> list[_Group]:
    """Return what hangs together by *ties*; what was related last comes first."""
    known = list(ties)
    number: dict[UUID, int] = {}  # in place of ids, which take four times as long to look up
    pairs = [[number.setdefault(end, len(number)) for end in tie[1:3]] for tie in known]
    ids = list(number)
    first = join_pairs(range(len(ids)), ((a, b) for a, b in pairs))
    waiting: set[int] = set()
    newest: dict[int, UUID] = {}
    for pair, (key, _, _, state) in zip(pairs, known, strict=True):
        story = first[pair[0]]
        newest[story] = max(key, newest.get(story, key))
        if state is RelationState.SUGGESTED:
            waiting.update(pair)
    members: dict[int, list[int]] = {}
    for one, story in first.items():
        members.setdefault(story, []).append(one)
    groups = [
        _Group(
            newest[story],
            not waiting.isdisjoint(numbers),
            [ids[one] for one in sorted(numbers, key=lambda one: one not in waiting)],
        )
        for story, numbers in members.items()
    ]
    return sorted(groups, key=lambda group: group.newest, reverse=True)


def _read_groups(session: Session, project_id: UUID) -> list[_Group]:
    """Return what hangs together in a project, in one query."""
    a, b = aliased(Source), aliased(Source)
    query = (
        select(SourceRelation.id, SourceRelation.a_id, b.id, SourceRelation.state)
        .join(a, and_(a.id == SourceRelation.a_id, a.removed_at.is_(None)))
        .join(b, and_(b.id == SourceRelation.b_id, b.removed_at.is_(None)))
        .where(SourceRelation.project_id == project_id, HOLDS)
    )
    return _group((row[0], row[1], row[2], row[3]) for row in session.execute(query))


def _read_cards(session: Session, groups: Sequence[_Group]) -> list[Card]:
    """Return the cards of *groups*, in three queries."""
    shown = {key for group in groups for key in group.members[:MOST_MEMBERS]}
    query = select(SourceRelation).where(
        SourceRelation.a_id.in_(shown), SourceRelation.b_id.in_(shown), HOLDS
    )
    relations = list(session.scalars(query.order_by(SourceRelation.id)))
    things: dict[UUID, Source | Article] = {**_read_sources(session, shown)}
    return _make(groups, things, relations, _read_deciders(session, relations))


def _make(
    groups: Iterable[_Group],
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
        rows = [row for key in shown for row in of.get(key, ()) if _tie(row)[2] in shown]
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
