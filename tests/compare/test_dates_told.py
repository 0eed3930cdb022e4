"""What a date of a sentence is told of, and when two that differ are told of one event."""

from datetime import date

import pytest

from factcheck.compare.date_signs import WEIGHTS, signs_between
from factcheck.compare.dated import read_dates
from factcheck.compare.discrepancies import mark_discrepancies
from factcheck.compare.statement import read_statement

PUBLISHED = date(2026, 3, 12)


def dated(text):
    return read_dates(read_statement(text), PUBLISHED)


def differing(claim, passage):
    days = {"claim_date": PUBLISHED, "passage_date": PUBLISHED}
    marks = mark_discrepancies(claim, passage, **days)
    return [(mark.claim_value, mark.source_value) for mark in marks if mark.differs]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("Vera Holm has run the kiln since 2011.", "since"),
        ("Vera Holm has run the kiln since the summer of 2011.", "since"),
        ("Vera Holm ran the kiln until the 1990s.", "until"),
        ("Vera Holm ran the kiln in the 1990s.", None),
        ("The kiln is the first since the great fire of 2011.", "since"),
        ("The kiln, lost since, is that of 2011.", None),
        ("The kiln survived the great fire of 2011.", None),
    ],
)
def test_an_article_may_stand_between_a_date_and_what_makes_it_a_limit(text, limit):
    assert dated(text)[0].limit == limit


def test_a_day_is_compared_with_a_day_before_the_year_that_holds_it():
    claim = "The kiln will be lit on 4 October."
    passage = "In 2026 the kiln will be lit, after a dry summer, on 14 September."
    assert differing(claim, passage) == [("4 October", "14 September")]
    assert differing(claim, "In 2026 the kiln will be lit, after a dry summer.") == []


@pytest.mark.parametrize(
    ("passage", "differ"),
    [
        ("The kiln will stay cold until the end of October.", False),
        ("The kiln will stay cold by the end of October.", False),
        ("The kiln will stay cold until the end of September.", True),
        ("The kiln will stay cold from the end of October.", True),
    ],
)
def test_before_a_month_is_until_the_end_of_the_one_before_it(passage, differ):
    claim = "The kiln will stay cold before November."
    assert bool(differing(claim, passage)) is differ


@pytest.mark.parametrize(
    ("passage", "differ"),
    [
        ("The kiln was lit by a Holm, the first time since 1987.", False),
        ("The kiln was lit by a Holm in 1987.", True),
    ],
)
def test_since_what_year_something_is_a_record_is_not_when_it_was(passage, differ):
    assert bool(differing("The kiln was lit by a Holm in 2019.", passage)) is differ


def test_two_limits_of_one_sort_are_rather_of_one_event():
    claim = "The parish will rebuild the kiln by the end of 2029."
    passage = "December 2027 the parish wants a new kiln, and a fair in June 2028."
    assert differing(claim, f"By {passage}") == [("end of 2029", "December 2027")]
    assert differing(claim, f"In {passage}") == []


def test_every_weight_is_of_a_sign_and_every_sign_has_a_weight():
    (one,), (other,) = dated("Lit in 1994."), dated("Lit in 1987.")
    assert signs_between(one, other, shared=1, left=True).keys() == WEIGHTS.keys()


def test_dates_of_sentences_without_a_word_in_common_do_not_differ():
    claim = "The abbey's organ was built in May 1994."
    assert differing(claim, "Rangers saw hares near a marsh on 4 June 1987.") == []
    assert differing(claim, "The organ of the abbey was built on 4 June 1987.") != []


def test_a_month_is_compared_with_a_season_that_it_is_not_of():
    claim = "Her term ends in the autumn of 2027."
    assert differing(claim, "The mayor stays until May 2027.") == [("autumn of 2027", "May 2027")]
    assert differing(claim, "The mayor stays until October 2027.") == []


def test_when_it_was_made_public_is_when_it_was_announced():
    claim = "The guild made the sale public last Tuesday."
    passage = "On 1 August, the guild announced on Wednesday, the kiln will be sold."
    assert differing(claim, passage) == [("last Tuesday", "Wednesday")]
    assert (
        differing("The guild met last Tuesday.", "The guild will meet, it announced on Wednesday.")
        == []
    )


def test_times_as_far_apart_as_a_sentence_says_may_both_be_true():
    passage = "The call came at 14.10 on Monday, and the boat was there {} minutes later."
    claim = "The boat was there at 14.25 on Monday."
    assert differing(claim, passage.format(15)) == []
    assert ("14.25", "14.10") in differing(claim, passage.format(25))


def test_a_date_beside_a_spokeswoman_is_of_what_happened():
    claim = "Residents met the mine's spokeswoman on Wednesday."
    passage = "On Tuesday evening the mine's spokeswoman met the residents in the chapel."
    assert differing(claim, passage) == [("Wednesday", "Tuesday")]


def test_a_year_is_no_other_than_that_which_a_month_beside_is_of():
    passage = "Fewer boats sank than last year: 4 so far, against 9 by the end of February 2025."
    claim = "Fewer boats have sunk this year than by the end of February last year."
    assert differing(claim, passage) == []
    assert differing("Nine boats sank in 2024.", "Nine boats sank in 2025.") != []
