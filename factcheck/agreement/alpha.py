"""Krippendorff's alpha of labels, from units or from the table of coincidences.

Of several articles, the tables are added up: the alpha of the sum is that of all their units.

Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections B and C:
nominal data of any number of observers, with missing data. The examples of sections A to C are
tests of this module.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from factcheck.agreement.measures import Figure, Reason, Undefined, Units, count_kinds

Coincidences = dict[str, dict[str, float]]
"""How often two people gave a unit these two labels, from either's side; symmetric.

Each pair within a unit of m labels counts 1 / (m - 1), so that all of it add up to the number of
labels that can be paired.
"""
_REST = "\0other"
"""What all labels but one become in `alpha_of_label`; no caller gives a label like it."""


def coincidences(units: Units) -> Coincidences:
    """Return the coincidences within *units*; one with fewer than two labels has none.

    The same units in another order give the same floats.
    """
    # Few kinds of units make up many: of two people and four labels there are ten.
    kinds: Counter[tuple[str, ...]] = Counter()
    for given, times in count_kinds(units).items():
        if len(given) > 1:
            kinds[tuple(sorted(given))] += times
    table: Coincidences = {}
    for unit, times in sorted(kinds.items()):
        weight = times / (len(unit) - 1)
        counted = {one: unit.count(one) for one in unit}
        for one, count in counted.items():
            row = table.setdefault(one, {})
            for other, others in counted.items():
                pairs = count * (count - 1) if one == other else count * others
                if pairs:
                    row[other] = row.get(other, 0.0) + pairs * weight
    return _in_order(table)


def add_up(tables: Iterable[Mapping[str, Mapping[str, float]]]) -> Coincidences:
    """Return the sum of tables of coincidences."""
    whole: Coincidences = {}
    for table in tables:
        for one, row in table.items():
            into = whole.setdefault(one, {})
            for other, count in row.items():
                into[other] = into.get(other, 0.0) + count
    return _in_order(whole)


def alpha_of(table: Mapping[str, Mapping[str, float]]) -> Figure:
    """Return alpha: 1.0 for full agreement, 0.0 for what chance gives, below 0 for less.

    Undefined when nothing was labelled twice (NOT_TWICE), or all labels are the same one
    (ONE_LABEL), so that nothing could have differed.
    """
    given = {one: sum(row.values()) for one, row in table.items()}
    given = {one: count for one, count in given.items() if count}
    if not given:
        return Undefined(Reason.NOT_TWICE)
    if len(given) == 1:
        return Undefined(Reason.ONE_LABEL)
    whole = sum(given.values())
    differing = whole - sum(table[one].get(one, 0.0) for one in given)
    expected = (whole**2 - sum(count**2 for count in given.values())) / (whole - 1)
    return 1 - differing / expected


def alpha_of_label(table: Mapping[str, Mapping[str, float]], label: str) -> Figure:
    """Return alpha of whether a unit has *label* or any other. Undefined as `alpha_of`."""
    binary: Coincidences = {}
    for one, row in table.items():
        into = binary.setdefault(one if one == label else _REST, {})
        for other, count in row.items():
            key = other if other == label else _REST
            into[key] = into.get(key, 0.0) + count
    return alpha_of(binary)


def specific_agreement(table: Mapping[str, Mapping[str, float]], label: str) -> Figure:
    """Return how often, where one person gave *label*, another gave it too, from 0.0 to 1.0.

    Of two people it is 2a / (2a + b + c), with a units that both gave it to, b and c those that
    one did. Undefined (NOT_TWICE) when nobody gave it to what was labelled twice.

    Source: J. L. Fleiss, "Statistical Methods for Rates and Proportions", 2nd edition (1981),
    chapter 13, equation 13.1: the proportion of specific agreement, here from coincidences.
    """
    row = table.get(label, {})
    given = sum(row.values())
    return row.get(label, 0.0) / given if given else Undefined(Reason.NOT_TWICE)


def krippendorff_alpha(units: Units) -> Figure:
    """Return alpha of *units*, as `alpha_of` does of their coincidences."""
    return alpha_of(coincidences(units))


def _in_order(table: Coincidences) -> Coincidences:
    return {one: dict(sorted(row.items())) for one, row in sorted(table.items())}
