"""Linking passages of sources to sentences and to words in them."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from factcheck.annotations.own import hold_own
from factcheck.annotations.places import Place, find_place
from factcheck.annotations.reading import Saved
from factcheck.annotations.service import begin_save, check_open, ensure_annotation
from factcheck.annotations.stored import find_saved, lock_annotation
from factcheck.compare.relations import Relation
from factcheck.errors import DuplicateError, InvalidError, NotFoundError, StaleError
from factcheck.history import record
from factcheck.models import Evidence, Snapshot, Source, Stance, utc_now
from factcheck.models.blindness import made_known_to
from factcheck.sources.evidence_states import RESTS_ON_IT, carries_verdict, state_of
from factcheck.sources.finding import NO_SOURCE, hold_text
from factcheck.sources.linked import NO_LINK, NO_WORDS
from factcheck.sources.opening import hold_for_sharing, share_used
from factcheck.sources.relating import suggest_descent
from factcheck.text.spans import Selector, select_span
from factcheck.words import say

ALREADY_LINKED = say("This passage is already linked. Change that link instead.")
CHANGED_ELSEWHERE = say("This link was saved in another window while you were changing it.")
TAKEN_BACK = say(
    "This text was taken back from its source, so nothing can be linked to it. Choose a passage of "
    "the newest text."
)
ID_TAKEN = say("This link's id is taken. Reload the page and try again.")


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """A passage and what it does to a sentence."""

    id: UUID
    """Made by the client, so that a repeated delivery finds the first one."""
    snapshot_id: UUID
    start: int
    """Offset of the first character in the snapshot's text, in code points."""
    end: int
    """Offset just past the last character, in code points."""
    stance: Stance
    note: str = ""


def link_evidence(
    session: Session,
    sentence_id: UUID,
    reviewer_id: UUID,
    draft: EvidenceDraft,
    annotation_id: UUID | None = None,
    descent: Relation | None = None,
) -> UUID:
    """Link a passage to the reviewer's annotation of a sentence, and return the link's id. Flushes.

    Args:
        annotation_id: of words in the sentence; None for the sentence as a whole, which gets an
            untagged annotation if it has none.
        descent: what factcheck.sources.relating.find_descent found of the source and the article.

    Raises:
        NotFoundError: there is no such sentence, or no such snapshot in its project, or the words
            are no longer marked.
        ForbiddenError: nothing may be saved there: see check_open.
        InvalidError: the offsets do not lie in the snapshot's text.
        DuplicateError: the same passage is already linked.
    """
    hold_for_sharing(session, draft.snapshot_id, reviewer_id)
    place = find_place(session, sentence_id, reviewer_id, hold=True)
    check_open(place)
    draft = replace(draft, snapshot_id=hold_text(session, draft.snapshot_id))
    snapshot = _snapshot_of(session, place.project_id, draft.snapshot_id, reviewer_id)
    selector = select_span(snapshot.text, draft.start, draft.end)
    stored = _hold_saved(session, place, annotation_id)
    if annotation_id and (not stored or stored.removed or stored.sentence_id != sentence_id):
        raise NotFoundError(NO_WORDS)
    on = stored.id if stored else None
    linked = _find_linked(session, on, draft) if on else None
    if linked and linked.id != draft.id:
        raise DuplicateError(ALREADY_LINKED, linked.id)
    if linked:
        return linked.id  # delivered twice
    if earlier := session.get(Evidence, draft.id):
        return _link_again(session, earlier, place, reviewer_id, draft, on)
    step_id = begin_save(session, place, reviewer_id, "evidence.linked")
    on = on or ensure_annotation(session, place, reviewer_id, step_id)
    evidence = _new(draft, on, selector)
    session.add(evidence)
    _record(session, evidence, place, reviewer_id, "evidence.linked", None, step_id)
    if descent:
        suggest_descent(session, place.project_id, snapshot.source_id, place.article_id, descent)
    return evidence.id


def update_evidence(
    session: Session,
    evidence_id: UUID,
    reviewer_id: UUID,
    stance: Stance,
    note: str | None,
    *,
    seen_revision: int,
) -> None:
    """Store another stance, and another note unless *note* is None. Flushes.

    Raises:
        NotFoundError: the reviewer has no such link.
        ForbiddenError: nothing may be saved there: see check_open.
        StaleError: it was saved after the reviewer opened it.
    """
    evidence, place = _own_link(session, evidence_id, reviewer_id)
    if evidence.revision != seen_revision:
        raise StaleError(CHANGED_ELSEWHERE)
    before = state_of(evidence)
    evidence.stance = stance
    evidence.note = evidence.note if note is None else note
    if state_of(evidence) == before:
        return
    evidence.revision += 1
    step_id = begin_save(session, place, reviewer_id, "evidence.updated")
    _record(session, evidence, place, reviewer_id, "evidence.updated", before, step_id)


