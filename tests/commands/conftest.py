"""Commands run on a data folder of their own."""

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from factcheck.cli import main
from factcheck.db import Database

OP_ED = "The mayor said: “Close it.” Nobody did.\nThe bridge stayed open."


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command on a data folder of its own: ``run("import", path).exit_code``."""
    monkeypatch.setenv("FACTCHECK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("FACTCHECK_DATABASE_URL", raising=False)
    monkeypatch.delenv("FACTCHECK_SECRET_KEY", raising=False)
    runner = CliRunner()
    return lambda *arguments, **options: runner.invoke(main, [*map(str, arguments)], **options)


@pytest.fixture
def rows(tmp_path):
    """Count the rows of a table, or read a column: ``rows(Article)``."""

    def read(what):
        database = Database(f"sqlite:///{tmp_path}/data/factcheck.sqlite")
        with database.read() as session:
            found = session.scalars(select(what)).all()
        database.close()
        return found

    return read


@pytest.fixture
def op_ed(tmp_path):
    path = tmp_path / "op-ed.txt"
    path.write_text(OP_ED, encoding="utf-8")
    return path
