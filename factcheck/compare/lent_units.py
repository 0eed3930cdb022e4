"""Numbers of one sentence in the units that only the other one names."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.compare.told import WITH_UNITS, Told
from factcheck.text.bare_numbers import in_unit_of
from factcheck.text.quantity import Measure, Quantity

_LENT = WITH_UNITS | {Measure.AGE}


def lend_units(told: Sequence[Told], others: Sequence[Told]) -> Sequence[Told]:
    """Return *told* with the units of *others*: `valued at 1.3 billion`, `she joined at 22`."""
    named = {it.quantity.measure for it in told}
    units = [it.quantity for it in others if _may_lend(it) and it.quantity.measure not in named]
    return [_lend(one, units) if one.bare else one for one in told] if units else told


def _may_lend(told: Told) -> bool:
    """Whether its unit may go without saying; that of `a 35-hour week` does not."""
    quantity = told.quantity
    attributive = quantity.measure is Measure.DURATION and not quantity.unit.endswith("s")
    return quantity.measure in _LENT and not attributive


def _lend(one: Told, units: Sequence[Quantity]) -> Told:
    """The number in the first unit that goes with its size; no difference is an age."""
    for unit in units:
        fits = unit.measure is not Measure.AGE or not one.relative
        if fits and (lent := in_unit_of(one.quantity, unit)):
            return replace(one, quantity=lent)
    return one
