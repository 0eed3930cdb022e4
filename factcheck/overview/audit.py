"""The log of a project for its editors: who did what, when, and from what to what.

What is said in a review that is still blind stays veiled: that something was saved is told, not
what. An editor who reviews such an article hears nothing of the others at work in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, not_, or_, select
from sqlalchemy.orm import Session, aliased

from factcheck.models import (
    Article,
    Comment,
    Event,
    Membership,
    Review,
    Source,
    Speaker,
    Step,
    User,
)
from factcheck.models.blindness import (
    counted_for,
    heard_by,
    is_opened,
    made_known_to,
    reviews_blind,
)
from factcheck.overview.naming import find_about

_about = aliased(Article)
"""The article an event was done to, where it was not in a step."""
_reviewed = aliased(Article)
"""The article of the review an event was done to."""
_whom = aliased(User)
PAGE = 50
"""Events on a page."""
BLOCK = 500
"""Events read at a time for a download."""
SAID = ("annotation", "evidence", "discrepancy")
"""By the noun of their verbs: events that hold what a reviewer says."""
NAMELESS = {"speaker.shared": "speaker", "source.shared": "source"}
"""What was done to a speaker or source that the event itself does not name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events are looked for; each part left empty asks for all."""

    person_id: UUID | None = None
    noun: str = ""
    """What was changed, such as "annotation"."""
    about_id: UUID | None = None
    """The object, or the article it was done in."""
    since: date | None = None
    until: date | None = None
    """The last day, which is included; both are days in UTC."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One change."""

    id: UUID
    at: datetime
    verb: str
    object_id: UUID
    person_id: UUID | None
    person: str | None
    """Who did it; None for the command line, and for what came of itself."""
    cause: str
    """"undo" or "redo" where it took something back or did it again, else "do"."""
    article_id: UUID | None
    """The article it was done in or to."""
    article: str | None
    whom: str | None
    """The person it was done to, such as the one who became a member."""
    sentence_id: UUID | None
    veiled: bool
    """Whether what was said is kept back, as its article is not opened."""
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    sentence: int | None = None
    """The number of the sentence it was done to."""
    about: str | None = None
    """The source or speaker that it was done to, or that a comment is about."""


def list_events(
    session: Session,
    project_id: UUID,
    reader_id: UUID,
    wanted: Wanted,
    *,
    before_id: UUID | None = None,
    limit: int = PAGE,
) -> tuple[list[AuditRow], UUID | None]:
    """Return a page of a project's log, newest first, in two queries, and where the next begins.

    Args:
        reader_id: an editor of the project.
        before_id: the id that the last page ended with.
    """
    query = _events(project_id, reader_id).where(*_wanted(wanted))
    if before_id:
        query = query.where(Event.id < before_id)
    found = session.execute(query.order_by(Event.id.desc()).limit(limit + 1)).all()
    rows = _name(session, reader_id, [_row(row) for row in found[:limit]])
    return rows, rows[-1].id if len(found) > limit else None


def iterate_events(
    session: Session, project_id: UUID, reader_id: UUID, wanted: Wanted
) -> Iterator[AuditRow]:
    """Yield all of a project's log that is wanted, newest first, block by block."""
    before_id = None
    while True:
        rows, before_id = list_events(
            session, project_id, reader_id, wanted, before_id=before_id, limit=BLOCK
        )
        yield from rows
        if before_id is None:
            return


def list_people(session: Session, project_id: UUID) -> list[tuple[UUID, str]]:
    """Return those whose doings can be asked for: all members by name, and who was one."""
    members = select(Membership.user_id).where(Membership.project_id == project_id)
    # From the events to the people: asked of each person, SQLite reads all events for each.
    did = select(Event.actor_id).where(Event.project_id == project_id, Event.actor_id.is_not(None))
    query = select(User.id, User.name).where(User.id.in_(members.union(did)))
    return [(row.id, row.name) for row in session.execute(query.order_by(User.name, User.id))]


def _events(project_id: UUID, reader_id: UUID) -> Select[Any]:
    columns: tuple[Any, ...] = (Event, User.name, Step.cause)
    where = (
        func.coalesce(Article.id, _about.id, _reviewed.id),
        func.coalesce(Article.title, _about.title, _reviewed.title),
    )
    return (
        select(*columns, *where, _whom.name, Step.sentence_id, _veiled(reader_id))
        .outerjoin(User, User.id == Event.actor_id)
        .outerjoin(Step, Step.id == Event.step_id)
        .outerjoin(Article, Article.id == Step.article_id)
        .outerjoin(_about, _about.id == Event.object_id)
        .outerjoin(Review, Review.id == Event.object_id)
        .outerjoin(_reviewed, _reviewed.id == Review.article_id)
        .outerjoin(_whom, _whom.id == func.coalesce(Review.reviewer_id, Event.object_id))
        .where(Event.project_id == project_id, *_kept_from(reader_id))
    )


def _veiled(reader_id: UUID) -> ColumnElement[bool]:
    said = or_(*(Event.verb.startswith(f"{noun}.") for noun in SAID))
    others = or_(Event.actor_id.is_(None), Event.actor_id != reader_id)
    return and_(said, others, Article.id.is_not(None), not_(is_opened()))


def _kept_from(reader_id: UUID) -> Iterator[ColumnElement[bool]]:
    """Leave out what would tell a reviewing editor of others at work, and talk not theirs."""
    own = Event.actor_id == reader_id
    yield or_(own, Article.id.is_(None), not_(reviews_blind(reader_id)))
    yield or_(Review.id.is_(None), counted_for(reader_id, is_editor=True))
    # Of each event by itself: a list of all that is kept back would be one of every project's.
    yield ~exists().where(Comment.id == Event.object_id, not_(heard_by(reader_id)))
    # As tables: of the classes, the session finds only what is known, so none to leave out.
    for table in (Speaker.__table__, Source.__table__):
        yield ~exists().where(table.c.id == Event.object_id, not_(made_known_to(table, reader_id)))


def _wanted(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.person_id:
        yield Event.actor_id == wanted.person_id
    if wanted.noun:
        yield Event.verb.startswith(f"{wanted.noun}.", autoescape=True)
    if wanted.about_id:
        yield or_(Event.object_id == wanted.about_id, Step.article_id == wanted.about_id)
    if wanted.since:
        yield Event.at >= datetime.combine(wanted.since, time(), UTC)
    if wanted.until:
        yield Event.at < datetime.combine(wanted.until, time(), UTC) + timedelta(days=1)


def _name(session: Session, reader_id: UUID, rows: list[AuditRow]) -> list[AuditRow]:
    """Add what is told only by the ids that events hold, where the log tells of it at all."""
    states = [
        dict(row.after or row.before or {})
        | ({"sentence": str(row.sentence_id)} if row.sentence_id else {})
        | ({noun: str(row.object_id)} if (noun := NAMELESS.get(row.verb)) else {})
        for row in rows
    ]
    return [
        replace(
            row,
            article_id=row.article_id or about.article_id,
            article=row.article or about.article,
            sentence_id=row.sentence_id or about.sentence_id,
            sentence=about.number,
            about=about.other,
        )
        for row, about in zip(rows, find_about(session, reader_id, states), strict=True)
    ]


def _row(found: Any) -> AuditRow:
    event, person, cause, article_id, article, whom, sentence_id, veiled = found
    return AuditRow(
        event.id,
        event.at,
        event.verb,
        event.object_id,
        event.actor_id,
        person,
        cause.value if cause else "do",
        article_id,
        article,
        whom,
        sentence_id,
        veiled,
        None if veiled else event.before,
        None if veiled else event.after,
    )
