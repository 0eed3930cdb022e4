"""Finding speakers by a part of what they are called, in any spelling."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.orm import Session

from factcheck.models import Annotation, Attribution, Review, Speaker, SpeakerAlias
from factcheck.models.base import Uuid
from factcheck.models.blindness import made_known_to
from factcheck.speakers.service import SpeakerRow
from factcheck.text.fold import fold

OFFERED = 8
"""How many speakers a search offers."""
LISTED = 200
"""How many names a page offers that cannot search."""


@dataclass(frozen=True, slots=True)
class Match(SpeakerRow):
    """A speaker that a search found, and the alias it was found by when that is not the name."""

    alias: str | None
    role: str


# Built once and on the tables, as each letter typed into the field asks it.
_speaker: Any = Speaker.__table__
_alias: Any = SpeakerAlias.__table__
_standing: Any = _speaker.alias("standing")


def _searching(condition: ColumnElement[bool]) -> Select[Any]:
    """Select the speakers of the shortest aliases that meet *condition*."""
    here = _alias.c.project_id == bindparam("project")
    order = (func.length(_alias.c.folded), _alias.c.folded)
    # Of thousands that meet it only the folded alias is looked at, which is all in the index.
    shortest = select(_alias.c.folded).where(here, condition).order_by(*order)
    return (
        select(
            _standing.c.id,
            _standing.c.name,
            _standing.c.kind,
            _alias.c.alias,
            _standing.c.role,
            _standing.c.removed_at.is_(None),
            made_known_to(_speaker, bindparam("reader", type_=Uuid())),
        )
        .select_from(_alias)
        .join(_speaker, _speaker.c.id == _alias.c.speaker_id)
        .join(_standing, _standing.c.id == func.coalesce(_speaker.c.merged_into_id, _speaker.c.id))
        .where(here, _alias.c.folded.in_(shortest.limit(bindparam("most"))))
        .order_by(*order, _standing.c.id, _alias.c.id)
    )


_BEGINNING = {
    # A range, for which SQLite goes to the place in the index; PostgreSQL sorts by its own rules.
    "sqlite": _searching(_alias.c.folded.between(bindparam("typed"), bindparam("last"))),
    "postgresql": _searching(_alias.c.folded.like(bindparam("begins"), escape="\\")),
}
_WITHIN = _searching(_alias.c.folded.like(bindparam("within"), escape="\\"))


def search_speakers(
    session: Session, project_id: UUID, typed: str, reader_id: UUID | None = None
) -> list[Match]:
    """Return up to OFFERED speakers one of whose aliases has a word that begins as *typed* does.

    Case and accents do not count. Those whose alias begins so come first, then the shorter.
    """
    folded = fold(typed)
    if not folded:
        return []
    named = {
        "project": project_id,
        "reader": reader_id,
        "typed": folded,
        "last": folded + chr(0x10FFFF),
        **word_patterns(folded),
    }
    offered: dict[UUID, Match] = {}
    for query in (_BEGINNING[session.get_bind().dialect.name], _WITHIN):
        _offer(session, query, named, offered)
    return list(offered.values())[:OFFERED]


def list_names(session: Session, project_id: UUID, article_id: UUID, reader_id: UUID) -> list[str]:
    """Return the names of up to LISTED speakers whom the reader knows, in one query.

    Those who are named most often in the reviews of an article, which is open to all, come first.
    """
    whose = func.coalesce(_speaker.c.merged_into_id, _speaker.c.id).label("whose")
    named = (
        select(whose, func.count().label("times"))
        .select_from(Attribution)
        .join(_speaker, _speaker.c.id == Attribution.speaker_id)
        .join(Annotation, Annotation.id == Attribution.annotation_id)
        .join(Review, Review.id == Annotation.review_id)
        .where(Review.article_id == article_id, Annotation.removed_at.is_(None))
        .group_by(whose)
        .subquery()
    )
    query = (
        select(_standing.c.name)
        .outerjoin(named, named.c.whose == _standing.c.id)
        .where(
            _standing.c.project_id == project_id,
            _standing.c.merged_into_id.is_(None),
            _standing.c.removed_at.is_(None),
            made_known_to(_standing, reader_id),
        )
        .order_by(func.coalesce(named.c.times, 0).desc(), _standing.c.name)
        .limit(LISTED)
    )
    return list(session.scalars(query))


def _offer(
    session: Session, query: Select[Any], named: dict[str, Any], offered: dict[UUID, Match]
) -> None:
    """Add to *offered* those whom *query* finds, until there are enough."""
    most = OFFERED
    while len(offered) < OFFERED:  # a speaker may be found by several aliases
        most *= 8
        found = session.execute(query, {**named, "most": most}).all()
        for speaker_id, name, kind, alias, role, stands, known in found:
            if stands and known:
                by = None if alias == name else alias
                offered.setdefault(speaker_id, Match(speaker_id, name, kind, by, role))
        if len(found) < most:
            break


def word_patterns(folded: str) -> dict[str, str]:
    """Return what LIKE finds the aliases with that have a word which begins with *folded*."""
    escaped = folded.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return {"begins": f"{escaped}%", "within": f"% {escaped}%"}
