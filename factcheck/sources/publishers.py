"""Who publishes sources: made from the names that sources give, joined and named by people."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session, selectinload

from factcheck.errors import (
    DETAILS_CHANGED,
    DuplicateError,
    InvalidError,
    NotFoundError,
    StaleError,
)
from factcheck.history import record
from factcheck.locking import lock_project
from factcheck.models import Publisher, PublisherName, Source, utc_now, uuid7
from factcheck.sources.publisher_names import find_named, find_publisher
from factcheck.text.fold import fold
from factcheck.words import say

NO_PUBLISHER = say("There is no such publisher.")
PAGE = 100
"""Publishers on a page."""
MOST_NAMES = 50
"""Names that one publisher may have."""


@dataclass(frozen=True, slots=True)
class PublisherDraft:
    """What is known of a publisher."""

    name: str
    names: Sequence[str] = ()
    """Others that sources give for it."""
    owner: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class PublisherRow:
    """One line of the table of publishers."""

    id: UUID
    name: str
    owner: str
    host: str
    names: Sequence[str]
    """All it is found by, but its own."""
    sources: int


def ensure_publisher(session: Session, project_id: UUID, name: str, url: str = "") -> UUID | None:
    """Return the publisher that goes by *name*, a new one if there is none; None for no name.

    A name that differs from a known one in its article only is one more name of that publisher.

    Args:
        url: the address of a page it published, from which a new one gets its host.
    """
    folded = fold(name)
    if not folded:
        return None
    if known := find_publisher(session, project_id, name):
        return known
    lock_project(session, project_id)
    if known := find_publisher(session, project_id, name):
        return known
    if like := find_named(session, project_id, name):
        _name(session, like, [name])
        return like.id
    publisher = Publisher(
        id=uuid7(), project_id=project_id, name=name, host=_host(url), owner="", revision=1
    )
    publisher.created_at = utc_now()
    session.add(publisher)
    session.flush()
    _name(session, publisher, [name])
    return publisher.id


def list_publishers(
    session: Session, project_id: UUID, typed: str = "", after: UUID | None = None
) -> tuple[list[PublisherRow], UUID | None]:
    """Return a page of the project's publishers by name, and where the next begins.

    With the sources each has, in three queries, and one more for a page after the first.
    """
    name = func.lower(Publisher.name)
    query = (
        select(Publisher)
        .where(Publisher.project_id == project_id)
        .order_by(name, Publisher.id)
        .limit(PAGE + 1)
        .options(selectinload(Publisher.names))
    )
    if last := session.get(Publisher, after) if after else None:
        here = func.lower(last.name)
        query = query.where((name > here) | ((name == here) & (Publisher.id > last.id)))
    if folded := fold(typed):
        named = select(PublisherName.publisher_id).where(
            PublisherName.project_id == project_id,
            PublisherName.folded.contains(folded, autoescape=True),
        )
        query = query.where(
            Publisher.id.in_(named) | Publisher.owner.icontains(typed, autoescape=True)
        )
    found = list(session.scalars(query))
    page = found[:PAGE]
    counts = _count_sources(session, project_id)
    rows = [_row(publisher, counts) for publisher in page]
    return rows, page[-1].id if len(found) > PAGE else None


def get_publisher(session: Session, publisher_id: UUID) -> Publisher:
    """Return a publisher with its names.

    Raises:
        NotFoundError: there is no such publisher.
    """
    query = select(Publisher).where(Publisher.id == publisher_id)
    publisher = session.scalar(query.options(selectinload(Publisher.names)))
    if publisher is None:
        raise NotFoundError(NO_PUBLISHER)
    return publisher


def update_publisher(
    session: Session,
    publisher_id: UUID,
    draft: PublisherDraft,
    *,
    seen_revision: int,
    actor_id: UUID,
) -> None:
    """Store what is known of a publisher. Flushes.

    A name that so far made a publisher of its own joins the two: that one goes, and its names and
    what it published come here.

    Raises:
        StaleError: it was saved after the editor opened it.
        InvalidError: it has more than MOST_NAMES.
        DuplicateError: a name is one of several of another publisher.
    """
    publisher = get_publisher(session, publisher_id)
    lock_project(session, publisher.project_id)
    session.refresh(publisher, ["revision", "name", "owner", "host"])
    if publisher.revision != seen_revision:
        raise StaleError(DETAILS_CHANGED)
    names = {fold(name): name for name in (draft.name, *draft.names) if fold(name)}
    if len(names) > MOST_NAMES:
        few = say("A publisher has at most %(n)s names.", n=MOST_NAMES)
        raise InvalidError(few, {"names": few})
    before = describe(publisher)
    if publisher.name != draft.name:  # sources still give the name it had
        names.setdefault(fold(publisher.name), publisher.name)
    _join_others(session, publisher, names)
    publisher.name, publisher.owner, publisher.host = draft.name, draft.owner, draft.host
    publisher.revision += 1
    session.execute(delete(PublisherName).where(PublisherName.publisher_id == publisher.id))
    _name(session, publisher, list(names.values()))
    session.flush()
    session.expire(publisher, ["names"])
    record(
        session,
        verb="publisher.updated",
        object_id=publisher.id,
        actor_id=actor_id,
        project_id=publisher.project_id,
        before=before,
        after=describe(get_publisher(session, publisher_id)),
    )
    session.flush()


def describe(publisher: Publisher) -> dict[str, Any]:
    """Return a publisher in JSON's types, for the history; its names must be loaded."""
    return {
        "name": publisher.name,
        "owner": publisher.owner,
        "host": publisher.host,
        "names": sorted(name.name for name in publisher.names),
    }


