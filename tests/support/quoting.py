"""Speakers, and sentences that quote them, for tests of the registry."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.annotations.reading import AttributionDraft, Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.models import Attribution, Project, Sentence, Speaker, SpeakerKind, Tag, User, uuid7
from factcheck.speakers.service import SpeakerRow, add_speaker


def add(session: Session, project: Project, name: str, *aliases: str) -> SpeakerRow:
    """Add a person by name, who cannot be undone."""
    return add_speaker(session, project.id, name, SpeakerKind.PERSON, None, aliases=aliases)


def quote(
    session: Session,
    sentence: Sentence,
    user: User,
    name: str,
    *,
    source: str = "",
    role: str = "",
) -> UUID:
    """Attribute a sentence to *name*; *source* is the words in it that say who. Return its id."""
    start = sentence.text.find(source)
    span = Span(start, start + len(source), source) if source else None
    who = AttributionDraft(uuid7(), name, source=span, role=role)
    reading = Reading(Tag.QUOTE, (who,))
    return save_annotation(session, uuid7(), sentence.id, user.id, reading, seen_revision=0).id


def names_of(session: Session, annotation_id: UUID) -> list[str]:
    """Return the names of those who an annotation is attributed to, as recorded."""
    query = (
        select(Speaker.name)
        .join(Attribution, Attribution.speaker_id == Speaker.id)
        .where(Attribution.annotation_id == annotation_id)
        .order_by(Attribution.position)
    )
    return list(session.scalars(query))
