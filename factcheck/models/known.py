"""Sessions that find none but what their reader may know of speakers and sources."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, event, not_, or_, select
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria
from sqlalchemy.sql.base import ExecutableOption

from factcheck.models.blindness import Reader, made_known_to
from factcheck.models.relation import SourceRelation
from factcheck.models.source import Source
from factcheck.models.speaker import Speaker

_hidden: Any = Source.__table__.alias("hidden_source")
_KNOWN = "known_to"
"""Under which a session keeps what its queries are narrowed down by."""


def show_known(session: Session, reader_id: UUID) -> None:
    """Let *session* find none but the speakers, sources and relations that a reader may see.

    Whatever it asks of these by their classes is narrowed down, in subqueries too, so that no
    list, count or look-up can forget it. What is asked of the tables themselves is not.
    """
    session.info[_KNOWN] = _narrowing(reader_id)


@lru_cache(maxsize=1000)
def _narrowing(reader_id: UUID) -> tuple[ExecutableOption, ...]:
    """Return what narrows down a query, kept, as making it takes longer than many a query."""
    return (
        with_loader_criteria(
            Speaker, lambda made: made_known_to(made, reader_id), include_aliases=True
        ),
        with_loader_criteria(
            Source, lambda made: made_known_to(made, reader_id), include_aliases=True
        ),
        with_loader_criteria(
            SourceRelation,
            lambda relation: related_known_to(relation, reader_id),
            include_aliases=True,
        ),
    )


def related_known_to(relation: Any, reader_id: Reader) -> ColumnElement[bool]:
    """Which relations a reader may see: those of two sources that they may see both.

    Args:
        relation: SourceRelation, or an alias of it.
    """
    hidden = select(_hidden.c.id).where(
        _hidden.c.made_in_id.is_not(None), not_(made_known_to(_hidden, reader_id))
    )
    known = or_(relation.b_id.is_(None), relation.b_id.not_in(hidden))
    return and_(relation.a_id.not_in(hidden), known)


@event.listens_for(Session, "do_orm_execute")
def _narrow(state: ORMExecuteState) -> None:
    known = state.session.info.get(_KNOWN)
    # What is asked of tables alone is not narrowed down; left as it is, it need not be read anew.
    if known and state.is_select and state.is_orm_statement:
        state.statement = state.statement.options(*known)