def _join_others(session: Session, publisher: Publisher, names: dict[str, str]) -> None:
    """Take into *names* those of publishers that one of them was the own name of."""
    query = select(PublisherName).where(
        PublisherName.project_id == publisher.project_id,
        PublisherName.folded.in_(names),
        PublisherName.publisher_id != publisher.id,
    )
    taken: dict[UUID, list[PublisherName]] = {}
    for name in session.scalars(query).all():
        taken.setdefault(name.publisher_id, []).append(name)
    for other_id, others in taken.items():
        other = get_publisher(session, other_id)
        if fold(other.name) not in {name.folded for name in others}:
            clash = say(
                "“%(name)s” is a name of %(publisher)s. Take it away there first.",
                name=others[0].name,
                publisher=other.name,
            )
            raise DuplicateError(clash, other.id)
        names.update({name.folded: name.name for name in other.names if name.folded not in names})
        session.execute(delete(PublisherName).where(PublisherName.publisher_id == other.id))
        session.execute(delete(Publisher).where(Publisher.id == other.id))
        session.expunge(other)


def _name(session: Session, publisher: Publisher, names: Sequence[str]) -> None:
    for name in names:
        session.add(
            PublisherName(
                id=uuid7(),
                project_id=publisher.project_id,
                publisher_id=publisher.id,
                name=name,
                folded=fold(name),
            )
        )
    session.flush()


def _row(publisher: Publisher, counts: dict[str, int]) -> PublisherRow:
    own = fold(publisher.name)
    return PublisherRow(
        publisher.id,
        publisher.name,
        publisher.owner,
        publisher.host,
        [name.name for name in publisher.names if name.folded != own],
        sum(counts.get(name.folded, 0) for name in publisher.names),
    )


def _count_sources(session: Session, project_id: UUID) -> dict[str, int]:
    """Return how many sources each name has, folded."""
    query = (
        select(Source.publisher, func.count())
        .where(Source.project_id == project_id, Source.publisher != "", Source.removed_at.is_(None))
        .group_by(Source.publisher)
    )
    counts: dict[str, int] = {}
    for name, count in session.execute(query):
        counts[fold(name)] = counts.get(fold(name), 0) + count
    return counts


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
