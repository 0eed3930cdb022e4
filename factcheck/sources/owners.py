"""Who owns the publishers of sources. A hint for readers: it makes no source a copy of another."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.models import Publisher, PublisherName, Source
from factcheck.text.fold import fold


def owners_of(session: Session, source_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return whom sources belong to by way of their publishers, in two queries.

    Left out are those of which it is not known. What an owner of others publishes is its own.
    """
    given = session.execute(
        select(Source.id, Source.project_id, Source.publisher).where(
            Source.id.in_(source_ids), Source.publisher != ""
        )
    ).all()
    names = {row.id: (row.project_id, fold(row.publisher)) for row in given}
    found = session.execute(
        select(PublisherName.project_id, PublisherName.folded, Publisher.name, Publisher.owner)
        .join(Publisher, Publisher.id == PublisherName.publisher_id)
        .where(
            PublisherName.project_id.in_({project_id for project_id, _ in names.values()}),
            PublisherName.folded.in_({folded for _, folded in names.values()}),
        )
    ).all()
    owning = {fold(row.owner) for row in found if row.owner}
    owners = {(row.project_id, row.folded): row.owner or row.name for row in found}
    return {
        source_id: owners[name]
        for source_id, name in names.items()
        if name in owners and fold(owners[name]) in owning
    }
