"""What one person undoes and does again, on both engines."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import func, select

from factcheck.annotations.reading import Reading
from factcheck.annotations.service import save_annotation
from factcheck.annotations.stored import get_saved, list_saved
from factcheck.errors import InvalidError
from factcheck.models import Cause, Event, Stance, Step, Tag, Verdict, uuid7
from factcheck.sources.evidence import unlink_evidence, update_evidence
from factcheck.sources.linked import get_evidence, list_evidence
from factcheck.speakers.states import get_state
from factcheck.undo import service
from factcheck.undo.outcomes import Refusal
from tests.support.saying import judge, mark, say_of, tags
from tests.support.work import add_article, annotate, link, sentences

pytestmark = pytest.mark.both_engines


def test_undo_goes_back_step_by_step_and_redo_comes_forward_again(
    session, article, places, bob, undo, redo
):
    seen = [tags(session, article, bob)]
    for change in (
        lambda: annotate(session, places[0], bob),
        lambda: say_of(session, places[0], bob, tag=Tag.QUOTE, note="*Sure?*"),
        lambda: mark(session, places[1], bob, "We were ready", Tag.OPINION),
        lambda: say_of(session, places[0], bob, tag=None),
    ):
        change()
        seen.append(tags(session, article, bob))
    for state in reversed(seen[:-1]):
        assert undo(bob).refusal is None
        assert tags(session, article, bob) == state
    assert undo(bob).refusal is Refusal.NOTHING
    for state in seen[1:]:
        assert redo(bob).refusal is None
        assert tags(session, article, bob) == state
    assert redo(bob).refusal is Refusal.NOTHING


def test_undo_goes_from_article_to_article(session, project, article, places, alice, bob, undo):
    other = add_article(session, project, alice, "Another text. It is short.", "Another")
    annotate(session, places[0], bob)
    annotate(session, sentences(session, other)[1], bob)
    assert [undo(bob).article_id, undo(bob).article_id] == [other.id, article.id]
    assert tags(session, article, bob) == tags(session, other, bob) == []


def test_two_people_undo_each_their_own(session, article, places, alice, bob, undo):
    annotate(session, places[0], bob, Tag.CLAIM)
    annotate(session, places[0], alice, Tag.OPINION)
    annotate(session, places[1], bob, Tag.QUOTE)
    undo(bob)
    undo(bob)
    assert (tags(session, article, bob), tags(session, article, alice)) == ([], [("", "opinion")])
    assert undo(bob).refusal is Refusal.NOTHING


def test_a_request_delivered_twice_is_done_once_and_told_twice(
    session, project, article, places, bob
):
    annotate(session, places[0], bob)
    annotate(session, places[1], bob)
    request_id = uuid7()
    first, second = (service.undo(session, project.id, bob.id, request_id) for _ in range(2))
    assert first == second
    assert len(tags(session, article, bob)) == 1


def test_nothing_to_undo_stays_nothing_when_it_is_delivered_again_later(
    session, project, article, places, bob
):
    request_id = uuid7()
    assert service.undo(session, project.id, bob.id, request_id).refusal is Refusal.NOTHING
    annotate(session, places[0], bob)
    assert service.undo(session, project.id, bob.id, request_id).refusal is Refusal.NOTHING
    assert len(tags(session, article, bob)) == 1


def test_the_id_of_another_request_is_refused(session, project, places, alice, bob):
    annotate(session, places[0], bob)
    request_id = uuid7()
    service.undo(session, project.id, bob.id, request_id)
    with pytest.raises(InvalidError):
        service.undo(session, project.id, alice.id, request_id)
    with pytest.raises(InvalidError):
        service.redo(session, project.id, bob.id, request_id)
    step_id = session.scalars(select(Step.id).where(Step.cause == Cause.DO)).first()
    with pytest.raises(InvalidError):
        service.undo(session, project.id, bob.id, step_id)


def test_a_new_change_drops_what_could_be_redone(session, article, places, bob, undo, redo):
    annotate(session, places[0], bob)
    annotate(session, places[1], bob)
    undo(bob)
    annotate(session, places[2], bob, Tag.OPINION)
    assert redo(bob).refusal is Refusal.NOTHING
    undo(bob)
    undo(bob)
    assert tags(session, article, bob) == []
    redo(bob)
    redo(bob)
    assert tags(session, article, bob) == [("", "claim"), ("", "opinion")]


def test_every_undo_is_a_change_in_the_log(session, places, bob, undo, redo):
    saved = annotate(session, places[0], bob)
    undo(bob)
    redo(bob)
    steps = session.scalars(select(Step).order_by(Step.at, Step.id)).all()
    assert [step.cause for step in steps] == [Cause.DO, Cause.UNDO, Cause.REDO]
    assert {step.target_id for step in steps[1:]} == {steps[0].id}
    events = session.scalars(
        select(Event).where(Event.object_id == saved.id).order_by(Event.id)
    ).all()
    assert [(event.before is None, event.after is None) for event in events] == [
        (True, False),
        (False, True),
        (True, False),
    ]
    assert [event.step_id for event in events] == [step.id for step in steps]
    assert {event.actor_id for event in events} == {bob.id}


def test_the_moment_of_the_last_change_comes_back_too(session, article, places, bob, undo):
    annotate(session, places[0], bob)
    (before,) = list_saved(session, article.id, bob.id)
    say_of(session, places[0], bob, tag=Tag.QUOTE)
    undo(bob)
    (after,) = list_saved(session, article.id, bob.id)
    assert (after.updated_at, after.reading) == (before.updated_at, before.reading)
    assert after.revision > before.revision


def test_a_speaker_added_with_a_tag_goes_with_it_and_comes_back(
    session, project, article, places, bob, undo, redo
):
    annotate(session, places[0], bob, Tag.QUOTE, "Lena Ortiz")
    undo(bob)
    redo(bob)
    (saved,) = list_saved(session, article.id, bob.id)
    assert saved.speaker_name == "Lena Ortiz"


def test_a_whole_sentence_annotated_anew_after_an_undo_is_kept(session, article, places, bob, undo):
    annotate(session, places[0], bob, Tag.CLAIM)
    undo(bob)
    annotate(session, places[0], bob, Tag.OPINION)
    assert tags(session, article, bob) == [("", "opinion")]
    undo(bob)
    assert tags(session, article, bob) == []


def test_evidence_is_undone_with_the_annotation_it_needed(
    session, article, places, report, bob, undo, redo
):
    made = link(session, places[0], bob, report)
    update_evidence(session, made, bob.id, Stance.MENTIONS, "*See*", seen_revision=1)
    unlink_evidence(session, made, bob.id)
    assert undo(bob).reload
    assert get_evidence(session, made, bob.id).stance is Stance.MENTIONS
    undo(bob)
    assert get_evidence(session, made, bob.id).stance is Stance.REFUTES
    outcome = undo(bob)
    assert list_evidence(session, places[0].id, bob.id) == []
    assert tags(session, article, bob) == []
    assert len(outcome.annotation_ids) == 1
    for _ in range(2):
        redo(bob)
    shown = get_evidence(session, made, bob.id)
    assert (shown.stance, shown.note, shown.exact) == (
        Stance.MENTIONS,
        "*See*",
        "The gauge rose by 11 centimetres on Monday.",
    )
    redo(bob)
    assert list_evidence(session, places[0].id, bob.id) == []


def test_a_verdict_and_its_evidence_go_and_come_back_in_order(
    session, article, places, report, bob, undo, redo
):
    link(session, places[0], bob, report)
    judge(session, places[0], bob, Verdict.REFUTED)
    for _ in range(2):
        assert undo(bob).refusal is None
    assert list(list_saved(session, article.id, bob.id)) == []
    for _ in range(2):
        assert redo(bob).refusal is None
    (saved,) = list_saved(session, article.id, bob.id)
    assert (saved.reading.verdict, saved.evidence) == ("refuted", 1)


def test_undos_from_two_windows_at_once_take_one_step_each(database, project, alice, bob):
    def prepare(session):
        article = add_article(session, project, alice)
        for place in sentences(session, article):
            annotate(session, place, bob)
        return article

    article = database.write(prepare)
    start = Barrier(3)

    def press(_number):
        start.wait()
        return database.write(lambda s: service.undo(s, project.id, bob.id, uuid7()))

    with ThreadPoolExecutor(3) as pool:
        outcomes = list(pool.map(press, range(3)))
    assert len({outcome.sentence_id for outcome in outcomes}) == 3
    with database.read() as session:
        assert len(tags(session, article, bob)) == 1


def test_one_request_delivered_by_many_at_once_undoes_once(database, project, alice, bob):
    def prepare(session):
        article = add_article(session, project, alice)
        for place in sentences(session, article):
            annotate(session, place, bob)
        return article

    article = database.write(prepare)
    request_id, start = uuid7(), Barrier(4)

    def press(_number):
        start.wait()
        return database.write(lambda s: service.undo(s, project.id, bob.id, request_id))

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(press, range(4)))
    assert outcomes == [outcomes[0]] * 4
    with database.read() as session:
        assert len(tags(session, article, bob)) == 3
        assert session.scalar(select(func.count()).where(Step.cause == Cause.UNDO)) == 1


def test_an_undo_costs_the_same_however_much_there_is_to_undo(
    session, project, places, bob, count_queries
):
    def cost():
        with count_queries() as seen:
            service.undo(session, project.id, bob.id, uuid7())
        return len(seen)

    saved = annotate(session, places[0], bob)
    for note in "ab":
        say_of(session, places[0], bob, tag=Tag.OPINION, note=note)
    first = cost()
    for number in range(60):
        say_of(session, places[0], bob, saved.id, tag=Tag.CLAIM, note=str(number))
    assert cost() == first


@pytest.mark.parametrize("name", ["Lena Ortiz", ""])
def test_saving_again_what_was_undone_puts_its_speaker_back(session, places, bob, undo, name):
    saved = annotate(session, places[1], bob, Tag.QUOTE, "Lena Ortiz")
    said = saved.reading.attributions[0]
    who = said.recorded_id
    assert undo(bob).refusal is None
    assert get_state(session, who)["removed"]
    again = Reading(Tag.QUOTE, (replace(said, speaker_name=name),), note="After all.")
    save_annotation(session, saved.id, places[1].id, bob.id, again, seen_revision=2)
    assert get_saved(session, saved.id).reading.attributions[0].recorded_id == who
    assert not get_state(session, who)["removed"]
