"""Speakers that reviewers named blind to each other, which become the desk's."""

from typing import Any
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from factcheck.history import record
from factcheck.locking import lock_project
from factcheck.models import Annotation, Attribution, Review, Speaker, SpeakerAlias
from factcheck.speakers.states import change_speaker, get_state
from factcheck.text.fold import fold


def share_speakers(
    session: Session, project_id: UUID, article_id: UUID, actor_id: UUID | None
) -> None:
    """Make those who were named first in an article, or are named in it, the desk's. Flushes.

    Those of one name and kind that reviewers made each on their own become one, as by a merge: the
    one that the desk has already, else the earliest.

    Args:
        actor_id: who opened the article; None where its last review was handed in.
    """
    named = (
        select(Attribution.speaker_id)
        .join(Annotation, Annotation.id == Attribution.annotation_id)
        .join(Review, Review.id == Annotation.review_id)
        .where(Review.article_id == article_id)
    )
    query = select(Speaker).where(
        Speaker.made_in_id.is_not(None),
        or_(Speaker.made_in_id == article_id, Speaker.id.in_(named)),
    )
    found = session.scalars(query.order_by(Speaker.id)).all()
    if not found:
        return
    lock_project(session, project_id)
    shared = [speaker.id for speaker in found]
    _share(session, project_id, shared, actor_id)
    for speaker in found:
        if speaker.merged_into_id is None and speaker.removed_at is None:
            _join(session, speaker, shared, actor_id)


def _share(
    session: Session, project_id: UUID, speaker_ids: list[UUID], actor_id: UUID | None
) -> None:
    """Make speakers the desk's, with those for which they stand."""
    some = or_(Speaker.id.in_(speaker_ids), Speaker.merged_into_id.in_(speaker_ids))
    made = some & Speaker.made_in_id.is_not(None)
    rows = session.execute(select(Speaker.id, Speaker.made_in_id).where(made).order_by(Speaker.id))
    for speaker_id, made_in_id in rows.all():
        record(
            session,
            verb="speaker.shared",
            object_id=speaker_id,
            actor_id=actor_id,
            project_id=project_id,
            before={"made_in": str(made_in_id)},
            after={"made_in": None},
        )
    session.execute(update(Speaker).where(made).values(made_in_id=None))


def _join(session: Session, speaker: Speaker, shared: list[UUID], actor_id: UUID | None) -> None:
    """Let the first of the desk's speakers who is called so stand for *speaker*.

    Args:
        shared: who became the desk's only now, and comes after those it had.
    """
    same = (
        select(Speaker)
        .join(SpeakerAlias, SpeakerAlias.speaker_id == Speaker.id)
        .where(
            SpeakerAlias.project_id == speaker.project_id,
            SpeakerAlias.folded == fold(speaker.name),
            SpeakerAlias.alias == Speaker.name,
            Speaker.kind == speaker.kind,
            Speaker.made_in_id.is_(None),
            Speaker.merged_into_id.is_(None),
            Speaker.removed_at.is_(None),
        )
        .order_by(Speaker.id.in_(shared), Speaker.id)
    )
    first = next(iter(session.scalars(same)), speaker)
    known = {first.external_id, speaker.external_id} - {""}
    if first.id == speaker.id or len(known) > 1:
        return
    along = session.scalars(select(Speaker.id).where(Speaker.merged_into_id == speaker.id)).all()
    how: Any = {"verb": "speaker.merged", "actor_id": actor_id, "step_id": None}
    for moved in (*along, speaker.id):
        before = get_state(session, moved)
        wanted = {**before, "merged_into": str(first.id)}
        change_speaker(session, moved, speaker.project_id, before, wanted, **how)
    session.expire(speaker)
