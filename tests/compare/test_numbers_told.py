"""What a number of a sentence is told of, and when two that differ are told of one thing."""

import pytest

from factcheck.compare.discrepancies import mark_discrepancies
from factcheck.compare.number_agreement import slip_between
from factcheck.compare.number_reasons import tell_two_parts
from factcheck.compare.number_signs import WEIGHTS, signs_between
from factcheck.compare.odds import weigh_by
from factcheck.compare.statement import read_statement
from factcheck.compare.told import read_quantities
from factcheck.compare.trends import find_trends
from factcheck.text.quantity import Measure


def told(text):
    return read_quantities(read_statement(text), ())


def differing(claim, passage, *, weak=False):
    marks = mark_discrepancies(claim, passage, weak=weak)
    return [(mark.claim_value, mark.source_value) for mark in marks if mark.differs]


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("Widows get 190 florins a month more.", True),
        ("Widows get 190 florins a month.", False),
        ("The abbey ordered another 2,100 tiles.", True),
        ("The abbey ordered 2,100 tiles.", False),
        ("The agency lowered its old view by two notches.", True),
        ("The agency told its old view by two notches.", False),
        ("The sand of Orrin fills 190 more than in May.", True),
        ("The sand of Orrin fills 190, more than in May.", False),
        ("The levy lies 40 florins above the limit.", True),
        ("The sand of Orrin fills 190 tubs, more than in May.", False),
        ("The well lies 20 metres below the old one.", False),
        ("The well lies 20 metres below that of Orrin.", True),
    ],
)
def test_a_number_is_a_difference_where_the_words_around_it_say_so(text, relative):
    assert told(text)[0].relative is relative


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("The weir rose three metres, not nineteen.", Measure.LENGTH, 19),
        ("The weir rose three centimetres, not nineteen.", Measure.LENGTH, 0.19),
        ("The siege took three weeks, not five.", Measure.DURATION, 35),
        ("The bell cost €900, not 800.", Measure.MONEY, 800),
        ("The bell cost €900; today it is 800.", Measure.COUNT, 800),
        ("The weir rose three metres, not 900.", Measure.COUNT, 900),
        ("The weir rose three metres and 19 boats sank.", Measure.COUNT, 19),
        ("The weir rose three metres on the 19.", Measure.COUNT, 19),
        ("The boat is three metres wide with a 12-by-15 sail.", Measure.COUNT, 12),
    ],
)
def test_a_bare_number_has_the_unit_of_the_one_before(text, measure, value):
    quantity = told(text)[1].quantity
    assert quantity.measure is measure
    assert quantity.value == pytest.approx(value)


def test_a_row_of_bare_numbers_has_the_unit_of_the_first():
    measures = [
        it.quantity.measure for it in told("The weir rose three metres, not four, or five.")
    ]
    assert measures == [Measure.LENGTH] * 3


def test_a_bare_number_has_the_noun_of_the_one_before():
    first, second = told("The mill runs 40 looms, and once ran 55.")
    assert second.nouns == first.nouns != ()


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        ("every Monday", "every Friday", ("every Monday", "every Friday")),
        ("every Wednesday", "every other Wednesday", ("every Wednesday", "every other Wednesday")),
        ("every Monday", "each Monday", None),
        ("weekly", "every Monday", None),
    ],
)
def test_on_which_day_of_the_week_and_in_which_week_is_compared(claim, passage, values):
    found = differing(f"The baths of Orrin open {claim}.", f"The baths of Orrin open {passage}.")
    assert found == ([values] if values else [])


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The barn is half the size of the mill.", "The barn is twice as big as the mill."),
        ("The levy will not exceed 14 percent.", "The levy will exceed 14 percent."),
        ("The baths took €56 for a towel.", "The baths took A$56 for a towel."),
    ],
)
def test_what_cannot_both_be_true_differs(claim, passage):
    assert len(differing(claim, passage)) == 1


@pytest.mark.parametrize(
    ("claim", "passage", "other"),
    [
        (
            "The quarry sold 800 slabs in May.",
            "In May the quarry sold half of its 1,600 slabs.",
            "In May the quarry sold its 1,600 slabs.",
        ),
        (
            "The choir had 30 singers in May.",
            "In May the choir doubled its 15 singers.",
            "In May the choir had 15 singers.",
        ),
        (
            "Three senators may not vote on it.",
            "Of the 204 senators, 201 may vote on it.",
            "Of the 204 senators, 199 may vote on it.",
        ),
        (
            "The fair sold 400 cows.",
            "The fair sold 260 cows in the morning and 140 cows at night.",
            "The fair sold 260 cows in the morning and 140 spades at night.",
        ),
        (
            "Two mills on the river lost more grain last year.",
            "The abbey's mill was the third worst last year among the 38 mills on the river.",
            "The abbey's mill was the third worst last year; 38 mills on the river lost grain.",
        ),
    ],
)
def test_a_number_that_follows_from_others_does_not_differ(claim, passage, other):
    assert differing(claim, passage) == []
    assert differing(claim, other) != []


def test_two_limits_on_one_side_are_no_rests_of_a_whole():
    up_to_40, over_40, up_to_70 = map(told, ("up to 40%", "over 40%", "up to 70%"))
    assert tell_two_parts(over_40, up_to_70)
    assert not tell_two_parts(up_to_40, up_to_70)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("The ferry sails every nine days, against once a month a year ago.", 1),
        ("The ferry sails once a month, against every nine days a year ago.", -1),
        ("The ferry takes nine goats, against seven a year ago.", 1),
    ],
)
def test_what_is_done_after_fewer_days_is_done_more_often(text, way):
    assert [risen for _, _, risen in find_trends(read_statement(text))] == [way]


