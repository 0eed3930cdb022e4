"""How far several people gave the same things the same labels: percent, Cohen, Fleiss.

A *unit* is one thing that was labelled, such as a sentence: the labels it was given, one for each
person who gave one. A label is a string without meaning here. Krippendorff's alpha is in
`alpha`, spans are in `spans`.

A figure that a formula does not give is never a number that looks like one: it is `Undefined`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Units = Iterable[Sequence[str]] | Mapping[tuple[str, ...], int]
"""Units one by one, or how often each kind of unit is there: labels, in whatever order."""
Confusion = dict[str, dict[str, int]]
"""How often the first person gave the outer label to what the second gave the inner one."""


class Reason(StrEnum):
    """Why there is no figure."""

    NO_REVIEWS = "no_reviews"
    """Nobody has handed in anything."""
    ONE_REVIEWER = "one_reviewer"
    """A single person has."""
    NOT_TWICE = "not_twice"
    """Nothing was labelled by two people."""
    ONE_LABEL = "one_label"
    """All labels are the same one, so that chance would give the same."""
    UNEQUAL = "unequal"
    """Units have differing numbers of labels where the formula asks for one number."""
    NO_SPANS = "no_spans"
    """Nobody marked any words."""
    NO_CHANCE = "no_chance"
    """There is no other way in which the words could have been marked."""


@dataclass(frozen=True, slots=True)
class Undefined:
    """Stands where a figure would, and says why there is none."""

    reason: Reason


Figure = float | Undefined


def count_kinds(units: Units) -> Mapping[tuple[str, ...], int]:
    """Return how often each kind of unit is there."""
    return units if isinstance(units, Mapping) else Counter(map(tuple, units))


def percent_agreement(units: Units) -> Figure:
    """Return which share of the pairs of labels of the same unit are equal, from 0.0 to 1.0.

    Every two labels of a unit are a pair, so a unit with more labels weighs more; one with fewer
    than two has none. Undefined (NOT_TWICE) without a pair.

    Source: J. L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological
    Bulletin 76 (1971), equations 1 and 2, whose P equals this where all units have as many labels.
    """
    agreeing = pairs = 0
    for unit, times in count_kinds(units).items():
        pairs += times * len(unit) * (len(unit) - 1)
        agreeing += times * _agreeing(unit)
    return agreeing / pairs if pairs else Undefined(Reason.NOT_TWICE)


def fleiss_kappa(units: Units) -> Figure:
    """Return Fleiss' kappa: 1.0 for full agreement, 0.0 for what chance gives, down to -1.0.

    All units have the same number of labels, two or more; it need not be the same people who gave
    them. Undefined when there is no unit, or they have one label each (NOT_TWICE), when their
    numbers differ (UNEQUAL) and when all labels are the same one (ONE_LABEL).

    Source: J. L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological
    Bulletin 76 (1971), equations 1 to 7; its table 1 is a test of this function.
    """
    kinds = count_kinds(units)
    sizes = {len(unit) for unit in kinds}
    if len(sizes) > 1:
        return Undefined(Reason.UNEQUAL)
    size = sizes.pop() if sizes else 0
    if size < 2:
        return Undefined(Reason.NOT_TWICE)
    labels: Counter[str] = Counter()
    agreeing = 0
    for unit, times in kinds.items():
        agreeing += times * _agreeing(unit)
        for label in unit:
            labels[label] += times
    if len(labels) == 1:
        return Undefined(Reason.ONE_LABEL)
    whole = labels.total()
    observed = agreeing / (whole * (size - 1))
    expected = sum(count * count for count in labels.values()) / whole**2
    return (observed - expected) / (1 - expected)


def cohen_kappa(first: Sequence[str], second: Sequence[str]) -> Figure:
    """Return Cohen's kappa of two people's labels of the same units, in the same order.

    Undefined as `cohen_of` says, and when one sequence is longer (UNEQUAL). It and `cohen_of` take
    labels as sources print them, to be checked against those; pages count with `cohen_of_kinds`.
    """
    if len(first) != len(second):
        return Undefined(Reason.UNEQUAL)
    return cohen_of(confusion(zip(first, second, strict=True)))


def confusion(pairs: Units) -> Confusion:
    """Count the pairs of labels that two people gave. Labels of either are rows and columns."""
    counted = count_kinds(pairs)
    labels = sorted({label for pair in counted for label in pair})
    return {one: {other: counted.get((one, other), 0) for other in labels} for one in labels}


def cohen_of(counts: Mapping[str, Mapping[str, int]]) -> Figure:
    """Return Cohen's kappa of a table of counts: 1.0 to -1.0, 0.0 for what chance gives.

    Undefined when nothing is counted (NOT_TWICE), and when both gave everything one and the same
    label (ONE_LABEL).

    Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and
    Psychological Measurement 20 (1960), whose table of three categories is a test of this function.
    """
    return cohen_of_kinds(
        {(one, other): count for one, row in counts.items() for other, count in row.items()}
    )


def cohen_of_kinds(counts: Mapping[tuple[str, ...], int]) -> Figure:
    """Return Cohen's kappa as `cohen_of` does, of how often each pair of labels was given."""
    whole = agreeing = 0
    rows: Counter[str] = Counter()
    columns: Counter[str] = Counter()
    for (one, other), count in counts.items():
        rows[one] += count
        columns[other] += count
        whole += count
        agreeing += count if one == other else 0
    if not whole:
        return Undefined(Reason.NOT_TWICE)
    by_chance = sum(count * columns[label] for label, count in rows.items())
    if by_chance == whole**2:
        return Undefined(Reason.ONE_LABEL)
    return (agreeing * whole - by_chance) / (whole**2 - by_chance)


def _agreeing(labels: Sequence[str]) -> int:
    """Return how many ordered pairs of the labels of a unit are equal."""
    return sum(map(labels.count, labels)) - len(labels)
