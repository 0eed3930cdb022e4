"""What is read out of a file, and by which reader: all that the worker and its caller share."""

from dataclasses import dataclass
from enum import StrEnum


class Reader(StrEnum):
    """What reads a kind of file, in a process of its own."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a page says and says of itself; empty strings for what it does not."""

    text: str
    """A paragraph a line."""
    title: str = ""
    author: str = ""
    """All the authors, a comma between."""
    sitename: str = ""
    date: str = ""
    """As year-month-day."""
    url: str = ""
    language: str = ""
    """ISO 639-1 code."""
