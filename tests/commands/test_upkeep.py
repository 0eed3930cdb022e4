"""`factcheck db` and `factcheck doctor`."""

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import text

from factcheck.commands.common import newest_revision
from factcheck.db import Database
from factcheck.migrate import alembic_config
from factcheck.models import Article


def test_the_newest_revision_is_the_one_alembic_finds():
    scripts = ScriptDirectory.from_config(alembic_config("sqlite:///none"))
    assert newest_revision() == scripts.get_current_head()


def test_a_database_is_made_and_checked(run, rows):
    assert "no database yet" in run("db", "check").stderr
    assert run("db", "upgrade").exit_code == 0
    assert run("db", "upgrade").exit_code == 0
    assert run("db", "check").stdout == f"The database is up to date ({newest_revision()}).\n"
    assert rows(Article.id) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE alembic_version SET version_num = '0000'", "factcheck db upgrade"),
        ("UPDATE alembic_version SET version_num = '9999'", "newer Factcheck"),
    ],
)
def test_a_database_of_another_release_is_refused(run, tmp_path, op_ed, statement, words):
    run("db", "upgrade")
    database = Database(f"sqlite:///{tmp_path}/data/factcheck.sqlite")
    database.write(lambda session: session.execute(text(statement)))
    database.close()
    answer = run("import", op_ed)
    assert answer.exit_code == 1
    assert words in answer.stderr
    assert run("doctor").exit_code == 1


def test_the_doctor_finds_nothing_wrong_with_a_new_installation(run):
    run("db", "upgrade")
    answer = run("doctor")
    assert answer.exit_code == 0
    assert "fail" not in answer.stdout
    for word in ("data folder", "secret key", "up to date", "SQLite", "free"):
        assert word in answer.stdout


def test_the_doctor_names_what_has_to_be_mended(run, tmp_path):
    run("db", "upgrade")
    (tmp_path / "data" / "secret_key").chmod(0o644)
    answer = run("doctor")
    assert answer.exit_code == 1
    assert "chmod 600" in answer.stdout


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_the_doctor_looks_at_postgresql(run, settings, monkeypatch, database):
    monkeypatch.setenv("FACTCHECK_DATABASE_URL", settings.database_url)
    answer = run("doctor")
    assert "PostgreSQL" in answer.stdout
    assert f"up to date ({newest_revision()})" in answer.stdout
