"""The pages of an editor: who reviews what, giving out, sharing out, opening to all."""

from datetime import date

import pytest
from sqlalchemy import select

from factcheck.accounts.service import add_member, create_user
from factcheck.adjudication.finishing import finish
from factcheck.articles.details import remove_article
from factcheck.models import Article, Review, ReviewState, Role, Tag
from factcheck.reviews.assigning import assign
from tests.adjudication.differing import make_panel
from tests.support.live import HOSTILE
from tests.support.visit import Visitor
from tests.support.work import add_article

pytestmark = pytest.mark.both_engines


@pytest.fixture
def alices(signed_in, shared):
    return Visitor(signed_in(shared.alice))


@pytest.fixture
def fresh(database, shared):
    return database.write(
        lambda s: add_article(s, shared.project, shared.alice, "It rained. A lot.", "The rain")
    )


@pytest.fixture
def share_url(shared):
    return f"/projects/{shared.project.id}/assignments/share"


def reviews(database, article_id):
    with database.read() as session:
        found = session.scalars(select(Review).where(Review.article_id == article_id))
        return {one.reviewer_id: one for one in found}


def test_the_table_says_who_reviews_what_and_can_be_narrowed(alices, shared, fresh):
    url = f"/projects/{shared.project.id}/assignments"
    page = alices.get(url).text
    assert "The river" in page
    assert "Begun, 1 of 4 tagged" in page
    page = alices.get(f"{url}?state=not_started").text
    assert "The rain" in page
    assert "The river" not in page
    for query in ("state=nonsense&reviewer=x&after=y", f"reviewer={shared.alice.id}&overdue=1"):
        assert alices.get(f"{url}?{query}").status_code == 200


def test_an_article_is_given_with_a_due_date_that_may_be_past(alices, database, shared, fresh):
    url = f"/articles/{fresh.id}/assignments"
    for _ in range(2):
        answer = alices.post(url, reviewer=str(shared.bob.id), due="2020-02-03")
        assert answer.status_code == 303
    (review,) = reviews(database, fresh.id).values()
    assert (review.reviewer_id, review.due) == (shared.bob.id, date(2020, 2, 3))
    assert "overdue since" in alices.get(url).text


@pytest.mark.parametrize(
    ("reviewer", "due", "said"),
    [
        ("", "", "Choose who is to review it."),
        ("carol", "", "Choose somebody else."),
        ("mallory", "", "Choose somebody else."),
        ("bob", "next week", "Write the date as year-month-day"),
    ],
)
def test_what_cannot_be_given_is_refused_and_stays_typed(
    alices, database, desk, fresh, reviewer, due, said
):
    person = str(getattr(desk, reviewer).id) if reviewer else ""
    answer = alices.post(f"/articles/{fresh.id}/assignments", reviewer=person, due=due)
    assert answer.status_code == 422
    assert said in answer.text
    assert due in answer.text
    assert reviews(database, fresh.id) == {}


def test_a_damaged_form_is_refused_in_words(alices, fresh, share_url):
    assert alices.post(f"/articles/{fresh.id}/assignments", reviewer="x").status_code == 422
    fields = {"people": "x", "way": "in_turn", "each": "1", "step": "do"}
    assert alices.post(share_url, **fields).status_code == 422


def test_a_removed_article_is_not_given(alices, database, shared, fresh):
    database.write(lambda s: remove_article(s, fresh.id, shared.alice.id))
    answer = alices.post(f"/articles/{fresh.id}/assignments", reviewer=str(shared.bob.id))
    assert answer.status_code == 422
    assert "was removed" in answer.text


def test_the_due_date_is_changed_and_a_review_taken_away(alices, database, shared, fresh):
    review_id = database.write(lambda s: assign(s, fresh.id, shared.bob.id, None, shared.alice.id))
    assert alices.post(f"/reviews/{review_id}/due", due="2030-01-02").status_code == 303
    answer = alices.post(f"/reviews/{review_id}/due", due="soon")
    assert answer.status_code == 422
    assert 'value="soon"' in answer.text
    assert reviews(database, fresh.id)[shared.bob.id].due == date(2030, 1, 2)
    assert alices.post(f"/reviews/{review_id}/take-away").status_code == 303
    assert reviews(database, fresh.id) == {}
    assert alices.post(f"/reviews/{review_id}/take-away").status_code == 404


def test_what_was_taken_away_can_be_given_back(alices, database, shared):
    bob = reviews(database, shared.article_id)[shared.bob.id]
    alices.post(f"/reviews/{bob.id}/take-away")
    url = f"/articles/{shared.article_id}/assignments"
    assert "Give it back" in alices.get(url).text
    alices.post(url, reviewer=str(shared.bob.id))
    assert reviews(database, shared.article_id)[shared.bob.id].state is ReviewState.OPEN


