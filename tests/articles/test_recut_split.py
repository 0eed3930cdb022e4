"""Splitting a sentence: what follows, what is told first, and what goes to which part."""

import pytest

from factcheck.articles.recut import (
    preview_split,
)
from factcheck.articles.recut_types import Fate, Whole
from factcheck.errors import InvalidError
from factcheck.models import Tag
from tests.articles.recutting import (
    TEXT,
    assert_sound,
    editor,
    mark,
    reviewer,
    rows_of,
    split,
    standing,
    stored,
)
from tests.support.work import add_article, add_report, annotate, link


@pytest.fixture
def article(session, project, alice):
    return add_article(session, project, alice, TEXT)


@pytest.mark.both_engines
def test_a_split_makes_two_sentences_of_one(session, article, bob):
    first = rows_of(session, article)[0]
    split(session, article, 0, "said", reviewer(bob))
    rows = rows_of(session, article)
    assert [row.text for row in rows[:3]] == [
        "The river rose,",
        "said Lena Ortiz.",
        "It fell again on Tuesday.",
    ]
    assert rows[0].id == first.id
    assert_sound(session, article)


def test_spans_keep_their_words_through_a_split(session, article, bob):
    row = rows_of(session, article)[0]
    before, after = mark(session, row, bob, "river"), mark(session, row, bob, "Lena Ortiz")
    plan = split(session, article, 0, "said", reviewer(bob))
    assert not plan.asks
    one, other = stored(session, before, after)
    rows = rows_of(session, article)
    assert (one.sentence_id, one.span.start) == (rows[0].id, 4)
    assert (other.sentence_id, other.span.start) == (rows[1].id, 5)
    assert other.span.prefix == "said "
    assert_sound(session, article)


def test_a_span_across_the_cut_is_told_first_and_kept_without_a_place(session, article, bob):
    row = rows_of(session, article)[0]
    across = mark(session, row, bob, "rose, said")
    plan = preview_split(session, row.id, row.text.index("said"), reviewer(bob))
    assert plan.asks
    assert [outcome.fate for outcome in plan.outcomes] == [Fate.UNPLACED]
    split(session, article, 0, "said", reviewer(bob))
    (lost,) = stored(session, across)
    assert (lost.span.start, lost.span.exact, lost.removed) == (None, "rose, said", False)


def test_a_span_that_is_a_whole_part_becomes_its_annotation(session, article, bob):
    saved = mark(session, rows_of(session, article)[0], bob, "said Lena Ortiz.", Tag.QUOTE)
    split(session, article, 0, "said", reviewer(bob))
    (found,) = stored(session, saved)
    assert (found.span, found.tag) == (None, Tag.QUOTE)


@pytest.mark.both_engines
def test_what_was_said_of_the_whole_is_said_of_both_parts(session, project, article, alice, bob):
    row = rows_of(session, article)[0]
    saved = annotate(session, row, bob, Tag.CLAIM, "Lena Ortiz")
    link(session, row, bob, add_report(session, project, alice))
    plan = preview_split(session, row.id, row.text.index("said"), reviewer(bob))
    assert plan.asks
    assert plan.offers_whole
    split(session, article, 0, "said", reviewer(bob))
    first, second = sorted(standing(session, article), key=lambda one: one.id != saved.id)
    assert (first.tag, first.speaker_name, first.evidence) == (Tag.CLAIM, "Lena Ortiz", 1)
    assert (second.tag, second.speaker_name, second.evidence) == (Tag.CLAIM, "Lena Ortiz", 1)
    assert second.sentence_id == rows_of(session, article)[1].id
    assert first.reading.attributions[0].id != second.reading.attributions[0].id


@pytest.mark.parametrize(("whole", "number"), [(Whole.FIRST, 0), (Whole.SECOND, 1)])
def test_it_stays_with_the_part_that_is_chosen(session, article, bob, whole, number):
    saved = annotate(session, rows_of(session, article)[0], bob)
    split(session, article, 0, "said", reviewer(bob), whole=whole)
    assert [one.id for one in standing(session, article)] == [saved.id]
    assert stored(session, saved)[0].sentence_id == rows_of(session, article)[number].id


def test_others_work_stands_for_both_parts_whatever_the_editor_chooses(
    session, article, alice, bob
):
    annotate(session, rows_of(session, article)[0], bob)
    plan = split(session, article, 0, "said", editor(alice), whole=Whole.SECOND)
    assert [outcome.held.own for outcome in plan.outcomes] == [False]
    assert not plan.offers_whole
    rows = rows_of(session, article)
    assert {one.sentence_id for one in standing(session, article)} == {rows[0].id, rows[1].id}


def test_an_attribution_keeps_its_words_on_the_other_side_of_the_cut(session, article, bob):
    row = rows_of(session, article)[0]
    before = mark(session, row, bob, "river", cue="said", source="Lena Ortiz")
    after = mark(session, row, bob, "Ortiz", content="The river rose")
    split(session, article, 0, "said", reviewer(bob))
    one, other = stored(session, before, after)
    assert one.reading.attributions[0].cue.start > len(rows_of(session, article)[0].text)
    assert other.reading.attributions[0].content.start < 0
    assert_sound(session, article)


@pytest.mark.parametrize("at", [-1, 0, 999])
def test_no_part_may_be_empty(session, article, bob, at):
    with pytest.raises(InvalidError, match="empty"):
        preview_split(session, rows_of(session, article)[0].id, at, reviewer(bob))
