"""Which of several values of a passage the claim means, by the words that only one of them has.

`7 per cent lower for nurses and 11 per cent lower for kitchen staff` has a label for each: a claim
that speaks of kitchen workers means the second. English only.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import pairwise

from factcheck.compare.marks import Span
from factcheck.compare.statement import Statement, are_akin
from factcheck.compare.told import Told
from factcheck.text.lexemes import Lexemes

_BREAKS = {
    **dict.fromkeys(".;:?!—", 3),
    **dict.fromkeys((",", "–", "(", ")"), 2),
    **dict.fromkeys("and but or while whereas against compared as with".split(), 1),
}
"""What parts two values, to how far it does."""
_WITHIN = 2
"""How far values are parted at most that are told alike: those of one sentence."""
_LEAST_SHARED = 2
"""Words of a label that the claim must have: one alone is had by chance."""
_MOST = 6
"""Values that are told apart by labels; more are a table."""


def find_meant(
    claim: Statement, passage: Statement, ours: Sequence[Told], theirs: Sequence[Told]
) -> dict[int, int]:
    """Return of numbers of the claim which of the passage each is of, where labels tell."""
    sorts: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, told in enumerate((ours, theirs)):
        for at, it in enumerate(told):
            quantity = it.quantity
            sort = quantity.measure, quantity.unit.removesuffix("s"), it.relative, it.whole
            sorts[*sort, it.earlier][side].append(at)
    meant: dict[int, int] = {}
    for here, there in sorts.values():
        if not here or not 1 < len(there) <= _MOST:
            continue
        spans = [
            [(told[at].quantity.start, told[at].quantity.end) for at in places]
            for told, places in ((ours, here), (theirs, there))
        ]
        labelled = find_labelled(claim, passage, *spans)
        meant |= {here[at]: there[to] for at, to in labelled.items()}
    return meant


def find_labelled(
    claim: Statement, passage: Statement, ours: Sequence[Span], theirs: Sequence[Span]
) -> dict[int, int]:
    """Return which value of the passage each of the claim is of, where labels tell.

    The words of a part are its own that stand in no other part. What stands before the first value
    is of all, unless the others have words before them too: `the council spent 5 million on roads
    and 7 million on schools`.

    Args:
        ours: where the values of one sort stand in the claim, in their order.
        theirs: where those of the same sort stand in the passage.
    """
    parts = _parts(passage, theirs)
    if not any(parts):
        return {}
    own = [part.difference(*(it for it in parts if it is not part)) for part in parts]
    asked = _parts(claim, ours) if len(ours) > 1 else [claim.content()]
    found: dict[int, int] = {}
    for at, wanted in enumerate(asked):
        shared = [_count_shared(part, wanted) for part in own]
        best = max(shared)
        if best >= _LEAST_SHARED and shared.count(0) == len(shared) - 1:
            found[at] = shared.index(best)
    return found


def _count_shared(part: set[str], wanted: set[str]) -> int:
    others = part - wanted
    akin = sum(any(are_akin(concept, it) for it in wanted) for concept in others)
    return len(part) - len(others) + akin


def _parts(passage: Statement, spans: Sequence[Span]) -> list[set[str]]:
    """The concepts that stand with each value; nothing when no break parts two of them."""
    lexemes = passage.lexemes
    places = [lexemes.between(*span) for span in spans]
    cuts = [0]
    shared = False
    for (_, end), (begin, _) in pairwise(places):
        cut, strength = _cut(lexemes, end, begin)
        if not _WITHIN >= strength > 0:
            return [set() for _ in spans]
        shared |= not any(passage.concepts[cut:begin])
        cuts.append(cut)
    cuts.append(len(lexemes))
    if shared:
        cuts[0] = places[0][1]
    return [
        {
            concept
            for at, concept in enumerate(passage.concepts[first:last], start=first)
            if concept and not begin <= at < end and (not concept[0].isdigit() or len(concept) == 4)
        }
        for first, last, (begin, end) in zip(cuts, cuts[1:], places, strict=False)
    ]


def _cut(lexemes: Lexemes, first: int, last: int) -> tuple[int, int]:
    """The first of the strongest breaks between two values, and how strong it is; 0 for none."""
    strengths = [(_BREAKS.get(lexemes.word(at), 0), -at) for at in range(first, last)]
    strength, at = max(strengths, default=(0, 0))
    return -at, strength
