"""Percent, Cohen's and Fleiss' kappa: published examples, an independent library, and edges."""

import random
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from factcheck.agreement.measures import (
    Reason,
    Undefined,
    cohen_kappa,
    cohen_of,
    confusion,
    fleiss_kappa,
    percent_agreement,
)

EXACT = 1e-9
LABELS = "abcd"

FLEISS_1971 = """
    0 0 0 6 0  0 3 0 0 3  0 1 4 0 1  0 0 0 0 6  0 3 0 3 0  2 0 4 0 0  0 0 4 0 2  2 0 3 1 0
    2 0 0 4 0  0 0 0 0 6  1 0 0 5 0  1 1 0 4 0  0 3 3 0 0  1 0 0 5 0  0 2 0 3 1  0 0 5 0 1
    3 0 0 1 2  5 1 0 0 0  0 2 0 4 0  1 0 2 0 3  0 0 0 0 6  0 1 0 5 0  0 2 0 1 3  2 0 0 4 0
    1 0 0 4 1  0 5 0 1 0  4 0 0 0 2  0 2 0 4 0  1 0 5 0 0  0 0 0 0 6"""
"""Table 1: 30 patients, each put into one of five groups by six psychiatrists."""
COHEN_1960 = {
    "1": {"1": 88, "2": 14, "3": 18},
    "2": {"1": 10, "2": 40, "3": 10},
    "3": {"1": 2, "2": 6, "3": 12},
}
"""200 patients in three groups by two judges, as counts."""


def fleiss_units():
    counts = [int(number) for number in FLEISS_1971.split()]
    rows = [counts[at : at + 5] for at in range(0, len(counts), 5)]
    return [[str(label) for label, n in enumerate(row) for _ in range(n)] for row in rows]


def task(columns):
    """Put each person's labels of the same units into the library's form."""
    return AnnotationTask(
        [
            (person, unit, label)
            for person, labels in enumerate(columns)
            for unit, label in enumerate(labels)
        ]
    )


def random_columns(seed, people):
    chosen = random.Random(seed)
    labels = LABELS[: chosen.randint(2, 4)]
    units = chosen.randint(2, 40)
    columns = [[chosen.choice(labels) for _ in range(units)] for _ in range(people)]
    columns[0][:2] = labels[:2]  # never one label alone
    return columns


def test_fleiss_kappa_is_that_of_the_paper_it_comes_from():
    assert fleiss_kappa(fleiss_units()) == pytest.approx(0.430, abs=5e-4)
    assert fleiss_kappa(fleiss_units()) == pytest.approx(0.43024452006014074, abs=EXACT)


def test_percent_agreement_is_the_mean_of_the_paper_on_fleiss_kappa():
    assert percent_agreement(fleiss_units()) == pytest.approx(0.5556, abs=5e-5)


def test_cohens_kappa_is_that_of_the_paper_it_comes_from():
    assert cohen_of(COHEN_1960) == pytest.approx(0.492, abs=5e-4)


def test_cohens_kappa_is_that_of_the_example_of_scikit_learn():
    first = "negative positive negative neutral positive".split()
    second = "negative positive negative neutral negative".split()
    assert cohen_kappa(first, second) == pytest.approx(0.6875, abs=EXACT)


@pytest.mark.parametrize("seed", range(40))
def test_cohens_kappa_is_that_of_an_independent_library(seed):
    first, second = random_columns(seed, 2)
    assert cohen_kappa(first, second) == pytest.approx(task([first, second]).kappa(), abs=EXACT)


@pytest.mark.parametrize("people", [2, 3, 7])
@pytest.mark.parametrize("seed", range(15))
def test_fleiss_kappa_is_multi_pi_of_an_independent_library(seed, people):
    # Fleiss' kappa is Siegel and Castellan's K, which nltk calls pi.
    columns = random_columns(seed, people)
    units = list(zip(*columns, strict=True))
    assert fleiss_kappa(units) == pytest.approx(task(columns).pi(), abs=EXACT)


@pytest.mark.parametrize("seed", range(15))
def test_percent_agreement_is_the_observed_agreement_of_an_independent_library(seed):
    columns = random_columns(seed, 4)
    units = list(zip(*columns, strict=True))
    assert percent_agreement(units) == pytest.approx(task(columns).avg_Ao(), abs=EXACT)


@given(st.lists(st.lists(st.sampled_from(LABELS), max_size=5), max_size=12))
def test_percent_agreement_counts_the_pairs_of_units_of_any_size(units):
    pairs = [pair for unit in units for pair in combinations(unit, 2)]
    if pairs:
        wanted = sum(one == other for one, other in pairs) / len(pairs)
        assert percent_agreement(units) == pytest.approx(wanted, abs=EXACT)
    else:
        assert percent_agreement(units) == Undefined(Reason.NOT_TWICE)


@given(st.lists(st.tuples(st.sampled_from(LABELS), st.sampled_from(LABELS)), min_size=1))
def test_a_confusion_matrix_counts_each_pair_once_and_has_rows_for_all_labels(pairs):
    counts = confusion(pairs)
    counted = {(a, b): n for a, row in counts.items() for b, n in row.items() if n}
    assert counted == Counter(pairs)
    assert all(set(row) == set(counts) for row in counts.values())


@pytest.mark.parametrize(
    ("units", "reason"),
    [
        ([], Reason.NOT_TWICE),
        ([("a",), ("b",)], Reason.NOT_TWICE),
        ([(), ()], Reason.NOT_TWICE),
        ([("a", "a"), ("a", "a")], Reason.ONE_LABEL),
        ([("a", "a"), ("a", "b", "b")], Reason.UNEQUAL),
        ([("a", "a"), ("b",)], Reason.UNEQUAL),
    ],
)
def test_fleiss_kappa_says_why_there_is_none(units, reason):
    assert fleiss_kappa(units) == Undefined(reason)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ([], [], Reason.NOT_TWICE),
        (["a"], ["a"], Reason.ONE_LABEL),
        (["a", "a"], ["a", "a"], Reason.ONE_LABEL),
        (["a", "b"], ["a"], Reason.UNEQUAL),
    ],
)
def test_cohens_kappa_says_why_there_is_none(first, second, reason):
    assert cohen_kappa(first, second) == Undefined(reason)


def test_two_who_never_give_the_same_label_agree_as_chance_has_it():
    assert cohen_kappa(["a", "a"], ["b", "b"]) == 0.0
    assert cohen_kappa(["a", "b"], ["b", "a"]) == -1.0
    assert percent_agreement([("a", "b"), ("b", "a")]) == 0.0
