"""Which differences are marked in the passages of a source beside a sentence."""

import pytest

from factcheck.compare.service import side_by_side
from factcheck.models import DiscrepancyKind, DiscrepancyState
from tests.compare.stored import store_decision
from tests.support.work import add_article, add_report, link, sentences


def test_a_differing_number_is_marked_on_both_sides(session, project, alice, lay):
    comparison = lay(add_report(session, project, alice))
    (match,) = comparison.columns[0].matches
    (shown,) = match.differing
    assert (shown.claim, shown.letter) == ("18 centimetres", "a")
    assert [piece.text for piece in match.pieces if piece.letters == "a"] == ["11 centimetres"]
    assert [piece.text for piece in comparison.claim if piece.letters == "a"] == ["18 centimetres"]
    assert shown.open


TWO_GAUGES = (
    "The gauge rose by 18 centimetres on Monday. The river rose by 11 centimetres on Monday."
)


def test_a_value_that_a_better_match_tells_is_not_marked_again(session, project, alice, lay):
    comparison = lay(add_report(session, project, alice, TWO_GAUGES))
    best, lower = comparison.columns[0].matches
    assert best.marks
    assert lower.marks == []


def test_a_value_that_what_is_linked_tells_is_not_marked_in_what_matches_better(
    session, project, sentence, alice, lay
):
    report = add_report(session, project, alice, TWO_GAUGES)
    best = lay(report).columns[0].matches[0]
    other = next(p for p in ((0, 43), (44, len(TWO_GAUGES))) if p[0] != best.start)
    link(session, sentence, alice, report, other)
    linked, unlinked = lay(report).columns[0].matches
    assert (linked.start, bool(linked.marks)) == (other[0], True)
    assert (unlinked.start, unlinked.marks) == (best.start, [])


def test_a_value_that_only_another_match_tells_is_marked_there(session, project, alice):
    text = "The river rose by 18 centimetres and flooded 40 houses."
    article = add_article(session, project, alice, text)
    (claim,) = sentences(session, article)
    rise, houses = "The river rose by 17 centimetres. ", "Its water flooded 35 houses."
    report = add_report(session, project, alice, rise + houses)

    def marked():
        comparison = side_by_side(session, article, claim, alice.id, [report.id])
        return {
            match.start: [(shown.letter, shown.mark.source_value) for shown in match.differing]
            for match in comparison.columns[0].matches
        }

    both = {0: [("a", "17 centimetres")], len(rise): [("b", "35 houses")]}
    assert marked() == both
    link(session, claim, alice, report, (0, len(rise) - 1))
    assert marked() == both


def test_weaker_marks_are_made_when_they_are_asked_for(session, project, alice, lay):
    fell = add_report(session, project, alice, "The river fell by 18 centimetres on Monday.")
    (column,) = lay(fell).columns
    assert (column.matches[0].differing, column.hidden) == ([], 1)
    (column,) = lay(fell, weak=True).columns
    (shown,) = column.matches[0].differing
    assert (shown.mark.weak, column.hidden) == (True, 0)


def test_values_that_can_both_be_true_are_not_marked_as_a_difference(session, project, alice):
    article = add_article(session, project, alice, "The valve was shut in August 2025.")
    (claim,) = sentences(session, article)
    report = add_report(session, project, alice, "The valve was shut on 28 August 2025.")
    comparison = side_by_side(session, article, claim, alice.id, [report.id])
    (match,) = comparison.columns[0].matches
    assert match.differing == []
    assert [shown.mark.source_value for shown in match.same] == ["28 August 2025"]
    assert not any(piece.letters for piece in (*match.pieces, *comparison.claim))


@pytest.fixture
def gauges(session, project, alice):
    return add_report(session, project, alice, TWO_GAUGES)


def starts(comparison):
    return [match.start for match in comparison.columns[0].matches]


def test_a_match_keeps_its_turn_when_another_is_linked(
    session, sentence, article, alice, lay, gauges
):
    first, second = order = starts(lay(gauges))
    end = len("The gauge rose by 18 centimetres on Monday.")
    link(session, sentence, alice, gauges, (second, second + end))
    assert starts(lay(gauges)) == [second, first]
    held = side_by_side(
        session, article, sentence, alice.id, [gauges.id], orders={gauges.id: order}
    )
    assert starts(held) == order
    assert [bool(match.linked) for match in held.columns[0].matches] == [False, True]


def test_a_part_of_a_match_keeps_its_turn_and_what_is_new_comes_last(
    session, sentence, article, alice, lay, project
):
    report = add_report(session, project, alice, f"Peel two onions. {TWO_GAUGES}")
    order = starts(lay(report))
    link(session, sentence, alice, report, (order[1] + 4, order[1] + 14))
    link(session, sentence, alice, report, (0, 16))
    held = side_by_side(
        session, article, sentence, alice.id, [report.id], orders={report.id: order}
    )
    assert starts(held) == [order[0], order[1] + 4, 0]


def test_what_was_decided_on_stays_where_it_is_when_what_is_linked_tells_the_same(
    session, sentence, alice, lay, project
):
    text = "The gauge rose by 11 centimetres on Monday. The river rose by 12 centimetres on Monday."
    report = add_report(session, project, alice, text)
    best = lay(report).columns[0].matches[0]
    (shown,) = best.differing
    where = {"start": shown.start, "end": shown.end, "state": DiscrepancyState.DISMISSED}
    row = store_decision(session, sentence, alice, report, **where)
    other = next(span for span in ((0, 43), (44, len(text))) if span[0] != best.start)
    link(session, sentence, alice, report, other)
    (column,) = lay(report).columns
    told = {match.start: [it.decision for it in match.differing] for match in column.matches}
    assert told == {other[0]: [None], best.start: [row]}
    assert column.decided == []


def test_a_weaker_mark_that_was_decided_on_is_shown_with_the_others(
    session, sentence, alice, lay, project
):
    report = add_report(session, project, alice, "The river fell by 18 centimetres on Monday.")
    (shown,) = lay(report, weak=True).columns[0].matches[0].differing
    row = store_decision(
        session,
        sentence,
        alice,
        report,
        kind=DiscrepancyKind(shown.mark.kind.value),
        claim=shown.claim,
        start=shown.start,
        end=shown.end,
    )
    (column,) = lay(report).columns
    assert [it.decision for it in column.matches[0].differing] == [row]
    assert (column.hidden, column.decided) == (0, [])


@pytest.mark.parametrize(
    ("span", "cut"),
    [((0, 43), ("", "")), ((4, 43), ("…", "")), ((4, 14), ("…", "…")), ((0, 42), ("", "."))],
)
def test_what_is_left_out_of_a_sentence_is_told(session, sentence, alice, lay, project, span, cut):
    report = add_report(session, project, alice)
    link(session, sentence, alice, report, span)
    assert lay(report).columns[0].matches[0].cut == cut
