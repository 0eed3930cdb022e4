"""The words of a text in the form in which passages are ranked: stemmed, numbers by their value."""

import re
import unicodedata
from functools import cache

import Stemmer

from factcheck.compare.words.english_loose_words import LOOSE_GROUPS
from factcheck.compare.words.english_words import COMMON, FORMS, GROUPS, NUMBERS, SIGNS, TENS
from factcheck.text.anchor import UNSPACED
from factcheck.text.language import DEFAULT
from factcheck.text.normal import normalize

LONGEST = 64
"""Code points of a word that are compared; what follows is not looked at."""
MOST_KEPT = 50_000
"""Words of one language whose terms are kept."""

_STEMMERS = {
    "ar": "arabic",
    "hy": "armenian",
    "en": "english",
    "fr": "french",
    "de": "german",
    "hi": "hindi",
    "ru": "russian",
    "es": "spanish",
    "tr": "turkish",
}
# Vowel signs and other marks within a word are no letters to Python, but part of the word.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0963\u0966-\u0dff"
)
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)*+|[%$£€]|[{UNSPACED}]+|[^\W\d_{UNSPACED}][^\W_{UNSPACED}]*"
    rf"(?:[{_MARKS}]++[^\W_{UNSPACED}]*+)*+"
)
_ASCII_WORD = re.compile(r"\d+(?:[.,]\d+)*+|[%$]|[a-z][a-z0-9]*+")  # the same, twice as fast
_UNSPACED_LETTER = re.compile(f"[{UNSPACED}]")
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?!\d))")
_PER_CENT = re.compile(r"per cent\b")
_COMPOUND = re.compile(
    f"\\b(twenty|{TENS.replace(' ', '|')})-({'|'.join(NUMBERS.split()[1:10])})\\b"
)
_FIRST = re.compile(r"\W*+(\w++)")
_WITHIN = re.compile(r"(?:(?<=[^\W_] )|(?<=[,;] ))[^\W\d_]\w*+(?:-\w++)*+")
_TURKISH_I = str.maketrans("İI", "iı")
_TURKIC = frozenset({"az", "tr"})

_SAME_AS = SIGNS | {word: str(value) for value, word in enumerate(NUMBERS.split())}
_SAME_AS |= {word: str(value) for value, word in zip(range(30, 100, 10), TENS.split(), strict=True)}
_SAME_AS |= {form: forms[0] for forms in map(str.split, FORMS.split(";")) for form in forms}


def split_terms(text: str, language: str = DEFAULT) -> list[str]:
    """Return the words of *text* as they are compared, in their order.

    Without case and inflection; numbers as figures without separators of thousands, in English
    also those written in words. Of scripts that write without spaces, each two neighbouring
    characters are a term.

    Args:
        language: ISO 639-1 code. Words of a language without a stemmer are left as they are.
    """
    folded = _fold(text, language)
    kept = _kept(language if language in _STEMMERS else "")
    if folded.isascii():
        return [kept[word] for word in _ASCII_WORD.findall(folded)]
    return [term for word in _WORD.findall(folded) for term in _pairs(word) or [kept[word]]]


def find_capitalized(text: str, language: str = DEFAULT) -> tuple[str, set[str]]:
    """Return the first word of *text* and the terms of all others that have a capital.

    The first is empty if it has none. In German, where capitals make no names, nothing is found.
    """
    if language == "de":
        return "", set()
    first = _FIRST.match(text)
    opening = first[1] if first and first[1][0].isupper() else ""
    within = " ".join(word for word in _WITHIN.findall(text) if word[0].isupper())
    return opening, set(split_terms(within, language))


def is_number(term: str) -> bool:
    """Whether *term* is a number."""
    return term[0].isdigit()


@cache
def common_terms(language: str) -> frozenset[str]:
    """Return the terms that say little of what a sentence is about; none where none are listed."""
    return frozenset(split_terms(COMMON if language == DEFAULT else ""))


@cache
def related_terms(language: str) -> dict[str, frozenset[str]]:
    """Return, to a term, those that a report may use in its place; none where none are listed."""
    return _relate(GROUPS) if language == DEFAULT else {}


@cache
def loosely_related_terms(language: str) -> dict[str, frozenset[str]]:
    """Return, to a term, those that speak of the same matter; none where none are listed."""
    return _relate(LOOSE_GROUPS) if language == DEFAULT else {}


def _relate(groups: str) -> dict[str, frozenset[str]]:
    related: dict[str, frozenset[str]] = {}
    for words in groups.split(";"):
        group = frozenset(split_terms(words))
        for term in group:
            related[term] = related.get(term, frozenset()) | group - {term}
    return related


class _Kept(dict[str, str]):
    """Words of a language to their terms, each worked out when it is first asked for."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        if len(word) > LONGEST:
            return self[word[:LONGEST]]
        if len(self) >= MOST_KEPT:
            self.clear()
        term = self[word] = _to_term(word, self._language)
        return term


@cache
def _kept(language: str) -> _Kept:
    return _Kept(language)


def _fold(text: str, language: str) -> str:
    if language in _TURKIC:
        text = text.translate(_TURKISH_I)
    elif "İ" in text:  # which folds to an i and a dot of its own
        text = text.replace("İ", "i")
    folded = normalize("NFKC", text).casefold()
    if language == DEFAULT:
        folded = _PER_CENT.sub("percent", folded)
        if "ty-" in folded:  # the pattern alone takes as long as all else
            folded = _COMPOUND.sub(_add, folded)
    return folded


def _add(compound: re.Match[str]) -> str:
    return str(sum(int(_SAME_AS[part]) for part in compound.groups()))


def _pairs(word: str) -> list[str]:
    """Return the pairs of characters of a word in a script without spaces, else nothing."""
    if not _UNSPACED_LETTER.match(word):
        return []
    return [word[at : at + 2] for at in range(len(word) - 1)]


def _to_term(word: str, language: str) -> str:
    if word[0].isdigit():
        digits = word if word.isascii() else "".join(map(_to_ascii, word))
        return _THOUSANDS.sub("", digits).replace(",", ".")
    if language == DEFAULT:
        word = _SAME_AS.get(word, word)
    if not language:
        return word
    # A stemmer must not be used by two threads at once, and a new one costs half a microsecond.
    return str(Stemmer.Stemmer(_STEMMERS[language], 0).stemWord(word))


def _to_ascii(char: str) -> str:
    return str(unicodedata.decimal(char, char))
