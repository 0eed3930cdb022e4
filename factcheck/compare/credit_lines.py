"""The lines of a report that only say whose it is, or belong to the page around it."""

import re
from collections.abc import Iterable
from itertools import islice

_LONGEST = 240
"""Code points of a line that may be nothing but a credit."""
_DATED = 3
"""Lines from the beginning of which one may begin with a dateline."""
_LINE = re.compile(r"[^\n\r]+")
_BYLINE = re.compile(r"[\s(\[—–*-]*(?:By|BY|Von|Por|Par) (?:the |THE )?[A-Z][^.!?]{2,80}$")
_CREDIT = re.compile(
    r"[\s(\[—–*-]*(?:"
    r"(?:source|sources|via|credit|photos?|picture|image|fuente|quelle|kaynak) ?:"
    r"|(?:with |additional |further )*(?:reporting|writing|editing) by\b"
    r"|(?:with|from) (?:material|files|agency|agencies|wire)\b"
    r"|\(c\)|©|copyright\b"
    r"|(?:first |last |originally )?(?:published|updated|posted|issued)(?: (?:at|on)\b|:)"
    r"|(?:press|news|media) release\b|for immediate release"
    r")"
)
_STANDING = (
    "all rights reserved",
    "may not be published",
    "may not be reproduced",
    "newsletter",
    "privacy policy",
    "terms of use",
    "terms of service",
    "follow us",
    "subscribe to",
    "subscribe now",
    "sign up for",
    "sign up to",
    "download our app",
    "contributed to this report",
    "contributed to this story",
    "first appeared in",
    "first published",
    "originally published",
    "republished",
)
"""What footers say; a line of the report itself that says it is seldom missed."""
# As in: VELM, Feb 18 (NPA) - The dam ...; HARBOR CITY — The council ...
_DATELINE = re.compile(
    r"[^\W\d_][^\n(—–]{1,40}(?:\([^()\n]{2,40}\) ?[—–:-]{0,2}|(?<=[A-Z]{3}) [—–]|(?<=\d) [—–-]"
    r"|, \d{1,2}\.? [^\W\d_]+ [—–-]) "
)

_RELEASE = re.compile(
    r"[^\n]{0,40}\b(?:press|news|media) release\b|for immediate release\b|embargo|notes? to editors"
    r"|statement (?:of|by) |bulletin no|comunicado|communiqué|pressemitteilung"
    r"|basın (?:açıklaması|bülteni)",
    re.IGNORECASE,
)
_RELEASE_LINES = 3
_DOES = re.compile(
    r"(?: (?:Ltd|Inc|plc|PLC|AG|SA)\.?)?(?: (?!can |has seen|has learn|underst|report|reveal)[a-z]"
    r"|\W{1,3}(?i:statement|notice|announcement|recall|information|media|press)\b)"
)
"""What follows the name of somebody who tells of himself, and is no outlet that "can reveal"."""


def find_release_marks(text: str) -> list[tuple[int, int]]:
    """Return the lines at the head of *text* that give it out to be published by others."""
    head = islice(_LINE.finditer(text), _RELEASE_LINES)
    return [line.span() for line in head if _RELEASE.match(line[0][:_LONGEST].lstrip())]


def tells_of_itself(text: str, names: Iterable[str]) -> bool:
    """Whether *text* is a release, or begins by what one of *names* does: "Tern Ltd recalls"."""
    if find_release_marks(text):
        return True
    first = next(_LINE.finditer(text), None)
    head = first[0].lstrip().removeprefix("The ") if first else ""
    return any(head.startswith(name) and _DOES.match(head, len(name)) for name in names if name)


def find_credit_lines(text: str) -> list[tuple[int, int]]:
    """Return the stretches of *text* that no reporter wrote as the report, in order.

    They are short lines such as bylines, credits and the footers of pages, and datelines.
    """
    found = []
    for number, line in enumerate(_LINE.finditer(text)):
        start, end = line.span()
        if end - start <= _LONGEST and _is_credit(line[0]):
            found.append((start, end))
        elif number < _DATED and (dateline := _DATELINE.match(text, start, end)):
            found.append(dateline.span())
    return found


def _is_credit(line: str) -> bool:
    lowered = line.lower()
    return (
        _BYLINE.match(line) is not None
        or _CREDIT.match(lowered) is not None
        or any(words in lowered for words in _STANDING)
    )
