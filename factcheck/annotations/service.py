"""Saving what reviewers say of sentences and of spans inside them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from factcheck.annotations.checks import (
    check_attributions,
    check_scope,
    check_sources,
    check_span,
    check_verdict,
)
from factcheck.annotations.naming import (
    hold_for_naming,
    hold_named,
    with_all_speakers,
    with_known_speakers,
)
from factcheck.annotations.places import Place, find_place
from factcheck.annotations.reading import Reading, Saved, Span
from factcheck.annotations.states import (
    DELETE_ATTRIBUTIONS,
    has_taken,
    insert_attributions,
    reading_columns,
    span_columns,
)
from factcheck.annotations.stored import find_saved, lock_annotation
from factcheck.errors import ForbiddenError, InvalidError, StaleError
from factcheck.history import begin_step, record
from factcheck.models import Annotation, utc_now, uuid7
from factcheck.reviews.beginning import begin_review, check_reviewer, check_state
from factcheck.search.index import index_note
from factcheck.words import say

CHANGED_ELSEWHERE = say("This sentence was saved in another window while you were changing it.")
REMOVED = say("This article was removed. Put it back to go on working on it.")
ID_TAKEN = say("This annotation's id belongs to another sentence. Reload the page and try again.")

# Built once, and on the tables: see factcheck.annotations.stored.
_annotation: Any = Annotation.__table__
_FIND_ANNOTATION = select(_annotation.c.id).where(_annotation.c.id == bindparam("which"))
_INSERT_ANNOTATION = insert(_annotation)
_CHANGED = ("tag", "certainty", "flagged", "note", "verdict", "justification")
_PLACED = ("start", "end", "exact", "prefix", "suffix", "removed_at", "revision", "updated_at")
_UPDATE_ANNOTATION = (
    update(_annotation)
    .where(_annotation.c.id == bindparam("which"), _annotation.c.revision == bindparam("seen"))
    .values({name: bindparam(f"new_{name}") for name in (*_CHANGED, *_PLACED)})
    .returning(_annotation.c.id)
)


def save_annotation(  # noqa: PLR0913  what is saved, of what, by whom
    session: Session,
    annotation_id: UUID,
    sentence_id: UUID,
    reviewer_id: UUID,
    reading: Reading,
    *,
    seen_revision: int,
    span: Span | None = None,
    removed: bool = False,
) -> Saved:
    """Store *reading* in place of the reviewer's earlier one, if any, and log the change.

    Args:
        annotation_id: made by the client for something not yet annotated, so that a repeated
            delivery finds the first one; else the stored one's.
        seen_revision: the revision the reviewer saw, 0 for none. It keeps a second window from
            overwriting the first unseen.
        span: the words in the sentence that it is about; None for the whole sentence.
        removed: whether to take the annotation away. It keeps what it says, for undo.

    Raises:
        NotFoundError: there is no such sentence.
        ForbiddenError: its article was removed, or the review takes no changes: see check_open.
        StaleError: the stored annotation is not the one seen; ``theirs`` holds it.
        InvalidError: what is said breaks a rule, the id is taken, or a speaker cannot be added.
    """
    place = _hold_place(session, annotation_id, sentence_id, reviewer_id, reading)
    stored = find_saved(session, place, annotation_id, whole=span is None)
    span = check_span(place.text, span, stored)
    reading = with_known_speakers(session, place.project_id, reading, stored, reviewer_id)
    told = (sentence_id, span, reading, removed)
    if (
        stored
        and stored.revision in (seen_revision, seen_revision + 1)
        and told == (stored.sentence_id, stored.span, stored.reading, stored.removed)
    ):
        return stored  # delivered twice, or nothing is new
    _refuse_stale(stored, annotation_id, place, seen_revision)
    check_scope(span, stored)
    check_attributions(place.text, reading, stored)
    check_verdict(reading, stored.evidence if stored else 0)
    step_id = begin_save(session, place, reviewer_id)
    reading = with_all_speakers(session, place, reading, reviewer_id, step_id)
    check_sources(reading, stored)
    hold_named(session, reading, stored)
    saved = Saved(
        annotation_id,
        sentence_id,
        seen_revision + 1,
        reading,
        stored.evidence if stored else 0,
        span,
        removed,
        utc_now(),
    )
    if stored is None:
        _insert_annotation(session, place, reviewer_id, saved)
    else:
        _update_annotation(session, stored, saved)
    _log(session, place, reviewer_id, stored, saved, step_id)
    if _searched(saved) != (_searched(stored) if stored else ("", "", False)):
        index_note(session, saved.id)
    return saved


def _hold_place(
    session: Session, annotation_id: UUID, sentence_id: UUID, reviewer_id: UUID, reading: Reading
) -> Place:
    hold_for_naming(session, sentence_id, reading, reviewer_id)
    place = find_place(session, sentence_id, reviewer_id, hold=True)
    check_open(place)
    if reading.verdict:  # what it rests on must not be unlinked meanwhile
        lock_annotation(session, annotation_id)
    return place


def _searched(saved: Saved) -> tuple[str, str, bool]:
    """Return what a search looks through."""
    return (saved.reading.note, saved.reading.justification, saved.removed)


def check_open(place: Place) -> None:
    """Raise ForbiddenError when nothing may be saved at *place*.

    That is when its article was removed, the review is handed in or was taken away, or the person
    is no reviewer of it.
    """
    if place.removed:
        raise ForbiddenError(REMOVED)
    check_reviewer(
        place.role,
        begun=place.review_id is not None,
        open_pool=place.open_pool,
        settled=place.settled,
    )
    check_state(place.state)


def begin_save(
    session: Session, place: Place, reviewer_id: UUID, verb: str = "annotation.saved"
) -> UUID:
    """Begin a step at *place* and return its id."""
    return begin_step(
        session,
        verb=verb,
        project_id=place.project_id,
        actor_id=reviewer_id,
        article_id=place.article_id,
        sentence_id=place.sentence_id,
    )


def ensure_annotation(session: Session, place: Place, reviewer_id: UUID, step_id: UUID) -> UUID:
    """Return the id of the reviewer's annotation at *place*, making an untagged one if needed."""
    if stored := find_saved(session, place):
        return stored.id
    saved = Saved(uuid7(), place.sentence_id, 1, Reading(), updated_at=utc_now())
    _insert_annotation(session, place, reviewer_id, saved)
    _log(session, place, reviewer_id, None, saved, step_id)
    return saved.id


