"""Changes are kept on the device until the server has them, whatever becomes of the page."""

import os
import signal

import pytest
from playwright.sync_api import expect
from sqlalchemy import delete

from factcheck.accounts.service import add_member, create_user
from factcheck.articles.details import remove_article, restore_article
from factcheck.models import Login, Role, Tag
from tests.browser.bench import NUMBERS, SAVES, Bench
from tests.browser.held import Held
from tests.browser.kept import KEPT, WRONG, accept, another_tab, kill, refuse
from tests.support.pages import axe
from tests.support.server import free_port, start, wait_for
from tests.support.sign_in import login_cookie
from tests.support.waiting import until

FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
BLOCKED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("", "SecurityError") } })"""
UNREADABLE = """Storage.prototype.getItem = () => { throw new DOMException("", "SecurityError") };
delete window.BroadcastChannel"""
A_DAY = 24 * 3600 * 1000


@pytest.fixture
def bench(bench):
    bench.page.console.expect("Failed to load resource")
    return bench


@pytest.fixture
def colleague(live_database, live_desk):
    """Another person of the desk, with a review of their own."""

    def work(session):
        user = create_user(session, "Bea", f"bea{next(NUMBERS)}@example.org")
        add_member(session, live_desk.project.id, user.id, Role.REVIEWER, live_desk.editor.id)
        return user

    return live_database.write(work)


def test_a_killed_tab_loses_nothing(bench):
    refuse(bench)
    bench.press("c", "j", "q", "m")
    bench.type("In a hurry")
    following = another_tab(bench)
    kill(bench.page)
    following.open()
    expect(following.row(0)).to_contain_text("Claim")
    expect(following.row(1)).to_contain_text("Quote")
    accept(following)
    assert following.tags()[:2] == ["claim", "quote"]
    assert following.list_stored()[1].reading.note == "In a hurry"
    assert following.page.evaluate(KEPT) == []


def test_what_is_saved_while_the_page_is_opened_anew_is_shown_there(bench):
    page = bench.page
    saves = Held(page, SAVES)
    bench.press("c")
    saves.wait()

    def answer_late(route):
        written_before = route.fetch()
        with page.expect_response(SAVES):
            saves.let_go()
        page.wait_for_timeout(100)  # for the old page to hear of it
        route.fulfill(response=written_before)

    page.route("**/articles/*", answer_late)
    page.reload()
    expect(bench.row(0)).to_contain_text("Claim")
    assert bench.tags()[0] == "claim"
    assert page.evaluate(KEPT) == []


@pytest.mark.parametrize("path", ["/articles/{other}", "/projects/{project}/sources"])
def test_any_other_page_sends_what_was_left(bench, live_desk, path):
    refuse(bench)
    bench.press("c")
    expect(bench.status).to_contain_text("kept on this device")
    other = another_tab(bench)
    kill(bench.page)
    accept(other)
    ids = {"other": live_desk.ids["article_id"], "project": live_desk.project.id}
    other.page.goto(path.format(**ids))
    until(lambda: other.list_stored()[0])
    assert other.list_stored()[0].tag == Tag.CLAIM
    until(lambda: other.page.evaluate(KEPT) == [])


def test_a_restart_of_the_server_is_waited_for(
    new_page, article, live_settings, live_database, live_desk
):
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    server = start(live_settings, port, 1)
    log = live_settings.data_dir / "server.log"
    try:
        wait_for(f"{address}/healthz", server, log)
        page = new_page(base_url=address)
        page.console.expect("Failed to load resource")
        page.context.add_cookies([login_cookie(live_database, live_desk.editor, address)])
        bench = Bench(page, article, live_database, live_desk.editor).open()
        bench.is_whole()
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
        bench.press("Shift+C", "Shift+Q")
        expect(bench.status).to_contain_text("The server cannot be reached. 2 changes are kept")
        server = start(live_settings, port, 1)
        wait_for(f"{address}/healthz", server, log)
        assert bench.tags()[:2] == ["claim", "quote"]
    finally:
        server.terminate()
        server.wait()


def test_a_login_that_ends_keeps_the_changes_for_its_person(
    bench, live_database, live_desk, live_server, colleague
):
    live_database.write(lambda s: s.execute(delete(Login)))
    bench.press("c")
    expect(bench.status).to_contain_text("Sign in in another tab. 1 change is kept")
    context = bench.page.context
    context.add_cookies([login_cookie(live_database, colleague, live_server)])
    other = Bench(context.new_page(), bench.article, live_database, colleague).open()
    other.press("j", "o")
    assert other.tags() == ["-", "opinion", "-", "-"]
    expect(other.row(0)).not_to_contain_text("Claim")
    assert bench.list_stored()[0] is None
    context.add_cookies([login_cookie(live_database, live_desk.editor, live_server)])
    other.page.close()
    assert bench.tags() == ["claim", "-", "-", "-"]


def test_two_tabs_show_the_same_and_do_not_get_in_each_others_way(bench):
    other = another_tab(bench).open()
    bench.press("c")
    bench.is_saved()
    expect(other.row(0)).to_contain_text("Claim")
    other.press("Home", "q")
    other.is_saved()
    expect(bench.row(0)).to_contain_text("Quote")
    bench.press("o")
    assert bench.tags()[0] == "opinion"
    assert bench.list_stored()[0].revision == 3


def test_two_tabs_without_a_line_make_one_change(bench):
    other = another_tab(bench).open()
    refuse(bench)
    bench.press("c")
    expect(other.row(0)).to_contain_text("Claim")
    other.press("Home", "q")
    expect(bench.row(0)).to_contain_text("Quote")
    accept(bench)
    assert bench.tags()[0] == "quote"
    assert other.tags()[0] == "quote"


@pytest.mark.parametrize("script", [FULL, BLOCKED, UNREADABLE])
def test_a_device_that_keeps_nothing_is_told_of(
    new_page, article, live_database, live_desk, script
):
    page = new_page(user=live_desk.editor)
    page.console.expect("Failed to load resource")
    page.add_init_script(script)
    bench = Bench(page, article, live_database, live_desk.editor).open()
    refuse(bench)
    bench.press("c")
    expect(bench.status).to_contain_text("1 change is kept only in this page")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    with page.expect_event("dialog"):
        page.get_by_role("link", name="Sources", exact=True).click()
    expect(bench.status).to_contain_text("1 change is kept only in this page")
    assert asked == ["beforeunload"]
    accept(bench)
    assert bench.tags()[0] == "claim"


@pytest.mark.parametrize("days", [-1, 1])
def test_a_clock_that_is_wrong_by_a_day_does_no_harm(
    new_page, article, live_database, live_desk, days
):
    page = new_page(user=live_desk.editor)
    page.add_init_script(
        f"const now = Date.now; Date.now = () => now() + {days * A_DAY}; globalThis.skewed = true"
    )
    bench = Bench(page, article, live_database, live_desk.editor).open()
    assert page.evaluate("skewed")
    bench.press("c", "q", "j", "o")
    assert bench.tags()[:2] == ["quote", "opinion"]
    bench.open()
    bench.press("Home", "c")
    assert bench.tags()[:2] == ["claim", "opinion"]


def test_a_key_that_is_held_down_is_no_flood(bench):
    saves = []
    bench.page.on("request", lambda request: "/annotations/" in request.url and saves.append(1))
    for _ in range(200):
        bench.page.keyboard.down("c")
    bench.page.keyboard.up("c")
    assert bench.tags()[0] == "claim"
    assert len(saves) == 1


def test_an_article_that_is_removed_meanwhile_loses_nothing(bench, live_database, live_desk):
    ids = bench.article.id, live_desk.editor.id
    live_database.write(lambda session: remove_article(session, *ids))
    bench.press("c")
    expect(bench.status).to_contain_text("1 sentence needs your decision")
    bench.page.on("dialog", lambda dialog: dialog.accept())
    bench.open()
    bench.page.get_by_role("button", name="1 unsaved change").click()
    item = bench.page.get_by_role("dialog").get_by_role("listitem")
    expect(item).to_contain_text("The river rose on Monday.")
    expect(item).to_contain_text("This article was removed.")
    live_database.write(lambda session: restore_article(session, *ids))
    item.get_by_role("button", name="Send again").click()
    until(lambda: bench.list_stored()[0])
    assert bench.list_stored()[0].tag == Tag.CLAIM


def test_the_unsaved_changes_of_every_article_are_listed(bench, live_desk):
    refuse(bench, 422, WRONG)
    bench.press("c", "m")
    bench.type("A note of many words")
    expect(bench.page.get_by_text("Not saved: Shorten the note.")).to_be_visible()
    bench.page.on("dialog", lambda dialog: dialog.accept())
    bench.page.goto(f"/articles/{live_desk.ids['article_id']}")
    bench.page.get_by_role("button", name="1 unsaved change").click()
    dialog = bench.page.get_by_role("dialog", name="Unsaved changes")
    expect(dialog).to_contain_text("Not saved: Shorten the note.")
    expect(dialog).to_contain_text("Claim · note “A note of many words”")
    assert axe(bench.page) == []
    dialog.get_by_role("button", name="Copy").click()
    expect(dialog).to_contain_text("Copied")
    dialog.get_by_role("link", name="The river").click()
    bench.is_at(0)
    bench.page.get_by_role("button", name="1 unsaved change").click()
    dialog.get_by_role("button", name="Discard").click()
    bench.is_saved()
    expect(bench.row(0)).not_to_contain_text("Claim")
    assert bench.page.evaluate(KEPT) == []
