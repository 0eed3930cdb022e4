"""Signing in and out: the logins of browsers, and links that sign in once.

A login is a row, so that signing out, here or by whoever runs the installation, ends it at once; a
signed cookie alone would go on being good.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from factcheck.accounts.attempts import forget_attempt
from factcheck.accounts.passwords import hash_password, is_outdated, verify_password
from factcheck.accounts.permissions import hash_token
from factcheck.errors import InvalidError, NotFoundError
from factcheck.history import record
from factcheck.models import Login, SignInLink, Theme, User, utc_now
from factcheck.words import say

LOGIN_LASTS = timedelta(days=30)
LINK_LASTS = timedelta(days=1)
AGENT_LENGTH = 200
"""Characters kept of what a browser says it is."""
USELESS_LINK = say(
    "This link does not work any more: it has been used, is older than a day, or was taken back. "
    "For a new one start Factcheck again, or run “factcheck user link” with your e-mail address; "
    "or sign in with e-mail and password."
)


@dataclass(frozen=True, slots=True)
class Browser:
    """What is known of a browser before anybody signs in at it.

    Attributes:
        agent: what it says it is.
        address: where it asks from.
        language: which one was chosen there for the pages, empty for none.
        theme: light or dark, where one was chosen there.
    """

    agent: str = ""
    address: str = ""
    language: str = ""
    theme: Theme = Theme.SYSTEM


UNKNOWN = Browser()


def start_login(
    session: Session, user_id: UUID, *, verb: str = "user.signed_in", browser: Browser = UNKNOWN
) -> str:
    """Sign a person in and return the token for the browser, which nobody can tell again. Flushes.

    What was chosen in the browser for its pages goes into an account that has chosen nothing.

    Raises:
        NotFoundError: there is no such person, or they were shut out.
    """
    user = session.get(User, user_id)
    if user is None or user.disabled_at:
        raise NotFoundError(say("This account does not exist or was shut out."))
    user.language = user.language or browser.language
    user.theme = browser.theme if user.theme is Theme.SYSTEM else user.theme
    token, now = secrets.token_urlsafe(32), utc_now()
    login = Login(
        user_id=user_id,
        token_hash=hash_token(token),
        agent=browser.agent[:AGENT_LENGTH],
        address=browser.address,
        expires_at=now + LOGIN_LASTS,
    )
    session.add(login)
    record(session, verb=verb, object_id=user_id, actor_id=user_id, project_id=None)
    session.flush()
    return token


def end_login(session: Session, token: str) -> None:
    """Sign out the browser that holds *token*; nothing happens when it is signed out already."""
    login = session.scalar(
        select(Login).where(Login.token_hash == hash_token(token), Login.ended_at.is_(None))
    )
    if login is None:
        return
    login.ended_at = utc_now()
    user_id = login.user_id
    record(session, verb="user.signed_out", object_id=user_id, actor_id=user_id, project_id=None)
    session.flush()


def end_all_logins(session: Session, user_id: UUID, *, but: str = "") -> None:
    """Sign a person out in every browser, and make the links they have useless.

    Args:
        but: the token of the browser that stays signed in; "" for none.
    """
    now = utc_now()
    logins = update(Login).where(
        Login.user_id == user_id, Login.ended_at.is_(None), Login.token_hash != hash_token(but)
    )
    session.execute(logins.values(ended_at=now))
    links = update(SignInLink).where(SignInLink.user_id == user_id, SignInLink.used_at.is_(None))
    session.execute(links.values(used_at=now))


def make_sign_in_link(session: Session, user_id: UUID, made_by_id: UUID | None = None) -> str:
    """Return a token that signs a person in once, within a day, at /sign-in/<token>. Flushes.

    Args:
        made_by_id: the administrator whose link it is, None for the command line. It is good for
            as long as they are one and can get in themselves.
    """
    token = secrets.token_urlsafe(32)
    session.add(
        SignInLink(
            user_id=user_id,
            token_hash=hash_token(token),
            made_by_id=made_by_id,
            expires_at=utc_now() + LINK_LASTS,
        )
    )
    session.flush()
    return token


def use_sign_in_link(session: Session, token: str, browser: Browser = UNKNOWN) -> str:
    """Use up a link and return the token of the login it starts. Flushes.

    Raises:
        NotFoundError: there is no such link, it is used up or too old, or whoever made it is no
            administrator any more.
    """
    now = utc_now()
    # Asked when it is used, not when they are shut out: they may be making one at that moment.
    stands = exists().where(
        User.id == SignInLink.made_by_id, User.is_admin, User.disabled_at.is_(None)
    )
    # In one statement, so that of two browsers at the same moment one gets in.
    user_id = session.scalar(
        update(SignInLink)
        .where(
            SignInLink.token_hash == hash_token(token),
            SignInLink.used_at.is_(None),
            SignInLink.expires_at > now,
            SignInLink.made_by_id.is_(None) | stands,
        )
        .values(used_at=now)
        .returning(SignInLink.user_id)
    )
    if user_id is None:
        raise NotFoundError(USELESS_LINK)
    return start_login(session, user_id, verb="user.signed_in_by_link", browser=browser)


def prove(user: User | None, password: str) -> tuple[UUID, str | None]:
    """Compare a password with *user*'s, with no transaction open: it takes 60 ms.

    Returns:
        the user's id, and a better hash of the password when the stored one is outdated.

    Raises:
        InvalidError: they differ, or *user* is nobody, has no password, or was shut out; which of
            these is not said.
    """
    stored = user.password_hash if user and not user.disabled_at else None
    if not verify_password(password, stored) or user is None or stored is None:
        raise InvalidError(say("E-mail and password do not match. Check both and try again."))
    return user.id, hash_password(password) if is_outdated(stored) else None


def finish_sign_in(
    session: Session,
    user_id: UUID,
    attempt: list[UUID],
    better_hash: str | None,
    browser: Browser = UNKNOWN,
) -> str:
    """Take the attempt back and return the token of a new login. Flushes."""
    forget_attempt(session, attempt)
    if better_hash:
        session.execute(update(User).where(User.id == user_id).values(password_hash=better_hash))
    return start_login(session, user_id, browser=browser)
