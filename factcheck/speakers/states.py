"""Speakers as the history keeps them: told from what is stored, and put back.

A state holds all that the registry says of a speaker:

    {"name", "kind", "role", "external_id", "aliases": [{"id", "alias"}, ...] by id,
     "merged_into": id or null, "removed": bool}
"""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, exists, insert, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from factcheck.errors import StaleError
from factcheck.history import record
from factcheck.locking import lock_project
from factcheck.models import (
    Annotation,
    Article,
    Attribution,
    Event,
    Membership,
    Role,
    Speaker,
    SpeakerAlias,
    SpeakerKind,
    utc_now,
    uuid7,
)
from factcheck.models.blindness import is_opened
from factcheck.text.fold import fold
from factcheck.words import say

State = Mapping[str, Any]

ADDED = "speaker.added"
CHANGED = say("Somebody has changed this speaker since.")
MERGED_SINCE = say("Another speaker has been merged into this one since.")
TARGET_GONE = say("The speaker this one was merged into has been merged or removed since.")

_speaker: Any = Speaker.__table__
_alias: Any = SpeakerAlias.__table__
_STATE = select(
    _speaker.c.name,
    _speaker.c.kind,
    _speaker.c.role,
    _speaker.c.external_id,
    _speaker.c.merged_into_id,
    _speaker.c.removed_at,
).where(_speaker.c.id == bindparam("speaker"))
_ALIASES = (
    select(_alias.c.id, _alias.c.alias)
    .where(_alias.c.speaker_id == bindparam("speaker"))
    .order_by(_alias.c.id)
)
# SHARE: several may name a speaker at once. Whoever removes it waits for them, and they for it.
_HOLD = (
    select(_speaker.c.id)
    .where(
        _speaker.c.id.in_(bindparam("which", expanding=True)),
        or_(_speaker.c.removed_at.is_(None), _speaker.c.merged_into_id.is_not(None)),
    )
    .order_by(_speaker.c.id)
    .with_for_update(read=True)
)


def hold_standing(session: Session, speaker_ids: Collection[UUID]) -> None:
    """Keep speakers from being removed until the commit. On SQLite the write gate does it.

    Raises:
        StaleDataError: one was removed in between; run again, the work sees that it was.
    """
    if not speaker_ids:
        return
    standing = session.execute(_HOLD, {"which": list(speaker_ids)}).all()
    if len(standing) < len(speaker_ids):
        raise StaleDataError("removed in between")


def read_state(session: Session, speaker_id: UUID) -> dict[str, Any] | None:
    """Return the state a speaker is in, or None where there never was one."""
    row = session.execute(_STATE, {"speaker": speaker_id}).first()
    if row is None:
        return None
    aliases = session.execute(_ALIASES, {"speaker": speaker_id})
    return {
        "name": row.name,
        "kind": row.kind.value,
        "role": row.role,
        "external_id": row.external_id,
        "aliases": [{"id": str(alias_id), "alias": alias} for alias_id, alias in aliases],
        "merged_into": row.merged_into_id and str(row.merged_into_id),
        "removed": row.removed_at is not None,
    }


def get_state(session: Session, speaker_id: UUID) -> dict[str, Any]:
    """Return the state of a speaker that is known to be there."""
    state = read_state(session, speaker_id)
    assert state is not None, "whoever asks has found it"
    return state


def with_alias(aliases: list[dict[str, str]], alias: str) -> list[dict[str, str]]:
    """Return the aliases of a state with one more, or with one of them spelled anew."""
    if all(fold(other["alias"]) != fold(alias) for other in aliases):
        return [*aliases, {"id": str(uuid7()), "alias": alias}]
    return [
        {**other, "alias": alias} if fold(other["alias"]) == fold(alias) else other
        for other in aliases
    ]


def matches(session: Session, speaker_id: UUID, state: State | None) -> bool:
    """Whether a speaker is in *state*, or what follows from it can be undone and redone anyway.

    Whether adding it is undone or done again is nobody's conflict: see `put`.
    """
    return (
        _is_hidden(state)
        or read_state(session, speaker_id) == state
        or _was_added_as(session, speaker_id, state)
    )


def put(session: Session, speaker_id: UUID, before: State | None, wanted: State | None) -> None:
    """Put a speaker, which is in state *before*, into the one that is *wanted*. Flushes.

    One whose adding is undone is hidden; unless somebody has come to use or to change it, when it
    stays, and that is no error. Likewise adding it again changes nothing where it stands.

    Raises:
        StaleError: somebody has changed it since, or a merge would not lead where it should.
    """
    project_id = session.scalar(select(Speaker.project_id).where(Speaker.id == speaker_id))
    if project_id is None:
        raise StaleError(CHANGED)
    lock_project(session, project_id)
    current = get_state(session, speaker_id)
    if wanted is None or wanted["removed"]:
        if current == before and not _is_used(session, speaker_id):
            store_state(session, speaker_id, {**current, "removed": True})
        return
    if _is_hidden(before):
        if _is_hidden(current):
            store_state(session, speaker_id, wanted)
        return
    if current != before:
        raise StaleError(CHANGED)
    _check_merge(session, speaker_id, wanted)
    store_state(session, speaker_id, wanted)


