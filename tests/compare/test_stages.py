"""What one sentence tells as done, and the other only as planned."""

import pytest

from factcheck.compare.discrepancies import mark_discrepancies


def differing(claim, passage):
    marks = mark_discrepancies(claim, passage, weak=True)
    return [(mark.claim_value, mark.source_value) for mark in marks if mark.differs]


def test_what_is_only_planned_differs_from_what_is_done():
    claim = "The farm plans to hire pickers."
    assert differing(claim, "The farm has hired pickers.") == [("plans to hire", "has hired")]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "The farm has hired pickers.",
            "The farm has hired pickers and plans to hire pickers for May too.",
        ),
        (
            "The farm has hired pickers and plans to hire cooks.",
            "The farm plans to hire pickers.",
        ),
        ("The farm has hired pickers.", "A circus in Orms plans to hire a tent."),
        ("The farm has to plant pears.", "The farm plans to plant pears."),
        ("The farm has water for its pears.", "The farm plans to water its pears."),
    ],
)
def test_a_plan_beside_what_is_done_or_of_something_else_does_not_differ(claim, passage):
    assert differing(claim, passage) == []
