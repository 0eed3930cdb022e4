"""The workbench in a real browser: how soon it can be used, how soon a key press is seen and saved,
what it costs and what is sent, on articles of 50, 500 and 5,000 sentences.

    python -m tests.bench.bench_browser 500     that size alone

In one sentence in five words are marked, with a tag and a speaker: 1,000 spans in 5,000 sentences.
"""

import sys
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from sqlalchemy.orm import Session

from factcheck.speakers.service import SpeakerRow
from tests.bench import keying
from tests.bench.client import Client
from tests.bench.keying import STEPS, Part, p50, p95
from tests.bench.newsroom import Newsroom, Reviewer, mark_words, open_newsroom
from tests.bench.processes import cpu_seconds
from tests.bench.prose import make_prose
from tests.bench.report import Figure, show
from tests.bench.serving import Server, serving
from tests.bench.watching import opened
from tests.support import browser as browser_program

SIZES = (50, 500, 5_000)
EVERY = 5
COMPARED = 5_000
"""The size at which opening is measured without spans too."""
LOADS = 5
ANSWERS = 12
PAINTED = 33
"""Goal in ms for a machine with other work to do: here the server and the driver of the browser
share its cores with it. Idle it would be 16, a frame of the screen.
"""
INTERACTIVE = {500: 300, 5_000: 1_000}
RENDERED = {5_000: 150}
HTML = {500: 60, 5_000: 450}
CPU_A_KEY = {50: 10, 500: 10, 5_000: 12}
CPU_HELD = 8
"""Goals: ms, but for HTML, in kB. A tag and the step that follows are two keys."""


def main(sizes: list[int]) -> None:
    path = browser_program.find()
    if path is None:
        raise SystemExit(browser_program.HELP)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(browser_program.FLAGS))
        for sentences in sizes or SIZES:
            with open_newsroom(2, sentences, write=make_prose) as newsroom:
                spans = _fill(newsroom)
                with serving(newsroom.settings) as server:
                    figures = measure(browser, server, newsroom.reviewers, sentences)
            heading = f"The workbench in Chromium, {sentences:,} sentences, {spans:,} spans"
            show(heading, figures)
        browser.close()


def measure(
    browser: Browser, server: Server, reviewers: list[Reviewer], sentences: int
) -> list[Figure]:
    name = f"{sentences:,} sentences"
    marked, bare = reviewers
    answering = _answer(server, marked)
    loads = _load(browser, server, reviewers, sentences)
    figures = _of_opening(name, loads[marked.login], answering, sentences)
    if sentences == COMPARED:
        without = _answer(server, bare)
        figures += _of_spans(name, loads[marked.login], loads[bare.login], answering / without)
    with opened(browser, server, marked.login, f"/articles/{marked.article_id}") as page:
        figures += _of_keys(name, keying.work(page, sentences), sentences)
        figures += _of_finding(name, keying.find(page))
        count, painted = keying.paint_highlights(page)
        if count == keying.HITS:
            what = f"{name}: {count:,} passing highlights painted, p50"
            figures.append(Figure(what, p50(painted), "ms", at_most=30))
        keying.load_the_rest(page)
        scripts = page.loaded()["jsAll"]
    figures.append(Figure(f"{name}: JavaScript, all", scripts, "kB", at_most=60))
    return figures


def _fill(newsroom: Newsroom) -> int:
    """Mark words in the first article, and leave the second as it is; return how many."""
    return newsroom.database.write(
        partial(_say, mark_words, newsroom.reviewers[0], newsroom.author)
    )


def _say(what: Callable[..., int], person: Reviewer, author: SpeakerRow, session: Session) -> int:
    return what(session, person.id, person.article_id, author, EVERY)


def _answer(server: Server, person: Reviewer) -> float:
    """Return the CPU time of the server for the page, compression included, in ms."""
    path = f"/articles/{person.article_id}"
    for _ in range(4):  # so that both workers have served
        client = Client(server.address, person.login)
        client.open_page()
        assert client.get(path).status == 200
    before = cpu_seconds(server.pid)
    for _ in range(ANSWERS):
        client.get(path)
    return (cpu_seconds(server.pid) - before) * 1000 / ANSWERS


def _load(
    browser: Browser, server: Server, reviewers: list[Reviewer], sentences: int
) -> dict[str, dict[str, float]]:
    """Open the first one's article, and for COMPARED the other's too, turn by turn.

    Returns:
        the medians of `Watched.loaded`, and the main thread's CPU as "cpu", by login.
    """
    people = reviewers if sentences == COMPARED else reviewers[:1]
    found: dict[str, list[dict[str, Any]]] = {person.login: [] for person in people}
    for number in range(LOADS + 1):
        for person in people:
            with opened(browser, server, person.login, f"/articles/{person.article_id}") as page:
                loaded = {"cpu": page.cpu()} | page.loaded()
            if number:  # the first one warms the browser up
                found[person.login].append(loaded)
    return {
        login: {key: median(load[key] for load in loads) for key in loads[0]}
        for login, loads in found.items()
    }


