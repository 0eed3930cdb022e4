"""How many sources are independent, step by step as it is defined: slow, and easy to follow."""

from collections import Counter, defaultdict

from factcheck.compare.independence import Uncounted, join_pairs
from factcheck.compare.relations import Direction, RelationKind


def count_plainly(sources, edges, article):
    """Return the groups, the circles, what is not counted, and how many groups are."""
    linked = list(dict.fromkeys(sources))
    edges = [edge for edge in edges if edge.kind in {RelationKind.COPY, RelationKind.CITES}]
    known = list(dict.fromkeys([*linked, *(end for edge in edges for end in (edge.a, edge.b))]))
    pairs = {pair for edge in edges for pair in derivations(edge)}
    above = {one: reach(one, pairs) for one in known}
    tainted = {one for one in known if article in above[one]} if article is not None else set()
    own = [edge for edge in edges if not {edge.a, edge.b} & tainted]
    story = join_pairs(known, [(e.a, e.b) for e in own if e.kind is RelationKind.COPY])
    cites = [edge for edge in own if edge.kind is RelationKind.CITES]
    cited = {(story[a], story[b]) for edge in cites for a, b in derivations(edge)}
    far = {one: reach(one, cited) for one in story.values()}
    knot = {one: frozenset(other for other in far[one] if one in far[other]) for one in far}

    def knots(source):
        first = story[source]
        order = [first, *(one for one in story if one in far[first])]
        return list(dict.fromkeys(knot[one] for one in order))

    def ends(source):
        last = [one for one in knots(source) if all(far[each] <= one for each in one)]
        return [one for one in last if len(one) == 1] or last

    origins = choose({one: ends(one) for one in linked if one not in tainted}, story)
    groups = defaultdict(set)
    for source in linked:
        origin = origins.get(source)
        tellers = {one for one in known if story[one] in origin} if origin else {article}
        groups[origin] |= {source, *(tellers & above[source])}

    def in_order(group):
        return tuple(sorted(group, key=lambda one: (len(group & above[one]), known.index(one))))

    circles = [one for one in dict.fromkeys(k for s in origins for k in knots(s)) if len(one) > 1]
    return (
        [in_order(group) for group in groups.values()],
        [in_order({one for one in known if story[one] in circle}) for circle in circles],
        {
            source: Uncounted.CIRCULAR if source in origins else Uncounted.CHECKED_ARTICLE
            for source in linked
            if len(origins.get(source, ())) != 1
        },
        sum(origin is not None and len(origin) == 1 for origin in groups),
    )


def choose(found, story):
    """Return one of the ends *found* for each source."""
    linked = {story[source] for source in found}
    near = {
        source: next((end for end in ends if linked & end), None) for source, ends in found.items()
    }
    far = [source for source, end in near.items() if end is None]
    holder = {}
    bundle = join_pairs(
        far, [(one, holder.setdefault(end, one)) for one in far for end in found[one]]
    )
    often = Counter((bundle[source], end) for source in far for end in found[source])
    top = {}
    for (first, end), _ in often.most_common():
        top.setdefault(first, end)
    return {source: end or top[bundle[source]] for source, end in near.items()}


def derivations(edge):
    """Return who has it from whom."""
    mutual = edge.kind is RelationKind.CITES and edge.direction is Direction.UNKNOWN
    if mutual or edge.direction is Direction.A_FROM_B:
        yield edge.a, edge.b
    if mutual or edge.direction is Direction.B_FROM_A:
        yield edge.b, edge.a


def reach(source, pairs):
    """Return *source* and all above it."""
    found = {source}
    while further := {b for a, b in pairs if a in found} - found:
        found |= further
    return found
