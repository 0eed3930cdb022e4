"""Ids read as the text an export holds: it has some hundred thousand, and needs no objects."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Dialect, TypeDecorator, type_coerce

from factcheck.models.base import Uuid


class IdText(TypeDecorator[str]):
    """A UUID in its usual form of 36 characters."""

    impl = Uuid
    cache_ok = True

    def result_processor(self, dialect: Dialect, _coltype: object) -> Callable[[Any], Any] | None:
        if dialect.name == "postgresql":
            return lambda value: value and str(value)
        return lambda value: value and _dashed(value)


def id_text(column: Any) -> ColumnElement[str]:
    """Return *column*, to be read as text."""
    return type_coerce(column, IdText).label(column.key)


def parent(column: Any) -> ColumnElement[str]:
    """Label the id of the record that a row is shown in."""
    return id_text(column).label("parent")


@lru_cache(maxsize=1024)  # the id of a parent comes again with each child
def _dashed(stored: bytes) -> str:
    digits = stored.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
