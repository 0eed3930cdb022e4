from datetime import date

import pytest

from factcheck.compare.stance import Hint, hint_stance


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The strike closed 12 schools.", "Twelve schools were shut because of the strike."),
        ("About a third of pupils stayed at home.", "Some 32 per cent of pupils stayed home."),
        ("The union turned the offer down.", "The offer was rejected by the union."),
        ("Wages will go up by 80 euros.", "The wage rises from €1,340 to €1,420."),
    ],
)
def test_a_passage_that_says_the_same_supports(claim, passage):
    assert hint_stance(claim, passage) is Hint.SUPPORTS


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The strike closed 12 schools.", "Twenty schools were shut because of the strike."),
        ("The union accepted the offer.", "The offer was rejected by the union."),
        ("The union has called no strike.", "The union has called a strike."),
        ("Fares will fall in the spring.", "Fares will rise in the spring."),
        ("The talks took place in Oslo.", "The talks took place in Bergen."),
    ],
)
def test_a_passage_that_says_otherwise_refutes(claim, passage):
    assert hint_stance(claim, passage) is Hint.REFUTES


def test_dates_are_reckoned_from_the_publications():
    claim, passage = "The talks broke down yesterday.", "The talks broke down on 2 March 2026."
    days = [
        hint_stance(claim, passage, claim_date=date(2026, 3, day), passage_date=date(2026, 3, 3))
        for day in (3, 12)
    ]
    assert days == [Hint.SUPPORTS, Hint.REFUTES]


def test_a_passage_taken_to_answer_supports_without_a_word_in_common():
    claim = "Children need not pay to see the stone."
    assert hint_stance(claim, "Admission is free under 18.") is Hint.SUPPORTS


@pytest.mark.parametrize("passage", ["", "…", "That is it."])
def test_a_passage_that_says_nothing_leaves_it_open(passage):
    assert hint_stance("The strike closed 12 schools.", passage) is Hint.UNSURE
