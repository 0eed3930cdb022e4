"""Correcting what a sentence says: spans follow, what was touched waits, the old text is kept."""

import hashlib

import pytest
from sqlalchemy import select

from factcheck.annotations.reading import AttributionDraft, Reading
from factcheck.annotations.service import save_annotation
from factcheck.articles.recut import correct_sentence, preview_correction, split_sentence
from factcheck.articles.recut_types import Fate
from factcheck.errors import (
    DuplicateError,
    ForbiddenError,
    InvalidError,
    StaleError,
    TooLargeError,
)
from factcheck.models import Article, Tag, TextVersion, uuid7
from factcheck.undo.outcomes import Refusal
from factcheck.undo.service import redo, undo
from tests.articles.recutting import (
    assert_sound,
    cut_of,
    editor,
    mark,
    reviewer,
    rows_of,
    snapshot,
    span_of,
    stored,
    texts_of,
    undo_last,
)
from tests.support.work import add_article, annotate

TEXT = "The river roze by 18 cm, said Lena Ortiz. It fell on Tuesday. Nobody was hurt."
RIGHT = "The river rose by 18 cm, said Lena Ortiz."


@pytest.fixture
def article(session, project, alice):
    return add_article(session, project, alice, TEXT)


def correct(session, article, cutter, words=RIGHT, number=0):
    row = rows_of(session, article)[number]
    return correct_sentence(session, row.id, words, cutter, seen_cut=cut_of(session, article))


@pytest.mark.both_engines
def test_a_correction_changes_the_text_and_keeps_what_it_was(session, article, alice):
    correct(session, article, editor(alice), "The river of the town rose by 18 cm.")
    assert texts_of(session, article)[0] == "The river of the town rose by 18 cm."
    kept = session.scalars(select(TextVersion).where(TextVersion.article_id == article.id)).one()
    text = session.execute(select(TextVersion.text)).scalar_one()
    assert (kept.number, text, kept.replaced_by_id) == (1, TEXT, alice.id)
    assert_sound(session, article)


def test_every_correction_keeps_a_text(session, article, alice):
    correct(session, article, editor(alice))
    correct(session, article, editor(alice), "It fell on Wednesday.", number=1)
    numbers = session.scalars(select(TextVersion.number).order_by(TextVersion.number))
    assert list(numbers) == [1, 2]


@pytest.mark.both_engines
def test_spans_that_were_not_touched_follow(session, article, alice, bob):
    rows = rows_of(session, article)
    before = mark(session, rows[0], bob, "The river")
    after = mark(session, rows[0], bob, "18 cm", cue="said", source="Lena Ortiz")
    elsewhere = mark(session, rows[1], bob, "Tuesday")
    correct(session, article, editor(alice), RIGHT.replace("by", "by as much as"))
    saved = stored(session, before, after, elsewhere)
    assert [one.span.start for one in saved] == [0, 29, 11]
    assert saved[1].reading.attributions[0].source.exact == "Lena Ortiz"
    assert_sound(session, article)


def test_a_span_that_was_touched_is_told_first_with_what_stands_there(session, article, alice, bob):
    touched = mark(session, rows_of(session, article)[0], bob, "roze by")
    plan = preview_correction(session, touched.sentence_id, RIGHT, editor(alice))
    assert plan.asks
    assert [(o.fate, o.suggestion) for o in plan.outcomes] == [(Fate.UNPLACED, "rose by")]
    correct(session, article, editor(alice))
    (lost,) = stored(session, touched)
    assert (lost.span.start, lost.span.exact, lost.span.prefix) == (None, "roze by", "The river ")


def test_words_of_an_attribution_that_were_touched_are_told_first(session, article, alice, bob):
    saved = mark(session, rows_of(session, article)[0], bob, "18 cm", content="river roze")
    plan = preview_correction(session, saved.sentence_id, RIGHT, editor(alice))
    assert plan.asks
    assert [outcome.lost for outcome in plan.outcomes] == [("river roze",)]
    correct(session, article, editor(alice))
    (found,) = stored(session, saved)
    content = found.reading.attributions[0].content
    assert (found.span.exact, content.start, content.exact) == ("18 cm", None, "river roze")


def test_what_is_said_of_the_whole_sentence_stays(session, article, alice, bob):
    row = rows_of(session, article)[0]
    who = AttributionDraft(uuid7(), "Lena Ortiz", source=span_of(row, "Lena Ortiz"))
    saved = save_annotation(
        session, uuid7(), row.id, bob.id, Reading(Tag.CLAIM, (who,)), seen_revision=0
    )
    plan = correct(session, article, editor(alice), RIGHT.replace("by", "by about"))
    assert not plan.asks
    (found,) = stored(session, saved)
    assert (found.span, found.tag) == (None, Tag.CLAIM)
    assert_sound(session, article)


