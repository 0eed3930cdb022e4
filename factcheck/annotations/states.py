"""Annotations as the history keeps them: told from what is stored, and put back.

A state holds everything that is said, and where. See `Saved.as_state`; of a state written by an
older release only "tag", "note" and one "attribution" are known.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from factcheck.annotations.reading import AttributionDraft, Reading, Span
from factcheck.annotations.stored import get_saved
from factcheck.errors import StaleError
from factcheck.models import (
    Annotation,
    Attribution,
    Certainty,
    Manner,
    Naming,
    Sentence,
    Speaker,
    SpeakerKind,
    Tag,
    Verdict,
    utc_now,
    uuid7,
)
from factcheck.search.index import index_note
from factcheck.words import say

State = Mapping[str, Any]

GONE = say("The sentence it belongs to is no longer in the article.")
MOVED = say("The words it was said of are no longer at this place.")
TAKEN = say("Something else has been said of this sentence since.")
PLACE_TAKEN = say("Something else has taken its place since.")

_annotation: Any = Annotation.__table__
_attribution: Any = Attribution.__table__
_speaker: Any = Speaker.__table__
_INSERT_ATTRIBUTIONS = insert(_attribution)
DELETE_ATTRIBUTIONS = delete(_attribution).where(_attribution.c.annotation_id == bindparam("which"))
_FIND_ATTRIBUTIONS = select(_attribution.c.id).where(
    _attribution.c.id.in_(bindparam("which", expanding=True)),
    _attribution.c.annotation_id != bindparam("annotation"),
)
_UPDATE = update(_annotation).where(_annotation.c.id == bindparam("which"))
_REVIVE = (
    update(_speaker)
    .where(_speaker.c.id == bindparam("which"), _speaker.c.removed_at.is_not(None))
    .values(removed_at=None)
)


def read_state(session: Session, annotation_id: UUID) -> dict[str, Any] | None:
    """Return the state an annotation is in, or None where there never was one."""
    saved = get_saved(session, annotation_id)
    return saved.as_state() if saved else None


def same_state(one: State | None, other: State | None) -> bool:
    """Whether two states say the same, whenever they were said and whatever names are now."""
    return _compared(one) == _compared(other)


def matches(session: Session, annotation_id: UUID, state: State | None) -> bool:
    """Whether an annotation is in *state*; None stands for one that is not there."""
    return same_state(read_state(session, annotation_id), state)


def put(session: Session, annotation_id: UUID, before: State | None, wanted: State | None) -> None:
    """Put an annotation, which is in state *before*, into the one that is *wanted*. Flushes.

    Raises:
        StaleError: its sentence has gone or changed, or its place or the id of one of its
            attributions is taken.
        StaleDataError: a save came in between; run again, the work sees what is stored now.
    """
    if wanted is None:
        wanted = {**(before or {}), "removed": True}
    reading, span = reading_of(wanted), span_of(wanted)
    row = session.execute(
        select(_annotation.c.review_id, _annotation.c.sentence_id, _annotation.c.revision)
        .where(_annotation.c.id == annotation_id)
        .with_for_update()
    ).first()
    if row is None:
        raise StaleError(GONE)
    if before and not matches(session, annotation_id, before):
        raise StaleDataError("saved in between")
    sentence_id = UUID(wanted["sentence"]) if "sentence" in wanted else row.sentence_id
    removed = bool(wanted.get("removed"))
    _check_place(session, annotation_id, row.review_id, sentence_id, span, removed=removed)
    _check_ids(session, annotation_id, before, reading)
    said_at = wanted.get("updated_at")
    values = {
        "sentence_id": sentence_id,
        **span_columns(span),
        **reading_columns(reading),
        "removed_at": utc_now() if removed else None,
        "revision": row.revision + 1,
        "updated_at": datetime.fromisoformat(said_at) if said_at else utc_now(),
    }
    session.execute(_UPDATE.values(values), {"which": annotation_id})
    session.execute(DELETE_ATTRIBUTIONS, {"which": annotation_id})
    insert_attributions(session, annotation_id, reading.attributions)
    for who in () if removed else reading.attributions:
        if who.speaker_id:
            session.execute(_REVIVE, {"which": who.speaker_id})
    index_note(session, annotation_id)


def _check_place(
    session: Session,
    annotation_id: UUID,
    review_id: UUID,
    sentence_id: UUID,
    span: Span | None,
    *,
    removed: bool,
) -> None:
    text = session.scalar(select(Sentence.text).where(Sentence.id == sentence_id))
    if text is None:
        raise StaleError(GONE)
    if removed:
        return
    if span is None:
        other = select(Annotation.id).where(
            Annotation.review_id == review_id,
            Annotation.sentence_id == sentence_id,
            Annotation.exact.is_(None),
            Annotation.removed_at.is_(None),
            Annotation.id != annotation_id,
        )
        if session.scalar(other):
            raise StaleError(TAKEN)
    elif span.start is not None and text[span.start : span.end] != span.exact:
        raise StaleError(MOVED)


def _check_ids(
    session: Session, annotation_id: UUID, before: State | None, reading: Reading
) -> None:
    # A state that was taken away matches any other such, whatever attributions these have.
    stands = before and not before.get("removed")
    own = {who.get("id") for who in _attributions(before)} if before and stands else set()
    back = [who.id for who in reading.attributions if str(who.id) not in own]
    if has_taken(session, annotation_id, back):
        raise StaleError(PLACE_TAKEN)


def has_taken(session: Session, annotation_id: UUID, ids: Collection[UUID]) -> bool:
    """Whether an annotation other than this has attributions under some of *ids*."""
    named = {"which": list(ids), "annotation": annotation_id}
    return bool(ids) and session.execute(_FIND_ATTRIBUTIONS, named).first() is not None


def reading_of(state: State) -> Reading:
    """Return what a state says."""
    return Reading(
        tag=Tag(state["tag"]) if state["tag"] else None,
        attributions=tuple(map(_attribution_of, _attributions(state))),
        note=state["note"],
        certainty=Certainty(state["certainty"]) if state.get("certainty") else None,
        flagged=state.get("flagged", False),
        verdict=Verdict(state["verdict"]) if state.get("verdict") else None,
        justification=state.get("justification", ""),
    )


def span_of(state: State) -> Span | None:
    """Return the words a state is about, None for the whole sentence."""
    span = state.get("span")
    return span and Span(**span)


def reading_columns(reading: Reading) -> dict[str, Any]:
    """Return the columns of an annotation's row that hold *reading*."""
    return {
        "tag": reading.tag,
        "certainty": reading.certainty,
        "flagged": reading.flagged,
        "note": reading.note,
        "verdict": reading.verdict,
        "justification": reading.justification,
    }


