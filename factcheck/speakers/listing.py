"""The registry's lists: who is in it, and where each is quoted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from factcheck.models import (
    Annotation,
    Article,
    Attribution,
    Manner,
    Review,
    Sentence,
    Speaker,
    SpeakerAlias,
    SpeakerKind,
)
from factcheck.speakers.finding import word_patterns
from factcheck.text.fold import fold

PAGE = 50
"""Speakers, and quotations, on a page."""


@dataclass(frozen=True, slots=True)
class ListedSpeaker:
    """One line of the registry."""

    id: UUID
    name: str
    kind: SpeakerKind
    role: str
    aliases: tuple[str, ...]
    """Its other names."""
    quoted: int
    """How often the reader of the list attributed something to it."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One place where the reader attributed something to a speaker."""

    id: UUID
    """Of the attribution."""
    article_id: UUID
    article_title: str
    language: str
    sentence_id: UUID
    position: int
    """Of the sentence in its article."""
    text: str
    """Of the sentence."""
    exact: str | None
    """The words inside it that are meant; None for all of it."""
    manner: Manner
    role: str
    """As the text gives it."""
    affiliation: str
    said_as: str
    """The name of the speaker as recorded, who may have been merged since."""


def list_speakers(
    session: Session,
    project_id: UUID,
    reader_id: UUID,
    *,
    typed: str = "",
    kind: SpeakerKind | None = None,
    after: UUID | None = None,
) -> tuple[list[ListedSpeaker], UUID | None]:
    """Return a page of the registry by name, in at most five queries, and where the next begins.

    Args:
        typed: what a word of one of their names begins with; case and accents do not count.
        after: the id that the last page ended with.
    """
    query: Any = (
        select(Speaker.id, Speaker.name, Speaker.kind, Speaker.role, SpeakerAlias.folded)
        .join(
            SpeakerAlias,
            and_(SpeakerAlias.speaker_id == Speaker.id, SpeakerAlias.alias == Speaker.name),
        )
        .where(
            SpeakerAlias.project_id == project_id,
            Speaker.merged_into_id.is_(None),
            Speaker.removed_at.is_(None),
        )
        .order_by(SpeakerAlias.folded, Speaker.id)
        .limit(PAGE + 1)
    )
    if kind:
        query = query.where(Speaker.kind == kind)
    if words := fold(typed):
        query = _narrow(query, project_id, words)
    last = select(Speaker.name).where(Speaker.id == after, Speaker.project_id == project_id)
    if after and (name := session.scalar(last)):
        query = query.where(tuple_(SpeakerAlias.folded, Speaker.id) > (fold(name), after))
    found = session.execute(query).all()
    page = found[:PAGE]
    whose = find_family(session, [row.id for row in page])
    aliases = _list_aliases(session, whose)
    quoted = count_quotations(session, whose, reader_id)
    rows = [
        ListedSpeaker(
            speaker_id,
            name,
            kind,
            role,
            tuple(other for other in aliases.get(speaker_id, ()) if fold(other) != folded),
            quoted.get(speaker_id, 0),
        )
        for speaker_id, name, kind, role, folded in page
    ]
    return rows, page[-1].id if len(found) > PAGE else None


def list_quotations(
    session: Session, speaker_id: UUID, reader_id: UUID, *, after: UUID | None = None
) -> tuple[list[Quotation], UUID | None]:
    """Return a page of where the reader quotes a speaker, newest first, and where the next begins.

    Args:
        after: the id of the attribution that the last page ended with.
    """
    family = find_family(session, [speaker_id])
    query = (
        select(
            Attribution.id,
            Article.id,
            Article.title,
            Article.language,
            Sentence.id,
            Sentence.position,
            Sentence.text,
            Annotation.exact,
            Attribution.manner,
            Attribution.role,
            Attribution.affiliation,
            Speaker.name,
        )
        .select_from(Attribution)
        .join(Speaker, Speaker.id == Attribution.speaker_id)
        .join(Annotation, Annotation.id == Attribution.annotation_id)
        .join(Sentence, Sentence.id == Annotation.sentence_id)
        .join(Article, Article.id == Sentence.article_id)
        .join(Review, Review.id == Annotation.review_id)
        .where(Attribution.speaker_id.in_(family), _shown(reader_id))
        .order_by(Attribution.id.desc())
        .limit(PAGE + 1)
    )
    if after:
        query = query.where(Attribution.id < after)
    found: Sequence[Any] = session.execute(query).all()
    rows = [Quotation(*tuple(row)) for row in found[:PAGE]]
    return rows, rows[-1].id if len(found) > PAGE else None


def find_family(session: Session, speaker_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """Return the speakers of these ids and those merged into them: each with whom it stands for."""
    merged = session.execute(
        select(Speaker.id, Speaker.merged_into_id).where(Speaker.merged_into_id.in_(speaker_ids))
    )
    family: dict[UUID, UUID] = {speaker_id: speaker_id for speaker_id in speaker_ids}
    family.update((one, into) for one, into in merged if into)
    return family


def count_quotations(
    session: Session, family: dict[UUID, UUID], reader_id: UUID
) -> dict[UUID, int]:
    """Count how often the reader attributed something to the standing ones of *family*."""
    counted = session.execute(
        select(Attribution.speaker_id, func.count())
        .join(Annotation, Annotation.id == Attribution.annotation_id)
        .join(Review, Review.id == Annotation.review_id)
        .join(Article, Article.id == Review.article_id)
        .where(Attribution.speaker_id.in_(family), _shown(reader_id))
        .group_by(Attribution.speaker_id)
    )
    counts: dict[UUID, int] = {}
    for speaker_id, count in counted:
        if speaker_id:  # always, as it is one of the family
            standing = family[speaker_id]
            counts[standing] = counts.get(standing, 0) + count
    return counts


def _shown(reader_id: UUID) -> Any:
    """What a reader may see, and what stands."""
    return and_(
        Review.own(reader_id), Annotation.removed_at.is_(None), Article.removed_at.is_(None)
    )


def _narrow(query: Any, project_id: UUID, folded: str) -> Any:
    """Keep of *query* the speakers with a name of which a word begins so.

    By joins and not by IN, for which PostgreSQL may read all names anew for each speaker.
    """
    pattern = word_patterns(folded)
    whose, said = aliased(Speaker), aliased(SpeakerAlias)
    begins, within = (said.folded.like(pattern[name], escape="\\") for name in pattern)
    return (
        query.join(whose, whose.standing() == Speaker.id)
        .join(said, said.speaker_id == whose.id)
        .where(said.project_id == project_id, or_(begins, within))
        .distinct()
    )


def _list_aliases(session: Session, family: dict[UUID, UUID]) -> dict[UUID, list[str]]:
    found = session.execute(
        select(SpeakerAlias.speaker_id, SpeakerAlias.alias)
        .where(SpeakerAlias.speaker_id.in_(family))
        .order_by(SpeakerAlias.folded)
    )
    aliases: dict[UUID, list[str]] = {}
    for speaker_id, alias in found:
        names = aliases.setdefault(family[speaker_id], [])
        if alias not in names:
            names.append(alias)
    return aliases
