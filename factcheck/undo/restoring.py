"""Putting something back into a state that its history holds: a change like any other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.annotations import states
from factcheck.annotations.checks import check_verdict
from factcheck.annotations.own import hold_own
from factcheck.annotations.places import Place
from factcheck.annotations.reading import Saved, Span
from factcheck.annotations.service import begin_save
from factcheck.errors import InvalidError, NotFoundError, StaleError
from factcheck.history import record
from factcheck.locking import lock_project
from factcheck.models import Event, utc_now
from factcheck.sources import evidence_states
from factcheck.speakers.service import revive_speaker
from factcheck.text.spans import select_span
from factcheck.undo.keepers import lock_object, noun_of
from factcheck.undo.telling import tell_change
from factcheck.words import Words, say

State = dict[str, Any]

NO_EVENT = say("There is no such change in your history.")
NOT_SO = say("This change cannot be restored from here. Use undo for it.")
SAME = say("It is like this already, so nothing was changed.")
WORDS_GONE = say(
    "The words this was said of are no longer in the sentence, or are there more than once, so it "
    "cannot be restored. Mark them again instead."
)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back."""

    words: Words
    article_id: UUID
    sentence_id: UUID
    position: int
    annotation_id: UUID


def restore(session: Session, event_id: UUID, actor_id: UUID, *, before: bool = False) -> Restored:
    """Put what an event changed into the state after it, and log that as a new step. Flushes.

    Words are looked for where the text was cut anew since.

    Args:
        before: put it into the state before the event instead.

    Raises:
        NotFoundError: there is no such event, or it is about somebody else's work.
        ForbiddenError: nothing may be saved there: see check_open.
        InvalidError: it is in that state already, or that state cannot stand any more.
        StaleError: its place is taken.
    """
    event = session.get(Event, event_id)
    if event is None:
        raise NotFoundError(NO_EVENT)
    noun = noun_of(event.verb)
    if noun not in ("annotation", "evidence"):
        raise InvalidError(NOT_SO)
    wanted = event.before if before else event.after
    annotation_id = _annotation_of(noun, event)
    if event.project_id:  # as an undo does: a speaker may be put back
        lock_project(session, event.project_id)
    saved, place = hold_own(session, annotation_id, actor_id, NO_EVENT)
    lock_object(session, event.verb, event.object_id)
    if noun == "annotation":
        words = _restore_annotation(session, place, event, saved, wanted, actor_id)
    else:
        words = _restore_evidence(session, place, event, saved, wanted, actor_id)
    return Restored(words, place.article_id, place.sentence_id, place.position, annotation_id)


def _annotation_of(noun: str, event: Event) -> UUID:
    if noun == "annotation":
        return event.object_id
    state = event.after or event.before or {}
    return UUID(state["annotation"])


def _restore_annotation(
    session: Session,
    place: Place,
    event: Event,
    saved: Saved,
    wanted: State | None,
    actor_id: UUID,
) -> Words:
    now = saved.as_state()
    if wanted is not None and not wanted.get("removed"):
        wanted = _fit(wanted, now, place)
        check_verdict(states.reading_of(wanted), saved.evidence)
    if states.same_state(now, wanted):
        raise InvalidError(SAME)
    step_id = begin_save(session, place, actor_id, "annotation.restored")
    for who in states.reading_of(wanted).attributions if wanted else ():
        if who.speaker_id:
            revive_speaker(session, place.project_id, who.speaker_id, actor_id, step_id=step_id)
    states.put(session, event.object_id, now, wanted)
    after = states.read_state(session, event.object_id)
    _record(session, place, event, actor_id, step_id, now, after)
    return tell_change("annotation.restored", now, after)[0]


def _restore_evidence(
    session: Session, place: Place, event: Event, on: Saved, wanted: State | None, actor_id: UUID
) -> Words:
    now = evidence_states.read_state(session, event.object_id)
    if now and now["annotation"] != str(on.id):  # an older release freed the id of a link
        raise StaleError(states.PLACE_TAKEN)
    if on.removed:
        raise StaleError(evidence_states.UNLINKED_FROM)
    if evidence_states.same_state(now, wanted):
        raise InvalidError(SAME)
    step_id = begin_save(session, place, actor_id, "evidence.restored")
    evidence_states.put(session, event.object_id, now, wanted)
    after = evidence_states.read_state(session, event.object_id)
    _record(session, place, event, actor_id, step_id, now, after)
    return tell_change("evidence.restored", now, after)[0]


def _record(
    session: Session,
    place: Place,
    event: Event,
    actor_id: UUID,
    step_id: UUID,
    before: State | None,
    after: State | None,
) -> None:
    record(
        session,
        verb=f"{noun_of(event.verb)}.restored",
        object_id=event.object_id,
        actor_id=actor_id,
        project_id=place.project_id,
        before=before,
        after=after,
        step_id=step_id,
    )


def _fit(wanted: State, now: State, place: Place) -> State:
    """Return a state, maybe of an older text or release, as it can stand in the text of today."""
    reading = states.reading_of(wanted)
    fitted = {
        **reading.as_state(),
        "sentence": now["sentence"],
        "span": now["span"],
        "removed": False,
        "updated_at": utc_now().isoformat(),
    }
    # What was of the whole sentence and is of words now, as the sentence was joined with another,
    # stays with these words; and the other way round.
    if wanted.get("span") and now["span"]:
        fitted["span"] = _find(wanted["span"], place.text, now["span"])
        if fitted["span"] is None:
            raise InvalidError(WORDS_GONE)
    stored = {who["id"]: who for who in now["attributions"]}
    for who in fitted["attributions"]:
        for part in ("cue", "source", "content"):
            if span := who[part]:
                as_now = stored.get(who["id"], {}).get(part)
                lost = {"start": None, "end": None, "exact": span["exact"]}
                found = _find(span, place.text, as_now) or lost
                who[part] = {key: found[key] for key in lost}
    return fitted


def _find(span: Mapping[str, Any], text: str, as_now: Mapping[str, Any] | None) -> State | None:
    """Return where the words of a span stand in *text*, which may have been cut anew since.

    That is where they stood; else where the same words stand now, even beyond the sentence; else in
    the only place that has them. Words that have no place now stay so if none of these is there.
    """
    exact = span["exact"]
    if _is_at(span, text):
        start = span["start"]
    elif as_now and as_now["exact"] == exact and _is_at_or_beyond(as_now, text):
        return dict(as_now)
    else:
        start = text.find(exact)
        if start < 0 or text.find(exact, start + 1) >= 0:
            unplaced = as_now and as_now["exact"] == exact and as_now["start"] is None
            return dict(as_now) if as_now and unplaced else None
    around = select_span(text, start, start + len(exact))
    return Span(start, start + len(exact), exact, around.prefix, around.suffix).as_state()


def _is_at(span: Mapping[str, Any], text: str) -> bool:
    start, exact = span["start"], span["exact"]
    return start is not None and start >= 0 and text[start : start + len(exact)] == exact


def _is_at_or_beyond(span: Mapping[str, Any], text: str) -> bool:
    beyond = span["start"] is not None and (span["start"] < 0 or span["end"] > len(text))
    return beyond or _is_at(span, text)
