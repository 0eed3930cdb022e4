"""Who speaks in an article: its author, people who are named, people known by what they are."""

from collections import Counter
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.models import Annotation, Attribution, Naming, Review, Speaker, SpeakerKind


class Voice(StrEnum):
    """Who says a sentence, as far as its reader can tell."""

    AUTHOR = "author"
    NAMED = "named"
    ROLE = "role"
    """Somebody who is known by what they are only."""
    ANONYMOUS = "anonymous"


def count_voices(session: Session, article_id: UUID, reviewer_id: UUID) -> Counter[Voice]:
    """Return how many sentences each voice says, of those that the reviewer has tagged."""
    first = (
        select(
            Annotation.sentence_id,
            Annotation.id,
            Attribution.naming,
            Attribution.role,
            Speaker.kind,
        )
        .join(Review, Review.id == Annotation.review_id)
        .outerjoin(
            Attribution,
            (Attribution.annotation_id == Annotation.id) & (Attribution.parent_id.is_(None)),
        )
        .outerjoin(Speaker, Speaker.id == Attribution.speaker_id)
        .where(
            Review.article_id == article_id,
            Review.own(reviewer_id),
            Annotation.removed_at.is_(None),
            Annotation.exact.is_(None),
            Annotation.tag.is_not(None),
        )
        .order_by(Annotation.sentence_id, Attribution.position)
    )
    voices = {
        row.sentence_id: _voice(row.naming, row.role, row.kind)
        for row in reversed(session.execute(first).all())
    }
    return Counter(voices.values())


def _voice(naming: Naming | None, role: str | None, kind: SpeakerKind | None) -> Voice:
    if naming is None or kind is SpeakerKind.AUTHOR:
        return Voice.AUTHOR
    if naming is Naming.NAMED and kind is not SpeakerKind.UNNAMED:
        return Voice.NAMED
    return Voice.ROLE if role else Voice.ANONYMOUS
