"""The workbench in a real browser: how soon it can be used, how soon a key press is seen and saved,
and what it costs, on articles of 50, 500 and 5,000 sentences.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.bench.client import LOGIN_COOKIE
from tests.bench.newsroom import Newsroom, annotate, open_newsroom
from tests.bench.report import Figure, percentile, show
from tests.bench.serving import Server, serving
from tests.support import browser as browser_program

SIZES = (50, 500, 5_000)
EVERY = 5
"""One sentence in so many is annotated before."""
LOADS = 5
KEYS = 60
"""Tags that are set, each followed by a step to the next sentence."""
PAUSE = 80
"""Milliseconds from one key to the next, which no reviewer is faster than."""
INTERACTIVE = {50: None, 500: 300, 5_000: 1000}
"""Goal for each size, in milliseconds."""
CPU_A_KEY = {50: 10, 500: 10, 5_000: 12}
BYTES = {50: None, 500: 80, 5_000: None}

WATCH = """
(() => {
  const seen = { tasks: [], painted: { tag: [], step: [] }, saved: [] };
  const waiting = [];
  globalThis.bench = seen;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });
  addEventListener("keydown", ({ timeStamp, key }) => {
    const kind = key === "j" ? "step" : "tag";
    if (kind === "tag") waiting.push(timeStamp);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => seen.painted[kind].push(performance.now() - timeStamp);
      port2.postMessage(null);
    });
  }, true);
  addEventListener("DOMContentLoaded", () => {
    const line = document.querySelector("[data-status]");
    new MutationObserver(() => {
      if (line.dataset.state !== "saved") return; // it says so when all are
      for (const pressed of waiting.splice(0)) seen.saved.push(performance.now() - pressed);
    }).observe(line, { attributeFilter: ["data-state"] });
  });
})();
"""

LOADED = """
() => {
  const [mark] = performance.getEntriesByName("workbench-ready");
  const [page] = performance.getEntriesByType("navigation");
  const all = [page, ...performance.getEntriesByType("resource")];
  const kind = ({ name }) => /\\.js$/.test(name) ? "js" : /\\.css$/.test(name) ? "css" : "other";
  const kilobytes = (of) => of.reduce((sum, entry) => sum + entry.encodedBodySize, 0) / 1000;
  const ends = bench.tasks.map(([start, duration]) => start + duration);
  return {
    ready: mark ? mark.startTime : null,
    interactive: Math.max(mark?.startTime ?? 0, ...ends),
    firstByte: page.responseStart,
    requests: all.length,
    js: kilobytes(all.filter((entry) => kind(entry) === "js")),
    css: kilobytes(all.filter((entry) => kind(entry) === "css")),
    all: kilobytes(all),
  };
}
"""


def main() -> None:
    path = browser_program.find()
    if path is None:
        raise SystemExit(browser_program.HELP)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(browser_program.FLAGS))
        for sentences in SIZES:
            with open_newsroom(1, sentences) as newsroom:
                person = newsroom.reviewers[0]
                newsroom.database.write(_annotator(newsroom))
                address = f"/articles/{person.article_id}"
                with serving(newsroom.settings) as server:
                    figures = measure(browser, server, person.login, address, sentences)
            show(f"The workbench in Chromium, {sentences:,} sentences", figures)
        browser.close()


def measure(
    browser: Browser, server: Server, login: str, address: str, sentences: int
) -> list[Figure]:
    loads = []
    for number in range(LOADS + 1):
        with _context(browser, server, login) as context:
            page = _open(context, address)
            if number:  # the first one warms the server up
                loads.append(page.evaluate(LOADED))
                loads[-1]["cpu"] = page.cpu()
            if number == LOADS:
                keys = _press_keys(page)
    name = f"{sentences:,} sentences"
    return [*_of_loading(name, loads, sentences), *_of_keys(name, keys, sentences)]


def _of_loading(name: str, loads: list[dict[str, Any]], sentences: int) -> list[Figure]:
    middle = {key: median(load[key] for load in loads) for key in loads[0]}
    goal, total = INTERACTIVE[sentences], BYTES[sentences]
    return [
        Figure(f"{name}: interactive", middle["interactive"], "ms", at_most=goal),
        Figure(f"{name}: first byte of it", middle["firstByte"], "ms"),
        Figure(f"{name}: browser CPU to open", middle["cpu"] * 1000, "ms", at_most=250),
        Figure(f"{name}: requests to open", middle["requests"], at_most=11),
        Figure(f"{name}: compressed, all", middle["all"], "kB", at_most=total),
        Figure(f"{name}: compressed, JavaScript", middle["js"], "kB", at_most=20),
        Figure(f"{name}: compressed, CSS", middle["css"], "kB", at_most=10),
    ]


def _of_keys(name: str, keys: dict[str, Any], sentences: int) -> list[Figure]:
    tag, step, saved = keys["painted"]["tag"], keys["painted"]["step"], keys["saved"]
    return [
        Figure(f"{name}: tag to painted, p50", percentile(tag, 50), "ms"),
        Figure(f"{name}: tag to painted, p95", percentile(tag, 95), "ms", at_most=33),
        Figure(f"{name}: step to painted, p95", percentile(step, 95), "ms", at_most=33),
        Figure(f"{name}: tag to saved, p50", percentile(saved, 50), "ms"),
        Figure(f"{name}: tag to saved, p95", percentile(saved, 95), "ms", at_most=50),
        Figure(f"{name}: tags not saved", KEYS - len(saved), at_most=0),
        Figure(
            f"{name}: browser CPU a key",
            keys["cpu"] / (2 * KEYS) * 1000,
            "ms",
            at_most=CPU_A_KEY[sentences],
        ),
        Figure(f"{name}: tasks over 50 ms while working", keys["long"], at_most=0),
    ]


def _annotator(newsroom: Newsroom) -> Callable[..., int]:
    person = newsroom.reviewers[0]
    return lambda session: annotate(session, person.id, person.article_id, newsroom.author, EVERY)


@contextmanager
def _context(browser: Browser, server: Server, login: str) -> Iterator[BrowserContext]:
    """Give a browser that has nothing in its cache and is signed in."""
    context = browser.new_context(base_url=server.address, viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": LOGIN_COOKIE, "value": login, "url": server.address}])
    context.add_init_script(WATCH)
    yield context
    context.close()


def _open(context: BrowserContext, address: str) -> Page:
    """Open a page and wait until it has come to rest."""
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.cpu = lambda: _main_thread_seconds(devtools)
    page.goto(address)
    page.wait_for_timeout(700)
    return page


def _press_keys(page: Page) -> dict[str, Any]:
    for key in "cjqjojnj":  # the first ones load and compile
        page.keyboard.press(key)
        page.wait_for_timeout(PAUSE)
    page.wait_for_timeout(1000)
    page.evaluate("Object.assign(bench, {tasks: [], painted: {tag: [], step: []}, saved: []})")
    before = page.cpu()
    for number in range(KEYS):
        for key in ("cqon"[number % 4], "j"):
            page.keyboard.press(key)
            page.wait_for_timeout(PAUSE)
    cpu = page.cpu() - before
    deadline = time.monotonic() + 5
    while page.evaluate("bench.saved.length") < KEYS and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    seen: dict[str, Any] = page.evaluate("bench")
    return seen | {"cpu": cpu, "long": len(seen["tasks"])}


def _main_thread_seconds(devtools: Any) -> float:
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return next(entry["value"] for entry in metrics if entry["name"] == "TaskDuration")


if __name__ == "__main__":
    main()
