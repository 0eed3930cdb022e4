"""Writes that come at the same time share a commit, and nothing else."""

import threading
from contextlib import contextmanager
from contextvars import ContextVar

import pytest
from sqlalchemy import event, func, select

from factcheck.db import Database
from factcheck.errors import NotFoundError, UnavailableError
from factcheck.models import Project

person = ContextVar("person")


@contextmanager
def all_waiting(database, count):
    """Keep the gate shut until *count* writes wait for it."""
    with database._gate.held():
        yield
        while len(database._turns._waiting) < count:
            threading.Event().wait(0.005)


def write_together(database, works):
    """Let each of *works* be written by a thread of its own, together; return what came of each."""
    outcomes = [None] * len(works)

    def write(index, work):
        person.set(index)
        try:
            outcomes[index] = database.write(work)
        except Exception as error:  # noqa: BLE001  it is what came of it
            outcomes[index] = error

    threads = [threading.Thread(target=write, args=each) for each in enumerate(works)]
    with all_waiting(database, len(works)):
        for thread in threads:
            thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def add(name):
    return lambda session: session.add(Project(name=name))


def names(database):
    with database.read() as session:
        return sorted(session.scalars(select(Project.name)))


@pytest.fixture
def commits(database):
    """Counts the transactions that write."""
    seen = []
    event.listen(database._writer, "commit", lambda _connection: seen.append(1))
    return seen


def test_writes_that_wait_together_are_committed_together(database, commits):
    write_together(database, [add(f"Desk {n}") for n in range(6)])
    assert names(database) == [f"Desk {n}" for n in range(6)]
    assert len(commits) == 1


def test_each_work_knows_its_own_request_whichever_thread_runs_it(database):
    ran_in = [None] * 4

    def who(_session):
        ran_in[person.get()] = threading.current_thread()
        return person.get()

    assert write_together(database, [who] * 4) == [0, 1, 2, 3]
    assert len(set(ran_in)) == 1


def test_a_write_that_fails_takes_no_other_with_it(database):
    def refuse(session):
        session.add(Project(name="never"))
        session.flush()
        raise NotFoundError("There is no such sentence.")

    outcomes = write_together(database, [add("first"), refuse, add("last")])
    assert names(database) == ["first", "last"]
    assert [type(outcome) for outcome in outcomes] == [type(None), NotFoundError, type(None)]


def test_a_later_work_sees_what_an_earlier_one_wrote(database):
    def count_and_add(session):
        seen = session.scalar(select(func.count()).select_from(Project))
        session.add(Project(name="Desk"))
        return seen

    assert sorted(write_together(database, [count_and_add] * 5)) == [0, 1, 2, 3, 4]


def test_a_gate_that_stays_shut_refuses_all_who_wait(settings, database):
    hasty = Database(settings.database_url, lock_timeout=0.2)
    outcomes = []

    def write():
        try:
            hasty.write(add("Desk"))
        except UnavailableError as error:
            outcomes.append(error)

    threads = [threading.Thread(target=write) for _ in range(3)]
    with database._gate.held():
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(outcomes) == 3
    hasty.write(add("afterwards"))
    assert names(database) == ["afterwards"]
    hasty.close()
