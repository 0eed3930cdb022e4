"""Whether the one who does it and the one it is done to change places."""

import pytest

from factcheck.compare.discrepancies import MarkKind, mark_discrepancies
from tests.compare.differing import differing_values


def differing(claim, passage):
    return differing_values(claim, passage, MarkKind.NAME)


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Ryde of the dockers apologised to Marlow.", "Marlow apologised to Ryde."),
        ("Ryde of the dockers was thanked by Marlow.", "Marlow was thanked by Ryde."),
        ("Ryde of the dockers thanked Marlow.", "Ryde was late. Marlow thanked Ryde."),
    ],
)
def test_two_who_change_places_differ(claim, passage):
    assert differing(claim, passage) == [("Ryde", "Marlow"), ("Marlow", "Ryde")]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Ryde of the dockers was thanked by Marlow.", "Marlow thanked Ryde."),
        ("Ryde of the dockers thanked Marlow.", "Ryde and Marlow thanked each other."),
        ("Marlow and Ryde thanked each other, Marlow in a letter.", "Marlow thanked Ryde."),
        ("Ryde thanked Marlow, and Marlow thanked Ryde.", "Ryde thanked Marlow."),
        (
            "Ryde of the dockers apologised to Marlow, and Marlow to Ryde.",
            "Marlow apologised to Ryde.",
        ),
        (
            "Ryde of the dockers thanked Marlow.",
            "Ryde thanked Marlow. In May Marlow of the cooks had thanked Ryde.",
        ),
        ("Ryde of the dockers thanked Marlow.", "Marlow, the mayor said, thanked the cooks."),
        (
            "Ryde of the dockers apologised for the delay.",
            "Marlow apologised to Ryde for the delay.",
        ),
    ],
)
def test_who_does_the_same_in_other_words_or_does_both_changes_no_place(claim, passage):
    assert differing(claim, passage) == []


@pytest.mark.parametrize(
    "text",
    [
        "Persons in Merrin uniform pushed the boat, the Merrin police said.",
        "In Harle the old wing closes, and the Harle hospital opens.",
        "The bus from Arle to Port Wess hit a cart in Arle.",
    ],
)
def test_a_name_that_stands_twice_does_not_differ_from_itself(text):
    other = "Rain fell. " + text.replace("pushed", "had pushed").replace("hit", "had hit")
    assert differing(text, other) == []


def test_what_stands_beside_the_claim_itself_bears_no_mark():
    claim = "The strongest gust, 85 km/h, was recorded on Sunday at the summit of Monte Agra."
    passage = f"{claim} In the valley the wind did not exceed 52 km/h."
    assert not any(mark.differs for mark in mark_discrepancies(claim, passage, weak=True))
