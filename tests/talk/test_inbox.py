"""What people are told, and what reading it costs."""

import pytest
from sqlalchemy import select

from factcheck.accounts.service import add_member
from factcheck.models import Membership, Notice, NoticeKind, Role, uuid7
from factcheck.talk.notices import (
    MOST_COUNTED,
    count_unread,
    list_notices,
    notify,
    read_all,
)
from factcheck.talk.service import remove_comment
from tests.talk.saying import answer, say_of


def tell(session, project, user, kind=NoticeKind.ASSIGNED, **about):
    notify(session, user.id, kind, project_id=project.id, actor_id=None, **about)


@pytest.mark.both_engines
def test_the_newest_comes_first_over_all_projects(session, desk, article):
    add_member(session, desk.elsewhere.id, desk.bob.id, Role.VIEWER, desk.mallory.id)
    tell(session, desk.project, desk.bob, article_id=article.id)
    tell(session, desk.elsewhere, desk.bob, NoticeKind.REOPENED)
    told, following = list_notices(session, desk.bob.id)
    assert [one.project for one in told] == ["The Tatler", "The Chronicle"]
    assert [one.title for one in told] == ["", "The river"]
    assert following is None


@pytest.mark.both_engines
def test_a_project_one_has_left_is_silent(session, project, bob):
    tell(session, project, bob)
    membership = session.scalars(
        select(Membership).where(Membership.user_id == bob.id, Membership.project_id == project.id)
    ).one()
    session.delete(membership)
    session.flush()
    assert (list_notices(session, bob.id)[0], count_unread(session, bob.id)) == ([], 0)


@pytest.mark.both_engines
def test_a_removed_comment_is_told_of_no_more(session, article, alice, bob):
    thread = say_of(session, article, bob)
    said = answer(session, thread, alice)
    assert count_unread(session, bob.id) == 1
    remove_comment(session, said, alice.id)
    assert count_unread(session, bob.id) == 0


def test_pages_follow_each_other_and_the_count_ends_somewhere(session, project, bob):
    for _ in range(MOST_COUNTED + 5):
        tell(session, project, bob)
    assert count_unread(session, bob.id) == MOST_COUNTED + 1
    first, after = list_notices(session, bob.id)
    rest, _ = list_notices(session, bob.id, before=after)
    assert len({one.id for one in (*first, *rest)}) == 100


def test_a_notice_is_opened_from_the_inbox_by_its_own_reader(
    database, session, article, desk, visit
):
    said = say_of(session, article, desk.alice, "@Bob, *look*")
    session.commit()
    browser = visit(desk.bob)
    page = browser.get("/inbox").text
    assert "named you in a comment" in page
    assert "@Bob, look" in page
    with database.read() as reading:
        (told,), _ = list_notices(reading, desk.bob.id)
    assert visit(desk.carol).post(f"/inbox/{told.id}/open").status_code == 404
    answer = browser.post(f"/inbox/{told.id}/open")
    assert answer.location == f"/comments/{said}#c-{said}"
    assert browser.get(answer.location).status_code == 200
    with database.read() as reading:
        assert count_unread(reading, desk.bob.id) == 0


def test_a_notice_about_an_article_leads_to_it(database, session, project, article, bob, visit):
    tell(session, project, bob, article_id=article.id)
    tell(session, project, bob)
    session.commit()
    with database.read() as reading:
        told, _ = list_notices(reading, bob.id)
    places = [visit(bob).post(f"/inbox/{one.id}/open").location for one in told]
    assert places == [f"/projects/{project.id}/articles", f"/articles/{article.id}"]


def test_reading_all_marks_only_what_stands_there(session, article, alice, bob, dana):
    hidden = say_of(session, article, bob, "@Dana Ruiz")
    shown = say_of(session, article, alice, "@Dana Ruiz")
    read_all(session, dana.id)
    read = {notice.comment_id: notice.read_at for notice in session.scalars(select(Notice))}
    assert read[shown]
    assert read[hidden] is None


def test_the_menu_of_every_page_tells_how_many_are_unread(session, project, bob, visit):
    for _ in range(3):
        tell(session, project, bob)
    session.commit()
    browser = visit(bob)
    assert "3 unread notices" in browser.get(f"/projects/{project.id}/articles").text
    browser.post("/inbox/read")
    assert "unread notices" not in browser.get("/inbox").text


def test_an_empty_inbox_says_so(visit, bob):
    assert "you are told here" in visit(bob).get("/inbox").text


@pytest.mark.both_engines
def test_the_count_costs_a_page_one_query_and_an_answer_of_the_api_none(
    session, project, bob, article, rows, visit, count_queries
):
    tell(session, project, bob)
    session.commit()
    browser = visit(bob)
    with count_queries() as seen:
        browser.get(f"/projects/{project.id}/articles")
    assert len([statement for statement in seen if "FROM notice" in statement]) == 1
    body = {"id": str(uuid7())}
    with count_queries() as seen:
        browser.put(f"/api/v1/annotations/{body['id']}", {"sentence": str(rows[0].id)})
    assert [statement for statement in seen if "notice" in statement] == []
    assert seen


@pytest.mark.both_engines
def test_the_count_goes_by_the_index_and_past_what_was_read(session, project, bob, engine):
    session.flush()
    explain = "EXPLAIN QUERY PLAN" if engine == "sqlite" else "EXPLAIN"
    plan = " ".join(
        str(row)
        for row in session.connection().exec_driver_sql(
            f"{explain} SELECT id FROM notice WHERE user_id = "
            + ("x'00'" if engine == "sqlite" else f"'{bob.id}'")
            + " AND read_at IS NULL"
        )
    )
    assert "ix_notice_user_id_read_at_id" in plan


def test_that_ones_review_was_adjudicated_leads_to_what_was_changed_of_it(
    database, session, desk, article, visit
):
    tell(session, desk.project, desk.bob, NoticeKind.ADJUDICATED, article_id=article.id)
    session.commit()
    with database.read() as reading:
        (told,), _ = list_notices(reading, desk.bob.id)
    answer = visit(desk.bob).post(f"/inbox/{told.id}/open")
    assert answer.location == f"/articles/{article.id}/reviews?mine=1"


def test_one_unread_notice_is_told_in_the_singular(session, desk, visit):
    tell(session, desk.project, desk.bob)
    session.commit()
    assert "1 unread notice<" in visit(desk.bob).get("/inbox").text


def test_a_reason_is_shown_as_it_was_typed(session, desk):
    tell(session, desk.project, desk.bob, NoticeKind.REOPENED, text="Say *why*")
    assert list_notices(session, desk.bob.id)[0][0].excerpt == "Say *why*"
