"""Waiting for what no element of a page tells of."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Error, Page

PATIENCE = 60
"""Seconds."""


def until(true: Callable[[], Any]) -> None:
    """Wait for what no element tells of."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def until_in(page: Page, expression: str, argument: Any = None) -> None:
    """Wait until an expression is true in a page, also in the one that comes next.

    Playwright's own wait_for_function asks again by `eval`, which the pages' CSP refuses: it fails
    wherever it has to wait.
    """

    def is_true() -> bool:
        try:
            return bool(page.evaluate(expression, argument))
        except Error as error:
            if "context was destroyed" not in error.message:
                raise
            return False  # the page was left while it was asked

    until(is_true)
