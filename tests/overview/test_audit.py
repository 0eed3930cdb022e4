"""The log tells editors of every change, and of blind reviews no more than they may know."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from factcheck.models import Event, Review, Tag
from factcheck.overview.audit import PAGE, Wanted, list_events
from factcheck.reviews.opening import open_article
from factcheck.reviews.states import submit_review
from tests.support.work import add_article, annotate, sentences

pytestmark = pytest.mark.both_engines
SECRET = "Vossberghausen"
"""Whom Dana names in an article that is not opened."""


@pytest.fixture
def article(database, desk, dana):
    def work(session):
        article = add_article(session, desk.project, desk.alice)
        annotate(session, sentences(session, article)[0], dana, Tag.CLAIM, SECRET)
        return article

    return database.write(work)


def log(database, desk, reader, **wanted):
    with database.read() as session:
        return list_events(session, desk.project.id, reader.id, Wanted(**wanted), limit=500)[0]


def test_an_editor_reads_that_something_was_saved_and_not_what(database, desk, dana, article):
    rows = log(database, desk, desk.alice, noun="annotation")
    assert [(row.person, row.veiled, row.before, row.after) for row in rows] == [
        ("Dana", True, None, None)
    ]
    database.write(lambda session: open_article(session, article.id, desk.alice.id))
    rows = log(database, desk, desk.alice, noun="annotation")
    assert rows[0].after["attributions"][0]["speaker"]["name"] == SECRET


def test_an_editor_who_reviews_the_article_hears_nothing_of_the_others(
    database, desk, dana, article
):
    def join(session):
        session.add(Review(article_id=article.id, reviewer_id=desk.alice.id))
        submit_review(session, article.id, dana.id)

    database.write(join)
    assert [row for row in log(database, desk, desk.alice) if row.person == "Dana"] == []
    database.write(lambda session: open_article(session, article.id, desk.alice.id))
    verbs = {row.verb for row in log(database, desk, desk.alice) if row.person == "Dana"}
    assert verbs >= {"annotation.saved", "speaker.added", "review.submitted"}


def test_the_pages_of_the_log_hold_every_event_once(database, desk, busy):
    seen, before_id, pages = [], None, 0
    with database.read() as session:
        while True:
            rows, before_id = list_events(
                session, desk.project.id, desk.alice.id, Wanted(), before_id=before_id
            )
            seen += [row.id for row in rows]
            pages += 1
            if before_id is None:
                break
        query = select(Event.id).where(Event.project_id == desk.project.id)
        assert seen == session.scalars(query.order_by(Event.id.desc())).all()
    assert pages == -(-len(seen) // PAGE) > 1


def test_filters_leave_what_is_asked_for(database, desk, busy, article):
    by_bob = log(database, desk, desk.alice, person_id=desk.bob.id)
    assert {row.person for row in by_bob} == {"Bob"}
    here = log(database, desk, desk.alice, about_id=article.id)
    assert {row.verb for row in here} >= {"article.imported", "annotation.saved"}
    assert {row.article_id or row.object_id for row in here} == {article.id}
    today = datetime.now(UTC).date()
    everything = log(database, desk, desk.alice)
    assert log(database, desk, desk.alice, since=today, until=today) == everything
    assert log(database, desk, desk.alice, until=today - timedelta(days=1)) == []


def test_the_page_takes_as_many_queries_for_a_long_log(signed_in, desk, busy, count_queries):
    browser = signed_in(desk.alice)
    address = f"/projects/{desk.project.id}/audit"
    with count_queries() as few:
        assert browser.get(f"{address}?what=member").status_code == 200
    with count_queries() as many:
        assert browser.get(address).text.count("log__entry") == PAGE
    assert len(few) == len(many)


def test_what_is_downloaded_is_what_the_filters_leave(database, signed_in, desk, busy):
    browser = signed_in(desk.alice)
    address = f"/projects/{desk.project.id}/audit"
    lines = browser.get(f"{address}.jsonl?what=annotation").text.splitlines()
    with database.read() as session:
        query = select(func.count()).where(Event.verb.startswith("annotation."))
        assert len(lines) == session.scalar(query) > 0
    assert {json.loads(line)["verb"] for line in lines} == {"annotation.saved"}
    table = browser.get(f"{address}.csv?what=review").text.splitlines()
    assert len(table) == 1 + len(log(database, desk, desk.alice, noun="review"))


@pytest.mark.parametrize(
    "query",
    ["person=x", "what=nonsense", "what=%25", "from=2026-13-40", "to=0001-01-01", "before=1"],
)
def test_a_filter_that_makes_no_sense_is_passed_over(signed_in, desk, busy, query):
    answer = signed_in(desk.alice).get(f"/projects/{desk.project.id}/audit?{query}")
    assert answer.status_code == 200
    assert "log__entry" in answer.text
