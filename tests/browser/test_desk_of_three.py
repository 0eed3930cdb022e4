"""A desk from nothing: set up, reviewed by two who are blind to each other, compared, adjudicated.

In a real browser, from an empty database on each engine, and all of it by what the pages offer.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Page, expect

from factcheck.accounts.service import create_user
from factcheck.config import Settings
from factcheck.db import Database
from tests.support.pages import Console, axe
from tests.support.server import serving
from tests.support.sign_in import login_cookie

PASSWORD = "a few words that nobody guesses"
STORIES = {
    "The flood": "The river rose by 18 centimetres. “We were ready,” said Mayor Ortiz. It was a "
    "fine town. Nobody was hurt.",
    "The bridge": "The bridge was closed on Monday. It is the ugliest one in the country. “It is "
    "safe,” said the engineer.",
}
BY_ONE = "cqoo"
"""What the first reviewer presses on the sentences of the flood."""
BY_TWO = "cqoc"
SECRET = {"Ines": "Whatever Ines thinks of it", "Jonas": "Whatever Jonas thinks of it"}

pytestmark = [pytest.mark.both_engines, pytest.mark.slow]


@pytest.fixture
def settings(tmp_path, engine, new_database_url) -> Settings:
    return Settings(tmp_path, new_database_url(engine), "known to every test, 32 letters and more")


@pytest.fixture
def server(settings: Settings) -> Iterator[str]:
    with serving(settings) as address:
        yield address


@pytest.fixture
def window(browser, server) -> Iterator[Callable[[], Page]]:
    """Open browsers of their own; each must have been silent in the end."""
    consoles = []
    with ExitStack() as stack:

        def open_window() -> Page:
            options = {"base_url": server, "viewport": {"width": 1280, "height": 900}}
            context = stack.enter_context(browser.new_context(locale="en-GB", **options))
            page = context.new_page()
            page.console = Console(page)
            consoles.append(page.console)
            return page

        yield open_window
    assert [line for console in consoles for line in console.complaints] == []


@pytest.fixture
def editor(window, server, settings) -> Page:
    """The window of whoever has just installed it, who administers and edits."""
    database = Database(settings.database_url)
    edith = database.write(
        lambda session: create_user(session, "Edith", "edith@example.org", is_admin=True)
    )
    page = window()
    page.context.add_cookies([login_cookie(database, edith, server)])
    database.close()
    return page


def looks_right(page: Page) -> None:
    page.wait_for_load_state("load")
    expect(page.locator("h1")).to_be_visible()
    assert axe(page) == []


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Press a button that leads to another page, and wait for that."""
    with page.expect_event("load"):
        page.get_by_role("button", name=name, exact=isinstance(name, str)).click()


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    with page.expect_event("load"):
        page.get_by_role("link", name=name, exact=isinstance(name, str)).first.click()


def set_up(page: Page) -> None:
    """Make a project that wants two reviewers of each article."""
    page.goto("/admin/projects/new")
    looks_right(page)
    page.get_by_label("Name").fill("The Courier")
    page.get_by_label("First editor").fill("edith@example.org")
    press(page, "Make the project")
    page.goto("/")
    follow(page, "Desk")
    follow(page, "Settings")
    looks_right(page)
    page.locator("#reviewers_per_article").fill("2")
    press(page, "Save")


def invite(page: Page, email: str) -> str:
    """Invite a reviewer and return the link that is shown once."""
    follow(page, "Desk")
    looks_right(page)
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Role").select_option("reviewer")
    press(page, "Add or invite")
    looks_right(page)
    return page.get_by_label("Link").input_value()


def join(page: Page, link: str, name: str) -> None:
    page.goto(link)
    looks_right(page)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Make an account and join")
    expect(page.get_by_text("The Courier").first).to_be_visible()


def import_stories(page: Page) -> None:
    for title, text in STORIES.items():
        follow(page, "Articles")
        follow(page, re.compile("^Import (an|the first) article"))
        page.locator("main details summary").first.click()
        page.get_by_label("Title").fill(title)
        page.get_by_label(re.compile("^Text")).fill(text)
        press(page, re.compile("^Import"))
        page.wait_for_url("**/articles/*-*")


