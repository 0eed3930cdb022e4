"""Signing out saves what can be saved, asks about the rest, and leaves nothing in the browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.bench import Bench
from tests.browser.kept import KEPT, another_tab, refuse
from tests.support.pages import axe
from tests.support.waiting import until_in

LEAVE = "**/js/workbench.leave.js"
STANDS_BY = """
async () => {
  const scripts = performance.getEntriesByType("resource").map(({ name }) => name);
  const leave = scripts.find((name) => name.endsWith("/workbench.leave.js"));
  return leave && Boolean(await import(leave));
}
"""


@pytest.fixture
def bench(bench):
    bench.page.console.expect("Failed to load resource")
    until_in(bench.page, STANDS_BY)
    return bench


def open_another_tab(bench) -> Bench:
    other = another_tab(bench).open()
    until_in(other.page, STANDS_BY)
    return other


def test_signing_out_saves_first_and_leaves_nothing_behind(bench):
    other = open_another_tab(bench)
    bench.press("m")
    bench.type("Just typed")
    sign_out(bench.page)
    expect(bench.page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert bench.list_stored()[0].reading.note == "Just typed"
    expect(other.page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert bench.page.evaluate(KEPT) == []


@pytest.mark.parametrize("path", ["", "/projects/{project}/sources"])
def test_signing_out_asks_about_what_cannot_be_saved(bench, live_desk, path):
    refuse(bench)
    bench.press("Shift+C", "Shift+Q")
    expect(bench.status).to_contain_text("2 changes are kept")
    other = open_another_tab(bench)
    bench.page.on("dialog", lambda dialog: dialog.accept())
    if path:
        bench.page.goto(path.format(project=live_desk.project.id))
    sign_out(bench.page)
    dialog = bench.page.get_by_role("dialog", name="Not everything is saved")
    expect(dialog).to_contain_text("2 changes are not saved")
    assert axe(bench.page) == []
    dialog.get_by_role("button", name="Stay signed in").click()
    assert len(bench.page.evaluate(KEPT)) == 2
    sign_out(bench.page)
    dialog.get_by_role("button", name="Sign out and drop them").click()
    expect(bench.page.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(other.page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert bench.page.evaluate(KEPT) == []


def sign_out(page: Page) -> None:
    page.locator("details[data-menu] summary").click()
    page.get_by_role("button", name="Sign out").click()


def test_signing_out_leaves_nothing_behind_where_its_script_came_late(bench):
    page = bench.page
    page.route(LEAVE, lambda route: route.abort())
    with page.expect_event("requestfailed", lambda request: "leave" in request.url):
        bench.open()
    page.unroute(LEAVE)
    with page.expect_response(LEAVE):
        refuse(bench)
        bench.press("Shift+C")
    until_in(page, STANDS_BY)
    sign_out(page)
    page.get_by_role("dialog").get_by_role("button", name="Sign out and drop them").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert page.evaluate(KEPT) == []
