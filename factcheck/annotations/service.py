"""Saving what reviewers say of sentences."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from factcheck.annotations.reading import (
    AttributionDraft,
    Place,
    Reading,
    Saved,
    find_place,
    find_saved,
)
from factcheck.errors import ForbiddenError, InvalidError, StaleError
from factcheck.models import Annotation, Attribution, Event, Review, utc_now, uuid7
from factcheck.speakers.service import SpeakerRow, add_speaker, find_speaker

CHANGED_ELSEWHERE = "This sentence was saved in another window while you were changing it."
REMOVED = "This article was removed. Put it back to go on working on it."
ID_TAKEN = "This annotation's id belongs to another sentence. Reload the page and try again."

# Built once, and on the tables: see factcheck.annotations.reading.
_annotation: Any = Annotation.__table__
_attribution: Any = Attribution.__table__
_event: Any = Event.__table__
_FIND_ANNOTATION = select(_annotation.c.id).where(_annotation.c.id == bindparam("which"))
_INSERT_ANNOTATION = insert(_annotation)
_INSERT_ATTRIBUTION = insert(_attribution)
_INSERT_EVENT = insert(_event)
_DELETE_ATTRIBUTION = delete(_attribution).where(_attribution.c.annotation_id == bindparam("which"))
_UPDATE_ANNOTATION = (
    update(_annotation)
    .where(_annotation.c.id == bindparam("which"), _annotation.c.revision == bindparam("seen"))
    .values({name: bindparam(name) for name in ("tag", "note", "revision", "updated_at")})
    .returning(_annotation.c.id)
)


def save_annotation(
    session: Session,
    annotation_id: UUID,
    sentence_id: UUID,
    reviewer_id: UUID,
    reading: Reading,
    *,
    seen_revision: int,
) -> Saved:
    """Store *reading* in place of the reviewer's earlier one, if any, and log the change.

    Args:
        annotation_id: made by the client for a sentence not yet annotated, so that a repeated
            delivery finds the first one; else the stored one's.
        seen_revision: the revision the reviewer saw, 0 for none. It keeps a second window from
            overwriting the first unseen.

    Raises:
        NotFoundError: there is no such sentence.
        ForbiddenError: its article was removed.
        StaleError: the stored annotation is not the one seen; ``theirs`` holds it.
        InvalidError: the id is taken, or the speaker cannot be added.
    """
    place = find_place(session, sentence_id, reviewer_id)
    check_open(place)
    stored = find_saved(session, place)
    reading = _with_speaker(session, place, reading, stored, reviewer_id)
    if stored and (stored.revision, stored.reading) == (seen_revision + 1, reading):
        return stored  # delivered twice
    if (stored.revision if stored else 0) != seen_revision:
        raise StaleError(CHANGED_ELSEWHERE, stored.as_json() if stored else None)
    if stored and stored.id != annotation_id:
        raise InvalidError(ID_TAKEN)
    if stored is None:
        _insert_annotation(session, annotation_id, place, reviewer_id, reading)
    else:
        _update_annotation(session, stored, reading)
    before, evidence = (stored.reading, stored.evidence) if stored else (None, 0)
    _log(session, place, annotation_id, reviewer_id, before, reading)
    return Saved(annotation_id, sentence_id, seen_revision + 1, reading, evidence)


def check_open(place: Place) -> None:
    """Raise ForbiddenError when the article of *place* was removed."""
    if place.removed:
        raise ForbiddenError(REMOVED)


def ensure_annotation(session: Session, place: Place, reviewer_id: UUID) -> UUID:
    """Return the id of the reviewer's annotation at *place*, making an untagged one if needed."""
    if stored := find_saved(session, place):
        return stored.id
    annotation_id = uuid7()
    _insert_annotation(session, annotation_id, place, reviewer_id, Reading())
    _log(session, place, annotation_id, reviewer_id, None, Reading())
    return annotation_id


def _with_speaker(
    session: Session, place: Place, reading: Reading, stored: Saved | None, actor_id: UUID
) -> Reading:
    """Return *reading* with its speaker looked up or added, in the registry's spelling."""
    who = reading.attribution
    if who is None:
        return reading
    before = stored and stored.reading.attribution
    speaker: SpeakerRow | None = None
    if who.speaker_id and before and before.speaker_id == who.speaker_id:
        speaker = SpeakerRow(who.speaker_id, before.speaker_name, before.speaker_kind)
    elif who.speaker_id:
        speaker = find_speaker(session, place.project_id, who.speaker_id)
    speaker = speaker or add_speaker(
        session,
        place.project_id,
        who.speaker_name,
        who.speaker_kind,
        actor_id,
        speaker_id=who.speaker_id,
    )
    settled = AttributionDraft(speaker.name, speaker.id, speaker.kind, who.manner, who.role)
    return Reading(reading.tag, settled, reading.note)


def _insert_annotation(
    session: Session, annotation_id: UUID, place: Place, reviewer_id: UUID, reading: Reading
) -> None:
    if session.execute(_FIND_ANNOTATION, {"which": annotation_id}).first():
        raise InvalidError(ID_TAKEN)
    review_id = place.review_id or uuid7()
    if place.review_id is None:
        review = {"id": review_id, "article_id": place.article_id, "reviewer_id": reviewer_id}
        session.execute(insert(Review), review)
    row = {
        "id": annotation_id,
        "review_id": review_id,
        "sentence_id": place.sentence_id,
        "tag": reading.tag,
        "note": reading.note,
        "revision": 1,
    }
    session.execute(_INSERT_ANNOTATION, row)
    _insert_attribution(session, annotation_id, reading.attribution)


def _update_annotation(session: Session, stored: Saved, reading: Reading) -> None:
    row = {
        "which": stored.id,
        "seen": stored.revision,
        "tag": reading.tag,
        "note": reading.note,
        "revision": stored.revision + 1,
        "updated_at": utc_now(),
    }
    if session.scalar(_UPDATE_ANNOTATION, row) is None:
        raise StaleDataError("saved in between")  # run again, the work sees what is stored now
    if reading.attribution != stored.reading.attribution:
        session.execute(_DELETE_ATTRIBUTION, {"which": stored.id})
        _insert_attribution(session, stored.id, reading.attribution)


def _insert_attribution(
    session: Session, annotation_id: UUID, who: AttributionDraft | None
) -> None:
    if who:
        row = {
            "annotation_id": annotation_id,
            "speaker_id": who.speaker_id,
            "manner": who.manner,
            "role": who.role,
        }
        session.execute(_INSERT_ATTRIBUTION, row)


def _log(
    session: Session,
    place: Place,
    annotation_id: UUID,
    reviewer_id: UUID,
    before: Reading | None,
    after: Reading,
) -> None:
    # A statement instead of history.record's object: this is the busiest write there is.
    row = {
        "verb": "annotation.saved",
        "object_id": annotation_id,
        "actor_id": reviewer_id,
        "project_id": place.project_id,
        "before": before.as_json() if before else None,
        "after": after.as_json(),
    }
    session.execute(_INSERT_EVENT, row)
