from datetime import date
from uuid import uuid4

import pytest

from factcheck.compare.answers import MOST_COMPARED
from factcheck.compare.service import (
    choose_sources,
    find_sentence_to_compare,
    list_tabs,
    side_by_side,
)
from factcheck.models import DiscrepancyState
from factcheck.sources.relatives import MOST_STEPS
from factcheck.sources.service import (
    SourceDraft,
    SourceMetadata,
    add_text,
    capture_source,
    update_source,
)
from tests.compare.stored import store_decision
from tests.support.relating import confirm_row
from tests.support.work import add_report, link, sentences


def test_the_best_match_comes_first(session, project, alice, lay):
    (column,) = lay(add_report(session, project, alice)).columns
    best = column.matches[0]
    assert (best.rank, column.snapshot.text[best.start : best.end]) == (
        1,
        "The gauge rose by 11 centimetres on Monday.",
    )


def test_what_is_linked_comes_before_the_best_match(session, project, sentence, alice, lay):
    report = add_report(session, project, alice)
    link(session, sentence, alice, report, (44, 65))
    (column,) = lay(report).columns
    assert [bool(match.linked) for match in column.matches] == [True, False]
    assert "".join(piece.text for piece in column.matches[0].pieces) == "No street was closed."


def test_a_match_that_is_linked_is_shown_once_with_its_rank(session, project, sentence, alice, lay):
    report = add_report(session, project, alice)
    link(session, sentence, alice, report)
    (column,) = lay(report).columns
    assert [(match.rank, len(match.linked)) for match in column.matches] == [(1, 1)]


def test_a_source_about_something_else_says_so(session, project, alice, lay):
    other = add_report(session, project, alice, "Bananas are berries. Potatoes grow underground.")
    assert not lay(other).columns[0].found


def test_a_link_to_an_earlier_text_is_told_apart(session, project, sentence, alice, lay):
    report = add_report(session, project, alice)
    link(session, sentence, alice, report)
    newer = capture_source(SourceDraft("The gauge rose by 12 centimetres.", SourceMetadata("")))
    add_text(session, report.id, newer, alice.id)
    (column,) = lay(report).columns
    (earlier,) = column.earlier
    assert [row.exact for row in earlier.linked] == ["The gauge rose by 11 centimetres on Monday."]
    assert not any(match.linked for match in column.matches)


def test_the_days_between_article_and_source_are_counted(session, project, article, alice, lay):
    report = add_report(session, project, alice)
    article.published = date(2026, 3, 1)
    update_source(session, report.id, SourceMetadata("T", published=date(2026, 3, 4)), 1, alice.id)
    assert lay(report).columns[0].days == 3


def test_a_quotation_is_looked_for_in_each_source(session, project, alice, article):
    second = sentences(session, article)[1]
    said = add_report(session, project, alice, "Ortiz said: “We were not ready.” It was late.")
    (column,) = side_by_side(session, article, second, alice.id, [said.id]).columns
    assert [words.outcome for words in column.quotations] == ["altered"]
    assert [piece.text for piece in column.quotations[0].said if piece.letters] == ["not"]


def test_foreign_and_unknown_sources_are_left_out(session, desk, alice, mallory, lay):
    theirs = add_report(session, desk.elsewhere, mallory)
    assert lay(theirs, uuid4()).columns == []


def test_columns_keep_the_order_asked_for(session, project, alice, lay):
    ids = [add_report(session, project, alice, f"Gauge {n}.").id for n in range(3)]
    assert [column.source.id for column in lay(*ids[::-1]).columns] == ids[::-1]


def test_it_runs_as_many_queries_for_one_source_as_for_four(
    session, project, alice, count_queries, lay
):
    ids = [add_report(session, project, alice, f"Gauge {n}.").id for n in range(4)]
    lay(ids[0])  # what the session holds from now on is asked for only once
    counts = []
    for some in (ids[:1], ids):
        with count_queries() as seen:
            lay(*some)
        counts.append(len(seen))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("depth", [1, 4, 12])
def test_it_runs_a_query_more_for_each_step_back_of_what_is_confirmed(
    session, project, alice, count_queries, lay, depth
):
    report = add_report(session, project, alice, "Gauge.")
    counts = []
    for steps in (0, depth):
        confirm_row(session, report, steps, alice)
        lay(report.id)  # what the session holds from now on is asked for only once
        with count_queries() as seen:
            lay(report.id)
        counts.append(len(seen))
    assert counts[1] - counts[0] == min(depth, MOST_STEPS - 1)


