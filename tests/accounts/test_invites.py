"""Invitations: made, looked at, used once, revoked."""

import time
from datetime import timedelta
from threading import Barrier, Thread
from threading import Event as Signal

import pytest
from sqlalchemy import func, select, update

from factcheck.accounts.invites import (
    INVITE_LASTS,
    find_invite,
    list_invites,
    make_invite,
    revoke_invite,
    revoke_invites_of,
    use_invite,
)
from factcheck.accounts.newcomers import join_as_newcomer, prepare_newcomer
from factcheck.accounts.service import create_user, find_role, find_user_by_email
from factcheck.errors import ForbiddenError, GoneError, InvalidError, NotFoundError
from factcheck.locking import lock_project
from factcheck.models import Event, Invite, Membership, Role, User, utc_now


@pytest.fixture
def invite(database, project, alice):
    """Make an invitation: ``invite(Role.REVIEWER, email="...")`` is its token."""

    def make(role=Role.REVIEWER, email=""):
        return database.write(
            lambda s: make_invite(s, alice.id, project_id=project.id, role=role, email=email)
        )

    return make


def age(database) -> None:
    late = update(Invite).values(expires_at=utc_now() - timedelta(seconds=1))
    database.write(lambda s: s.execute(late))


def test_only_the_hash_of_its_token_is_kept(session, project, alice):
    token = make_invite(session, alice.id, project_id=project.id, role=Role.VIEWER)
    row = session.scalars(select(Invite)).one()
    assert len(token) >= 43
    assert len(row.token_hash) == 32
    told = [(event.before, event.after) for event in session.scalars(select(Event))]
    assert not any(token in str(line) for line in (*told, vars(row)))
    assert timedelta(days=7) == INVITE_LASTS


@pytest.mark.both_engines
def test_it_tells_to_what_it_invites_and_who_does(session, project, alice):
    token = make_invite(
        session, alice.id, project_id=project.id, role=Role.VIEWER, email=" Dana@Example.org"
    )
    seen = find_invite(session, token)
    assert (seen.project_name, seen.role, seen.email, seen.invited_by) == (
        "The Chronicle",
        Role.VIEWER,
        "dana@example.org",
        "Alice",
    )


@pytest.mark.both_engines
def test_it_lets_a_person_in_once(database, project, mallory, invite):
    token = invite(Role.REVIEWER)
    assert database.write(lambda s: use_invite(s, token, mallory.id)) == project.id
    with database.read() as session:
        assert find_role(session, project.id, mallory.id) is Role.REVIEWER
    with pytest.raises(GoneError, match="used already"):
        database.write(lambda s: use_invite(s, token, mallory.id))


@pytest.mark.both_engines
@pytest.mark.parametrize("offered", list(Role))
def test_a_member_keeps_the_higher_role(database, project, bob, invite, offered):
    token = invite(offered)
    database.write(lambda s: use_invite(s, token, bob.id))
    with database.read() as session:
        got = find_role(session, project.id, bob.id)
    assert got is max(offered, Role.REVIEWER, key=lambda role: role.rank)


@pytest.mark.both_engines
def test_one_for_an_email_is_for_nobody_else_and_stays_open_for_them(
    database, project, mallory, invite
):
    token = invite(email="dana@example.org")
    with pytest.raises(ForbiddenError, match=r"dana@example\.org"):
        database.write(lambda s: use_invite(s, token, mallory.id))
    dana = database.write(lambda s: create_user(s, "Dana", "dana@example.org"))
    assert database.write(lambda s: use_invite(s, token, dana.id)) == project.id


def test_one_for_an_email_is_not_for_a_person_without_any(database, project, invite):
    token = invite(email="dana@example.org")
    nobody = database.write(lambda s: create_user(s, "Nobody"))
    with pytest.raises(ForbiddenError):
        database.write(lambda s: use_invite(s, token, nobody.id))


def test_it_is_good_for_a_week(database, mallory, invite):
    token = invite()
    age(database)
    with pytest.raises(GoneError, match="a week old"):
        database.write(lambda s: use_invite(s, token, mallory.id))


def test_a_made_up_one_was_never_there(session, mallory):
    with pytest.raises(NotFoundError, match="no such invitation") as refusal:
        use_invite(session, "made-up", mallory.id)
    assert not isinstance(refusal.value, GoneError)


@pytest.mark.both_engines
def test_a_revoked_one_is_of_no_use(database, project, alice, mallory, invite):
    token = invite()
    with database.read() as session:
        [row] = list_invites(session, project.id)
    database.write(lambda s: revoke_invite(s, row.id, alice.id, project_id=project.id))
    with pytest.raises(GoneError, match="taken back"):
        database.write(lambda s: use_invite(s, token, mallory.id))
    with database.read() as session:
        assert list_invites(session, project.id) == []


@pytest.mark.both_engines
def test_one_of_another_project_cannot_be_revoked(database, desk, invite):
    invite()
    with database.read() as session:
        [row] = list_invites(session, desk.project.id)
    for project_id in (desk.elsewhere.id, None):
        with pytest.raises(NotFoundError):
            database.write(
                lambda s, project_id=project_id: revoke_invite(
                    s, row.id, desk.mallory.id, project_id=project_id
                )
            )


