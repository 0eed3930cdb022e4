"""The words, numerals and marks of a sentence with their places, for whatever reads values."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import islice
from operator import attrgetter

LONGEST = 2_000
"""Code points of a sentence that are looked at."""

MOST = 500
"""Lexemes of a sentence that are looked at; one in 2,000 characters of prose has some 400."""

_LEXEME = re.compile(
    r"(?P<numeral>\d+(?:[.,:'’\u066b\u066c]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<mark>[^\w\s\u200b\u2060\ufeff]|_)"  # without marks that take no room
)


class Form(Enum):
    """What a lexeme consists of."""

    NUMERAL = auto()
    """Digits with separators among them: `1,200.50`, `4.3.2026`, `10:30`."""
    WORD = auto()
    MARK = auto()


_START, _END = attrgetter("start"), attrgetter("end")
_FORMS = {"numeral": Form.NUMERAL, "word": Form.WORD, "mark": Form.MARK}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word, a numeral or a single mark of a text."""

    text: str
    lower: str
    form: Form
    start: int
    end: int
    glued: bool
    """Whether nothing stands between it and the lexeme before."""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


class Lexemes(tuple[Lexeme, ...]):
    """The lexemes of a sentence, which may be asked for beyond its ends."""

    __slots__ = ()

    def word(self, at: int) -> str:
        """Return what stands there in lower case, "" outside the sentence."""
        return self[at].lower if 0 <= at < len(self) else ""

    def is_glued(self, at: int) -> bool:
        """Whether a lexeme stands there, close behind the one before."""
        return 0 <= at < len(self) and self[at].glued

    def phrase(self, at: int, length: int) -> str:
        """Return *length* lexemes from *at* in lower case, with one space between."""
        return " ".join([lexeme.lower for lexeme in self[max(0, at) : max(0, at + length)]])

    def match(self, at: int, phrases: Container[str], most: int) -> int:
        """Return the length of the longest of *phrases* at *at*, *most* lexemes at most, or 0."""
        lengths = range(min(most, len(self) - at), 0, -1)
        return next((length for length in lengths if self.phrase(at, length) in phrases), 0)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of the lexemes that lie at least partly in text[start:end]."""
        first = bisect_right(self, start, key=_END)
        return first, bisect_left(self, end, lo=first, key=_START)


@lru_cache(maxsize=32)
def read_lexemes(text: str) -> Lexemes:
    """Return the first MOST lexemes of the first LONGEST code points of *text*, in order."""
    lexemes = []
    before = -1
    for found in islice(_LEXEME.finditer(text, 0, LONGEST), MOST):
        form = _FORMS[found.lastgroup or "mark"]
        start, end = found.span()
        word = found[0]
        lower = word.lower().replace("’", "'") if form is Form.WORD else word
        lexemes.append(Lexeme(word, lower, form, start, end, start == before))
        before = end
    return Lexemes(lexemes)
