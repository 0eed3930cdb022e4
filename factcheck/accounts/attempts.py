"""Counting sign-ins, so that a password cannot be found by trying many."""

import math
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address, ip_network
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from factcheck.errors import ThrottledError
from factcheck.models import SignInAttempt, utc_now
from factcheck.words import say_many

MOST = 5
"""Attempts in a WINDOW for one e-mail, and for one address."""
WINDOW = timedelta(minutes=1)
BURST_WAIT = 2
"""Seconds to wait for one of many attempts at the same moment."""

Work = Callable[[Session], list[UUID]]
Writer = Callable[[Work], list[UUID]]


class TooManyAttemptsError(ThrottledError):
    """Somebody keeps trying to sign in.

    Attributes:
        wait: seconds until the next attempt.
    """

    def __init__(self, wait: int) -> None:
        super().__init__(
            say_many(
                "Too many attempts to sign in. Wait %(n)s second, then try again. "
                "If the password is lost, whoever runs this installation can set a new one.",
                "Too many attempts to sign in. Wait %(n)s seconds, then try again. "
                "If the password is lost, whoever runs this installation can set a new one.",
                wait,
            )
        )
        self.wait = wait


def note_attempt(write: Writer, email: str, address: str) -> list[UUID]:
    """Write one attempt down, before its password is looked at.

    Args:
        write: runs a function in a write transaction, as Database.write does.

    Returns:
        the ids of its rows, for forget_attempt.

    Raises:
        TooManyAttemptsError: there were MOST in the last WINDOW, or many come at this moment.
    """
    try:
        return write(lambda session: _count(session, email, address))
    except IntegrityError as error:  # it lost to a rival each time it was run again
        raise TooManyAttemptsError(BURST_WAIT) from error


def _count(session: Session, email: str, address: str) -> list[UUID]:
    now = utc_now()
    gone, ahead = SignInAttempt.at <= now - WINDOW, SignInAttempt.at > now + WINDOW
    session.execute(delete(SignInAttempt).where(gone | ahead))  # ahead: the clock was set back
    added = [_add(session, subject, now) for subject in (f"email:{email}", _network(address))]
    session.flush()
    return added


def forget_attempt(session: Session, ids: list[UUID]) -> None:
    """Take back an attempt that proved right: a newsroom may share one address."""
    session.execute(delete(SignInAttempt).where(SignInAttempt.id.in_(ids)))


def _add(session: Session, subject: str, now: datetime) -> UUID:
    """Add an attempt whose id follows from the one before.

    Two attempts that do not see each other so collide on the key, and the write is run again: no
    burst slips through between counting and adding.
    """
    query = select(SignInAttempt.id, SignInAttempt.at).where(SignInAttempt.subject == subject)
    earlier = session.execute(query.order_by(SignInAttempt.at.desc(), SignInAttempt.id)).all()
    if len(earlier) >= MOST:
        free_at: datetime = earlier[MOST - 1].at + WINDOW
        raise TooManyAttemptsError(max(1, math.ceil((free_at - now).total_seconds())))
    last = earlier[0].id.bytes if earlier else b""
    attempt_id = UUID(bytes=sha256(subject.encode(errors="replace") + last).digest()[:16])
    session.add(SignInAttempt(id=attempt_id, subject=subject, at=now))
    return attempt_id


def _network(address: str) -> str:
    """Return what counts as one address: of IPv6 the /64, as each customer has all of one."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return f"address:{address}"
    return f"address:{ip_network((parsed, 64), strict=False) if parsed.version == 6 else parsed}"
