"""Times of the day that are told by the hour alone."""

import pytest

from factcheck.text.period import Grain
from factcheck.text.periods import find_periods
from factcheck.text.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("The lamp went out shortly after five.", 300),
        ("The lamp went out just before three and stayed dark.", 180),
        ("The lamp went out at eight in the evening.", 1200),
        ("The lamp went out at nine on Monday.", 540),
    ],
)
def test_an_hour_is_a_time_where_the_words_around_say_so(text, minute):
    clock = find_periods(text)[0]
    assert (clock.grain, clock.minute) == (Grain.CLOCK, minute)


@pytest.mark.parametrize(
    "text",
    [
        "It was shortly after two people left.",
        "Holm arrived before ten others.",
        "She drew at two in the end.",
    ],
)
def test_a_number_that_counts_is_no_time(text):
    assert find_periods(text) == []
    assert len(find_quantities(text)) == 1
