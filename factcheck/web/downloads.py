"""What a download is called, and tables for spreadsheets."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from urllib.parse import quote

_FORMULA = frozenset("=+-@")

NAME_LENGTH = 80
"""Most characters of a title that a file is named by."""


def attachment(name: str, ending: str = "json") -> str:
    """Return the header that names a download after *name*, as RFC 6266 has it.

    Only letters, digits and underscores of *name* get into it, so nothing can break out of it.
    """
    words = re.sub(r"[\W_]+", "-", name)[:NAME_LENGTH].strip("-") or "export"
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    plain = re.sub("-+", "-", plain).strip("-") or "export"
    return f"attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{quote(words)}.{ending}"


def csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield *rows* as lines of CSV (RFC 4180) that a spreadsheet takes for text.

    Source: OWASP ASVS 5.0, 1.2.10: what begins like a formula gets an apostrophe before it.
    """
    buffer = StringIO()
    writer = csv.writer(buffer)
    yield "\ufeff"  # by which spreadsheets know that it is UTF-8
    for row in rows:
        writer.writerow([_plain(value) for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _plain(value: str) -> str:
    # In compatibility form, as a full-width sign is a sign to some spreadsheets.
    first = unicodedata.normalize("NFKC", value.lstrip()[:1])
    return f"'{value}" if first in _FORMULA or value.startswith(("\t", "\r")) else value
