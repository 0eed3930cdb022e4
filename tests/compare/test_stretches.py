"""Which differences are marked in the passages of a source beside a sentence."""

from factcheck.compare.service import side_by_side
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
