"""What a download is called."""

import re
import unicodedata
from urllib.parse import quote

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
