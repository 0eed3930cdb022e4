"""What publishers are called: found by any of their names, however it is spelled."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.models import Publisher, PublisherName, Source
from factcheck.text.fold import fold

_ARTICLE = "the "
"""What the names of papers are often given without."""


def find_publisher(session: Session, project_id: UUID, name: str) -> UUID | None:
    """Return the publisher that goes by *name*, however it is spelled."""
    return session.scalar(
        select(PublisherName.publisher_id).where(
            PublisherName.project_id == project_id, PublisherName.folded == fold(name)
        )
    )


def find_named(session: Session, project_id: UUID, name: str) -> Publisher | None:
    """Return the publisher that goes by *name*, or by it with or without an article."""
    folded, bare = fold(name), _bare(name)
    if not folded:
        return None
    query = (
        select(PublisherName.folded, Publisher)
        .join(Publisher, Publisher.id == PublisherName.publisher_id)
        .where(
            PublisherName.project_id == project_id,
            PublisherName.folded.in_({folded, bare, f"{_ARTICLE}{bare}"}),
        )
    )
    found = dict(session.execute(query).all())
    return found.get(folded) or next(iter(found.values()), None)


def spell_publisher(session: Session, project_id: UUID, name: str) -> str:
    """Return *name* as the publisher itself is called that it means.

    Another name that somebody gave a publisher stays, as it is what the source says.
    """
    publisher = find_named(session, project_id, name)
    same = publisher and _bare(publisher.name) == _bare(name)
    return publisher.name if publisher and same else name


def names_of(session: Session, project_id: UUID, names: Iterable[str]) -> dict[str, list[str]]:
    """Return for each of *names* all that its publisher goes by, it included, in two queries."""
    folded = {name: fold(name) for name in names if name}
    known = select(PublisherName.folded, PublisherName.publisher_id).where(
        PublisherName.project_id == project_id, PublisherName.folded.in_(set(folded.values()))
    )
    whose = dict(session.execute(known).all())
    every = select(PublisherName.publisher_id, PublisherName.name).where(
        PublisherName.publisher_id.in_(set(whose.values()))
    )
    called: dict[UUID, list[str]] = {}
    for publisher_id, name in session.execute(every.order_by(PublisherName.id)):
        called.setdefault(publisher_id, []).append(name)
    return {
        name: list(dict.fromkeys([name, *called.get(whose[key], ())])) if key in whose else [name]
        for name, key in folded.items()
    }


def printed_names(session: Session, project_id: UUID, name: str) -> list[str]:
    """Return all names that sources of the project give for the publisher that goes by *name*."""
    folded = {fold(called) for called in names_of(session, project_id, [name]).get(name, [name])}
    printed = select(Source.publisher).where(Source.project_id == project_id).distinct()
    return [given for given in session.scalars(printed) if given and fold(given) in folded]


def _bare(name: str) -> str:
    """Return *name* folded and without an article before it."""
    folded = fold(name)
    return folded.removeprefix(_ARTICLE) or folded
