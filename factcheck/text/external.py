"""Identifiers that others gave to a person or an organisation."""

import re

from factcheck.errors import InvalidError
from factcheck.text.clean import clean_line, clean_url
from factcheck.words import say

BAD_EXTERNAL_ID = say(
    "Write an identifier of Wikidata, such as Q42, or the full address of a page about them, "
    "like https://example.org/people/42."
)

_WIKIDATA = re.compile(
    r"(?:(?:https?://)?(?:(?:www|m)\.)?wikidata\.org/(?:wiki|entity)/(?:Special:EntityPage/)?"
    r"|(?:wikidata|wd):\s*)?(q[1-9][0-9]{0,17})(?:[#?].*)?",
    re.IGNORECASE,
)


def clean_external_id(value: object) -> str:
    """Return an identifier of Wikidata such as "Q42", another web address, or "" for nothing.

    Raises:
        InvalidError: it is neither.
    """
    text = clean_line(value, max_length=2_000)
    if found := _WIKIDATA.fullmatch(text):
        return found[1].upper()
    if text and "://" not in text:
        raise InvalidError(BAD_EXTERNAL_ID)
    return clean_url(text)


def external_url(external_id: str) -> str:
    """Return where an identifier leads, "" when there is none."""
    if _WIKIDATA.fullmatch(external_id):
        return f"https://www.wikidata.org/wiki/{external_id}"
    return external_id
