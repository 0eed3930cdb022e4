"""How things came out, told in opposite words, and denials that say the same after all."""

import pytest

from factcheck.compare.discrepancies import MarkKind
from factcheck.compare.outcomes import phrase_at
from factcheck.compare.statement import read_statement
from tests.compare.differing import differing_values


def differing(claim, passage):
    return differing_values(claim, passage, MarkKind.NEGATION, MarkKind.DIRECTION)


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        (
            "Fog contributed to the collision, the pilots say.",
            "Fog, which hung over the harbour that day, played no part.",
            ("contributed", "played no part"),
        ),
        (
            "The council adopted the plan for a tram along the river.",
            "The council shelved its plan for a tram along the river.",
            ("adopted", "shelved"),
        ),
        (
            "The coach of the rowers faces the sack.",
            "The coach of the rowers is safe, the club says.",
            ("faces the sack", "safe"),
        ),
        (
            "The nurses got their way on night shifts.",
            "The nurses failed to obtain any change to the night shifts.",
            ("got their way", "failed to obtain"),
        ),
        (
            "Agency Brill has downgraded the bonds of the port.",
            "Agency Brill confirmed the rating of the port's bonds.",
            ("downgraded", "confirmed"),
        ),
        (
            "The accounts were approved with reservations.",
            "The accounts were approved without reservation.",
            ("with reservations", "without reservation"),
        ),
        (
            "Members narrowly approved the merger.",
            "The merger was defeated by members.",
            ("approved", "defeated"),
        ),
        (
            "The dockers are voting for the merger.",
            "The dockers opposed the merger.",
            ("voting for", "opposed"),
        ),
        (
            "Ryde said that he would part with the brewery.",
            "Ryde said that he would not sell the brewery.",
            ("part with", "not sell"),
        ),
        (
            "Ryde had bought the brewery in Orms.",
            "Ryde had sold the brewery in Orms.",
            ("bought", "sold"),
        ),
        (
            "Radley were promoted in May.",
            "Radley, a club founded by dockers, were relegated.",
            ("promoted", "relegated"),
        ),
    ],
)
def test_opposite_outcomes_are_marked_at_what_tells_them(claim, passage, values):
    assert differing(claim, passage) == [values]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "The bus now takes two hours instead of fifty minutes.",
            "The bus used to take fifty minutes.",
        ),
        (
            "The bank said no on Monday to extending the loan.",
            "The bank declined to extend the loan.",
        ),
        (
            "Drivers over sixty will be spared night work.",
            "Nobody over sixty has to do night work.",
        ),
        ("There was too little bread in the camp.", "The camp suffers from a lack of bread."),
        (
            "No vaccine for it had been licensed before.",
            "It is the first vaccine for it to be licensed.",
        ),
        (
            "No storm in thirty years lasted as long as this one.",
            "It was the longest storm since 1991.",
        ),
        ("The mill did not have to close.", "The mill was about to close when a buyer came."),
        (
            "The dean does not pay interest on the loan.",
            "The dean got an interest-free loan, to be paid back in May.",
        ),
        (
            "All the miners survived the blast.",
            "Not one of the miners from Hollin died in the blast.",
        ),
        ("The tax does not mean higher rent.", "Will rents be higher? They will not."),
        (
            "Half of the farmers never got the letter.",
            "The letter reached only about half of the farmers.",
        ),
        (
            "None of the children on the new drug died.",
            "Two children died, both of them in the control group.",
        ),
        ("Four calls were made, not three.", "Three calls were made."),
        ("The chair may not close before 2031.", "The chair may not close until 2031."),
        ("If no buyer is found, the pier will be torn down.", "The pier needs a buyer."),
    ],
)
def test_what_both_say_no_to_in_their_own_words_is_no_difference(claim, passage):
    assert differing(claim, passage) == []


def test_a_word_of_many_uses_is_no_opposite_in_other_surroundings():
    claim = "Farmers received the loans for seed in March."
    assert differing(claim, "Nils Orde has yet to see his grandson play the organ.") == []


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "The mayor introduced a toll for lorries on the quay.",
            "A crane lifted the lorries out of the water beside the quay.",
        ),
        (
            "The mayor imposed a toll on lorries at the quay.",
            "The crane at the quay lifted a sunken lorry for the divers.",
        ),
    ],
)
def test_one_word_of_many_uses_is_enough_to_need_like_surroundings(claim, passage):
    assert differing(claim, passage) == []


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The ministers had last met in Orms.", "The ministers first met in Orms."),
        ("It was cold in Orms when it last rained.", "It was cold in Orms when it first rained."),
        ("The mill opened in Orms last week.", "The mill first opened in Orms."),
        (
            "The court questioned one of the detained sailors from Orms.",
            "The court questioned sailors from Orms who had been freed.",
        ),
        (
            "Were it not for the dam, the harvest in Orms would have fallen.",
            "The harvest in Orms rose.",
        ),
        ("Ryde has sold the brewery in Orms to Marlow.", "Marlow bought the brewery in Orms."),
        (
            "Fares at Orms rose in May.",
            "The firm at Orms declined to say how far fares would go in May.",
        ),
    ],
)
def test_what_tells_when_or_which_or_what_would_be_is_on_no_side(claim, passage):
    assert differing(claim, passage) == []


def test_outcomes_of_other_subjects_are_not_compared():
    claim = "Frost contributed to the poor apple harvest."
    assert differing(claim, "The goalkeeper played no part in the second half.") == []


def test_a_phrase_may_hold_a_possessive_and_any_form_of_its_verb():
    statement = read_statement("The clerk hands in her notice.")
    pairs, last = phrase_at(statement, 2)
    assert pairs
    assert statement.lexemes.word(last) == "notice"


def test_words_that_only_begin_a_phrase_are_none():
    assert phrase_at(read_statement("She played no music."), 1) == ([], 1)
