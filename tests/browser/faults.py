"""A reviewer who works on whatever fails, and the weather that makes it fail."""

import random
import re
import time
from dataclasses import dataclass, field, replace

from playwright.sync_api import BrowserContext, Error, Page, Route, expect
from sqlalchemy import delete

from factcheck.annotations.reading import Reading
from factcheck.annotations.service import save_annotation
from factcheck.annotations.workbench import list_sentences
from factcheck.models import Login, SpeakerKind, Tag, uuid7
from tests.browser.bench import NUMBERS, SAVES, Bench
from tests.browser.kept import KEPT, kill
from tests.support.sign_in import login_cookie

SENTENCES = 12
TEXT = " ".join(f"Gauge {n} of the river rose 🌊 by {n} centimetres." for n in range(SENTENCES))
KEYS = {"c": "claim", "q": "quote", "o": "opinion", "n": "other"}
FATES = {
    "fair": ("arrive", "arrive", "arrive", "twice", "lost", "error", "cut"),
    "storm": ("error", "lost", "twice", "cut"),
    "down": ("cut",),
}
PATIENCE = 300
"""Seconds until the page has saved all that it can: it waits longer after each of many failures."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a sentence, and of its first word once that is marked."""

    tag: str | None = None
    flagged: bool = False
    by_author: bool = False
    note: str = ""
    mark: str | None = None
    """"untagged", a tag, or None without a mark."""


@dataclass
class Weather:
    """How the saves of a browser fare."""

    context: BrowserContext
    luck: random.Random
    kind: str = "fair"
    met: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.fates: dict[str, list[str]] = {kind: [] for kind in FATES}
        self.context.route(SAVES, self._meet)

    def _meet(self, route: Route) -> None:
        fates = self.fates[self.kind]
        if not fates:  # all of them in each round, so that none is left out
            fates += self.luck.sample(FATES[self.kind], len(FATES[self.kind]))
        fate = fates.pop()
        self.met.add(fate)
        try:
            getattr(self, f"_{fate}")(route)
        except Error:  # the tab was killed meanwhile, or the line cut
            self.met.add("gone")

    def _arrive(self, route: Route) -> None:
        route.continue_()

    def _twice(self, route: Route) -> None:
        answer = route.fetch()
        route.fetch()
        route.fulfill(response=answer)

    def _lost(self, route: Route) -> None:
        route.fetch()
        route.abort()

    def _error(self, route: Route) -> None:
        route.fulfill(
            status=500, json={"error": {"code": "internal", "message": "Oh.", "fields": {}}}
        )

    def _cut(self, route: Route) -> None:
        route.abort()


