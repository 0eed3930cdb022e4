"""Who is a member of a project, and who no longer is."""

from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from factcheck.accounts.invites import list_invites, make_invite, use_invite
from factcheck.accounts.members import (
    add_or_invite,
    change_role,
    get_member,
    get_own_membership,
    list_members,
    remove_member,
)
from factcheck.accounts.service import add_member, create_user, disable_user, find_role
from factcheck.annotations.reading import Reading
from factcheck.annotations.service import save_annotation
from factcheck.errors import ForbiddenError, GoneError, InvalidError, NotFoundError
from factcheck.models import (
    Annotation,
    Article,
    Event,
    Invite,
    Review,
    ReviewState,
    Role,
    Tag,
    uuid7,
)
from factcheck.reviews.states import submit_review
from tests.support.work import add_article, annotate, sentences


def id_of(session, project, user):
    return get_own_membership(session, project.id, user.id).id


@pytest.mark.both_engines
def test_members_are_listed_by_name_in_one_query(session, project, alice, bob, count_queries):
    article = add_article(session, project, alice)
    annotate(session, sentences(session, article)[0], bob)
    session.flush()
    with count_queries() as seen:
        rows = list_members(session, project.id, alice.id)
    assert [(row.name, row.role, row.under_way) for row in rows] == [
        ("Alice", Role.EDITOR, 0),
        ("Bob", Role.REVIEWER, 1),
        ("Carol", Role.VIEWER, 0),
    ]
    assert len(seen) == 1


def test_a_member_of_another_project_is_nobody_here(session, desk):
    elsewhere = id_of(session, desk.elsewhere, desk.mallory)
    for work in (
        lambda: get_member(session, desk.project.id, elsewhere, desk.alice.id),
        lambda: change_role(session, desk.project.id, elsewhere, Role.VIEWER, desk.alice.id),
        lambda: remove_member(session, desk.project.id, elsewhere, desk.alice.id),
        lambda: get_own_membership(session, desk.project.id, desk.mallory.id),
    ):
        with pytest.raises(NotFoundError, match="no such member"):
            work()


@pytest.mark.both_engines
def test_whom_an_editor_works_with_already_is_added_at_once(session, desk):
    add_member(session, desk.elsewhere.id, desk.alice.id, Role.VIEWER)
    added = add_or_invite(
        session, desk.project.id, "Mallory@example.org ", Role.REVIEWER, desk.alice.id
    )
    assert (added.name, added.token) == ("Mallory", "")
    assert find_role(session, desk.project.id, desk.mallory.id) is Role.REVIEWER


@pytest.mark.both_engines
def test_a_stranger_and_nobody_are_answered_alike(session, desk):
    answers = [
        add_or_invite(session, desk.project.id, email, Role.REVIEWER, desk.alice.id)
        for email in ("mallory@example.org", "nobody@example.org")
    ]
    assert [(added.name, len(added.token)) for added in answers] == [("", 43), ("", 43)]
    assert find_role(session, desk.project.id, desk.mallory.id) is None
    assert [row.email for row in list_invites(session, desk.project.id)] == [
        "nobody@example.org",
        "mallory@example.org",
    ]


def test_adding_a_member_again_leaves_their_role(session, project, alice, bob):
    added = add_or_invite(session, project.id, "bob@example.org", Role.VIEWER, alice.id)
    assert added.name == "Bob"
    assert find_role(session, project.id, bob.id) is Role.REVIEWER


def test_somebody_who_was_shut_out_is_answered_as_a_stranger(session, project, alice, bob):
    disable_user(session, bob.id)
    added = add_or_invite(session, project.id, "bob@example.org", Role.VIEWER, alice.id)
    assert (added.name, bool(added.token)) == ("", True)


@pytest.mark.both_engines
def test_a_role_holds_at_once(database, signed_in, project, alice, bob):
    browser = signed_in(bob)
    assert browser.get(f"/projects/{project.id}/people").status_code == 403
    with database.read() as session:
        member_id = id_of(session, project, bob)
    database.write(lambda s: change_role(s, project.id, member_id, Role.EDITOR, alice.id))
    assert browser.get(f"/projects/{project.id}/people").status_code == 200
    database.write(lambda s: change_role(s, project.id, member_id, Role.VIEWER, alice.id))
    assert browser.get(f"/projects/{project.id}/people").status_code == 403


