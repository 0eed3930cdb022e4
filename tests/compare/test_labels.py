"""Which of several numbers of a passage a claim means, by the words that only one of them has."""

import pytest

from factcheck.compare.discrepancies import MarkKind
from tests.compare.differing import differing_values

FEES = "Pupils pay 30 crowns a term, and grown-up members of the choir pay 75."
LOSSES = "Yields fell by 8 per cent on irrigated land and by 19 per cent in the dry hills."


@pytest.mark.parametrize(
    ("claim", "passage", "differing"),
    [
        ("Members of the choir are charged 30 crowns.", FEES, [("30 crowns", "75")]),
        ("Members of the choir are charged 75 crowns.", FEES, []),
        ("Pupils are charged 30 crowns a term.", FEES, []),
        ("In the dry hills yields fell by 8 per cent.", LOSSES, [("8 per cent", "19 per cent")]),
        ("In the dry hills yields fell by 19 per cent.", LOSSES, []),
    ],
)
def test_a_number_is_compared_with_that_which_has_the_words_of_the_claim(claim, passage, differing):
    found = differing_values(claim, passage, MarkKind.NUMBER, MarkKind.PERCENT)
    assert found == differing


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (  # what stands before the first number is of both
            "The harbour council spent 7 million crowns on schools.",
            "The harbour council spent 5 million crowns on roads and 7 million on schools.",
        ),
        (  # one word alone is had by chance
            "Painting the pier took 30 litres.",
            "It took 30 litres of varnish, and the pier has 45 litres of primer.",
        ),
        (  # of two sentences the second may go on about the same
            "The old mill turned out 40 tonnes of fine flour.",
            "It made 40 tonnes. The old mill with its fine stones had made 60 tonnes.",
        ),
    ],
)
def test_labels_that_tell_little_change_nothing(claim, passage):
    assert differing_values(claim, passage, MarkKind.NUMBER) == []
