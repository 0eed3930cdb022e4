"""Keeping two transactions from adding the same thing to a project, where no constraint can.

Whoever holds several rows takes them in one order, so that no two wait for each other: the project,
then a membership, then the article, then its sentences and reviews, then the annotation. Of several
of one kind, in the order of their ids. What belongs to one of these, such as an invitation or a
link, comes after it. The text of a source comes before the annotation that is to rest on it, unless
the project is held; the speakers that an annotation names come last.
"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.models import Project


def lock_project(session: Session, project_id: UUID) -> None:
    """Let one transaction at a time look for something in a project and then add it.

    What is read afterwards holds until the commit. On SQLite the write gate has done it already.
    """
    # NO KEY UPDATE: rows that refer to the project can be added meanwhile.
    query = select(Project.id).where(Project.id == project_id).with_for_update(key_share=True)
    session.execute(query)


def is_gated(session: Session) -> bool:
    """Whether the write gate lets one transaction write at a time, as on SQLite.

    For the busiest queries: elsewhere a row is held anyway, which SQLite takes for a look at it.
    """
    return session.get_bind().dialect.name == "sqlite"