def share_out(page: Page) -> None:
    """Give both articles to the two reviewers."""
    follow(page, "Articles")
    follow(page, "Assignments")
    looks_right(page)
    follow(page, "Share out")
    looks_right(page)
    for name in ("Ines", "Jonas"):
        page.get_by_label(re.compile(f"^{name}")).check()
    if page.get_by_label(re.compile("^Edith")).is_checked():
        page.get_by_label(re.compile("^Edith")).uncheck()
    press(page, "Show who gets how many")
    press(page, "Give them out")
    looks_right(page)


def review(page: Page, title: str, keys: str, note: str) -> None:
    """Tag the sentences of an article by keyboard, write a note, and hand it in."""
    follow(page, "Articles")
    follow(page, "My queue")
    looks_right(page)
    follow(page, re.compile(title))
    expect(page.locator("[data-fold]:not([hidden])")).to_be_attached()
    page.locator(".sentence").first.focus()
    for number, key in enumerate(keys):
        if number:
            page.keyboard.press("j")
        page.keyboard.press(key)
    page.keyboard.press("m")
    page.keyboard.type(note)
    page.keyboard.press("Escape")
    expect(page.locator("[data-status]")).to_have_text("All changes saved")
    page.keyboard.press("e")
    page.wait_for_url("**/hand-in")
    looks_right(page)
    expect(page.get_by_role("button", name="Hand in and go on")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith("/hand-in"))


def compare(page: Page) -> None:
    follow(page, "Overview")
    looks_right(page)
    follow(page, "Agreement")
    looks_right(page)
    # Of seven sentences they differ on one: of 14 tags 5 are claim, 4 quote and 5 opinion, so that
    # alpha is 1 - (2 / 14) / ((14 * 14 - 25 - 16 - 25) / (14 * 13)).
    expect(page.locator("main")).to_contain_text("0.800")


def adjudicate(page: Page) -> None:
    """Decide the one sentence of the flood on which they differ, by two keys."""
    follow(page, "Articles")
    follow(page, "Adjudication")
    looks_right(page)
    follow(page, re.compile("The flood"))
    expect(page.locator("[data-adjudicate].adjudicate--one")).to_be_visible()
    looks_right(page)
    page.keyboard.press("c")
    expect(page.locator("[data-finish] button")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/reviews")
    looks_right(page)


def test_a_desk_of_three_goes_from_nothing_to_an_adjudicated_export(editor, window):
    set_up(editor)
    one, two = window(), window()
    join(one, invite(editor, "ines@example.org"), "Ines")
    join(two, invite(editor, "jonas@example.org"), "Jonas")
    import_stories(editor)
    share_out(editor)

    review(one, "The flood", BY_ONE, SECRET["Ines"])
    review(one, "The bridge", "coq", SECRET["Ines"])
    two.goto("/")
    follow(two, re.compile("The flood"))
    assert SECRET["Ines"] not in two.content()
    review(two, "The flood", BY_TWO, SECRET["Jonas"])
    review(two, "The bridge", "coq", SECRET["Jonas"])

    compare(editor)
    adjudicate(editor)
    follow(editor, "Articles")
    with editor.expect_download() as download:
        editor.get_by_role("link", name="Download everything as JSON").click()
    tells_all(json.loads(download.value.path().read_text()))


def tells_all(exported: dict) -> None:
    flood = next(one for one in exported["articles"] if one["title"] == "The flood")
    layers = {layer["kind"]: layer for layer in flood["reviews"]}
    assert len(flood["reviews"]) == 3
    adjudicated = layers["adjudicated"]
    starts = {sentence["id"]: sentence["start"] for sentence in flood["sentences"]}
    said = sorted((starts[one["sentence"]], one["tag"]) for one in adjudicated["annotations"])
    assert [tag for _, tag in said] == ["claim", "quote", "opinion", "claim"]
    [decision] = adjudicated["decisions"]
    assert decision["choice"] == {"tag": "claim"}
    assert len(decision["inputs"]) == 2
    notes = [one["note"] for layer in flood["reviews"] for one in layer["annotations"]]
    assert set(notes) >= set(SECRET.values())
