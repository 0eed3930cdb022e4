"""The text and metadata of a web page, extracted in a limited process."""

import json
import logging
import os
import subprocess
import sys
from dataclasses import dataclass

from factcheck.errors import InvalidError

log = logging.getLogger(__name__)

WALL_SECONDS = 20
UNREADABLE = (
    "No text was found in this page. Open it in a browser, copy the article's text and paste it."
)


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

    It runs trafilatura in a process of its own, with at most 8 s of CPU and 700 MB of memory.
    Untrusted in, untrusted out: the texts are neither cleaned nor checked.

    Raises:
        InvalidError: there is no text in it, or reading it took too long.
    """
    worker = [sys.executable, "-m", "factcheck.sources.extract_worker"]
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(p for p in sys.path if p))
    try:
        done = subprocess.run(  # noqa: S603  nothing of the page is in the command
            worker,
            input=html,
            capture_output=True,
            timeout=WALL_SECONDS,
            check=True,
            env=environment,
        )
        extracted = Extracted(**json.loads(done.stdout))
    except (subprocess.SubprocessError, ValueError, TypeError) as error:
        said = getattr(error, "stderr", None) or b""
        log.warning("a page was not extracted: %s %s", error, said[-500:].decode(errors="replace"))
        raise InvalidError(UNREADABLE, {"file": UNREADABLE}) from error
    if not extracted.text.strip():
        raise InvalidError(UNREADABLE, {"file": UNREADABLE})
    return extracted
