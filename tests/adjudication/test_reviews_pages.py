"""All reviews of an article beside each other, and what was made of them."""

import re

import pytest

from factcheck.adjudication.layers_shown import read_layers
from factcheck.annotations.reading import Reading
from factcheck.annotations.service import save_annotation
from factcheck.models import DecisionField, Tag
from factcheck.reviews.states import reopen_review, submit_review
from tests.adjudication.adjudicating import finish_it, page_of
from tests.adjudication.differing import make_panel

pytestmark = pytest.mark.both_engines


def test_all_reviews_stand_beside_each_other_with_what_was_decided(signed_in, split, desk):
    split.decide(split.parts()[0, DecisionField.TAG], "quote", reason="It is in quotes.")
    finish_it(split)
    page = signed_in(desk.carol).get(f"/articles/{split.article_id}/reviews").text
    for words in ("Bob", "Dana", "Erin", "Decided by Alice", "It is in quotes."):
        assert words in page
    assert page.count("overruled") == 4
    assert "What was changed of mine" not in page


def test_until_it_is_finished_only_editors_see_what_is_decided(signed_in, split, desk):
    split.decide(split.parts()[0, DecisionField.TAG], "quote", reason="It is in quotes.")
    path = f"/articles/{split.article_id}/reviews"
    for person in (split.reviewers[0], desk.carol):
        for page in (
            signed_in(person).get(path).text,
            signed_in(person).get(f"{path}?mine=1").text,
        ):
            for words in ("Decided", "It is in quotes.", "overruled", "Adjudicated", "of mine"):
                assert words not in page
    page = signed_in(split.alice).get(path).text
    for words in ("Decided, not finished", "It is in quotes.", "overruled", "To be decided"):
        assert words in page


def test_a_reviewer_sees_what_was_changed_of_theirs(signed_in, split):
    split.decide(split.parts()[0, DecisionField.TAG], "claim")
    split.decide(split.parts()[1, DecisionField.TAG], "claim")
    finish_it(split)
    path = f"/articles/{split.article_id}/reviews?mine=1"
    erin, bob = (signed_in(split.reviewers[who]).get(path).text for who in (2, 0))
    assert (erin.count('class="layer"'), bob.count('class="layer"')) == (2, 0)
    assert "Nothing of yours was changed" in bob


def test_whose_answer_was_chosen_is_not_overruled_when_they_say_it_by_another_annotation(
    database, desk
):
    panel = make_panel(database, desk, 2)
    said = [panel.say(who, 0, tag) for who, tag in enumerate((Tag.CLAIM, Tag.QUOTE))]
    panel.hand_in()
    panel.decide(panel.parts()[0, DecisionField.TAG], "claim")
    review, winner = panel.review_of(0), panel.reviewers[0].id

    def work(session):
        reopen_review(session, review.id, panel.alice.id)
        about = said[0], panel.sentences[0].id, winner, Reading(Tag.CLAIM)
        save_annotation(session, *about, seen_revision=1, removed=True)

    database.write(work)
    panel.say(0, 0, Tag.CLAIM)
    database.write(lambda s: submit_review(s, panel.article_id, winner))
    finish_it(panel)
    shown = panel.read(lambda s: read_layers(s, panel.article_id, winner))
    [part] = [part for row in shown.rows for part in row.parts]
    assert [cell.changed for cell in part.cells] == [False, True]


def test_before_it_is_opened_there_are_no_reviews_to_see(signed_in, panel):
    panel.tag(0, Tag.CLAIM, Tag.QUOTE, Tag.QUOTE)
    for person in (panel.reviewers[0], panel.alice):
        answer = signed_in(person).get(f"/articles/{panel.article_id}/reviews")
        assert answer.status_code == 404
        assert not {"Dana", "Erin", "river"} & set(re.findall(r"\w+", answer.text))
    assert signed_in(panel.alice).get(page_of(panel)).status_code == 404


def test_no_review_is_taken_away_from_an_article_that_is_adjudicated(editor, split):
    path = f"/articles/{split.article_id}/assignments"
    assert "Take away" in editor.get(path).text
    finish_it(split)
    assert "Take away" not in editor.get(path).text
