"""Refusing an export of another project that is here, as its ids are in use there."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.accounts.service import find_role
from factcheck.errors import StaleError
from factcheck.exchange.kinds import (
    ARTICLE,
    COMMENT,
    GUIDELINE,
    PUBLISHER,
    RELATION,
    SOURCE,
    SPEAKER,
    Kind,
)
from factcheck.exchange.merge import batches
from factcheck.models import Project
from factcheck.words import isolated, say

OF_PROJECTS = (GUIDELINE, SPEAKER, PUBLISHER, SOURCE, ARTICLE, RELATION, COMMENT)


def refuse_elsewhere(
    session: Session,
    ids: Mapping[str, AbstractSet[UUID]],
    project_id: UUID,
    importer_id: UUID | None,
    *,
    trusted: bool,
) -> None:
    """Refuse a file of which something belongs to another project, before anything else is said.

    Args:
        ids: those of the file, by what messages call them.
        trusted: whether the importer may know of all projects, else of those they work at.

    Raises:
        StaleError: something does; the project is named where the importer may know of it.
    """
    for kind in OF_PROJECTS:
        other_id = _find_owner(session, kind, ids.get(kind.noun, frozenset()), project_id)
        if other_id is None:
            continue
        if trusted or (importer_id and find_role(session, other_id, importer_id)):
            name = session.scalar(select(Project.name).where(Project.id == other_id))
            message = say(
                "This export is of the project “%(name)s”, which is here already. Import it there, "
                "or into another installation.",
                name=isolated(name or ""),
            )
            raise StaleError(message)
        message = say(
            "This export is of another project, which is here already. Import it there, or into "
            "another installation."
        )
        raise StaleError(message)


def _find_owner(
    session: Session, kind: Kind, ids: AbstractSet[UUID], project_id: UUID
) -> UUID | None:
    """Return a project other than the one given to which something of a kind belongs."""
    table: Any = kind.model.__table__
    query = select(table.c.project_id).where(table.c.project_id != project_id).limit(1)
    for some in batches(sorted(ids)):
        if found := session.scalar(query.where(table.c.id.in_(some))):
            owner: UUID = found
            return owner
    return None
