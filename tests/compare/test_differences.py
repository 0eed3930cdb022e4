"""Differences in what happened, and to whom, and likenesses that are none."""

import pytest

from factcheck.compare.discrepancies import mark_discrepancies


def differing(claim, passage):
    marks = mark_discrepancies(claim, passage, weak=True)
    return [(mark.kind, mark.claim_value, mark.source_value) for mark in marks if mark.differs]


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        ("The harvest will shrink.", "The harvest rose.", ("shrink", "rose")),
        (
            "Turnout on Hald dropped a little.",
            "On Hald it increased slightly.",
            ("dropped", "increased"),
        ),
        ("Exports slumped in May.", "Exports rebounded in May.", ("slumped", "rebounded")),
        (
            "A blogger's samples showed lower levels than the firm's own.",
            "The samples showed more than the firm had found.",
            ("lower", "more"),
        ),
        ("The road ends on the north bank.", "The road ends on the east bank.", ("north", "east")),
        ("Rents are 4 per cent up on the spring.", "Rents fell in Orms.", ("up", "fell")),
        (
            "The toll is higher than 40 crowns, drivers say.",
            "The toll is lower than 9 crowns, drivers of the 40 lorries say.",
            ("higher", "lower"),
        ),
    ],
)
def test_which_way_it_went_is_compared(claim, passage, values):
    assert differing(claim, passage) == [("direction", *values)]


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        ("The figures were correct.", "The figures were incorrect.", ("correct", "incorrect")),
        (
            "Roe advised in favour of the sale.",
            "Roe advised against the sale.",
            ("in favour", "advised against"),
        ),
        ("Members were satisfied.", "Members were dissatisfied.", ("satisfied", "dissatisfied")),
        ("The jury was unanimous.", "The jury was split.", ("unanimous", "split")),
        (
            "Both wells were sealed.",
            "Neither of the wells was sealed.",
            ("Both wells were sealed", "Neither of the wells was sealed"),
        ),
        (
            "The farm has hired pickers.",
            "The farm plans to hire pickers.",
            ("has hired", "plans to hire"),
        ),
        (
            "Guests left the island.",
            "The storm kept guests from leaving the island.",
            ("left", "from leaving"),
        ),
        ("Other reefs were hit as well.", "No other reef was hit.", ("reefs", "No other reef")),
    ],
)
def test_whether_it_is_so_is_compared(claim, passage, values):
    assert differing(claim, passage) == [("negation", *values)]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The mayor rejected calls for her resignation.", "The mayor said she would not resign."),
        ("The bog was sold to Harrow.", "Harrow bought the bog."),
        ("The hut is open from June to May.", "The hut opens in June and closes in May."),
        ("The village's only inn closed in May.", "Since May the village has had no inn."),
        ("The firm has not chosen a site.", "The choice of a site is still to be made."),
        ("The envoys arrived in Orlen.", "The department received the envoys in Orlen."),
    ],
)
def test_what_is_told_from_the_other_side_does_not_differ(claim, passage):
    assert differing(claim, passage) == []


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        (
            "The Hale trust runs four homes.",
            "Four homes are run by the Orr trust.",
            ("Hale", "Orr"),
        ),
        (
            "A pit opened in Mill Street.",
            "There is a pit in Bell Lane.",
            ("Mill Street", "Bell Lane"),
        ),
        (
            "Vera Holm told the crew that voters had “stayed on the quay”.",
            "“They have stayed on the quay,” Brenning told the crew.",
            ("Vera Holm", "Brenning"),
        ),
        (
            "The bank was warned by the auditor.",
            "The bank warned the auditor.",
            ("auditor", "bank"),
        ),
        ("It flew from Lima to Quito.", "It flew from Quito to Lima.", ("Lima", "Quito")),
    ],
)
def test_who_or_where_is_compared(claim, passage, values):
    assert differing(claim, passage) == [("name", *values)]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Harrow was sued by Lindqvist.", "Lindqvist sued Harrow."),
        ("Harrow met Lindqvist.", "Lindqvist met Harrow."),
    ],
)
def test_the_same_deed_in_other_words_does_not_differ(claim, passage):
    assert differing(claim, passage) == []


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        ("His aunt found the map.", "It was his niece who found the map.", ("aunt", "niece")),
        (
            "Jon Ferris, a surgeon at the clinic, rang the bell.",
            "Jon Ferris, who works as a nurse at the clinic, rang the bell.",
            ("surgeon", "nurse"),
        ),
        (
            "The librarian wrote to the town.",
            "The school's caretaker wrote to the town.",
            ("librarian", "caretaker"),
        ),
    ],
)
def test_who_somebody_is_is_compared(claim, passage, values):
    assert differing(claim, passage) == [("role", *values)]


def test_a_claim_that_is_a_sentence_of_the_passage_differs_from_nothing_beside_it():
    claim = "The fire killed 12"
    assert differing(claim, "The fire killed 12. The flood killed 120 people.") == []
    assert differing(claim, "The fire killed 120 people.") == [("number", "12", "120 people")]
