"""Finding speakers by a part of what they are called, in any spelling."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from factcheck.models import Speaker, SpeakerAlias
from factcheck.speakers.service import SpeakerRow
from factcheck.text.fold import fold

OFFERED = 8
"""How many speakers a search offers."""


@dataclass(frozen=True, slots=True)
class Match(SpeakerRow):
    """A speaker that a search found, and the alias it was found by when that is not the name."""

    alias: str | None
    role: str


# Built once and on the tables, as each letter typed into the field asks it.
_speaker: Any = Speaker.__table__
_alias: Any = SpeakerAlias.__table__
_standing: Any = _speaker.alias("standing")
_BEGINS = _alias.c.folded.like(bindparam("begins"), escape="\\")
_FOUND: Any = (
    select(_alias.c.speaker_id, _alias.c.alias, _alias.c.folded, _BEGINS.label("begins"))
    .where(
        _alias.c.project_id == bindparam("project"),
        or_(_BEGINS, _alias.c.folded.like(bindparam("within"), escape="\\")),
    )
    .order_by(_BEGINS.desc(), func.length(_alias.c.folded), _alias.c.folded, _alias.c.id)
    .limit(bindparam("most"))
    .subquery("found")
)
_SEARCH = (
    select(
        _standing.c.id,
        _standing.c.name,
        _standing.c.kind,
        _FOUND.c.alias,
        _standing.c.role,
        _standing.c.removed_at,
    )
    .select_from(_FOUND)
    .join(_speaker, _speaker.c.id == _FOUND.c.speaker_id)
    .join(_standing, _standing.c.id == func.coalesce(_speaker.c.merged_into_id, _speaker.c.id))
    .order_by(_FOUND.c.begins.desc(), func.length(_FOUND.c.folded), _FOUND.c.folded, _standing.c.id)
)


def search_speakers(session: Session, project_id: UUID, typed: str) -> list[Match]:
    """Return up to OFFERED speakers one of whose aliases has a word that begins as *typed* does.

    Case and accents do not count. Those whose alias begins so come first, then the shorter.
    """
    folded = fold(typed)
    if not folded:
        return []
    named = {"project": project_id, **word_patterns(folded)}
    offered: dict[UUID, Match] = {}
    most = OFFERED
    while len(offered) < OFFERED:  # a speaker may be found by several aliases
        most *= 8
        found = session.execute(_SEARCH, {**named, "most": most}).all()
        for speaker_id, name, kind, alias, role, removed_at in found:
            if removed_at is None:
                by = None if alias == name else alias
                offered.setdefault(speaker_id, Match(speaker_id, name, kind, by, role))
        if len(found) < most:
            break
    return list(offered.values())[:OFFERED]


def word_patterns(folded: str) -> dict[str, str]:
    """Return what LIKE finds the aliases with that have a word which begins with *folded*."""
    escaped = folded.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return {"begins": f"{escaped}%", "within": f"% {escaped}%"}
