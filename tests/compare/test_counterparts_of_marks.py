"""Which value of a passage answers one of the claim, where several could."""

from datetime import date

import pytest

from factcheck.compare.discrepancies import MarkKind, mark_discrepancies
from factcheck.compare.roots import root_of
from factcheck.compare.stance import Hint, hint_stance
from factcheck.compare.terms import split_terms

PUBLISHED = {"claim_date": date(2026, 3, 12), "passage_date": date(2026, 3, 11)}


def differing(claim, passage):
    marks = mark_discrepancies(claim, passage, weak=True, **PUBLISHED)
    return [(mark.claim_value, mark.source_value) for mark in marks if mark.differs]


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        (
            "Bad loans made up 4.1 percent of lending in March.",
            "The share of bad loans climbed to 11.2 percent in March from 4.1 percent a year ago.",
            ("4.1 percent", "11.2 percent"),
        ),
        (
            "The roof letter carried 19 signatures.",
            "The letter about the roof is signed by nine members.",
            ("19 signatures", "nine members"),
        ),
        (
            "Police arrested seven demonstrators.",
            "Seventy demonstrators were taken into custody; two officers were hurt.",
            ("seven demonstrators", "Seventy demonstrators"),
        ),
        (
            "The skull is more than 400,000 years old.",
            "Researchers put the skull's age at some 320,000 years.",
            ("more than 400,000 years old", "some 320,000 years"),
        ),
        (
            "About thirty people were shot dead in the capital.",
            "In the capital two demonstrators died of their wounds and about thirty were injured.",
            ("About thirty people", "two demonstrators"),
        ),
        (
            "The tower is the highest building of the town.",
            "The tower is the second highest building of the town.",
            ("the highest", "second highest"),
        ),
        (
            "Turnout in the referendum exceeded 40 percent.",
            "Some 38.6 percent of the voters took part in the referendum.",
            ("exceeded 40 percent", "Some 38.6 percent"),
        ),
        (
            "Seats cost between 25 and 60 euros.",
            "Seats cost 15 to 40 euros.",
            ("between 25 and 60 euros", "15 to 40 euros"),
        ),
    ],
)
def test_a_number_is_held_against_the_one_that_answers_it(claim, passage, values):
    assert differing(claim, passage) == [values]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Costs grew from 2.4 to 3.9 billion.", "Costs were 3.9 billion, against 2.4 billion."),
        ("The stage was cut by 40 kilometres.", "The stage was cut from 190 to 150 kilometres."),
        ("All but two were freed.", "Eleven were held; nine were freed."),
        ("The board has 15 members.", "Nine men and six women sit on the board."),
        ("A scan takes eleven weeks.", "A scan, 14 weeks in January, takes eleven now."),
        ("Water costs 18 euros more a month.", "Water costs 216 euros more a year."),
        ("About 80 percent is still missing.", "Only a fifth has been recovered."),
        ("Every fifth household has a dog.", "20 percent of households have a dog."),
        ("The court ruled within a fortnight.", "The court ruled within 14 days."),
        ("The concert was on the Sunday.", "Beside the stage they set up two chairs."),
    ],
)
def test_a_number_that_follows_from_others_does_not_differ(claim, passage):
    assert differing(claim, passage) == []


def test_a_share_of_which_only_the_rest_is_told_is_supported():
    claim = "Roughly 80 percent of the jewellery is still missing."
    assert hint_stance(claim, "Only a fifth of the haul was found.") is Hint.SUPPORTS


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        ("The fair opens at 10 a.m.", "The fair opens at 11.30 on Friday.", ("10 a.m.", "11.30")),
        ("The castle fell in 1174.", "The castle fell in 1147.", ("1174", "1147")),
        (
            "She handed in her notice on Monday.",
            "She handed in her notice on Friday.",
            ("Monday", "Friday"),
        ),
        (
            "Work on the bridge starts in spring 2028.",
            "Work on the bridge starts in October 2029.",
            ("spring 2028", "October 2029"),
        ),
    ],
)
def test_a_date_is_held_against_the_one_that_answers_it(claim, passage, values):
    assert differing(claim, passage) == [values]


