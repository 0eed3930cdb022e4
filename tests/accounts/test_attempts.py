"""Five tries a minute, for an e-mail and for an address."""

from contextlib import suppress
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select, update

from factcheck.accounts.attempts import MOST, TooManyAttemptsError, forget_attempt, note_attempt
from factcheck.models import SignInAttempt, utc_now
from tests.accounts.conftest import PASSWORD

WRONG = "not her password"


def attempt(database, email="dana@example.org", address="192.0.2.1"):
    return note_attempt(database.write, email, address)


def move_the_clock(database, by: timedelta) -> None:
    """Make every attempt as old as if *by* had passed."""
    database.write(lambda s: s.execute(update(SignInAttempt).values(at=utc_now() - by)))


@pytest.mark.both_engines
def test_the_sixth_wrong_password_is_not_even_looked_at(post, database, dana):
    for _ in range(MOST):
        assert post("/sign-in", email="dana@example.org", password=WRONG).status_code == 401
    response = post("/sign-in", email="dana@example.org", password=PASSWORD)
    assert response.status_code == 429
    assert 1 <= int(response.headers["Retry-After"]) <= 60
    assert f"Wait {response.headers['Retry-After']} seconds" in response.text
    assert 'value="dana@example.org"' in response.text
    move_the_clock(database, timedelta(seconds=61))
    assert post("/sign-in", email="dana@example.org", password=PASSWORD).status_code == 303


def test_the_right_password_is_not_counted(client, post, dana):
    for _ in range(MOST + 2):
        client.delete_cookie("factcheck_login")
        assert post("/sign-in", email="dana@example.org", password=PASSWORD).status_code == 303


def test_an_email_is_counted_from_all_addresses_together(database):
    for number in range(MOST):
        attempt(database, address=f"192.0.2.{number}")
    with pytest.raises(TooManyAttemptsError):
        attempt(database, address="192.0.2.99")
    attempt(database, email="erik@example.org", address="192.0.2.99")


def test_an_address_is_counted_for_all_emails_together(database):
    for number in range(MOST):
        attempt(database, email=f"{number}@example.org")
    with pytest.raises(TooManyAttemptsError):
        attempt(database, email="another@example.org")
    attempt(database, email="another@example.org", address="192.0.2.2")


def test_an_ipv6_customer_is_one_address(database):
    for number in range(MOST):
        attempt(database, email=f"{number}@example.org", address=f"2001:db8:1:2::{number}")
    with pytest.raises(TooManyAttemptsError):
        attempt(database, email="another@example.org", address="2001:db8:1:2:ffff::1")
    attempt(database, email="another@example.org", address="2001:db8:1:3::1")


def test_a_refused_attempt_adds_nothing_to_the_wait(database):
    for _ in range(MOST):
        attempt(database)
    for _ in range(3):
        with pytest.raises(TooManyAttemptsError):
            attempt(database)
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(SignInAttempt)) == 2 * MOST


@pytest.mark.parametrize("by", [timedelta(minutes=1, seconds=1), timedelta(hours=-2)])
def test_old_attempts_and_those_of_a_wrong_clock_are_forgotten(database, by):
    for _ in range(MOST):
        attempt(database)
    move_the_clock(database, by)
    attempt(database)
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(SignInAttempt)) == 2


def test_an_attempt_taken_back_makes_room(database):
    for _ in range(MOST - 1):
        attempt(database)
    for _ in range(3):
        ids = attempt(database)
        database.write(lambda s, ids=ids: forget_attempt(s, ids))
    attempt(database)
    with pytest.raises(TooManyAttemptsError):
        attempt(database)


@pytest.mark.both_engines
def test_no_more_than_five_of_a_burst_get_through(database):
    start, through = Barrier(12), []

    def try_once() -> None:
        start.wait()
        with suppress(TooManyAttemptsError):
            through.append(attempt(database))

    threads = [Thread(target=try_once) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 1 <= len(through) <= MOST
