"""An export read back: each record checked by itself and against those it refers to.

Whoever holds a Document knows that the whole file is sound; what it says may still clash with what
is stored.
"""

import math
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, field
from functools import reduce
from typing import Any, BinaryIO, TypeVar, get_args
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from factcheck.errors import InvalidError
from factcheck.exchange import records, records_desk, schema
from factcheck.exchange.check import check_article, check_relation, check_source
from factcheck.exchange.check_desk import (
    check_comment,
    check_guideline,
    check_maker,
    check_references,
)
from factcheck.exchange.format import READABLE, VERSION
from factcheck.exchange.known import Known, fail
from factcheck.exchange.scan import Piece, scan
from factcheck.exchange.upgrade import upgrade
from factcheck.words import Words, say, say_many

KEYS = tuple(schema.Export.model_fields)
LISTS = (
    "people",
    "guidelines",
    "comments",
    "speakers",
    "publishers",
    "sources",
    "articles",
    "relations",
)
SINCE = {"publishers": "3.0", "relations": "3.0", "guidelines": "4.0", "comments": "4.0"}
"""The version that each key came with, where the first one did not have it."""
SHORTEST_RECORD = 50
"""No record is shorter, in characters of JSON: each has an id of 36."""
SHOWN = 5
"""Mistakes of one record that a message names."""
_FIELDS: dict[str, Any] = {k: f.annotation for k, f in schema.Export.model_fields.items()}
TYPES = {
    key: TypeAdapter(get_args(kind)[0] if key in LISTS else kind) for key, kind in _FIELDS.items()
}
"""What the value of each key is, or each element of a list."""

Model = TypeVar("Model", bound=records.Record)


@dataclass(slots=True)
class Document:
    """A sound export. Its records are read from *file* anew each time they are asked for."""

    file: BinaryIO
    project: records.Project
    version: str
    """Of the format the file is in."""
    articles: int
    """How many it holds."""
    source_ids: AbstractSet[UUID] = frozenset()
    """Of those it holds."""
    made_in: AbstractSet[UUID] = frozenset()
    """The articles in which it says that a speaker or a source was made."""
    ids: Mapping[str, AbstractSet[UUID]] = field(default_factory=dict)
    """Of all that belongs to its project itself, by what messages call it."""

    def tells_as(self, version: str) -> bool:
        """Whether it tells as much as a *version* of the format does; an older one told less."""
        return self.version >= version

    def read_people(self) -> Iterator[tuple[str, records.Person]]:
        """Yield each person with its path in the file."""
        return _records(self, "people", records.Person)

    def read_guidelines(self) -> Iterator[tuple[str, records_desk.Guideline]]:
        """Yield each version of the guidelines with its path in the file."""
        return _records(self, "guidelines", records_desk.Guideline)

    def read_comments(self) -> Iterator[tuple[str, records_desk.Comment]]:
        """Yield each comment with its path in the file."""
        return _records(self, "comments", records_desk.Comment)

    def read_speakers(self) -> Iterator[tuple[str, records.Speaker]]:
        """Yield each speaker with its path in the file."""
        return _records(self, "speakers", records.Speaker)

    def read_publishers(self) -> Iterator[tuple[str, records.Publisher]]:
        """Yield each publisher with its path in the file."""
        return _records(self, "publishers", records.Publisher)

    def read_sources(self) -> Iterator[tuple[str, records.Source]]:
        """Yield each source with its path in the file."""
        return _records(self, "sources", records.Source)

    def read_articles(self) -> Iterator[tuple[str, schema.Article]]:
        """Yield each article with its path in the file."""
        return _records(self, "articles", schema.Article)

    def read_relations(self) -> Iterator[tuple[str, records.Relation]]:
        """Yield each relation with its path in the file."""
        return _records(self, "relations", records.Relation)


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
    version = outline.values["schema_version"]
    project = _parse(TYPES["project"], upgrade(outline.values["project"], version))
    document = Document(file, project, version, outline.counts["articles"])
    known = Known(room=max_unpacked)
    for path, person in document.read_people():
        known.add_person(path, person)
    for path, guideline in document.read_guidelines():
        check_guideline(path, guideline, known)
    for path, comment in document.read_comments():
        check_comment(path, comment, known)
    for path, speaker in document.read_speakers():
        known.add_speaker(path, speaker)
        check_maker(path, speaker, known)
    for path, publisher in document.read_publishers():
        known.add_publisher(path, publisher)
    for path, source in document.read_sources():
        check_source(path, source, known)
        known.add_source(path, source)
    for path, article in document.read_articles():
        known.add_article(path, article)
        check_article(path, article, known)
    for path, relation in document.read_relations():
        known.add_relation(path, relation)
        check_relation(path, relation, known)
    check_references(known)
    document.source_ids = known.sources
    document.made_in = known.made_in.keys()
    document.ids = known.of_project
    return document


