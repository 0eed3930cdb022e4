"""Linking passages of sources to sentences."""

from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session, undefer

from factcheck.annotations.reading import find_place
from factcheck.annotations.service import check_open, ensure_annotation
from factcheck.errors import DuplicateError, InvalidError, NotFoundError, StaleError
from factcheck.history import record
from factcheck.models import (
    Annotation,
    Article,
    Evidence,
    Review,
    Sentence,
    Snapshot,
    Source,
    Stance,
    utc_now,
)
from factcheck.text.sanitize import render_note
from factcheck.text.spans import select_span

ALREADY_LINKED = "This passage is already linked to the sentence. Change that link instead."
CHANGED_ELSEWHERE = "This link was saved in another window while you were changing it."


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


class Placed(Protocol):
    """Anything with offsets in a snapshot's text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A linked passage with all that a page shows of it."""

    id: UUID
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    stance: Stance
    note: str
    revision: int
    snapshot_id: UUID
    source_id: UUID
    source_title: str
    source_publisher: str
    source_url: str
    sentence_id: UUID
    sentence_text: str
    article_id: UUID
    article_title: str

    def touches(self, passage: Placed) -> bool:
        """Whether it shares a character with a passage of the same snapshot."""
        return self.start < passage.end and passage.start < self.end

    @property
    def note_html(self) -> str:
        """The note as it is shown."""
        return render_note(self.note)