def test_what_is_linked_or_decided_on_and_has_no_column_gets_a_tab(
    session, project, sentence, alice, lay
):
    reports = [add_report(session, project, alice, f"Gauge {n} rose.", f"T{n}") for n in range(6)]
    for report in reports[:5]:
        link(session, sentence, alice, report, (0, 5))
    store_decision(session, sentence, alice, reports[5])
    shown = choose_sources(session, project.id, sentence, alice.id)
    assert shown == [report.id for report in reports[:4]]
    assert list_tabs(lay(*shown)) == [(reports[4].id, "T4"), (reports[5].id, "T5")]


@pytest.mark.both_engines
def test_of_a_very_long_text_the_beginning_is_compared(session, project, alice, lay):
    line = "Bananas are berries, and so are tomatoes. "
    text = line * (MOST_COMPARED // len(line) // 2) + "\n" + line * (MOST_COMPARED // len(line))
    long = add_report(session, project, alice, f"{text}The river rose by 18 centimetres.")
    (column,) = lay(long).columns
    assert column.cut
    assert not column.found
    assert 0 < column.paragraphs[-1][-1].end <= MOST_COMPARED
    (whole,) = lay(add_report(session, project, alice)).columns
    assert not whole.cut


def test_a_link_behind_what_is_compared_is_shown_with_its_place(
    session, project, sentence, alice, lay
):
    line = "Bananas are berries, and so are tomatoes. "
    filler = line * (MOST_COMPARED // len(line) + 1)
    long = add_report(session, project, alice, f"{filler}It rose. Nobody was hurt.")
    link(session, sentence, alice, long, (len(filler), len(filler) + 8))
    (match,) = lay(long).columns[0].matches
    assert "".join(piece.text for piece in match.pieces) == "It rose."
    assert match.before.endswith("and so are tomatoes. ")
    assert match.after == " Nobody was hurt."


@pytest.mark.both_engines
def test_a_decision_on_what_is_no_longer_found_is_told_apart(
    session, project, sentence, alice, lay
):
    report = add_report(session, project, alice)
    assert lay(report).columns[0].decided == []
    row = store_decision(session, sentence, alice, report)
    (column,) = lay(report).columns
    assert column.decided == [row]
    assert [shown.state for shown in column.matches[0].differing] == [None]


def test_a_decision_on_an_earlier_text_is_told_apart(session, project, sentence, alice, lay):
    report = add_report(session, project, alice)
    row = store_decision(session, sentence, alice, report)
    newer = capture_source(SourceDraft("The gauge rose by 12 centimetres.", SourceMetadata("")))
    add_text(session, report.id, newer, alice.id)
    assert lay(report).columns[0].decided == [row]


@pytest.mark.parametrize("state", DiscrepancyState)
def test_a_decision_on_what_is_linked_of_an_earlier_text_is_told_with_it(
    session, project, sentence, alice, lay, state
):
    report = add_report(session, project, alice)
    link(session, sentence, alice, report)
    start = len("The gauge rose by ")
    end = start + len("11 centimetres")
    row = store_decision(session, sentence, alice, report, start=start, end=end, state=state)
    newer = capture_source(SourceDraft("The gauge rose by 12 centimetres.", SourceMetadata("")))
    add_text(session, report.id, newer, alice.id)
    (column,) = lay(report).columns
    (earlier,) = column.earlier
    assert (earlier.decided, column.decided) == ([row], [])
    standing = [piece.text for piece in earlier.pieces if piece.letters]
    assert standing == (["11 centimetres"] if state is DiscrepancyState.ACCEPTED else [])


def test_a_decision_on_a_mark_that_is_shown_is_told_there(session, project, sentence, alice, lay):
    report = add_report(session, project, alice)
    start = len("The gauge rose by ")
    end = start + len("11 centimetres")
    row = store_decision(session, sentence, alice, report, start=start, end=end)
    (column,) = lay(report).columns
    assert column.matches[0].differing[0].decision is row
    assert column.decided == []


def test_what_was_dismissed_is_listed_and_no_longer_marked_in_the_texts(
    session, project, sentence, alice, lay
):
    report = add_report(session, project, alice)
    start = len("The gauge rose by ")
    where = {"start": start, "end": start + len("11 centimetres")}
    store_decision(session, sentence, alice, report, **where, state=DiscrepancyState.DISMISSED)
    comparison = lay(report)
    (match,) = comparison.columns[0].matches
    assert [shown.open for shown in match.differing] == [False]
    assert [piece.letters for piece in (*match.pieces, *comparison.claim)] == ["", ""]


def test_an_article_opens_at_its_first_sentence_with_evidence(session, project, article, alice):
    second = sentences(session, article)[2]
    link(session, second, alice, add_report(session, project, alice))
    assert find_sentence_to_compare(session, article.id, alice.id) == second.id
