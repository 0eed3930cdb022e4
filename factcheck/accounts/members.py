"""Who is a member of a project: adding, giving another role, removing, leaving.

Each change holds the project first, so that of two editors who leave at the same moment one stays.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from factcheck.accounts.invites import make_invite, revoke_invites_of
from factcheck.accounts.service import add_member, find_role, normal_email
from factcheck.errors import InvalidError, NotFoundError
from factcheck.history import record
from factcheck.locking import lock_project
from factcheck.models import (
    UNDER_WAY,
    Article,
    Membership,
    Review,
    Role,
    User,
)
from factcheck.models.blindness import counted_for
from factcheck.reviews.states import withdraw_review
from factcheck.words import say

NO_MEMBER = say(
    "There is no such member. They may have left the project: the list shows who is in it."
)
LAST_EDITOR = say(
    "A project needs an editor, and there is no other one. Make somebody else an editor first."
)


@dataclass(frozen=True, slots=True)
class Member:
    """One member, as the list of a project's people shows them."""

    id: UUID
    """Of the membership."""
    user_id: UUID
    name: str
    email: str | None
    role: Role
    since: datetime
    disabled: bool
    """Whether they were shut out of the installation."""
    under_way: int
    """How many reviews they were given or have begun, and not handed in; of articles that were not
    removed, and of those its reader may be told of."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of adding somebody."""

    name: str = ""
    """Who is a member now; empty when they are invited."""
    token: str = ""
    """Of the invitation, if one was made."""


def list_members(session: Session, project_id: UUID, reader_id: UUID) -> list[Member]:
    """Return all members of a project by name, as one of its editors sees them, in one query."""
    return _select(session, reader_id, Membership.project_id == project_id)


def get_member(session: Session, project_id: UUID, member_id: UUID, reader_id: UUID) -> Member:
    """Return one member, as an editor sees them.

    Raises:
        NotFoundError: there is none of this project.
    """
    found = _select(
        session, reader_id, Membership.project_id == project_id, Membership.id == member_id
    )
    if not found:
        raise NotFoundError(NO_MEMBER)
    return found[0]


def get_own_membership(session: Session, project_id: UUID, user_id: UUID) -> Member:
    """Return a person's own membership.

    Raises:
        NotFoundError: they are no member.
    """
    found = _select(
        session, user_id, Membership.project_id == project_id, Membership.user_id == user_id
    )
    if not found:
        raise NotFoundError(NO_MEMBER)
    return found[0]


def add_or_invite(
    session: Session, project_id: UUID, email: str, role: Role, actor_id: UUID
) -> Added:
    """Add whoever has *email* if the actor works with them already, else make an invitation.

    Of a stranger nothing is said, not even whether there is an account: each is invited alike. A
    member keeps the role they have. Flushes.

    Args:
        email: empty for an invitation to whoever has its link.

    Raises:
        InvalidError: *email* is none.
    """
    lock_project(session, project_id)
    if email and (person := _find_known(session, email, actor_id)):
        user_id, name = person
        if find_role(session, project_id, user_id) is None:
            add_member(session, project_id, user_id, role, actor_id)
        return Added(name=name)
    return Added(
        token=make_invite(session, actor_id, project_id=project_id, role=role, email=email)
    )


def change_role(
    session: Session, project_id: UUID, member_id: UUID, role: Role, actor_id: UUID
) -> None:
    """Give a member another role, which holds from their next request on. Flushes.

    Of who may no longer review, the reviews that they have not handed in are withdrawn: nobody
    could hand them in, and their articles would wait for them.

    Raises:
        NotFoundError: there is no such member.
        InvalidError: they are the last editor.
    """
    lock_project(session, project_id)
    member = _get(session, project_id, member_id)
    if member.role is role:
        return
    if role is not Role.EDITOR:
        _check_other_editor(session, member)
        revoke_invites_of(session, project_id, member.user_id, actor_id)
    if role is Role.VIEWER:
        _withdraw_reviews(session, project_id, member.user_id, actor_id)
    add_member(session, project_id, member.user_id, role, actor_id)


