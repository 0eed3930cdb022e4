"""Opposites of many fields, known in all forms of their words."""

import pytest

from factcheck.compare.discrepancies import mark_discrepancies
from factcheck.compare.marks import MarkKind
from factcheck.compare.words.contrary_words import DIRECTION_CONTRARIES, NEGATIVE_CONTRARIES


def differing(claim, passage):
    marks = mark_discrepancies(claim, passage, weak=True)
    return [mark.kind for mark in marks if mark.differs]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Judge Morland prevailed.", "Judge Morland was outvoted by the two others."),
        ("The old mill burned down.", "The old mill is standing, its owner says."),
        (
            "The harbour fair will be dropped next year.",
            "The harbour fair will take place next year, the mayor said.",
        ),
        (
            "The state will step in at the shipyard, the minister said.",
            "The minister said the state would keep out of the shipyard.",
        ),
        (
            "The bakery is going to lay off twelve of its drivers.",
            "The bakery is looking for twelve drivers.",
        ),
        ("The union will contest the ruling.", "The union will not appeal against the ruling."),
        (
            "The court upheld the patent on the valve.",
            "The court declared the patent on the valve void.",
        ),
    ],
)
def test_opposites_of_news_are_told(claim, passage):
    assert differing(claim, passage) == [MarkKind.NEGATION]


def test_a_course_that_goes_on_stands_against_one_that_turns():
    claim = "Dr Aldous fears that visits to the museum will keep falling."
    passage = "Dr Aldous expects visits to the museum to recover soon."
    assert differing(claim, passage) == [MarkKind.DIRECTION]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Judge Morland prevailed.", "The Morland bridge was closed; a clerk was outvoted."),
        ("The old mill burned down.", "The mill was reduced to ashes; the school is standing."),
        (
            "The fares would rise again, the director hinted.",
            "The director declined to say whether the fares would rise again.",
        ),
        ("The firm had sold the lorry to Brandt.", "Brandt bought the lorry from the firm."),
    ],
)
def test_what_is_told_of_others_or_of_the_other_party_is_no_opposite(claim, passage):
    assert differing(claim, passage) == []


@pytest.mark.parametrize("listed", [NEGATIVE_CONTRARIES, DIRECTION_CONTRARIES])
def test_each_pair_has_two_sides_with_nothing_in_common_and_a_name_of_its_own(listed):
    pairs = [[side.split() for side in pair.split("|")] for pair in listed.split(";")]
    assert all(not set(one) & set(other) for one, other in pairs)
    names = [one[0] for one, _ in pairs]
    assert len(names) == len(set(names))
