"""Fixtures: a database of its own for each test, the app on it, and people with their roles.

A test that is to hold on PostgreSQL too is marked ``@pytest.mark.both_engines``. It runs twice, and
whatever of `database`, `session`, `app` and `client` it asks for is on the engine of that run.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import Project, User
from tests.support.databases import PostgresServer, SQLiteFiles
from tests.support.desk import Desk, add_desk, find_desk
from tests.support.queries import count_queries as counting_queries
from tests.support.sign_in import sign_in
from tests.support.templates import Compiled

COMPILED = Compiled()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if metafunc.definition.get_closest_marker("both_engines"):
        metafunc.parametrize("engine", ["sqlite", "postgresql"], indirect=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the modules that take longest: else one worker has them at the end, alone."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (item.path not in slow, "browser" not in item.path.parts))


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SQLiteFiles:
    return SQLiteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """Which engine this run of the test is on."""
    return getattr(request, "param", "sqlite")


@pytest.fixture
def new_database_url(request: pytest.FixtureRequest, tmp_path_factory) -> Iterator[Callable]:
    """Make further databases: ``new_database_url("postgresql")`` is migrated and empty."""
    with ExitStack() as stack:

        def make(engine: str, **options: bool) -> str:
            fixture = "sqlite_files" if engine == "sqlite" else "postgres_server"
            databases = request.getfixturevalue(fixture)
            return stack.enter_context(databases.copy(tmp_path_factory.mktemp("data"), **options))

        yield make


@pytest.fixture
def settings(
    request: pytest.FixtureRequest, tmp_path: Path, engine: str, new_database_url
) -> Settings:
    # A copy with the people in it is made in a tenth of the time that adding them takes.
    peopled = "desk" in request.fixturenames
    return Settings(
        data_dir=tmp_path,
        database_url=new_database_url(engine, peopled=peopled),
        secret_key="known to every test, 32 letters and more",
    )


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    """A migrated database, empty but for the people the test asks for."""
    database = Database(settings.database_url)
    yield database
    database.close()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A session that may write, for tests of services.

    On SQLite it keeps every other writer out from its first query until it commits, so commit
    before the app or a client is to write.
    """
    with database._write_session() as session:
        yield session


@pytest.fixture
def desk(database: Database) -> Desk:
    with database.read() as session:
        found = find_desk(session)
    return found or database.write(add_desk)


@pytest.fixture
def project(desk: Desk) -> Project:
    return desk.project


@pytest.fixture
def alice(desk: Desk) -> User:
    """An editor."""
    return desk.alice


@pytest.fixture
def bob(desk: Desk) -> User:
    """A reviewer."""
    return desk.bob


@pytest.fixture
def carol(desk: Desk) -> User:
    """A viewer."""
    return desk.carol


@pytest.fixture
def mallory(desk: Desk) -> User:
    """An editor of another desk."""
    return desk.mallory


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    app = create_app(settings)
    app.testing = True
    app.jinja_env.bytecode_cache = COMPILED
    yield app
    app.extensions["database"].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without scripts that nobody has signed in."""
    return app.test_client()


@pytest.fixture
def signed_in(app: Flask, database: Database) -> Callable[[User], FlaskClient]:
    """Open a browser that a person is signed in at: ``signed_in(alice).get("/")``."""
    return lambda user: sign_in(app.test_client(), database, user)


@pytest.fixture
def count_queries():
    """Collect the statements of a block: ``with count_queries() as seen: ...; len(seen)``."""
    return counting_queries
