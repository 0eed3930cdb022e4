"""Fixtures for tests in a real browser, against a real server with a desk of work on it.

A page that logs an error, throws, or runs into the CSP fails the test that opened it.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from sqlalchemy.orm import Session

from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import Article, Tag
from tests.browser.bench import NUMBERS, TEXT, Bench
from tests.browser.marking import save_mark
from tests.reviews.many import add_reviewed, add_reviewers
from tests.support import browser as browser_program
from tests.support.live import LiveDesk, add_live_desk
from tests.support.pages import Console
from tests.support.server import serving
from tests.support.sign_in import login_cookie
from tests.support.work import add_article, sentences

WINDOW = {"width": 1280, "height": 900}
PATIENCE = 30_000
"""Milliseconds an element may take to appear; it takes a hundred on an idle machine."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = browser_program.find()
    if path is None:
        pytest.fail(browser_program.HELP)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=path, args=list(browser_program.FLAGS))
        yield chrome
        chrome.close()


@pytest.fixture(scope="module")
def live_settings(tmp_path_factory: pytest.TempPathFactory, sqlite_files) -> Iterator[Settings]:
    """Settings of a database with a desk of work, shared by the tests of one module."""
    folder = tmp_path_factory.mktemp("live")
    with sqlite_files.copy(folder) as url:
        yield Settings(folder, url, "known to every test, 32 letters and more")


@pytest.fixture(scope="module")
def live_database(live_settings: Settings) -> Iterator[Database]:
    """The server's database, to look at and to add to."""
    database = Database(live_settings.database_url)
    yield database
    database.close()


@pytest.fixture(scope="module")
def live_desk(live_database: Database) -> LiveDesk:
    """What is in it."""
    return live_database.write(add_live_desk)


@pytest.fixture(scope="module")
def live_server(live_settings: Settings, live_desk: LiveDesk) -> Iterator[str]:
    """The address of a server with the desk, for the tests of one module."""
    with serving(live_settings) as address:
        yield address


@pytest.fixture
def new_page(
    request: pytest.FixtureRequest, browser: Browser, live_server: str
) -> Iterator[Callable[..., Page]]:
    """Open pages: ``new_page(color_scheme="dark", viewport=...)``, each in a context of its own.

    `page.goto` takes paths. At the end of the test every page must have been silent; what one may
    say is told by ``page.console.expect(pattern)``.
    """
    consoles: list[Console] = []
    with ExitStack() as stack:

        def new_page(user: Any = None, **options: Any) -> Page:
            options = {"base_url": live_server, "viewport": WINDOW, "locale": "en-GB"} | options
            context: BrowserContext = stack.enter_context(browser.new_context(**options))
            context.set_default_timeout(PATIENCE)
            if user:
                database = request.getfixturevalue("live_database")
                context.add_cookies([login_cookie(database, user, live_server)])
            page = context.new_page()
            page.console = Console(page)
            consoles.append(page.console)
            return page

        yield new_page
    complaints = [line for console in consoles for line in console.complaints]
    assert complaints == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page that nobody is signed in at."""
    return new_page()


@pytest.fixture
def signed_in_page(new_page: Callable[..., Page], live_desk: LiveDesk) -> Page:
    """A page at which the editor of the desk is signed in."""
    return new_page(user=live_desk.editor)


@pytest.fixture
def article(
    request: pytest.FixtureRequest, live_database: Database, live_desk: LiveDesk
) -> Article:
    """An article of the module's TEXT, or of one like others, with a number of its own for {}."""
    text = getattr(request.module, "TEXT", TEXT).format(next(NUMBERS))
    return live_database.write(
        lambda session: add_article(session, live_desk.project, live_desk.editor, text, "The river")
    )


@pytest.fixture
def bench(
    signed_in_page: Page, article: Article, live_database: Database, live_desk: LiveDesk
) -> Bench:
    """The article, open at the workbench of the desk's editor, with all that keys need."""
    bench = Bench(signed_in_page, article, live_database, live_desk.editor).open()
    bench.is_whole()
    return bench


@pytest.fixture
def mark(
    live_database: Database, live_desk: LiveDesk, article: Article
) -> Callable[[int, str, Tag | None], None]:
    """Mark words of a sentence of the article from elsewhere."""

    def mark(index: int, words: str, tag: Tag | None) -> None:
        editor = live_desk.editor.id
        live_database.write(
            lambda session: save_mark(
                session, sentences(session, article)[index], editor, words, tag
            )
        )

    return mark


@pytest.fixture
def reviewed(live_database: Database, live_desk: LiveDesk) -> Callable[[int, int], UUID]:
    """Make an article of a length, of which one in so many sentences is in dispute among three."""

    def make(length: int, every: int) -> UUID:
        def work(session: Session) -> UUID:
            desk, editor = live_desk.project, live_desk.editor
            people = add_reviewers(session, desk, editor, 3)
            name = str(next(NUMBERS))
            return add_reviewed(
                session, desk, editor, people, length=length, every=every, name=name
            )

        return live_database.write(work)

    return make
