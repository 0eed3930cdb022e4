"""What people do for a living, told in words that no table has too, and by how many."""

import pytest

from factcheck.compare.discrepancies import MarkKind
from tests.compare.differing import differing_values


def differing(claim, passage):
    return differing_values(claim, passage, MarkKind.ROLE)


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        (
            "The upholsterer Jonas Wray was robbed.",
            "The mechanic Jonas Wray was robbed.",
            ("upholsterer", "mechanic"),
        ),
        (
            "Edda Sorn, a radiographer, found the wallet.",
            "Edda Sorn, a midwife, found the wallet.",
            ("radiographer", "midwife"),
        ),
        (
            "Edda Sorn worked as a bricklayer.",
            "Edda Sorn worked as a plumber.",
            ("bricklayer", "plumber"),
        ),
    ],
)
def test_a_calling_that_no_table_has_is_known_by_its_form_and_place(claim, passage, values):
    assert differing(claim, passage) == [values]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The steamer Grey Heron ran aground.", "The trawler Grey Heron ran aground."),
        ("Edda Sorn, a copper merchant, objected.", "Edda Sorn, a midwife, objected."),
        ("Behind the counter, Edda Sorn was singing.", "Edda Sorn, a midwife, was singing."),
    ],
)
def test_a_noun_that_only_ends_like_a_calling_is_none(claim, passage):
    assert differing(claim, passage) == []


def test_the_callings_that_tables_have_are_compared_rather_than_one_they_have_not():
    claim = "The hurdler Ilse Roth, a mechanic, won."
    assert differing(claim, "Ilse Roth, a nurse, won.") == [("mechanic", "nurse")]


def test_as_many_but_others_differ():
    claim = "The lifeboat carried 45 soldiers."
    assert differing(claim, "The lifeboat carried 45 doctors.") == [("soldiers", "doctors")]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The lifeboat carried 45 reporters.", "The lifeboat carried 45 editors."),
        ("The lifeboat carried 45 students.", "The lifeboat carried 45 doctors."),
        (
            "The lifeboat carried 45 soldiers and 12 doctors.",
            "The lifeboat carried 12 doctors and 45 soldiers.",
        ),
    ],
)
def test_as_many_who_may_be_the_same_people_do_not_differ(claim, passage):
    assert differing(claim, passage) == []


def test_two_callings_counted_alike_in_both_do_not_differ():
    text = "The clinic lost 45 doctors and 45 nurses."
    assert differing(text, text) == []


def test_words_at_the_end_of_a_sentence_say_nothing_of_an_office_at_its_beginning():
    claim = "Mayor Edda Sorn said the hall used to be red."
    assert differing(claim, "Edda Sorn, the mayor, said the hall was red.") == []


def test_two_nouns_that_only_end_like_callings_are_not_compared():
    assert differing("The lost tool was a grinder.", "The lost tool was a sander.") == []


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        (
            "The wedding in Selby was put off because the groom was ill.",
            "As the bride is ill, a wedding at Selby has been put off.",
            [("groom", "bride")],
        ),
        (
            "The wedding in Selby was put off because the bride was ill.",
            "As the bride is ill, a wedding at Selby has been put off.",
            [],
        ),
        (
            "The ratio of staff to students fell in Selby.",
            "The teacher-student ratio fell in Selby.",
            [],
        ),
    ],
)
def test_two_who_are_never_one_differ_where_names_stand_beside_them(claim, passage, values):
    assert differing(claim, passage) == values


def test_the_head_of_an_office_of_the_city_is_not_its_mayor():
    claim = "Edda Sorn was mayor of the city when the bridge was approved."
    passage = "Edda Sorn, then head of the city's {} office, approved the bridge."
    assert differing(claim, passage.format("archive")) == [
        ("mayor of the city", "head"),
    ]
    assert not differing(
        "Edda Sorn was finance minister when the bridge was approved.",
        "Edda Sorn, then head of the Finance Ministry, approved the bridge.",
    )