def unlink_evidence(session: Session, evidence_id: UUID, reviewer_id: UUID) -> None:
    """Take a link away; it stays stored, so that it can come back. Flushes.

    Raises:
        NotFoundError: the reviewer has no such link.
        ForbiddenError: nothing may be saved there: see check_open.
        InvalidError: a verdict rests on it alone.
    """
    evidence, place = _own_link(session, evidence_id, reviewer_id)
    if carries_verdict(session, evidence):
        raise InvalidError(RESTS_ON_IT)
    before = state_of(evidence)
    evidence.removed_at = utc_now()
    evidence.revision += 1
    step_id = begin_save(session, place, reviewer_id, "evidence.unlinked")
    _record(session, evidence, place, reviewer_id, "evidence.unlinked", before, step_id)


def _hold_saved(session: Session, place: Place, annotation_id: UUID | None) -> Saved | None:
    """Return what is to be linked to, kept as it is until the commit."""
    whole = annotation_id is None
    seen = find_saved(session, place, annotation_id, whole=whole)
    if seen is None:
        return None
    lock_annotation(session, seen.id)
    return find_saved(session, place, annotation_id, whole=whole)


def _snapshot_of(
    session: Session, project_id: UUID, snapshot_id: UUID, reviewer_id: UUID
) -> Snapshot:
    query = (
        select(Snapshot, Source)
        .join(Source, Source.id == Snapshot.source_id)
        .where(
            Snapshot.id == snapshot_id,
            Source.project_id == project_id,
            made_known_to(Source, reviewer_id),
        )
        .options(undefer(Snapshot.text))
        .with_for_update(read=True, of=Snapshot)  # so that it is not taken back meanwhile
    )
    found = session.execute(query).first()
    if found is None:
        raise NotFoundError(NO_SOURCE)
    snapshot, source = found
    share_used(session, source, reviewer_id)
    if snapshot.removed_at:
        raise InvalidError(TAKEN_BACK)
    return snapshot


def _find_linked(session: Session, annotation_id: UUID, draft: EvidenceDraft) -> Evidence | None:
    """Return the standing link of this passage, if there is one."""
    query = select(Evidence).where(
        Evidence.annotation_id == annotation_id,
        Evidence.snapshot_id == draft.snapshot_id,
        Evidence.start == draft.start,
        Evidence.end == draft.end,
        Evidence.removed_at.is_(None),
    )
    return session.scalar(query)


def _new(draft: EvidenceDraft, annotation_id: UUID, selector: Selector) -> Evidence:
    return Evidence(
        id=draft.id,
        annotation_id=annotation_id,
        snapshot_id=draft.snapshot_id,
        start=draft.start,
        end=draft.end,
        exact=selector.exact,
        prefix=selector.prefix,
        suffix=selector.suffix,
        stance=draft.stance,
        note=draft.note,
        revision=1,
        created_at=utc_now(),
    )


def _link_again(
    session: Session,
    earlier: Evidence,
    place: Place,
    reviewer_id: UUID,
    draft: EvidenceDraft,
    annotation_id: UUID | None,
) -> UUID:
    """Link what a form had linked, and the reviewer then took away, when it is sent once more."""
    placed = (earlier.annotation_id, earlier.snapshot_id, earlier.start, earlier.end)
    if earlier.removed_at is None or placed != (
        annotation_id,
        draft.snapshot_id,
        draft.start,
        draft.end,
    ):
        raise InvalidError(ID_TAKEN)
    before = state_of(earlier)
    earlier.stance, earlier.note, earlier.removed_at = draft.stance, draft.note, None
    earlier.revision += 1
    step_id = begin_save(session, place, reviewer_id, "evidence.linked")
    _record(session, earlier, place, reviewer_id, "evidence.linked", before, step_id)
    return earlier.id


def _own_link(session: Session, evidence_id: UUID, reviewer_id: UUID) -> tuple[Evidence, Place]:
    """Return a link that stands, with its place, both kept as they are until the commit."""
    annotation_id = session.scalar(select(Evidence.annotation_id).where(Evidence.id == evidence_id))
    if annotation_id is None:
        raise NotFoundError(NO_LINK)
    saved, place = hold_own(session, annotation_id, reviewer_id, NO_LINK)
    evidence = session.get_one(Evidence, evidence_id, populate_existing=True)
    if saved.removed or evidence.removed_at:
        raise NotFoundError(NO_LINK)
    return evidence, place


def _record(
    session: Session,
    evidence: Evidence,
    place: Place,
    reviewer_id: UUID,
    verb: str,
    before: dict[str, Any] | None,
    step_id: UUID,
) -> None:
    session.flush()
    record(
        session,
        verb=verb,
        object_id=evidence.id,
        actor_id=reviewer_id,
        project_id=place.project_id,
        before=before,
        after=state_of(evidence),
        step_id=step_id,
    )
