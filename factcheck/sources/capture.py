"""Reading what was pasted, uploaded or fetched."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from factcheck.errors import InvalidError, TooLargeError
from factcheck.sources.extract import WALL_SECONDS, extract
from factcheck.sources.extracted import Extracted, Reader
from factcheck.sources.kinds import CHOOSE, MEDIA_TYPES, reader_of
from factcheck.text.canonical import MAX_TEXT_BYTES, decode_text
from factcheck.text.clean import clean_line, clean_url
from factcheck.text.language import LANGUAGES
from factcheck.words import Words, say

MAX_FILE_BYTES = 5_000_000
TOO_MUCH_TEXT = say("The text in this is over 1 MB. Take it in parts.")
NO_PAGE = say(
    "At this address is neither a page nor a PDF, Word or text file. "
    "Give the address of the page itself, or paste the text."
)
FETCHED_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".txt",
}
"""What a page's media type says of it where nothing in the page does."""


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
        InvalidError: it is of no kind that is read, or no text is in it.
        TooLargeError: it is over MAX_FILE_BYTES, or its text over MAX_TEXT_BYTES.
        UnavailableError: too many files are being read just now.
    """
    with _blaming("file"):
        return _read(_kind(data, PurePath(name).suffix, CHOOSE), data)


def read_fetched(
    body: bytes, media_type: str, charset: str, url: str, seconds: float = WALL_SECONDS
) -> Upload:
    """Read what was found at an address, as read_upload reads a file.

    Args:
        media_type: as the server named it, without parameters; "" when it did not.
        charset: as the server named it; "" when it did not.
        url: the address, as it will be kept. What the page says of its own is not asked.
        seconds: how long it may take by the clock.
    """
    with _blaming("url"):
        ending = FETCHED_ENDINGS.get(media_type.strip().lower(), "")
        return _read(_kind(body, ending, NO_PAGE), body, charset, url, seconds)


def _kind(data: bytes, ending: str, unknown: Words) -> Reader:
    if len(data) > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // 1_000_000
        raise TooLargeError(
            say("This file is larger than %(limit)s MB. Paste the text instead.", limit=limit)
        )
    return reader_of(data, ending, unknown)


def _read(
    reader: Reader, data: bytes, charset: str = "", url: str = "", seconds: float = WALL_SECONDS
) -> Upload:
    plain = reader is Reader.TEXT
    found = _read_text(data, charset) if plain else extract(reader, data, charset, url, seconds)
    if not plain and len(found.text.encode("utf-8", "replace")) > MAX_TEXT_BYTES:
        raise TooLargeError(TOO_MUCH_TEXT)
    return Upload(
        text=found.text,
        original=data,
        original_type=MEDIA_TYPES[reader],
        title=_guess(found.title),
        byline=_guess(found.author),
        publisher=_guess(found.sitename),
        url=url or _guess_url(found.url),
        published=_guess_day(found.date),
        language=found.language if found.language in LANGUAGES else "",
    )


def _read_text(data: bytes, charset: str) -> Extracted:
    try:
        return Extracted(decode_text(data))
    except InvalidError as error:  # in another charset, unless it is no text at all
        try:
            return extract(Reader.TEXT, data, charset)
        except InvalidError:
            raise error from None


@contextmanager
def _blaming(field: str) -> Iterator[None]:
    """Let an InvalidError of a block name the field of the form that is to blame."""
    try:
        yield
    except InvalidError as error:
        raise InvalidError(error.message, {field: error.message}) from error


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