def remove_member(session: Session, project_id: UUID, member_id: UUID, actor_id: UUID) -> None:
    """Take a member out of a project; what they have said stays. Flushes.

    Reviews that they have not handed in are withdrawn, and links by which they invited others are
    of no use any more, to themselves least of all.

    Raises:
        NotFoundError: there is no such member.
        InvalidError: they are the last editor.
    """
    lock_project(session, project_id)
    member = _get(session, project_id, member_id)
    _check_other_editor(session, member)
    _withdraw_reviews(session, project_id, member.user_id, actor_id)
    revoke_invites_of(session, project_id, member.user_id, actor_id)
    record(
        session,
        verb="member.removed",
        object_id=member.user_id,
        actor_id=actor_id,
        project_id=project_id,
        before={"role": member.role.value},
    )
    session.delete(member)
    session.flush()


def _select(session: Session, reader_id: UUID, *which: ColumnElement[bool]) -> list[Member]:
    under_way = (
        select(func.count())
        .select_from(Review)
        .join(Article, Article.id == Review.article_id)
        .where(
            Article.project_id == Membership.project_id,
            Article.removed_at.is_(None),
            Review.reviewer_id == Membership.user_id,
            Review.counts(UNDER_WAY),
            counted_for(reader_id, is_editor=True),
        )
        .scalar_subquery()
    )
    found = session.execute(
        select(
            Membership.id,
            User.id,
            User.name,
            User.email,
            Membership.role,
            Membership.created_at,
            User.disabled_at.is_not(None),
            under_way,
        )
        .join(User, User.id == Membership.user_id)
        .where(*which)
        .order_by(func.lower(User.name), User.id)
    )
    return [Member(*row) for row in found]


def _find_known(session: Session, email: str, actor_id: UUID) -> tuple[UUID, str] | None:
    """Return who has an e-mail if they and the actor are in one project."""
    with_actor = aliased(Membership)
    found = session.execute(
        select(User.id, User.name)
        .join(Membership, Membership.user_id == User.id)
        .join(with_actor, with_actor.project_id == Membership.project_id)
        .where(
            User.email == normal_email(email),
            User.disabled_at.is_(None),
            with_actor.user_id == actor_id,
        )
        .limit(1)
    ).first()
    return (found.id, found.name) if found else None


def _get(session: Session, project_id: UUID, member_id: UUID) -> Membership:
    query = select(Membership).where(
        Membership.id == member_id, Membership.project_id == project_id
    )
    # Held, so that a review that they are just beginning is seen to be begun. As it is now: this
    # session may have read it before.
    query = query.with_for_update().execution_options(populate_existing=True)
    member = session.scalar(query)
    if member is None:
        raise NotFoundError(NO_MEMBER)
    return member


def _check_other_editor(session: Session, member: Membership) -> None:
    """Raise InvalidError when *member* is the only editor who can sign in."""
    if member.role is not Role.EDITOR:
        return
    others = (
        select(Membership.id)
        .join(User, User.id == Membership.user_id)
        .where(
            Membership.project_id == member.project_id,
            Membership.id != member.id,
            Membership.role == Role.EDITOR,
            User.disabled_at.is_(None),
        )
        .limit(1)
    )
    if session.scalar(others) is None:
        raise InvalidError(LAST_EDITOR, {"role": LAST_EDITOR})


def _withdraw_reviews(session: Session, project_id: UUID, user_id: UUID, actor_id: UUID) -> None:
    for review_id in _list_under_way(session, project_id, user_id):
        # One of an article whose adjudication is finished counts for nothing already.
        with suppress(InvalidError):
            withdraw_review(session, review_id, actor_id)


def _list_under_way(session: Session, project_id: UUID, user_id: UUID) -> list[UUID]:
    """In the order of their articles, in which everybody holds them."""
    return list(
        session.scalars(
            select(Review.id)
            .join(Article, Article.id == Review.article_id)
            .where(
                Article.project_id == project_id,
                Review.reviewer_id == user_id,
                Review.counts(UNDER_WAY),
            )
            .order_by(Review.article_id)
        )
    )
