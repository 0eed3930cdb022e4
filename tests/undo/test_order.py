"""Which change is undone next: the newest, where its article is still there."""

from uuid import UUID

import pytest

from factcheck.articles.details import remove_article, restore_article
from factcheck.models import Step, StepState, Tag, uuid7
from factcheck.undo.outcomes import Refusal
from tests.support.saying import tags
from tests.support.work import add_article, annotate, sentences

pytestmark = pytest.mark.both_engines


def test_the_newest_change_is_undone_first_though_the_clock_was_set_back(
    session, project, article, places, bob, undo
):
    ahead = UUID(int=uuid7().int + (3_600_000 << 80))  # an hour
    made = Step(
        id=ahead, project_id=project.id, actor_id=bob.id, state=StepState.DONE, verb="source.added"
    )
    session.add(made)
    session.flush()
    annotate(session, places[0], bob)
    annotate(session, places[1], bob, Tag.QUOTE)
    undo(bob)
    assert tags(session, article, bob) == [("", "claim")]
    undo(bob)
    assert tags(session, article, bob) == []


def test_what_was_done_in_an_article_can_be_undone_once_it_is_put_back(
    session, article, places, alice, bob, undo, redo
):
    annotate(session, places[0], bob)
    annotate(session, places[1], bob, Tag.QUOTE)
    undo(bob)
    remove_article(session, article.id, alice.id)
    assert [undo(bob).refusal for _ in range(3)] == [Refusal.CHANGED, *[Refusal.NOTHING] * 2]
    assert [redo(bob).refusal for _ in range(2)] == [Refusal.CHANGED, Refusal.NOTHING]
    restore_article(session, article.id, alice.id)
    redo(bob)
    assert tags(session, article, bob) == [("", "claim"), ("", "quote")]
    undo(bob)
    undo(bob)
    assert tags(session, article, bob) == []


def test_changes_in_a_removed_article_are_passed_over_with_a_message(
    session, project, article, places, alice, bob, undo
):
    other = add_article(session, project, alice, "Another text.", "Another")
    annotate(session, sentences(session, other)[0], bob)
    annotate(session, places[0], bob)
    remove_article(session, article.id, alice.id)
    refused = undo(bob)
    assert refused.refusal is Refusal.CHANGED
    assert "“The river” was removed" in refused.words
    assert undo(bob).article_id == other.id
    restore_article(session, article.id, alice.id)
    assert tags(session, article, bob) == [("", "claim")]
    assert undo(bob).refusal is None
    assert tags(session, article, bob) == []
