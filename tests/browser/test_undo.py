"""Undo and redo by key: of what is saved and of what is not, once for each press."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.bench import NUMBERS, SAVES, TEXT, Bench
from tests.browser.held import Held
from tests.support.work import add_article

UNDO = "**/api/v1/projects/*/undo"


@pytest.fixture
def new_bench(signed_in_page, live_database, live_desk):
    """Open an article of its own at the workbench."""
    signed_in_page.console.expect("Failed to load resource")

    def new_bench() -> Bench:
        text = TEXT.format(next(NUMBERS))
        article = live_database.write(
            lambda s: add_article(s, live_desk.project, live_desk.editor, text, "A river")
        )
        return Bench(signed_in_page, article, live_database, live_desk.editor).open()

    return new_bench


@pytest.fixture
def bench(new_bench):
    return new_bench()


def told(bench, words: str) -> None:
    """Assert that the status line tells of something."""
    expect(bench.status).to_contain_text(re.compile(words))


def test_undo_and_redo_lead_to_what_they_change(bench):
    bench.press("c", "End", "q", "u")
    told(bench, "^Undone")
    bench.is_at(3)
    expect(bench.row(3).locator(".tag")).to_have_count(0)
    bench.press("u")
    bench.is_at(0)
    assert [saved and saved.tag for saved in bench.list_stored()] == [None] * 4
    bench.press("Shift+U", "Shift+U")
    bench.is_at(3)
    expect(bench.row(0)).to_contain_text("Claim")
    expect(bench.row(3)).to_contain_text("Quote")
    assert bench.tags() == ["claim", "-", "-", "quote"]


def test_presses_wait_for_each_other(bench):
    for key in "cqonc":
        bench.press(key)
        bench.is_saved()  # what is changed again while it is being saved is one change
    bench.press("Control+z", "Control+z", "Control+z")
    expect(bench.row(0)).to_contain_text("Quote")
    bench.press("Control+Shift+Z", "Control+y", "Control+y")
    expect(bench.row(0)).to_contain_text("Claim")
    assert bench.tags()[0] == "claim"


def test_undo_goes_back_beyond_a_reload(bench):
    bench.press("c", "j", "q")
    bench.is_saved()
    bench.open()
    bench.press("u", "u")
    expect(bench.page.locator(".sheet .tag")).to_have_count(0)
    assert bench.tags() == ["-", "-", "-", "-"]


def test_a_mark_goes_and_comes_back(bench):
    bench.press("x")
    expect(bench.page.locator("[data-marking]")).to_be_visible()
    bench.press("c")
    expect(bench.row(0).locator("mark")).to_have_count(1)
    bench.press("u")
    expect(bench.row(0).locator("mark")).to_have_count(0)
    bench.press("Shift+U")
    expect(bench.row(0).locator("mark")).to_have_count(1)
    bench.open()
    expect(bench.row(0).locator("mark")).to_have_text("The")


def test_what_is_not_saved_is_taken_back_on_the_device(bench):
    bench.press("o", "j")
    bench.is_saved()
    bench.page.context.set_offline(True)
    bench.press("c", "q", "k", "n")
    told(bench, "2 changes are kept")
    bench.press("u", "u")
    bench.is_at(1)
    expect(bench.row(0)).to_contain_text("Opinion")
    expect(bench.row(1)).to_contain_text("Claim")
    bench.press("u")
    expect(bench.row(1).locator(".tag")).to_have_count(0)
    bench.press("Shift+U", "Shift+U")
    expect(bench.row(1)).to_contain_text("Quote")
    bench.page.context.set_offline(False)
    bench.is_saved()
    assert bench.tags()[:2] == ["opinion", "quote"]


def test_a_lost_answer_does_not_undo_twice(bench):
    def deliver_but_lose(route):
        route.fetch()
        route.abort()

    bench.press("c", "j", "q", "j", "o")
    bench.page.route(UNDO, deliver_but_lose, times=2)
    bench.press("u")
    told(bench, "^Undone")
    assert bench.tags() == ["claim", "quote", "-", "-"]


def test_an_undo_that_does_not_get_through_is_given_up_and_can_be_asked_again(bench):
    bench.press("c", "j", "q")
    bench.is_saved()
    ids = []

    def lose(route):
        ids.append(route.request.post_data_json["id"])
        route.fetch()
        route.abort()

    bench.page.route(UNDO, lose)
    bench.press("u")
    told(bench, "^Not done: The server cannot be reached")
    bench.press("Home", "f")
    expect(bench.page.get_by_label("Needs another look")).to_be_checked()
    bench.is_saved()
    assert bench.list_stored()[0].reading.flagged
    bench.page.unroute(UNDO)
    bench.press("u")
    told(bench, "^Undone")
    assert len(set(ids)) == 1
    assert [saved and str(saved.reading.tag) for saved in bench.list_stored()][:2] == [
        "claim",
        None,
    ]


def test_a_change_made_meanwhile_is_not_what_is_undone(bench):
    bench.press("c")
    bench.is_saved()
    undo = Held(bench.page, UNDO)
    bench.press("u")
    undo.wait()
    bench.press("j", "q")
    bench.page.wait_for_timeout(50)
    undo.let_go()
    expect(bench.row(0).locator(".tag")).to_have_count(0)
    assert bench.tags() == ["-", "quote", "-", "-"]


def test_another_tab_shows_what_was_undone(bench):
    bench.press("c")
    bench.is_saved()
    other = Bench(bench.page.context.new_page(), bench.article, bench.database, bench.reviewer)
    other.open()
    expect(other.row(0)).to_contain_text("Claim")
    bench.press("u")
    expect(other.row(0).locator(".tag")).to_have_count(0)
    other.press("Home", "q")
    assert other.tags()[0] == "quote"


def test_the_way_to_another_article_is_offered(new_bench):
    first = new_bench()
    first.press("j", "c")
    first.is_saved()
    second = new_bench()
    second.press("u")
    told(second, "^Undone")
    second.status.get_by_role("link", name="Show it").click()
    expect(first.page).to_have_url(re.compile(str(first.article.id)))
    expect(first.row(1).locator(".tag")).to_have_count(0)
    assert first.list_stored()[1] is None


def test_the_buttons_do_the_same(bench):
    bench.press("c")
    bench.is_saved()
    bench.page.get_by_role("button", name="Undo").click()
    expect(bench.row(0).locator(".tag")).to_have_count(0)
    bench.page.get_by_role("button", name="Redo").click()
    expect(bench.row(0)).to_contain_text("Claim")


def test_with_a_refused_change_undo_still_goes_on(bench):
    bench.press("c", "j")
    bench.is_saved()
    bench.refuse_saves(422, error={"code": "invalid", "message": "No.", "fields": {}})
    bench.press("q")
    told(bench, "1 sentence needs your decision")
    bench.page.unroute(SAVES)
    bench.press("u")
    expect(bench.row(0).locator(".tag")).to_have_count(0)
    assert [saved and saved.tag for saved in bench.list_stored()][:2] == [None, None]
