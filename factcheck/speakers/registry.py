"""Keeping the registry: adding a speaker by hand, correcting what is known of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.adjudication.renaming import recount_named
from factcheck.errors import DETAILS_CHANGED, DuplicateError, InvalidError, StaleError
from factcheck.history import begin_step
from factcheck.locking import lock_project
from factcheck.models import SpeakerKind
from factcheck.speakers.entries import Entry, find_alias, get_entry, lock_changeable
from factcheck.speakers.service import (
    ONE_AUTHOR,
    add_speaker,
    clean_name,
    find_by_name,
    revive_speaker,
)
from factcheck.speakers.states import ADDED, change_speaker, get_state, with_alias
from factcheck.text.fold import fold
from factcheck.words import say

NAME_STAYS = say("This is the name it goes by. Give it another name first.")
ALREADY_CALLED = say("It is called so already.")


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a speaker, cleaned."""

    name: str
    kind: SpeakerKind
    role: str = ""
    external_id: str = ""


def create_speaker(session: Session, project_id: UUID, details: Details, actor_id: UUID) -> UUID:
    """Add a speaker by hand and return its id. Flushes.

    Raises:
        DuplicateError: somebody is called so; its ``existing_id`` tells who.
        InvalidError: the name has no letter, or the kind is the author's.
    """
    name, _ = clean_name(details.name, "name")
    _refuse_author(details)
    lock_project(session, project_id)
    if known := find_by_name(session, project_id, name, actor_id):
        raise DuplicateError(say("%(name)s is called so already.", name=known.name), known.id)
    step_id = begin_step(session, verb=ADDED, project_id=project_id, actor_id=actor_id)
    if removed := find_by_name(session, project_id, name, actor_id, removed=True):
        known = revive_speaker(
            session, project_id, removed.id, actor_id, step_id=step_id, details=_told(details)
        )
        return known.id
    added = add_speaker(
        session,
        project_id,
        name,
        details.kind,
        actor_id,
        role=details.role,
        external_id=details.external_id,
        step_id=step_id,
    )
    return added.id


def update_speaker(
    session: Session, speaker_id: UUID, details: Details, seen_revision: int, actor_id: UUID
) -> None:
    """Store corrected details; a former name stays as an alias. Flushes.

    Raises:
        StaleError: it was saved after the reviewer opened it.
        InvalidError: another speaker has this name, or this speaker cannot be changed.
    """
    clean_name(details.name, "name")
    entry = lock_changeable(session, speaker_id)
    _refuse_author(details)
    if entry.revision != seen_revision:
        raise StaleError(DETAILS_CHANGED)
    refuse_name(session, entry, details.name, "name", actor_id)
    before = get_state(session, speaker_id)
    aliases = with_alias(before["aliases"], details.name)
    wanted = {**before, **_told(details), "aliases": aliases}
    if wanted != before:
        _change(session, speaker_id, entry.project_id, before, wanted, "speaker.updated", actor_id)
        recount_named(session, [speaker_id])


def add_alias(session: Session, speaker_id: UUID, typed: str, actor_id: UUID) -> str:
    """Let a speaker be found by another name, and return it as it is stored. Flushes.

    Raises:
        InvalidError: it is called so already, or another speaker has this name; or the name has
            no letter, or this speaker cannot be changed.
    """
    alias, folded = clean_name(typed, "alias")
    entry = lock_changeable(session, speaker_id)
    if folded in {fold(entry.name), *(fold(other.alias) for other in entry.aliases)}:
        raise InvalidError(ALREADY_CALLED, {"alias": ALREADY_CALLED})
    refuse_name(session, entry, alias, "alias", actor_id)
    before = get_state(session, speaker_id)
    wanted = {**before, "aliases": with_alias(before["aliases"], alias)}
    _change(session, speaker_id, entry.project_id, before, wanted, "speaker.alias_added", actor_id)
    return alias


def remove_alias(session: Session, speaker_id: UUID, alias_id: UUID, actor_id: UUID) -> str:
    """Let a speaker be found by a name no more, and return the name. Flushes.

    Raises:
        InvalidError: it is the name it goes by, or that of one merged into it; or the alias is
            gone, or this speaker cannot be changed.
    """
    entry = lock_changeable(session, speaker_id)
    alias = find_alias(entry, alias_id)
    before = get_state(session, alias.speaker_id)
    if fold(before["name"]) == fold(alias.alias):
        raise InvalidError(NAME_STAYS)
    wanted = {**before, "aliases": [a for a in before["aliases"] if a["id"] != str(alias_id)]}
    verb = "speaker.alias_removed"
    _change(session, alias.speaker_id, entry.project_id, before, wanted, verb, actor_id)
    return alias.alias


def restore_speaker(session: Session, speaker_id: UUID, actor_id: UUID) -> None:
    """Put back a speaker whose adding was undone. Flushes.

    One that is there already stays as it is, and what was undone can still be redone.
    """
    lock_project(session, get_entry(session, speaker_id).project_id)
    entry = get_entry(session, speaker_id)
    if not entry.removed:
        return
    step_id = begin_step(session, verb=ADDED, project_id=entry.project_id, actor_id=actor_id)
    revive_speaker(session, entry.project_id, speaker_id, actor_id, step_id=step_id)


def _refuse_author(details: Details) -> None:
    if details.kind is SpeakerKind.AUTHOR:
        raise InvalidError(ONE_AUTHOR, {"kind": ONE_AUTHOR})


def refuse_name(
    session: Session, entry: Entry, name: str, field: str, reader_id: UUID | None
) -> None:
    """Refuse a name that another speaker goes by, as whoever writes it could mean either."""
    other = find_by_name(session, entry.project_id, name, reader_id)
    if other and other.id != entry.id and fold(other.name) == fold(name):
        message = say(
            "Another speaker has this name: %(name)s. If the two are the same, merge them; "
            "else add what tells them apart.",
            name=other.name,
        )
        raise InvalidError(message, {field: message})


def _told(details: Details) -> dict[str, Any]:
    return {
        "name": details.name,
        "kind": details.kind.value,
        "role": details.role,
        "external_id": details.external_id,
    }


def _change(
    session: Session,
    speaker_id: UUID,
    project_id: UUID,
    before: Mapping[str, Any],
    wanted: Mapping[str, Any],
    verb: str,
    actor_id: UUID,
) -> None:
    """Store *wanted* in place of *before*, as a step of its own."""
    step_id = begin_step(session, verb=verb, project_id=project_id, actor_id=actor_id)
    change_speaker(
        session,
        speaker_id,
        project_id,
        before,
        wanted,
        verb=verb,
        actor_id=actor_id,
        step_id=step_id,
    )
