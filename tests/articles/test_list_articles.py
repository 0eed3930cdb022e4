import pytest

from factcheck.articles.details import remove_article
from factcheck.articles.listing import PAGE, find_neighbours, list_articles
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
