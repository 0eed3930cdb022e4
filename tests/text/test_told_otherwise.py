"""Numbers that are told in other forms than digits and a unit."""

import pytest

from factcheck.text.quantities import find_quantities
from factcheck.text.quantity import Measure


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("a three-and-a-half-year sentence", Measure.DURATION, 3.5 * 365.25),
        ("It costs ten quid.", Measure.MONEY, 10),
        ("It was cut by 25 basis points.", Measure.POINTS, 0.25),
        ("The boy turned seven on Monday.", Measure.AGE, 7 * 365.25),
        ("The court ruled by five to four.", Measure.SCORE, 5),
        ("Scores of people came.", Measure.COUNT, 40),
    ],
)
def test_a_number_is_read_in_the_forms_of_speech(text, measure, value):
    (quantity,) = find_quantities(text)
    assert quantity.measure is measure
    assert quantity.value == pytest.approx(value)


def test_one_counts_where_the_whole_is_told():
    assert [it.value for it in find_quantities("It was in one of 60 samples.")] == [1, 60]
    assert [it.value for it in find_quantities("It was in one of its twelve tins.")] == [1, 12]
    assert find_quantities("It was in one of the samples.") == []


@pytest.mark.parametrize(
    "text", ["6. The ferry is late.", "It was late. 7. The ferry sank.", "Their scores differed."]
)
def test_what_numbers_a_paragraph_counts_nothing(text):
    assert find_quantities(text) == []


def test_what_somebody_turned_may_be_counted():
    (quantity,) = find_quantities("The team turned two defeats into wins.")
    assert quantity.measure is Measure.COUNT
