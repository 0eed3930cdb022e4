"""Articles from files: text, pages, PDF, Word, JSON lines. Pure, so that processes can share it."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from factcheck.articles.service import Draft, Metadata, prepare
from factcheck.errors import DomainError, InvalidError
from factcheck.sources.capture import read_upload
from factcheck.text.capture import CapturedText

ENDINGS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "txt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
}
"""What a file is taken for by the ending of its name."""
MAX_LINE_BYTES = 8_000_000
WINDOW = 256
"""Articles prepared ahead of those being stored."""
WORTH_PROCESSES = 2_000_000
"""Bytes from which several processes are faster than one."""


class Line(BaseModel):
    """A line of a JSON lines file: one article."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: str
    title: str = ""
    byline: str = ""
    publisher: str = ""
    url: str = ""
    published: date | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An article not yet looked into."""

    place: str
    """Where it comes from, for messages: a file, or a file and a line."""
    kind: str
    """"txt", "html", "pdf", "docx" or "jsonl"."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready to be stored, or why it cannot be."""

    place: str
    size: int
    """Bytes of it in the file."""
    article: tuple[CapturedText, Metadata] | None
    error: str = ""


def read_items(path: Path, kind: str) -> Iterator[Item]:
    """Yield the articles of a file.

    Raises:
        InvalidError: the file cannot be read.
    """
    try:
        if kind != "jsonl":
            yield Item(str(path), kind, path.read_bytes())
            return
        with path.open("rb") as file:
            number = 0
            while line := file.readline(MAX_LINE_BYTES):
                number += 1
                if line.strip():
                    yield Item(f"{path}:{number}", kind, line)
                while len(line) == MAX_LINE_BYTES and not line.endswith(b"\n"):
                    line = file.readline(MAX_LINE_BYTES)  # the rest of one that is refused
    except OSError as error:
        raise InvalidError(f"Cannot read {path}: {error.strerror}.") from error


def prepare_item(item: Item) -> Prepared:
    """Do all of an import that needs no database."""
    try:
        draft = _read_line(item.data) if item.kind == "jsonl" else _read_file(item)
        return Prepared(item.place, len(item.data), prepare(draft))
    except DomainError as error:
        return Prepared(item.place, len(item.data), None, str(error))


def prepare_all(items: Iterable[Item], size: int) -> Iterator[Prepared]:
    """Yield the prepared *items* in their order, from several processes when *size* is worth it."""
    workers = min(os.cpu_count() or 1, 8)
    if workers < 2 or size < WORTH_PROCESSES:
        yield from map(prepare_item, items)
        return
    # A forked process starts at once; where it cannot be had, a new one imports all this anew.
    context = get_context("fork" if "fork" in get_all_start_methods() else None)
    with ProcessPoolExecutor(workers, mp_context=context) as processes:
        yield from _ahead(processes.map, iter(items))


def _ahead(run: Callable[..., Iterator[Prepared]], items: Iterator[Item]) -> Iterator[Prepared]:
    """Have one window prepared while the caller is busy with the last one."""
    done: Iterator[Prepared] = iter(())
    while window := list(islice(items, WINDOW)):
        begun = run(prepare_item, window, chunksize=8)
        yield from done
        done = begun
    yield from done


def _read_file(item: Item) -> Draft:
    upload = read_upload(f"file.{item.kind}", item.data)
    metadata = Metadata(
        title=upload.title,
        byline=upload.byline,
        publisher=upload.publisher,
        url=upload.url,
        published=upload.published,
        language=upload.language,
    )
    return Draft(upload.text, metadata, upload.original, upload.original_type)


def _read_line(data: bytes) -> Draft:
    if len(data) >= MAX_LINE_BYTES:
        raise InvalidError("This line is longer than 8 MB. Split the article.")
    try:
        line = Line.model_validate_json(data)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        said = ". ".join(f"{'.'.join(map(str, e['loc'])) or 'line'}: {e['msg']}" for e in found[:3])
        raise InvalidError(f"{said}.") from None
    metadata = Metadata(
        title=line.title,
        byline=line.byline,
        publisher=line.publisher,
        url=line.url,
        published=line.published,
        language=line.language,
    )
    return Draft(line.text, metadata)
