"""The matrix as a table for spreadsheets."""

from dataclasses import replace

import pytest

from factcheck.compare.matrix import make_matrix
from factcheck.compare.matrix_table import write_rows
from factcheck.models import Stance, Tag
from tests.support.work import add_article, add_report, annotate, link, sentences


@pytest.fixture
def matrix(session, project, alice):
    article = add_article(session, project, alice)
    rows = sentences(session, article)
    annotate(session, rows[0], alice, Tag.CLAIM)
    for title in ("The gauge", "The rain"):
        report = add_report(session, project, alice, f"{title} rose by 11.", title)
        link(session, rows[0], alice, report, (0, 9), Stance.REFUTES)
        link(session, rows[0], alice, report, (0, 8), Stance.SUPPORTS)
    return make_matrix(session, article.id, alice.id)


def test_there_is_a_line_for_each_claim(matrix):
    _, line = write_rows(matrix, matrix.rows, str)
    text = "The river rose by 18 centimetres on Monday."
    assert line[:6] == ["1", text, "Claim", "", "2", "2"]
    assert line[6:] == ["Supports; Refutes", "Supports; Refutes"]


def test_all_of_it_is_told_in_the_language_of_the_reader(matrix):
    heading, line = write_rows(matrix, matrix.rows, lambda words: f"<{words}>")
    assert heading[0] == "<Sentence>"
    assert line[6] == "<Supports>; <Refutes>"


def test_sources_of_one_title_are_told_apart_by_their_publishers(matrix):
    heading, *_ = write_rows(matrix, [], str)
    assert heading[6:] == ["The gauge · River Board", "The rain · River Board"]


def test_accepted_differences_are_counted_in_their_cell(matrix):
    (row,) = matrix.rows
    source = matrix.sources[0].id
    cell = replace(row.cells[source], differing=2)
    _, line = write_rows(matrix, [replace(row, cells=row.cells | {source: cell})], str)
    assert line[6] == "Supports; Refutes; 2 accepted differences"