def store_state(session: Session, speaker_id: UUID, state: State) -> None:
    """Write *state* over whatever is stored, and count it as a save."""
    merged_into = state["merged_into"]
    values = {
        "name": state["name"],
        "kind": SpeakerKind(state["kind"]),
        "role": state["role"],
        "external_id": state["external_id"],
        "merged_into_id": UUID(merged_into) if merged_into else None,
        "removed_at": utc_now() if state["removed"] else None,
        "revision": _speaker.c.revision + 1,
    }
    session.execute(update(_speaker).where(_speaker.c.id == speaker_id).values(values))
    _store_aliases(session, speaker_id, {UUID(a["id"]): a["alias"] for a in state["aliases"]})


def change_speaker(  # noqa: PLR0913  what is changed, from what to what, by whom
    session: Session,
    speaker_id: UUID,
    project_id: UUID,
    before: State,
    wanted: State,
    *,
    verb: str,
    actor_id: UUID | None,
    step_id: UUID | None,
) -> None:
    """Store *wanted* in place of *before*, as a part of a step if there is one."""
    store_state(session, speaker_id, wanted)
    record(
        session,
        verb=verb,
        object_id=speaker_id,
        actor_id=actor_id,
        project_id=project_id,
        before=dict(before),
        after=read_state(session, speaker_id),
        step_id=step_id,
    )


def _store_aliases(session: Session, speaker_id: UUID, wanted: Mapping[UUID, str]) -> None:
    stored: dict[UUID, str] = dict(session.execute(_ALIASES, {"speaker": speaker_id}).all())
    kept = {alias_id for alias_id, alias in stored.items() if wanted.get(alias_id) == alias}
    if outdated := stored.keys() - kept:
        session.execute(delete(_alias).where(_alias.c.id.in_(outdated)))
    project_id = session.scalar(select(Speaker.project_id).where(Speaker.id == speaker_id))
    rows = [
        {
            "id": alias_id,
            "project_id": project_id,
            "speaker_id": speaker_id,
            "alias": alias,
            "folded": fold(alias),
        }
        for alias_id, alias in wanted.items()
        if alias_id not in kept
    ]
    if rows:
        session.execute(insert(_alias), rows)


def _is_hidden(state: State | None) -> bool:
    return state is None or bool(state["removed"])


def may_be_named_blind(session: Session, speaker_id: UUID) -> bool:
    """Whether others may name a speaker of the desk's where whoever added it cannot see that.

    It hangs on the project's members and articles alone, which everybody sees: that a speaker stays
    would else tell whom others name, or that they review at all.
    """
    others = (
        exists()
        .where(Speaker.id == speaker_id, Speaker.made_in_id.is_(None))
        .where(Article.project_id == Speaker.project_id, ~is_opened())
        .where(Membership.project_id == Speaker.project_id, Membership.role != Role.VIEWER)
        .where(Membership.user_id != Speaker.made_by_id)
    )
    return bool(session.scalar(select(others)))


def _was_added_as(session: Session, speaker_id: UUID, state: State | None) -> bool:
    query = select(Event.after).where(Event.object_id == speaker_id, Event.verb == ADDED)
    return state in session.scalars(query).all()


def _is_used(session: Session, speaker_id: UUID) -> bool:
    """Whether something that stands names the speaker, or another speaker was merged into it.

    Whoever is about to name it is waited for: to refer to it takes a share of its row.
    """
    session.execute(select(_speaker.c.id).where(_speaker.c.id == speaker_id).with_for_update())
    named = (
        exists()
        .where(Attribution.speaker_id == speaker_id)
        .where(Annotation.id == Attribution.annotation_id, Annotation.removed_at.is_(None))
    )
    merged = exists().where(Speaker.merged_into_id == speaker_id)
    return bool(session.scalar(select(or_(named, merged))))


def _check_merge(session: Session, speaker_id: UUID, wanted: State) -> None:
    """Refuse what would make a chain of merges."""
    if wanted["merged_into"] is None:
        return
    if session.scalar(select(exists().where(Speaker.merged_into_id == speaker_id))):
        raise StaleError(MERGED_SINCE)
    target = read_state(session, UUID(wanted["merged_into"]))
    if target is None or target["removed"] or target["merged_into"]:
        raise StaleError(TARGET_GONE)
