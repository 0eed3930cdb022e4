"""Who may cut an article anew, and taking it back."""

import pytest

from factcheck.annotations.reading import Reading
from factcheck.annotations.service import save_annotation
from factcheck.articles.recut import (
    merge_sentence,
    preview_split,
    split_sentence,
)
from factcheck.errors import ForbiddenError, NotFoundError, StaleError
from factcheck.models import Tag, uuid7
from factcheck.search.finding import Filters
from factcheck.search.index import reindex_article
from factcheck.search.query import parse_query
from factcheck.search.service import search
from factcheck.undo.outcomes import Refusal
from factcheck.undo.service import redo, undo
from tests.articles.recutting import (
    TEXT,
    assert_sound,
    cut_of,
    editor,
    mark,
    merge,
    reviewer,
    rows_of,
    snapshot,
    split,
    standing,
    texts_of,
    undo_last,
)
from tests.support.work import add_article, add_report, annotate, link


@pytest.fixture
def article(session, project, alice):
    return add_article(session, project, alice, TEXT)


@pytest.mark.both_engines
def test_a_reviewer_does_not_cut_under_the_work_of_another(session, article, alice, bob):
    rows = rows_of(session, article)
    taken_away = mark(session, rows[3], alice, "Another")
    for refused in (True, False):
        if refused:
            with pytest.raises(ForbiddenError, match="editor"):
                preview_split(session, rows[0].id, 4, reviewer(bob))
            with pytest.raises(ForbiddenError, match="editor"):
                merge(session, article, 0, reviewer(bob))
        else:
            assert preview_split(session, rows[0].id, 4, reviewer(bob))
        save_annotation(
            session,
            taken_away.id,
            rows[3].id,
            alice.id,
            taken_away.reading,
            seen_revision=1,
            span=taken_away.span,
            removed=True,
        )


@pytest.mark.both_engines
def test_what_was_cut_since_is_not_cut_unseen(session, article, alice, bob):
    seen = cut_of(session, article)
    row = rows_of(session, article)[0]
    split(session, article, 1, "on", editor(alice))
    with pytest.raises(StaleError, match="after you opened it"):
        split_sentence(session, row.id, 4, editor(alice), seen_cut=seen)
    with pytest.raises(StaleError, match="after you opened it"):
        merge_sentence(session, row.id, editor(alice), seen_cut=seen)


def test_a_save_to_a_sentence_that_was_joined_is_told_what_happened(session, article, bob):
    gone = rows_of(session, article)[1].id
    merge(session, article, 0, reviewer(bob))
    with pytest.raises(NotFoundError, match="joined"):
        save_annotation(session, uuid7(), gone, bob.id, Reading(Tag.CLAIM), seen_revision=0)


@pytest.mark.both_engines
def test_undoing_a_split_brings_everything_back(session, project, article, alice, bob):
    row = rows_of(session, article)[0]
    annotate(session, row, bob, Tag.CLAIM, "Lena Ortiz")
    mark(session, row, bob, "rose, said", cue="said")
    mark(session, row, alice, "said Lena Ortiz.", content="The river")
    link(session, row, bob, add_report(session, project, alice))
    before = snapshot(session, article)
    split(session, article, 0, "said", editor(alice))
    after = snapshot(session, article)
    undo_last(session, project, alice)
    assert snapshot(session, article) == before
    assert redo(session, project.id, alice.id, uuid7()).refusal is None
    assert snapshot(session, article) == after
    undo_last(session, project, alice)
    assert snapshot(session, article) == before


@pytest.mark.both_engines
def test_undoing_a_join_brings_everything_back(session, project, article, alice, bob):
    for row in rows_of(session, article)[:2]:
        annotate(session, row, bob)
        annotate(session, row, alice, Tag.QUOTE, "Lena Ortiz")
        mark(session, row, bob, row.text[4:9])
    before = snapshot(session, article)
    merge(session, article, 0, editor(alice))
    after = snapshot(session, article)
    undo_last(session, project, alice)
    assert snapshot(session, article) == before
    assert redo(session, project.id, alice.id, uuid7()).refusal is None
    assert snapshot(session, article) == after


@pytest.mark.both_engines
@pytest.mark.parametrize("number", [0, 1])
def test_a_split_stays_when_somebody_has_worked_on_a_part(
    session, project, article, alice, bob, number
):
    split(session, article, 0, "said", editor(alice))
    annotate(session, rows_of(session, article)[number], bob)
    before = snapshot(session, article)
    outcome = undo(session, project.id, alice.id, uuid7())
    assert outcome.refusal is Refusal.CHANGED
    assert "said of these sentences since" in outcome.words
    assert snapshot(session, article) == before


def test_a_join_stays_when_somebody_has_worked_on_the_sentence(
    session, project, article, alice, bob
):
    merge(session, article, 0, editor(alice))
    annotate(session, rows_of(session, article)[0], bob)
    assert undo(session, project.id, alice.id, uuid7()).refusal is Refusal.CHANGED
    assert len(texts_of(session, article)) == 3


def test_a_split_stays_when_it_was_cut_again(session, project, article, alice, bob):
    split(session, article, 0, "said", editor(alice))
    split(session, article, 1, "Ortiz", reviewer(bob))
    assert undo(session, project.id, alice.id, uuid7()).refusal is Refusal.CHANGED
    assert texts_of(session, article)[:3] == ["The river rose,", "said Lena", "Ortiz."]


def test_what_was_taken_away_before_a_join_can_come_back(session, project, article, bob):
    row = rows_of(session, article)[1]
    saved = annotate(session, row, bob)
    save_annotation(session, saved.id, row.id, bob.id, saved.reading, seen_revision=1, removed=True)
    before = snapshot(session, article)
    merge(session, article, 0, reviewer(bob))
    undo_last(session, project, bob)
    assert snapshot(session, article) == before
    undo_last(session, project, bob)
    assert [one.id for one in standing(session, article)] == [saved.id]
    assert_sound(session, article)


@pytest.mark.both_engines
def test_the_search_finds_sentences_where_they_are_now(session, project, article, alice):
    def places():
        found = (
            search(session, project.id, alice.id, parse_query(word), Filters())
            for word in ("river", "said", "fell", "hurt", "another")
        )
        groups = [group for results in found for group in results.groups]
        return [(hit.position, hit.sentence_id) for group in groups for hit in group.hits]

    for step in (
        lambda: split(session, article, 0, "said", editor(alice)),
        lambda: merge(session, article, 1, editor(alice)),
        lambda: undo_last(session, project, alice),
        lambda: undo_last(session, project, alice),
    ):
        step()
        before = places()
        reindex_article(session, article.id)
        assert len(before) == 5
        assert places() == before
