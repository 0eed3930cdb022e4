"""Opening an article over HTTP, short and long, in a small and in a large database; and what the
server takes up: memory, disk, time to start.
"""

import importlib.util
import re
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from uuid import UUID

from tests.bench.client import Client
from tests.bench.newsroom import Newsroom, add_articles, annotate, open_newsroom
from tests.bench.processes import cpu_seconds, memory_megabytes
from tests.bench.report import Figure, percentile, show
from tests.bench.saves import Save, plan_saves
from tests.bench.serving import Server, serving
from tests.support.server import ROOT

SENTENCES = 40
FEW, MANY = 100, 10_000
LONG = (500, 5_000)
EVERY = 5
"""One sentence in so many of the long articles is annotated."""
ROUNDS = 200
OURS = ("factcheck", "migrations", "static", "templates")


def main() -> None:
    show("What the server takes up", measure_footprint())
    show(f"Opening an article of {SENTENCES} sentences", measure_growth())
    show("Opening a long article", measure_long())


def measure_footprint() -> list[Figure]:
    with open_newsroom(1, SENTENCES) as newsroom:
        begun = time.perf_counter()
        with serving(newsroom.settings, workers=1) as server:
            started = time.perf_counter() - begun
            client, article = _sign_in(server, newsroom)
            assert client.get(article).status == 200
            one = memory_megabytes(server.pid)
        with serving(newsroom.settings) as server:
            for _ in range(4):  # so that both workers have served
                client, article = _sign_in(server, newsroom)
                assert client.get(article).status == 200
            two = memory_megabytes(server.pid)
    return [
        Figure("start to first answer", started, "s", at_most=2),
        Figure("idle memory, all processes, one worker", one, "MB", at_most=110),
        Figure("idle memory, all processes, two workers", two, "MB"),
        Figure("installed: Factcheck and all it needs", _installed_megabytes(), "MB", at_most=120),
    ]


def measure_growth() -> list[Figure]:
    """Measure the same work in a small and a large database, turn by turn.

    Turn by turn, so that whatever else the machine does slows both down alike.
    """
    with ExitStack() as stack:
        small, large = (stack.enter_context(_desk(articles)) for articles in (FEW, MANY))
        opened: dict[str, list[float]] = {"small": [], "large": []}
        saved: dict[str, list[float]] = {"small": [], "large": []}
        for turn in range(-20, ROUNDS):
            for name, desk in (("small", small), ("large", large)):
                open_time, save_time = desk.turn(turn)
                if turn >= 0:  # the first ones warm up
                    opened[name].append(open_time)
                    saved[name].append(save_time)
        cpu = {"small": small.cpu(), "large": large.cpu()}
    medians = {
        what: {name: percentile(times[name], 50) * 1000 for name in times}
        for what, times in (("open", opened), ("save", saved))
    }
    few, many = f"{FEW} articles", f"{MANY:,} articles"
    return [
        Figure(f"open, {few}, p50", medians["open"]["small"], "ms", at_most=8),
        Figure(f"open, {many}, p50", medians["open"]["large"], "ms", at_most=8),
        Figure(f"open, {many}, p95", percentile(opened["large"], 95) * 1000, "ms"),
        Figure("open, many to few", _ratio(medians["open"]), "times", at_most=1.1),
        Figure(f"save, {few}, p50", medians["save"]["small"], "ms"),
        Figure(f"save, {many}, p50", medians["save"]["large"], "ms"),
        Figure("save, many to few", _ratio(medians["save"]), "times", at_most=1.1),
        Figure("server CPU of an open and a save, many to few", _ratio(cpu), "times", at_most=1.1),
    ]


def measure_long() -> list[Figure]:
    figures = []
    for sentences in LONG:
        with open_newsroom(1, sentences) as newsroom:
            person = newsroom.reviewers[0]
            newsroom.database.write(
                lambda session, of=newsroom, who=person: annotate(
                    session, who.id, who.article_id, of.author, EVERY
                )
            )
            with serving(newsroom.settings) as server:
                client, article = _sign_in(server, newsroom)
                answers = [client.get(article) for _ in range(3)]
                times = [_timed(client, article) for _ in range(20)]
        raw, packed = len(answers[0].text.encode()), len(answers[0].body)
        name = f"{sentences:,} sentences"
        figures += [
            Figure(f"{name}, p50", percentile(times, 50) * 1000, "ms"),
            Figure(f"{name}, HTML", raw / 1000, "kB"),
            Figure(
                f"{name}, HTML compressed",
                packed / 1000,
                "kB",
                at_most={500: 60, 5_000: 450}[sentences],
            ),
        ]
    return figures


class Desk:
    """One newsroom with its server, and a browser that opens and saves."""

    def __init__(self, newsroom: Newsroom, server: Server, articles: list[UUID]) -> None:
        person = newsroom.reviewers[0]
        self.server = server
        self.articles = articles
        self.saves: Iterator[Save] = iter(plan_saves(person, newsroom.author, 10 * ROUNDS))
        self.client, _ = _sign_in(server, newsroom)
        self.turns = 0
        self.cpu_before = 0.0

    def turn(self, number: int) -> tuple[float, float]:
        """Open an article, save a sentence; return the seconds of both."""
        if number == 0:
            self.cpu_before = cpu_seconds(self.server.pid)
        self.turns = number + 1
        article = self.articles[number * 37 % len(self.articles)]
        opened = _timed(self.client, f"/articles/{article}")
        save = next(self.saves)
        begun = time.perf_counter()
        assert self.client.put(save.path, save.body).status == 200
        return opened, time.perf_counter() - begun

    def cpu(self) -> float:
        """Return the CPU seconds of a turn."""
        return (cpu_seconds(self.server.pid) - self.cpu_before) / self.turns


@contextmanager
def _desk(articles: int) -> Iterator[Desk]:
    with open_newsroom(1, SENTENCES) as newsroom:
        ids: list[UUID] = []
        for start in range(1, articles + 1, 1000):  # one transaction a thousand
            count = min(1000, articles + 1 - start)
            ids += newsroom.database.write(
                lambda session, first=start, n=count: add_articles(
                    session, newsroom.project_id, n, SENTENCES, first
                )
            )
        with serving(newsroom.settings, workers=1) as server:
            yield Desk(newsroom, server, ids)


def _sign_in(server: Server, newsroom: Newsroom) -> tuple[Client, str]:
    person = newsroom.reviewers[0]
    client = Client(server.address, person.login)
    client.open_page()
    return client, f"/articles/{person.article_id}"


def _timed(client: Client, path: str) -> float:
    begun = time.perf_counter()
    answer = client.get(path)
    elapsed = time.perf_counter() - begun
    assert answer.status == 200, answer.text[:300]
    return elapsed


def _ratio(medians: dict[str, float]) -> float:
    return medians["large"] / medians["small"]


def _installed_megabytes() -> float:
    """Return the size of our own files and of the packages in the lock, compiled ones included."""
    own = [path for name in OURS for path in (ROOT / name).rglob("*") if path.is_file()]
    names = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    sizes = [path.stat().st_size for path in own if ".mypy_cache" not in path.parts]
    return (sum(sizes) + sum(map(_package_bytes, names))) / 1e6


def _package_bytes(name: str) -> int:
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:  # it is for another system
        return 0
    paths = {Path(str(file.locate())) for file in files}
    sources = [path for path in paths if path.suffix == ".py"]
    paths |= {Path(importlib.util.cache_from_source(str(path))) for path in sources}
    return sum(path.stat().st_size for path in paths if path.is_file())


if __name__ == "__main__":
    sys.exit(main())
