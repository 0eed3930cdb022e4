"""Alembic's entry point: run the migrations against the database that the caller names."""

from alembic import context
from sqlalchemy import create_engine

from factcheck.db import checked_url
from factcheck.models import Base
from factcheck.models.base import UtcDateTime, Uuid


def render_item(kind, item, _autogen):
    """Write our own types as what they store, so that a migration imports nothing of ours."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Uuid):
        return "UUID"
    return False


def compare_type(_context, _column, _stored, ours, _type):
    """Leave our own types alone: what they store differs by engine, as it should."""
    return False if isinstance(ours, Uuid) else None


def include_name(name, kind, _parents):
    """Leave out the words of the search: each engine keeps them in tables of its own kind."""
    return kind != "table" or not name.startswith(
        ("search_sentence_words", "search_note_words", "search_source_words")
    )


engine = create_engine(checked_url(context.config.attributes["database_url"]))
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_type=compare_type,
        include_name=include_name,
        render_item=render_item,
        compare_server_default=True,
        # SQLite cannot alter a table, so Alembic copies it.
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
