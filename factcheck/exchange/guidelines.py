"""The guidelines of an export, brought together with those that are here."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.errors import DuplicateError
from factcheck.exchange import records_desk
from factcheck.exchange.kinds import GUIDELINE, Row
from factcheck.exchange.merge import add_missing, find_ids
from factcheck.exchange.tables_desk import guideline_row
from factcheck.locking import lock_project
from factcheck.models import Guideline
from factcheck.words import say

TOLD = ("text", "definitions")
"""What makes two versions the same, whoever wrote them and when."""


def add_guidelines(
    session: Session, guidelines: Sequence[tuple[str, records_desk.Guideline]], project_id: UUID
) -> tuple[dict[UUID, UUID], list[Row]]:
    """Add the versions that are not here, by id or by what they say.

    A version that says something else than the one of its number here is refused: as a later one it
    would become what this desk goes by, and left out nobody could tell what a review was made
    under.

    Returns:
        the id here for each id of the file, and the rows added.

    Raises:
        StaleError: one is here and differs, or its id is taken.
        DuplicateError: another one has its number.
    """
    if not guidelines:
        return {}, []
    lock_project(session, project_id)
    query = select(Guideline).where(Guideline.project_id == project_id)
    numbered = {here.version: here for here in session.scalars(query)}
    known = find_ids(session, Guideline.id, (guideline.id for _, guideline in guidelines))
    same: dict[UUID, UUID] = {}
    rows: list[Row] = []
    for path, guideline in guidelines:
        row, here = guideline_row(path, guideline, project_id), numbered.get(guideline.version)
        same[guideline.id] = guideline.id
        if here is None or guideline.id in known:
            rows.append(row)
        elif any(getattr(here, name) != row.values[name] for name in TOLD):
            message = say(
                "%(place)s: This project has guidelines of version %(version)s that say something "
                "else. Import the file into a project of its own.",
                place=path,
                version=guideline.version,
            )
            raise DuplicateError(message, here.id)
        else:
            same[guideline.id] = here.id
    return same, add_missing(session, GUIDELINE, rows)
