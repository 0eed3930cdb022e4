"""Bringing back what the history of a sentence holds."""

import pytest
from sqlalchemy import insert, select

from factcheck.annotations import states
from factcheck.annotations.places import find_place
from factcheck.annotations.reading import AttributionDraft, Span
from factcheck.annotations.stored import find_saved, get_saved, list_saved
from factcheck.articles import recut
from factcheck.articles.details import remove_article
from factcheck.errors import ForbiddenError, InvalidError, NotFoundError, StaleError
from factcheck.models import Article, Event, Evidence, Stance, Tag, Verdict, uuid7
from factcheck.sources.evidence import unlink_evidence, update_evidence
from factcheck.sources.linked import get_evidence, list_evidence
from factcheck.undo.history import PAGE, list_history
from factcheck.undo.restoring import restore
from tests.support.saying import judge, mark, say_of
from tests.support.work import REPORT, annotate, link

pytestmark = pytest.mark.both_engines


def history(session, place, user):
    entries, _ = list_history(session, place.id, place.article_id, user.id, None)
    return entries


def lines(session, place, user):
    """What the history says, oldest first, without the signs that keep directions apart."""
    said = [str(line) for entry in history(session, place, user) for line in entry.lines[:1]]
    return [line.replace("\u2068", "").replace("\u2069", "") for line in reversed(said)]


def old_event(session, project, user, object_id, verb, **states):
    """Write an event as the release before this one did."""
    row = {"id": uuid7(), "project_id": project.id, "actor_id": user.id, "object_id": object_id}
    session.execute(insert(Event), row | {"verb": verb, "before": None, "after": None} | states)
    return row["id"]


def test_the_history_says_from_what_to_what(session, places, report, bob, undo):
    annotate(session, places[1], bob, Tag.CLAIM, "Lena Ortiz")
    say_of(session, places[1], bob, tag=Tag.QUOTE, flagged=True)
    mark(session, places[1], bob, "We were ready", Tag.QUOTE)
    made = link(session, places[1], bob, report)
    unlink_evidence(session, made, bob.id)
    undo(bob)
    assert lines(session, places[1], bob) == [
        "Tag Not tagged → Claim",
        "Tag Claim → Quote",
        "Marked: “We were ready”",
        "Linked (Refutes): “The gauge rose by 11 centimetres on Monday.”",
        "Link taken away: “The gauge rose by 11 centimetres on Monday.”",
        "Linked (Refutes): “The gauge rose by 11 centimetres on Monday.”",
    ]


def test_the_history_tells_nobody_elses_work(session, places, report, alice, bob):
    annotate(session, places[0], alice, Tag.OPINION)
    link(session, places[0], alice, report)
    assert history(session, places[0], bob) == []


def test_the_history_comes_in_pages(session, places, bob):
    for number in range(PAGE + 10):
        say_of(session, places[0], bob, note=str(number))
    place = places[0]
    first, last = list_history(session, place.id, place.article_id, bob.id, None)
    rest, end = list_history(session, place.id, place.article_id, bob.id, last)
    assert (len(first), len(rest), end) == (PAGE, 10, None)
    assert len({entry.id for entry in first + rest}) == PAGE + 10


@pytest.mark.parametrize("length", [1, 40])
def test_a_long_history_costs_as_many_queries(session, places, bob, count_queries, length):
    for number in range(length):
        say_of(session, places[0], bob, note=str(number))
    with count_queries() as seen:
        assert len(history(session, places[0], bob)) == length
    assert len(seen) <= 3


def test_what_stands_now_is_marked(session, places, bob):
    for tag in (Tag.CLAIM, Tag.QUOTE, Tag.CLAIM):
        say_of(session, places[0], bob, tag=tag)
    assert [entry.current for entry in history(session, places[0], bob)] == [True, False, True]


def test_a_state_of_the_history_is_restored_and_that_can_be_undone(session, places, bob, undo):
    saved = annotate(session, places[0], bob, Tag.CLAIM, "Lena Ortiz")
    say_of(session, places[0], bob, tag=Tag.OPINION, note="No.")
    oldest = history(session, places[0], bob)[-1]
    restore(session, oldest.id, bob.id)
    shown = get_saved(session, saved.id)
    assert (shown.tag, shown.speaker_name, shown.reading.note) == (Tag.CLAIM, "Lena Ortiz", "")
    undo(bob)
    shown = get_saved(session, saved.id)
    assert (shown.tag, shown.speaker_name, shown.reading.note) == (Tag.OPINION, "", "No.")