@pytest.mark.parametrize("time", ["in 2023", "in May", "a year before"])
def test_fewer_than_in_an_earlier_time_is_a_fall(time):
    passage = f"Orrin had fewer landings than {time}."
    assert differing("Landings at Orrin rose.", passage, weak=True) == [("rose", "fewer")]
    assert differing("Landings at Orrin fell.", passage, weak=True) == []


def test_the_odds_are_the_sum_of_the_signs_by_their_weights():
    weigh = weigh_by({"always": -2, "alike": 4, "left": 1})
    assert weigh({"always": 1, "alike": 0.25, "left": 0}, None, None) == -1


def test_every_weight_is_of_a_sign_and_every_sign_has_a_weight():
    (one,), (other,) = told("The bell cost €900."), told("The bell cost €700.")
    signs = signs_between(one, other, [one], [other], shared=1, left=True, denied=False)
    assert signs.keys() == WEIGHTS.keys()


@pytest.mark.parametrize(
    ("claim", "stranger", "akin"),
    [
        (
            "The abbey's organ cost €46,000.",
            "Rangers spent €31,500 near a marsh.",
            "The organ of the abbey cost €31,500.",
        ),
        (
            "The abbey's organ is 12 metres wide.",
            "Rangers dug nine metres into a marsh.",
            "The organ of the abbey is nine metres wide.",
        ),
        (
            "He was jailed for six years.",
            "The lease runs for nine years.",
            "He was jailed for nine years.",
        ),
        (
            "The abbey's rent fell by 12 per cent.",
            "Rangers saw nine per cent of a marsh dry up.",
            "The rent of the abbey fell by nine per cent.",
        ),
    ],
)
def test_numbers_of_sentences_without_a_word_in_common_do_not_differ(claim, stranger, akin):
    assert mark_discrepancies(claim, stranger) == []
    assert len(differing(claim, akin)) == 1


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        (
            "The mill was valued at 4 million crowns.",
            "Experts put the value of the mill at 6 million.",
            ("4 million crowns", "6 million"),
        ),
        ("Ruth Ames was 31 when she joined.", "Ruth Ames joined at 24.", ("31", "24")),
        ("The weir rose by nine metres.", "The weir rose by six.", ("nine metres", "six")),
        ("The mill was valued at 4 million crowns.", "The mill makes a value of 900.", None),
        ("Nobody over 58 lifts sacks.", "A 35-hour week of lifting sacks.", None),
        ("All but two were freed.", "Those aged 24 were freed.", None),
        ("The kiln burned for six hours.", "The kiln hurt eight.", None),
        ("The victim was 34 years old.", "Police say the crash killed two.", None),
        ("The storm dropped 40 centimetres of snow.", "The storm killed 12.", None),
        (
            "He may leave jail after four years.",
            "In jail he spends six of them.",
            ("four years", "six"),
        ),
        ("Ruth Ames, who is 31, fishes.", "Ruth Ames, a clerk of 24, fishes.", ("31", "24")),
    ],
)
def test_a_bare_number_has_the_unit_that_the_other_sentence_names(claim, passage, values):
    assert differing(claim, passage) == ([values] if values else [])


def test_a_number_at_which_something_was_done_is_not_of_the_noun_before():
    assert told("She had five sisters and joined at 22.")[1].nouns == ()


def test_a_number_denied_is_not_the_one_told():
    passage = "The log shows two calls to the helicopter, not three."
    assert differing("The log shows three calls to the helicopter.", passage) == [
        ("three calls", "two calls")
    ]
    assert differing("The log shows two calls to the helicopter.", passage) == []


@pytest.mark.parametrize("link", ["instead of", "rather than"])
def test_a_number_has_the_unit_of_the_one_it_takes_the_place_of(link):
    claim = f"Firms pay 23 {link} 25 per cent in tax."
    assert differing(claim, "The tax that firms pay falls to 23 per cent.") == []
    assert told(claim)[0].quantity.measure is Measure.PERCENT
    assert told("Firms pay 23 clerks and 25 per cent in tax.")[0].quantity.measure is Measure.COUNT


def test_two_changes_are_no_parts_of_a_whole():
    claim = "The rent of the kiln has gone up by more than half."
    assert differing(claim, "Ours rose by 35 per cent.") == []
    passage = "The rent for it rose by 35 per cent."
    assert differing(claim, passage) == [("more than half", "35 per cent")]


def test_two_differences_may_be_one_apart():
    claim = "The agency cut its grade by three notches."
    assert differing(claim, "The agency cut its grade by two notches.") == [
        ("three notches", "two notches")
    ]
    assert differing("Vera Holm and eleven others sang.", "Twelve people sang.") == []


def test_how_often_is_compared_with_how_many_were_done():
    assert differing("The pilot called the tower three times.", "The tower had two calls.") == [
        ("three times", "two calls")
    ]
    assert differing("The pilot called the tower three times.", "The tower had two clerks.") == []


def test_a_toll_on_a_road_is_not_one_of_the_dead():
    claim = "Congestion fell by 70 per cent with the toll."
    passage = "Congestion fell by 17 per cent and injuries by a quarter."
    assert differing(claim, passage) == [("70 per cent", "17 per cent")]


@pytest.mark.parametrize(
    ("claim", "passage", "slip"),
    [
        ("350 berths", "35 berths", 1.0),
        ("350 berths", "42 berths", 0.0),
        ("300 berths", "30 berths", 0.0),
    ],
)
def test_a_nought_too_many_is_a_slip(claim, passage, slip):
    (one,), (other,) = told(claim), told(passage)
    assert slip_between(one.quantity, other.quantity) == slip
