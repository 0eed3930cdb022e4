"""The words of a text in the form in which a search compares them, and where they stand.

Both engines are handed words made here, so that they find the same.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.text.fold import fold

LONGEST_WORD = 64
"""Code points of a word that are compared; what follows is not looked at."""
MOST_WORDS = 3_000
"""Words of one text that are kept; PostgreSQL takes up to 1 MB of them, counted to 16,383."""
MOST_ALIKE = 255
"""Places kept of a word that a text repeats; PostgreSQL keeps no more."""
GAP = "_"
"""Stands where no word can be searched; nobody can write it, as folding takes it away."""

# Scripts without spaces between words: there each letter counts as a word, and a word is a phrase.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
    "\u3099\u309a"
)
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_PIECES = re.compile(f"[{_UNSPACED}][{_MARKS}]*|[^{_UNSPACED}]+")
_CHUNK = re.compile(r"\S+")
_APOSTROPHES = "'’‘ʼ`´"


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands: text[start:end] folds to it. One stretch may give several."""

    word: str
    start: int
    end: int


def split_words(text: str) -> list[str]:
    """Return the words of *text* in their order, at most MOST_WORDS of them.

    Without case, accents, apostrophes and punctuation, as `fold` has it; of scripts that write
    without spaces, each letter is a word.
    """
    words: list[str] = []
    for chunk in text.split():
        words += _fold_chunk(chunk) if len(chunk) <= LONGEST_WORD else _fold(chunk)
    if len(words) > MOST_ALIKE:
        return _bounded(words)
    return words


def is_unspaced(word: str) -> bool:
    """Whether *word* is a letter of a script that writes without spaces."""
    return bool(_HAS_UNSPACED.match(word))


def split_chunks(text: str) -> Iterator[tuple[int, int, Sequence[str]]]:
    """Yield what stands between spaces, where it begins and ends, and the words it holds."""
    for chunk in _CHUNK.finditer(text):
        start, end = chunk.span()
        yield start, end, (_fold_chunk if end - start <= LONGEST_WORD else _fold)(chunk[0])


def locate_words(text: str) -> list[Word]:
    """Return the words of *text* with the places where they stand, offsets in code points."""
    found: list[Word] = []
    for chunk in _CHUNK.finditer(text):
        short = chunk.end() - chunk.start() <= LONGEST_WORD
        located = _locate_chunk(chunk[0]) if short else _locate(chunk[0])
        at = chunk.start()
        found += [Word(word, at + start, at + end) for word, start, end in located]
    return found


def _locate(chunk: str) -> list[tuple[str, int, int]]:
    found = []
    for start, end in _stretches(chunk):
        pieces = [(start + m.start(), start + m.end()) for m in _PIECES.finditer(chunk[start:end])]
        whole = _fold(chunk[start:end])
        apart = [(word, s, e) for s, e in pieces for word in _fold(chunk[s:e])]
        if [word for word, _, _ in apart] != list(whole):  # a letter that its neighbour changes
            apart = [(word, start, end) for word in whole]
        found += apart
    return found


_locate_chunk = lru_cache(maxsize=10_000)(_locate)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of *text* between which no word can run on."""
    start = None
    for at, char in enumerate(text):
        if _is_inside(char):
            start = at if start is None else start
        elif start is not None:
            yield _trimmed(text, start, at)
            start = None
    if start is not None:
        yield _trimmed(text, start, len(text))


def _is_inside(char: str) -> bool:
    """Whether a character leaves something of a word when it is folded, or joins what is around."""
    parts = unicodedata.normalize("NFKD", char)
    inside = any(part.isalnum() or unicodedata.category(part)[0] == "M" for part in parts)
    return inside or char in _APOSTROPHES


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end - start > 1 and text[start] in _APOSTROPHES:
        start += 1
    while end - start > 1 and text[end - 1] in _APOSTROPHES:
        end -= 1
    return start, end


def _fold(chunk: str) -> Sequence[str]:
    # Behind a word, as fold hands back what would leave nothing; and a mark alone is no word.
    words = [word for word in fold(f"x {chunk}").split()[1:] if any(map(str.isalnum, word))]
    if _HAS_UNSPACED.search(chunk):
        words = [piece for word in words for piece in _PIECES.findall(word)]
    return [word[:LONGEST_WORD] for word in words]


_fold_chunk = lru_cache(maxsize=50_000)(_fold)


def _bounded(words: list[str]) -> list[str]:
    counts: dict[str, int] = {}
    kept = words[:MOST_WORDS]
    for at, word in enumerate(kept):
        counts[word] = counts.get(word, 0) + 1
        if counts[word] > MOST_ALIKE:
            kept[at] = GAP
    return kept
