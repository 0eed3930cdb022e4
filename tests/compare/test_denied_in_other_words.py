"""What a passage denies in words that the claim has not, weighed by signs; and its neighbours."""

import pytest

from factcheck.compare.discrepancies import MarkKind, mark_discrepancies
from tests.bench.fit_signs import DENIALS, pairs_of
from tests.compare.differing import differing_values
from tests.compare.test_fit_signs import case


def differing(claim, passage):
    return differing_values(claim, passage, MarkKind.NEGATION, MarkKind.DIRECTION)


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        (
            "The brewer intends to fight the ruling in the appeal court.",
            "The brewer said it would not sue again.",
            ("intends to fight the ruling", "not sue"),
        ),
        (
            "The ferry company will compensate the passengers.",
            "It will not refund the passengers.",
            ("will compensate the passengers", "not refund"),
        ),
        (
            "Bus fares in Orms are going to cost families more.",
            "Fares in Orms will not be raised.",
            ("are going", "not be raised"),
        ),
        (
            "The ministry predicted a shortage of nurses.",
            "The ministry said it did not expect the nurses to be short.",
            ("predicted", "not expect"),
        ),
    ],
)
def test_a_denial_is_known_by_its_matter(claim, passage, values):
    assert differing(claim, passage) == [values]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "The brewer intends to fight the ruling in the appeal court.",
            "The brewer, which does not sell abroad, said it would sue again.",
        ),
        ("The school will buy a boat.", "It gets a boat, but not a bus."),
        (
            "The council will pay for the bridge.",
            "The council will finance the bridge, though not the road.",
        ),
        (
            "The dairy turned the offer of the bank down.",
            "The dairy did not accept the offer of the bank.",
        ),
        (
            "The mayor will attend the wedding.",
            "He does not know who will come to the wedding.",
        ),
        (
            "Inspectors will have all day for the check of the mill.",
            "But the check of the mill may take no longer than an hour.",
        ),
    ],
)
def test_a_denial_of_something_else_is_no_difference(claim, passage):
    assert differing(claim, passage) == []


def test_a_denial_is_not_weighed_where_a_number_differs():
    claim = "The ferry company will compensate 40 passengers."
    passage = "It will not refund the 60 passengers."
    kinds = [it.kind for it in mark_discrepancies(claim, passage, weak=True) if it.differs]
    assert kinds == [MarkKind.NUMBER]


def test_denials_are_among_the_pairs_that_are_fitted_to():
    claim, passage = "Taft will compensate the guests.", "He will not refund the guests."
    (pair,) = pairs_of(case(claim, passage, ("negation", "will compensate", "not refund")))
    assert (pair.group, pair.differs) == (DENIALS, True)
    (pair,) = pairs_of(case(claim, passage))
    assert not pair.differs


@pytest.mark.parametrize(
    ("claim", "passage", "expected"),
    [
        (
            "Her lecture is the least popular at the college.",
            "Her lecture is the most popular at the college.",
            [("least", "most")],
        ),
        (
            "Her lecture is the most popular at the college.",
            "Her lecture is the most visited at the college.",
            [],
        ),
        (
            "The tenants of the mill got new leases.",
            "The tenants of the mill got the same leases.",
            [("new", "same")],
        ),
        (
            "The tenants of the mill got new leases.",
            "The tenants of the mill got leases on the same day.",
            [],
        ),
        (
            "The fine for the brewer is excessive.",
            "The fine for the brewer is too low.",
            [("excessive", "too low")],
        ),
        ("The fine for the brewer is excessive.", "The fine for the brewer is too high.", []),
        (
            "The harbour tariff goes up.",
            "The harbour tariff remains unchanged.",
            [("goes up", "unchanged")],
        ),
        (
            "The Greens gave their votes to the budget.",
            "The Greens voted against the budget.",
            [("gave their votes", "voted against")],
        ),
    ],
)
def test_words_are_opposed_by_what_they_compare(claim, passage, expected):
    assert differing(claim, passage) == expected


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The board has yet to rule on the mill.", "The board decides on the mill in May."),
        (
            "The council had received the letter by May, but had not answered the baker.",
            "The baker has not received an answer to the letter.",
        ),
        (
            "Were it not for the bakers, Orms would be poor.",
            "The bakers are the wealth of Orms.",
        ),
    ],
)
def test_what_looks_denied_says_the_same(claim, passage):
    assert differing(claim, passage) == []


def test_what_is_only_planned_is_marked_with_its_verb():
    claim = "The dairy is planning to shut some of its shops."
    passage = "We do not intend to close any of our shops."
    assert differing(claim, passage) == [("is planning to shut", "not intend to close")]