def test_words_taken_away_are_put_back_from_the_state_before(session, places, bob):
    saved = mark(session, places[1], bob, "We were ready")
    mark(session, places[1], bob, "We were ready", stored=saved, removed=True)
    newest = history(session, places[1], bob)[0]
    assert newest.side == "before"
    assert lines(session, places[1], bob)[-1] == "Mark taken away: “We were ready”"
    restore(session, newest.id, bob.id, before=True)
    assert not get_saved(session, saved.id).removed


def test_a_speaker_whose_adding_was_undone_comes_back_with_what_is_restored(
    session, article, places, bob, undo
):
    annotate(session, places[0], bob, Tag.QUOTE, "Lena Ortiz")
    undo(bob)
    first = history(session, places[0], bob)[-1]
    restore(session, first.id, bob.id)
    (saved,) = list_saved(session, article.id, bob.id)
    assert saved.speaker_name == "Lena Ortiz"


def test_a_link_is_restored_and_what_it_was(session, places, report, bob):
    made = link(session, places[0], bob, report)
    update_evidence(session, made, bob.id, Stance.MENTIONS, "*No.*", seen_revision=1)
    unlink_evidence(session, made, bob.id)
    first = history(session, places[0], bob)[2]
    restore(session, first.id, bob.id)
    shown = get_evidence(session, made, bob.id)
    assert (shown.stance, shown.note) == (Stance.REFUTES, "")


def correct(session, place, editor, old, new):
    """Correct the text of a sentence as an editor does, and return it."""
    text = place.text.replace(old, new)
    seen = session.scalars(select(Article.cut).where(Article.id == place.article_id)).one()
    recut.correct_sentence(
        session, place.id, text, recut.Cutter(editor.id, is_editor=True), seen_cut=seen
    )
    return text


def test_words_are_found_again_where_the_text_was_corrected(session, places, alice, bob):
    saved = mark(session, places[1], bob, "Lena Ortiz", Tag.CLAIM)
    mark(session, places[1], bob, "Lena Ortiz", Tag.OPINION, stored=saved)
    first = history(session, places[1], bob)[-1]
    text = correct(session, places[1], alice, "“We were ready,” said", "“We were not,” told us")
    restore(session, first.id, bob.id)
    shown = get_saved(session, saved.id)
    assert text[shown.span.start : shown.span.end] == "Lena Ortiz"
    assert shown.tag is Tag.CLAIM


def test_words_that_have_lost_their_place_are_restored_without_one(session, places, alice, bob):
    saved = mark(session, places[1], bob, "Lena Ortiz", Tag.CLAIM)
    mark(session, places[1], bob, "Lena Ortiz", Tag.OPINION, stored=saved)
    first = history(session, places[1], bob)[-1]
    correct(session, places[1], alice, "Lena", "Lina")
    restore(session, first.id, bob.id)
    shown = get_saved(session, saved.id)
    assert (shown.tag, shown.span.start, shown.span.exact) == (Tag.CLAIM, None, "Lena Ortiz")


def test_words_no_longer_in_the_sentence_are_not_restored(session, places, alice, bob):
    saved = mark(session, places[1], bob, "Lena Ortiz", Tag.CLAIM)
    mark(session, places[1], bob, "We were ready", Tag.CLAIM, stored=saved)
    first = history(session, places[1], bob)[-1]
    correct(session, places[1], alice, "Lena", "Lina")
    with pytest.raises(InvalidError, match="no longer in the sentence"):
        restore(session, first.id, bob.id)


def test_a_cue_comes_back_where_its_words_are_now(session, places, alice, bob):
    who = AttributionDraft(uuid7(), "Lena Ortiz", cue=Span(17, 21, "said"))
    saved = say_of(session, places[1], bob, tag=Tag.QUOTE, attributions=(who,))
    say_of(session, places[1], bob, tag=Tag.QUOTE)
    first = history(session, places[1], bob)[-1]
    text = correct(session, places[1], alice, "“We were", "“We have been")
    restore(session, first.id, bob.id)
    (who,) = get_saved(session, saved.id).reading.attributions
    assert text[who.cue.start : who.cue.end] == "said"


