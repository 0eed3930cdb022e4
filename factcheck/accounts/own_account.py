"""What people change of their own account, and where they are signed in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.accounts.attempts import forget_attempt
from factcheck.accounts.common import get_user, note
from factcheck.accounts.logins import end_all_logins
from factcheck.accounts.passwords import check_password, hash_password, verify_password
from factcheck.accounts.permissions import hash_token
from factcheck.accounts.service import check_name
from factcheck.errors import InvalidError, NotFoundError, StaleError
from factcheck.models import Login, Theme, User, utc_now
from factcheck.words import say

NO_EMAIL = say(
    "There is no e-mail in your account to sign in with, so a password would be of no use."
)
WRONG_PASSWORD = say("This is not your password now. Type the one that you sign in with.")
CHANGED_MEANWHILE = say(
    "Your password was changed in the meantime, in another window. Sign in with that one."
)
NO_LOGIN = say("There is no such browser among those signed in. The list shows which there are.")


@dataclass(frozen=True, slots=True)
class Account:
    """What a person is shown of their account."""

    id: UUID
    name: str
    email: str | None
    has_password: bool
    language: str
    theme: Theme


@dataclass(frozen=True, slots=True)
class LoginRow:
    """A browser that is signed in."""

    id: UUID
    agent: str
    address: str
    created_at: datetime
    is_this: bool
    """Whether it is the one that asks."""


def get_account(session: Session, user_id: UUID) -> Account:
    """Return a person's account.

    Raises:
        NotFoundError: there is no such person.
    """
    user = get_user(session, user_id)
    return Account(
        user.id, user.name, user.email, bool(user.password_hash), user.language, user.theme
    )


def is_admin(session: Session, user_id: UUID) -> bool:
    """Whether a person runs the installation now."""
    user = session.get(User, user_id)
    return user is not None and user.is_admin and user.disabled_at is None


def rename_self(session: Session, user_id: UUID, name: str) -> None:
    """Give a person the name they want to be called by. Flushes.

    Raises:
        InvalidError: it cannot be used.
    """
    user, name = get_user(session, user_id), check_name(name)
    if name == user.name:
        return
    before, user.name = {"name": user.name}, name
    session.flush()
    note(session, "user.renamed", user_id, user_id, before=before, after={"name": name})


def set_preferences(
    session: Session, user_id: UUID, *, language: str | None = None, theme: Theme | None = None
) -> None:
    """Store which language a person's pages are in, and whether they are light or dark. Flushes.

    Args:
        language: one that Factcheck speaks, "" for what the browser asks for, None to leave it.
        theme: None to leave it.
    """
    user = get_user(session, user_id)
    before = {"language": user.language, "theme": user.theme.value}
    user.language = user.language if language is None else language
    user.theme = user.theme if theme is None else theme
    after = {"language": user.language, "theme": user.theme.value}
    if after != before:
        session.flush()
        note(session, "user.preferences_set", user_id, user_id, before=before, after=after)


def prepare_password(session: Session, user_id: UUID, current: str, new: str) -> tuple[str, str]:
    """Check a change of the password and hash the new one, outside of a write: it takes 120 ms.

    Returns:
        the hash that is to be replaced, "" for none, and the one to store.

    Raises:
        InvalidError: *current* is wrong, *new* too easy to guess, or there is no e-mail to sign in
            with; `.fields` says which field is to blame.
    """
    user = get_user(session, user_id)
    if user.email is None:
        raise InvalidError(NO_EMAIL)
    if user.password_hash and not verify_password(current, user.password_hash):
        raise InvalidError(WRONG_PASSWORD, {"current_password": WRONG_PASSWORD})
    try:
        check_password(new, user.email)
    except InvalidError as error:
        raise InvalidError(error.message, {"new_password": error.message}) from error
    return user.password_hash or "", hash_password(new)


def change_password(
    session: Session,
    user_id: UUID,
    replaced: str,
    hashed: str,
    *,
    token: str,
    attempt: list[UUID],
) -> None:
    """Store what `prepare_password` made and sign the person out everywhere else. Flushes.

    Args:
        token: of the login that stays.
        attempt: what `note_attempt` gave, to be taken back as it proved right.

    Raises:
        StaleError: the password was changed since it was prepared.
    """
    query = select(User).where(User.id == user_id).with_for_update(key_share=True)
    user = session.scalars(query).one()
    if (user.password_hash or "") != replaced:
        raise StaleError(CHANGED_MEANWHILE)
    user.password_hash = hashed
    forget_attempt(session, attempt)
    end_all_logins(session, user_id, but=token)
    session.flush()
    note(session, "user.password_set", user_id, user_id)


def list_logins(session: Session, user_id: UUID, token: str = "") -> list[LoginRow]:
    """Return where a person is signed in: here first, then newest first. One query.

    Args:
        token: of the browser that asks.
    """
    here = hash_token(token)
    query = select(Login).where(
        Login.user_id == user_id, Login.ended_at.is_(None), Login.expires_at > utc_now()
    )
    rows = [
        LoginRow(one.id, one.agent, one.address, one.created_at, one.token_hash == here)
        for one in session.scalars(query.order_by(Login.created_at.desc(), Login.id.desc()))
    ]
    return sorted(rows, key=lambda row: not row.is_this)


def end_one_login(session: Session, user_id: UUID, login_id: UUID, actor_id: UUID) -> None:
    """Sign a person out in one browser; nothing happens when it is signed out already. Flushes.

    Raises:
        NotFoundError: it is no login of theirs.
    """
    login = session.get(Login, login_id)
    if login is None or login.user_id != user_id:
        raise NotFoundError(NO_LOGIN)
    if login.ended_at is None:
        login.ended_at = utc_now()
        session.flush()
        note(session, "user.login_ended", user_id, actor_id)


def end_logins(session: Session, user_id: UUID, actor_id: UUID, *, but: str = "") -> None:
    """Sign a person out everywhere and make their sign-in links useless. Flushes.

    Args:
        but: the token of the browser that stays signed in; "" for none.
    """
    get_user(session, user_id)
    end_all_logins(session, user_id, but=but)
    session.flush()
    note(session, "user.logins_ended", user_id, actor_id)
