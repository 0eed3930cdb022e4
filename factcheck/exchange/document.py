"""An export read back: each record checked by itself and against those it refers to.

Whoever holds a Document knows that the whole file is sound; what it says may still clash with what
is stored.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from factcheck.errors import InvalidError
from factcheck.exchange import schema
from factcheck.exchange.check import Known, check_article, check_source
from factcheck.exchange.format import VERSION
from factcheck.exchange.scan import Piece, scan

KEYS = tuple(schema.Export.model_fields)
LISTS = ("people", "speakers", "sources", "articles")
SHORTEST_RECORD = 50
"""No record is shorter, in characters of JSON: each has an id of 36."""
SHOWN = 5
"""Mistakes of one record that a message names."""
FOREIGN = (
    'This is not a Factcheck export: {what}. An export is a JSON object with the keys "format", '
    '"schema_version", "offset_unit", "project", "people", "speakers", "sources" and "articles".'
)
OTHER_VERSION = (
    "The file has version {found} of the format, and this Factcheck reads version {ours}. "
    "Import it with the Factcheck that wrote it, or update this one."
)
_FIELDS: dict[str, Any] = {k: f.annotation for k, f in schema.Export.model_fields.items()}
TYPES = {key: TypeAdapter(kind) for key, kind in _FIELDS.items() if key not in LISTS}
ELEMENTS = {key: TypeAdapter(get_args(_FIELDS[key])[0]) for key in LISTS}

Model = TypeVar("Model", bound=schema.Record)


@dataclass(slots=True)
class Document:
    """A sound export. Its records are read from *file* anew each time they are asked for."""

    file: BinaryIO
    project: schema.Project
    articles: int
    """How many it holds."""

    def read_people(self) -> Iterator[tuple[str, schema.Person]]:
        """Yield each person with its path in the file."""
        return _records(self.file, "people", schema.Person)

    def read_speakers(self) -> Iterator[tuple[str, schema.Speaker]]:
        """Yield each speaker with its path in the file."""
        return _records(self.file, "speakers", schema.Speaker)

    def read_sources(self) -> Iterator[tuple[str, schema.Source]]:
        """Yield each source with its path in the file."""
        return _records(self.file, "sources", schema.Source)

    def read_articles(self) -> Iterator[tuple[str, schema.Article]]:
        """Yield each article with its path in the file."""
        return _records(self.file, "articles", schema.Article)


@dataclass(slots=True)
class _Outline:
    values: dict[str, Any] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LISTS, 0))


def read_document(file: BinaryIO, *, max_unpacked: float = math.inf) -> Document:
    """Check all of *file*, which must be seekable and must stay open.

    Args:
        max_unpacked: bytes that all packed originals together may unpack to.

    Raises:
        InvalidError: it is not a sound export; the message names the place and what to do.
    """
    outline = _read_outline(file)
    document = Document(file, outline.values["project"], outline.counts["articles"])
    known = Known(room=max_unpacked)
    for path, person in document.read_people():
        known.add_person(path, person)
    for path, speaker in document.read_speakers():
        known.add_speaker(path, speaker)
    for path, source in document.read_sources():
        check_source(path, source, known)
        known.add_source(path, source)
    for path, article in document.read_articles():
        known.add_article(path, article)
        check_article(path, article, known)
    return document


def _read_outline(file: BinaryIO) -> _Outline:
    """Look at the keys of the file, at all but the records, and that it is JSON to its end."""
    outline = _Outline()
    for piece in scan(file):
        if piece.key not in KEYS:
            raise InvalidError(FOREIGN.format(what=f'"{piece.key[:40]}" is no key of one'))
        if piece.key in LISTS:
            if piece.index is None and piece.json != "[]":
                raise InvalidError(f"{piece.key}: This has to be a list.")
            _refuse_early(piece)
            outline.counts[piece.key] += piece.index is not None
        elif piece.index is not None:
            raise InvalidError(f"{piece.key}: This must not be a list.")
        else:
            outline.values[piece.key] = _header(piece)
        outline.values.setdefault(piece.key, None)
    for key in KEYS:
        if key not in outline.values:
            raise InvalidError(FOREIGN.format(what=f'its key "{key}" is missing'))
    return outline


def _refuse_early(piece: Piece) -> None:
    """Refuse what cannot be a record before a million more like it are looked at.

    So too the first of each list: the file may be something else altogether.
    """
    short = len(piece.json) < SHORTEST_RECORD or not piece.json.startswith("{")
    if piece.index is not None and (short or piece.index == 0):
        _parse(ELEMENTS[piece.key], piece)


def _header(piece: Piece) -> Any:
    if piece.key == "schema_version" and piece.json != f'"{VERSION}"':
        found = piece.json[:20]
        raise InvalidError(OTHER_VERSION.format(found=found, ours=VERSION))
    return _parse(TYPES[piece.key], piece)


def _records(file: BinaryIO, key: str, _type: type[Model]) -> Iterator[tuple[str, Model]]:
    begun = False
    for piece in scan(file):
        if piece.key == key:
            begun = True
            if piece.index is not None:
                yield piece.path, _parse(ELEMENTS[key], piece)
        elif begun:
            return


def _parse(adapter: TypeAdapter[Any], piece: Piece) -> Any:
    try:
        return adapter.validate_json(piece.json, strict=True)
    except ValidationError as error:
        raise InvalidError(_say(error, piece.path)) from None


def _say(error: ValidationError, path: str) -> str:
    mistakes = error.errors(include_url=False, include_context=False, include_input=False)
    said = []
    for mistake in mistakes[:SHOWN]:
        place = "".join(
            f"[{part}]" if isinstance(part, int) else f".{part}" for part in mistake["loc"]
        )
        message = mistake["msg"].removeprefix("Value error, ")
        if mistake["type"] == "json_invalid":
            message = "This holds half a character (a lone surrogate); remove it."
        said.append(f"{path}{place}: {message.rstrip('.')}.")
    if len(mistakes) > SHOWN:
        said.append(f"There are {len(mistakes) - SHOWN} more mistakes in {path}.")
    return " ".join(said)
