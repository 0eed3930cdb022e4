"""What a passage denies in words that the claim has not, weighed by signs; and its neighbours."""

import pytest

from factcheck.compare.denials import find_denials
from factcheck.compare.denied_marks import verb_of
from factcheck.compare.denied_signs import signs_of
from factcheck.compare.discrepancies import MarkKind, mark_discrepancies
from factcheck.compare.statement import read_statement
from factcheck.compare.undone import is_undone
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
            ("are going to cost", "not be raised"),
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
        ("The patient survived.", "The patient did not die."),
        ("She rejected the offer.", "She did not take the offer."),
        ("The ship will stay in port.", "The ship will not sail."),
        ("The minister will stay in office.", "The minister does not plan to quit."),
        (
            "The council paid for the inquiry.",
            "The council did not pay; the inquiry was paid for by the state and the council.",
        ),
        ("We were lucky with the frost.", "We were lucky with the frost, and luck is not a plan."),
        (
            "The bakery that made the loaves is a branch of the mill.",
            "The loaves were weighed within a day by the bakery and showed no trace of mould.",
        ),
        (
            "The clerk has not said how many of the lamps were lit.",
            "How many lamps were lit, I do not know, and I will not guess.",
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
        ("A new bridge opened.", "Trains use the same bridge.", []),
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


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The debate commenced.", "The mayor will not comment."),
        ("The opera was a success.", "The singer named no successor."),
        ("It was the third fire in the harbour since May.", "No other port had more than two."),
        (
            "The minister rejected criticism that rules of the mill went unenforced.",
            "The rules of the mill were enforced.",
        ),
        ("No one died in the fire.", "Zero people died in the fire."),
        ("Nobody told us the barn was dangerous.", "Nobody's life was in danger in the barn."),
        ("Will the barn cost money?", "There was no money for the barn."),
        ("The barn was not opened.", "Was the barn opened?"),
        ("The baker had not seen a wave of thefts.", "Nine lie in the range seen by the port."),
        ("The ferry sails unless it rains.", "The ferry sails less."),
    ],
)
def test_words_that_only_look_contrary_are_no_difference(claim, passage):
    assert differing(claim, passage) == []


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The harbour had a fire in May.", "The harbour had no fire in May."),
        ("Other ports had fires in May.", "No other port had fires in May."),
        ("People died in the fire.", "Zero people died in the fire."),
        ("The barn was not opened.", "The barn was opened."),
    ],
)
def test_what_is_denied_of_the_same_is_a_difference(claim, passage):
    assert len(differing(claim, passage)) == 1


def test_a_rise_is_not_the_same_as_a_doubling():
    marks = mark_discrepancies("Thefts doubled, from 14 to 28.", "Thefts rose from 14 to 17.")
    weak = mark_discrepancies(
        "Thefts doubled, from 14 to 28.", "Thefts rose from 14 to 17.", weak=True
    )
    assert MarkKind.DIRECTION not in {mark.kind for mark in (*marks, *weak)}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("unfinished", True),
        ("unclear", True),
        ("unidentified", True),
        ("undecided", True),
        ("university", False),
        ("understand", False),
        ("uniforms", False),
        ("united", False),
        ("unionist", False),
        ("unless", False),
    ],
)
def test_not_every_word_in_un_says_no(word, expected):
    assert is_undone(word) is expected


@pytest.mark.parametrize("word", ["men", "women", "children", "feet"])
def test_a_plural_begins_no_verb(word):
    claim = read_statement(f"Nine {word} will moor the boat.")
    boat = [it.lower for it in claim.lexemes].index("boat")
    assert verb_of(claim, [boat]) == (2, boat)


def test_a_clause_aside_gives_no_verb():
    claim = read_statement("The mill, which was burned in May, is for sale.")
    words = [it.lower for it in claim.lexemes]
    assert verb_of(claim, [])[0] == words.index("is")


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("The dairy pays. It will not refund the guests.", True),
        ("It will not refund the guests. The dairy pays.", False),
    ],
)
def test_a_denial_in_the_last_sentence_weighs_more(passage, expected):
    claim, there = read_statement("The dairy will compensate the guests."), read_statement(passage)
    (denial,) = find_denials(there, claim).found
    signs = signs_of(claim, there, denial, opposed=False, lexical=False, agreeing=0)
    assert bool(signs["last"]) is expected


def test_what_is_only_planned_is_marked_with_its_verb():
    claim = "The dairy is planning to shut some of its shops."
    passage = "We do not intend to close any of our shops."
    assert differing(claim, passage) == [("is planning to shut", "not intend to close")]
