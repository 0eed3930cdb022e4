"""Reads an HTML page on standard input and writes its text and metadata as JSON.

    python -m factcheck.sources.extract_worker CPU_SECONDS < page.html

Run by factcheck.sources.extract in a process of its own, as a page can make the extraction slow
or large beyond any bound.
"""

import json
import sys

MEMORY_BYTES = 700 * 1024 * 1024


def main() -> None:
    """Extract under limits of time and memory that end this process, not the server."""
    if sys.platform != "win32":  # there the wall clock of the caller is the only limit
        import resource  # noqa: PLC0415

        cpu_seconds = int(sys.argv[1])
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    from trafilatura import bare_extraction  # noqa: PLC0415  only here, as it takes half a second
    from trafilatura.settings import Document  # noqa: PLC0415

    document = bare_extraction(
        sys.stdin.buffer.read(),
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        deduplicate=False,
    )
    fields = document.as_dict() if isinstance(document, Document) else {}
    wanted = ("text", "title", "author", "sitename", "date", "url", "language")
    json.dump({name: fields.get(name) or "" for name in wanted}, sys.stdout)


if __name__ == "__main__":
    main()
