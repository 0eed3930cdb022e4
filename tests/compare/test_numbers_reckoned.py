"""Shares, leads and rates, which are compared with the numbers they are reckoned from."""

import pytest

from factcheck.compare.discrepancies import mark_discrepancies
from factcheck.compare.marks import Agreement


def compared(claim, passage):
    marks = mark_discrepancies(claim, passage)
    return [(mark.agreement, mark.claim_value, mark.source_value) for mark in marks]


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        ("A third of the pupils sang.", "60 of the 90 pupils sang.", ("A third", "60 of the 90")),
        ("60 of the 90 pupils sang.", "A third of the pupils sang.", ("60 of the 90", "A third")),
        (
            "Fewer than half of the barns burned.",
            "Eleven of their 14 barns burned.",
            ("Fewer than half", "Eleven of their 14"),
        ),
    ],
)
def test_a_share_differs_from_a_part_that_is_not_that_of_the_whole(claim, passage, values):
    assert compared(claim, passage) == [(Agreement.DIFFER, *values)]


@pytest.mark.parametrize(
    ("claim", "passage", "agreement"),
    [
        ("Two thirds of the pupils sang.", "60 of the 90 pupils sang.", [Agreement.SAME]),
        ("Over half of the pupils sang.", "60 of the 90 pupils sang.", [Agreement.CLOSE]),
        ("A third of the barns burned.", "60 of the 90 pupils sang.", []),
        ("A third of the pupils sang.", "60 sang. The 90 pupils left.", []),
        ("A quarter of the barns survived.", "20 of the 80 barns burned.", []),
        ("Three quarters of the patients recovered.", "20 of the 80 patients died.", []),
        ("A third of the barns were not hit.", "54 of the 80 barns were hit.", []),
        ("Half of the pupils are girls.", "60 of the 90 pupils are tall.", []),
        ("99 per cent of the pupils sang.", "The choir came close to one voice.", []),
    ],
)
def test_a_share_is_reckoned_from_a_part_and_its_whole(claim, passage, agreement):
    assert [found for found, *_ in compared(claim, passage)] == agreement


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        ("Orms won by two goals.", "Orms won 4-1.", ("two goals", "4-1")),
        (
            "Her lead over Holm was 27 votes.",
            "She beat Holm by 108 votes to 91.",
            ("27 votes", "108 votes to 91"),
        ),
        ("Orms won 4-1.", "Orms won by two goals.", ("4-1", "two goals")),
    ],
)
def test_a_lead_differs_from_a_score_that_gives_another(claim, passage, values):
    assert compared(claim, passage) == [(Agreement.DIFFER, *values)]


def test_a_lead_is_reckoned_from_the_score():
    assert compared("Orms won by three goals.", "Orms won 4-1.") == [
        (Agreement.SAME, "three goals", "4-1")
    ]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Holm scored two goals.", "Orms won 4-1."),
        ("Orms won by two goals.", "Orms won 4-1 and lost 0-2."),
        ("Orms won by two lengths.", "Orms won 4-1."),
        ("Orms won by three goals.", "Orms lost 1-4."),
        ("The bill passed by a majority of 20 votes.", "The bill fell by 40 votes to 60."),
        ("The index rose two points.", "Orms won 4-1."),
    ],
)
def test_what_is_no_lead_is_not_compared_with_a_score(claim, passage):
    assert compared(claim, passage) == []


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        (
            "The fee is 40 crowns a month.",
            "The fee is 40 crowns a year.",
            ("40 crowns a month", "40 crowns a year"),
        ),
        (
            "The mill grinds 12 tonnes of rye an hour.",
            "The mill grinds 12 tonnes of rye daily.",
            ("12 tonnes of rye an hour", "12 tonnes of rye daily"),
        ),
        (
            "Some 900 carts cross the pass in an average week.",
            "Some 900 carts cross the pass on a typical day.",
            (
                "Some 900 carts cross the pass in an average week",
                "Some 900 carts cross the pass on a typical day",
            ),
        ),
    ],
)
def test_the_same_number_for_another_time_differs(claim, passage, values):
    assert compared(claim, passage) == [(Agreement.DIFFER, *values)]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The fee is 40 crowns a month.", "The fee is 40 crowns."),
        ("The fee is 40 crowns a month.", "The fee of 40 crowns is due each month."),
        ("The fee is 40 crowns a month.", "The fee is 40 crowns, and rose within a year."),
        ("40 people died a day after the flood.", "40 people died a week after the flood."),
        ("The 40 guests held a minute of silence.", "The 40 guests met a month ago."),
    ],
)
def test_the_same_number_for_one_time_agrees(claim, passage):
    assert [found for found, *_ in compared(claim, passage)] == [Agreement.SAME]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The mill grinds 3,650 tonnes of rye a year.", "The mill grinds 10 tonnes of rye a day."),
        ("Nine of them sing daily.", "9 of them sing every day."),
    ],
)
def test_what_comes_to_the_same_in_another_time_does_not_differ(claim, passage):
    assert Agreement.DIFFER not in [found for found, *_ in compared(claim, passage)]


def test_what_follows_from_a_number_and_the_distance_to_it_does_not_differ():
    claim = "The silo held 240 tonnes of rye, 10 tonnes below the limit."
    assert compared(claim, "The limit of the silo is 250 tonnes of rye.") == []
    claim = "The silo held 240 tonnes of rye."
    assert compared(claim, "The limit of the silo is 250 tonnes of rye.") != []


def test_a_distance_to_a_limit_is_reckoned_from_both():
    passage = "The levy was 400 florins, and the limit is 360."
    assert compared("The levy was 40 florins above the limit.", passage) == [
        (Agreement.SAME, "40 florins", "400 florins, and the limit is 360")
    ]


@pytest.mark.parametrize(
    "claim",
    [
        "The vote was not unanimous.",
        "The vote was far from unanimous.",
        "The vote was by no means unanimous.",
        "The vote was almost unanimous.",
        "The heirs agreed unanimously to sue the builder.",
    ],
)
def test_what_was_not_unanimous_or_no_vote_does_not_differ_from_one_of_two_sides(claim):
    assert compared(claim, "The vote was 7 to 2.") == []
    assert compared(claim, "Orms beat Selby 3-1.") == []


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        ("The vote was unanimous.", "The vote was 7 to 2.", ("unanimous", "7 to 2")),
        ("They voted 7 to 2.", "They voted unanimously.", ("7 to 2", "unanimously")),
    ],
)
def test_a_vote_with_two_sides_was_not_unanimous(claim, passage, values):
    assert compared(claim, passage) == [(Agreement.DIFFER, *values)]


@pytest.mark.parametrize("passage", ["The vote was 9 to 0.", "Unanimous, the vote was 7 to 2."])
def test_a_vote_with_one_side_may_have_been_unanimous(passage):
    assert compared("The vote was unanimous.", passage) == []