def span_columns(span: Span | None) -> dict[str, Any]:
    """Return the columns of an annotation's row that hold *span*."""
    names = ("start", "end", "exact", "prefix", "suffix")
    return {name: span and getattr(span, name) for name in names}


def insert_attributions(
    session: Session, annotation_id: UUID, attributions: tuple[AttributionDraft, ...]
) -> None:
    """Store the attributions of an annotation that has none."""
    rows = [_row(annotation_id, number, who) for number, who in enumerate(attributions)]
    stored: set[UUID | None] = {None}
    while ready := [row for row in rows if row["id"] not in stored and row["parent_id"] in stored]:
        session.execute(_INSERT_ATTRIBUTIONS, ready)  # a chain from its end, as each needs the next
        stored.update(row["id"] for row in ready)


def _row(annotation_id: UUID, position: int, who: AttributionDraft) -> dict[str, Any]:
    spans: dict[str, Any] = {}
    for name in ("cue", "source", "content"):
        span: Span | None = getattr(who, name)
        for part in ("start", "end", "exact"):
            spans[f"{name}_{part}"] = span and getattr(span, part)
    return {
        "id": who.id,
        "annotation_id": annotation_id,
        "position": position,
        "parent_id": who.parent,
        "naming": who.naming,
        "speaker_id": who.recorded_id or who.speaker_id,
        "manner": who.manner,
        "role": who.role,
        "affiliation": who.affiliation,
        **spans,
    }


def _attributions(state: State) -> list[dict[str, Any]]:
    if "attributions" in state:
        told: list[dict[str, Any]] = state["attributions"]
        return told
    return [state["attribution"]] if state.get("attribution") else []


def _attribution_of(told: Mapping[str, Any]) -> AttributionDraft:
    speaker = told.get("speaker")
    speaker_id = UUID(speaker["id"]) if speaker else None
    parts = {name: told.get(name) for name in ("cue", "source", "content")}
    spans: dict[str, Any] = {name: span and Span(**span) for name, span in parts.items()}
    return AttributionDraft(
        id=UUID(told["id"]) if "id" in told else uuid7(),
        speaker_name=speaker["name"] if speaker else "",
        speaker_id=speaker_id,
        speaker_kind=SpeakerKind(speaker["kind"]) if speaker else SpeakerKind.PERSON,
        naming=Naming(told.get("naming", "named")),
        manner=Manner(told["manner"]),
        role=told["role"],
        affiliation=told.get("affiliation", ""),
        parent=UUID(told["parent"]) if told.get("parent") else None,
        recorded_id=speaker_id,
        **spans,
    )


def _compared(state: State | None) -> dict[str, Any] | None:
    """Return what makes two states the same; one that was taken away is as good as none."""
    if state is None or state.get("removed"):
        return None
    attributions = [
        {**told, "speaker": told["speaker"] and told["speaker"]["id"]}
        for told in _attributions(state)
    ]
    span = state.get("span") and {k: state["span"][k] for k in ("start", "end", "exact")}
    names = ("sentence", "tag", "certainty", "flagged", "note", "verdict", "justification")
    return {n: state.get(n) for n in names} | {"attributions": attributions, "span": span}
