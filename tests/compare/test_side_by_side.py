from uuid import uuid4

import pytest

from factcheck.compare.service import (
    COLUMNS,
    choose_sources,
    find_sentence_to_compare,
    side_by_side,
)
from tests.support.work import add_article, add_report, link, sentences


@pytest.fixture
def article(session, project, alice):
    return add_article(session, project, alice)


@pytest.fixture
def sentence(session, article):
    return sentences(session, article)[0]


def test_a_column_opens_at_the_best_match(session, project, sentence, alice):
    report = add_report(session, project, alice)
    (column,) = side_by_side(session, project.id, sentence, alice.id, [report.id])
    assert column.passages[column.best].text.startswith("The gauge rose by 11")


def test_a_linked_passage_goes_before_the_best_match(session, project, sentence, alice):
    report = add_report(session, project, alice)
    link(session, sentence, alice, report, (44, 65))
    (column,) = side_by_side(session, project.id, sentence, alice.id, [report.id])
    assert column.passages[column.best].text == "No street was closed."
    assert len(column.passages[column.best].linked) == 1


def test_a_source_about_something_else_says_so(session, project, sentence, alice):
    other = add_report(session, project, alice, "Bananas are berries. Potatoes grow underground.")
    (column,) = side_by_side(session, project.id, sentence, alice.id, [other.id])
    assert not column.found


def test_a_link_across_two_passages_shows_at_both(session, project, sentence, alice):
    report = add_report(session, project, alice)
    link(session, sentence, alice, report, (10, 60))
    (column,) = side_by_side(session, project.id, sentence, alice.id, [report.id])
    assert [len(passage.linked) for passage in column.passages] == [1, 1, 0]


def test_foreign_and_unknown_sources_are_left_out(session, desk, sentence, alice, mallory):
    theirs = add_report(session, desk.elsewhere, mallory)
    shown = side_by_side(session, desk.project.id, sentence, alice.id, [theirs.id, uuid4()])
    assert shown == []


def test_columns_keep_the_order_asked_for(session, project, sentence, alice):
    ids = [add_report(session, project, alice, f"Gauge {n}.").id for n in range(3)]
    shown = side_by_side(session, project.id, sentence, alice.id, ids[::-1])
    assert [column.source.id for column in shown] == ids[::-1]


@pytest.mark.parametrize("sources", [2, 4])
def test_it_runs_three_queries_however_many_sources(
    session, project, sentence, alice, count_queries, sources
):
    ids = [add_report(session, project, alice, f"Gauge {n}.").id for n in range(sources)]
    with count_queries() as seen:
        side_by_side(session, project.id, sentence, alice.id, ids)
    assert len(seen) == 3


def test_linked_sources_are_chosen_first(session, project, sentence, alice):
    linked = add_report(session, project, alice)
    for n in range(COLUMNS):
        add_report(session, project, alice, f"Gauge {n}.")
    link(session, sentence, alice, linked)
    chosen = choose_sources(session, project.id, sentence, alice.id)
    assert chosen[0] == linked.id
    assert len(chosen) == 2


def test_an_article_opens_at_its_first_sentence_with_evidence(session, project, article, alice):
    second = sentences(session, article)[2]
    link(session, second, alice, add_report(session, project, alice))
    assert find_sentence_to_compare(session, article.id, alice.id) == second.id
