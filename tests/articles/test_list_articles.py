import pytest

from factcheck.adjudication.finishing import finish
from factcheck.articles.details import remove_article
from factcheck.articles.listing import PAGE, find_neighbours, list_articles
from factcheck.models import Project
from factcheck.reviews.states import submit_review
from tests.support.work import add_article, annotate, sentences


def test_it_counts_sentences_and_only_the_readers_own_tags(session, project, alice, bob):
    article = add_article(session, project, alice)
    annotate(session, sentences(session, article)[0], bob)
    mine, _ = list_articles(session, project.id, bob.id)
    others, _ = list_articles(session, project.id, alice.id)
    assert (mine[0].sentences, mine[0].tagged) == (4, 1)
    assert others[0].tagged == 0


def test_removed_articles_are_listed_apart(session, project, alice):
    article = add_article(session, project, alice)
    remove_article(session, article.id, alice.id)
    assert list_articles(session, project.id, alice.id)[0] == []
    assert len(list_articles(session, project.id, alice.id, removed=True)[0]) == 1


def test_pages_follow_one_another_without_gap_or_overlap(session, project, alice):
    made = {add_article(session, project, alice, f"Flood {n}.").id for n in range(PAGE + 3)}
    first, after = list_articles(session, project.id, alice.id)
    second, end = list_articles(session, project.id, alice.id, after=after)
    assert len(first) == PAGE
    assert {row.id for row in first + second} == made
    assert end is None


@pytest.mark.parametrize("articles", [1, 12])
def test_it_runs_three_queries_whatever_the_length(
    session, project, alice, count_queries, articles
):
    for n in range(articles):
        add_article(session, project, alice, f"Flood {n}.")
    with count_queries() as seen:
        list_articles(session, project.id, alice.id)
    assert len(seen) == 3


def test_neighbours_are_the_articles_beside_it_in_the_list(session, project, alice):
    oldest, middle, newest = (add_article(session, project, alice, f"Flood {n}.") for n in range(3))
    assert find_neighbours(session, project.id, middle.id) == (newest.id, oldest.id)
    assert find_neighbours(session, project.id, newest.id) == (None, middle.id)


@pytest.mark.both_engines
def test_an_editor_is_told_how_many_reviews_are_in_and_nobody_else(session, project, alice, bob):
    article = add_article(session, project, alice)
    annotate(session, sentences(session, article)[0], bob)
    (told,), _ = list_articles(session, project.id, alice.id, is_editor=True)
    (others,), _ = list_articles(session, project.id, bob.id)
    assert (told.reviews, told.submitted, told.stage) == (1, 0, "in_progress")
    assert (others.reviews, others.submitted) == (0, 0)
    assert (told.reviewed, others.reviewed) == (False, True)


def test_an_editor_without_a_review_sees_how_far_others_are_and_no_bar(
    database, signed_in, project, alice, bob
):
    def work(session):
        session.get_one(Project, project.id).reviewers_per_article = 1
        article = add_article(session, project, alice)
        annotate(session, sentences(session, article)[0], bob)
        return article.id

    def shown(person):
        return signed_in(person).get(f"/projects/{project.id}/articles").text

    article_id = database.write(work)
    edits = shown(alice)
    assert "0 of 1 review in" in edits
    assert "<progress" not in edits
    assert "1 of 4 tagged" in shown(bob)
    database.write(lambda session: submit_review(session, article_id, bob.id))
    assert f'<a href="/articles/{article_id}/adjudicate">Adjudicate' in shown(alice)
    assert "Adjudicate" not in shown(bob)
    database.write(lambda session: finish(session, article_id, alice.id))
    assert f'<a href="/articles/{article_id}/reviews">Result' in shown(alice)


def test_a_reviewer_who_has_not_begun_an_article_sees_no_bar(
    database, signed_in, project, alice, bob
):
    database.write(lambda session: add_article(session, project, alice))
    assert "tagged" not in signed_in(bob).get(f"/projects/{project.id}/articles").text