@pytest.mark.parametrize("role", [Role.VIEWER, Role.REVIEWER])
def test_the_last_editor_cannot_be_lowered(session, project, alice, role):
    with pytest.raises(InvalidError, match="needs an editor"):
        change_role(session, project.id, id_of(session, project, alice), role, alice.id)


def test_the_last_editor_cannot_leave_or_be_removed(session, project, alice):
    with pytest.raises(InvalidError, match="needs an editor"):
        remove_member(session, project.id, id_of(session, project, alice), alice.id)


def test_an_editor_who_was_shut_out_does_not_count_as_another_one(session, project, alice, bob):
    change_role(session, project.id, id_of(session, project, bob), Role.EDITOR, alice.id)
    disable_user(session, bob.id)
    with pytest.raises(InvalidError):
        remove_member(session, project.id, id_of(session, project, alice), alice.id)
    remove_member(session, project.id, id_of(session, project, bob), alice.id)


def leaving(role):
    """A way to stop being an editor."""
    if role is None:
        return lambda s, project, user: remove_member(
            s, project.id, id_of(s, project, user), user.id
        )
    return lambda s, project, user: change_role(
        s, project.id, id_of(s, project, user), role, user.id
    )


@pytest.mark.both_engines
@pytest.mark.parametrize("role", [None, Role.VIEWER])
def test_of_two_editors_who_go_at_the_same_moment_one_stays(database, project, alice, bob, role):
    for _ in range(5):
        database.write(lambda s: add_member(s, project.id, alice.id, Role.EDITOR))
        database.write(lambda s: add_member(s, project.id, bob.id, Role.EDITOR))
        go, start, got = leaving(role), Barrier(2), []

        def leave(user, go=go, start=start, got=got):
            start.wait()
            try:
                database.write(lambda s: go(s, project, user))
                got.append(True)
            except InvalidError:
                got.append(False)

        threads = [Thread(target=leave, args=(user,)) for user in (alice, bob)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(got) == [False, True]
        with database.read() as session:
            roles = [row.role for row in list_members(session, project.id, alice.id)]
        assert roles.count(Role.EDITOR) == 1


def lower(session, project_id, member_id, actor_id):
    change_role(session, project_id, member_id, Role.VIEWER, actor_id)


@pytest.mark.both_engines
@pytest.mark.parametrize("take_away", [remove_member, lower])
def test_what_a_member_said_stays_and_what_is_under_way_is_withdrawn_when_they_review_no_more(
    session, project, alice, bob, take_away
):
    begun, handed_in, given = (
        add_article(session, project, alice, f"It rained on day {day}. Nobody was hurt.")
        for day in range(3)
    )
    annotate(session, sentences(session, begun)[0], bob)
    annotate(session, sentences(session, handed_in)[0], bob)
    submit_review(session, handed_in.id, bob.id)
    session.add(Review(article_id=given.id, reviewer_id=bob.id, state=ReviewState.ASSIGNED))
    session.flush()
    take_away(session, project.id, id_of(session, project, bob), alice.id)
    states = dict(
        session.execute(
            select(Review.article_id, Review.state).where(Review.reviewer_id == bob.id)
        ).all()
    )
    assert states == {
        begun.id: ReviewState.WITHDRAWN,
        handed_in.id: ReviewState.SUBMITTED,
        given.id: ReviewState.WITHDRAWN,
    }
    said = select(Annotation.id).join(Review, Review.id == Annotation.review_id)
    assert len(session.scalars(said.where(Review.reviewer_id == bob.id)).all()) == 2


@pytest.mark.both_engines
def test_an_article_does_not_wait_for_who_was_made_a_viewer(session, project, alice, bob):
    article = add_article(session, project, alice)
    for person in (alice, bob):
        annotate(session, sentences(session, article)[0], person)
    submit_review(session, article.id, alice.id)
    assert session.scalars(select(Article.opened_at)).one() is None
    change_role(session, project.id, id_of(session, project, bob), Role.EDITOR, alice.id)
    assert session.scalars(select(Article.opened_at)).one() is None
    change_role(session, project.id, id_of(session, project, bob), Role.VIEWER, alice.id)
    assert session.scalars(select(Article.opened_at)).one()


@pytest.mark.both_engines
def test_reviews_in_other_projects_are_left_alone(session, desk):
    add_member(session, desk.elsewhere.id, desk.bob.id, Role.REVIEWER)
    article = add_article(session, desk.elsewhere, desk.mallory)
    annotate(session, sentences(session, article)[0], desk.bob)
    remove_member(session, desk.project.id, id_of(session, desk.project, desk.bob), desk.alice.id)
    assert session.scalars(select(Review.state)).all() == [ReviewState.OPEN]


@pytest.mark.both_engines
def test_a_member_removed_in_mid_edit_is_told_and_nothing_is_saved(database, project, alice, bob):
    article = database.write(lambda s: add_article(s, project, alice))
    with database.read() as session:
        member_id = id_of(session, project, bob)
        sentence_id = sentences(session, article)[0].id
    database.write(lambda s: remove_member(s, project.id, member_id, alice.id))
    with pytest.raises(ForbiddenError, match="no longer a member"):
        database.write(
            lambda s: save_annotation(
                s, uuid7(), sentence_id, bob.id, Reading(Tag.CLAIM), seen_revision=0
            )
        )


@pytest.mark.both_engines
def test_a_removed_editor_does_not_come_back_by_a_link_of_their_own(database, project, alice, bob):
    database.write(lambda s: add_member(s, project.id, bob.id, Role.EDITOR))
    token = database.write(
        lambda s: make_invite(s, bob.id, project_id=project.id, role=Role.EDITOR)
    )
    with database.read() as session:
        member_id = id_of(session, project, bob)
    database.write(lambda s: remove_member(s, project.id, member_id, alice.id))
    with pytest.raises(GoneError):
        database.write(lambda s: use_invite(s, token, bob.id))


@pytest.mark.both_engines
def test_an_editor_who_is_lowered_takes_their_links_back(session, project, alice, bob):
    add_member(session, project.id, bob.id, Role.EDITOR)
    for role in (Role.EDITOR, Role.VIEWER):
        make_invite(session, bob.id, project_id=project.id, role=role)
    make_invite(session, alice.id, project_id=project.id, role=Role.VIEWER)
    change_role(session, project.id, id_of(session, project, bob), Role.REVIEWER, alice.id)
    assert [row.made_by for row in list_invites(session, project.id)] == ["Alice"]
    of_bob = select(Invite.id).where(Invite.created_by_id == bob.id).order_by(Invite.id)
    told = select(Event.object_id, Event.actor_id).where(Event.verb == "invite.revoked")
    assert session.execute(told.order_by(Event.id)).all() == [
        (invite_id, alice.id) for invite_id in session.scalars(of_bob)
    ]


def test_a_member_who_comes_back_is_a_new_member(session, project, alice, bob):
    old = id_of(session, project, bob)
    remove_member(session, project.id, old, alice.id)
    add_member(session, project.id, bob.id, Role.VIEWER, alice.id)
    assert id_of(session, project, bob) != old


def test_each_change_is_written_down(session, project, alice, bob):
    member_id = id_of(session, project, bob)
    change_role(session, project.id, member_id, Role.EDITOR, alice.id)
    change_role(session, project.id, member_id, Role.EDITOR, alice.id)
    remove_member(session, project.id, member_id, alice.id)
    told = session.execute(
        select(Event.verb, Event.before, Event.after)
        .where(Event.object_id == bob.id, Event.actor_id == alice.id)
        .order_by(Event.id.desc())
        .limit(2)
    ).all()
    assert told == [
        ("member.removed", {"role": "editor"}, None),
        ("member.set", {"role": "reviewer"}, {"role": "editor"}),
    ]


def test_a_newcomer_without_email_can_be_a_member(session, project, alice):
    nia = create_user(session, "Nia")
    add_member(session, project.id, nia.id, Role.VIEWER, alice.id)
    assert [
        row.email for row in list_members(session, project.id, alice.id) if row.name == "Nia"
    ] == [None]
