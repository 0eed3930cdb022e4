"""Signing in by OpenID Connect: who it is that another service says has come.

A person is known by the issuer and the subject of a token, never by the e-mail, which the service
may give to somebody else one day. The e-mail counts once: to find the account that is meant.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.accounts.logins import UNKNOWN, Browser, end_all_logins, start_login
from factcheck.accounts.service import (
    NAME_LENGTH,
    check_email,
    check_name,
    create_user,
    find_user_by_email,
    normal_email,
)
from factcheck.errors import ForbiddenError, InvalidError
from factcheck.history import record
from factcheck.models import Identity, User
from factcheck.words import say

SHUT_OUT = say("This account is shut out. Ask whoever runs this installation.")
NO_EMAIL = say(
    "The service did not say that your e-mail address is verified, so it cannot tell us which "
    "account is yours. Verify the address there, then sign in again."
)


@dataclass(frozen=True, slots=True)
class Claims:
    """What a service says of the one who signs in, from a token that was checked."""

    issuer: str
    subject: str
    email: str
    email_verified: bool
    name: str


def sign_in_by_claims(
    session: Session, claims: Claims, *, allow: str = "", browser: Browser = UNKNOWN
) -> str:
    """Return the token of a new login of the one whom *claims* are about. Flushes.

    Who comes for the first time is linked to the account with their verified e-mail, or gets one.

    Args:
        allow: the domain of e-mails whose owners get an account; "" for none.

    Raises:
        ForbiddenError: they have no account and get none, or are shut out.
    """
    identity = session.scalar(
        select(Identity).where(Identity.issuer == claims.issuer, Identity.subject == claims.subject)
    )
    user = session.get_one(User, identity.user_id) if identity else _link(session, claims, allow)
    if user.disabled_at:
        raise ForbiddenError(SHUT_OUT)
    return start_login(session, user.id, verb="user.signed_in_by_openid", browser=browser)


def _link(session: Session, claims: Claims, allow: str) -> User:
    email = normal_email(claims.email)
    if not email or not claims.email_verified:
        raise ForbiddenError(NO_EMAIL)
    user = find_user_by_email(session, email)
    if user and user.disabled_at:
        raise ForbiddenError(SHUT_OUT)
    if user is None:
        user = _add(session, claims, email, allow)
    else:
        _hand_over(session, user)
    identity = Identity(user_id=user.id, issuer=claims.issuer, subject=claims.subject)
    session.add(identity)
    session.flush()
    record(
        session,
        verb="user.identity_linked",
        object_id=user.id,
        actor_id=user.id,
        project_id=None,
        after={"issuer": claims.issuer},
    )
    return user


def _hand_over(session: Session, user: User) -> None:
    """Leave an account to the one whose e-mail was verified.

    Whoever made it may have given an e-mail that is not theirs, and would go on coming in.
    """
    if user.password_hash:
        user.password_hash = None
        record(
            session,
            verb="user.password_cleared",
            object_id=user.id,
            actor_id=user.id,
            project_id=None,
        )
    end_all_logins(session, user.id)


def _add(session: Session, claims: Claims, email: str, allow: str) -> User:
    """Make an account for who comes from the domain that is allowed."""
    if not allow or email.rpartition("@")[2] != allow:
        raise ForbiddenError(
            say(
                "There is no account with the e-mail %(email)s here. Ask whoever runs this "
                "installation, or an editor of a project, to invite you.",
                email=email,
            )
        )
    try:
        check_email(email)
    except InvalidError as error:
        raise ForbiddenError(error.message) from error
    try:
        name = check_name(claims.name)
    except InvalidError:
        name = email[:NAME_LENGTH]
    return create_user(session, name, email)
