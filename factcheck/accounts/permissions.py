"""Who sends a request, and what they may do with what it is about. One query each.

These run before every view, a save's too, so they are Core statements built once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Join, Select, and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from factcheck.models import (
    Annotation,
    Article,
    Comment,
    Event,
    Evidence,
    Login,
    Membership,
    Project,
    Review,
    Role,
    Sentence,
    Source,
    Speaker,
    Theme,
    User,
    utc_now,
)
from factcheck.models.base import Uuid
from factcheck.models.blindness import heard_by, made_known_to, review_known_to


@dataclass(frozen=True, slots=True)
class Person:
    """The one who is signed in."""

    id: UUID
    name: str
    is_admin: bool
    """Whether they run the installation, which lets them into no project."""
    language: str
    """The one they chose for their pages, empty for none."""
    theme: Theme


@dataclass(frozen=True, slots=True)
class Desk:
    """The project a request is about."""

    id: UUID
    name: str
    blind: bool
    """Whether its reviewers see nothing of each other until an article is opened."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A signed-in person before a thing: both None when it is not there or not for them."""

    person: Person
    project: Desk | None
    role: Role | None


def hash_token(token: str) -> bytes:
    """Return what is stored of a token. It is random, so it needs no salt and no slow hash."""
    return sha256(token.encode(errors="replace")).digest()


def find_person(session: Session, token: str) -> Person | None:
    """Return whose login *token* is, None when it has ended or they were shut out."""
    row = session.execute(_PERSON, {"token": hash_token(token), "now": utc_now()}).first()
    return Person(*row) if row else None


def find_standing(session: Session, token: str, kind: str, object_id: UUID) -> Standing | None:
    """Return who *token* signs in and their role in the project of an object, None if nobody.

    Args:
        kind: "project", "article", "sentence", "source", "speaker", "evidence", "event", "review"
            or "comment".
    """
    values: Mapping[str, Any] = {"token": hash_token(token), "now": utc_now(), "object": object_id}
    row = session.execute(_STANDING[kind], values).first()
    if row is None:
        return None
    person, desk, role = Person(*row[: len(_WHO)]), row[len(_WHO) : -1], row[-1]
    return Standing(person, Desk(*desk) if role else None, role)


_login: Any = Login.__table__
_user: Any = User.__table__
_project: Any = Project.__table__
_membership: Any = Membership.__table__
_article: Any = Article.__table__
_sentence: Any = Sentence.__table__
_annotation: Any = Annotation.__table__
_comment: Any = Comment.__table__
_review: Any = Review.__table__
_said_in: Any = _review.alias("said_in")
_evidence: Any = Evidence.__table__
_event: Any = Event.__table__
_source: Any = Source.__table__
_speaker: Any = Speaker.__table__
_SIGNED_IN: Join = _login.join(_user, _user.c.id == _login.c.user_id)
_VALID = and_(
    _login.c.token_hash == bindparam("token"),
    _login.c.ended_at.is_(None),
    _login.c.expires_at > bindparam("now"),
    _user.c.disabled_at.is_(None),
)
_WHO = (_user.c.id, _user.c.name, _user.c.is_admin, _user.c.language, _user.c.theme)
_PERSON = select(*_WHO).select_from(_SIGNED_IN).where(_VALID)


def _standing(path: tuple[tuple[FromClause, str], ...]) -> Select[Any]:
    """Build the query that walks *path*, from the object's table up to the project.

    Args:
        path: each table, with its column that refers to the next one.
    """
    joined = _SIGNED_IN
    reached: ColumnElement[Any] = bindparam("object", type_=Uuid())
    for table, upwards in path:
        here = table.c.id == reached
        if "made_in_id" in table.c:
            here = and_(here, made_known_to(table, _user.c.id))
        if table is _comment:
            here = and_(here, heard_by(_user.c.id, _comment))
        if table is _review:
            here = and_(here, review_known_to(_review, _user.c.id))
        if table is _annotation:
            known = select(_said_in.c.id).where(review_known_to(_said_in, _user.c.id))
            here = and_(here, _annotation.c.review_id.in_(known))
        if table is _event:
            here = and_(here, or_(_event.c.actor_id == _user.c.id, _is_of_own_work()))
        joined = joined.outerjoin(table, here)
        reached = table.c[upwards]
    joined = joined.outerjoin(_project, _project.c.id == reached).outerjoin(
        _membership,
        and_(_membership.c.project_id == _project.c.id, _membership.c.user_id == _user.c.id),
    )
    columns = (*_WHO, _project.c.id, _project.c.name, _project.c.blind, _membership.c.role)
    return select(*columns).select_from(joined).where(_VALID)


def _is_of_own_work() -> ColumnElement[bool]:
    """Which events changed what the person said: none but those is theirs to restore."""
    own = exists().where(
        _annotation.c.review_id == _said_in.c.id, _said_in.c.reviewer_id == _user.c.id
    )
    said = own.where(_annotation.c.id == _event.c.object_id)
    linked = own.where(
        _evidence.c.annotation_id == _annotation.c.id, _evidence.c.id == _event.c.object_id
    )
    tables = (_annotation, _said_in, _evidence)
    return or_(said.correlate_except(*tables), linked.correlate_except(*tables))


_FROM_SENTENCE = ((_sentence, "article_id"), (_article, "project_id"))
_STANDING = {
    "project": _standing(()),
    "article": _standing(((_article, "project_id"),)),
    "sentence": _standing(_FROM_SENTENCE),
    "source": _standing(((_source, "project_id"),)),
    "speaker": _standing(((_speaker, "project_id"),)),
    "event": _standing(((_event, "project_id"),)),
    "comment": _standing(((_comment, "project_id"),)),
    "review": _standing(((_review, "article_id"), (_article, "project_id"))),
    "evidence": _standing(
        ((_evidence, "annotation_id"), (_annotation, "sentence_id"), *_FROM_SENTENCE)
    ),
}
