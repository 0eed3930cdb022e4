"""Claims by sources."""

from datetime import date

import pytest

from factcheck.compare.matrix import Gap, make_matrix
from factcheck.models import Course, Kinship, Source, Stance, Tag
from factcheck.sources.deciding import relate_by_hand
from factcheck.sources.relatives import MOST_STEPS
from factcheck.sources.service import SourceDraft, SourceMetadata, add_source
from tests.support.relating import confirm_row
from tests.support.work import add_article, add_report, annotate, link, sentences


@pytest.fixture
def article(session, project, alice):
    return add_article(session, project, alice)


@pytest.fixture
def rows(session, article):
    return sentences(session, article)


@pytest.fixture
def reports(session, project, alice):
    texts = ("The gauge rose by 11 centimetres.", "It rained on Monday.", "Bananas are berries.")
    return [add_report(session, project, alice, text, text[:9]) for text in texts]


def test_rows_are_claims_and_what_has_a_source(session, article, rows, reports, alice):
    annotate(session, rows[0], alice, Tag.CLAIM)
    annotate(session, rows[1], alice, Tag.QUOTE)
    annotate(session, rows[2], alice, Tag.OPINION)
    link(session, rows[2], alice, reports[0], (0, 9))
    matrix = make_matrix(session, article.id, alice.id)
    assert [row.position for row in matrix.rows] == [0, 2]
    assert [source.id for source in matrix.sources] == [reports[0].id]


def test_a_cell_tells_each_stance_once(session, article, rows, reports, alice):
    annotate(session, rows[0], alice)
    link(session, rows[0], alice, reports[0], (0, 3), Stance.REFUTES)
    link(session, rows[0], alice, reports[0], (0, 9), Stance.REFUTES)
    link(session, rows[0], alice, reports[0], (4, 9), Stance.SUPPORTS)
    (row,) = make_matrix(session, article.id, alice.id).rows
    cell = row.cells[reports[0].id]
    assert (cell.stances, cell.links) == ([Stance.SUPPORTS, Stance.REFUTES], 3)


def test_claims_are_found_by_what_they_lack(session, article, rows, reports, alice):
    for row in rows[:3]:
        annotate(session, row, alice)
    link(session, rows[1], alice, reports[0], (0, 3), Stance.SUPPORTS)
    link(session, rows[2], alice, reports[0], (0, 3), Stance.SUPPORTS)
    link(session, rows[2], alice, reports[1], (0, 3), Stance.REFUTES)
    matrix = make_matrix(session, article.id, alice.id)
    by_gap = {gap: [row.position for row in matrix.rows if row.has(gap)] for gap in Gap}
    assert by_gap == {Gap.NONE: [0], Gap.ONE: [1], Gap.CONTESTED: [2]}


def test_a_confirmed_copy_lets_the_count_fall(session, article, rows, reports, alice):
    annotate(session, rows[0], alice)
    for report in reports:
        link(session, rows[0], alice, report, (0, 3))
    before = make_matrix(session, article.id, alice.id).rows[0].independence
    said = (Kinship.COPY, Course.A_FROM_B, alice.id)
    relate_by_hand(session, reports[1].id, reports[0].id, *said, seen_revision=0)
    matrix = make_matrix(session, article.id, alice.id)
    after = matrix.rows[0].independence
    assert [(count.links, count.independent) for count in (before, after)] == [(3, 3), (3, 2)]
    assert matrix.stories == {reports[0].id: 1, reports[1].id: 1}


def test_another_reviewers_work_is_not_told(session, article, rows, reports, alice, bob):
    annotate(session, rows[0], alice)
    link(session, rows[0], alice, reports[0], (0, 3))
    assert make_matrix(session, article.id, bob.id).rows == []


@pytest.mark.parametrize("size", [(1, 0), (3, 0), (1, 4), (3, 4), (3, 12)])
def test_the_queries_of_the_matrix_hang_only_on_how_far_back_what_is_confirmed_goes(
    session, article, rows, reports, alice, count_queries, size
):
    linked, depth = size
    for row in rows[:linked]:
        annotate(session, row, alice)
        for report in reports:
            link(session, row, alice, report, (0, 3))
    confirm_row(session, reports[0], depth, alice)
    with count_queries() as seen:
        make_matrix(session, article.id, alice.id)
    assert len(seen) == 5 + min(depth + 1, MOST_STEPS)


def test_one_source_that_derives_from_the_article_is_no_story(
    session, project, article, rows, alice
):
    article.published = date(2026, 3, 1)
    later = SourceMetadata("copy", published=date(2026, 3, 4))
    draft = SourceDraft("By our own desk. " + article.text, later)
    copy = session.get_one(Source, add_source(session, project.id, draft, alice.id))
    link(session, rows[0], alice, copy, (0, 9))
    matrix = make_matrix(session, article.id, alice.id)
    assert matrix.rows[0].independence.independent == 0
    assert matrix.stories == {}
