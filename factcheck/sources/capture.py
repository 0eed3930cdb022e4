"""Reading what was pasted or uploaded."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from factcheck.errors import InvalidError, TooLargeError
from factcheck.sources.extract import extract_page
from factcheck.text.canonical import MAX_TEXT_BYTES, decode_text
from factcheck.text.clean import clean_line, clean_url
from factcheck.text.language import LANGUAGES
from factcheck.words import say

MAX_FILE_BYTES = 5_000_000
HTML = (".html", ".htm", ".xhtml")
TEXT = (".txt", ".text", ".md")
LOOKS_LIKE_HTML = re.compile(rb"\s*(?:<!doctype\s+html|<html)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was read: its text, what it is guessed to be, and the file itself."""

    text: str
    original: bytes
    original_type: str
    title: str = ""
    byline: str = ""
    publisher: str = ""
    url: str = ""
    published: date | None = None
    language: str = ""


def read_upload(name: str, data: bytes) -> Upload:
    """Read an uploaded file. Its name is only looked at for its ending.

    Raises:
        InvalidError: it is neither text nor HTML, or no text is in it.
        TooLargeError: it is over MAX_FILE_BYTES.
    """
    if len(data) > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // 1_000_000
        raise TooLargeError(
            say("This file is larger than %(limit)s MB. Paste the text instead.", limit=limit)
        )
    ending = PurePath(name).suffix.lower()
    if ending in HTML or (ending not in TEXT and LOOKS_LIKE_HTML.match(data[:2000])):
        return _read_html(data)
    if ending not in TEXT:
        message = say("Choose a .txt or .html file, or paste the text.")
        raise InvalidError(message, {"file": message})
    try:
        return Upload(decode_text(data), data, "text/plain")
    except InvalidError as error:
        raise InvalidError(error.message, {"file": error.message}) from error


def _read_html(data: bytes) -> Upload:
    page = extract_page(data)
    if len(page.text.encode("utf-8", "replace")) > MAX_TEXT_BYTES:
        raise TooLargeError(say("The text of this page is over 1 MB. Import it in parts."))
    return Upload(
        text=page.text,
        original=data,
        original_type="text/html",
        title=_guess(page.title),
        byline=_guess(page.author),
        publisher=_guess(page.sitename),
        url=_guess_url(page.url),
        published=_guess_day(page.date),
        language=page.language if page.language in LANGUAGES else "",
    )


def _guess(text: str) -> str:
    try:
        return clean_line(text[:300])
    except InvalidError:
        return ""


def _guess_url(text: str) -> str:
    try:
        return clean_url(text) if text else ""
    except InvalidError:
        return ""


def _guess_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
