"""Words of two sentences that are each other's opposites, denials reckoned in. English only."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

from factcheck.compare.denials import Denials
from factcheck.compare.marks import MarkKind
from factcheck.compare.outcomes import OUTCOME
from factcheck.compare.parity import is_supposed
from factcheck.compare.sides import RISE, SAMENESS, Side, find_sides, trends_of
from factcheck.compare.statement import Statement, are_akin, concept_of, coverage, similarity
from factcheck.compare.subjects import have_one_subject
from factcheck.compare.undone import find_undone

_MOST = 16
"""Words of a sentence with opposites that are compared."""
_ALIKE = 0.2
_ALIKE_ONLY = 0.15
_ALIKE_LOOSE = 0.45
"""How alike the words around two opposites must be: where the passage has several words of the
pair, where it has one, and for words of many uses."""
_COVERED = 0.25
"""The share of words in common from which a pronoun is taken for the subject of the other."""
_MULTIPLES = frozenset(map(concept_of, "doubled tripled trebled quadrupled halved".split()))
_SAME_TOO = 0.5
"""A word on the claim's side, in a context as like as this share, outweighs one on the other."""


@dataclass(frozen=True, slots=True)
class Opposed:
    """A word of the claim and one of the passage that belong to one pair of opposites."""

    ours: Side
    theirs: Side
    alike: float

    @property
    def kind(self) -> MarkKind:
        """What differs: of two words on one side of a pair it is that one is denied."""
        denied = self.ours.denied is not self.theirs.denied
        return MarkKind.NEGATION if denied and not self.agree else self.ours.kind

    @property
    def agree(self) -> bool:
        """Whether both are on one side."""
        return self.ours.sign == self.theirs.sign


def find_opposed(
    claim: Statement, passage: Statement, ours: Denials, theirs: Denials
) -> list[Opposed]:
    """Return the words of the claim that the passage answers, contradictions first."""
    if is_supposed(claim) is not is_supposed(passage):
        return []
    numbers = {concept for concept in passage.concepts if concept[:1].isdigit()}
    reversed_words = find_undone(claim, passage)
    there: dict[str, list[Side]] = {}
    for side in islice(find_sides(passage, theirs, reversed_words), _MOST):
        there.setdefault(side.pair, []).append(side)
    sides = list(islice(find_sides(claim, ours, reversed_words), _MOST))
    found = [
        opposed
        for side in sides
        if side.pair in there
        if (opposed := _answer(side, there[side.pair], numbers, (claim, passage)))
    ]
    rises = [side for side in sides if side.pair == RISE]
    if rises and not any(opposed.ours.pair == RISE for opposed in found):
        told = list(trends_of(passage))
        found += [
            opposed for side in rises if (opposed := _answer(side, told, numbers, (claim, passage)))
        ]
    found = [opposed for opposed in found if not _is_told_too(opposed, sides)]
    return sorted(found, key=lambda opposed: (opposed.agree, -opposed.alike, opposed.ours.at))


def _answer(
    side: Side,
    options: list[Side],
    numbers: Collection[str],
    statements: tuple[Statement, Statement],
) -> Opposed | None:
    """The one of *options* in the likest context, when that is like enough to compare them.

    Args:
        numbers: all numbers of the passage.
    """
    compared = [
        Opposed(side, other, similarity(side.context, other.context))
        for other in options
        if not _are_of_numbers(side, other, numbers)
    ]
    scored = [opposed for opposed in compared if not _is_same_thing(side, opposed.theirs)]
    if not scored:
        return None
    best = max(scored, key=lambda opposed: (opposed.alike, opposed.agree))
    loose = _is_loose(best)
    if best.ours.kind is MarkKind.DIRECTION and not best.agree and _are_apart(best):
        return None
    if best.ours.pair.startswith(SAMENESS) and not best.agree and _are_of_two(best):
        return None
    if best.agree and _is_measured_once(best):
        return None
    if best.agree:
        return None if loose or best.alike < _ALIKE_ONLY else best
    agreeing = max((opposed.alike for opposed in compared if opposed.agree), default=0.0)
    if agreeing > _SAME_TOO * best.alike:
        return None
    needed = _ALIKE_LOOSE if loose else _ALIKE if len(scored) > 1 else _ALIKE_ONLY
    if best.alike >= needed or (not loose and _are_of_one(best, *statements)):
        return best
    return None


def _is_loose(opposed: Opposed) -> bool:
    """Whether the words have too many uses; of an outcome one word of few uses is enough."""
    loose = opposed.ours.loose, opposed.theirs.loose
    return all(loose) if OUTCOME in opposed.ours.pair else any(loose)


def _are_of_one(opposed: Opposed, claim: Statement, passage: Statement) -> bool:
    """Whether two outcomes are told of one subject, though little else around them is alike."""
    if OUTCOME not in opposed.ours.pair:
        return False
    same = have_one_subject(claim, opposed.ours.at, passage, opposed.theirs.at)
    if same is None:
        return coverage(claim, passage) >= _COVERED
    return same


def _is_told_too(opposed: Opposed, sides: list[Side]) -> bool:
    """Whether the claim has a word on the passage's side as well, and as near: `detained, free`."""
    theirs = opposed.theirs
    return not opposed.agree and any(
        side.pair == theirs.pair
        and side.sign == theirs.sign
        and similarity(side.context, theirs.context) > _SAME_TOO * opposed.alike
        for side in sides
    )


def _are_of_numbers(one: Side, other: Side, numbers: Collection[str]) -> bool:
    """Whether the number that goes with a word of the claim goes with another in the passage."""
    if one.kind is MarkKind.NEGATION and one.counted and other.counted:
        return one.counted not in numbers  # "47 survived", "five died"
    return bool(other.number) and one.number in numbers and one.number != other.number


def _is_same_thing(one: Side, other: Side) -> bool:
    """Whether it is one word of many uses in both; that one is denied is told elsewhere."""
    return one.loose and one.concept == other.concept


def _are_of_two(opposed: Opposed) -> bool:
    """Whether nothing but the noun is the same around `new` and `same`: `the same | bridge`."""
    noun = {opposed.ours.pair.removeprefix(SAMENESS)}
    ours, theirs = opposed.ours.context.keys() - noun, opposed.theirs.context.keys() - noun
    return not any(are_akin(one, other) for one in ours for other in theirs)


def _is_measured_once(opposed: Opposed) -> bool:
    """Whether only one of two tells how far it went: `doubled`, `rose`."""
    ours, theirs = opposed.ours.concept, opposed.theirs.concept
    return ours != theirs and not _MULTIPLES.isdisjoint({ours, theirs})


def _are_apart(opposed: Opposed) -> bool:
    """Whether nothing but time and place is the same around two words."""
    ours, theirs = opposed.ours.core, opposed.theirs.core
    if not ours or not theirs:
        return False
    return not any(are_akin(one, other) for one in ours for other in theirs)
