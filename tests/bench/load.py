"""Many browsers at once, in a process of their own so that they and the server share no lock.

with LoadProcess() as load:
    results = load.run(send_all, address, logins, requests)
"""

import multiprocessing
import random
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

from tests.bench.client import Client

T = TypeVar("T")
Request = tuple[str, bytes]
"""Path and body of a PUT; a GET has no body."""


@dataclass(slots=True)
class Result:
    """What one browser saw."""

    seconds: list[float] = field(default_factory=list)
    """Of each answered request."""
    acknowledged: int = 0
    errors: list[str] = field(default_factory=list)
    elapsed: float = 0.0


class LoadProcess:
    """A process that runs functions of this module, and has nothing of the server's in memory."""

    def __enter__(self) -> Self:
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(1, mp_context=context)
        self._pool.submit(time.time).result()  # started now, not in the first measurement
        return self

    def __exit__(self, *_error: object) -> None:
        self._pool.shutdown()

    def run(self, work: Callable[..., T], *arguments: Any) -> T:
        return self._pool.submit(work, *arguments).result()


def send_all(
    address: str, logins: Sequence[str], requests: Sequence[Sequence[Request]]
) -> list[Result]:
    """Let each login send its requests, one after the other, all logins at the same time."""
    start = threading.Barrier(len(logins), timeout=60)

    def browse(login: str, mine: Sequence[Request], result: Result) -> None:
        client = Client(address, login)
        client.open_page()
        start.wait()
        begun = time.perf_counter()
        for path, body in mine:
            send_one(client, path, body, result)
        result.elapsed = time.perf_counter() - begun
        client.close()

    results = [Result() for _ in logins]
    side_by_side(browse, list(zip(logins, requests, results, strict=True)))
    return results


def send_one(client: Client, path: str, body: bytes, result: Result) -> bool:
    """Send a request, note its time or its error, and say whether it was answered 200."""
    begun = time.perf_counter()
    try:
        answer = client.put(path, body) if body else client.get(path)
    except OSError as error:
        result.errors.append(f"{type(error).__name__}: {error}")
        return False
    if answer.status != 200:
        result.errors.append(f"{answer.status} {answer.text[:200]}")
        return False
    result.seconds.append(time.perf_counter() - begun)
    result.acknowledged += 1
    return True


def review(
    address: str,
    logins: Sequence[str],
    articles: Sequence[str],
    saves: Sequence[Sequence[Request]],
    think: float,
    seconds: float,
) -> list[tuple[Result, Result]]:
    """Let people work for a while: each opens their article or saves, thinks, and so on.

    Args:
        articles: path of each one's article.
        think: seconds from one thing to the next, on average.

    Returns:
        of each person, what became of the pages and of the saves.
    """
    results = [(Result(), Result()) for _ in logins]

    def work(login: str, article: str, mine: Sequence[Request], which: int) -> None:
        client, (pages, saved) = Client(address, login), results[which]
        chance = random.Random(which)
        time.sleep(chance.uniform(0, think))
        client.open_page()
        until = time.monotonic() + seconds
        for path, body in mine:
            send_one(client, path, body, saved) or client.close()
            time.sleep(chance.uniform(0.5 * think, 1.5 * think))
            if time.monotonic() > until:
                break
            send_one(client, article, b"", pages) or client.close()
            time.sleep(chance.uniform(0.5 * think, 1.5 * think))
            if time.monotonic() > until:
                break
        client.close()

    side_by_side(work, list(zip(logins, articles, saves, range(len(logins)), strict=True)))
    return results


def side_by_side(work: Callable[..., None], arguments: Sequence[tuple[Any, ...]]) -> None:
    """Call *work* with each of *arguments*, all at the same time, and wait for all."""
    threads = [threading.Thread(target=work, args=mine) for mine in arguments]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
