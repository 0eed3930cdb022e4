"""Sources that hang together, as one card: the earliest first, and how each hangs on others."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from factcheck.compare.counting import edge_of
from factcheck.compare.independence import Ancestry
from factcheck.models import (
    Article,
    Course,
    Kinship,
    RelationState,
    Source,
    SourceKind,
    SourceRelation,
)
from factcheck.text.fold import fold

MOST_MEMBERS = 50
"""Sources on a card; those with something to decide come before others."""


class Heading(StrEnum):
    """What the sources of a card are together; the first that holds, in this order."""

    ARTICLE = "article"
    """They have it from the article that is being checked."""
    CIRCLE = "circle"
    """Some of them have it from each other."""
    RELEASE = "release"
    """They report what an authority published."""
    STORY = "story"
    STORIES = "stories"
    """Several, which something that draws on more than one holds together."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How a member of a card hangs on another."""

    relation: SourceRelation
    other: Source | Article
    derives: bool | None
    """Whether the member has it from the other; None when nobody knows, or each from the other."""
    share: float
    """How much of the wording of the one that has it is the other's, from 0 to 1."""
    decided_by: str
    """Who confirmed it; empty while nobody has."""


@dataclass(frozen=True, slots=True)
class Member:
    """A source of a card, or the article that is being checked."""

    thing: Source | Article
    ties: Sequence[Tie]
    """To members before it, or to those after it where there are none; the closest first."""
    linked: bool
    """Whether it is one of those that are counted."""

    @property
    def source(self) -> Source | None:
        """The source; None for the article."""
        return self.thing if isinstance(self.thing, Source) else None


@dataclass(frozen=True, slots=True)
class Card:
    """Some sources that hang together, as far as is known or suggested."""

    heading: Heading
    number: int
    """What the heading tells of: outlets, stories or the sources of a circle."""
    members: Sequence[Member]
    relations: Sequence[SourceRelation]
    """Of two members each, by id."""
    more: int
    """How many more sources hang together with them."""
    links: int
    """The members that are counted."""
    independent: int
    """How many of these count now."""
    then: int
    """How many will, once all is confirmed."""

    @property
    def waits(self) -> bool:
        """Whether something of it is to be decided."""
        return any(row.state is RelationState.SUGGESTED for row in self.relations)

    @property
    def ids(self) -> list[UUID]:
        """Of its members."""
        return [member.thing.id for member in self.members]

    @property
    def seen(self) -> str:
        """All that it shows of relations, for the form that decides on them."""
        return " ".join(f"{row.id}:{row.revision}" for row in self.relations)


def make_card(
    things: Collection[Source | Article],
    relations: Sequence[SourceRelation],
    deciders: Mapping[UUID, str],
    *,
    more: int = 0,
    linked: Collection[UUID] | None = None,
) -> Card:
    """Return the card of *things*, which *relations* hold together.

    Args:
        relations: of two of them each, none rejected; by id.
        deciders: the names of those who confirmed some, by id.
        linked: the sources that are counted; None for all.
    """
    ordered = _in_order(things, relations)
    sources = [thing for thing in ordered if isinstance(thing, Source)]
    article = next((thing.id for thing in ordered if isinstance(thing, Article)), None)
    counted = [one.id for one in sources if linked is None or one.id in linked]
    edges = [edge_of(row) for row in relations]
    # As factcheck.compare.counting has it: descent from the article counts until it is rejected.
    held = [
        edge
        for edge, row in zip(edges, relations, strict=True)
        if row.state is RelationState.CONFIRMED or row.article_id
    ]
    ancestry = Ancestry(edges, article)
    whole = ancestry.count(one.id for one in sources)
    if article:
        heading, number = Heading.ARTICLE, len(sources)
    elif whole.circular:
        heading, number = Heading.CIRCLE, len(whole.circular[0])
    elif whole.independent > 1:
        heading, number = Heading.STORIES, whole.independent
    elif sources[0].kind is SourceKind.OFFICIAL:
        heading, number = Heading.RELEASE, len(sources) - 1
    else:
        heading, number = Heading.STORY, len({fold(one.publisher) or one.id for one in sources})
    return Card(
        heading,
        number,
        _members(ordered, relations, deciders, set(counted)),
        relations,
        more,
        len(counted),
        Ancestry(held, article).count(counted).independent,
        ancestry.count(counted).independent,
    )


def _in_order(
    things: Collection[Source | Article], relations: Iterable[SourceRelation]
) -> list[Source | Article]:
    """Return the article first, then the earliest; of one day, what others have it from."""
    depth: Counter[UUID] = Counter()
    for row in relations:
        ends = (row.a_id, row.b_id or row.article_id or row.a_id)
        if row.course is not Course.UNKNOWN:
            heir, origin = ends if row.course is Course.A_FROM_B else ends[::-1]
            depth.update({heir: 1, origin: -1})
    return sorted(
        things,
        key=lambda one: (
            isinstance(one, Source),
            one.published or date.max,
            depth[one.id],
            one.id,
        ),
    )


def _members(
    ordered: Sequence[Source | Article],
    relations: Iterable[SourceRelation],
    deciders: Mapping[UUID, str],
    linked: Collection[UUID],
) -> list[Member]:
    place = {thing.id: number for number, thing in enumerate(ordered)}
    ties: dict[UUID, list[Tie]] = {thing.id: [] for thing in ordered}
    for row in relations:
        ends = sorted((row.a_id, row.b_id or row.article_id or row.a_id), key=place.__getitem__)
        by = deciders.get(row.decided_by_id, "") if row.decided_by_id else ""
        for member, other in (ends, ends[::-1]):
            ties[member].append(_tie(row, member, ordered[place[other]], by))
    return [
        Member(thing, _closest(ties[thing.id], place, place[thing.id]), thing.id in linked)
        for thing in ordered
    ]


def _closest(ties: Sequence[Tie], place: Mapping[UUID, int], here: int) -> list[Tie]:
    before = [tie for tie in ties if place[tie.other.id] < here]
    chosen = before or (ties if here else ())
    return sorted(chosen, key=lambda tie: (tie.derives is False, -tie.share, place[tie.other.id]))


def _tie(row: SourceRelation, member: UUID, other: Source | Article, decided_by: str) -> Tie:
    is_a = row.a_id == member
    derives = {Course.UNKNOWN: None, Course.A_FROM_B: is_a, Course.B_FROM_A: not is_a}[row.course]
    own, theirs = (row.share_a, row.share_b) if is_a else (row.share_b, row.share_a)
    shares = {True: own, False: theirs, None: max(own, theirs)}
    share = shares[derives] if row.kind is Kinship.COPY else 0.0
    return Tie(row, other, derives, share, decided_by)
