"""The overview's figures are plain counts over the tables, of what its reader may know."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from factcheck.models import Annotation, Review, Tag
from factcheck.overview.articles import list_articles
from factcheck.overview.figures import read_figures
from factcheck.overview.shown import DAYS
from factcheck.reviews.assignments import Wanted as Assignments
from factcheck.reviews.assignments import list_assigned
from factcheck.reviews.opening import open_article
from factcheck.reviews.progress import ArticleState
from factcheck.reviews.states import reopen_review, withdraw_review
from tests.overview.conftest import fill

pytestmark = pytest.mark.both_engines
TODAY = datetime.now(UTC).date()


def figures_of(database, desk, reader, *, is_editor):
    with database.read() as session:
        return read_figures(session, desk.project.id, reader.id, is_editor=is_editor, today=TODAY)


def articles_of(database, desk, reader, *, is_editor, number=1, size=100):
    with database.read() as session:
        return list_articles(
            session,
            desk.project.id,
            reader.id,
            is_editor=is_editor,
            whole=figures_of(database, desk, reader, is_editor=is_editor).articles,
            number=number,
            size=size,
        ).items


def count(database, query, **named):
    with database.read() as session:
        return session.execute(text(query), named).scalar_one()


IN_REVIEW = """FROM annotation a JOIN review r ON r.id = a.review_id
    JOIN "user" u ON u.id = r.reviewer_id
    JOIN article ON article.id = r.article_id WHERE a.removed_at IS NULL """


def test_an_editors_figures_equal_plain_counts(database, desk, dana, busy):
    figures = figures_of(database, desk, desk.alice, is_editor=True)
    for tag in Tag:
        query = f"SELECT count(*) {IN_REVIEW} AND a.tag = :tag AND a.exact IS NULL"
        assert figures.tags[tag] == count(database, query, tag=tag.value)
    for person in figures.reviewers:
        query = f"SELECT count(DISTINCT a.sentence_id) {IN_REVIEW} AND a.tag IS NOT NULL "
        assert person.tagged == count(database, query + "AND u.name = :who", who=person.name)
        states = (person.assigned, person.open, person.submitted)
        query = """SELECT count(*) FROM review r JOIN "user" u ON u.id = r.reviewer_id
            WHERE u.name = :who AND r.state = :state AND r.kind = 'independent'"""
        assert states == tuple(
            count(database, query, who=person.name, state=state)
            for state in ("assigned", "open", "submitted")
        )
        query = f"SELECT count(*) {IN_REVIEW} AND u.name = :who"
        assert person.saved == count(database, query, who=person.name)
    assert {person.name for person in figures.reviewers} == {"Alice", "Bob", "Dana"}
    assert sum(figures.work) == count(database, f"SELECT count(*) {IN_REVIEW}")
    assert figures.articles == count(database, "SELECT count(*) FROM article")
    sentences = count(database, "SELECT count(*) FROM sentence")
    articles = articles_of(database, desk, desk.alice, is_editor=True)
    assert sum(article.sentences for article in articles) == sentences


def test_what_is_told_of_each_article_and_person_adds_up_to_the_whole(database, desk, dana, busy):
    figures = figures_of(database, desk, desk.alice, is_editor=True)
    articles = articles_of(database, desk, desk.alice, is_editor=True)
    assert figures.states == Counter(article.state for article in articles)
    assert figures.conflicts == sum(article.undecided for article in articles) > 0
    assert +figures.tags == sum((article.tags for article in articles), Counter())
    for count_of in ("submitted", "tagged"):
        told = [
            sum(getattr(one, count_of) for one in each) for each in (articles, figures.reviewers)
        ]
        assert told[0] == told[1] > 0


def test_a_part_of_the_articles_is_told_as_in_the_whole(database, desk, dana, busy):
    whole = articles_of(database, desk, desk.alice, is_editor=True)
    assert [one.id for one in whole] == busy[::-1]
    parts = [
        articles_of(database, desk, desk.alice, is_editor=True, number=number, size=3)
        for number in (1, 2, 3, 99)
    ]
    assert [one for part in parts[:3] for one in part] == whole
    assert parts[3] == parts[2] == whole[6:]


def test_claims_are_counted_by_the_sources_linked_to_them(database, desk, busy):
    figures = figures_of(database, desk, desk.alice, is_editor=True)
    assert figures.sourced[0] + sum(figures.sourced[n] for n in (1, 2, 3)) == figures.claims
    # Story 5 has one source and Bob, 6 two and 7 three, each from two reviewers.
    assert [figures.sourced[number] for number in (1, 2, 3)] == [1, 2, 2]


def test_an_article_is_as_far_as_its_reviews(database, desk, busy):
    articles = articles_of(database, desk, desk.alice, is_editor=True)
    states = {article.title: article.state for article in articles}
    assert [states[f"Story {number}"] for number in range(8)] == [
        "not_started",
        "not_started",
        *["in_progress"] * 4,
        "submitted",
        "submitted",
    ]


def state_of(database, desk, reader, article_id, *, is_editor):
    articles = articles_of(database, desk, reader, is_editor=is_editor)
    return next(one.state for one in articles if one.id == article_id)


def test_an_article_is_as_far_as_the_assignments_say(database, desk, dana, busy):
    def shake(session):
        reviews = {
            row.article_id: row
            for row in session.scalars(select(Review).where(Review.reviewer_id == dana.id))
        }
        withdraw_review(session, reviews[busy[6]].id, desk.alice.id)  # one too few is left
        reopen_review(session, reviews[busy[7]].id, desk.alice.id)
        session.add(Review(article_id=busy[1], reviewer_id=desk.bob.id))  # begun, nothing tagged

    database.write(shake)
    articles = articles_of(database, desk, desk.alice, is_editor=True)
    told = {article.id: article.state for article in articles}
    with database.read() as session:
        rows, _ = list_assigned(session, desk.project.id, desk.alice.id, Assignments())
    assert told == {row.id: row.state for row in rows}
    assert [told[busy[number]] for number in (1, 6, 7)] == [ArticleState.IN_PROGRESS] * 3


def test_a_reader_is_told_how_far_others_are_once_it_is_open(database, desk, busy):
    story = busy[4]
    asked = [(desk.alice, True), (desk.bob, False), (desk.carol, False)]
    seen = [state_of(database, desk, one, story, is_editor=edits) for one, edits in asked]
    assert seen == ["in_progress", "in_progress", "not_started"]
    database.write(lambda session: open_article(session, story, desk.alice.id))
    assert state_of(database, desk, desk.carol, story, is_editor=False) == "in_progress"


def test_a_reviewer_counts_their_own_and_what_is_open(database, desk, dana, busy):
    figures = figures_of(database, desk, desk.bob, is_editor=False)
    seen = "(u.name = 'Bob' OR article.opened_at IS NOT NULL)"
    for tag in Tag:
        query = f"SELECT count(*) {IN_REVIEW} AND a.tag = :tag AND a.exact IS NULL AND {seen}"
        assert figures.tags[tag] == count(database, query, tag=tag.value)
    articles = articles_of(database, desk, desk.bob, is_editor=False)
    story = next(article for article in articles if article.title == "Story 4")
    assert story.reviews == 1
    database.write(lambda session: open_article(session, story.id, desk.alice.id))
    again = articles_of(database, desk, desk.bob, is_editor=False)
    assert next(one for one in again if one.id == story.id).reviews == 2


def test_an_editor_who_reviews_an_article_counts_nothing_of_the_others_in_it(database, desk, busy):
    before = articles_of(database, desk, desk.alice, is_editor=True)
    story = next(article for article in before if article.title == "Story 4")
    database.write(
        lambda session: session.add(Review(article_id=story.id, reviewer_id=desk.alice.id))
    )
    after = articles_of(database, desk, desk.alice, is_editor=True)
    seen = next(article for article in after if article.id == story.id)
    assert (story.reviews, seen.reviews) == (2, 1)
    assert seen.tagged == 0 < story.tagged


def test_work_is_told_on_the_day_it_was_last_saved(database, desk, busy):
    def age(session):
        for number, annotation in enumerate(session.query(Annotation).order_by(Annotation.id)):
            annotation.updated_at -= timedelta(days=number)

    database.write(age)
    work = figures_of(database, desk, desk.alice, is_editor=True).work
    assert work == [1] * DAYS


@pytest.mark.parametrize("times", [1, 3])
def test_it_takes_as_many_queries_for_a_large_project(database, desk, dana, count_queries, times):
    for number in range(times):
        database.write(lambda s, n=number: fill(s, desk, dana, first=n * 8))
    with count_queries() as seen:
        figures = figures_of(database, desk, desk.alice, is_editor=True)
    assert figures.articles == 8 * times
    assert len(seen) == 7
    with count_queries() as seen, database.read() as session:
        page = list_articles(
            session, desk.project.id, desk.alice.id, is_editor=True, whole=8, number=1, size=5
        )
    assert len(page.items) == 5
    assert len(seen) == 2
