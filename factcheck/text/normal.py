"""Unicode normalisation whose time is bounded."""

import unicodedata
from typing import Literal

PIECE = 500
"""Code points normalised at a time."""
LONGEST_LETTER = 32
"""The most code points that are kept together as one letter with its marks (UAX 15 says 31)."""


def normalize(form: Literal["NFC", "NFD", "NFKC", "NFKD"], text: str) -> str:
    """Return *text* in a normal form, as unicodedata does, but in time that grows with its length.

    unicodedata sorts a run of combining marks in time that grows with its square, and holds up all
    threads meanwhile: 160 kB of marks take six seconds. No letter has more than a few.
    """
    if text.isascii():
        return text
    pieces = []
    start = 0
    while start < len(text):
        end = start + PIECE
        earliest = end - LONGEST_LETTER
        while earliest < end < len(text) and unicodedata.combining(text[end]):
            end -= 1
        pieces.append(unicodedata.normalize(form, text[start:end]))
        start = end
    return "".join(pieces)