def _refuse_stale(
    stored: Saved | None, annotation_id: UUID, place: Place, seen_revision: int
) -> None:
    if stored and stored.span is None and stored.sentence_id != place.sentence_id:
        raise InvalidError(ID_TAKEN)
    moved = stored and stored.sentence_id != place.sentence_id  # as its sentence was cut anew
    if moved or (stored.revision if stored else 0) != seen_revision:
        raise StaleError(CHANGED_ELSEWHERE, stored.as_json() if stored else None)
    if stored and stored.id != annotation_id:
        raise InvalidError(ID_TAKEN)


def _insert_annotation(session: Session, place: Place, reviewer_id: UUID, saved: Saved) -> None:
    if session.execute(_FIND_ANNOTATION, {"which": saved.id}).first():
        raise InvalidError(ID_TAKEN)
    _refuse_taken(session, saved.id, saved.reading, None)
    row = {
        "id": saved.id,
        "review_id": begin_review(
            session,
            place.project_id,
            place.article_id,
            reviewer_id,
            review_id=place.review_id,
            state=place.state,
        ),
        "sentence_id": place.sentence_id,
        **span_columns(saved.span),
        **reading_columns(saved.reading),
        "revision": saved.revision,
        "removed_at": _removed_at(saved),
        "created_at": saved.updated_at,
        "updated_at": saved.updated_at,
    }
    session.execute(_INSERT_ANNOTATION, row)
    insert_attributions(session, saved.id, saved.reading.attributions)


def _update_annotation(session: Session, stored: Saved, saved: Saved) -> None:
    columns = {
        **reading_columns(saved.reading),
        **span_columns(saved.span),
        "removed_at": _removed_at(saved),
        "revision": saved.revision,
        "updated_at": saved.updated_at,
    }
    row = {f"new_{name}": value for name, value in columns.items()}
    if session.scalar(_UPDATE_ANNOTATION, {"which": stored.id, "seen": stored.revision, **row}):
        if saved.reading.attributions != stored.reading.attributions:
            _refuse_taken(session, saved.id, saved.reading, stored)
            session.execute(DELETE_ATTRIBUTIONS, {"which": stored.id})
            insert_attributions(session, stored.id, saved.reading.attributions)
        return
    raise StaleDataError("saved in between")  # run again, the work sees what is stored now


def _refuse_taken(
    session: Session, annotation_id: UUID, reading: Reading, stored: Saved | None
) -> None:
    """Refuse attributions under ids that belong to another annotation."""
    own = {who.id for who in stored.reading.attributions} if stored else set()
    if has_taken(session, annotation_id, {who.id for who in reading.attributions} - own):
        raise InvalidError(ID_TAKEN)


def _removed_at(saved: Saved) -> datetime | None:
    return saved.updated_at if saved.removed else None


def _log(
    session: Session,
    place: Place,
    reviewer_id: UUID,
    before: Saved | None,
    after: Saved,
    step_id: UUID,
) -> None:
    record(
        session,
        verb="annotation.saved",
        object_id=after.id,
        actor_id=reviewer_id,
        project_id=place.project_id,
        before=before.as_state() if before else None,
        after=after.as_state(),
        step_id=step_id,
    )
