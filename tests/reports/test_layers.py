"""The adjudicated review: who may read it, where it is named, and that nobody adds to it."""

import pytest

from factcheck.adjudication.finishing import finish
from factcheck.errors import ForbiddenError
from factcheck.models import Project, ReviewState, Role, Tag
from factcheck.reviews.assigning import assign
from factcheck.reviews.own import find_own
from factcheck.reviews.pool import list_free, take_up
from factcheck.reviews.states import reopen_review
from factcheck.talk.notices import list_notices
from tests.adjudication.differing import make_panel
from tests.support.visit import Visitor
from tests.support.work import annotate

pytestmark = pytest.mark.both_engines

PAGES = ("read", "report", "report.html")


@pytest.fixture
def panel(database, desk):
    """Two have handed in and differ on the first sentence."""
    panel = make_panel(database, desk, 2)
    panel.tag(0, Tag.CLAIM, Tag.OPINION)
    return panel


@pytest.fixture
def show(signed_in, panel):
    def show_one(page, person):
        return signed_in(person).get(f"/articles/{panel.article_id}{page}")

    return show_one


def adjudicate(panel):
    panel.hand_in()
    (part,) = panel.bench().undecided
    panel.decide(part, "opinion", reason="It is one.")
    panel.database.write(lambda s: finish(s, panel.article_id, panel.alice.id))


def begin(panel):
    panel.database.write(lambda s: annotate(s, panel.sentences[0], panel.alice))


def test_nobody_begins_a_review_of_an_article_whose_reviews_are_all_in(panel, show):
    panel.hand_in()
    with pytest.raises(ForbiddenError, match="All reviews of this article were handed in"):
        begin(panel)
    page = show("", panel.alice).text
    assert "data-readonly" in page
    assert "Give it to somebody" in page
    panel.database.write(
        lambda s: assign(s, panel.article_id, panel.alice.id, None, panel.alice.id)
    )
    begin(panel)


def test_the_pool_does_not_offer_one_whose_reviews_are_all_in(panel):
    panel.hand_in()

    def want_more(session):
        session.get_one(Project, panel.project.id).reviewers_per_article = 3

    panel.database.write(want_more)
    free = panel.read(lambda s: list_free(s, panel.project.id, panel.alice.id)[0])
    assert panel.article_id not in [one.article_id for one in free]
    with pytest.raises(ForbiddenError, match="All reviews"):
        panel.database.write(lambda s: take_up(s, panel.article_id, panel.alice.id))


def test_a_desk_of_one_reopens_what_was_handed_in(database, desk):
    panel = make_panel(database, desk, 1)
    panel.tag(0, Tag.CLAIM)
    panel.hand_in()
    review_id = panel.review_of(0).id
    database.write(lambda s: reopen_review(s, review_id, panel.alice.id))
    own = panel.read(lambda s: find_own(s, panel.article_id, panel.reviewers[0].id, Role.REVIEWER))
    assert (own.state, own.may_work) == (ReviewState.OPEN, True)


@pytest.mark.parametrize("page", PAGES)
def test_the_result_is_read_by_all_and_ones_own_review_beside_it(panel, show, desk, page):
    adjudicate(panel)
    bob = panel.reviewers[0]
    for person, asked, tag in (
        (bob, "", "opinion"),
        (bob, "?layer=own", "claim"),
        (bob, "?layer=adjudicated", "opinion"),
        (desk.carol, "", "opinion"),
    ):
        text = show(f"/{page}{asked}", person).text
        assert f"tag--{tag}" in text
        assert ("Adjudicated by" in text) == (tag == "opinion")
        assert ("Your review" in text) == (person is bob and page != "report.html")


@pytest.mark.parametrize("page", PAGES)
def test_there_is_no_result_to_read_before_it_is_finished(panel, show, page):
    for step in (lambda: None, panel.hand_in):
        step()
        answer = show(f"/{page}?layer=adjudicated", panel.reviewers[0])
        assert answer.status_code == 404
        assert "Dana" not in answer.text
    assert "tag--claim" in show(f"/{page}", panel.reviewers[0]).text


def test_all_reviews_are_a_link_away_once_they_may_be_seen(panel, show):
    bob, way = panel.reviewers[0], f"/articles/{panel.article_id}/reviews"
    for page in ("", "/read", "/report"):
        assert f'{way}"' not in show(page, bob).text
    adjudicate(panel)
    for page in ("", "/read", "/report"):
        assert f'{way}"' in show(page, bob).text
    assert "Read the result" in show("", bob).text


def test_the_notice_that_it_was_adjudicated_leads_to_what_was_changed_of_theirs(panel, signed_in):
    adjudicate(panel)
    bob = panel.reviewers[0]
    told = panel.read(lambda s: list_notices(s, bob.id)[0])
    answer = Visitor(signed_in(bob)).post(f"/inbox/{told[0].id}/open")
    assert answer.location == f"/articles/{panel.article_id}/reviews?mine=1"


def test_the_list_says_how_far_an_article_is_to_those_who_may_know(panel, signed_in):
    path = f"/projects/{panel.project.id}/articles"

    def told():
        return signed_in(panel.reviewers[0]).get(path).text.partition('class="list"')[2]

    assert "All handed in" not in told()
    panel.hand_in()
    assert "All handed in" in told()
    for part in panel.bench().undecided:
        panel.decide(part, "opinion", reason="It is one.")
    panel.database.write(lambda s: finish(s, panel.article_id, panel.alice.id))
    assert "<li>Adjudicated</li>" in told()
