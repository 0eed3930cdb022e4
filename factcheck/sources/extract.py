"""The text and metadata of a web page, extracted in a limited process."""

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from factcheck.errors import InvalidError, UnavailableError
from factcheck.words import say

log = logging.getLogger(__name__)

CPU_SECONDS = 4
WALL_SECONDS = 20
WAIT_SECONDS = 5
"""How long a page waits for others to be read."""
AT_ONCE = 2
"""Pages that one server process reads at a time; each may take 700 MB."""
BUSY = say("Other pages are being read just now, so this one was not. Try again in a moment.")
WORKER = "factcheck.sources.extract_worker"
PASSED_ON = ("PATH", "LANG", "SYSTEMROOT")
"""What the worker gets of our environment, besides LC_*: no key, no password of a database."""
UNREADABLE = say(
    "No text was found in this page. Open it in a browser, copy the article's text and paste it."
)


_slots = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a page says and says of itself; empty strings for what it does not."""

    text: str
    title: str = ""
    author: str = ""
    sitename: str = ""
    date: str = ""
    """As year-month-day."""
    url: str = ""
    language: str = ""
    """ISO 639-1 code."""


def extract_page(html: bytes) -> Extracted:
    """Return the main text of a page, one paragraph a line, and its metadata.

    It runs trafilatura in a process of its own, with at most CPU_SECONDS of CPU and 700 MB.
    Untrusted in, untrusted out: the texts are neither cleaned nor checked.

    Raises:
        InvalidError: there is no text in it, or reading it took too long.
        UnavailableError: others kept all of AT_ONCE busy for WAIT_SECONDS.
    """
    try:
        with held_slot():
            done = subprocess.run(  # noqa: S603 - nothing of the page is in the command
                [sys.executable, "-m", WORKER, str(CPU_SECONDS)],
                input=html,
                capture_output=True,
                timeout=WALL_SECONDS,
                check=True,
                env=_environment(),
            )
        extracted = Extracted(**json.loads(done.stdout))
    except (subprocess.SubprocessError, ValueError, TypeError) as error:
        said = getattr(error, "stderr", None) or b""
        log.warning("a page was not extracted: %s %s", error, said[-500:].decode(errors="replace"))
        raise InvalidError(UNREADABLE, {"file": UNREADABLE}) from error
    if not extracted.text.strip():
        raise InvalidError(UNREADABLE, {"file": UNREADABLE})
    return extracted


@contextmanager
def held_slot() -> Iterator[None]:
    """Be one of the AT_ONCE that read a page, for a block.

    Raises:
        UnavailableError: none became free within WAIT_SECONDS.
    """
    if not _slots.acquire(timeout=WAIT_SECONDS):
        raise UnavailableError(BUSY)
    try:
        yield
    finally:
        _slots.release()


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in PASSED_ON or name.startswith("LC_")
    }
    return kept | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
