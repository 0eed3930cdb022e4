"""What undo does where somebody changed the same thing since: it leaves that, and says so."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier

import pytest
from sqlalchemy import select

from factcheck.annotations import states
from factcheck.annotations.stored import get_saved
from factcheck.errors import StaleError
from factcheck.history import record
from factcheck.models import Event, SpeakerKind, Step, StepState, Tag, Verdict, uuid7
from factcheck.sources import evidence_states
from factcheck.sources.evidence_states import NOTHING_LEFT
from factcheck.sources.linked import get_evidence, list_evidence
from factcheck.sources.service import SourceDraft, SourceMetadata, add_text, capture_source
from factcheck.sources.taking_back import take_back
from factcheck.speakers.registry import Details, create_speaker
from factcheck.speakers.states import get_state
from factcheck.undo import service
from factcheck.undo.outcomes import Refusal
from tests.support.saying import judge, say_of
from tests.support.work import add_article, annotate, link, sentences, snapshot_id

pytestmark = pytest.mark.both_engines


def change_as_somebody_else(session, project, annotation_id, who):
    """Change an annotation as an editor's correction of the text would, who is *who*."""
    before = states.read_state(session, annotation_id)
    after = before | {"note": "changed by an editor"}
    states.put(session, annotation_id, before, after)
    record(
        session,
        verb="annotation.moved",
        object_id=annotation_id,
        actor_id=who.id,
        project_id=project.id,
        before=before,
        after=after,
    )


def test_what_somebody_changed_since_is_left_and_the_undo_before_it_is_reached(
    session, project, places, alice, bob, undo
):
    annotate(session, places[0], bob)
    saved = annotate(session, places[1], bob)
    change_as_somebody_else(session, project, saved.id, alice)
    refused = undo(bob)
    assert refused.refusal is Refusal.CHANGED
    assert refused.words == (
        "Not undone: Alice has changed it since. Undo again for the change before it."
    )
    assert get_saved(session, saved.id).reading.note == "changed by an editor"
    assert undo(bob).sentence_id == places[0].id


def test_a_refusal_is_kept_and_told_again_as_it_was(session, project, places, alice, bob):
    saved = annotate(session, places[0], bob)
    change_as_somebody_else(session, project, saved.id, alice)
    request_id = uuid7()
    first, second = (service.undo(session, project.id, bob.id, request_id) for _ in range(2))
    assert first == second
    states_of = session.scalars(select(Step.state).where(Step.state.is_not(None)))
    assert list(states_of) == [StepState.DROPPED]


def test_redo_refuses_what_was_changed_after_the_undo(
    session, project, places, alice, bob, undo, redo
):
    saved = annotate(session, places[0], bob)
    say_of(session, places[0], bob, tag=Tag.QUOTE)
    undo(bob)
    change_as_somebody_else(session, project, saved.id, alice)
    assert redo(bob).refusal is Refusal.CHANGED
    assert redo(bob).refusal is Refusal.NOTHING


def test_a_step_is_undone_as_a_whole_or_not_at_all(
    session, project, places, report, alice, bob, undo
):
    made = link(session, places[0], bob, report)  # with the annotation that it needs
    annotation_id = get_evidence(session, made, bob.id).annotation_id
    change_as_somebody_else(session, project, annotation_id, alice)
    assert undo(bob).refusal is Refusal.CHANGED
    assert [row.id for row in list_evidence(session, places[0].id, bob.id)] == [made]


def test_a_link_that_a_verdict_has_come_to_rest_on_stays(
    session, project, places, report, bob, undo
):
    made = link(session, places[0], bob, report)
    judge(session, places[0], bob, Verdict.REFUTED)
    newest = session.scalars(select(Step).order_by(Step.id.desc())).first()
    newest.state = StepState.DROPPED  # the verdict cannot be undone, for whatever reason
    session.flush()
    refused = undo(bob)
    assert refused.refusal is Refusal.CHANGED
    assert "rests on this passage alone" in refused.words
    assert get_evidence(session, made, bob.id).id == made


def test_a_passage_linked_again_elsewise_is_not_linked_twice(
    session, places, report, bob, undo, redo
):
    first = link(session, places[0], bob, report)
    state = evidence_states.read_state(session, first)
    evidence_states.put(session, first, state, None)
    link(session, places[0], bob, report)
    with pytest.raises(Exception, match="linked again"):
        evidence_states.put(session, first, None, state)


