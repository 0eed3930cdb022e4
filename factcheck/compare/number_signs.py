"""What speaks for it that two numbers that differ are told of the same thing."""

from collections.abc import Mapping, Sequence
from math import log

from factcheck.compare.number_agreement import ratio_of, slip_between
from factcheck.compare.number_reasons import is_explained
from factcheck.compare.odds import Weigh
from factcheck.compare.statement import similarity
from factcheck.compare.told import Told, compare_nouns
from factcheck.text.quantity import Measure

WEIGHTS = {
    "always": -1.57,
    "alike": 1.4,
    "shared": 0.53,
    "anything shared": 0.75,
    "left": 0.92,
    "slip": 2.52,
    "of one time": 0.61,
    "explained": -2.68,
    "same noun": 0.07,
    "other noun": -1.15,
    "several": -0.33,
    "ratio": -0.4,
}
"""See factcheck.compare.odds."""
LEAST_ODDS = -0.3
LEAST_ODDS_OF_STRANGERS = 1.2
"""Of sentences without a word in common, which mostly tell of different things."""
_LARGEST_RATIO = 1e6
_SAME_WORDS = 0.2
"""How alike the words around per cents and percentage points are that only one of them gets wrong.
"""


def convinces(signs: Mapping[str, float], one: Told, other: Told, weigh: Weigh[Told]) -> bool:
    """Return whether two numbers are so much about the same that a difference is worth telling."""
    if one.quantity.measure is not other.quantity.measure:  # "5 per cent", "5 percentage points"
        same = one.quantity.value == other.quantity.value
        return same and similarity(one.context, other.context) >= _SAME_WORDS
    if one.quantity.measure is Measure.SCORE:
        return not signs["explained"]
    strange = not (signs["alike"] or signs["anything shared"])
    return weigh(signs, one, other) >= (LEAST_ODDS_OF_STRANGERS if strange else LEAST_ODDS)


def signs_between(
    one: Told,
    other: Told,
    ours: Sequence[Told],
    theirs: Sequence[Told],
    *,
    shared: float,
    left: bool,
    denied: bool,
) -> dict[str, float]:
    """Return the signs that two numbers are told of the same thing, each from 0, mostly to 1.

    Args:
        shared: the share of words that the two sentences have in common, without the numbers.
        left: whether neither sentence has another number of the kind to compare.
        denied: whether only one of the two sentences denies something.
    """
    nouns = compare_nouns(one, other)
    counted = {*one.nouns, *other.nouns} if nouns > 0 else set()
    measure = one.quantity.measure
    return {
        "always": 1,
        "alike": similarity(_without(one.context, counted), _without(other.context, counted)),
        "shared": shared,
        "anything shared": shared > 0,
        "left": left,
        "slip": slip_between(one.quantity, other.quantity),
        "of one time": one.relative is other.relative,
        "explained": is_explained(one, other, ours, theirs, denied=denied),
        "same noun": nouns >= 1,
        "other noun": nouns < 0,
        "several": sum(it.quantity.measure is measure for it in ours) > 1,
        "ratio": log(min(ratio_of(one.quantity, other.quantity), _LARGEST_RATIO)),
    }


def _without(context: Mapping[str, float], concepts: set[str]) -> dict[str, float]:
    return {concept: weight for concept, weight in context.items() if concept not in concepts}
