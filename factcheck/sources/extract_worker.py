"""Reads a file on standard input and writes its text and metadata, or a refusal, as JSON.

    python -m factcheck.sources.extract_worker READER CPU_SECONDS < options-and-file

READER is one of factcheck.sources.extracted.Reader. The first line of the input is JSON with
"charset" and "url"; the rest is the file.

Run by factcheck.sources.extract in a process of its own, as a file can make the extraction slow
or large beyond any bound.
"""

import gc
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from factcheck.errors import InvalidError, TooLargeError
from factcheck.sources.extracted import Extracted, Reader
from factcheck.words import pack, say

MEMORY_BYTES = 700 * 1024 * 1024
TOO_MUCH = say(
    "This file takes more memory to read than a text should. Open it, copy the text and paste it."
)


def main() -> None:
    """Read under limits of time and memory that end this process, not the server."""
    reader, cpu_seconds = Reader(sys.argv[1]), int(sys.argv[2])
    if sys.platform != "win32":  # there the wall clock of the caller is the only limit
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.disable()  # the process is too short to need it, and pypdf is a tenth faster
    options = json.loads(sys.stdin.buffer.readline())
    answer: dict[str, Any]
    try:
        answer = asdict(_read(reader, sys.stdin.buffer.read(), options))
    except (InvalidError, TooLargeError) as error:
        answer = {"refused": type(error).__name__, "words": pack(error.message)}
    except MemoryError:
        answer = {"refused": "TooLargeError", "words": pack(TOO_MUCH)}
    json.dump(answer, sys.stdout)


def _read(reader: Reader, data: bytes, options: Mapping[str, str]) -> Extracted:
    # Each is imported only when it is wanted, as it takes up to half a second.
    if reader is Reader.PDF:
        from factcheck.sources.read_pdf import read_pdf  # noqa: PLC0415

        return read_pdf(data)
    if reader is Reader.DOCX:
        from factcheck.sources.read_docx import read_docx  # noqa: PLC0415

        return read_docx(data)
    if reader is Reader.HTML:
        from factcheck.sources.read_html import read_html  # noqa: PLC0415

        return read_html(data, options["charset"], options["url"])
    from factcheck.sources.charset import decode_plain  # noqa: PLC0415

    return Extracted(decode_plain(data, options["charset"]))


if __name__ == "__main__":
    main()
