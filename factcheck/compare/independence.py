"""How many of the sources linked to a claim bear it out independently of each other."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from factcheck.compare.relations import Direction, RelationKind

Key = TypeVar("Key", bound=Hashable)
Group = tuple[Hashable, ...]
_Graph = Mapping[Hashable, set[Hashable]]
"""For each source, or story, those that it has it from in one step."""
_Knot = frozenset[Hashable]
"""Stories that all have it from each other; mostly a single one."""
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
    sources: Sequence[Hashable], edges: Iterable[Edge], *, article: Hashable | None = None
) -> Independence:
    """Return how many of *sources* have what they say from nowhere but themselves.

    Copies of one text are one story, whichever was first. A story that cites another is no source
    of its own, but two stories do not become one because a third cites both.

    Args:
        sources: those linked to the claim.
        edges: what is known of these and of others by which they hang together.
        article: the one that makes the claim. What descends from it is no witness.
    """
    linked = list(dict.fromkeys(sources))
    edges = [edge for edge in edges if edge.kind in {RelationKind.COPY, RelationKind.CITES}]
    known = list(dict.fromkeys([*linked, *(end for edge in edges for end in (edge.a, edge.b))]))
    tainted = set() if article is None else _find_heirs(article, edges)
    stories = _Stories(known, [edge for edge in edges if tainted.isdisjoint((edge.a, edge.b))])
    origins = stories.choose_origins([source for source in linked if source not in tainted])
    above = _draw(edges)

    groups: dict[_Knot, set[Hashable]] = defaultdict(set)
    for source in linked:
        origin = origins.get(source, _NO_KNOT)
        first = stories.tellers(origin) if origin else {article}
        groups[origin] |= {source, *first.intersection(_reach(source, above))}
    uncounted = {
        source: Uncounted.CIRCULAR if source in origins else Uncounted.CHECKED_ARTICLE
        for source in linked
        if len(origins.get(source, _NO_KNOT)) != 1
    }

    def in_order(group: set[Hashable]) -> Group:
        older = {source: len(group & _reach(source, above)) for source in group}
        return tuple(sorted(group, key=lambda source: (older[source], known.index(source))))

    return Independence(
        links=len(linked),
        independent=sum(len(origin) == 1 for origin in groups),
        groups=[in_order(group) for group in groups.values()],
        circular=[in_order(stories.tellers(knot)) for knot in stories.find_circles(origins)],
        uncounted=uncounted,
    )


class _Stories:
    """What copies of each other tell, and which of these cite which."""

    def __init__(self, sources: Sequence[Hashable], edges: Sequence[Edge]) -> None:
        copies = [(edge.a, edge.b) for edge in edges if edge.kind is RelationKind.COPY]
        self._of = join_pairs(sources, copies)
        cites = [edge for edge in edges if edge.kind is RelationKind.CITES]
        self._cited = _draw(
            replace(edge, a=self._of[edge.a], b=self._of[edge.b])
            for edge in cites
            if self._of[edge.a] != self._of[edge.b]
        )

    def choose_origins(self, sources: Iterable[Hashable]) -> dict[Hashable, _Knot]:
        """Return where each of *sources* has it from: of several, one that is linked too.

        Those that share an origin that is not linked have it from the same one.
        """
        found = {source: self._find_origins(source) for source in sources}
        linked = {self._of[source] for source in found}
        near = {
            source: next((knot for knot in knots if not linked.isdisjoint(knot)), None)
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
        """Return the knots of several stories that *sources* lead to."""
        knots = dict.fromkeys(knot for source in sources for knot in self._knots(source))
        return [knot for knot in knots if len(knot) > 1]

    def tellers(self, knot: _Knot) -> set[Hashable]:
        """Return the sources that tell the stories of a knot."""
        return {source for source, story in self._of.items() if story in knot}

    def _find_origins(self, source: Hashable) -> list[_Knot]:
        """Return what *source* has it from in the end: circles only where there is nothing else."""
        last = [
            knot
            for knot in self._knots(source)
            if all(knot.issuperset(self._cited.get(story, ())) for story in knot)
        ]
        return [knot for knot in last if len(knot) == 1] or last

    def _knots(self, source: Hashable) -> list[_Knot]:
        """Return the knots that *source* has it from, its own first, in the order of sources."""
        story = self._of[source]
        above = _reach(story, self._cited)
        order = [story, *(one for one in self._of if one in above)]
        reach = {one: _reach(one, self._cited) for one in order}
        knots = (frozenset(far for far in reach[one] if one in reach[far]) for one in order)
        return list(dict.fromkeys(knots))


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


def _reach(source: Hashable, above: _Graph) -> set[Hashable]:
    """Return *source* and all above it."""
    found, waiting = {source}, [source]
    while waiting:
        further = above.get(waiting.pop(), set()) - found
        found |= further
        waiting += further
    return found


def _find_heirs(article: Hashable, edges: Iterable[Edge]) -> set[Hashable]:
    """Return *article* and all that descends from it."""
    return _reach(article, _draw(replace(edge, a=edge.b, b=edge.a) for edge in edges))


def join_pairs(sources: Sequence[Key], pairs: Iterable[tuple[Key, Key]]) -> dict[Key, Key]:
    """Return for each source the first of those that *pairs* join it with, in one step or more."""
    first = {source: source for source in sources}
    order = {source: number for number, source in enumerate(sources)}

    def find(source: Key) -> Key:
        while first[source] != source:
            first[source] = source = first[first[source]]
        return source

    for pair in pairs:
        earlier, later = sorted(map(find, pair), key=order.__getitem__)
        first[later] = earlier
    return {source: find(source) for source in sources}