def link_evidence(
    session: Session, sentence_id: UUID, reviewer_id: UUID, draft: EvidenceDraft
) -> UUID:
    """Link a passage to the reviewer's annotation of a sentence, and return the link's id. Flushes.

    Raises:
        NotFoundError: there is no such sentence, or no such snapshot in its project.
        ForbiddenError: its article was removed.
        InvalidError: the offsets do not lie in the snapshot's text.
        DuplicateError: the same passage is already linked.
    """
    place = find_place(session, sentence_id, reviewer_id)
    check_open(place)
    snapshot = _snapshot_of(session, place.project_id, draft.snapshot_id)
    selector = select_span(snapshot.text, draft.start, draft.end)
    annotation_id = ensure_annotation(session, place, reviewer_id)
    span = (snapshot.id, draft.start, draft.end)
    for link in session.scalars(select(Evidence).where(Evidence.annotation_id == annotation_id)):
        if link.id == draft.id and (link.snapshot_id, link.start, link.end) == span:
            return link.id  # delivered twice
        if (link.snapshot_id, link.start, link.end) == span:
            raise DuplicateError(ALREADY_LINKED, link.id)
    if session.get(Evidence, draft.id):
        raise InvalidError("This link's id is taken. Reload the page and try again.")
    evidence = Evidence(
        id=draft.id,
        annotation_id=annotation_id,
        snapshot_id=snapshot.id,
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
    session.add(evidence)
    _record(session, evidence, place.project_id, reviewer_id, "evidence.linked", None)
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
        StaleError: it was saved after the reviewer opened it.
    """
    evidence, project_id = _own_link(session, evidence_id, reviewer_id)
    if evidence.revision != seen_revision:
        raise StaleError(CHANGED_ELSEWHERE)
    before = describe(evidence)
    evidence.stance = stance
    evidence.note = evidence.note if note is None else note
    evidence.revision += 1
    _record(session, evidence, project_id, reviewer_id, "evidence.updated", before)


def unlink_evidence(session: Session, evidence_id: UUID, reviewer_id: UUID) -> None:
    """Take a link away; the history keeps what it was. Flushes.

    Raises:
        NotFoundError: the reviewer has no such link.
    """
    evidence, project_id = _own_link(session, evidence_id, reviewer_id)
    record(
        session,
        verb="evidence.unlinked",
        object_id=evidence.id,
        actor_id=reviewer_id,
        project_id=project_id,
        before=describe(evidence),
    )
    session.delete(evidence)
    session.flush()


# Built once: naming these columns anew took most of the time of asking for them.
_ROWS: Select[*tuple[Any, ...]] = (
    select(
        Evidence.id,
        Evidence.start,
        Evidence.end,
        Evidence.exact,
        Evidence.prefix,
        Evidence.suffix,
        Evidence.stance,
        Evidence.note,
        Evidence.revision,
        Evidence.snapshot_id,
        Source.id,
        Source.title,
        Source.publisher,
        Source.url,
        Sentence.id,
        Sentence.text,
        Article.id,
        Article.title,
    )
    .join(Annotation, Annotation.id == Evidence.annotation_id)
    .join(Review, Review.id == Annotation.review_id)
    .join(Sentence, Sentence.id == Annotation.sentence_id)
    .join(Article, Article.id == Sentence.article_id)
    .join(Snapshot, Snapshot.id == Evidence.snapshot_id)
    .join(Source, Source.id == Snapshot.source_id)
)
_LINKED = _ROWS.where(
    Annotation.sentence_id == bindparam("sentence"), Review.own(bindparam("reviewer"))
).order_by(Evidence.id)


def get_evidence(session: Session, evidence_id: UUID, reviewer_id: UUID) -> EvidenceRow:
    """Return one of the reviewer's links.

    Raises:
        NotFoundError: the reviewer has no such link.
    """
    query = _ROWS.where(Evidence.id == evidence_id, Review.own(reviewer_id))
    found = session.execute(query).first()
    if found is None:
        raise NotFoundError("There is no such link.")
    return EvidenceRow(*found)


def list_evidence(session: Session, sentence_id: UUID, reviewer_id: UUID) -> list[EvidenceRow]:
    """Return the passages the reviewer linked to a sentence, oldest first, in one query."""
    named = {"sentence": sentence_id, "reviewer": reviewer_id}
    return [EvidenceRow(*row) for row in session.execute(_LINKED, named)]


def list_uses(session: Session, source_id: UUID, reviewer_id: UUID) -> list[EvidenceRow]:
    """Return the reviewer's links to a source's passages, in their order, in one query."""
    query = _ROWS.where(Source.id == source_id, Review.own(reviewer_id))
    found = session.execute(query.order_by(Evidence.snapshot_id, Evidence.start, Evidence.id))
    return [EvidenceRow(*row) for row in found]


def describe(evidence: Evidence) -> dict[str, Any]:
    """Return the link in JSON's types, for the history."""
    return {
        "annotation": str(evidence.annotation_id),
        "snapshot": str(evidence.snapshot_id),
        "start": evidence.start,
        "end": evidence.end,
        "exact": evidence.exact,
        "stance": evidence.stance.value,
        "note": evidence.note,
    }


def _snapshot_of(session: Session, project_id: UUID, snapshot_id: UUID) -> Snapshot:
    query = (
        select(Snapshot)
        .join(Source, Source.id == Snapshot.source_id)
        .where(Snapshot.id == snapshot_id, Source.project_id == project_id)
        .options(undefer(Snapshot.text))
    )
    snapshot = session.scalar(query)
    if snapshot is None:
        raise NotFoundError("There is no such source.")
    return snapshot


def _own_link(session: Session, evidence_id: UUID, reviewer_id: UUID) -> tuple[Evidence, UUID]:
    query = (
        select(Evidence, Article.project_id)
        .join(Annotation, Annotation.id == Evidence.annotation_id)
        .join(Review, Review.id == Annotation.review_id)
        .join(Article, Article.id == Review.article_id)
        .where(Evidence.id == evidence_id, Review.own(reviewer_id))
    )
    found = session.execute(query).first()
    if found is None:
        raise NotFoundError("There is no such link.")
    return found[0], found[1]


def _record(
    session: Session,
    evidence: Evidence,
    project_id: UUID,
    reviewer_id: UUID,
    verb: str,
    before: dict[str, Any] | None,
) -> None:
    record(
        session,
        verb=verb,
        object_id=evidence.id,
        actor_id=reviewer_id,
        project_id=project_id,
        before=before,
        after=describe(evidence),
    )
    session.flush()
