"""Krippendorff's alpha: published examples, an independent library, and tables that add up."""

import random
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from factcheck.agreement.alpha import (
    add_up,
    alpha_of,
    alpha_of_label,
    coincidences,
    krippendorff_alpha,
    specific_agreement,
)
from factcheck.agreement.measures import Reason, Undefined

EXACT = 1e-9
UNITS = st.lists(st.lists(st.sampled_from("abcd"), max_size=5), max_size=15)


def columns_to_units(*columns):
    return [[label for label in unit if label != "."] for unit in zip(*columns, strict=True)]


def reference(units):
    return AnnotationTask(
        [
            (person, number, label)
            for number, unit in enumerate(units)
            for person, label in enumerate(unit)
        ]
    ).alpha()


# Of "Computing Krippendorff's Alpha-Reliability" (2011), a person's labels each; "." is none.
SECTION_A = ("0100000010", "1110010000")
SECTION_B = ("aabbdcccedda", "babbbccceddd")
SECTION_C = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


@pytest.mark.parametrize(
    ("columns", "published", "exact"),
    [
        (SECTION_A, 0.095, 0.09523809523809534),
        (SECTION_B, 0.692, 0.6919642857142858),
        (SECTION_C, 0.743, 0.743421052631579),
    ],
    ids=["binary, two observers", "nominal, two observers", "missing values, four observers"],
)
def test_alpha_is_that_of_krippendorffs_own_examples(columns, published, exact):
    units = columns_to_units(*columns)
    assert krippendorff_alpha(units) == pytest.approx(published, abs=5e-4)
    assert krippendorff_alpha(units) == pytest.approx(exact, abs=EXACT)
    assert reference(units) == pytest.approx(exact, abs=EXACT)


def test_alpha_of_three_observers_with_many_values_missing():
    units = columns_to_units("*****3412113313", "1*213343*******", "**21344*2113314")
    units = [[label for label in unit if label != "*"] for unit in units]
    assert krippendorff_alpha(units) == pytest.approx(reference(units), abs=EXACT)


@given(UNITS)
def test_alpha_is_that_of_an_independent_library(units):
    found = krippendorff_alpha(units)
    assume(not isinstance(found, Undefined))
    assert found == pytest.approx(reference(units), abs=EXACT)


@pytest.mark.parametrize("people", [2, 3, 10, 20])
def test_alpha_is_that_of_an_independent_library_for_many_observers(people):
    chosen = random.Random(people)
    units = [
        [chosen.choice("aaabbcd") for _ in range(people) if chosen.random() < 0.7]
        for _ in range(60)
    ]
    assert krippendorff_alpha(units) == pytest.approx(reference(units), abs=EXACT)


@given(UNITS, st.sampled_from("abcd"))
def test_alpha_of_one_label_is_that_of_having_it_or_not(units, label):
    binary = [["y" if one == label else "n" for one in unit] for unit in units]
    found, wanted = alpha_of_label(coincidences(units), label), krippendorff_alpha(binary)
    assert found == (wanted if isinstance(wanted, Undefined) else pytest.approx(wanted, abs=EXACT))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc"))))
def test_specific_agreement_of_two_is_the_share_of_both_in_what_either_gave(units):
    both = sum(unit == ("a", "a") for unit in units)
    either = sum("a" in unit for unit in units)
    wanted = 2 * both / (both + either) if either else Undefined(Reason.NOT_TWICE)
    found = specific_agreement(coincidences(units), "a")
    assert found == (wanted if isinstance(wanted, Undefined) else pytest.approx(wanted, abs=EXACT))


@given(UNITS, UNITS)
def test_tables_of_two_articles_add_up_to_the_table_of_both(first, second):
    whole = add_up([coincidences(first), coincidences(second)])
    wanted = coincidences(first + second)
    assert whole.keys() == wanted.keys()
    for one, row in wanted.items():
        assert whole[one] == pytest.approx(row, abs=EXACT)


@given(UNITS)
def test_a_table_is_symmetric_and_sums_to_the_labels_that_can_be_paired(units):
    table = coincidences(units)
    for one, row in table.items():
        for other, count in row.items():
            assert table[other][one] == pytest.approx(count, abs=EXACT)
    whole = sum(count for row in table.values() for count in row.values())
    assert whole == pytest.approx(sum(len(unit) for unit in units if len(unit) > 1), abs=EXACT)


@given(UNITS, st.randoms())
def test_the_order_of_units_changes_no_bit_of_a_table(units, order):
    shuffled = [order.sample(unit, len(unit)) for unit in order.sample(units, len(units))]
    assert repr(coincidences(shuffled)) == repr(coincidences(units))


@pytest.mark.parametrize(
    ("units", "reason"),
    [
        ([], Reason.NOT_TWICE),
        ([["a"], ["b"], []], Reason.NOT_TWICE),
        ([["a", "a"], ["a", "a", "a"]], Reason.ONE_LABEL),
        ([["a", "a"], ["b"]], Reason.ONE_LABEL),
    ],
)
def test_alpha_says_why_there_is_none(units, reason):
    assert krippendorff_alpha(units) == Undefined(reason)


def test_full_disagreement_of_two_is_below_chance():
    assert krippendorff_alpha([["a", "b"], ["b", "a"]]) == pytest.approx(-0.5, abs=EXACT)


def test_a_hundred_thousand_labels_take_less_than_a_second():
    chosen = random.Random(5)
    units = [[chosen.choice("abcd"), chosen.choice("abcd")] for _ in range(50_000)]
    began = time.perf_counter()
    alpha_of(coincidences(units))
    assert time.perf_counter() - began < 1