def test_a_day_named_by_the_weekday_alone_may_be_of_another_week():
    claim, passage = "The talks ended on Monday.", "The talks ended on Monday, 2 March 2026."
    marks = mark_discrepancies(claim, passage, **PUBLISHED)
    assert [mark.agreement for mark in marks if mark.kind is MarkKind.DATE] == ["close"]
    assert differing(claim.replace("Monday", "Sunday"), passage) != []


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        (
            "The authorities were told of the findings.",
            "Were the authorities told of the findings? The officer said they were not.",
            ("authorities were told of the findings", "they were not"),
        ),
        (
            "She wants the mine closed for good.",
            "Do you want the mine closed for good? No, I do not.",
            ("wants the mine closed for good", "No, I do not"),
        ),
        (
            "The firm is producing paint at its works.",
            "Production at the works has been suspended.",
            ("producing", "Production at the works has been suspended"),
        ),
        (
            "The telescope found water vapour.",
            "The telescope found no trace of water vapour.",
            ("found water", "no trace"),
        ),
        (
            "The company admits the fault.",
            "The company would neither confirm nor deny the fault.",
            ("admits", "neither confirm"),
        ),
        (
            "The dyke held in the night.",
            "In the night the dyke gave way.",
            ("held", "gave way"),
        ),
    ],
)
def test_what_is_denied_in_other_words_is_marked(claim, passage, values):
    assert differing(claim, passage) == [values]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The committee advised against closing schools.", "Leave the schools open, it said."),
        ("The vaccine's side effects were mild.", "No serious side effects of the vaccine."),
        ("The lake is at its lowest since 1998.", "The lake has not been so low since 1998."),
        ("Of 52 mice, 47 survived the infection.", "Five of 52 mice died of the infection."),
        ("Of those detained, most were free.", "Nine of those in custody were released."),
    ],
)
def test_what_only_sounds_denied_is_not_marked(claim, passage):
    assert differing(claim, passage) == []


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        (
            "Support has slipped since last spring.",
            "Support is five points up on last spring.",
            ("slipped", "up"),
        ),
        (
            "Births have gone up since 2015.",
            "In 2015 there were 410 births, last year 290.",
            ("gone up", "410 births, last year 290"),
        ),
    ],
)
def test_a_direction_is_told_by_two_numbers_too(claim, passage, values):
    assert differing(claim, passage) == [values]


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        (
            "Lavinia Stroud, the science minister, wrote it.",
            "The budget speaker, Lavinia Stroud, wrote it.",
            ("science minister", "budget speaker"),
        ),
        (
            "A Norwegian trawler saved the crew.",
            "A Danish trawler saved the crew.",
            ("Norwegian", "Danish"),
        ),
        ("The final is in Brest.", "They moved the final from Brest to Lille.", ("Brest", "Lille")),
        ("Aino Rask led it.", "It was led by Aino Rusk.", ("Aino Rask", "Aino Rusk")),
    ],
)
def test_another_name_or_office_is_marked(claim, passage, values):
    assert differing(claim, passage) == [values]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tomas", "Thomas"), ("Osman", "Othman"), ("Sergei", "Sergey"), ("Mohammed", "Muhammad")],
)
def test_a_name_written_as_it_sounds_is_the_same(one, other):
    assert differing(f"{one} Qadreli spoke.", f"{other} Qadreli spoke.") == []


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("extend", "extension"),
        ("produce", "production"),
        ("collide", "collision"),
        ("sign", "signature"),
        ("admit", "admission"),
        ("describe", "description"),
        ("oppose", "opposition"),
        ("know", "knowledge"),
    ],
)
def test_a_verb_and_its_noun_have_one_root(verb, noun):
    assert root_of(*split_terms(verb)) == root_of(*split_terms(noun))


@pytest.mark.parametrize(("one", "other"), [("state", "station"), ("general", "generation")])
def test_words_that_only_look_alike_have_roots_of_their_own(one, other):
    assert root_of(*split_terms(one)) != root_of(*split_terms(other))


def test_what_differs_within_a_quotation_is_marked_once():
    claim = "She had seen “two men with a ladder”."
    passage = "“I saw three men with a ladder,” she told the court."
    assert differing(claim, passage) == [("two men with a ladder", "three men with a ladder")]
