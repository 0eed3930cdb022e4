"""Taking up an invitation without an account: one is made and signed in."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.accounts.invites import Invitation, find_invite, use_invite
from factcheck.accounts.logins import UNKNOWN, Browser, start_login
from factcheck.accounts.passwords import check_password, hash_password
from factcheck.accounts.service import create_user, normal_email


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who takes up an invitation without an account; `prepare_newcomer` makes one."""

    name: str
    email: str
    password_hash: str


def prepare_newcomer(invitation: Invitation, name: str, email: str, password: str) -> Newcomer:
    """Check a newcomer's password and hash it, with no transaction open: it takes 60 ms.

    Args:
        email: counts only where the invitation names none.

    Raises:
        InvalidError: the password is too easy to guess.
    """
    email = invitation.email or normal_email(email)
    check_password(password, email)
    return Newcomer(name, email, hash_password(password))


def join_as_newcomer(
    session: Session, token: str, newcomer: Newcomer, browser: Browser = UNKNOWN
) -> tuple[str, UUID | None]:
    """Make an account and use a link with it. Flushes.

    Returns:
        the token of a login for the browser, and the project.

    Raises:
        InvalidError: a name or e-mail that cannot be used; `.fields` says which.
        DuplicateError: somebody has this e-mail.
        NotFoundError, GoneError, ForbiddenError: as of use_invite.
    """
    find_invite(session, token)  # before an account is made for nothing
    user = create_user(session, newcomer.name, newcomer.email)
    user.password_hash = newcomer.password_hash
    session.flush()
    project_id = use_invite(session, token, user.id)
    return start_login(session, user.id, browser=browser), project_id