def _of_opening(
    name: str, middle: dict[str, float], answering: float, sentences: int
) -> list[Figure]:
    interactive, rendered, html = (goals.get(sentences) for goals in (INTERACTIVE, RENDERED, HTML))
    return [
        Figure(f"{name}: interactive", middle["interactive"], "ms", at_most=interactive),
        Figure(f"{name}: first byte of it", middle["firstByte"], "ms"),
        Figure(f"{name}: the panel is there too", middle["panel"], "ms"),
        Figure(f"{name}: server CPU for the page", answering, "ms", at_most=rendered),
        Figure(f"{name}: browser CPU to open", middle["cpu"], "ms", at_most=250),
        Figure(f"{name}: requests to open", middle["requests"], at_most=11),
        Figure(f"{name}: HTML, compressed", middle["html"], "kB", at_most=html),
        Figure(f"{name}: CSS, compressed", middle["css"], "kB", at_most=10),
        Figure(f"{name}: JavaScript until interactive", middle["js"], "kB", at_most=20),
        Figure(f"{name}: JavaScript once at rest", middle["jsAll"], "kB"),
    ]


def _of_spans(
    name: str, marked: dict[str, float], bare: dict[str, float], served: float
) -> list[Figure]:
    """What the spans, with their tags and speakers, add to an article of which nothing is said."""
    cpu, interactive = (marked[key] / bare[key] for key in ("cpu", "interactive"))
    return [
        Figure(f"{name}: browser CPU with spans to without", cpu, "times", at_most=1.1),
        Figure(f"{name}: interactive with spans to without", interactive, "times"),
        Figure(f"{name}: server CPU with spans to without", served, "times"),
    ]


def _of_keys(name: str, parts: dict[str, Part], sentences: int) -> list[Figure]:
    tagging = [parts["tag"], parts["tag again"]]
    tags = STEPS * len(tagging)
    step = parts["step"].cpu / STEPS
    saved = [time for part in tagging for time in part.saved]
    painted: dict[str, list[float]] = {"hold": parts["hold"].painted["step"]}
    session = [part for key, part in parts.items() if key not in ("hold", "vain")]
    for part in session:
        for kind, times in part.painted.items():
            painted.setdefault(kind, []).extend(times)
    cpu = {
        "tag": sum(part.cpu for part in tagging) / (2 * tags),
        "step": step,
        "mark": (parts["mark"].cpu - keying.SOME * step) / len(painted["mark"]),
        "hold": parts["hold"].cpu / STEPS,
    }
    a_key = CPU_A_KEY[sentences]
    what = {
        "tag": ("tag, and step on", a_key),
        "step": ("step", a_key),
        "hold": ("step, J held down", CPU_HELD),
        "mark": ("key that marks words", a_key),
        "attribute": ("opening the attribution", None),
    }
    figures = []
    for kind, (words, goal) in what.items():
        figures += _painted(f"{name}: {words}", painted[kind])
        if kind in cpu:
            what_for = f"{name}: {words}, browser CPU a key"
            figures.append(Figure(what_for, cpu[kind], "ms", at_most=goal))
    vain = parts["vain"]
    return [
        *figures,
        Figure(f"{name}: key that does nothing, browser CPU", vain.cpu / vain.keys, "ms"),
        Figure(f"{name}: tag to saved, p50", p50(saved), "ms"),
        Figure(f"{name}: tag to saved, p95", p95(saved), "ms", at_most=50),
        Figure(f"{name}: tags not saved", tags - len(saved), at_most=0),
        Figure(f"{name}: requests a tag", sum(p.requests for p in tagging) / tags, at_most=1),
        Figure(
            f"{name}: tasks over 50 ms in {sum(part.keys for part in session)} keys",
            sum(part.long for part in session),
            at_most=0,
        ),
    ]


def _of_finding(name: str, part: Part) -> list[Figure]:
    return [
        *_painted(f"{name}: letter to find by", part.painted["type"]),
        Figure(f"{name}: letter to sentences found, p95", p95(part.shown), "ms"),
        Figure(f"{name}: letter to find by, browser CPU", part.cpu / part.keys, "ms"),
    ]


def _painted(what: str, times: list[float]) -> list[Figure]:
    return [
        Figure(f"{what}, painted p50", p50(times), "ms"),
        Figure(f"{what}, painted p95", p95(times), "ms", at_most=PAINTED),
    ]


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])
