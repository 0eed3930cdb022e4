"""The database: read-only sessions for reading, whole retried transactions for writing.

All that differs between SQLite and PostgreSQL is here and in the search adapters.
"""

import logging
import random
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, TypeVar

from flask import Flask, current_app, g
from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from factcheck.errors import InvalidError, UnavailableError
from factcheck.gate import BUSY, WriteGate
from factcheck.models.known import show_known
from factcheck.words import say

T = TypeVar("T")

log = logging.getLogger(__name__)

ATTEMPTS = 6
"""How often a write is tried before it is given up."""
FULL = say("The disk of the server is full, so nothing was saved. Free some space, then try again.")
REFUSED = re.compile(
    r"locked|busy|full|readonly|read-only|disk I/O|unable to open|"
    r"connect|terminat|shut|starting up",
    re.IGNORECASE,
)
"""What a driver says when the database cannot take a change just now; all else is our mistake."""
RETRIED_STATES = {"40001", "40P01"}
"""SQLSTATE of a serialisation failure and of a deadlock."""
READERS = 16
"""Connections kept open for reading, in each process."""


class Database:
    """An engine for each way of using the database.

    Args:
        url: an SQLAlchemy URL, ``sqlite:///path`` or ``postgresql://...``.
        lock_timeout: seconds a write waits for others before UnavailableError.
    """

    def __init__(self, url: str, lock_timeout: float = 15) -> None:
        self.url = checked_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            self._gate: WriteGate | None = WriteGate(_gate_path(self.url), lock_timeout)
            self._writer = _sqlite_engine(self.url, lock_timeout, write=True)
            self._reader = _sqlite_engine(self.url, lock_timeout, write=False)
        else:
            self._gate = None
            # A pooler in front may hand each transaction another server connection, where a
            # statement prepared on the last one is not known.
            arguments = {"prepare_threshold": None, "connect_timeout": max(2, int(lock_timeout))}
            self._writer = create_engine(
                self.url,
                pool_size=READERS,
                max_overflow=READERS,
                pool_pre_ping=True,
                connect_args=arguments,
            )
            self._reader = self._writer.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Open a session that sees one moment of the database and cannot change it."""
        with Session(self._reader, expire_on_commit=False, autoflush=False) as session:
            yield session

    def write(self, work: Callable[[Session], T]) -> T:
        """Run *work* in one write transaction, commit, and return what it returned.

        *work* is run again, in a new session, when the transaction lost a race or the connection
        broke, so it must have no effect outside its session. A broken constraint counts as a lost
        race: the next try sees the row of the winner. It must not call write itself.

        Raises:
            UnavailableError: the disk is full, or the database stayed locked or away.
        """
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self._held_gate(), self._write_session() as session:
                    result = work(session)
                    session.commit()
                    return result
            except (DBAPIError, StaleDataError) as error:
                if attempt == ATTEMPTS or not _may_pass(error):
                    raise _refusal(error) from error
                log.info("write tried again after %s", type(error).__name__)
            time.sleep(random.uniform(0, 0.01 * 2**attempt))  # noqa: S311  spreads rivals only
        raise AssertionError("the last attempt returns or raises")

    def close(self) -> None:
        """Close all connections. The last one to close checkpoints, hence the gate."""
        with self._held_gate():
            self._reader.dispose()
            self._writer.dispose()

    def _held_gate(self) -> AbstractContextManager[None]:
        return self._gate.held() if self._gate else nullcontext()

    def _write_session(self) -> Session:
        return Session(self._writer, expire_on_commit=False)


def checked_url(text: str) -> URL:
    try:
        url = make_url(text)
    except Exception as error:
        raise InvalidError(
            "FACTCHECK_DATABASE_URL is not a database URL; "
            "write sqlite:///path/to/file or postgresql://user@host/name."
        ) from error
    match url.get_backend_name():
        case "sqlite" if url.database and url.database != ":memory:":
            return url
        case "postgresql":
            return url.set(drivername="postgresql+psycopg")
    raise InvalidError(
        "FACTCHECK_DATABASE_URL names a database that is not supported; "
        "write sqlite:///path/to/file or postgresql://user@host/name."
    )


def _gate_path(url: URL) -> Path:
    return Path(f"{url.database}-gate")


def _sqlite_engine(url: URL, lock_timeout: float, *, write: bool) -> Engine:
    # The gate lets one writer in, so one connection is enough for each process.
    engine = create_engine(
        url,
        pool_size=1 if write else READERS,
        max_overflow=0 if write else READERS,
        connect_args={"isolation_level": None, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute(f"PRAGMA busy_timeout = {int(lock_timeout * 1000)}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA wal_autocheckpoint = 4000")  # pages, so every 16 MB
        connection.execute("PRAGMA foreign_keys = ON")
        if not write:
            connection.execute("PRAGMA query_only = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # A deferred BEGIN that turns to writing later fails at once when another wrote meanwhile.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _may_pass(error: Exception) -> bool:
    """Whether the same transaction may succeed when it is run again."""
    if isinstance(error, StaleDataError | IntegrityError):
        return True
    assert isinstance(error, DBAPIError)
    return error.connection_invalidated or getattr(error.orig, "sqlstate", "") in RETRIED_STATES


def _refusal(error: Exception) -> Exception:
    """What to raise for an error of the database: a refusal for the reviewer where it is one."""
    if isinstance(error, OperationalError) and REFUSED.search(str(error.orig)):
        log.error("the database refused a write: %s", error.orig)
        return UnavailableError(FULL if "full" in str(error.orig).lower() else BUSY)
    return error


def init_app(app: Flask, database: Database) -> None:
    """Give *app* its database, and close each request's session when the request ends."""
    app.extensions["database"] = database
    app.teardown_appcontext(_close_session)


def release() -> None:
    """Hold nothing of the database until the request reads again; what it has read stays.

    For what waits on others, such as a site: a transaction kept open meanwhile would keep the
    write-ahead log from being cleared, or a connection from all others.
    """
    _close_session(None)


def get_database() -> Database:
    """Return the database of the current app."""
    database: Database = current_app.extensions["database"]
    return database


def get_session() -> Session:
    """Return the read-only session of the current request, opened on first use.

    Once it is known who asks, it finds none but what they may know of others' reviews.
    """
    if "session" not in g:
        g.reading = get_database().read()
        g.session = g.reading.__enter__()
    session: Session = g.session
    if reader := g.get("me"):
        show_known(session, reader.id)
    return session


def write(work: Callable[[Session], T]) -> T:
    """Run *work* as Database.write does; what is read afterwards sees the change."""
    _close_session(None)
    return get_database().write(work)


def _close_session(_error: BaseException | None) -> None:
    if "session" in g:
        del g.session
        g.pop("reading").__exit__(None, None, None)
