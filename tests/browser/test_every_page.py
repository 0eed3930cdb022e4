"""Every page, in every guise: accessible, in shape, silent, and there without scripts too."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from factcheck.app import create_app
from tests.browser.visits import HOSTILE, NOT_PAGES, RIGHT_TO_LEFT, TOLD, UNFOLDING, VISITS, Visit
from tests.support.pages import Console, axe, is_uncovered, scrolls_sideways, small_targets
from tests.support.sign_in import login_cookie

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
GUISES: dict[str, dict[str, Any]] = {
    "light": {"viewport": WIDE, "color_scheme": "light"},
    "dark": {"viewport": WIDE, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "color_scheme": "light"},
    "without scripts": {"viewport": PHONE, "java_script_enabled": False},
    "narrow": {"viewport": NARROW, "color_scheme": "dark"},
    "Arabic": {"viewport": WIDE, "color_scheme": "dark", "locale": "ar"},
    "Arabic, narrow": {"viewport": NARROW, "color_scheme": "light", "locale": "ar"},
    "Spanish, narrow": {"viewport": NARROW, "color_scheme": "dark", "locale": "es"},
    "Turkish, phone": {"viewport": PHONE, "color_scheme": "light", "locale": "tr"},
}
ALWAYS = ("light", "dark", "narrow", "Arabic, narrow")
IN_TURN = ("phone", "Arabic", "Spanish, narrow", "Turkish, phone")
"""What is between these, so that one of them is enough for each page."""
LANGUAGES = tuple(name for name, guise in GUISES.items() if "locale" in guise)


@pytest.fixture(scope="module")
def address(live_settings, live_desk):
    """Give the path of a visit."""
    app = create_app(live_settings)

    def path(visit: Visit) -> str:
        ids = live_desk.ids
        # hebrew_article_id is an id for the argument article_id
        arguments = {re.sub(r"^.*_(?=[a-z]+_id$)", "", name): ids[name] for name in visit.arguments}
        query = {name: ids.get(value, value) for name, value in visit.query.items()}
        with app.test_request_context():
            return app.url_for(visit.endpoint, **arguments, **query)

    yield path
    app.extensions["database"].close()


@pytest.fixture(scope="module")
def window(request, browser, live_server, live_database, live_desk):
    """One window for each guise, used for all visits, as opening one takes longer than a visit."""
    options = {"base_url": live_server, "locale": "en-GB", **request.param}
    with browser.new_context(**options) as context:
        context.add_cookies([login_cookie(live_database, live_desk.editor, live_server)])
        page = context.new_page()
        page.console = Console(page)
        yield page


@pytest.fixture
def visit(request, window, address):
    """Go to a page, and in the end ask whether it was silent."""
    window.console.forget()
    if request.param.status != 200:
        window.console.expect(f"status of {request.param.status}")
    answer = window.goto(address(request.param), wait_until="load")
    assert answer.status == request.param.status
    yield window
    assert window.console.complaints == []


def test_every_page_of_the_app_is_visited_here(live_settings):
    app = create_app(live_settings)
    pages = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in rule.methods and "_api." not in rule.endpoint
    }
    app.extensions["database"].close()
    assert pages - NOT_PAGES == {visit.endpoint for visit in VISITS}


def in_turn() -> Iterator[tuple[str, Visit]]:
    """Yield every page in each of ALWAYS, and in one of IN_TURN, a different one from the last."""
    pages = [*VISITS, *TOLD, *RIGHT_TO_LEFT, *HOSTILE]
    for name in ALWAYS:
        yield from ((name, visit) for visit in pages)
    for number, name in enumerate(IN_TURN):
        yield from ((name, visit) for visit in pages[number :: len(IN_TURN)])


def is_whole(page: Page) -> None:
    """Wait for the panel of the workbench: it hides what would have the focus without it."""
    if page.locator("[data-workbench]").count():
        expect(page.locator("[data-fold]:not([hidden])")).to_be_attached()


def in_guises(*names: str) -> pytest.MarkDecorator:
    guises = [GUISES[name] for name in names]
    return pytest.mark.parametrize("window", guises, ids=names, indirect=True)


def visiting(*visits: Visit) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("visit", visits, ids=str, indirect=True)


@pytest.mark.parametrize(
    ("window", "visit"),
    [pytest.param(GUISES[name], visit, id=f"{name}-{visit}") for name, visit in in_turn()],
    indirect=True,
)
def test_a_page_is_accessible_and_in_shape(visit):
    assert visit.locator("h1").count() == 1
    assert not scrolls_sideways(visit)
    assert small_targets(visit) == []
    assert axe(visit) == []


@in_guises("dark", "narrow")
@visiting(*(visit for visit in VISITS if visit.endpoint in UNFOLDING))
def test_what_unfolds_is_accessible_and_in_shape(visit):
    is_whole(visit)
    unfold = "all => all.forEach((one) => { one.open = true; })"
    visit.locator("main details:not([hidden])").evaluate_all(unfold)
    assert axe(visit) == []
    assert not scrolls_sideways(visit)
    menu = visit.locator("[data-menu]")
    assert menu.count() == 1
    menu.evaluate_all(unfold)
    # Of what lies half under it, the half that can be seen may be too small to be hit.
    assert [one for one in axe(visit) if "target-size" not in one or "menu" in one] == []
    assert not scrolls_sideways(visit)


@in_guises("light", "phone")
@visiting(*VISITS, *TOLD)
def test_what_has_the_focus_can_be_seen(visit):
    is_whole(visit)
    for _ in range(12):
        visit.keyboard.press("Tab")
        focused = visit.locator(":focus")
        if focused.count() == 0:
            break
        assert is_uncovered(focused), focused.evaluate("element => element.outerHTML")


@in_guises("without scripts")
@visiting(*VISITS, *TOLD, *RIGHT_TO_LEFT, *HOSTILE)
def test_a_page_says_the_same_without_scripts(visit):
    assert visit.locator("h1").is_visible()
    assert visit.locator("main").inner_text().strip()


def test_the_sign_in_page_is_accessible_too(new_page):
    for guise in ("light", "dark", "phone", "narrow", *LANGUAGES):
        page = new_page(**GUISES[guise])
        page.goto("/sign-in")
        assert axe(page) == []
        assert not scrolls_sideways(page)
        assert small_targets(page) == []
