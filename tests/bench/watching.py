"""A page of a real browser, watched: what it loaded, when a key's effect was painted and saved, and
what its main thread spent.

Times are the page's own clock, in milliseconds. CPU is the main thread's own time, in milliseconds:
other work on the machine delays it, but hardly adds to it.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests.bench.client import LOGIN_COOKIE
from tests.bench.serving import Server

PAUSE = 80
"""Milliseconds from one key to the next, which no reviewer is faster than."""
REPEAT = 33
"""Milliseconds from one repetition of a held key to the next."""
REST = 400
"""Milliseconds after which a page that is ready has come to rest."""

PATIENCE = 10
"""Seconds until what is not saved counts as lost."""

# By scripts of a line, as a locator of Playwright's costs the page more than the keys do.
STATE = "document.querySelector('[data-status]').dataset.state"
POSITION = "document.querySelector('.sentence[aria-current]').id.slice(1)"

WATCH = """
(() => {
  const seen = { tasks: [], painted: {}, saved: [], shown: [] };
  const waiting = [];
  let kinds = {};
  let pressed = 0;
  const afterPaint = (act) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = act;
    port2.postMessage(null);
  });
  globalThis.bench = { seen, afterPaint };
  // Begin anew. The kind of each key says where its time belongs; a key without one is not timed.
  bench.watch = (of) => {
    kinds = of;
    Object.assign(seen, { tasks: [], painted: {}, saved: [], shown: [] });
    for (const kind of Object.values(of)) seen.painted[kind] = [];
  };
  performance.setResourceTimingBufferSize(10000);
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });
  addEventListener("keydown", ({ timeStamp, key }) => {
    pressed = timeStamp;
    const kind = kinds[key];
    if (!kind) return;
    if (kind === "tag") waiting.push(timeStamp);
    afterPaint(() => seen.painted[kind].push(performance.now() - timeStamp));
  }, true);
  addEventListener("DOMContentLoaded", () => {
    const line = document.querySelector("[data-status]");
    new MutationObserver(() => {
      if (line.dataset.state !== "saved") return; // it says so when all are
      for (const since of waiting.splice(0)) seen.saved.push(performance.now() - since);
    }).observe(line, { attributeFilter: ["data-state"] });
    new MutationObserver(() => {
      const since = pressed;
      afterPaint(() => seen.shown.push(performance.now() - since));
    }).observe(document.querySelector("[data-found]"), { childList: true });
  });
})();
"""

LOADED = """
() => {
  const [mark] = performance.getEntriesByName("workbench-ready");
  const [page] = performance.getEntriesByType("navigation");
  const all = [page, ...performance.getEntriesByType("resource")];
  const files = (end) => all.filter(({ name }) => name.split("?")[0].endsWith(end));
  const kilobytes = (of) => of.reduce((sum, entry) => sum + entry.encodedBodySize, 0) / 1000;
  const ends = bench.seen.tasks.map(([start, duration]) => start + duration);
  return {
    interactive: Math.max(mark.startTime, ...ends),
    firstByte: page.responseStart - page.requestStart,
    panel: Math.max(mark.startTime, ...files(".panel.js").map(({ responseEnd }) => responseEnd)),
    requests: all.filter(({ transferSize }) => transferSize > 0).length, // not from the cache
    html: kilobytes([page]),
    js: kilobytes(files(".js").filter(({ startTime }) => startTime < mark.startTime)),
    jsAll: kilobytes(files(".js")),
    css: kilobytes(files(".css")),
  };
}
"""


@dataclass(slots=True)
class Watched:
    """One page, and what is done to it."""

    page: Page
    devtools: CDPSession

    def cpu(self) -> float:
        """Return what its main thread has used until now."""
        metrics = self.devtools.send("Performance.getMetrics")["metrics"]
        seconds = next(entry["value"] for entry in metrics if entry["name"] == "TaskDuration")
        return float(seconds) * 1000

    def loaded(self) -> dict[str, Any]:
        """Return what opening it took, or what has been loaded until now."""
        loaded: dict[str, Any] = self.page.evaluate(LOADED)
        return loaded

    def watch(self, **kinds: str) -> None:
        """Begin to watch anew: of each kind the keys that belong to it, by spaces."""
        of = {key: kind for kind, keys in kinds.items() for key in keys.split()}
        self.page.evaluate("(of) => bench.watch(of)", of)

    def seen(self) -> dict[str, Any]:
        seen: dict[str, Any] = self.page.evaluate("bench.seen")
        return seen

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(PAUSE)

    def hold(self, key: str, times: int) -> None:
        """Hold a key until it has come *times*."""
        for _ in range(times):
            self.page.keyboard.down(key)  # when it is down already, it repeats
            self.page.wait_for_timeout(REPEAT)
        self.page.keyboard.up(key)

    def rest(self) -> None:
        """Wait until all is saved and nothing is left to be done."""
        deadline = time.monotonic() + PATIENCE
        while self.page.evaluate(STATE) == "saving" and time.monotonic() < deadline:
            self.page.wait_for_timeout(PAUSE)
        self.page.wait_for_timeout(REST)

    def position(self) -> int:
        """Return the number of the sentence the reader is at, from 0."""
        return int(self.page.evaluate(POSITION))

    def count(self, selector: str) -> int:
        return int(self.page.evaluate("(of) => document.querySelectorAll(of).length", selector))


@contextmanager
def opened(browser: Browser, server: Server, login: str, path: str) -> Iterator[Watched]:
    """Open a page in a browser with nothing in its cache; give it when it has come to rest."""
    context = browser.new_context(base_url=server.address, viewport={"width": 1280, "height": 900})
    try:
        context.add_cookies([{"name": LOGIN_COOKIE, "value": login, "url": server.address}])
        context.add_init_script(WATCH)
        yield _open(context, path)
    finally:
        context.close()


def _open(context: BrowserContext, path: str) -> Watched:
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path)  # its scripts have run then
    page.wait_for_timeout(REST)
    return Watched(page, devtools)
