"""What a reviewer decides on a discrepancy: that it stands, or that it is none."""

from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, undefer

from factcheck.annotations.places import Place, find_place
from factcheck.annotations.service import begin_save, check_open, ensure_annotation
from factcheck.annotations.stored import find_saved, lock_annotation
from factcheck.compare.discrepancies import Mark, mark_discrepancies
from factcheck.compare.discrepancy_states import state_of
from factcheck.errors import InvalidError, NotFoundError
from factcheck.history import record
from factcheck.models import (
    Annotation,
    Article,
    Discrepancy,
    DiscrepancyKind,
    DiscrepancyState,
    Review,
    Snapshot,
    Source,
    utc_now,
    uuid7,
)
from factcheck.models.blindness import made_known_to
from factcheck.sources.finding import NO_SOURCE, hold_text
from factcheck.sources.opening import hold_for_sharing, share_used
from factcheck.text.lexemes import LONGEST
from factcheck.words import say

NOT_FOUND = say("This difference is no longer found. Reload the page to see what is.")


@dataclass(frozen=True, slots=True)
class Decision:
    """Which difference is meant, and what becomes of it."""

    snapshot_id: UUID
    passage: tuple[int, int]
    """What was compared with the sentence: offsets in the snapshot's text, in code points."""
    start: int
    """Of the source's words in the snapshot's text, in code points."""
    end: int
    kind: DiscrepancyKind
    claim: str
    """The words of the sentence."""
    state: DiscrepancyState | None
    """None to take a decision back."""


def decide_discrepancy(
    session: Session, sentence_id: UUID, reviewer_id: UUID, decision: Decision
) -> None:
    """Store what the reviewer decided on a difference that is found. Flushes.

    Raises:
        NotFoundError: there is no such sentence, or no such snapshot in its project.
        ForbiddenError: nothing may be saved there: see check_open.
        InvalidError: no such difference is found between the two.
    """
    hold_for_sharing(session, decision.snapshot_id, reviewer_id)
    place = find_place(session, sentence_id, reviewer_id, hold=True)
    check_open(place)
    decision = replace(decision, snapshot_id=hold_text(session, decision.snapshot_id))
    saved = find_saved(session, place, None, whole=True)
    if saved is not None:
        lock_annotation(session, saved.id)
        saved = find_saved(session, place, None, whole=True)
    row = _find_stored(session, saved.id, decision) if saved else None
    if (row.state if row else None) is decision.state:
        return  # delivered twice
    before = state_of(row) if row else None
    mark = None if row else _find_mark(session, place, decision, reviewer_id)
    step_id = begin_save(session, place, reviewer_id, "discrepancy.decided")
    if row is None:
        assert mark is not None
        on = saved.id if saved else ensure_annotation(session, place, reviewer_id, step_id)
        row = _new(on, decision, mark)
        session.add(row)
    else:
        row.revision += 1
        row.removed_at = None if decision.state else utc_now()
        row.state = decision.state or row.state
    session.flush()
    record(
        session,
        verb="discrepancy.decided",
        object_id=row.id,
        actor_id=reviewer_id,
        project_id=place.project_id,
        before=before,
        after=state_of(row),
        step_id=step_id,
    )


def list_decided(session: Session, sentence_id: UUID, reviewer_id: UUID) -> list[Discrepancy]:
    """Return what the reviewer decided on differences of a sentence, the oldest first.

    In one query, which loads the snapshots and their sources too.
    """
    query = (
        select(Discrepancy)
        .join(Annotation, Annotation.id == Discrepancy.annotation_id)
        .join(Review, Review.id == Annotation.review_id)
        .where(
            Annotation.sentence_id == sentence_id,
            Annotation.removed_at.is_(None),
            Review.own(reviewer_id),
            Discrepancy.removed_at.is_(None),
        )
        .order_by(Discrepancy.id)
        .options(joinedload(Discrepancy.snapshot).joinedload(Snapshot.source))
    )
    return list(session.scalars(query))


def _find_stored(session: Session, annotation_id: UUID, decision: Decision) -> Discrepancy | None:
    query = select(Discrepancy).where(
        Discrepancy.annotation_id == annotation_id,
        Discrepancy.snapshot_id == decision.snapshot_id,
        Discrepancy.kind == decision.kind,
        Discrepancy.start == decision.start,
        Discrepancy.end == decision.end,
        Discrepancy.claim == decision.claim,
        Discrepancy.removed_at.is_(None),
    )
    return session.scalar(query)


def _find_mark(
    session: Session, place: Place, decision: Decision, reviewer_id: UUID
) -> tuple[Mark, str]:
    """Return the mark that is meant, with the words of the source."""
    found = session.execute(
        select(Snapshot, Source)
        .join(Source, Source.id == Snapshot.source_id)
        .where(
            Snapshot.id == decision.snapshot_id,
            Snapshot.removed_at.is_(None),
            made_known_to(Source, reviewer_id),
        )
        .options(undefer(Snapshot.text))
        .with_for_update(read=True, of=Snapshot)  # so that it is not taken back meanwhile
    ).first()
    if found is None or found.Source.project_id != place.project_id:
        raise NotFoundError(NO_SOURCE)
    share_used(session, found.Source, reviewer_id)
    article = session.get_one(Article, place.article_id)
    start, end = decision.passage
    text = found.Snapshot.text[start : min(end, start + LONGEST)]
    marks = mark_discrepancies(
        place.text,
        text,
        claim_date=article.published,
        passage_date=found.Source.published,
        language=article.language,
        weak=True,
    )
    for mark in marks:
        meant = (mark.kind.value, start + mark.source_start, start + mark.source_end)
        claimed = place.text[mark.claim_start : mark.claim_end]
        if (
            mark.differs
            and meant == (decision.kind.value, decision.start, decision.end)
            and claimed == decision.claim
        ):
            return mark, text[mark.source_start : mark.source_end]
    raise InvalidError(NOT_FOUND)


def _new(annotation_id: UUID, decision: Decision, found: tuple[Mark, str]) -> Discrepancy:
    mark, exact = found
    return Discrepancy(
        id=uuid7(),
        annotation_id=annotation_id,
        snapshot_id=decision.snapshot_id,
        kind=decision.kind,
        claim=decision.claim,
        claim_value=mark.claim_value,
        start=decision.start,
        end=decision.end,
        exact=exact,
        source_value=mark.source_value,
        rule=mark.rule.value,
        state=decision.state,
        revision=1,
        created_at=utc_now(),
    )