def test_one_that_was_used_cannot_be_revoked(database, project, alice, mallory, invite):
    token = invite()
    with database.read() as session:
        [row] = list_invites(session, project.id)
    database.write(lambda s: use_invite(s, token, mallory.id))
    with pytest.raises(NotFoundError, match="no longer open"):
        database.write(lambda s: revoke_invite(s, row.id, alice.id, project_id=project.id))


@pytest.mark.both_engines
def test_only_open_ones_are_listed_in_one_query(database, project, mallory, invite, count_queries):
    used, _ = invite(), invite(email="dana@example.org")
    database.write(lambda s: use_invite(s, used, mallory.id))
    for _ in range(5):
        invite(Role.VIEWER)
    with database.read() as session, count_queries() as seen:
        rows = list_invites(session, project.id)
    assert [(row.role, row.email, row.made_by) for row in rows] == [
        *[(Role.VIEWER, "", "Alice")] * 5,
        (Role.REVIEWER, "dana@example.org", "Alice"),
    ]
    assert len(seen) == 1
    age(database)
    with database.read() as session:
        assert list_invites(session, project.id) == []


@pytest.mark.both_engines
def test_one_to_an_account_alone_is_listed_apart(database, project, desk):
    token = database.write(lambda s: make_invite(s, desk.admin.id, project_id=None, role=None))
    with database.read() as session:
        assert find_invite(session, token).project_name == ""
        assert len(list_invites(session, None)) == 1
        assert list_invites(session, project.id) == []


@pytest.mark.parametrize("email", ["dana", "dana@", "a b@example.org", "a@b@c"])
def test_what_is_no_email_is_refused(session, project, alice, email):
    with pytest.raises(InvalidError) as refusal:
        make_invite(session, alice.id, project_id=project.id, role=Role.VIEWER, email=email)
    assert "email" in refusal.value.fields


def test_a_project_is_not_joined_as_nothing(session, project, alice):
    with pytest.raises(InvalidError):
        make_invite(session, alice.id, project_id=project.id, role=None)


@pytest.mark.both_engines
def test_of_two_at_the_same_moment_one_gets_in(database, project, mallory, invite):
    """Whoever loses has made no account either."""
    token, start, got = invite(), Barrier(4), []
    with database.read() as session:
        invitation = find_invite(session, token)

    def join(number: int) -> None:
        name = f"Newcomer {number}"
        newcomer = prepare_newcomer(invitation, name, f"{number}@example.org", "rivers run to it")
        start.wait()
        try:
            database.write(lambda s: join_as_newcomer(s, token, newcomer))
            got.append(True)
        except GoneError:
            got.append(False)

    threads = [Thread(target=join, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == [False, False, False, True]
    with database.read() as session:
        new = select(func.count()).where(User.name.like("Newcomer%"))
        assert session.scalar(new) == 1


@pytest.mark.both_engines
def test_two_links_for_one_person_at_the_same_moment_make_one_member(
    database, project, mallory, invite
):
    tokens, start = [invite(Role.VIEWER), invite(Role.EDITOR)], Barrier(2)

    def use(token: str) -> None:
        start.wait()
        database.write(lambda s: use_invite(s, token, mallory.id))

    threads = [Thread(target=use, args=(token,)) for token in tokens]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as session:
        mine = Membership.project_id == project.id, Membership.user_id == mallory.id
        assert session.scalars(select(Membership.role).where(*mine)).all() == [Role.EDITOR]


@pytest.mark.both_engines
def test_taking_a_link_up_waits_for_who_holds_the_project_and_holds_nothing_they_need(
    database, project, alice, mallory, invite
):
    token, held, tried = invite(), Signal(), []

    def remove(session) -> None:
        tried.append("remove")
        lock_project(session, project.id)
        held.set()
        time.sleep(0.5)  # by then the other one waits
        revoke_invites_of(session, project.id, alice.id, alice.id)

    def use(session) -> None:
        tried.append("use")
        use_invite(session, token, mallory.id)

    remover = Thread(target=database.write, args=(remove,))
    remover.start()
    held.wait()
    with pytest.raises(GoneError):
        database.write(use)
    remover.join()
    assert sorted(tried) == ["remove", "use"], "no deadlock was broken up and tried again"


def test_each_step_is_written_down(database, project, alice, mallory, invite):
    token = invite()
    invite()
    with database.read() as session:
        newest = list_invites(session, project.id)[0]
    database.write(lambda s: revoke_invite(s, newest.id, alice.id, project_id=project.id))
    database.write(lambda s: use_invite(s, token, mallory.id))
    with database.read() as session:
        told = session.execute(
            select(Event.verb, Event.actor_id)
            .where(Event.verb.like("invite.%"), Event.project_id == project.id)
            .order_by(Event.id)
        ).all()
    assert told == [
        ("invite.made", alice.id),
        ("invite.made", alice.id),
        ("invite.revoked", alice.id),
        ("invite.used", mallory.id),
    ]


def test_the_email_of_the_invitation_is_the_one_of_the_account(database, invite):
    token = invite(email="dana@example.org")
    with database.read() as session:
        invitation = find_invite(session, token)
    newcomer = prepare_newcomer(invitation, "Dana", "else@example.org", "rivers run to the sea")
    database.write(lambda s: join_as_newcomer(s, token, newcomer))
    with database.read() as session:
        assert find_user_by_email(session, "dana@example.org").name == "Dana"
        assert find_user_by_email(session, "else@example.org") is None
