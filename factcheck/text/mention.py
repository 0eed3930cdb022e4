"""Whether a text names somebody."""

import re
import unicodedata
from collections.abc import Iterable

from factcheck.text.fold import fold

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Burmese and Khmer; what else is written without spaces is wide."""


def mentions(text: str, name: str, *, but_not: Iterable[str] = ()) -> bool:
    """Whether *text* holds *name* as a whole, however it is spelled.

    Args:
        but_not: longer names of others; where *name* is only a part of one of these, such as
            "Smith" of "Anna Smith", it is not meant.
    """
    wanted = fold(name)
    longer = sorted({fold(other) for other in but_not} - {wanted}, key=len, reverse=True)
    # A genitive's apostrophe parts "Ann" from "Ann's", but not the two halves of "O'Neil".
    for folded in (fold(text), fold(_APOSTROPHES.sub(" ", text))):
        rest = folded
        for other in longer:
            if wanted in other:
                rest = _without(rest, other)
        if _find(rest, wanted) >= 0:
            return True
    return False


def _without(text: str, name: str) -> str:
    while (start := _find(text, name)) >= 0:
        text = f"{text[:start]}\0{text[start + len(name) :]}"
    return text


def _find(text: str, name: str) -> int:
    start = text.find(name) if name else -1
    while start >= 0:
        end = start + len(name)
        if _is_edge(text[:start][-1:], name[0]) and _is_edge(text[end : end + 1], name[-1]):
            return start
        start = text.find(name, start + 1)
    return -1


def _is_edge(outside: str, inside: str) -> bool:
    """Whether a word may end between two characters; *outside* is empty where the text ends."""
    if not outside or not (outside.isalnum() or unicodedata.category(outside)[0] == "M"):
        return True
    return any(
        unicodedata.east_asian_width(character) in "WF" or _UNSPACED.match(character)
        for character in (outside, inside)
    )