def test_a_change_made_while_an_undo_ran_leaves_nothing_older_to_redo(
    session, project, places, bob, undo, redo
):
    annotate(session, places[0], bob)
    undo(bob)
    step = session.scalars(select(Step).where(Step.state == StepState.UNDONE)).one()
    annotate(session, places[1], bob)
    step.state = StepState.UNDONE  # as if the undo had been committed last
    session.flush()
    assert redo(bob).refusal is Refusal.NOTHING


def say_until_it_is_saved(database, article, user, annotation_id, note):
    """Look at the first sentence and save, and look again when somebody was there in between."""

    def work(session):
        place = sentences(session, article)[0]
        say_of(session, place, user, annotation_id, tag=Tag.QUOTE, note=note)

    while True:
        try:
            return database.write(work)
        except StaleError:
            continue


def test_what_is_saved_while_undos_run_is_never_overwritten_unseen(database, project, alice, bob):
    def prepare(session):
        article = add_article(session, project, alice)
        return article, annotate(session, sentences(session, article)[0], bob)

    article, saved = database.write(prepare)
    start = Barrier(2)

    def saves():
        start.wait()
        for number in range(25):
            say_until_it_is_saved(database, article, bob, saved.id, str(number))

    def undos():
        start.wait()
        for _ in range(25):
            database.write(lambda s: service.undo(s, project.id, bob.id, uuid7()))

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(saves), pool.submit(undos)]:
            done.result()
    with database.read() as session:
        query = select(Event).where(Event.object_id == saved.id).order_by(Event.id)
        events = session.scalars(query).all()
        now = states.read_state(session, saved.id)
    assert len(events) > 25
    for earlier, later in pairwise(events):
        assert states.same_state(earlier.after, later.before)
    assert states.same_state(events[-1].after, now)


def test_a_speaker_added_by_hand_whom_another_names_by_now_stays_and_is_not_called_undone(
    session, project, places, alice, bob, undo, redo
):
    details = Details("Lena Ortiz", SpeakerKind.PERSON)
    speaker_id = create_speaker(session, project.id, details, bob.id)
    annotate(session, places[0], alice, Tag.QUOTE, "Lena Ortiz")
    refused = undo(bob)
    assert refused.refusal is Refusal.CHANGED
    assert refused.words == (
        "Not undone: “Lena Ortiz” stays, as others name it or have changed it, or may do so in "
        "reviews that you cannot see yet. Rename it, or merge it into another one. "
        "Undo again for the change before it."
    )
    assert not get_state(session, speaker_id)["removed"]
    assert redo(bob).refusal is Refusal.NOTHING


@pytest.mark.parametrize("named", ["Lena Ortiz", "Somebody else", ""])
def test_undoing_a_speaker_does_not_tell_whether_another_names_them_in_a_blind_review(
    session, project, places, alice, bob, undo, named
):
    project.blind = True
    speaker_id = create_speaker(
        session, project.id, Details("Lena Ortiz", SpeakerKind.PERSON), bob.id
    )
    annotate(session, places[0], alice, Tag.QUOTE, named)
    assert "“Lena Ortiz” stays" in undo(bob).words
    assert not get_state(session, speaker_id)["removed"]


def test_a_speaker_added_by_hand_whom_nobody_names_goes_and_comes_back(
    session, project, bob, undo, redo
):
    details = Details("Lena Ortiz", SpeakerKind.PERSON)
    speaker_id = create_speaker(session, project.id, details, bob.id)
    assert undo(bob).refusal is None
    assert get_state(session, speaker_id)["removed"]
    assert redo(bob).refusal is None
    assert not get_state(session, speaker_id)["removed"]


def test_a_verdict_comes_back_only_with_a_passage_to_rest_on(
    session, places, report, alice, bob, undo, redo
):
    judged = annotate(session, places[1], bob, Tag.CLAIM).id
    link(session, places[1], bob, report)
    judge(session, places[1], bob, Verdict.REFUTED)
    assert [undo(bob).refusal for _ in range(2)] == [None, None]
    text = snapshot_id(session, report)
    more = capture_source(SourceDraft("The gauge was read again.", SourceMetadata("The gauge")))
    add_text(session, report.id, more, alice.id)
    take_back(session, report.id, text, alice.id)
    outcomes = [redo(bob) for _ in range(2)]  # the link, and the verdict
    assert [outcome.refusal for outcome in outcomes] == [Refusal.CHANGED] * 2
    assert NOTHING_LEFT in outcomes[1].words
    assert get_saved(session, judged).reading.verdict is None
