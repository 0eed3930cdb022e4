"""Who in a passage has the part that the claim gives to somebody else."""

import pytest

from factcheck.compare.discrepancies import MarkKind
from factcheck.compare.name_signs import WEIGHTS, signs_between
from factcheck.compare.names import find_names
from factcheck.compare.statement import read_statement
from tests.compare.differing import differing_values


def differing(claim, passage):
    return differing_values(claim, passage, MarkKind.NAME)


@pytest.mark.parametrize(
    ("claim", "passage", "ours", "theirs"),
    [
        (
            "Sorbex has won the order for the ferries.",
            "The order went to Delmar. Sorbex came second.",
            "Sorbex",
            "Delmar",
        ),
        (
            "Kestermann covered the repairs and Ferrosa paid for the survey.",
            "Larkfoods financed the survey, not Ferrosa.",
            "Ferrosa",
            "Larkfoods",
        ),
        (
            "The union threw its weight behind Falk.",
            "The union endorsed Brenning over Falk at its meeting.",
            "Falk",
            "Brenning",
        ),
        (
            "The judges found for Ferrosa.",
            "In a suit against Ferrosa the court ruled in favour of Delmar.",
            "Ferrosa",
            "Delmar",
        ),
        (
            "The bank extended a loan of 12 million crowns to Ferrosa.",
            "The bank lent Delmar 12 million crowns, with shares in Ferrosa as security.",
            "Ferrosa",
            "Delmar",
        ),
        (
            "It was Ada Kern who objected that the roof leaked.",
            "Ada Kern bought the mill, but Holm objected that its roof leaked.",
            "Ada Kern",
            "Holm",
        ),
        (
            "The Reformers have governed Selby since May.",
            "In Selby, which the Christian Democrats have run since May, the Reformers protested.",
            "Reformers",
            "Christian Democrats",
        ),
    ],
)
def test_whoever_has_the_part_of_a_name_stands_against_it(claim, passage, ours, theirs):
    assert (ours, theirs) in differing(claim, passage)


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Delmar won the order for the ferries.", "The order went to Delmar. Sorbex came second."),
        ("Larkfoods paid for the survey.", "Larkfoods financed the survey, not Ferrosa."),
        ("The judges found for Delmar.", "The court ruled in favour of Delmar, against Ferrosa."),
        ("Falk succeeds Brenning.", "Brenning was replaced by Falk."),
        ("Hale took over the office from Moor.", "Moor handed the office over to Hale."),
        ("In the second round Falk led.", "In the second round Falk had led before Brenning won."),
    ],
)
def test_whoever_has_the_same_part_does_not_differ(claim, passage):
    assert not differing(claim, passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Most fruit comes from Harl, followed by Selby.",
        "Most fruit comes from Harl, ahead of Selby.",
        "Most fruit is grown in Harl rather than Selby.",
        "Most fruit comes from Harl. The second-largest grower is Selby.",
    ],
)
def test_whoever_comes_before_the_name_stands_against_it(passage):
    assert differing("Most fruit is grown in Selby.", passage) == [("Selby", "Harl")]


@pytest.mark.parametrize(
    "claim",
    [
        "Selby grows the most fruit behind Harl.",
        "Selby came second.",
        "Selby trailed in the fruit harvest.",
    ],
)
def test_whoever_comes_second_in_both_does_not_differ(claim):
    assert not differing(claim, "Most fruit comes from Harl, followed by Selby.")


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Rita Ashby is a nurse.", "Ada Corby earns more than Rita Ashby, a nurse."),
        ("The storm hit Selby.", "The storm hit Harl, followed by Selby."),
        ("Selby was the runner-up.", "The cup went to Harl, followed by Selby."),
        ("Selby won the runners-up prize.", "The cup went to Harl, ahead of Selby."),
    ],
)
def test_who_is_not_told_to_be_the_first_stands_against_nobody_before(claim, passage):
    assert not differing(claim, passage)


def test_none_more_than_somebody_makes_him_the_first():
    claim = "No town grows more fruit than Selby."
    passage = "The largest grower of fruit is Harl, followed by Selby."
    assert differing(claim, passage) == [("Selby", "Harl")]


def test_a_number_told_of_another_stands_against_the_name():
    passage = "Harl lost 340 jobs, and Selby lost 125."
    assert differing("Hit hardest was Selby, with 340 jobs gone.", passage) == [("Selby", "Harl")]
    assert not differing("Hit hardest was Harl, with 340 jobs gone.", passage)
    assert not differing("Selby has 12 schools.", "Harl has 12 wells and Selby has 14.")


