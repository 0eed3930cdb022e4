"""What people do for a living, and in whose place they come."""

import pytest

from factcheck.compare.discrepancies import MarkKind
from tests.compare.differing import differing_values


def differing(claim, passage):
    return differing_values(claim, passage, MarkKind.ROLE)


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        (
            "Edda Sorn works as a waitress.",
            "Edda Sorn works as a nanny.",
            [("waitress", "nanny")],
        ),
        ("Edda Sorn works as a waiter.", "Edda Sorn works as a waitress.", []),
        (
            "The ship's radio operator, Tomas Vail, was saved.",
            "The cook, Tomas Vail, was saved.",
            [("radio operator", "cook")],
        ),
        (
            "Edda Sorn, a curator, found it.",
            "It was no curator but a student, Edda Sorn, who found it.",
            [("curator", "student")],
        ),
        ("Edda Sorn, a curator, found it.", "A student, Edda Sorn, found it.", []),
        (
            "The alarm was raised by a nurse.",
            "A cleaner at the ward raised the alarm at six.",
            [("nurse", "cleaner")],
        ),
        ("The alarm was raised by a nurse.", "A cleaner at the ward cleared the hall.", []),
    ],
)
def test_another_trade_differs(claim, passage, values):
    assert differing(claim, passage) == values


@pytest.mark.parametrize(
    ("claim", "values"),
    [
        ("Lena Falk of Omnivar will move to Harle as its new mayor.", True),
        ("Lena Falk of Omnivar will move to Harle as its new treasurer.", False),
    ],
)
def test_who_succeeds_somebody_has_the_office_of_the_one_before(claim, values):
    passage = "The treasurer, Bram Oduya, will be succeeded by Lena Falk."
    assert bool(differing(claim, passage)) is values
