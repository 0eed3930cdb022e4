"""Who it was and where, told in other forms: succeeded, not here but there, by a pronoun."""

import pytest

from factcheck.compare.discrepancies import MarkKind
from tests.compare.differing import differing_values


def differing(claim, passage):
    return differing_values(claim, passage, MarkKind.NAME)


@pytest.mark.parametrize(
    "passage",
    [
        "The depot is built in Selby and not, as first planned, in Corby.",
        "The depot is built not in Corby but in Selby.",
        "Selby rather than Corby will get the depot.",
    ],
)
def test_what_the_passage_says_it_is_not_differs_from_what_it_is(passage):
    assert differing("The depot is built in Corby.", passage) == [("Corby", "Selby")]


@pytest.mark.parametrize("claim", ["The depot is built in Selby.", "Selby, not Corby, gets it."])
def test_a_claim_that_says_so_too_does_not_differ(claim):
    assert differing(claim, "The depot is built in Selby and not in Corby.") == []


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Falk accused Brenning of fraud.", "She accused the auditor Falk of fraud."),
        ("Falk was dismissed by Brenning.", "Falk dismissed him on Monday."),
    ],
)
def test_one_who_does_what_a_pronoun_does_to_him_changes_places(claim, passage):
    assert differing(claim, passage) == [("Falk", "Falk")]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Falk accused Brenning of fraud.", "He accused Brenning of fraud."),
        ("Falk met Brenning.", "She met Falk."),
    ],
)
def test_a_pronoun_that_may_be_the_one_who_does_it_changes_nothing(claim, passage):
    assert differing(claim, passage) == []


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        ("Falk will succeed Ada Kern on the board.",
         "Kern left the board. Her place will be taken by Holm.", ("Falk", "Holm")),
        ("Falk ran for the Liberal Forum.", "Holm beat Falk, who stands for the Island List.",
         ("Liberal Forum", "Island List")),
        ("The vote went to the Farmers' Bloc.", "The vote went to the Island List.",
         ("Farmers' Bloc", "Island List")),
        ("He was seen in Harle.", "He was seen in sunny Port Amaro.", ("Harle", "Port Amaro")),
    ],
)  # fmt: skip
def test_the_same_part_in_other_words_is_given_to_another(claim, passage, values):
    assert differing(claim, passage) == [values]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("“I like it,” said Dornmann.", "“I like it,” she told Reuters."),
        ("The South Sea is wide.", "Wide are the South Seas."),
        ("Tad Winsloe has taken the prize.", "But I've taken the prize."),
    ],
)
def test_who_was_told_and_what_is_no_other_name_does_not_differ(claim, passage):
    assert differing(claim, passage) == []


@pytest.mark.parametrize("claim", ["Quint of the Greens thanked Brask.", "Quint thanked Brask."])
def test_of_two_who_change_places_both_are_marked(claim):
    passage = "Brask later thanked Quint."
    assert differing(claim, passage) == [("Quint", "Brask"), ("Brask", "Quint")]


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        (
            "The statue of the founder will stand in the churchyard.",
            "The statue of the founder will stand beside the bridge from May.",
            [("the churchyard", "the bridge")],
        ),
        (
            "The statue of the founder will stand in the churchyard.",
            "The statue of the founder will stand near the church from May.",
            [],
        ),
        (
            "The statue of the founder will stand in the churchyard.",
            "The statue of the founder, made beside the bridge, will stand in the churchyard.",
            [],
        ),
    ],
)
def test_another_place_without_a_name_differs(claim, passage, values):
    assert differing(claim, passage) == values


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        (
            "The town was founded by wool merchants.",
            "The town was founded by herring merchants.",
            [("wool merchants", "herring merchants")],
        ),
        ("The town was founded by merchants.", "The town was founded by herring merchants.", []),
        (
            "The survey was paid for by the farmers.",
            "The Ministry of Trade financed the survey.",
            [("farmers", "Ministry of Trade")],
        ),
        (
            "The survey was paid for by the government.",
            "The Ministry of Trade financed the survey.",
            [],
        ),
        (
            "The club gave its water to a school.",
            "The club donated its water to the children's hospital.",
            [("school", "children's hospital")],
        ),
    ],
)
def test_a_body_differs_from_another_and_from_what_a_name_tells_it_is(claim, passage, values):
    assert differing(claim, passage) == values
