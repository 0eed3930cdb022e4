"""Whether two quantities can both be true, or one is a slip for the other."""

from factcheck.compare.marks import Agreement
from factcheck.text.quantity import Bound, Measure, Quantity
from factcheck.text.unit_words import UNITS

_EQUAL = 1e-6
_EQUAL_CONVERTED = 0.002
"""The share by which equal numbers may differ, and such as were converted or made per cents."""
_ROUNDED = 0.03
_CONVERTED = 0.03
_FRACTION = 0.04
_DOZENS = 0.1
"""The share by which a rounded number may differ from the full one, one in another unit, a
fraction in words, and dozens."""
_MONTHS = 0.09
"""The share by which weeks may differ from months, of which one has four, or a little more."""
_REGULAR = 0.1
"""The share by which `twice a month` may differ from `every two weeks`."""
_BOUNDS = 0.1
"""The share by which two "more than" may differ and still tell the same."""
_APART = 0.25
"""The share from which "more than" the one and "less than" the other exclude each other."""
_OFTEN_ALIKE = frozenset({Measure.PERCENT, Measure.POINTS, Measure.DURATION, Measure.AGE})
_EXACT = frozenset({Bound.EXACT, Bound.ABOUT})
_MAGNITUDES = (10.0, 1e3, 1e6)
_YEAR = 365.25
_OPPOSED = ({Bound.OVER, Bound.UNDER}, {Bound.OVER, Bound.NEARLY})


def agree(one: Quantity, other: Quantity) -> Agreement:
    """Return how two quantities go together; those of different measures differ."""
    if one.measure is not other.measure:
        return Agreement.DIFFER
    if one.measure is Measure.SCORE:
        same = {one.low, one.high} == {other.low, other.high}
        return Agreement.SAME if same else Agreement.DIFFER
    if one.measure is Measure.MONEY and one.unit and other.unit and one.unit != other.unit:
        return Agreement.DIFFER
    if one.measure is Measure.FREQUENCY and one.unit and other.unit and one.unit != other.unit:
        return Agreement.DIFFER  # every Monday, every Friday
    gap, size = abs(one.value - other.value), max(abs(one.value), abs(other.value))
    converted = one.measure is Measure.PERCENT or one.unit != other.unit
    if gap <= (_EQUAL_CONVERTED if converted else _EQUAL) * size:
        return _agree_in_bounds(one, other)
    bounds = {one.bound, other.bound}
    if bounds in ({Bound.OVER}, {Bound.UNDER}):
        return Agreement.CLOSE if gap <= _BOUNDS * size else Agreement.DIFFER
    if bounds == {Bound.OVER, Bound.UNDER} and gap > _APART * size:
        return Agreement.DIFFER
    overlap = one.low <= other.high and other.low <= one.high
    if one.bound is other.bound is Bound.RANGE and (one.low < other.low) is (one.high < other.high):
        return Agreement.DIFFER
    return Agreement.CLOSE if overlap or _is_rounded(one, other, gap / size) else Agreement.DIFFER


def _agree_in_bounds(one: Quantity, other: Quantity) -> Agreement:
    """How two of the same number go together: `more than 40` and `fewer than 40` exclude it."""
    if {one.bound, other.bound} in _OPPOSED:
        return Agreement.DIFFER
    same = one.bound is other.bound
    if one.bound is other.bound is Bound.RANGE:
        same = (one.low, one.high) == (other.low, other.high)
    return Agreement.SAME if same else Agreement.CLOSE


def _is_rounded(one: Quantity, other: Quantity, apart: float) -> bool:
    """Whether one is the other as it is rounded in speech, or converted to another unit.

    A number is rounded to thousands, or a decimal to a whole: 40 is not 42 rounded.
    """
    if one.measure is Measure.PERCENT and 5 in (one.step, other.step):
        return apart <= _FRACTION
    if one.measure is Measure.FREQUENCY:
        return apart <= _REGULAR
    if {unit.removesuffix("s") for unit in (one.unit, other.unit)} == {"week", "month"}:
        return apart <= _MONTHS
    if one.unit != other.unit and one.measure not in (Measure.MONEY, Measure.AGE):
        return apart <= _CONVERTED
    fine, coarse = sorted((one.step, other.step))
    if fine == coarse:
        return False
    if coarse == 12:
        return apart <= _DOZENS
    size = max(abs(one.value), abs(other.value))
    rounded = coarse >= 1000 or fine < 1 <= size / 10
    return rounded and apart <= _ROUNDED and apart * size <= coarse / 2


def are_distinctive(one: Quantity, other: Quantity) -> bool:
    """Whether numbers so exact are hardly the same by chance."""
    if one.measure is Measure.COUNT:
        return False
    digits = [len(f"{it.value / it.step:.0f}") for it in (one, other)]
    needed = 3 if one.measure in _OFTEN_ALIKE else 2
    return max(digits) >= needed and one.bound in _EXACT and other.bound in _EXACT


def slip_between(one: Quantity, other: Quantity) -> float:
    """How like a slip of the pen it is: 1 for digits that changed places, half for one changed.

    The same digits are one where million stands for thousand, or kilo for mega.
    """
    ours, theirs = (
        f"{value_of(it):.5e}".split("e")[0].replace(".", "").rstrip("0") for it in (one, other)
    )
    if len(ours) != len(theirs) or len(ours) < 2:
        return 0.0
    if ours == theirs:
        return 1.0 * any(abs(ratio_of(one, other) / power - 1) < _EQUAL for power in _MAGNITUDES)
    if sorted(ours) == sorted(theirs):
        return 1.0 + 0.25 * (len(ours) > 2)
    return 0.5 * (sum(our != their for our, their in zip(ours, theirs, strict=True)) == 1)


def value_of(quantity: Quantity) -> float:
    """Return the number as it was told; of a time, which is kept in days, the years or weeks."""
    if quantity.measure is Measure.AGE:
        return quantity.value / _YEAR
    if quantity.measure is Measure.DURATION:
        unit = UNITS.get(quantity.unit) or UNITS.get(quantity.unit.removesuffix("s"))
        return quantity.value / unit[1] if unit else quantity.value
    return quantity.value


def ratio_of(one: Quantity, other: Quantity) -> float:
    smaller, larger = sorted((abs(one.value), abs(other.value)))
    return larger / smaller if smaller else 1.0
