"""What became of an undo or redo, told from the log, so that it can be told again."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.history import record
from factcheck.models import Annotation, Cause, Event, Review, Sentence, Step
from factcheck.undo.keepers import noun_of
from factcheck.undo.telling import tell_change
from factcheck.words import Words, pack, say, unpack

NOTHING = {
    Cause.UNDO: say("There is nothing of yours to undo in this project."),
    Cause.REDO: say("There is nothing to redo: nothing was undone since your last change."),
}
REFUSALS = {cause: f"{cause.value}.refused" for cause in NOTHING}
"""The verbs of what is written down where nothing could be turned, of the step that stands."""


class Refusal(StrEnum):
    """Why nothing was undone or redone."""

    NOTHING = "nothing"
    CHANGED = "changed_since"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an undo or redo has done."""

    id: UUID
    """Of the request."""
    cause: Cause
    verb: str
    """What was undone, such as "annotation.saved"; empty when nothing was."""
    words: Words
    """The same for a reader, or why nothing was."""
    refusal: Refusal | None = None
    article_id: UUID | None = None
    sentence_id: UUID | None = None
    """Where it was; None when the sentence is no longer there."""
    position: int = 0
    """Of the sentence."""
    annotation_ids: tuple[UUID, ...] = ()
    """The person's own annotations that were changed, or that evidence of was."""
    reload: bool = False
    """Whether more has changed than these annotations."""


def tell_outcome(session: Session, step: Step) -> Outcome:
    """Return what an undo or redo did, from the log alone, so that it can be told again."""
    if step.target_id is None:
        return Outcome(step.id, step.cause, "", NOTHING[step.cause], Refusal.NOTHING)
    events = session.scalars(select(Event).where(Event.step_id == step.id).order_by(Event.id)).all()
    position = session.scalar(select(Sentence.position).where(Sentence.id == step.sentence_id))
    refused = next((e for e in events if e.verb == REFUSALS[step.cause]), None)
    return Outcome(
        step.id,
        step.cause,
        step.verb,
        _words(step, _main(step, events), position, refused),
        Refusal.CHANGED if refused else None,
        step.article_id,
        None if position is None else step.sentence_id,
        position or 0,
        () if refused else _own_annotations(session, step, events),
        not refused and _reaches_further(step, events),
    )


def _main(step: Step, events: Sequence[Event]) -> Event | None:
    """Return the event that says what the step was about.

    A merge takes those along that were merged before: they come first, and last as it is undone.
    """
    same = [event for event in events if noun_of(event.verb) == noun_of(step.verb)]
    exact = [event for event in same if event.verb == step.verb]
    found = exact or same
    if step.verb == "speaker.merged" and step.cause is Cause.REDO:
        found = found[::-1]
    return next(iter(found), None)


def _words(step: Step, main: Event | None, position: int | None, refused: Event | None) -> Words:
    undone = step.cause is Cause.UNDO
    if refused and refused.after:
        why = unpack(refused.after)
        return (
            say("Not undone: %(why)s Undo again for the change before it.", why=why)
            if undone
            else say("Not done again: %(why)s", why=why)
        )
    before, after = (main.before, main.after) if main else (None, None)
    if undone:  # what was done is told, not its reverse
        before, after = after, before
    change = tell_change(step.verb, before, after)[0]
    number = None if position is None else position + 1
    if undone and number:
        return say("Undone: %(change)s, sentence %(number)s", change=change, number=number)
    if undone:
        return say("Undone: %(change)s", change=change)
    if number:
        return say("Done again: %(change)s, sentence %(number)s", change=change, number=number)
    return say("Done again: %(change)s", change=change)


def _reaches_further(step: Step, events: Sequence[Event]) -> bool:
    """Whether a page has more to change than annotations: its sentences, links, or names."""
    nouns = {noun_of(event.verb) for event in events}
    shared = noun_of(step.verb) in ("speaker", "snapshot")
    return shared or not nouns.isdisjoint({"article", "evidence"})


def _own_annotations(session: Session, step: Step, events: Sequence[Event]) -> tuple[UUID, ...]:
    touched: dict[UUID, None] = {}
    for event in events:
        noun = noun_of(event.verb)
        if noun == "annotation":
            touched[event.object_id] = None
        elif noun == "evidence":
            state = event.before or event.after or {}
            touched[UUID(state["annotation"])] = None
    own = (
        select(Annotation.id)
        .join(Review, Review.id == Annotation.review_id)
        .where(Annotation.id.in_(touched), Review.own(step.actor_id))
    )
    kept = set(session.scalars(own)) if touched else set()
    return tuple(found for found in touched if found in kept)


def record_refusal(session: Session, step: Step, why: str) -> None:
    record(
        session,
        verb=REFUSALS[step.cause],
        object_id=step.target_id or step.id,
        actor_id=step.actor_id,
        project_id=step.project_id,
        after=pack(why),
        step_id=step.id,
    )