def _read_outline(file: BinaryIO) -> _Outline:
    """Look at the keys of the file, at all but the records, and that it is JSON to its end."""
    outline = _Outline()
    for piece in scan(file):
        if piece.key not in KEYS:
            raise InvalidError(_foreign(say('"%(key)s" is no key of one', key=piece.key[:40])))
        if piece.key in LISTS:
            if piece.index is None and piece.json != "[]":
                fail(piece.key, say("This has to be a list."))
            _refuse_early(piece)
            outline.counts[piece.key] += piece.index is not None
        elif piece.index is not None:
            fail(piece.key, say("This must not be a list."))
        else:
            outline.values[piece.key] = _header(piece)
        outline.values.setdefault(piece.key, None)
    version = outline.values.get("schema_version") or VERSION
    for key in KEYS:
        if key not in outline.values and SINCE.get(key, "") <= version:
            raise InvalidError(_foreign(say('its key "%(key)s" is missing', key=key)))
    return outline


def _refuse_early(piece: Piece) -> None:
    """Refuse what cannot be a record before a million more like it are looked at.

    So too the first of each list: the file may be something else altogether.
    """
    short = len(piece.json) < SHORTEST_RECORD or not piece.json.startswith("{")
    if piece.index is not None and (short or piece.index == 0):
        _refuse_wrong(piece)


def _refuse_wrong(piece: Piece) -> None:
    """Refuse what is no record of any version; which one the file has may come after it."""
    try:
        _parse(TYPES[piece.key], piece)
    except InvalidError as error:
        if not _is_older(piece):
            raise error from None


def _is_older(piece: Piece) -> bool:
    for version in READABLE[:-1]:
        with suppress(InvalidError):
            _parse(TYPES[piece.key], upgrade(piece, version))
            return True
    return False


def _header(piece: Piece) -> Any:
    if piece.key == "schema_version":
        if piece.json not in {f'"{version}"' for version in READABLE}:
            raise InvalidError(
                say(
                    "The file has version %(found)s of the format, and this Factcheck reads "
                    "versions %(ours)s. Import it with the Factcheck that wrote it, or update this "
                    "one.",
                    found=piece.json[:20],
                    ours=", ".join(READABLE),
                )
            )
        return piece.json.strip('"')
    if piece.key == "project":
        _refuse_wrong(piece)
        return piece
    return _parse(TYPES[piece.key], piece)


def _foreign(what: Words) -> Words:
    return say(
        "This is not a Factcheck export: %(what)s. An export is a JSON object with the keys "
        '"format", "schema_version", "offset_unit", "project", "people", "guidelines", '
        '"comments", "speakers", "publishers", "sources", "articles" and "relations".',
        what=what,
    )


def _records(document: Document, key: str, _type: type[Model]) -> Iterator[tuple[str, Model]]:
    begun = False
    for piece in scan(document.file):
        if piece.key == key:
            begun = True
            if piece.index is not None:
                yield piece.path, _parse(TYPES[key], upgrade(piece, document.version))
        elif begun:
            return


def _parse(adapter: TypeAdapter[Any], piece: Piece) -> Any:
    try:
        return adapter.validate_json(piece.json, strict=True)
    except ValidationError as error:
        raise InvalidError(_say(error, piece.path)) from None


def _say(error: ValidationError, path: str) -> Words:
    mistakes = error.errors(include_url=False, include_input=False)
    said = []
    for mistake in mistakes[:SHOWN]:
        place = "".join(
            f"[{part}]" if isinstance(part, int) else f".{part}" for part in mistake["loc"]
        )
        problem = _problem(mistake)
        said.append(say("%(place)s: %(problem)s", place=f"{path}{place}", problem=problem))
    if (more := len(mistakes) - SHOWN) > 0:
        said.append(
            say_many(
                "There is %(n)s more mistake in %(place)s.",
                "There are %(n)s more mistakes in %(place)s.",
                more,
                place=path,
            )
        )
    return reduce(lambda some, one: say("%(some)s %(one)s", some=some, one=one), said)


def _problem(mistake: Mapping[str, Any]) -> str:
    if mistake["type"] == "json_invalid":
        return say("This holds half a character (a lone surrogate); remove it.")
    if mistake["type"] == "value_error":  # ours, see factcheck.exchange.fields
        ours: str = mistake["ctx"]["error"].args[0]
        return ours
    return f"{mistake['msg'].rstrip('.')}."  # pydantic's, which has English only
