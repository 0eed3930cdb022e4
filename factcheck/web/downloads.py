"""What a download is called, and tables for spreadsheets."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from urllib.parse import quote

_FORMULA = frozenset("=+-@")
_UNSEEN = frozenset({"Cc", "Cf", "Mn", "Me", "Zl", "Zp", "Zs"})
"""Categories of characters that leave no ink of their own: what follows them looks like the first.
"""
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and a symbol that leave none either."""

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
    first = next((char for char in value if _is_seen(char)), "")
    # In compatibility form, as a full-width sign is a sign to some spreadsheets.
    sign = unicodedata.normalize("NFKC", first)[:1]
    return f"'{value}" if sign in _FORMULA or value.startswith(("\t", "\r")) else value


def _is_seen(char: str) -> bool:
    return unicodedata.category(char) not in _UNSEEN and char not in _FILLERS
