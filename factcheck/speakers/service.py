"""The speakers that sentences are attributed to: looked up, and added when there is none.

A speaker that was merged into another stands for that one: whatever is asked here by the id or a
name of the first is answered with the second, which is the standing one.

Of speakers that a reviewer named in a review still blind, others do not know. So whoever asks here
says who they are, None for the desk as a whole; and two reviewers who name the same person, each
on their own, make two speakers, until factcheck.speakers.opening joins them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, case, func, insert, select
from sqlalchemy.orm import Session

from factcheck.errors import InvalidError
from factcheck.history import record
from factcheck.locking import lock_project
from factcheck.models import Speaker, SpeakerAlias, SpeakerKind, uuid7
from factcheck.models.base import Uuid
from factcheck.models.blindness import made_known_to
from factcheck.speakers.states import ADDED, get_state, read_state, store_state, with_alias
from factcheck.text.clean import clean_line
from factcheck.text.fold import fold
from factcheck.words import say

AUTHOR = "The author"
"""Name of the speaker of kind author that each project has."""
NO_DETAILS: Mapping[str, str] = MappingProxyType({})
WRITE_A_NAME = say("Write a name with at least one letter.")
ID_TAKEN = say("This speaker's id is taken. Reload the page and try again.")
ONE_AUTHOR = say("Only the author of the article can be of kind author.")


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker as lists and answers show it."""

    id: UUID
    name: str
    kind: SpeakerKind


# Built once and on the table, as each save with an attribution and each article opened ask these.
_speaker: Any = Speaker.__table__
_alias: Any = SpeakerAlias.__table__
_standing: Any = _speaker.alias("standing")
_STANDS = _standing.c.id == func.coalesce(_speaker.c.merged_into_id, _speaker.c.id)
_ROW = (_standing.c.id, _standing.c.name, _standing.c.kind)
_KNOWN = made_known_to(_speaker, bindparam("reader", type_=Uuid()))
_BY_ID = (
    select(*_ROW)
    .select_from(_speaker.join(_standing, _STANDS))
    .where(
        _speaker.c.id == bindparam("speaker"),
        _speaker.c.project_id == bindparam("project"),
        _standing.c.removed_at.is_(None),
        _KNOWN,
    )
)
_AUTHOR = select(_speaker.c.id, _speaker.c.name, _speaker.c.kind).where(
    _speaker.c.project_id == bindparam("project"), _speaker.c.kind == SpeakerKind.AUTHOR
)
_BY_NAME = (
    select(*_ROW, _standing.c.removed_at.is_not(None))
    .select_from(_alias)
    .join(_speaker, _speaker.c.id == _alias.c.speaker_id)
    .join(_standing, _STANDS)
    .where(
        _alias.c.project_id == bindparam("project"),
        _alias.c.folded == bindparam("folded"),
        _KNOWN,
    )
    # One whose name it is goes before one that is only called so too; a removed one comes last.
    .order_by(
        case((_standing.c.removed_at.is_(None), 0), else_=1),
        case((_standing.c.name == _alias.c.alias, 0), else_=1),
        _standing.c.id,
    )
    .limit(1)
)


def add_speaker(  # noqa: PLR0913  all that is known of one, and how it came
    session: Session,
    project_id: UUID,
    name: str,
    kind: SpeakerKind,
    actor_id: UUID | None,
    *,
    speaker_id: UUID | None = None,
    aliases: tuple[str, ...] = (),
    role: str = "",
    external_id: str = "",
    step_id: UUID | None = None,
    made_in_id: UUID | None = None,
) -> SpeakerRow:
    """Return the project's speaker of this name, added if the actor knows of none yet. Flushes.

    One that was removed is put back.

    Args:
        speaker_id: the id for a new one, when a client has made it.
        step_id: what adding it is part of; None when it cannot be undone.
        made_in_id: the article in whose review a new one is made, while that is blind.

    Raises:
        InvalidError: the name has no letter or digit, or the id belongs to another speaker.
    """
    name, folded = clean_name(name)
    if known := _find_by_folded(session, project_id, folded, actor_id):
        return known
    lock_project(session, project_id)
    if known := _find_by_folded(session, project_id, folded, actor_id):
        return known  # added by another until we had the lock
    if removed := _find_by_folded(session, project_id, folded, actor_id, removed=True):
        return revive_speaker(session, project_id, removed.id, actor_id, step_id=step_id)
    if speaker_id and (taken := read_state(session, speaker_id)):
        query = select(_speaker.c.project_id).where(_speaker.c.id == speaker_id, _KNOWN)
        of_here = session.scalar(query, {"reader": actor_id})
        if taken["removed"] and of_here == project_id:
            return revive_speaker(session, project_id, speaker_id, actor_id, step_id=step_id)
        raise InvalidError(ID_TAKEN)
    if kind is SpeakerKind.AUTHOR and name != AUTHOR:
        raise InvalidError(ONE_AUTHOR)
    row = SpeakerRow(speaker_id or uuid7(), name, kind)
    insert_speaker(
        session,
        project_id,
        row,
        aliases,
        actor_id=actor_id,
        step_id=step_id,
        made_in_id=made_in_id,
        role=role,
        external_id=external_id,
    )
    return row