def test_an_adjudicated_article_is_given_to_nobody_before_it_is_reopened(database, desk, signed_in):
    panel, editor = make_panel(database, desk), Visitor(signed_in(desk.alice))
    panel.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.CLAIM)
    panel.hand_in()
    page = f"/articles/{panel.article_id}/assignments"
    assert 'name="reviewer"' in editor.get(page).text
    database.write(lambda s: finish(s, panel.article_id, desk.alice.id))
    shown = editor.get(page).text
    assert 'name="reviewer"' not in shown
    assert "To have one more reviewer, reopen its adjudication first." in shown
    assert f'href="/articles/{panel.article_id}/adjudicate"' in shown
    assert editor.post(page, reviewer=str(desk.bob.id)).status_code == 422


def test_sharing_out_is_shown_before_it_is_done(alices, database, shared, fresh, share_url):
    assert "All articles with too few reviewers get more." in alices.get(share_url).text
    fields = {
        "people": [str(shared.bob.id), str(shared.dana.id)],
        "way": "least_loaded",
        "each": "2",
        "due": "2030-01-02",
    }
    page = alices.post(share_url, step="look", **fields).text
    assert "2 reviews will be given out" in page
    assert reviews(database, fresh.id) == {}
    answer = alices.post(share_url, step="do", **fields)
    assert answer.status_code == 303
    found = reviews(database, fresh.id)
    assert set(found) == {shared.bob.id, shared.dana.id}
    assert {one.due for one in found.values()} == {date(2030, 1, 2)}
    assert "2 reviews were given out" in alices.get(answer.headers["Location"]).text
    page = alices.post(share_url, step="look", **fields).text
    assert "There is nothing to give out" in page


def test_only_what_is_ticked_is_shared_out(alices, database, shared, fresh, share_url):
    other = database.write(
        lambda s: add_article(s, shared.project, shared.alice, "It snowed. A lot.").id
    )
    answer = alices.post(share_url)
    assert "Tick the articles" in alices.get(answer.headers["Location"]).text
    assert str(other) in alices.post(share_url, articles=str(other)).text
    fields = {"people": str(shared.bob.id), "way": "in_turn", "each": "1", "step": "do"}
    alices.post(share_url, articles=str(other), **fields)
    assert set(reviews(database, other)) == {shared.bob.id}
    assert reviews(database, fresh.id) == {}


@pytest.mark.parametrize(
    ("people", "each", "said"),
    [(False, "1", "Choose at least one person."), (True, "0", "from 1 to 20"), (True, "x", "")],
)
def test_what_cannot_be_shared_out_is_refused(alices, shared, fresh, share_url, people, each, said):
    fields = {"people": [str(shared.bob.id)] if people else [], "way": "in_turn", "each": each}
    answer = alices.post(share_url, step="look", **fields)
    assert answer.status_code == 422
    assert said in answer.text


def test_three_hundred_people_with_hostile_names_fit_the_pages(
    alices, database, shared, fresh, share_url
):
    def work(session):
        for number in range(300):
            person = create_user(session, f"{HOSTILE[:80]} {number}")
            add_member(session, shared.project.id, person.id, Role.REVIEWER)

    database.write(work)
    for url in (share_url, f"/articles/{fresh.id}/assignments"):
        page = alices.get(url)
        assert page.status_code == 200
        assert "<script>alert" not in page.text


def test_an_article_is_opened_to_all_and_kept_apart_again(alices, database, shared):
    url = f"/articles/{shared.article_id}"
    assert "nobody forgets what they have seen" in alices.get(f"{url}/opening").text
    assert alices.post(f"{url}/open").status_code == 303
    with database.read() as session:
        assert session.get_one(Article, shared.article_id).opened_at
    assert "If you keep it apart again" in alices.get(f"{url}/opening").text
    assert alices.post(f"{url}/close").status_code == 303
    with database.read() as session:
        assert session.get_one(Article, shared.article_id).opened_at is None


def test_an_editor_who_reviews_it_blind_is_told_a_number_and_no_names(alices, database, shared):
    database.write(lambda s: assign(s, shared.article_id, shared.alice.id, None, shared.alice.id))
    page = alices.get(f"/articles/{shared.article_id}/assignments").text
    assert "3 people review this article." in page
    assert "Dana" not in page.split("Give it to somebody")[0]
    dana = reviews(database, shared.article_id)[shared.dana.id]
    for path in ("due", "take-away", "reopen"):
        assert alices.post(f"/reviews/{dana.id}/{path}", reason="x").status_code == 404


def test_a_reviewer_has_none_of_these_pages(signed_in, shared, fresh, share_url):
    bobs = Visitor(signed_in(shared.bob))
    project = f"/projects/{shared.project.id}/assignments"
    for url in (project, share_url, f"/articles/{fresh.id}/assignments"):
        assert bobs.get(url).status_code == 403
