"""A number told without its unit, as one of the unit of another: `3 metres, not 19`."""

from dataclasses import replace

from factcheck.text.quantity import Measure, Quantity
from factcheck.text.unit_words import UNITS

_OF_ONE_SIZE = 30
"""How many times larger the one may be than the other."""


def in_unit_of(bare: Quantity, unit: Quantity) -> Quantity | None:
    """Return *bare* as a quantity of that unit; None when it would be far from the other."""
    if not are_of_one_size(bare, unit):
        return None
    size = _size_of(unit)
    return replace(
        bare,
        measure=unit.measure,
        unit=unit.unit,
        value=bare.value * size,
        low=bare.low * size,
        high=bare.high * size,
        step=bare.step * size,
    )


def are_of_one_size(bare: Quantity, unit: Quantity) -> bool:
    """Return whether the two numbers may be told of like things."""
    told = unit.value / _size_of(unit) or 1.0
    return 1 / _OF_ONE_SIZE <= bare.value / told <= _OF_ONE_SIZE


def _size_of(unit: Quantity) -> float:
    if unit.measure is Measure.AGE:
        return UNITS["year"][1]
    named = UNITS.get(unit.unit, UNITS.get(unit.unit.removesuffix("s")))
    return named[1] if named else 1.0
