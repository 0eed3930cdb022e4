"""The words of a text in the form in which differences are looked for, one character a word.

A word becomes a character so that two texts compare as two strings, which rapidfuzz does twice as
fast as two lists.
"""

import re
import sys
from dataclasses import dataclass

from factcheck.text.anchor import UNSPACED
from factcheck.text.normal import normalize

_HIDDEN = "\u00ad\u200b-\u200f\u2060\ufeff"
_UNSPACED_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
    f"\u3099\u309a{_HIDDEN}"
)
_MARKS = (  # what belongs to the letter before it but is no letter to Python
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    f"\u06d6-\u06ed\u0900-\u0963\u0966-\u0dff{_HIDDEN}"
)
_LETTER = f"[^\\W_{UNSPACED}]"
_MORE = f"(?:{_LETTER}|[{_MARKS}])"
_WORD = (
    f"[{UNSPACED}][{_UNSPACED_MARKS}]*+"
    r"|(?<![^\W_])[^\W\d_](?:\.[^\W\d_](?![^\W_]))++"  # U.S.
    rf"|(?:(?<![\w.,)\]%])[-−](?=\d))?+{_LETTER}{_MORE}*+"
    rf"(?:(?:['’ʼ＇](?={_LETTER})|(?<=\d)[.,:](?=\d)){_MORE}++)*+"  # don't, 1,000, 2.5, 10:30
)
_STRICTLY = re.compile(f"{_WORD}|[^\\s{_HIDDEN}]")
_LOOSELY = re.compile(f"{_WORD}|[%％‰٪°$＄€£¥₹₽₺₴₩¢&+]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_TAKEN_AWAY = dict.fromkeys([0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF, 0x640])
_PLAIN = _TAKEN_AWAY | dict.fromkeys(map(ord, "’ʼ＇"), "'") | {ord("−"): "-"}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text, in their order."""

    text: str
    code: str
    """One character a word; the same for words that count as the same in one Codebook."""
    starts: list[int]
    """Where each word begins in the text, in code points."""
    ends: list[int]
    """Where each ends."""

    def has_word(self, start: int, end: int) -> bool:
        """Whether any from number *start* to *end* is more than a mark."""
        return any(self.text[at].isalnum() for at in self.starts[start:end])


class Codebook(dict[str, str]):
    """The character of each word, the same in all the texts that it reads."""

    def __init__(self, *, loosely: bool) -> None:
        """Begin without words.

        Args:
            loosely: case, punctuation and the style of apostrophes make no difference.
        """
        self._fold = _fold if loosely else _compose
        self._pattern = _LOOSELY if loosely else _STRICTLY
        self._characters: dict[str, str] = {}

    def read(self, text: str) -> Wording:
        found = list(self._pattern.finditer(text))
        code = "".join([self[word[0]] for word in found])
        return Wording(text, code, [word.start() for word in found], [word.end() for word in found])

    def encode(self, text: str) -> str:
        """Return the code of *text* alone, in half the time."""
        return "".join(map(self.__getitem__, self._pattern.findall(text)))

    def __missing__(self, word: str) -> str:
        # Past a million different words the last are all taken for one.
        number = min(len(self._characters), sys.maxunicode)
        self[word] = self._characters.setdefault(self._fold(word), chr(number))
        return self[word]


def _compose(word: str) -> str:
    return word if word.isascii() else normalize("NFC", word.translate(_TAKEN_AWAY))


def _fold(word: str) -> str:
    folded = normalize("NFKC", word).casefold().translate(_PLAIN)
    if "," in folded:
        folded = _THOUSANDS.sub("", folded)
    is_dotted = word[1:2] == "." and word[0].isalpha()
    return folded.replace(".", "") if is_dotted else folded
