"""What every table shares: keys, names for constraints, and columns for enums and instants."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import DateTime, Dialect, Enum, LargeBinary, MetaData, TypeDecorator
from sqlalchemy.dialects.postgresql import UUID as POSTGRES_UUID
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeEngine

from factcheck.models.ids import uuid7


class Uuid(TypeDecorator[UUID]):
    """A UUID: PostgreSQL's own type there, 16 bytes on SQLite; both sort alike."""

    impl = LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(POSTGRES_UUID(as_uuid=True))
        return dialect.type_descriptor(LargeBinary(16))

    # These two stand for process_bind_param and process_result_value, which cost a call more for
    # each value: an export converts some hundred thousand.
    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        if dialect.name == "postgresql":
            return None
        return lambda value: value and value.bytes

    def result_processor(self, dialect: Dialect, _coltype: object) -> Callable[[Any], Any] | None:
        if dialect.name == "postgresql":
            return None
        return lambda value: value and UUID(int=int.from_bytes(value))  # a fifth less than by bytes


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. Stored in UTC, and aware when read back, on SQLite too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is None:
            return value and value.replace(tzinfo=UTC)
        return value.astimezone(UTC)


def enum_type(choices: type[StrEnum]) -> Enum:
    """Store *choices* by value in a short string, so that a new one needs no ALTER TYPE."""
    return Enum(
        choices,
        native_enum=False,
        length=20,
        create_constraint=False,
        values_callable=lambda members: [member.value for member in members],
    )


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


Id = Annotated[UUID, mapped_column(Uuid, primary_key=True, default=uuid7)]
Created = Annotated[datetime, mapped_column(UtcDateTime, default=utc_now)]


class Base(DeclarativeBase):
    """Base of every model."""

    type_annotation_map = {UUID: Uuid, datetime: UtcDateTime}  # noqa: RUF012  SQLAlchemy's name

    # Alembic can alter a constraint only by name, and SQLite names none itself.
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
