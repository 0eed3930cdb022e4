"""An article with fewer reviews than are wanted waits, also where it had enough of them once."""

from dataclasses import replace

import pytest

from factcheck.accounts.desk import get_settings, save_settings
from factcheck.adjudication.bulk import decide_clear, foretell
from factcheck.adjudication.finishing import finish
from factcheck.adjudication.waiting import list_waiting, list_waiting_ids
from factcheck.agreement.rows import coincidences_of
from factcheck.errors import ForbiddenError
from factcheck.models import Tag, utc_now
from factcheck.overview.figures import read_figures
from factcheck.reviews.assigning import assign
from factcheck.reviews.opening import open_article
from factcheck.reviews.progress import ArticleState
from factcheck.reviews.states import submit_review, withdraw_review
from tests.adjudication.differing import change, left, make_panel
from tests.support.visit import Visitor

pytestmark = pytest.mark.both_engines


@pytest.fixture
def panel(database, desk):
    """Two differ on three sentences, and one of the two reviews is taken away then."""
    panel = make_panel(database, desk, people=2)
    for number in range(3):
        panel.tag(number, Tag.CLAIM, Tag.QUOTE)
    panel.hand_in()
    review = panel.review_of(1)
    database.write(lambda session: withdraw_review(session, review.id, desk.alice.id))
    return panel


def want(panel, reviewers):
    def save(session):
        stored = get_settings(session, panel.project.id)
        settings = replace(stored.settings, reviewers_per_article=reviewers)
        save_settings(
            session, panel.project.id, settings, panel.alice.id, seen_revision=stored.revision
        )

    panel.database.write(save)


def listed(panel):
    [row] = panel.read(lambda session: list_waiting(session, panel.project.id)[0])
    return row


def end(panel):
    panel.database.write(lambda session: finish(session, panel.article_id, panel.alice.id))


def test_nothing_is_finished_with_fewer_reviews_than_are_wanted(panel, database):
    with pytest.raises(ForbiddenError, match="waits for 1 more reviewer"):
        end(panel)
    with pytest.raises(ForbiddenError, match="waits for 1 more reviewer"):
        database.write(lambda s: decide_clear(s, panel.article_id, panel.alice.id, 51, finish=True))
    assert listed(panel).lacking == 1
    assert panel.read(lambda s: list_waiting_ids(s, panel.project.id)) == []
    assert panel.read(lambda s: foretell(s, panel.project.id, 51)).complete == 0


def test_the_overview_counts_nothing_to_decide_while_a_reviewer_lacks(panel):
    figures = panel.read(
        lambda s: read_figures(
            s, panel.project.id, panel.alice.id, is_editor=True, today=utc_now().date()
        )
    )
    assert (figures.conflicts, figures.states[ArticleState.SUBMITTED]) == (0, 0)


def test_it_goes_on_once_fewer_are_wanted(panel):
    want(panel, 1)
    assert listed(panel).lacking == 0
    assert panel.read(lambda s: list_waiting_ids(s, panel.project.id)) == [panel.article_id]
    end(panel)
    want(panel, 2)
    [row] = panel.read(lambda s: list_waiting(s, panel.project.id, finished=True)[0])
    assert row.lacking == 0  # what is finished is left as it is


def test_it_goes_on_once_another_has_handed_in(panel, database):
    person = panel.reviewers[1].id
    database.write(lambda s: assign(s, panel.article_id, person, None, panel.alice.id))
    assert (listed(panel).lacking, listed(panel).missing) == (0, ["Dana"])
    database.write(lambda s: submit_review(s, panel.article_id, person))
    assert listed(panel).undecided == 3
    panel.decide_all()
    end(panel)


def test_what_was_opened_by_hand_goes_on_too_once_fewer_are_wanted(database, desk):
    panel = make_panel(database, desk, people=2)
    want(panel, 3)
    panel.tag(0, Tag.CLAIM, Tag.QUOTE)
    database.write(lambda session: open_article(session, panel.article_id, desk.alice.id))
    panel.hand_in()
    assert panel.read(lambda session: list_waiting(session, panel.project.id)[0]) == []
    want(panel, 2)
    assert (listed(panel).conflicts, listed(panel).lacking) == (1, 0)


def test_what_is_handed_in_while_more_are_wanted_is_compared(database, desk):
    panel = make_panel(database, desk, people=2)
    panel.tag(0, Tag.CLAIM, Tag.CLAIM)
    panel.tag(1, Tag.CLAIM, Tag.QUOTE)
    panel.hand_in()
    panel.decide_all()
    want(panel, 3)
    change(panel, 0, 0, Tag.OPINION)
    change(panel, 0, 1, Tag.OTHER)
    want(panel, 2)
    assert left(panel) == (2, 2, 2, 2)
    compared = panel.read(lambda session: coincidences_of(session, panel.article_id))
    assert panel.adjudicated().coincidences == compared


def test_the_list_and_the_page_say_who_lacks_and_lead_to_what_helps(panel, signed_in):
    editor = Visitor(signed_in(panel.alice))
    page = editor.get(f"/articles/{panel.article_id}/adjudicate").text
    assert "This article waits for 1 more reviewer." in page
    assert "Finish" not in page
    rows = editor.get(f"/projects/{panel.project.id}/adjudication").text
    assert "waits for 1 more reviewer" in rows
    assert "disagreement" not in rows
    for text in (page, rows):
        assert f'href="/articles/{panel.article_id}/assignments"' in text
        assert f'href="/projects/{panel.project.id}/settings"' in text
    answer = editor.post(f"/articles/{panel.article_id}/adjudicate/finish")
    assert answer.status_code == 403
    assert "Nothing can be decided yet" in answer.text
