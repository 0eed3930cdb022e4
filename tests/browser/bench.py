"""The workbench as its reader meets it: rows, panel, status line; and what the database holds."""

import re
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID

from playwright.sync_api import Locator, Page, expect

from factcheck.annotations.reading import Saved
from factcheck.annotations.workbench import list_sentences
from factcheck.db import Database
from factcheck.models import Article, User

NUMBERS = count(1)
"""Goes into each test's texts, as a desk takes no text twice."""
TEXT = "The river rose on Monday. Nobody was hurt. The dam is {} years old. It may break."
SAVES = "**/api/v1/annotations/*"
SAVED = "All changes saved"
SETTLED = re.compile(rf"^{SAVED}$|^\d+ verdicts? (is|are) not saved yet$")


@dataclass(frozen=True, slots=True)
class Bench:
    """One article open at the workbench."""

    page: Page
    article: Article
    database: Database
    reviewer: User

    def open(self, sentence: UUID | None = None) -> "Bench":
        query = f"?sentence={sentence}" if sentence else ""
        self.page.goto(f"/articles/{self.article.id}{query}")
        return self

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def row(self, index: int) -> Locator:
        return self.page.locator(".sentence").nth(index)

    @property
    def status(self) -> Locator:
        return self.page.locator("[data-status]")

    @property
    def speaker_box(self) -> Locator:
        return self.page.get_by_role("combobox", name="Attributed to")

    def is_at(self, index: int) -> None:
        """Assert that the focus is on a row."""
        expect(self.row(index)).to_be_focused()

    def is_whole(self) -> None:
        """Assert that the panel is there too, so that its keys fetch nothing any more."""
        expect(self.page.locator("[data-fold]:not([hidden])")).to_be_attached()

    def is_saved(self) -> None:
        """Assert that the page says so of all that can be saved as it is."""
        expect(self.status).to_have_text(SETTLED)

    def stored(self) -> list[Saved | None]:
        """Return what the database holds of each sentence, once the page says all is saved."""
        self.is_saved()
        return self.list_stored()

    def list_stored(self) -> list[Saved | None]:
        """Return what the database holds now."""
        with self.database.read() as session:
            rows = list_sentences(session, self.article.id, self.reviewer.id)
        return [row.annotation for row in rows]

    def spans(self, index: int) -> list[tuple[str, str]]:
        """Return the words marked in a sentence with their tags, "-" for none, once saved."""
        expect(self.page.locator("[data-marking]")).to_be_hidden()
        self.is_saved()
        with self.database.read() as session:
            row = list_sentences(session, self.article.id, self.reviewer.id)[index]
        return [(saved.span.exact, str(saved.tag or "-")) for saved in row.spans if saved.span]

    def marks(self, index: int) -> list[str]:
        """Return the marked pieces of a sentence as the page shows them."""
        return self.row(index).locator("mark").all_inner_texts()

    def tags(self) -> list[str]:
        """Return the stored tags, "-" for none."""
        return [str(saved.tag) if saved and saved.tag else "-" for saved in self.stored()]

    def refuse_saves(self, status: int, **answer: Any) -> None:
        """Let the server answer every save in this way, until accept_saves."""
        self.page.route(
            "**/api/v1/annotations/*", lambda route: route.fulfill(status=status, json=answer)
        )

    def accept_saves(self) -> None:
        self.page.unroute(SAVES)
