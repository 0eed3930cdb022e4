"""The text and metadata of a page or document, extracted in a limited process."""

import json
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from factcheck.errors import DomainError, InvalidError, TooLargeError, UnavailableError
from factcheck.sources.extracted import Extracted, Reader
from factcheck.words import say, unpack

log = logging.getLogger(__name__)

CPU_SECONDS = {Reader.HTML: 4, Reader.PDF: 18, Reader.DOCX: 6, Reader.TEXT: 4}
WALL_SECONDS = 20
WAIT_SECONDS = 5
"""How long a page waits for others to be read."""
AT_ONCE = 2
"""Pages that one server process reads at a time; each may take 700 MB."""
BUSY = say("Other pages are being read just now, so this one was not. Try again in a moment.")
WORKER = "factcheck.sources.extract_worker"
PASSED_ON = ("PATH", "LANG", "SYSTEMROOT")
"""What the worker gets of our environment, besides LC_*: no key, no password of a database."""
NO_TEXT_FOUND = say(
    "No text was found in this page. Open it in a browser, copy the article's text and paste it."
)
EMPTY = say("No text was found in this file. Open it, copy the text and paste it.")
TOO_SLOW = say(
    "Reading this took too long. Open it, copy the text that you need and paste it, "
    "or upload a shorter part."
)
DAMAGED = say(
    "This file is damaged and cannot be read. Open it, save it anew and upload that, "
    "or copy the text and paste it."
)
_SAID_BY_WORKER = {error.__name__: error for error in (InvalidError, TooLargeError)}

_slots = threading.BoundedSemaphore(AT_ONCE)


def extract_page(html: bytes, charset: str = "") -> Extracted:
    """Return the main text of a web page and its metadata; see `extract`."""
    return extract(Reader.HTML, html, charset)


def extract(
    reader: Reader, data: bytes, charset: str = "", url: str = "", seconds: float = WALL_SECONDS
) -> Extracted:
    """Return the text of a file, one paragraph a line, and its metadata.

    It is parsed in a process of its own, with at most CPU_SECONDS of CPU and 700 MB.
    Untrusted in, untrusted out: the texts are neither cleaned nor checked.

    Args:
        charset: what the server called the charset of a page or text; "" when nobody said.
        url: where a page was found, which may tell its date and site.
        seconds: how long it may take by the clock, the wait for others included.

    Raises:
        InvalidError: there is no text in it, it cannot be read, or reading it took too long.
        TooLargeError: it unpacks to more than is read.
        UnavailableError: others kept all of AT_ONCE busy for WAIT_SECONDS.
    """
    options = json.dumps({"charset": charset, "url": url}).encode()
    end = time.monotonic() + seconds
    with held_slot():
        answer = _ask_worker(reader, options + b"\n" + data, end - time.monotonic())
    try:
        if "refused" in answer:
            raise _SAID_BY_WORKER[answer["refused"]](unpack(answer["words"]))
        extracted = Extracted(**answer)
    except (KeyError, ValueError, TypeError) as error:
        log.warning("the answer to reading a %s was not understood: %r", reader, error)
        raise InvalidError(DAMAGED) from error
    if not extracted.text.strip():
        raise InvalidError(NO_TEXT_FOUND if reader is Reader.HTML else EMPTY)
    return extracted


def _ask_worker(reader: Reader, sent: bytes, seconds: float) -> dict[str, Any]:
    command = [sys.executable, "-m", WORKER, reader, str(CPU_SECONDS[reader])]
    try:
        done = subprocess.run(  # noqa: S603 - nothing of the file is in the command
            command,
            input=sent,
            capture_output=True,
            timeout=max(seconds, 0),
            check=True,
            env=_environment(),
        )
        answer = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        said = getattr(error, "stderr", None) or b""
        log.warning("a %s was not read: %s %s", reader, error, said[-500:].decode(errors="replace"))
        raise _reason(error) from error
    return answer if isinstance(answer, dict) else {}


def _reason(error: Exception) -> DomainError:
    """Return what to say of a worker that gave no answer."""
    killed = isinstance(error, subprocess.CalledProcessError) and error.returncode < 0
    slow = killed or isinstance(error, subprocess.TimeoutExpired)
    return InvalidError(TOO_SLOW if slow else DAMAGED)


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