def test_a_verdict_whose_evidence_has_gone_is_not_restored(session, places, report, bob):
    made = link(session, places[0], bob, report)
    judge(session, places[0], bob, Verdict.REFUTED)
    judge(session, places[0], bob, None)
    unlink_evidence(session, made, bob.id)
    with_verdict = history(session, places[0], bob)[2]
    with pytest.raises(InvalidError):
        restore(session, with_verdict.id, bob.id)


def test_a_link_to_words_taken_away_waits_for_the_words(session, places, report, bob):
    made = link(session, places[0], bob, report)
    state = history(session, places[0], bob)[0]
    saved = find_saved(session, find_place(session, places[0].id, bob.id))
    unlink_evidence(session, made, bob.id)
    states.put(session, saved.id, saved.as_state(), None)
    with pytest.raises(StaleError, match="Put that back first"):
        restore(session, state.id, bob.id)


def test_the_place_of_a_whole_sentence_that_is_taken_is_not_taken_twice(session, places, bob, undo):
    annotate(session, places[0], bob, Tag.CLAIM)
    undo(bob)
    annotate(session, places[0], bob, Tag.OPINION)
    first = history(session, places[0], bob)[-1]
    with pytest.raises(StaleError):
        restore(session, first.id, bob.id)


def test_nobody_restores_what_is_not_their_own(session, places, alice, bob):
    annotate(session, places[0], alice)
    event_id = session.scalars(select(Event.id).where(Event.verb == "annotation.saved")).one()
    for unknown in (event_id, uuid7()):
        with pytest.raises(NotFoundError):
            restore(session, unknown, bob.id)


def test_what_is_so_already_or_no_annotation_is_refused(session, article, places, bob):
    annotate(session, places[0], bob)
    with pytest.raises(InvalidError, match="already"):
        restore(session, history(session, places[0], bob)[0].id, bob.id)
    imported = session.scalars(select(Event.id).where(Event.object_id == article.id)).one()
    with pytest.raises(InvalidError):
        restore(session, imported, bob.id)


def test_nothing_is_restored_in_a_removed_article(session, article, places, alice, bob):
    annotate(session, places[0], bob)
    say_of(session, places[0], bob, tag=Tag.QUOTE)
    remove_article(session, article.id, alice.id)
    with pytest.raises(ForbiddenError):
        restore(session, history(session, places[0], bob)[1].id, bob.id)


def test_what_an_older_release_wrote_is_shown_and_restored(session, project, places, bob):
    saved = annotate(session, places[0], bob, Tag.OPINION, "Lena Ortiz")
    who = saved.reading.attributions[0]
    speaker = {"id": str(who.speaker_id), "name": "Lena Ortiz", "kind": "person"}
    attribution = {"speaker": speaker, "manner": "direct", "role": "mayor"}
    state = {"tag": "quote", "attribution": attribution, "note": "Old."}
    event_id = old_event(session, project, bob, saved.id, "annotation.saved", after=state)
    assert lines(session, places[0], bob)[-1] == "Tag Not tagged → Quote"
    restore(session, event_id, bob.id)
    shown = get_saved(session, saved.id)
    (who,) = shown.reading.attributions
    assert (shown.tag, shown.reading.note, who.role, who.speaker_name) == (
        Tag.QUOTE,
        "Old.",
        "mayor",
        "Lena Ortiz",
    )


def test_a_link_that_an_older_release_deleted_comes_back(session, project, places, report, bob):
    kept = link(session, places[0], bob, report)
    made = session.get_one(Evidence, kept)
    state = {
        "annotation": str(made.annotation_id),
        "snapshot": str(made.snapshot_id),
        "start": 44,
        "end": 65,
        "exact": REPORT[44:65],
        "stance": "mentions",
        "note": "",
    }
    event_id = old_event(session, project, bob, uuid7(), "evidence.unlinked", before=state)
    restore(session, event_id, bob.id, before=True)
    exact = {row.exact: row.suffix for row in list_evidence(session, places[0].id, bob.id)}
    assert exact["No street was closed."] == " The mayor was away."