@pytest.mark.parametrize(
    ("claim", "passage", "ours", "theirs"),
    [
        (
            "The inquiry was paid for by the county.",
            "The chamber of commerce paid for the inquiry.",
            "county",
            "chamber",
        ),
        (
            "The Reformers voted with the opposition.",
            "The Reformers sided with the government.",
            "opposition",
            "government",
        ),
    ],
)
def test_another_body_without_a_name_differs(claim, passage, ours, theirs):
    assert differing(claim, passage) == [(ours, theirs)]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The survey was paid for by the ministry.", "The government paid for the survey."),
        ("The survey was paid for by the firm.", "The bank paid for the survey."),
        ("The survey was paid for by the county.", "The county council paid for the survey."),
        ("The survey was paid for by the bank.", "The Hale council paid for the survey."),
        ("The survey was paid for by the council.", "The city paid for the survey."),
        ("The survey was paid for by the council.", "The local authority paid for the survey."),
        ("The survey was paid for by the council.", "The town hall paid for the survey."),
        ("The university paid for the survey.", "The school of medicine paid for the survey."),
        ("The church paid for the survey.", "The diocese paid for the survey."),
        ("The survey was paid for by the bank.", "The council paid for the bridge."),
        ("Hale wrote the novel.", "Dent wrote the foreword."),
        ("The school closed on Friday.", "The hospital closed on Friday."),
    ],
)
def test_a_body_that_may_be_the_same_does_not_differ(claim, passage):
    assert not differing(claim, passage)


@pytest.mark.parametrize(
    ("claim", "values"),
    [
        ("An American offer for the mill collapsed in May.", ("American", "Canadian")),
        ("American offers for the mill collapsed in May.", ("American", "Canadian")),
        ("The mill had a Norvanian offer in May.", ("Norvanian", "Canadian")),
    ],
)
def test_a_thing_of_another_nation_differs(claim, values):
    assert differing(claim, "A Canadian bid for the mill failed in May.") == [values]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("A Spanish offer for the mill failed.", "A bid from Spain, like a Danish bid, failed."),
        ("Osman Kadri judges the cake in Orms.", "Finnish judges tasted the cake in Orms."),
        ("An American offer failed.", "A Canadian miner was hurt."),
        ("An American firm was fined.", "A Canadian company bought a mine."),
        ("American firms built the dam.", "US firms and Chinese firms built the dam."),
        ("American firms built the dam.", "U.S. firms and Chinese firms built the dam."),
        ("Dutch firms built the dam.", "Chinese firms and some of the Netherlands built the dam."),
        ("Public transport in Orms is free.", "German transport in Orms is free."),
        ("German transport in Orms is free.", "Public transport in Orms is free."),
        ("Music exports from Orms rose.", "Danish exports from Orms rose."),
        ("In Orms the Catholic schools closed.", "In Orms the Danish schools closed."),
    ],
)
def test_one_nation_or_another_thing_does_not_differ(claim, passage):
    assert not differing(claim, passage)


def test_a_month_before_a_name_is_no_part_of_it():
    claim = "In January Sorbex sold the mill."
    assert differing(claim, "Delmar sold the mill in January.") == [("Sorbex", "Delmar")]


def test_every_weight_of_a_name_is_of_a_sign_and_every_sign_has_a_weight():
    claim, passage = read_statement("Ada Kern sang."), read_statement("Rita Holm sang.")
    (one,), (other,) = find_names(claim), find_names(passage)
    signs = signs_between(claim, passage, one, other, [one], shared=1, alike=1)
    assert signs.keys() == WEIGHTS.keys()


def test_two_bodies_speak_for_a_difference():
    claim = read_statement("Hale Street Hospital treats them.")
    passage = read_statement("They are treated by the Morrow Institute.")
    (one,), (other,) = find_names(claim), find_names(passage)
    signs = signs_between(claim, passage, one, other, [one], shared=1, alike=1)
    assert signs["of things"] == 1
    assert WEIGHTS["of things"] > 0


def test_whoever_only_supplies_something_is_not_who_built_it():
    passage = "Stone & Daly got the order to build the pier, and Delmar supplied the steel."
    assert not differing("The pier was built by Stone & Daly.", passage)
