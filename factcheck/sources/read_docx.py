"""The text of a Word document and what it says of itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.package import Package

from factcheck.errors import InvalidError, TooLargeError
from factcheck.sources.extracted import Extracted
from factcheck.sources.guesses import (
    find_byline,
    find_day,
    first_line_as_title,
    good_author,
    good_title,
)
from factcheck.sources.kinds import LOCKED_WORD
from factcheck.words import say

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_UNPACKED_BYTES = 40_000_000
MAX_PARTS = 5_000
NEAR = 12
"""Paragraphs at the beginning among which the date and the byline are looked for."""
MADE_BY_A_SCRIPT = "python-docx"
TEMPLATE_DAY = "2013-12-23"
"""When the template of python-docx was made, which scripts leave in their documents."""

TOO_BIG_INSIDE = say(
    "This document unpacks to more than %(limit)s MB. Copy the text that you need and paste it.",
    limit=MAX_UNPACKED_BYTES // 1_000_000,
)
NOT_WORD = say(
    "This is not a Word document as Word usually saves it. Open it, save it as .docx and upload "
    "that, or copy the text and paste it."
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"
_NOT_SHOWN = {_FALLBACK, _BOX, *(_W + name for name in ("del", "moveFrom", "pPr", "rPr", "rt"))}
"""What holds text that is deleted, moved, said twice, a reading aid, or in a box of its own."""
_SIGNS = {
    f"{_W}tab": " ",
    f"{_W}ptab": " ",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
}


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    style: str = ""
    """The id of its style, "" for the usual one."""


def read_docx(data: bytes) -> Extracted:
    """Return the text of a .docx or .docm file, a paragraph or a row of a table a line.

    Inserted text is kept and deleted text left out, as if all changes had been accepted. The cells
    of a row have " | " between them. Footnotes and endnotes come at the end; headers, footers,
    comments and the numbers of lists are left out. No macro is run.

    Raises:
        InvalidError: it is locked or another kind of packed file.
        TooLargeError: it unpacks to more than MAX_UNPACKED_BYTES.
    """
    _check_size(data)
    try:
        package = Package.open(BytesIO(data))
        document = package.main_document_part
    except KeyError as error:  # no main part, or a relationship of another dialect
        raise InvalidError(NOT_WORD) from error
    paragraphs = [*_paragraphs(_xml(document)), *_notes(document)]
    lines = [paragraph.text for paragraph in paragraphs]
    headline = _headline(paragraphs, _style_names(document))
    beginning = [line for line in lines[:NEAR] if line != headline]
    said = package.core_properties
    return Extracted(
        text="\n".join(lines),
        title=good_title(said.title) or headline or first_line_as_title(lines),
        author=good_author(said.author) or find_byline(beginning),
        date=find_day(beginning)
        or ("" if said.author == MADE_BY_A_SCRIPT else _day(said.created or said.modified)),
    )


def _check_size(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
    except BadZipFile as error:
        raise InvalidError(NOT_WORD) from error
    if any(part.flag_bits & 1 for part in parts):
        raise InvalidError(LOCKED_WORD)
    # zipfile stops at the size that is declared, so a part cannot unpack to more than it says.
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise TooLargeError(TOO_BIG_INSIDE)


def _xml(part: Part) -> "Element":
    return parse_xml(part.blob)


def _paragraphs(parent: "Element") -> Iterator[_Paragraph]:
    """Yield the paragraphs and rows in *parent* that have text, in the order of the document."""
    for child in parent.iterchildren("*"):
        if child.tag == f"{_W}p":
            yield from _paragraph(child)
            for box in _boxes(child):
                yield from _paragraphs(box)
        elif child.tag == f"{_W}tbl":
            yield from _rows(child)
        elif child.tag not in _NOT_SHOWN:
            yield from _paragraphs(child)


def _paragraph(element: "Element") -> Iterator[_Paragraph]:
    style = element.find(f"{_W}pPr/{_W}pStyle")
    name = "" if style is None else style.get(f"{_W}val", "")
    for line in "".join(_text(element)).split("\n"):
        if line.strip():
            yield _Paragraph(" ".join(line.split()), name)


def _boxes(element: "Element") -> Iterator["Element"]:
    """Yield the text boxes that are anchored in a paragraph."""
    for child in element.iterchildren("*"):
        if child.tag == _BOX:
            yield child
        elif child.tag != _FALLBACK:
            yield from _boxes(child)


def _text(element: "Element") -> Iterator[str]:
    for child in element.iterchildren("*"):
        if child.tag in (f"{_W}t", _MATH_TEXT):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _NOT_SHOWN and not _is_hidden(child):
            yield from _text(child)


def _is_hidden(run: "Element") -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false", "off")


def _rows(table: "Element") -> Iterator[_Paragraph]:
    """Yield the rows of a table; one of a single column only lays out what is in it."""
    rows = [
        [[p.text for p in _paragraphs(cell)] for cell in row.iterchildren(f"{_W}tc")]
        for row in table.iterchildren(f"{_W}tr")
        if row.find(f"{_W}trPr/{_W}del") is None
    ]
    if all(len(row) <= 1 for row in rows):
        yield from map(_Paragraph, chain.from_iterable(chain.from_iterable(rows)))
        return
    for row in rows:
        line = " | ".join(" ".join(cell) for cell in row)
        if line.strip(" |"):
            yield _Paragraph(line.strip())


def _notes(document: Part) -> Iterator[_Paragraph]:
    for kind in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
        yield from _paragraphs(_related(document, kind))


def _related(document: Part, kind: str) -> "Element":
    """Return the root of the part that *document* relates to so, an empty one if there is none."""
    try:
        return _xml(document.part_related_by(kind))
    except KeyError:
        return parse_xml("<none/>")


def _style_names(document: Part) -> dict[str, str]:
    """Return the names of the styles in English by their ids, which are in Word's language."""
    styles = _related(document, RELATIONSHIP_TYPE.STYLES).iterchildren(f"{_W}style")
    names = ((style.get(f"{_W}styleId", ""), style.find(f"{_W}name")) for style in styles)
    return {id_: name.get(f"{_W}val", "").lower() for id_, name in names if name is not None}


def _headline(paragraphs: Iterable[_Paragraph], names: dict[str, str]) -> str:
    """Return the first paragraph in the style of titles, else the first heading."""
    styled = [(names.get(paragraph.style, ""), paragraph.text) for paragraph in paragraphs]
    for wanted in ("title", "heading 1", "heading 2"):
        for name, text in styled:
            if name == wanted:
                return text
    return ""


def _day(moment: datetime | None) -> str:
    day = moment.date().isoformat() if moment else ""
    return "" if day == TEMPLATE_DAY else day
