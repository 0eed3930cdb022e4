"""Undoing what cuts an article anew: who still may, and what the history says of it."""

import pytest
from sqlalchemy import select, update

from factcheck.articles import recut
from factcheck.models import Article, Membership, Role, Sentence, Tag
from factcheck.undo.history import list_history
from factcheck.undo.outcomes import Refusal
from tests.support.saying import say_of
from tests.support.work import annotate, sentences

pytestmark = pytest.mark.both_engines


def cutter(user, *, is_editor=True):
    return recut.Cutter(user.id, is_editor)


def texts(session, article):
    query = select(Sentence.text).where(Sentence.article_id == article.id)
    return list(session.scalars(query.order_by(Sentence.position)))


def split(session, place, user, at, *, is_editor=True):
    seen = session.scalars(select(Article.cut).where(Article.id == place.article_id)).one()
    by = cutter(user, is_editor=is_editor)
    recut.split_sentence(session, place.id, at, by, seen_cut=seen)


def lines(session, place, user):
    entries, _ = list_history(session, place.id, place.article_id, user.id, None)
    said = [(entry.cause.value, entry.who, str(entry.lines[0])) for entry in entries]
    return [(*who, line.replace("\u2068", "").replace("\u2069", "")) for *who, line in said]


def test_a_split_is_undone_and_redone_with_what_was_said(session, article, places, bob, undo, redo):
    before = texts(session, article)
    annotate(session, places[0], bob)
    split(session, places[0], bob, 15, is_editor=False)
    after = texts(session, article)
    outcome = undo(bob)
    assert (outcome.reload, outcome.refusal) == (True, None)
    assert texts(session, article) == before
    redo(bob)
    assert texts(session, article) == after


def test_what_was_said_after_a_split_is_undone_before_it(session, article, places, bob, undo):
    before = texts(session, article)
    split(session, places[0], bob, 15)
    annotate(session, sentences(session, article)[1], bob, Tag.OPINION)
    assert [undo(bob).refusal, undo(bob).refusal] == [None, None]
    assert texts(session, article) == before


def test_a_split_on_which_another_has_worked_since_stays(
    session, article, places, alice, bob, undo
):
    split(session, places[0], alice, 15)
    after = texts(session, article)
    annotate(session, sentences(session, article)[1], bob)
    assert undo(alice).refusal is Refusal.CHANGED
    assert texts(session, article) == after


def test_only_an_editor_undoes_a_cut_once_others_are_at_work(
    session, article, places, alice, bob, undo
):
    split(session, places[0], bob, 15, is_editor=False)
    annotate(session, places[3], alice)
    refused = undo(bob)
    assert refused.refusal is Refusal.CHANGED
    assert "only an editor" in refused.words


def test_a_correction_is_not_undone_by_one_who_is_no_editor_any_more(
    session, project, article, places, alice, undo
):
    seen = session.scalars(select(Article.cut).where(Article.id == article.id)).one()
    recut.correct_sentence(session, places[0].id, "The river fell.", cutter(alice), seen_cut=seen)
    session.execute(
        update(Membership).where(Membership.user_id == alice.id).values(role=Role.REVIEWER)
    )
    refused = undo(alice)
    assert refused.refusal is Refusal.CHANGED
    assert "Only an editor" in refused.words
    assert texts(session, article)[0] == "The river fell."


def test_the_history_tells_cuts_to_everybody_and_nobody_elses_work(
    session, article, places, alice, bob, undo
):
    say_of(session, places[0], alice, tag=Tag.CLAIM)
    split(session, places[0], alice, 15)
    undo(alice)
    seen = session.scalars(select(Article.cut).where(Article.id == article.id)).one()
    text = places[0].text.replace("Monday", "Tuesday")
    recut.correct_sentence(session, places[0].id, text, cutter(alice), seen_cut=seen)
    assert lines(session, places[0], bob) == [
        ("do", "Alice", "Text corrected: “Monday.” → “Tuesday.”"),
        ("undo", "Alice", "Sentence split after “The river rose”"),
        ("do", "Alice", "Sentence split after “The river rose”"),
    ]
