"""What a sentence denies behind other words, and denials that another sentence tells in its own."""

import pytest

from factcheck.compare.discrepancies import MarkKind, mark_discrepancies
from tests.compare.differing import differing_values


def differing(claim, passage):
    return differing_values(claim, passage, MarkKind.NEGATION, MarkKind.DIRECTION)


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        (
            "Silver was among the things stolen.",
            "Coins were stolen, but silver was not among them.",
            ("Silver", "silver was not"),
        ),
        (
            "The league turned down all the demands that the derby be cancelled.",
            "The derby was cancelled by the league.",
            ("turned down all the demands that the derby be cancelled", "cancelled"),
        ),
        (
            "Students are exempt from paying the toll.",
            "Students will pay the toll.",
            ("exempt from paying", "pay"),
        ),
        (
            "The captain intends to paint the ferry.",
            "Paint the ferry? – I won't do that.",
            ("intends to paint the ferry", "– I won't"),
        ),
        (
            "Fewer calves were born on Hald than in 2019.",
            "Not fewer calves were born on Hald than in 2019.",
            ("Fewer", "Not fewer"),
        ),
        (
            "The court fined the firm for building the pier without tenders.",
            "The firm built the pier without tenders, but the court imposed no fine.",
            ("court fined", "no fine"),
        ),
        (
            "The firm built the pier without tenders, but the court imposed no fine.",
            "The court fined the firm for building the pier without tenders.",
            ("no fine", "court fined"),
        ),
        (
            "At no time was the hatch of the ferry opened.",
            "The hatch of the ferry was opened at noon.",
            ("no time was the hatch", "hatch"),
        ),
        (
            "The cook met four sailors, none of whom was blamed.",
            "The cook met four sailors who were blamed.",
            ("none of whom was blamed", "blamed"),
        ),
    ],
)
def test_a_denial_is_read_in_any_construction(claim, passage, values):
    assert differing(claim, passage) == [values]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "The league turned down all the demands that the derby be cancelled.",
            "The league's derby will go ahead.",
        ),
        (
            "The yard will no longer build ferries.",
            "The yard is giving up the construction of ferries.",
        ),
        (
            "The court had no proof that the cook lied.",
            "The proof was insufficient, the court said, to show that the cook lied.",
        ),
        (
            "Angling is not permitted at the weekend.",
            "Angling is permitted only on weekdays.",
        ),
        (
            "Most of the brokers had not foreseen the slump.",
            "Only four of the brokers had foreseen the slump.",
        ),
        (
            "The dean will not attend the hearing.",
            "The dean sends her deputy to attend the hearing instead.",
        ),
        (
            "The yard did not mention the ferry's sprinklers and alarms.",
            "The yard's ferry has sprinklers and alarms.",
        ),
        (
            "The guild asked its weavers not to join any new lodges until the fair.",
            "The guild begs its weavers not to join any new lodges before the autumn fair.",
        ),
    ],
)
def test_what_is_denied_in_other_words_or_only_left_open_does_not_differ(claim, passage):
    assert differing(claim, passage) == []


def test_a_denial_at_the_very_beginning_denies_nothing_before_it():
    claim = "Nobody among them, the mayor said, was paid."
    marks = mark_discrepancies(claim, "They were paid.", weak=True)
    assert all(0 <= mark.claim_start < mark.claim_end for mark in marks)
