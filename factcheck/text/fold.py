"""The key under which a name is searched and compared: as a hurried typist would write it."""

import re
import unicodedata

from factcheck.text.normal import normalize

# Letters that do not decompose, as people type them without the right keyboard.
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ə": "e",
        "ى": "ي",
        "ة": "ه",
        "ـ": "",  # tatweel only stretches a word
    }
)
_APOSTROPHES = re.compile("['’‘ʼ`´]")

# Classes of marks that carry a sound of their own: vowel signs of India (0), kana voicing (8) and
# the virama (9). Accents, Hebrew points and Arabic vowels have others.
_KEPT_CLASSES = (0, 8, 9)


def fold(name: str) -> str:
    """Return *name* without case, accents, apostrophes and punctuation, single-spaced.

    Two spellings of a name fold alike: "Müller" and "MULLER", "İlham Əliyev" and "Ilham Eliyev",
    "O’Neil" and "ONeil". A name of nothing but punctuation folds to itself.
    """
    decomposed = normalize("NFKD", name)
    bare = "".join(mark for mark in decomposed if unicodedata.combining(mark) in _KEPT_CLASSES)
    letters = normalize("NFC", bare.casefold().translate(_LETTERS))
    words = "".join(map(_letter_or_space, _APOSTROPHES.sub("", letters))).split()
    return " ".join(words or name.casefold().split())


def _letter_or_space(char: str) -> str:
    # A vowel sign is no letter to Python, and would be cut off its consonant as punctuation.
    return char if char.isalnum() or unicodedata.category(char)[0] == "M" else " "
