"""Finding words that were typed, not marked, in a text."""

import re

from factcheck.errors import InvalidError
from factcheck.words import say

# One sign for one, so that a place in the folded text is the place in the text.
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
    }
)
"""Signs that keyboards and newspapers write in different ways."""

NOWHERE = say("These words do not stand in the sentence. Copy them from it.")


def locate(text: str, words: str, which: int | None = None) -> tuple[int, int]:
    """Return where *words* stand in *text*: offset of the first character, and past the last.

    Quotation marks, dashes and spaces of other sorts than those typed are taken for the same.

    Args:
        which: the how-manieth place, from 1, where there are several; None when there is one.

    Raises:
        InvalidError: the words are not there, or in several places and *which* does not say where.
    """
    typed = map(re.escape, words.translate(_ALIKE).split())
    pattern = r"\s+".join(typed)
    if not pattern:
        raise InvalidError(NOWHERE)
    # Looked for ahead, so that places that overlap count too.
    places = [found.span(1) for found in re.finditer(f"(?=({pattern}))", text.translate(_ALIKE))]
    if not places:
        raise InvalidError(NOWHERE)
    if which is None and len(places) > 1:
        raise InvalidError(
            say(
                "These words stand in %(places)s places. Say which one: 1 for the first.",
                places=len(places),
            )
        )
    at = which or 1
    if at > len(places):
        raise InvalidError(
            say("These words stand there less often: the last one is number %(n)s.", n=len(places))
        )
    return places[at - 1]
