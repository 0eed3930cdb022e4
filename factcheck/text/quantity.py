"""A number with what it measures."""

from dataclasses import dataclass, replace
from enum import StrEnum

from factcheck.text.lexemes import Lexemes


class Measure(StrEnum):
    """What a quantity measures; only those of one measure are ever compared."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    MONEY = "money"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    TEMPERATURE = "temperature"
    SPEED = "speed"
    POWER = "power"
    ENERGY = "energy"
    CONCENTRATION = "concentration"
    DURATION = "duration"
    AGE = "age"
    FACTOR = "factor"
    FREQUENCY = "frequency"
    ORDINAL = "ordinal"
    SCORE = "score"


class Bound(StrEnum):
    """How the number said confines the one that is meant."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    UNDER = "under"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it measures, text[start:end]."""

    measure: Measure
    low: float
    high: float
    """The values that are meant lie between the two, both in the basic unit of the measure."""
    value: float
    """The number said; of a range the middle, of a score the first."""
    bound: Bound
    step: float
    """To what the number is rounded, as far as its writing shows."""
    unit: str
    """Code of the currency, else the unit as it stands; "" for none."""
    start: int
    end: int


_SPREAD = {
    Bound.ABOUT: (0.1, 0.1),
    Bound.NEARLY: (0.1, 0.0),
    Bound.OVER: (0.0, 0.5),
    Bound.UNDER: (0.5, 0.0),
}
"""How far below and above a number that which is meant may lie, by custom rather than logic."""
_STEPS = 50
"""In how many of the steps that it is rounded to the size of a number is taken at most."""


def bind_quantity(quantity: Quantity, bound: Bound, start: int) -> Quantity:
    """Return *quantity* as it is with a word such as "about" before it, which stands at *start*."""
    quantity = replace(quantity, start=start)
    if quantity.bound is not Bound.EXACT or quantity.measure is Measure.SCORE:
        return quantity
    low, high = _interval(quantity.value, quantity.step, bound)
    return replace(quantity, low=low, high=high, bound=bound)


def _interval(value: float, step: float, bound: Bound) -> tuple[float, float]:
    below, above = _SPREAD.get(bound, (0.0, 0.0))
    size = abs(value)
    if bound in (Bound.ABOUT, Bound.NEARLY):
        size = min(size, _STEPS * step)  # "some 38.6 percent" is hardly 40
    return value - below * size, value + above * size


def make_quantity(
    lexemes: Lexemes,
    span: tuple[int, int],
    measure: Measure,
    value: float,
    *,
    step: float = 1.0,
    bound: Bound = Bound.EXACT,
    unit: str = "",
) -> Quantity:
    """Return the quantity that the lexemes from span[0] to before span[1] tell."""
    low, high = _interval(value, step, bound)
    start, end = lexemes[span[0]].start, lexemes[span[1] - 1].end
    return Quantity(measure, low, high, value, bound, step, unit, start, end)
