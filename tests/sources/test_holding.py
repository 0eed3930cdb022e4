"""Files that nobody comes back to are swept away."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from factcheck.models import CaptureItem, CaptureState, utc_now
from factcheck.sources.capturing import File, begin_batch
from factcheck.sources.holding import hold_file, sweep_files

HOUR = timedelta(hours=1)
FILE = File("a.txt", b"The gauge rose.")


@pytest.fixture
def aged(session, project, bob):
    """Keep a file, and an address beside it, and let them grow old: ``aged(state, age)``."""

    def aged(state, age, **more):
        if state is CaptureState.HELD:
            hold_file(session, project.id, bob.id, FILE)
        else:
            begin_batch(session, project.id, bob.id, ["http://a.example/"], [FILE])
        values = {"state": state, "created_at": utc_now() - age, **more}
        session.execute(update(CaptureItem).values(values))

    return aged


def swept(session):
    sweep_files(session)
    return [item.name for item in session.query(CaptureItem).order_by(CaptureItem.position)]


@pytest.mark.both_engines
@pytest.mark.parametrize(("hours", "left"), [(-1, ["a.txt"]), (1, [])])
def test_a_file_of_no_batch_is_kept_for_a_day(session, aged, hours, left):
    aged(CaptureState.HELD, timedelta(days=1) + hours * HOUR)
    assert swept(session) == left


@pytest.mark.both_engines
@pytest.mark.parametrize("state", [CaptureState.FAILED, CaptureState.WAITING])
@pytest.mark.parametrize(("hours", "left"), [(-1, ["a.txt"]), (1, [])])
def test_a_file_that_was_left_is_kept_for_a_week_and_its_address_stays(
    session, aged, state, hours, left
):
    aged(state, timedelta(days=7) + hours * HOUR)
    assert swept(session) == ["http://a.example/", *left]


def test_a_file_that_is_being_read_stays(session, aged):
    aged(CaptureState.WAITING, timedelta(days=30), claimed_until=utc_now() + HOUR)
    assert swept(session) == ["http://a.example/", "a.txt"]


def test_what_became_of_a_file_stays(session, aged):
    aged(CaptureState.ADDED, timedelta(days=30))
    assert swept(session) == ["http://a.example/", "a.txt"]
