"""Spans of a text, and the selector that finds one again when offsets alone would not."""

from dataclasses import dataclass

from factcheck.errors import InvalidError
from factcheck.words import say

CONTEXT = 32
"""How many code points are kept on either side of a span."""

BAD_SPAN = say("Mark the passage again: what was marked lies outside this text or is empty.")


@dataclass(frozen=True, slots=True)
class Selector:
    """A span by its words: the W3C Web Annotation model's text quote selector."""

    exact: str
    prefix: str
    """What stands just before it, at most CONTEXT code points."""
    suffix: str
    """What stands just after it, at most CONTEXT code points."""


def select_span(text: str, start: int, end: int, context: int = CONTEXT) -> Selector:
    """Return the selector of ``text[start:end]``, offsets in code points.

    Raises:
        InvalidError: the offsets do not lie in the text, or in that order, or hold only spaces.
    """
    if not 0 <= start < end <= len(text) or text[start:end].isspace():
        raise InvalidError(BAD_SPAN)
    return Selector(
        exact=text[start:end],
        prefix=text[max(0, start - context) : start],
        suffix=text[end : end + context],
    )
