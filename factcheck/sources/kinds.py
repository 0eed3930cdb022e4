"""What kind of file was uploaded or fetched: by what is in it, then by the ending of its name."""

import re

from factcheck.errors import InvalidError
from factcheck.sources.extracted import Reader
from factcheck.words import Words, say

PDF_TYPE = "application/pdf"
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA_TYPES = {
    Reader.HTML: "text/html",
    Reader.PDF: PDF_TYPE,
    Reader.DOCX: DOCX_TYPE,
    Reader.TEXT: "text/plain",
}
ENDINGS = {
    ".html": Reader.HTML,
    ".htm": Reader.HTML,
    ".xhtml": Reader.HTML,
    ".pdf": Reader.PDF,
    ".docx": Reader.DOCX,
    ".docm": Reader.DOCX,
    ".txt": Reader.TEXT,
    ".text": Reader.TEXT,
    ".md": Reader.TEXT,
}
"""The endings of names that are taken, in small letters."""
CHOOSE = say("Choose a PDF, a Word document (.docx), a .html or .txt file, or paste the text.")

_BYTES_READ = 1_024
"""Where the beginning of a file is looked for: some programs write a little before it."""
_HTML_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?"
    rb"(?:<!doctype\s+html|<html)\b",
    re.IGNORECASE,
)
_OLD_WORD = say("an old Word document (.doc)")
_RICH_TEXT = say("a rich text document (.rtf)")
_OPEN_DOCUMENT = say("an OpenDocument text (.odt)")
LOCKED_WORD = say(
    "This document is protected by a password. Open it in Word, save it without one and upload "
    "that, or copy the text and paste it."
)


def reader_of(data: bytes, ending: str, unknown: Words) -> Reader:
    """Return what reads a file.

    Args:
        ending: of its name, with the point; "" when it has none. It only counts where what is in
            the file does not tell its kind.
        unknown: what to say when neither tells it.

    Raises:
        InvalidError: it is of a kind that is not read, or not what its ending says.
    """
    ending = ending.lower()
    named = ENDINGS.get(ending)
    start = data[:_BYTES_READ]
    if start.lstrip().startswith(b"%PDF-") or (named is Reader.PDF and b"%PDF-" in start):
        return Reader.PDF
    if data.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in data and b"word/" in data:
        return Reader.DOCX
    if foreign := _foreign_kind(data):
        raise InvalidError(_save_as_docx(foreign))
    if named in (Reader.PDF, Reader.DOCX):
        raise InvalidError(_misnamed(ending))
    if named is None and _HTML_BEGINS.match(start):
        return Reader.HTML
    if named is None:
        raise InvalidError(unknown)
    return named


def _foreign_kind(data: bytes) -> Words | None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # the container of Office up to 2003
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise InvalidError(LOCKED_WORD)
        return _OLD_WORD
    if data.startswith(b"{\\rtf"):
        return _RICH_TEXT
    if data.startswith(b"PK\x03\x04") and b"opendocument.text" in data[:200]:
        return _OPEN_DOCUMENT
    return None


def _save_as_docx(kind: Words) -> Words:
    return say(
        "This is %(kind)s. Open it, save it as .docx and upload that, "
        "or copy the text and paste it.",
        kind=kind,
    )


def _misnamed(ending: str) -> Words:
    return say(
        "This file is called %(ending)s, but it is something else or damaged. Open it to see what "
        "it is, and upload the right file or paste the text.",
        ending=ending,
    )
