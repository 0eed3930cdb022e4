"""Lists that administrators read by name, a page at a time."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, func, or_
from sqlalchemy.orm import Session

Row = TypeVar("Row")

PAGE = 50
"""Rows on a page."""


def list_by_name(
    session: Session,
    query: Select[Any],
    table: type[Any],
    make: Callable[..., Row],
    after: UUID | None,
) -> tuple[list[Row], UUID | None]:
    """Return a page of *query* by the name in *table*, and where the next begins.

    One query, and one more for a page after the first.

    Args:
        make: makes a row of the columns of *query*; the first of them is the id.
        after: the id that the last page ended with.
    """
    name = func.lower(table.name)
    query = query.order_by(name, table.id).limit(PAGE + 1)
    if last := session.get(table, after) if after else None:
        here = func.lower(last.name)
        query = query.where(or_(name > here, (name == here) & (table.id > last.id)))
    found = session.execute(query).all()
    page = found[:PAGE]
    return [make(*row) for row in page], page[-1][0] if len(found) > PAGE else None
