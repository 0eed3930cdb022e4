"""What was decided is asked anew once the reviewers say something else, also when all agree."""

import pytest
from sqlalchemy import select

from factcheck.adjudication import bulk
from factcheck.adjudication.decisions import undecide
from factcheck.adjudication.finishing import finish
from factcheck.adjudication.shown import read_docket
from factcheck.errors import StaleError
from factcheck.models import Annotation, Decision, DecisionField, Tag
from tests.adjudication.differing import change, left, seen

pytestmark = pytest.mark.both_engines


@pytest.fixture
def overruled(panel):
    """Two say opinion and one claim; the editor says it is neither, and why."""
    panel.tag(0, Tag.OPINION, Tag.OPINION, Tag.CLAIM)
    panel.tag(1, Tag.CLAIM, Tag.CLAIM, Tag.CLAIM)
    panel.hand_in()
    panel.decide(panel.parts()[0, DecisionField.TAG], "other", reason="It is a question.")
    return panel


def finish_it(panel):
    panel.database.write(lambda s: finish(s, panel.article_id, panel.alice.id))


def kept(panel):
    return panel.read(lambda s: s.scalars(select(Decision)).one())


def layer_tag(panel):
    review = panel.adjudicated()
    query = select(Annotation.tag).where(
        Annotation.review_id == review.id, Annotation.sentence_id == panel.sentences[0].id
    )
    return panel.read(lambda s: s.scalar(query))


def test_what_was_overruled_is_asked_anew_when_all_agree(overruled):
    change(overruled, 2, 0, Tag.OPINION)
    assert left(overruled) == (1, 1, 1, 1)
    with pytest.raises(StaleError, match="1 disagreement"):
        finish_it(overruled)
    [item] = overruled.read(lambda s: read_docket(s, overruled.article_id)).items
    assert [choice.option.choice for choice in item.choices] == ["opinion"]
    assert (item.decision.choice, item.decision.reason) == ({"tag": "other"}, "It is a question.")


@pytest.mark.parametrize(("choice", "tag"), [("other", Tag.OTHER), ("opinion", Tag.OPINION)])
def test_what_is_decided_again_of_what_all_say_stands(overruled, choice, tag):
    change(overruled, 2, 0, Tag.OPINION)
    part = overruled.parts()[0, DecisionField.TAG]
    overruled.decide(part, choice, reason="Still.", seen=seen(kept(overruled)))
    assert left(overruled) == (0, 0, 0, 0)
    assert overruled.adjudicated().conflicts == (choice == "opinion")
    finish_it(overruled)
    assert layer_tag(overruled) is tag


def test_a_decision_that_all_have_come_round_to_is_not_asked_anew(overruled):
    for who in range(3):
        change(overruled, who, 0, Tag.OTHER)
    assert left(overruled) == (0, 0, 0, 0)
    finish_it(overruled)
    assert layer_tag(overruled) is Tag.OTHER


def test_of_what_all_say_nothing_is_left_once_it_is_taken_back(overruled):
    change(overruled, 2, 0, Tag.OPINION)
    part = overruled.parts()[0, DecisionField.TAG]
    overruled.database.write(
        lambda s: undecide(
            s, overruled.article_id, overruled.alice.id, part.key, seen(kept(overruled))
        )
    )
    assert left(overruled) == (0, 0, 0, 0)


def test_what_nobody_says_any_more_is_asked_too(overruled):
    for who in range(3):
        change(overruled, who, 0, None)
    assert left(overruled) == (1, 1, 1, 1)
    part = overruled.parts()[0, DecisionField.TAG]
    overruled.decide(part, "other", reason="Still.", seen=seen(kept(overruled)))
    finish_it(overruled)
    assert layer_tag(overruled) is Tag.OTHER


def test_a_decision_of_words_goes_along_when_they_are_marked_otherwise(panel):
    for who, tag in enumerate((Tag.QUOTE, Tag.QUOTE, Tag.OPINION)):
        panel.say(who, 0, tag, span=(0, 3))
    panel.hand_in()
    panel.decide(panel.parts()[0, DecisionField.SPAN], "none", reason="It is no quote.")
    for who in range(3):
        change(panel, who, 0, Tag.QUOTE, span=(0, 3), to=(0, 9))
    assert left(panel) == (1, 1, 1, 1)
    [item] = panel.read(lambda s: read_docket(s, panel.article_id)).items
    assert (item.part.place, item.decision.reason) == ("0-9", "It is no quote.")
    panel.decide(item.part, "none", reason="Still.", seen=seen(item.decision))
    assert left(panel) == (0, 0, 0, 0)
    assert kept(panel).place == "0-9"


def test_bulk_leaves_what_an_editor_had_chosen(overruled):
    change(overruled, 2, 0, Tag.OPINION)
    done = overruled.database.write(
        lambda s: bulk.decide_clear(s, overruled.article_id, overruled.alice.id, 51, finish=True)
    )
    assert done == (0, False)
    assert left(overruled) == (1, 1, 1, 1)


def test_the_page_says_what_was_decided_before_and_why(signed_in, overruled):
    change(overruled, 2, 0, Tag.OPINION)
    page = signed_in(overruled.alice).get(f"/articles/{overruled.article_id}/adjudicate").text
    for words in ("All reviewers say the same by now", "Decided before by Alice", "0 of 1 decided"):
        assert words in page
    assert "<div data-empty hidden>" in page
    path = f"/articles/{overruled.article_id}/reviews"
    assert "To be decided" in signed_in(overruled.alice).get(path).text
