"""The data layer: the gate, read-only reading, whole retried writes."""

import sqlite3
from threading import Event as Signal
from threading import Thread

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from factcheck.db import Database
from factcheck.errors import InvalidError, UnavailableError
from factcheck.models import Project, uuid7

both_engines = pytest.mark.both_engines


def projects(database):
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(Project))


@both_engines
def test_a_write_is_committed(database):
    database.write(lambda session: session.add(Project(name="Desk")))
    assert projects(database) == 1


@both_engines
def test_nothing_is_left_of_a_write_that_fails(database):
    def work(session):
        session.add(Project(name="Desk"))
        session.flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.write(work)
    assert projects(database) == 0


@both_engines
def test_a_reading_session_cannot_write(database):
    with database.read() as session, pytest.raises(DBAPIError, match=r"readonly|read-only"):
        session.execute(text("DELETE FROM project"))


@both_engines
def test_a_reading_session_sees_one_moment(database):
    with database.read() as session:
        before = session.scalar(select(func.count()).select_from(Project))
        database.write(lambda writing: writing.add(Project(name="Desk")))
        assert session.scalar(select(func.count()).select_from(Project)) == before


@both_engines
def test_a_lost_race_is_run_again_and_sees_the_winner(database):
    made, tries = uuid7(), []

    def work(session):
        tries.append(1)
        if len(tries) == 1:
            if not database.is_sqlite:  # SQLite's gate would keep the winner waiting for us
                database.write(lambda other: other.add(Project(id=made, name="winner")))
                session.add(Project(id=made, name="loser"))
                session.flush()
            raise IntegrityError("made", {}, Exception("a constraint broke"))
        return session.scalar(select(func.count()).select_from(Project))

    assert database.write(work) == (0 if database.is_sqlite else 1)
    assert len(tries) == 2


def test_a_broken_connection_is_run_again(new_database_url):
    database = Database(new_database_url("postgresql"))
    killed = []

    def work(session):
        if not killed:
            killed.append(session.scalar(text("SELECT pg_backend_pid()")))
            with database.read() as other:
                other.execute(text(f"SELECT pg_terminate_backend({killed[0]})"))
        session.add(Project(name="Desk"))
        session.flush()

    database.write(work)
    assert projects(database) == 1
    database.close()


def test_writers_of_one_file_wait_for_one_another(database):
    inside, free = Signal(), Signal()

    def slow(session):
        session.add(Project(name="first"))
        session.flush()
        inside.set()
        assert free.wait(5)

    first = Thread(target=database.write, args=(slow,))
    first.start()
    assert inside.wait(5)
    second = Thread(target=database.write, args=(lambda s: s.add(Project(name="second")),))
    second.start()
    free.set()
    first.join()
    second.join()
    assert projects(database) == 2


def test_a_gate_that_stays_shut_is_a_refusal_that_says_so(settings):
    patient, hasty = (Database(settings.database_url, wait) for wait in (15, 0.1))
    inside, free = Signal(), Signal()

    def slow(_session):
        inside.set()
        assert free.wait(5)

    holder = Thread(target=patient.write, args=(slow,))
    holder.start()
    assert inside.wait(5)
    with pytest.raises(UnavailableError, match="nothing was saved"):
        hasty.write(lambda session: session.add(Project(name="Desk")))
    free.set()
    holder.join()
    patient.close()
    hasty.close()


def test_a_file_locked_by_another_program_is_a_refusal_that_says_so(settings):
    database = Database(settings.database_url, lock_timeout=0.1)
    locker = sqlite3.connect(database.url.database, isolation_level=None)
    locker.execute("BEGIN IMMEDIATE")
    with pytest.raises(UnavailableError, match="nothing was saved"):
        database.write(lambda session: session.add(Project(name="Desk")))
    locker.execute("ROLLBACK")
    database.write(lambda session: session.add(Project(name="Desk")))
    locker.close()
    database.close()


def test_a_full_disk_is_a_refusal_that_says_so_and_reading_goes_on(settings):
    database = Database(settings.database_url)

    def fill(session):
        session.execute(text("PRAGMA max_page_count = 1"))
        session.add_all(Project(name="x" * 1000) for _ in range(300))
        session.flush()

    with pytest.raises(UnavailableError, match="full"):
        database.write(fill)
    assert projects(database) == 0
    database.close()


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mysql://localhost/x", "sqlite://", "sqlite:///:memory:"]
)
def test_another_kind_of_database_is_refused_in_words(url):
    with pytest.raises(InvalidError, match="FACTCHECK_DATABASE_URL"):
        Database(url)


def test_a_mistake_of_ours_is_not_told_as_a_busy_database(database):
    with pytest.raises(DBAPIError):
        database.write(lambda session: session.execute(text("DELETE FROM nowhere")))


def test_sqlite_is_set_up_to_lose_nothing(database):
    with database.read() as session:
        found = {
            name: session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "query_only")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "query_only": 1}
