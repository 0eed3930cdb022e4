"""Links by which somebody joins a project, or gets an account, once.

Only the hash of a link's token is stored, so that whoever reads the database can use none of them.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from factcheck.accounts.common import note
from factcheck.accounts.permissions import hash_token
from factcheck.accounts.service import (
    add_member,
    check_email,
    find_role,
    normal_email,
)
from factcheck.errors import ForbiddenError, GoneError, InvalidError, NotFoundError
from factcheck.locking import lock_project
from factcheck.models import Invite, Project, Role, User, utc_now
from factcheck.words import say

INVITE_LASTS = timedelta(days=7)

NO_INVITE = say(
    "There is no such invitation. Check that the whole link was copied, or ask whoever sent it "
    "for a new one."
)
USED = say(
    "This invitation was used already. If it was you, sign in; if not, ask whoever sent it for a "
    "new one."
)
REVOKED = say("This invitation was taken back. Ask whoever sent it what to do.")
LATE = say("This invitation is more than a week old. Ask whoever sent it for a new one.")
NOT_OPEN = say("This invitation is no longer open, so nobody can use it. The list shows which are.")
ROLE_MISSING = say("Choose what they may do in the project.")


@dataclass(frozen=True, slots=True)
class Invitation:
    """An open invitation, as whoever holds its link is shown it."""

    id: UUID
    project_id: UUID | None
    project_name: str
    """Empty for an account alone."""
    role: Role | None
    email: str
    """Whom it is for; empty for whoever has the link."""
    invited_by: str


@dataclass(frozen=True, slots=True)
class OpenInvite:
    """An open invitation, as those see it who may take it back."""

    id: UUID
    role: Role | None
    email: str
    made_by: str
    created_at: datetime
    expires_at: datetime


def make_invite(
    session: Session,
    actor_id: UUID,
    *,
    project_id: UUID | None,
    role: Role | None,
    email: str = "",
) -> str:
    """Return the token of a link that lets one person in within INVITE_LASTS. Flushes.

    Nobody can tell the token again. It takes the place of what is open for the same e-mail to the
    same project, which the caller holds; of two for an account alone at one moment both stay.

    Args:
        project_id: None for an account alone, to which no *role* belongs.
        email: whom it is for; empty for whoever has the link.

    Raises:
        InvalidError: *email* is none, or a project was named without a role.
    """
    if email := normal_email(email):
        check_email(email)
    if (project_id is None) != (role is None):
        raise InvalidError(ROLE_MISSING, {"role": ROLE_MISSING})
    if email:
        _revoke(session, actor_id, project_id, Invite.email == email)
    token = secrets.token_urlsafe(32)
    invite = Invite(
        project_id=project_id,
        role=role,
        email=email,
        token_hash=hash_token(token),
        created_by_id=actor_id,
        expires_at=utc_now() + INVITE_LASTS,
    )
    session.add(invite)
    session.flush()
    after = {"role": role and role.value, "email": email}
    note(session, "invite.made", invite.id, actor_id, project_id=project_id, after=after)
    return token


def find_invite(session: Session, token: str) -> Invitation:
    """Return what a link invites to, in one query.

    Raises:
        NotFoundError: there never was such a link.
        GoneError: it was used or revoked, or is too old; the message says which.
    """
    found = session.execute(
        select(Invite, Project.name, User.name)
        .outerjoin(Project, Project.id == Invite.project_id)
        .join(User, User.id == Invite.created_by_id)
        .where(Invite.token_hash == hash_token(token))
    ).first()
    if found is None:
        raise NotFoundError(NO_INVITE)
    invite, project_name, invited_by = found
    if refusal := _refusal(invite):
        raise GoneError(refusal)
    return Invitation(
        id=invite.id,
        project_id=invite.project_id,
        project_name=project_name or "",
        role=invite.role,
        email=invite.email,
        invited_by=invited_by,
    )


def suits(session: Session, invitation: Invitation, user_id: UUID) -> bool:
    """Whether a person may take an invitation up: one for an e-mail only if it is theirs."""
    if not invitation.email:
        return True
    return session.scalar(select(User.email).where(User.id == user_id)) == invitation.email


def use_invite(session: Session, token: str, user_id: UUID) -> UUID | None:
    """Let a person in by a link, which is used up, and return the project. Flushes.

    Whoever is a member already keeps the higher role.

    Raises:
        NotFoundError: there never was such a link.
        GoneError: somebody was first, or it is of no use for another reason.
        ForbiddenError: it is for somebody else's e-mail.
    """
    # The project before the invitation, as whoever removes a member holds them.
    of = session.scalar(select(Invite.project_id).where(Invite.token_hash == hash_token(token)))
    if of:
        lock_project(session, of)
    now = utc_now()
    email = select(User.email).where(User.id == user_id).scalar_subquery()
    # In one statement, so that of two browsers at the same moment one gets in.
    used = session.execute(
        update(Invite)
        .where(
            Invite.token_hash == hash_token(token),
            is_open(now),
            or_(Invite.email == "", Invite.email == email),
        )
        .values(used_at=now, used_by_id=user_id)
        .returning(Invite.id, Invite.project_id, Invite.role)
        .execution_options(synchronize_session=False)
    ).first()
    if used is None:
        invitation = find_invite(session, token)
        raise ForbiddenError(
            say(
                "This invitation is for %(email)s. Sign in with the account of that e-mail, or "
                "ask whoever sent it for another one.",
                email=invitation.email,
            )
        )
    invite_id, project_id, role = used
    after = {"user": str(user_id)}
    note(session, "invite.used", invite_id, user_id, project_id=project_id, after=after)
    if project_id and role:
        standing = find_role(session, project_id, user_id)
        if standing is None or standing.rank < role.rank:
            add_member(session, project_id, user_id, role, user_id)
    return project_id


def revoke_invite(
    session: Session, invite_id: UUID, actor_id: UUID, *, project_id: UUID | None
) -> None:
    """Make an open invitation useless.

    Args:
        project_id: the project it has to be for; None for an account alone.

    Raises:
        NotFoundError: there is none, or it is no longer open.
    """
    now = utc_now()
    revoked = session.execute(
        update(Invite)
        .where(Invite.id == invite_id, Invite.project_id.is_not_distinct_from(project_id))
        .where(is_open(now))
        .values(revoked_at=now)
        .returning(Invite.id)
        .execution_options(synchronize_session=False)
    ).first()
    if revoked is None:
        raise NotFoundError(NOT_OPEN)
    note(session, "invite.revoked", invite_id, actor_id, project_id=project_id)


def revoke_invites_of(session: Session, project_id: UUID, user_id: UUID, actor_id: UUID) -> None:
    """Make all open invitations useless that a person made to a project, which the caller holds.

    Only an editor invites; what one gave out who is none any more is of no use.
    """
    _revoke(session, actor_id, project_id, Invite.created_by_id == user_id)


def list_invites(session: Session, project_id: UUID | None) -> list[OpenInvite]:
    """Return a project's open invitations, or those to an account alone, newest first.

    One query.
    """
    found = session.execute(
        select(
            Invite.id,
            Invite.role,
            Invite.email,
            User.name,
            Invite.created_at,
            Invite.expires_at,
        )
        .join(User, User.id == Invite.created_by_id)
        .where(Invite.project_id.is_not_distinct_from(project_id), is_open(utc_now()))
        .order_by(Invite.id.desc())
    )
    return [OpenInvite(*row) for row in found]


def is_open(now: datetime) -> Any:
    """Which invitations somebody can use at a moment."""
    return and_(
        Invite.used_at.is_(None),
        Invite.revoked_at.is_(None),
        Invite.expires_at > now,
    )


def _revoke(
    session: Session, actor_id: UUID, project_id: UUID | None, which: ColumnElement[bool]
) -> None:
    """Make open invitations to a project, or to an account alone, useless."""
    now = utc_now()
    revoked = session.scalars(
        update(Invite)
        .where(Invite.project_id.is_not_distinct_from(project_id), which, is_open(now))
        .values(revoked_at=now)
        .returning(Invite.id)
        .execution_options(synchronize_session=False)
    )
    for invite_id in sorted(revoked):
        note(session, "invite.revoked", invite_id, actor_id, project_id=project_id)


def _refusal(invite: Invite) -> str:
    if invite.used_at:
        return USED
    if invite.revoked_at:
        return REVOKED
    return LATE if invite.expires_at <= utc_now() else ""
