"""Finding speakers by what they are called, and adding new ones."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from factcheck.errors import InvalidError
from factcheck.history import record
from factcheck.locking import lock_project
from factcheck.models import Speaker, SpeakerAlias, SpeakerKind, uuid7
from factcheck.text.clean import clean_line
from factcheck.text.fold import fold

AUTHOR = "The author"
"""Name of the speaker of kind author that each project has."""
OFFERED = 8
"""How many speakers a search offers."""


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker as lists and answers show it."""

    id: UUID
    name: str
    kind: SpeakerKind


@dataclass(frozen=True, slots=True)
class Match(SpeakerRow):
    """A speaker that a search found, and the alias it was found by when that is not the name."""

    alias: str | None


# Built once and on the table, as each save with an attribution and each article opened ask these.
_speaker: Any = Speaker.__table__
_BY_ID = select(_speaker.c.id, _speaker.c.name, _speaker.c.kind).where(
    _speaker.c.id == bindparam("speaker"), _speaker.c.project_id == bindparam("project")
)
_AUTHOR = select(_speaker.c.id, _speaker.c.name, _speaker.c.kind).where(
    _speaker.c.project_id == bindparam("project"), _speaker.c.kind == SpeakerKind.AUTHOR
)


def add_speaker(
    session: Session,
    project_id: UUID,
    name: str,
    kind: SpeakerKind,
    actor_id: UUID | None,
    *,
    speaker_id: UUID | None = None,
    aliases: tuple[str, ...] = (),
) -> SpeakerRow:
    """Return the project's speaker of this name, added if there is none yet. Flushes.

    Args:
        speaker_id: the id for a new one, when a client has made it.

    Raises:
        InvalidError: the name has no letter or digit, or the id belongs to another speaker.
    """
    name = clean_line(name)
    folded = fold(name)
    if not any(character.isalnum() for character in folded):
        raise InvalidError("Write a name with at least one letter.", {"speaker": "Write a name."})
    if known := _find_by_folded(session, project_id, folded):
        return known
    lock_project(session, project_id)
    if known := _find_by_folded(session, project_id, folded):
        return known  # added by another until we had the lock
    if speaker_id and session.get(Speaker, speaker_id):
        raise InvalidError("This speaker's id is taken. Reload the page and try again.")
    if kind is SpeakerKind.AUTHOR and name != AUTHOR:
        raise InvalidError("Only the author of the article can be of kind author.")
    row = SpeakerRow(speaker_id or uuid7(), name, kind)
    speaker = Speaker(id=row.id, project_id=project_id, name=name, kind=kind)
    for alias in {fold(a): a for a in (*reversed(aliases), name) if fold(a)}.items():
        speaker.aliases.append(
            SpeakerAlias(project_id=project_id, folded=alias[0], alias=clean_line(alias[1]))
        )
    session.add(speaker)
    record(
        session,
        verb="speaker.added",
        object_id=row.id,
        actor_id=actor_id,
        project_id=project_id,
        after={"name": name, "kind": kind.value},
    )
    session.flush()
    return row


def find_speaker(session: Session, project_id: UUID, speaker_id: UUID) -> SpeakerRow | None:
    """Return the project's speaker with this id, or None."""
    found = session.execute(_BY_ID, {"speaker": speaker_id, "project": project_id}).first()
    return SpeakerRow(*found) if found else None


def get_author(session: Session, project_id: UUID) -> SpeakerRow:
    """Return the speaker that stands for the author of each article."""
    found = session.execute(_AUTHOR, {"project": project_id}).one()
    return SpeakerRow(*found)


def search_speakers(session: Session, project_id: UUID, typed: str) -> list[Match]:
    """Return up to OFFERED speakers one of whose aliases has a word that begins as *typed* does.

    Case and accents do not count. Those whose alias begins so come first, then the shorter.
    """
    folded = fold(typed)
    if not folded:
        return []
    begins = SpeakerAlias.folded.startswith(folded, autoescape=True)
    found = session.execute(
        select(Speaker.id, Speaker.name, Speaker.kind, SpeakerAlias.alias)
        .join(Speaker, Speaker.id == SpeakerAlias.speaker_id)
        .where(
            SpeakerAlias.project_id == project_id,
            or_(begins, SpeakerAlias.folded.contains(f" {folded}", autoescape=True)),
        )
        .order_by(
            case((begins, 0), else_=1), func.length(SpeakerAlias.folded), Speaker.name, Speaker.id
        )
        .limit(4 * OFFERED)  # a speaker may match by several aliases
    )
    offered: dict[UUID, Match] = {}
    for speaker_id, name, kind, alias in found:
        offered.setdefault(
            speaker_id, Match(speaker_id, name, kind, None if alias == name else alias)
        )
    return list(offered.values())[:OFFERED]


def _find_by_folded(session: Session, project_id: UUID, folded: str) -> SpeakerRow | None:
    found = session.execute(
        select(Speaker.id, Speaker.name, Speaker.kind)
        .join(SpeakerAlias, SpeakerAlias.speaker_id == Speaker.id)
        .where(SpeakerAlias.project_id == project_id, SpeakerAlias.folded == folded)
        .order_by(Speaker.id)
        .limit(1)
    ).first()
    return SpeakerRow(*found) if found else None
