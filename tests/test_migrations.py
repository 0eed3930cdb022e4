"""The migrations make the tables of the models on both engines, and can be undone."""

from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from factcheck.db import Database
from factcheck.migrate import alembic_config, upgrade
from factcheck.sources.service import SourceDraft, SourceMetadata, add_text, capture_source
from factcheck.sources.taking_back import take_back
from tests.support.desk import add_desk
from tests.support.work import REPORT, add_report

REVISIONS = [r.revision for r in ScriptDirectory.from_config(alembic_config("")).walk_revisions()]


@pytest.fixture
def migrated(engine, new_database_url):
    """The URL of a database that the migrations have made."""
    return new_database_url(engine)


@pytest.mark.both_engines
def test_the_newest_revision_is_the_models(migrated):
    command.check(alembic_config(migrated))


@pytest.mark.both_engines
def test_every_revision_can_be_undone_and_redone(migrated):
    before = schema(migrated)
    command.downgrade(alembic_config(migrated), "base")
    assert set(schema(migrated)) == {"alembic_version"}
    for revision in reversed(REVISIONS):
        upgrade_to(migrated, revision)
        command.downgrade(alembic_config(migrated), "-1")
        upgrade_to(migrated, revision)
    assert schema(migrated) == before


@pytest.mark.both_engines
def test_an_upgrade_of_what_is_up_to_date_changes_nothing(migrated):
    before = schema(migrated)
    upgrade(migrated)
    assert schema(migrated) == before


def test_there_is_one_newest_revision():
    assert len(ScriptDirectory.from_config(alembic_config("")).get_heads()) == 1


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_revision_imports_nothing_of_ours(revision):
    script = ScriptDirectory.from_config(alembic_config("")).get_revision(revision)
    assert "factcheck" not in Path(script.path).read_text()


@pytest.mark.both_engines
def test_what_was_taken_back_is_gone_in_the_release_before(migrated):
    database = Database(migrated)

    def fill(session):
        desk = add_desk(session)
        source = add_report(session, desk.project, desk.alice)
        newer = capture_source(SourceDraft("Other words.", SourceMetadata("T")))
        mistake = add_text(session, source.id, newer, desk.alice.id)
        take_back(session, source.id, mistake, desk.alice.id)

    database.write(fill)
    database.close()
    command.downgrade(alembic_config(migrated), "0003")
    engine = create_engine(migrated)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT text FROM snapshot")) == REPORT
        assert connection.scalar(text("SELECT count(*) FROM step")) == 0
    engine.dispose()
    upgrade(migrated)


def upgrade_to(url: str, revision: str) -> None:
    command.upgrade(alembic_config(url), revision)


def schema(url: str) -> dict[str, list[str]]:
    """Every table with its columns, indexes and constraints, in words that can be compared."""
    engine = create_engine(url)
    look = inspect(engine)
    found = {
        table: sorted(
            [f"{c['name']} {c['type']} {c['nullable']}" for c in look.get_columns(table)]
            + [f"{i['name']} {i['column_names']} {i['unique']}" for i in look.get_indexes(table)]
            + [f"{u['name']} {u['column_names']}" for u in look.get_unique_constraints(table)]
            + [f"{f['name']} {f['referred_table']}" for f in look.get_foreign_keys(table)]
            + [f"{c['name']} {c['sqltext']}" for c in look.get_check_constraints(table)]
        )
        for table in look.get_table_names()
    }
    engine.dispose()
    return found
