"""The fit of the weights that numbers, dates and names are weighed by."""

from itertools import product

import pytest

from tests.bench.fit_signs import (
    WEIGHTS,
    Case,
    Found,
    count_marks,
    new_counts,
    pairs_of,
    read_differences,
)
from tests.bench.logistic import fit


def rows(*signs):
    """Every combination of *signs*, each there or not."""
    return [
        {"always": 1, **dict(zip(signs, values, strict=True))}
        for values in product((0, 1), repeat=len(signs))
    ]


def test_a_sign_that_decides_gets_a_weight_of_its_direction_and_one_that_tells_nothing_none():
    made = rows("for", "against", "idle") * 5
    weights = fit(made, [row["for"] > row["against"] for row in made])
    assert weights["for"] > 1
    assert weights["against"] < -1
    assert weights["idle"] == pytest.approx(0, abs=1e-6)


def test_the_fitted_odds_tell_separable_rows_apart():
    made = rows("for", "against", "idle") * 5
    labels = [row["for"] > row["against"] for row in made]
    weights = fit(made, labels)
    odds = [sum(weights[sign] * row[sign] for sign in row) for row in made]
    assert [it > 0 for it in odds] == labels


def test_the_constant_is_the_log_odds_where_no_sign_tells_anything():
    made = rows("idle") * 4
    weights = fit(made, [True, True, False, False, True, True, True, True])
    assert weights["always"] == pytest.approx(1.0986, abs=1e-4)  # log of 6 against 2
    assert weights["idle"] == pytest.approx(0, abs=1e-6)


def test_a_sign_that_is_the_same_in_all_rows_gets_no_weight():
    made = [row | {"same": 0.1} for row in rows("for") * 5]
    assert fit(made, [row["for"] == 1 for row in made])["same"] == 0


def case(claim, passage, *differences):
    marks = [{"kind": kind, "claim": ours, "source": theirs} for kind, ours, theirs in differences]
    return Case(claim, passage, None, None, read_differences(marks))


def test_a_pair_is_labelled_by_whether_the_case_has_a_difference_there():
    claim, passage = "The fire killed 12 sailors.", "The fire killed 15 sailors."
    (pair,) = pairs_of(case(claim, passage, ("number", "12 sailors", "15 sailors")))
    assert (pair.group, pair.differs) == ("numbers", True)
    (pair,) = pairs_of(case(claim, passage))
    assert not pair.differs


def test_what_agrees_with_a_value_of_the_other_side_is_in_no_pair():
    claim = "The fire killed 12 sailors and hurt 40 passengers."
    passage = "The fire killed 15 sailors and hurt 40 passengers."
    pairs = pairs_of(case(claim, passage))
    assert [(pair.ours, pair.theirs) for pair in pairs] == [(16, 16)]


def test_marks_are_counted_by_the_weights_that_are_handed_over():
    fire = case(
        "The fire killed 12 sailors.", "The fire killed 15 sailors.", ("number", "12", "15")
    )
    bold = {group: {"always": 9.0} for group in WEIGHTS}
    shy = {group: {"always": -9.0} for group in WEIGHTS}
    for weights, hits in ((bold, 1), (shy, 0)):
        counts = new_counts()
        count_marks([fire], weights, counts)
        assert counts["numbers"] == Found(wanted=1, hits=hits, false=0)
    counts = new_counts()
    count_marks([case(fire.claim, fire.passage)], bold, counts)
    assert counts["numbers"] == Found(wanted=0, hits=0, false=1)
