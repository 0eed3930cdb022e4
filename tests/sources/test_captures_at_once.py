"""A batch of addresses and files that several windows capture at once."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import update

from factcheck.models import CaptureItem, CaptureState, Source, utc_now
from factcheck.sources import leases
from factcheck.sources.capturing import BROKEN, File, begin_batch, capture_item
from factcheck.sources.leases import take_next
from factcheck.sources.service import SourceDraft, SourceMetadata
from tests.support.csrf import csrf_token
from tests.support.visit import Visitor


@pytest.fixture
def batch(database, project, bob):
    """Keep files to be captured: ``batch(3)`` returns the id of their batch."""

    def batch(count):
        files = [File(f"{n}.txt", f"Report {n}.".encode()) for n in range(count)]
        return database.write(lambda session: begin_batch(session, project.id, bob.id, [], files))

    return batch


def take(database, batch_id):
    return database.write(lambda session: take_next(session, batch_id))


def read(item):
    return SourceDraft(item.data.decode(), SourceMetadata(item.name))


@pytest.mark.both_engines
def test_no_two_take_the_same_item(database, batch):
    batch_id = batch(6)
    with ThreadPoolExecutor(6) as windows:
        taken = list(windows.map(lambda _n: take(database, batch_id), range(6)))
    assert {item.name for item in taken} == {f"{n}.txt" for n in range(6)}
    assert take(database, batch_id) is None


@pytest.mark.both_engines
def test_an_item_that_was_left_is_taken_by_the_next_and_stored_once(database, batch, bob):
    first = take(database, batch(1))
    late = update(CaptureItem).values(claimed_until=utc_now() - timedelta(seconds=1))
    database.write(lambda session: session.execute(late))
    with database.read() as session:
        batch_id = session.query(CaptureItem).one().batch_id
    second = take(database, batch_id)
    assert second.id == first.id
    for item in (first, second):
        capture_item(item, read, database, bob.id, str)
    with database.read() as session:
        assert session.query(CaptureItem).one().state is CaptureState.ADDED
        assert session.query(Source).count() == 1


def test_a_window_hears_that_another_is_at_what_is_left(database, batch, project, bob, signed_in):
    batch_id = batch(1)
    assert take(database, batch_id)
    reviewer = Visitor(signed_in(bob))
    address = f"/projects/{project.id}/captures/{batch_id}"
    assert "in another window" in reviewer.get(reviewer.post(address).location).text
    assert "was broken off before" not in reviewer.get(address).text
    token = csrf_token(reviewer.client)
    headers = {"Accept": "application/json", "X-CSRFToken": token}
    told = reviewer.client.post(address, headers=headers).json
    assert "can be gone on with after 20 seconds" in told["elsewhere"]
    assert told["items"][0]["state"] == "waiting"


def test_a_batch_that_was_broken_off_says_so(database, batch, project, bob, signed_in):
    batch_id = batch(2)
    take(database, batch_id)
    late = update(CaptureItem).where(CaptureItem.claimed_until.is_not(None))
    late = late.values(claimed_until=utc_now() - timedelta(seconds=1))
    database.write(lambda session: session.execute(late))
    reviewer = Visitor(signed_in(bob))
    address = f"/projects/{project.id}/captures/{batch_id}"
    assert "was broken off before it was done" in reviewer.get(address).text
    for _ in range(2):
        reviewer.post(address)
    shown = reviewer.get(address).text
    assert "2 of 2 done" in shown
    assert "was broken off" not in shown


@pytest.fixture
def short_leases(monkeypatch):
    monkeypatch.setattr(leases, "LEASE", timedelta(seconds=1))
    monkeypatch.setattr(leases, "RENEWED", 0.1)


@pytest.mark.both_engines
def test_an_item_is_left_to_a_slow_worker_that_lives(database, batch, bob, short_leases):
    batch_id, taken = batch(1), []

    def read_slowly(item):
        time.sleep(1.5)  # longer than the lease
        taken.append(take(database, batch_id))
        return read(item)

    assert capture_item(take(database, batch_id), read_slowly, database, bob.id, str)
    assert taken == [None]


CAPTURE_FOR_EVER = """
import sys, time
from datetime import timedelta
from uuid import UUID
from factcheck.db import Database
from factcheck.sources import leases
from factcheck.sources.capturing import capture_item

leases.LEASE, leases.RENEWED = timedelta(seconds=1), 0.1
url, batch_id, actor_id = sys.argv[1:]
database = Database(url)
item = database.write(lambda session: leases.take_next(session, UUID(batch_id)))

def read(item):
    print("reading", flush=True)
    time.sleep(60)

capture_item(item, read, database, UUID(actor_id), str)
"""


@pytest.mark.both_engines
def test_an_item_of_a_killed_process_is_free_once_its_lease_is_over(database, batch, bob, settings):
    batch_id = batch(1)
    process = subprocess.Popen(
        [sys.executable, "-c", CAPTURE_FOR_EVER, settings.database_url, str(batch_id), str(bob.id)],
        stdout=subprocess.PIPE,
    )
    with process:
        try:
            assert process.stdout.readline() == b"reading\n"
            time.sleep(1.5)
            assert take(database, batch_id) is None  # it still says that it is at it
        finally:
            process.kill()
    time.sleep(1.1)
    assert take(database, batch_id).name == "0.txt"


def test_what_cannot_be_captured_fails_and_the_next_comes_on(database, batch, bob):
    batch_id = batch(2)

    def read_or_break(item):
        if item.name == "0.txt":
            raise ZeroDivisionError
        return read(item)

    for _ in range(2):
        capture_item(take(database, batch_id), read_or_break, database, bob.id, str)
    with database.read() as session:
        first, second = session.query(CaptureItem).order_by(CaptureItem.position)
    assert (first.state, first.message) == (CaptureState.FAILED, str(BROKEN))
    assert second.state is CaptureState.ADDED
    assert take(database, batch_id) is None
