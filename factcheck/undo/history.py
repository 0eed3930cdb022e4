"""The history of a sentence: what one reviewer's own review said of it, and who cut it anew."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select, union
from sqlalchemy.orm import Session

from factcheck.annotations import states as annotation_states
from factcheck.annotations.stored import list_by_ids
from factcheck.models import Annotation, Cause, Discrepancy, Event, Evidence, Review, Step, User
from factcheck.sources import evidence_states
from factcheck.undo.keepers import State, noun_of
from factcheck.undo.telling import tell_change, words_of
from factcheck.words import Words

PAGE = 50
"""Entries on a page."""
SAME = {"annotation": annotation_states.same_state, "evidence": evidence_states.same_state}
"""How to compare the states of what can be put back into one, by noun."""
MOVES = (
    "annotation.moved",
    "annotation.merged",
    "annotation.copied",
    "annotation.reattributed",
    "evidence.moved",
    "evidence.joined",
)
"""What became of them when something else was changed: only undoing that puts them back."""
CUTS = ("article.split", "article.merged", "article.corrected")


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of what was said."""

    id: UUID
    """Of the event."""
    at: datetime
    who: str
    """The name of the one who did it, empty for the command line."""
    mine: bool
    """Whether that is the reader."""
    cause: Cause
    lines: tuple[Words, ...]
    """From what to what."""
    words: str
    """What of the sentence it is about, empty for the whole and where the lines say it."""
    side: str
    """Which of its states can be put back: "after", "before" where the change took something
    away, and "" for neither."""
    current: bool
    """Whether that is how it is now."""


def list_history(
    session: Session, sentence_id: UUID, article_id: UUID, reader_id: UUID, before: UUID | None
) -> tuple[list[Entry], UUID | None]:
    """Return a page of a sentence's history, newest first, and where the next begins.

    Only what the reader's own review says is told, as reviewers work blind to each other; and
    that the sentence was split, joined or corrected, whoever did it.

    Args:
        before: the id that the last page ended with.
    """
    query = (
        select(Event, User.name, Step.cause)
        .outerjoin(User, User.id == Event.actor_id)
        .outerjoin(Step, Step.id == Event.step_id)
        .where(Event.id.in_(_events(sentence_id, article_id, reader_id)))
        .order_by(Event.id.desc())
        .limit(PAGE + 1)
    )
    if before:
        query = query.where(Event.id < before)
    found = session.execute(query).all()
    states = _read_states(session, (event for event, _, _ in found[:PAGE]))
    told = [_entry(*row, reader_id, states) for row in found[:PAGE]]
    return told, found[PAGE - 1][0].id if len(found) > PAGE else None


def _events(sentence_id: UUID, article_id: UUID, reader_id: UUID) -> Any:
    """Select the ids of the events that are told."""
    said = (
        select(Annotation.id)
        .join(Review, Review.id == Annotation.review_id)
        .where(Annotation.sentence_id == sentence_id, Review.own(reader_id))
    )
    linked: Select[Any] = select(Evidence.id).where(Evidence.annotation_id.in_(said))
    decided: Select[Any] = select(Discrepancy.id).where(Discrepancy.annotation_id.in_(said))
    cuts = (
        select(Event.id)
        .join(Step, Step.id == Event.step_id)
        .where(
            Event.object_id == article_id,
            Event.verb.in_(CUTS),
            Step.sentence_id == sentence_id,
        )
    )
    of_objects = select(Event.id).where(Event.object_id.in_(union(said, linked, decided)))
    return union(of_objects, cuts)


def _entry(
    event: Event,
    name: str | None,
    cause: Cause | None,
    reader_id: UUID,
    states: Mapping[UUID, State | None],
) -> Entry:
    side = _side(event)
    shown = event.after if side == "after" else event.before
    same = SAME.get(noun_of(event.verb))
    lines = tuple(_tell(event, cause))
    words = _words(event)
    return Entry(
        event.id,
        event.at,
        name or "",
        event.actor_id == reader_id,
        cause or Cause.DO,
        lines,
        "" if any(words in line for line in lines) else words,
        side,
        bool(side and same and same(states.get(event.object_id), shown)),
    )


def _tell(event: Event, cause: Cause | None) -> list[Words]:
    """Return from what to what; of a cut that was undone, what was undone."""
    if noun_of(event.verb) == "article" and cause is Cause.UNDO:
        return tell_change(event.verb, event.after, event.before)
    return tell_change(event.verb, event.before, event.after)


def _read_states(session: Session, events: Iterable[Event]) -> dict[UUID, State | None]:
    """Return the states that what the events are about is in now, in two queries."""
    ids = defaultdict(set)
    for event in events:
        ids[noun_of(event.verb)].add(event.object_id)
    links = select(Evidence).where(Evidence.id.in_(ids["evidence"]))
    return {
        **{saved.id: saved.as_state() for saved in list_by_ids(session, ids["annotation"])},
        **{link.id: evidence_states.state_of(link) for link in session.scalars(links)},
    }


def _side(event: Event) -> str:
    if noun_of(event.verb) not in SAME or event.verb in MOVES:
        return ""
    if _stands(event.after):
        return "after"
    return "before" if _stands(event.before) else ""


def _stands(state: State | None) -> bool:
    return state is not None and not state.get("removed")


def _words(event: Event) -> str:
    if noun_of(event.verb) == "annotation":
        return words_of(event.after) or words_of(event.before)
    return ""