class Reviewer:
    """Works by keyboard, and knows what should come of it."""

    def __init__(self, bench: Bench, weather: Weather, luck: random.Random, address: str) -> None:
        self.bench, self.weather, self.luck, self.address = bench, weather, luck, address
        self.at = 0
        self.said = [Said() for _ in range(SENTENCES)]
        self.elsewhere: dict[int, Said] = {}
        """What was saved from elsewhere, by sentence, and not seen at the page."""
        self.conflicts: dict[int, Said] = {}
        """What has to be shown beside a later change of the same sentence."""
        self.ids = self._rows(lambda row: row.id)
        self.happened: set[str] = set()

    @property
    def page(self) -> Page:
        return self.bench.page

    @property
    def context(self) -> BrowserContext:
        return self.weather.context

    def open(self) -> None:
        self.bench.open(self.ids[self.at])
        self.bench.is_at(self.at)
        self.bench.is_whole()
        self.bench.press("x")  # loads the choosing of words, before the line may be cut
        expect(self.page.locator("[data-marking]")).to_be_visible()
        self.bench.press("Escape")

    def change(self) -> None:
        self._go()
        kinds = ("tag", "tag", "tag", "tag_and_go_on", "flag", "author", "note", "mark", "unmark")
        # With a note nobody has written, so that it differs from what was saved elsewhere.
        kind = "note" if self.at in self.elsewhere else self.luck.choice(kinds)
        getattr(self, f"_{kind}")()

    def _go(self) -> None:
        for _ in range(self.luck.randint(1, 3)):
            key = (
                "k" if self.at == SENTENCES - 1 else "j" if self.at == 0 else self.luck.choice("jk")
            )
            self.at += {"j": 1, "k": -1}[key]
            self.bench.press(key)
        self.bench.is_at(self.at)

    def _say(self, **changes: object) -> None:
        self.said[self.at] = replace(self.said[self.at], **changes)
        if "mark" not in changes and self.at in self.elsewhere:
            self.conflicts[self.at] = self.elsewhere.pop(self.at)

    def _tag(self) -> None:
        key = self.luck.choice(list(KEYS))
        self.bench.press(key)
        self._say(tag=None if self.said[self.at].tag == KEYS[key] else KEYS[key])

    def _tag_and_go_on(self) -> None:
        key = self.luck.choice(list(KEYS))
        self.bench.press(f"Shift+{key.upper()}")
        self._say(tag=KEYS[key])
        self.at = min(self.at + 1, SENTENCES - 1)

    def _flag(self) -> None:
        self.bench.press("f")
        self._say(flagged=not self.said[self.at].flagged)

    def _author(self) -> None:
        self.bench.press("0")
        self._say(by_author=not self.said[self.at].by_author)

    def _note(self) -> None:
        note = f"note {next(NUMBERS)}"
        self.bench.press("m", "Control+a")
        self.bench.type(note)
        self.bench.press("Escape")
        self._say(note=note)

    def _mark(self) -> None:
        key = self.luck.choice(list(KEYS))
        self.bench.press("x", key)
        self._say(mark="untagged" if self.said[self.at].mark == KEYS[key] else KEYS[key])

    def _unmark(self) -> None:
        self.bench.press("x", "Enter", "Delete")
        self._say(mark=None)

    def suffer(self) -> None:
        """Let something happen, or nothing."""
        plagues = ("weather", "offline", "sign_out", "sign_in", "kill", "meddle")
        if self.luck.random() < 0.2:
            plague = self.luck.choice(plagues)
            self.happened.add(plague)
            getattr(self, f"_{plague}")()

    def _weather(self) -> None:
        self.weather.kind = self.luck.choice(list(FATES))

    def _offline(self) -> None:
        self.context.set_offline(True)
        for _ in range(self.luck.randint(1, 5)):
            self.change()
        self.context.set_offline(False)

    def _sign_out(self) -> None:
        self.bench.database.write(lambda session: session.execute(delete(Login)))

    def _sign_in(self) -> None:
        cookie = login_cookie(self.bench.database, self.bench.reviewer, self.address)
        self.context.add_cookies([cookie])

    def _kill(self) -> None:
        """End the tab as the system does, and open the article in a new one."""
        kill(self.page)
        self._sign_in()
        self.bench = replace(self.bench, page=self.context.new_page())
        self.open()
        for index, theirs in self.elsewhere.items():
            self.said[index] = replace(theirs, mark=self.said[index].mark)
        self.elsewhere.clear()

    def _meddle(self) -> None:
        """Save a sentence from elsewhere, with all that is on its way before."""
        self.clear_up()
        index = self.luck.randrange(SENTENCES)
        if index in self.conflicts or index in self.elsewhere:
            return
        theirs = Said(self.luck.choice([*KEYS.values()]), note=f"elsewhere {next(NUMBERS)}.")
        stored = self._rows(lambda row: row.annotation)[index]
        self.bench.database.write(
            lambda session: save_annotation(
                session,
                stored.id if stored else uuid7(),
                self.ids[index],
                self.bench.reviewer.id,
                Reading(Tag(theirs.tag), note=theirs.note),
                seen_revision=stored.revision if stored else 0,
            )
        )
        self.elsewhere[index] = theirs

    def clear_up(self) -> None:
        """End every trouble, and wait until all is saved but what needs a decision."""
        self.weather.kind = "fair"
        self._sign_in()
        self.context.set_offline(True)
        self.context.set_offline(False)
        count = len(self.conflicts)
        deadline = time.monotonic() + PATIENCE
        while len(self.page.evaluate(KEPT)) != count:
            assert time.monotonic() < deadline, self.page.evaluate(KEPT)
            self.page.wait_for_timeout(100)  # to ask all the time would keep the page from saving
        words = re.compile("^All changes saved$" if count == 0 else f"^{count} sentences? need")
        expect(self.bench.status).to_have_text(words)

    def decide(self) -> None:
        """Settle every conflict, each of which the page has to show with both versions."""
        for index, theirs in self.conflicts.items():
            self.bench.row(index).locator(".sentence__number").click()
            box = self.page.get_by_role("group", name="Not saved")
            expect(box).to_contain_text(theirs.note)
            mine = self.luck.random() < 0.5
            box.get_by_role("button", name="Keep mine" if mine else "Take theirs").click()
            if not mine:
                self.said[index] = replace(theirs, mark=self.said[index].mark)
        for index, theirs in self.elsewhere.items():
            self.said[index] = replace(theirs, mark=self.said[index].mark)
        self.bench.is_saved()

    def stored(self) -> list[Said]:
        """Return what the database holds."""
        return self._rows(_said)

    def _rows(self, read):
        with self.bench.database.read() as session:
            rows = list_sentences(session, self.bench.article.id, self.bench.reviewer.id)
        return [read(row) for row in rows]


def _said(row) -> Said:
    mark = None
    for span in row.spans:
        assert (span.span.exact, mark) == ("Gauge", None)
        mark = str(span.tag or "untagged")
    if row.annotation is None:
        return Said(mark=mark)
    reading = row.annotation.reading
    kinds = [who.speaker_kind for who in reading.attributions]
    assert kinds in ([], [SpeakerKind.AUTHOR])
    tag = str(reading.tag) if reading.tag else None
    return Said(tag, reading.flagged, bool(kinds), reading.note, mark)