def insert_speaker(
    session: Session,
    project_id: UUID,
    row: SpeakerRow,
    aliases: tuple[str, ...] = (),
    *,
    actor_id: UUID | None,
    step_id: UUID | None,
    made_in_id: UUID | None = None,
    **details: str,
) -> None:
    """Add a speaker even where another one is called so. Flushes."""
    spelled = {fold(alias): clean_line(alias) for alias in (*reversed(aliases), row.name)}
    columns = {"project_id": project_id, "name": row.name, "kind": row.kind, **details}
    made = {"made_by_id": actor_id, "made_in_id": made_in_id}
    session.execute(insert(Speaker), {"id": row.id, **columns, **made})
    named = {"project_id": project_id, "speaker_id": row.id}
    session.execute(
        insert(SpeakerAlias),
        [{**named, "folded": folded, "alias": a} for folded, a in spelled.items() if folded],
    )
    record(
        session,
        verb=ADDED,
        object_id=row.id,
        actor_id=actor_id,
        project_id=project_id,
        after=read_state(session, row.id),
        step_id=step_id,
    )


def revive_speaker(
    session: Session,
    project_id: UUID,
    speaker_id: UUID,
    actor_id: UUID | None,
    *,
    step_id: UUID | None,
    details: Mapping[str, str] = NO_DETAILS,
) -> SpeakerRow:
    """Put back a speaker whose adding was undone, as it was but for *details*. Flushes.

    The caller has locked the project.
    """
    before = get_state(session, speaker_id)
    after = {**before, **details, "removed": False}
    if details:
        after["aliases"] = with_alias(before["aliases"], after["name"])
    if before["removed"]:
        store_state(session, speaker_id, after)
        record(
            session,
            verb=ADDED,
            object_id=speaker_id,
            actor_id=actor_id,
            project_id=project_id,
            before=before,
            after=after,
            step_id=step_id,
        )
    return SpeakerRow(speaker_id, after["name"], SpeakerKind(after["kind"]))


def clean_name(typed: str, field: str = "speaker") -> tuple[str, str]:
    """Return a name as it is stored, and folded.

    Args:
        field: what a refusal stands beside.

    Raises:
        InvalidError: it has no letter or digit, or is no single line.
    """
    name = clean_line(typed)
    folded = fold(name)
    if not any(character.isalnum() for character in folded):
        raise InvalidError(WRITE_A_NAME, {field: WRITE_A_NAME})
    return name, folded


def find_speaker(
    session: Session, project_id: UUID, speaker_id: UUID, reader_id: UUID | None = None
) -> SpeakerRow | None:
    """Return the project's standing speaker for this id; None when there is none, or no more."""
    named = {"speaker": speaker_id, "project": project_id, "reader": reader_id}
    found = session.execute(_BY_ID, named).first()
    return SpeakerRow(*found) if found else None


def find_by_name(
    session: Session,
    project_id: UUID,
    name: str,
    reader_id: UUID | None = None,
    *,
    removed: bool = False,
) -> SpeakerRow | None:
    """Return the project's standing speaker that is called so, however it is spelled, or None.

    Args:
        removed: look for one that was removed, where none stands.
    """
    return _find_by_folded(session, project_id, fold(name), reader_id, removed=removed)


def get_author(session: Session, project_id: UUID) -> SpeakerRow:
    """Return the speaker that stands for the author of each article."""
    found = session.execute(_AUTHOR, {"project": project_id}).one()
    return SpeakerRow(*found)


def _find_by_folded(
    session: Session,
    project_id: UUID,
    folded: str,
    reader_id: UUID | None,
    *,
    removed: bool = False,
) -> SpeakerRow | None:
    named = {"project": project_id, "folded": folded, "reader": reader_id}
    found = session.execute(_BY_NAME, named).first()
    return SpeakerRow(*found[:3]) if found and found[3] == removed else None
