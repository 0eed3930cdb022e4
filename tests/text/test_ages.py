"""Ages that are told by a decade of life."""

import pytest

from factcheck.text.quantities import find_quantities
from factcheck.text.quantity import Measure


@pytest.mark.parametrize(
    ("text", "youngest"),
    [("in his thirties", 30), ("a man in his 30s", 30), ("Ada Holm, in her early forties", 40)],
)
def test_a_decade_of_life_is_an_age(text, youngest):
    (quantity,) = find_quantities(text)
    assert quantity.measure is Measure.AGE
    assert quantity.low / 365.25 == pytest.approx(youngest)
    assert quantity.high / 365.25 == pytest.approx(youngest + 9.99)


@pytest.mark.parametrize("text", ["in the thirties", "in her hands", "of his thirties"])
def test_a_decade_of_a_century_is_no_age(text):
    assert find_quantities(text) == []
