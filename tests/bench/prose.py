"""A made-up article that is as long, and as hard to compress, as a written one.

Its words are those of the demo's articles and sources, as frequent as they are there, in an order
that chance gives; sentences of one form would compress to next to nothing.
"""

import random
import re
from collections import Counter
from functools import cache

from factcheck.paths import PACKAGE
from factcheck.text.capture import CapturedText, sha256_of
from factcheck.text.segment import Span

SHORTEST, LONGEST = 8, 32
"""Words in a sentence: 20 on average, as in news."""
PARAGRAPH = 4
"""Sentences in a paragraph."""
QUOTED = 6
"""One sentence in so many is in quotation marks."""


def make_prose(number: int, sentences: int) -> CapturedText:
    """Return a text of *sentences*, captured; *number* makes it differ from all others."""
    chance = random.Random(number)
    words, counts = _vocabulary()
    pieces, spans, at = [], [], 0
    for position in range(sentences):
        drawn = chance.choices(words, counts, k=chance.randint(SHORTEST, LONGEST))
        drawn[len(drawn) // 2] += ","
        text = " ".join(drawn).capitalize() + "."
        quoted = position % QUOTED == 1
        text = f"“{text}”" if quoted else text
        spans.append(Span(at, at + len(text), position // PARAGRAPH, quoted))
        pieces.append(text + ("\n" if position % PARAGRAPH == PARAGRAPH - 1 else " "))
        at += len(pieces[-1])
    whole = "".join(pieces).rstrip()
    digest = sha256_of(f"{number} {whole}".encode())
    return CapturedText(whole, digest, None, digest, "text/plain", "en", spans)


@cache
def _vocabulary() -> tuple[list[str], list[int]]:
    """Return the demo's words and how often each of them stands in its texts."""
    files = sorted((PACKAGE / "demo").rglob("*.txt"))
    counted = Counter(re.findall("[A-Za-z]+|[0-9]+", " ".join(file.read_text() for file in files)))
    return list(counted), list(counted.values())
