"""Administration of people: adding, shutting out, and that an administrator is always left."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select

from factcheck.accounts import administration, by_name
from factcheck.accounts.administration import disable_person, list_people, set_admin
from factcheck.accounts.logins import use_sign_in_link
from factcheck.accounts.service import add_member, create_user
from factcheck.errors import InvalidError
from factcheck.models import Event, Login, Review, ReviewState, Role, User, utc_now
from factcheck.reviews.states import submit_review
from tests.support.csrf import csrf_token
from tests.support.work import add_article, annotate, sentences

HOSTILE = '<script>alert("x")</script>'


@pytest.fixture
def ada(signed_in, desk):
    return signed_in(desk.admin)


def send(browser, path: str, **fields: str):
    return browser.post(path, data={"csrf_token": csrf_token(browser), **fields})


def read(database, user: User) -> User:
    with database.read() as session:
        return session.get_one(User, user.id)


def last_event(database) -> Event:
    with database.read() as session:
        return session.scalars(select(Event).order_by(Event.id.desc()).limit(1)).one()


def link_on(page: str) -> str:
    return page.partition("/sign-in/")[2].partition('"')[0]


def test_only_an_administrator_finds_the_way_in(signed_in, alice, ada):
    assert "/admin/people" in ada.get("/account").text
    browser = signed_in(alice)
    assert "/admin/" not in browser.get("/account").text
    assert browser.get("/admin/people").status_code == 403


def test_people_are_listed_and_found_by_name_or_email(ada):
    page = ada.get("/admin/people").text
    assert all(name in page for name in ("Ada", "Alice", "Bob", "Carol", "Mallory"))
    found = ada.get("/admin/people?q=BOB@exam").text
    assert "Bob" in found
    assert "Carol" not in found
    assert "Nobody found" in ada.get("/admin/people?q=%25").text, "a wildcard is a letter"


@pytest.mark.both_engines
def test_each_is_on_one_page_whatever_their_names(database, desk, count_queries, monkeypatch):
    monkeypatch.setattr(by_name, "PAGE", 3)
    database.write(lambda session: [create_user(session, "alice") for _ in range(4)])
    seen, after = [], None
    with database.read() as session:
        while True:
            rows, after = list_people(session, after=after)
            seen += [row.id for row in rows]
            if after is None:
                break
        everybody = set(session.scalars(select(User.id)))
    assert len(seen) == len(set(seen)) == 9
    assert set(seen) == everybody


def test_a_page_costs_one_query_however_many_there_are(database, desk, count_queries):
    database.write(lambda session: [create_user(session, f"N{n}") for n in range(30)])
    with database.read() as session, count_queries() as seen:
        rows, _after = list_people(session)
    assert (len(rows), len(seen)) == (35, 1)


@pytest.mark.both_engines
def test_who_is_added_gets_a_link_that_is_shown_once(ada, app, database, desk):
    answer = send(ada, "/admin/people/new", name=HOSTILE, email="Nora@Example.org")
    assert answer.status_code == 200
    token = link_on(answer.text)
    assert HOSTILE not in answer.text
    person = f"/admin/people/{last_event(database).object_id}"
    assert token not in ada.get(person).text
    newcomer = app.test_client()
    assert newcomer.get(f"/sign-in/{token}").status_code == 303
    assert newcomer.get("/account").status_code == 200
    with database.read() as session:
        added = session.scalars(select(Event).where(Event.verb == "user.added")).all()[-1]
    assert added.actor_id == desk.admin.id


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"name": "", "email": "n@example.org"}, 422, "Type their name."),
        ({"name": "Nora", "email": ""}, 422, "Type their e-mail address."),
        ({"name": "Nora", "email": "nora"}, 422, "is not an e-mail address"),
        ({"name": "Nora", "email": "Bob@example.org"}, 409, "has the e-mail"),
    ],
)
def test_who_cannot_be_added_stays_in_the_form(ada, fields, status, said):
    answer = send(ada, "/admin/people/new", **fields)
    assert answer.status_code == status
    assert said in answer.text
    assert f'value="{fields["name"]}"' in answer.text


def test_a_new_link_signs_in_and_is_written_down(ada, app, database, bob, desk):
    token = link_on(send(ada, f"/admin/people/{bob.id}/link").text)
    event = last_event(database)
    assert (event.verb, event.object_id, event.actor_id) == (
        "user.link_made",
        bob.id,
        desk.admin.id,
    )
    assert database.write(lambda session: use_sign_in_link(session, token))


@pytest.mark.both_engines
@pytest.mark.parametrize("doing", ["demote", "disable"])
def test_links_of_one_who_is_no_administrator_any_more_sign_nobody_in(
    ada, signed_in, app, database, bob, carol, doing
):
    send(ada, f"/admin/people/{bob.id}/promote")
    kept = link_on(send(signed_in(bob), f"/admin/people/{carol.id}/link").text)
    own = link_on(send(ada, f"/admin/people/{carol.id}/link").text)
    send(ada, f"/admin/people/{bob.id}/{doing}")
    browser = app.test_client()
    answer = browser.get(f"/sign-in/{kept}")
    assert answer.status_code == 404
    assert "was taken back" in answer.text
    assert browser.get("/account").status_code == 303
    browser.get(f"/sign-in/{own}")
    assert browser.get("/account").status_code == 200


def test_who_is_shut_out_gets_no_link_until_they_are_let_in(ada, database, bob):
    send(ada, f"/admin/people/{bob.id}/disable")
    answer = send(ada, f"/admin/people/{bob.id}/link")
    assert answer.status_code == 422
    assert "Let them in again first" in answer.text
    assert send(ada, f"/admin/people/{bob.id}/enable").status_code == 303
    assert read(database, bob).disabled_at is None
    assert last_event(database).verb == "user.enabled"


def test_shutting_out_signs_out(ada, signed_in, database, bob):
    browser = signed_in(bob)
    assert send(ada, f"/admin/people/{bob.id}/disable").status_code == 303
    assert browser.get("/account").status_code == 303
    assert last_event(database).verb == "user.disabled"


def test_logins_are_seen_and_ended(ada, signed_in, database, bob):
    first, second = signed_in(bob), signed_in(bob)
    with database.read() as session:
        login = session.scalars(
            select(Login.id).where(Login.user_id == bob.id).order_by(Login.id)
        ).first()
    assert str(login) in ada.get(f"/admin/people/{bob.id}").text
    send(ada, f"/admin/people/{bob.id}/logins/{login}/end")
    assert (first.get("/account").status_code, second.get("/account").status_code) == (303, 200)
    send(ada, f"/admin/people/{bob.id}/logins/end-all")
    assert second.get("/account").status_code == 303


def test_a_login_is_ended_on_the_page_of_its_owner_only(ada, signed_in, database, bob, carol):
    browser = signed_in(carol)
    with database.read() as session:
        login = session.scalars(select(Login.id).where(Login.user_id == carol.id)).one()
    assert send(ada, f"/admin/people/{bob.id}/logins/{login}/end").status_code == 404
    assert browser.get("/account").status_code == 200


@pytest.mark.parametrize("doing", ["demote", "disable"])
def test_the_last_administrator_has_to_stay(ada, database, desk, bob, doing):
    path = f"/admin/people/{desk.admin.id}/{doing}"
    refused = send(ada, path)
    assert refused.status_code == 422
    assert "Nobody else runs this installation" in refused.text
    send(ada, f"/admin/people/{bob.id}/promote")
    assert last_event(database).verb == "user.admin_set"
    send(ada, f"/admin/people/{bob.id}/disable")
    assert send(ada, path).status_code == 422, "one who cannot get in does not count"
    send(ada, f"/admin/people/{bob.id}/enable")
    answer = send(ada, path)
    assert (answer.status_code, answer.location) == (303, "/")
    assert ada.get("/admin/people").status_code in {303, 403}


def test_who_is_shut_out_is_made_no_administrator(ada, database, bob):
    send(ada, f"/admin/people/{bob.id}/disable")
    assert send(ada, f"/admin/people/{bob.id}/promote").status_code == 422
    assert not read(database, bob).is_admin


@pytest.mark.both_engines
@pytest.mark.parametrize("how", ["unmake", "shut out", "both"])
def test_of_two_administrators_who_unmake_each_other_one_is_left(database, desk, how):
    database.write(lambda session: set_admin(session, desk.bob.id, True, None))
    pair = [desk.admin.id, desk.bob.id]
    start = Barrier(2)

    def unmake(number: int) -> bool:
        other, me = pair[number], pair[1 - number]
        shuts = how == "shut out" or (how == "both" and number == 0)

        def work(session) -> None:
            if shuts:
                disable_person(session, other, me)
            else:
                set_admin(session, other, False, me)

        start.wait()
        try:
            database.write(work)
        except InvalidError:
            return False
        return True

    for _ in range(5):
        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(unmake, range(2))) == [False, True]
        with database.read() as session:
            left = select(User.id).where(User.is_admin, User.disabled_at.is_(None))
            (stays,) = session.scalars(left)
        gone = next(user_id for user_id in pair if user_id != stays)

        def undo(session, gone=gone, stays=stays) -> None:
            administration.enable_person(session, gone, stays)
            set_admin(session, gone, True, stays)

        database.write(undo)


def test_nobody_unknown_is_changed(ada, database):
    nowhere = "/admin/people/0190b3a2-0000-7000-8000-000000000000"
    for doing in ("disable", "enable", "promote", "demote", "link", "logins/end-all"):
        assert send(ada, f"{nowhere}/{doing}").status_code == 404
    assert ada.get(nowhere).status_code == 404


@pytest.mark.both_engines
def test_a_persons_page_says_how_many_of_their_reviews_are_under_way(ada, database, desk):
    def work(session):
        begun, handed_in, given, gone = (
            add_article(session, desk.project, desk.alice, f"It rained on day {day}.")
            for day in range(4)
        )
        for article in (begun, handed_in, gone):
            annotate(session, sentences(session, article)[0], desk.bob)
        submit_review(session, handed_in.id, desk.bob.id)
        session.add(
            Review(article_id=given.id, reviewer_id=desk.bob.id, state=ReviewState.ASSIGNED)
        )
        gone.removed_at = utc_now()

    database.write(work)
    person = f"/admin/people/{desk.bob.id}"
    page = ada.get(person).text
    assert "2 reviews of theirs are under way" in page
    assert "Their articles wait" not in page
    send(ada, f"{person}/disable")
    assert "Their articles wait for them until an editor" in ada.get(person).text
    with database.read() as session:
        states = session.scalars(select(Review.state).where(Review.reviewer_id == desk.bob.id))
        assert ReviewState.WITHDRAWN not in states.all()
    assert "under way" not in ada.get(f"/admin/people/{desk.carol.id}").text


@pytest.mark.both_engines
def test_an_administrator_who_reviews_the_same_article_blind_is_not_told(database, desk):
    def work(session):
        add_member(session, desk.project.id, desk.admin.id, Role.REVIEWER)
        article = add_article(session, desk.project, desk.alice)
        for person in (desk.admin, desk.bob):
            annotate(session, sentences(session, article)[0], person)
        return [
            administration.count_under_way(session, user.id, reader.id)
            for user, reader in (
                (desk.bob, desk.admin),
                (desk.admin, desk.admin),
                (desk.bob, desk.carol),
            )
        ]

    assert database.write(work) == [0, 1, 1]
