"""What a text is called when nobody has said it."""

from factcheck.errors import InvalidError
from factcheck.text.clean import clean_line

LENGTH = 120
"""The longest first line that is taken whole, in code points."""


def headline_of(text: str) -> str:
    """Return the first line of a text, cut between words if it is long; "" if it cannot be one."""
    line = text.lstrip()[: 2 * LENGTH].split("\n", 1)[0].strip()
    short = line if len(line) <= LENGTH else line[:LENGTH].rsplit(None, 1)[0] + " …"
    try:
        return clean_line(short)
    except InvalidError:
        return ""
