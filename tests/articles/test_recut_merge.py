"""Joining two sentences: what was said of each stays said of its words."""

import pytest

from factcheck.articles.recut import (
    preview_merge,
)
from factcheck.articles.recut_types import Fate
from factcheck.errors import InvalidError
from factcheck.models import Tag
from tests.articles.recutting import (
    TEXT,
    assert_sound,
    mark,
    merge,
    reviewer,
    rows_of,
    split,
    stored,
)
from tests.support.work import add_article, add_report, annotate, link


@pytest.fixture
def article(session, project, alice):
    return add_article(session, project, alice, TEXT)


@pytest.mark.both_engines
def test_joining_makes_one_sentence_of_two(session, article, bob):
    first = rows_of(session, article)[0]
    merge(session, article, 0, reviewer(bob))
    rows = rows_of(session, article)
    assert rows[0].text == "The river rose, said Lena Ortiz. It fell again on Tuesday."
    assert rows[0].id == first.id
    assert len(rows) == 3
    assert_sound(session, article)


def test_a_span_without_a_place_has_it_again_when_the_sentences_are_joined(session, article, bob):
    across = mark(session, rows_of(session, article)[0], bob, "rose, said")
    split(session, article, 0, "said", reviewer(bob))
    merge(session, article, 0, reviewer(bob))
    (found,) = stored(session, across)
    assert found.span.start == 10
    assert_sound(session, article)


def test_what_was_said_of_two_sentences_becomes_words_of_the_one(session, article, bob):
    rows = rows_of(session, article)
    one, other = annotate(session, rows[0], bob, Tag.QUOTE), annotate(session, rows[1], bob)
    plan = preview_merge(session, rows[0].id, reviewer(bob))
    assert [outcome.fate for outcome in plan.outcomes] == [Fate.SPAN, Fate.SPAN]
    merge(session, article, 0, reviewer(bob))
    one, other = stored(session, one, other)
    assert one.span.exact == "The river rose, said Lena Ortiz."
    assert other.span.exact == "It fell again on Tuesday."
    assert one.sentence_id == other.sentence_id == rows[0].id
    assert_sound(session, article)


def test_what_was_said_of_both_in_the_same_words_is_said_of_the_one(session, article, bob):
    rows = rows_of(session, article)
    one, other = (annotate(session, row, bob, Tag.CLAIM, "Lena Ortiz") for row in rows[:2])
    plan = preview_merge(session, rows[0].id, reviewer(bob))
    assert [outcome.fate for outcome in plan.outcomes] == [Fate.FOLLOWS, Fate.MERGED]
    merge(session, article, 0, reviewer(bob))
    one, other = stored(session, one, other)
    assert (one.span, one.removed, other.removed) == (None, False, True)


def test_evidence_is_never_merged_away(session, project, article, alice, bob):
    rows = rows_of(session, article)
    one, other = (annotate(session, row, bob) for row in rows[:2])
    link(session, rows[1], bob, add_report(session, project, alice))
    merge(session, article, 0, reviewer(bob))
    one, other = stored(session, one, other)
    assert other.span.exact == "It fell again on Tuesday."
    assert (other.removed, other.evidence) == (False, 1)


def test_an_annotation_that_says_nothing_is_not_made_much_of(session, article, bob):
    rows = rows_of(session, article)
    blank, said = annotate(session, rows[0], bob, None), annotate(session, rows[1], bob)
    plan = preview_merge(session, rows[0].id, reviewer(bob))
    assert [outcome.is_told for outcome in plan.outcomes] == [False, True]
    merge(session, article, 0, reviewer(bob))
    blank, said = stored(session, blank, said)
    assert (blank.span, blank.removed) == (None, False)
    assert said.span.exact == "It fell again on Tuesday."


def test_the_last_sentence_has_none_to_be_joined_with(session, article, bob):
    with pytest.raises(InvalidError, match="last"):
        preview_merge(session, rows_of(session, article)[-1].id, reviewer(bob))


def test_sentences_of_two_paragraphs_are_not_joined(session, article, bob):
    with pytest.raises(InvalidError, match="paragraph"):
        preview_merge(session, rows_of(session, article)[2].id, reviewer(bob))
