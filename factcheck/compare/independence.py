"""How many of the sources linked to a claim bear it out independently of each other."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from factcheck.compare.relations import Direction, RelationKind

Key = TypeVar("Key", bound=Hashable)
Group = tuple[Hashable, ...]
_Graph = Mapping[Hashable, set[Hashable]]
"""For each source, or story, those that it has it from in one step."""
_Knot = frozenset[Hashable]
"""The sources that tell a story, or stories that all have it from each other."""
_NO_KNOT: _Knot = frozenset()
"""Where those have it from that descend from the article."""


@dataclass(frozen=True, slots=True)
class Edge:
    """That two sources are related. Of all kinds, only copies and cites make them dependent."""

    a: Hashable
    b: Hashable
    kind: RelationKind
    direction: Direction
    """Of two that cite, UNKNOWN says that each cites the other."""


class Uncounted(StrEnum):
    """Why a source counts for nothing."""

    CHECKED_ARTICLE = "checked_article"
    """It is the article being checked, or has it from there."""
    CIRCULAR = "circular"
    """It has it from sources that have it from each other, and from nobody else."""


@dataclass(frozen=True, slots=True)
class Independence:
    """How many sources a claim really has, and why."""

    links: int
    """The sources linked, each once."""
    independent: int
    """The groups that count."""
    groups: Sequence[Group]
    """Each linked source in one of them, in the order of the first ones linked.

    What comes first in a group is its origin, as far as is known; it need not be linked.
    """
    circular: Sequence[Group]
    """The sources that have it from each other, a tuple for each circle."""
    uncounted: Mapping[Hashable, Uncounted]
    """The linked sources of the groups that do not count."""

    def counts(self, group: Group) -> bool:
        """Whether one of the groups counts."""
        return self.uncounted.keys().isdisjoint(group)


def count_independent(
    sources: Iterable[Hashable], edges: Iterable[Edge], *, article: Hashable | None = None
) -> Independence:
    """Return how many of *sources* have what they say from nowhere but themselves.

    Copies of one text are one story, whichever was first. A story that cites another is no source
    of its own, but two stories do not become one because a third cites both.

    Args:
        sources: those linked to the claim.
        edges: what is known of these and of others by which they hang together.
        article: the one that makes the claim. What descends from it is no witness.
    """
    return Ancestry(edges, article).count(sources)


class Ancestry:
    """Who has it from whom, worked out once to count the sources of many claims."""

    def __init__(self, edges: Iterable[Edge], article: Hashable | None = None) -> None:
        """Take *edges* and *article* as `count_independent` does."""
        edges = [edge for edge in edges if edge.kind in {RelationKind.COPY, RelationKind.CITES}]
        known = dict.fromkeys(end for edge in edges for end in (edge.a, edge.b))
        self._place = {source: number for number, source in enumerate(known)}
        self._above = _draw(edges)
        self._reached: dict[Hashable, set[Hashable]] = {}
        self._article = article
        self._tainted = set() if article is None else _reach(article, _turn(self._above))
        own = [edge for edge in edges if self._tainted.isdisjoint((edge.a, edge.b))]
        self._stories = _Stories(self._place, own)

    def count(self, sources: Iterable[Hashable]) -> Independence:
        """Return what `count_independent` does of *sources*."""
        linked = {source: number for number, source in enumerate(dict.fromkeys(sources))}
        origins = self._stories.choose_origins([one for one in linked if one not in self._tainted])
        groups: dict[_Knot, set[Hashable]] = defaultdict(set)
        for source in linked:
            origin = origins.get(source, _NO_KNOT)
            first = origin or {self._article}
            groups[origin] |= {source, *(first & self._reach(source))}
        counted = {origin for origin in groups if origin and origin not in self._stories.circles}
        uncounted = {
            source: Uncounted.CIRCULAR if source in origins else Uncounted.CHECKED_ARTICLE
            for source in linked
            if origins.get(source, _NO_KNOT) not in counted
        }
        circles = self._stories.find_circles(origins)
        return Independence(
            links=len(linked),
            independent=len(counted),
            groups=[self._in_order(group, linked) for group in groups.values()],
            circular=[self._in_order(circle, linked) for circle in circles],
            uncounted=uncounted,
        )

    def _in_order(self, group: AbstractSet[Hashable], linked: Mapping[Hashable, int]) -> Group:
        def place(source: Hashable) -> tuple[int, bool, int]:
            older = len(group & self._reach(source))
            if source in linked:
                return older, False, linked[source]
            return older, True, self._place[source]

        return tuple(sorted(group, key=place))

    def _reach(self, source: Hashable) -> set[Hashable]:
        if source not in self._reached:
            self._reached[source] = _reach(source, self._above)
        return self._reached[source]


class _Stories:
    """What copies of each other tell, and which of these cite which."""

    def __init__(self, place: Mapping[Hashable, int], edges: Sequence[Edge]) -> None:
        of = join_pairs(list(place), [(e.a, e.b) for e in edges if e.kind is RelationKind.COPY])
        tellers: dict[Hashable, list[Hashable]] = defaultdict(list)
        for source, story in of.items():
            tellers[story].append(source)
        cited: dict[Hashable, set[Hashable]] = defaultdict(set)
        for heir, origins in _draw(e for e in edges if e.kind is RelationKind.CITES).items():
            cited[of[heir]] |= {of[origin] for origin in origins}
        self.circles: set[_Knot] = set()
        """The knots of several stories."""
        self._knots: dict[Hashable, _Knot] = {}
        self._places: dict[_Knot, int] = {}
        self._circles_above: dict[_Knot, set[_Knot]] = {}
        self._ends: dict[_Knot, list[_Knot]] = {}
        """What each has it from in the end: circles only where there is nothing else."""
        for stories in _find_knots(tellers, cited):
            knot = frozenset(source for story in stories for source in tellers[story])
            self._knots |= dict.fromkeys(knot, knot)
            self._places[knot] = min(place[source] for source in knot)
            if len(stories) > 1:
                self.circles.add(knot)
            above = {self._knots[one] for story in stories for one in cited.get(story, ())}
            self._put(knot, above - {knot})

    def _put(self, knot: _Knot, above: Iterable[_Knot]) -> None:
        """Keep what *knot* leads to, by way of those *above*, which were put before."""
        ends = {end for one in above for end in self._ends[one]} or {knot}
        ends = ends - self.circles or ends
        self._ends[knot] = sorted(ends, key=self._places.__getitem__)
        self._circles_above[knot] = self.circles & {knot}
        for one in above:
            self._circles_above[knot] |= self._circles_above[one]

    def choose_origins(self, sources: Iterable[Hashable]) -> dict[Hashable, _Knot]:
        """Return where each of *sources* has it from: of several, one that is linked too.

        Those that share an origin that is not linked have it from the same one.
        """
        own = {source: self._knot(source) for source in sources}
        linked = _number(own.values())
        found = {source: self._ends.get(knot, [knot]) for source, knot in own.items()}
        near = {
            source: min(linked.keys() & knots, key=linked.__getitem__, default=None)
            for source, knots in found.items()
        }
        far = [source for source, knot in near.items() if knot is None]
        holder: dict[_Knot, Hashable] = {}
        shared = [(one, holder.setdefault(knot, one)) for one in far for knot in found[one]]
        bundle = join_pairs(far, shared)
        often = Counter((bundle[source], knot) for source in far for knot in found[source])
        top: dict[Hashable, _Knot] = {}
        for (first, knot), _ in often.most_common():
            top.setdefault(first, knot)
        return {source: knot or top[bundle[source]] for source, knot in near.items()}

    def find_circles(self, sources: Iterable[Hashable]) -> list[_Knot]:
        """Return the circles that *sources* lead to: of each its own first, then linked ones."""
        own = [self._knot(source) for source in sources]
        linked = _number(own)

        def order(circle: _Knot) -> tuple[bool, int]:
            return circle not in linked, linked.get(circle, self._places[circle])

        found: dict[_Knot, None] = {}
        for knot in own:
            above = self._circles_above.get(knot, set())
            if knot in above:
                found.setdefault(knot)
            found |= dict.fromkeys(sorted(above - found.keys(), key=order))
        return list(found)

    def _knot(self, source: Hashable) -> _Knot:
        return self._knots.get(source, frozenset((source,)))


def _number(knots: Iterable[_Knot]) -> dict[_Knot, int]:
    return {knot: number for number, knot in enumerate(dict.fromkeys(knots))}


def _find_knots(stories: Iterable[Hashable], above: _Graph) -> list[set[Hashable]]:
    """Return the stories that have it from each other together, origins before their heirs.

    As Kosaraju and Sharir do it, in time that grows with the stories and what they cite.
    """
    seen: set[Hashable] = set()
    found = []
    for story in reversed(_list_heirs_first(stories, _turn(above))):
        if story not in seen:
            found.append(_reach(story, above, seen))
            seen |= found[-1]
    return found


def _list_heirs_first(stories: Iterable[Hashable], below: _Graph) -> list[Hashable]:
    """Return each after all that is below it; of those in a circle, after most."""
    found: list[Hashable] = []
    seen: set[Hashable] = set()
    waiting = [(story, False) for story in stories]
    while waiting:
        story, done = waiting.pop()
        if done:
            found.append(story)
        elif story not in seen:
            seen.add(story)
            waiting.append((story, True))
            waiting += [(heir, False) for heir in below.get(story, ()) if heir not in seen]
    return found


def _draw(edges: Iterable[Edge]) -> _Graph:
    """Return who has it from whom."""
    above: dict[Hashable, set[Hashable]] = defaultdict(set)
    for edge in edges:
        mutual = edge.kind is RelationKind.CITES and edge.direction is Direction.UNKNOWN
        if mutual or edge.direction is Direction.A_FROM_B:
            above[edge.a].add(edge.b)
        if mutual or edge.direction is Direction.B_FROM_A:
            above[edge.b].add(edge.a)
    return above


def _turn(above: _Graph) -> _Graph:
    """Return for each those that have it from there in one step."""
    below: dict[Hashable, set[Hashable]] = defaultdict(set)
    for heir, origins in above.items():
        for origin in origins:
            below[origin].add(heir)
    return below


def _reach(
    source: Hashable, above: _Graph, but_not: AbstractSet[Hashable] = frozenset()
) -> set[Hashable]:
    """Return *source* and all above it, as far as no way leads through *but_not*."""
    found, waiting = {source}, [source]
    while waiting:
        further = above.get(waiting.pop(), set()) - found - but_not
        found |= further
        waiting += further
    return found


def join_pairs(sources: Sequence[Key], pairs: Iterable[tuple[Key, Key]]) -> dict[Key, Key]:
    """Return for each source the first of those that *pairs* join it with, in one step or more."""
    first = {source: source for source in sources}
    order = {source: number for number, source in enumerate(sources)}

    def find(source: Key) -> Key:
        while first[source] != source:
            first[source] = source = first[first[source]]
        return source

    for a, b in pairs:
        one, other = find(a), find(b)
        if order[one] < order[other]:
            first[other] = one
        else:
            first[one] = other
    return {source: find(source) for source in sources}
