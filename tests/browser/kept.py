"""What is kept on the device: how to look at it, and how to make it needed."""

from typing import Any

import pytest
from playwright.sync_api import Error, Page

from tests.browser.bench import SAVES, Bench

AWAY = {"error": {"code": "unavailable", "message": "The disk is full.", "fields": {}}}
WRONG = {"error": {"code": "invalid", "message": "Shorten the note.", "fields": {}}}
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('factcheck.outbox.'))"


def refuse(bench: Bench, status: int = 503, answer: Any = AWAY) -> None:
    """Let the server answer every save of every tab in this way, until `accept`."""
    bench.page.context.route(SAVES, lambda route: route.fulfill(status=status, json=answer))


def accept(bench: Bench) -> None:
    bench.page.context.unroute(SAVES)


def kill(page: Page) -> None:
    """End a tab as the system does: nothing in it runs any more."""
    with pytest.raises(Error, match="chrome://crash"):
        page.goto("chrome://crash", timeout=3000)
    page.close()


def another_tab(bench: Bench) -> Bench:
    """Return a tab of the same browser for the same article, not yet opened."""
    return Bench(bench.page.context.new_page(), bench.article, bench.database, bench.reviewer)
