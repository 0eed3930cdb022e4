"""The text of a PDF and what it says of itself."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import chain, dropwhile, islice, takewhile

from pypdf import PageObject, PdfReader, overwrite_configuration
from pypdf.errors import DependencyError, LimitReachedError
from pypdf.generic import DictionaryObject, StreamObject

from factcheck.errors import InvalidError, TooLargeError
from factcheck.sources.extracted import Extracted
from factcheck.sources.guesses import (
    find_byline,
    find_day,
    first_line_as_title,
    good_author,
    good_title,
)
from factcheck.sources.pdf_lines import Line, LineMaker
from factcheck.sources.pdf_paragraphs import drop_running, join_lines
from factcheck.text.canonical import MAX_TEXT_BYTES
from factcheck.words import say

MAX_PAGES = 2_000
MAX_STREAM_BYTES = 30_000_000
"""To which a page's content or a font may unpack; a page full of text takes a hundredth of it."""
MAX_OPERATIONS = 1_000_000
"""Operators and operands of a page; a full one has 3,000, a detailed map a hundred times that."""
NEAR = 12
"""Paragraphs at the beginning among which the date and the byline are looked for."""

LOCKED = say(
    "This PDF is protected by a password. Open it, print it to a new PDF without one and upload "
    "that, or copy the text and paste it."
)
ONLY_PICTURES = say(
    "This PDF has pictures of pages and no text. Run text recognition (OCR) on it first, "
    "or type or paste the text."
)
NOTHING = say("There is no text in this PDF. Check that it is the right file, or paste the text.")
NO_LETTERS = say(
    "This PDF does not say which letters its signs are, so its text cannot be read. Run text "
    "recognition (OCR) on it, or paste the text."
)
TOO_LONG = say("The text of this PDF is over 1 MB. Upload it in parts.")
TOO_BIG_INSIDE = say(
    "This PDF unpacks to far more than a text takes. Print the pages that you need to a new PDF "
    "and upload that, or paste the text."
)
TOO_MANY_PAGES = say(
    "This PDF has more than %(limit)s pages. Upload it in parts.", limit=f"{MAX_PAGES:,}"
)

_CREATED = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)", re.ASCII)
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\ue000-\uf8ff\ufffd]")
"""What stands for a letter where a font does not say which letters its signs are."""
# Ligatures and the forms that Arabic letters take in a word are shapes, not letters.
_SHAPES = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0xFB00, 0xFB50), *range(0xFB50, 0xFDC8), *range(0xFE70, 0xFEFD))
}


def read_pdf(data: bytes) -> Extracted:
    """Return the text of a PDF, a paragraph a line, and its metadata.

    Headers, footers and page numbers that come back on its pages are left out.

    Raises:
        InvalidError: it is locked, damaged, or holds no text that can be read.
        TooLargeError: it has too many pages, too much text, or unpacks to too much.
    """
    overwrite_configuration(
        zlib_maximum_output_length=MAX_STREAM_BYTES,
        lzw_maximum_output_length=MAX_STREAM_BYTES,
        run_length_maximum_output_length=MAX_STREAM_BYTES,
        array_based_stream_maximum_output_length=MAX_STREAM_BYTES,
        stream_decoding_work_maximum_length=3 * MAX_STREAM_BYTES,
        stream_parsing_work_maximum_count=MAX_OPERATIONS,
        page_tree_maximum_entries=2 * MAX_PAGES,
        disable_legacy_handling=True,
    )
    try:
        reader = PdfReader(BytesIO(data))
        _unlock(reader)
        pages = _read_pages(reader)
        if not any(pages):
            raise InvalidError(ONLY_PICTURES if _has_pictures(reader) else NOTHING)
        kept = drop_running(pages)
        return _extracted(reader, kept if any(kept) else pages)
    except LimitReachedError as error:
        raise TooLargeError(TOO_BIG_INSIDE) from error
    except DependencyError as error:  # a cipher that we do not have
        raise InvalidError(LOCKED) from error


def _unlock(reader: PdfReader) -> None:
    """Open a PDF that is only locked against changes, which takes an empty password."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise InvalidError(LOCKED)


def _read_pages(reader: PdfReader) -> list[list[Line]]:
    if len(reader.pages) > MAX_PAGES:
        raise TooLargeError(TOO_MANY_PAGES)
    pages, length = [], 0
    for page in reader.pages:
        lines = _read_page(page)
        pages.append(lines)
        length += sum(len(line.text) for line in lines)
        if length > MAX_TEXT_BYTES:
            raise TooLargeError(TOO_LONG)
    text = "".join(line.text for lines in pages for line in lines)
    if len(_UNREADABLE.findall(text)) > 0.2 * len(text):
        raise InvalidError(NO_LETTERS)
    return pages


def _read_page(page: PageObject) -> list[Line]:
    maker = LineMaker()
    page.extract_text(visitor_text=maker.add)
    maker.end_line()
    return [replace(line, text=line.text.translate(_SHAPES)) for line in maker.lines]


def _has_pictures(reader: PdfReader) -> bool:
    return any(_is_picture(item) for page in islice(reader.pages, 20) for item in _painted(page))


def _painted(page: PageObject) -> list[object]:
    resources = page.get("/Resources", DictionaryObject()).get_object()
    painted = resources.get("/XObject", DictionaryObject()).get_object()
    return [item.get_object() for item in painted.values()]


def _is_picture(item: object) -> bool:
    return isinstance(item, StreamObject) and item.get("/Subtype") in ("/Image", "/Form")


def _extracted(reader: PdfReader, pages: Sequence[Sequence[Line]]) -> Extracted:
    said: Mapping[str, object] = reader.metadata or {}
    paragraphs = join_lines(pages)
    headline = _headline(pages)
    beginning = [paragraph for paragraph in paragraphs[:NEAR] if paragraph not in headline]
    return Extracted(
        text="\n".join(paragraphs),
        title=good_title(said.get("/Title")) or headline or first_line_as_title(paragraphs),
        author=good_author(said.get("/Author")) or find_byline(beginning),
        date=find_day(beginning) or _created(said.get("/CreationDate")),
    )


def _headline(pages: Sequence[Sequence[Line]]) -> str:
    """Return the first lines in the largest letters of the first page, if most are smaller."""
    first_page = [line for line in next(filter(None, pages)) if len(line.text) > 2]
    letters: Counter[float] = Counter()
    for line in chain.from_iterable(pages):
        letters[line.size] += len(line.text)
    usual = letters.most_common(1)[0][0]
    largest = max((line.size for line in first_page), default=usual)
    if largest < 1.15 * usual:
        return ""
    rest = dropwhile(lambda line: line.size < 0.97 * largest, first_page)
    return " ".join(join_lines([list(takewhile(lambda line: line.size >= 0.97 * largest, rest))]))


def _created(text: object) -> str:
    """Return the day of a date like "D:20240305073000+01'00'"."""
    found = _CREATED.match(text) if isinstance(text, str) else None
    return "-".join(found.groups()) if found else ""