@pytest.mark.both_engines
def test_attributions_that_reach_over_a_cut_follow_a_correction(session, article, alice, bob):
    row = rows_of(session, article)[0]
    ahead = mark(session, row, bob, "river", source="Lena Ortiz")
    behind = mark(session, row, bob, "Ortiz", content="18 cm", cue="The river roze")
    at = row.text.index("said")
    split_sentence(session, row.id, at, editor(bob), seen_cut=cut_of(session, article))
    correct(session, article, editor(alice), "The river rose by about 18 cm,")
    ahead, behind = stored(session, ahead, behind)
    assert ahead.reading.attributions[0].source.exact == "Lena Ortiz"
    assert behind.reading.attributions[0].content.start is not None
    assert behind.reading.attributions[0].cue.start is None
    assert_sound(session, article)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "empty"),
        ("  \n ", "empty"),
        ("one\ntwo", "line"),
        (RIGHT.replace("rose", "roze"), "reads"),
    ],
)
def test_what_cannot_stand_as_a_sentence_is_refused(session, article, alice, typed, message):
    with pytest.raises(InvalidError, match=message):
        correct(session, article, editor(alice), typed)


def test_a_text_does_not_grow_without_limit(session, article, alice):
    with pytest.raises(TooLargeError):
        correct(session, article, editor(alice), "é" * 500_000)


@pytest.mark.both_engines
def test_no_two_articles_get_the_same_text(session, project, article, alice):
    other = add_article(session, project, alice, TEXT.replace("roze", "rose"))
    with pytest.raises(DuplicateError) as refused:
        correct(session, article, editor(alice))
    assert refused.value.existing_id == other.id


def test_only_an_editor_corrects(session, article, bob):
    with pytest.raises(ForbiddenError, match="editor"):
        correct(session, article, reviewer(bob))


def test_what_was_cut_since_is_not_corrected_unseen(session, article, alice):
    seen = cut_of(session, article)
    row = rows_of(session, article)[0]
    correct(session, article, editor(alice))
    with pytest.raises(StaleError):
        correct_sentence(session, row.id, "Another.", editor(alice), seen_cut=seen)


@pytest.mark.both_engines
def test_undoing_a_correction_brings_everything_back(session, project, article, alice, bob):
    row = rows_of(session, article)[0]
    annotate(session, row, bob, Tag.CLAIM, "Lena Ortiz")
    mark(session, row, bob, "roze by", cue="said", content="river roze")
    mark(session, row, alice, "18 cm")
    mark(session, rows_of(session, article)[1], alice, "Tuesday")
    before = snapshot(session, article)
    correct(session, article, editor(alice), "The river rose by about 18 cm, said Lena Ortiz.")
    after = snapshot(session, article)
    undo_last(session, project, alice)
    assert snapshot(session, article) == before
    assert redo(session, project.id, alice.id, uuid7()).refusal is None
    assert snapshot(session, article) == after
    undo_last(session, project, alice)
    assert snapshot(session, article) == before


@pytest.mark.both_engines
def test_a_correction_stays_when_the_sentence_was_annotated_since(
    session, project, article, alice, bob
):
    correct(session, article, editor(alice))
    mark(session, rows_of(session, article)[0], bob, "rose")
    assert undo(session, project.id, alice.id, uuid7()).refusal is Refusal.CHANGED
    assert texts_of(session, article)[0] == RIGHT


def test_a_correction_stays_when_another_article_has_the_old_text(session, project, article, alice):
    correct(session, article, editor(alice))
    add_article(session, project, alice, TEXT)
    outcome = undo(session, project.id, alice.id, uuid7())
    assert outcome.refusal is Refusal.CHANGED
    assert "Another article" in outcome.words


def test_a_correction_can_be_undone_after_an_earlier_sentence_was_corrected(
    session, project, article, alice, bob
):
    correct(session, article, editor(alice), "It sank on Tuesday.", number=1)
    correct(session, article, editor(bob), "The river.")
    undo_last(session, project, alice)
    assert texts_of(session, article)[:2] == ["The river.", "It fell on Tuesday."]
    assert_sound(session, article)


def test_the_hash_is_of_the_text_that_is_stored(session, article, alice):
    correct(session, article, editor(alice))
    text, sha256 = session.execute(select(Article.text, Article.sha256)).one()
    assert hashlib.sha256(text.encode()).hexdigest() == sha256
