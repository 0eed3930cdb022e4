"""What a download is called, and tables for spreadsheets."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from urllib.parse import quote

from factcheck.text.unseen import is_seen

_SIGNS = frozenset("=+-@")
"""What formulas begin with."""
_NUMBER = re.compile(r"[-+]?[0-9][0-9.,]*%?")
_CELLS = re.compile("([;\uff1b\t\r\n\v\f\x85\u2028\u2029])")
"""What some spreadsheets begin another cell or row at, also where it stands within quotes."""

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
    """Yield *rows* as lines of CSV (RFC 4180) that a spreadsheet takes for text and numbers.

    Source: OWASP, "CSV Injection": every value is quoted, and what begins like a formula gets an
    apostrophe before it, as does what would where the value were cut in two.
    """
    buffer = StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL)
    yield "\ufeff"  # by which spreadsheets know that it is UTF-8
    for row in rows:
        writer.writerow([_as_text(value) for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _as_text(value: str) -> str:
    first, *further = _CELLS.split(value)
    # A quotation mark that opens a cell is passed over; one that opens the value is doubled.
    marked = [_mark(first), *(_mark(cell, passed_over='"') for cell in further)]
    begins = "'" if value.startswith(("\t", "\r")) else ""
    return begins + "".join(marked)


def _mark(cell: str, passed_over: str = "") -> str:
    """Return *cell* with an apostrophe before it if it begins like a formula and is no number."""
    begin = next((char for char in cell if char not in passed_over and _is_told(char)), "")
    # In compatibility form, as a full-width sign is a sign to some spreadsheets.
    sign = unicodedata.normalize("NFKC", begin)[:1]
    return f"'{cell}" if sign in _SIGNS and not _NUMBER.fullmatch(cell.strip(" ")) else cell


def _is_told(char: str) -> bool:
    """Whether a spreadsheet that drops what it does not know keeps *char* at the beginning."""
    return is_seen(char) and unicodedata.category(char)[0] not in "CM"
