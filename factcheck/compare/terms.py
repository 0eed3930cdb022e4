"""The words of a text in the form in which passages are ranked: stemmed, numbers by their value."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import Stemmer

from factcheck.compare.words.english_forms import APART, FORMS, IN_OUR
from factcheck.compare.words.english_words import COMMON, GROUPS, NUMBERS, SIGNS, TENS
from factcheck.text.anchor import UNSPACED
from factcheck.text.language import DEFAULT
from factcheck.text.normal import normalize

LONGEST = 64
"""Code points of a word that are compared; what follows is not looked at."""
MOST_KEPT = 50_000
"""Words of one language whose terms are kept."""

LIKE_MEANING = "english_like_meaning.txt"
SAME_MATTER = "english_same_matter.txt"

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
_IN_OUR = re.compile(f"^((?:dis|mis|un)?(?:{'|'.join(IN_OUR.split())})o)ur")
_IN_IZE = re.compile(r"(?<=\w{3}[iy])z(?=(?:e[drs]?|ers|es|ing|ations?)$)")
_TURKISH_I = str.maketrans("İI", "iı")
_TURKIC = frozenset({"az", "tr"})

_SAME_AS = SIGNS | {word: str(value) for value, word in enumerate(NUMBERS.split())}
_SAME_AS |= {word: str(value) for value, word in zip(range(30, 100, 10), TENS.split(), strict=True)}
_SAME_AS |= {form: forms[0] for forms in map(str.split, FORMS.split(";")) for form in forms}
_APART = {form: forms[0] for forms in map(str.split, APART.split(";")) for form in forms}
_TABLES = Path(__file__).parent / "words"


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
def related_terms(language: str) -> dict[str, set[str]]:
    """Return, to a term, those of the nearest meaning; none where none are listed."""
    if language != DEFAULT:
        return {}
    having = _index(GROUPS.split(";"))
    return {term: _join(having, term) for term in having}


def find_related(term: str, language: str) -> set[str]:
    """Return the terms that a report may use for *term*; none where none are listed."""
    return _join(_having_meaning(), term) if language == DEFAULT else set()


def find_loosely_related(term: str, language: str) -> set[str]:
    """Return the terms that speak of the matter of *term*; none where none are listed."""
    return _join(_having_matter(), term) if language == DEFAULT else set()


def read_table(name: str) -> list[str]:
    """Return the groups of words of a table, which has one on each line."""
    lines = (_TABLES / name).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@cache
def _having_meaning() -> dict[str, list[list[str]]]:
    return _index([*GROUPS.split(";"), *read_table(LIKE_MEANING)])


@cache
def _having_matter() -> dict[str, list[list[str]]]:
    return _index(read_table(SAME_MATTER))


def _index(groups: Iterable[str]) -> dict[str, list[list[str]]]:
    """Return, to a term, the groups that have it, each of terms."""
    split = [group.split() for group in groups]
    term_of = _to_terms({word for words in split for word in words})
    having: defaultdict[str, list[list[str]]] = defaultdict(list)
    for words in split:
        terms = [term_of[word] for word in words]
        for term in terms:
            having[term].append(terms)
    return dict(having)


def _join(having: dict[str, list[list[str]]], term: str) -> set[str]:
    """Return the terms that are in a group with *term*."""
    joined: set[str] = set()
    return joined.union(*having.get(term, ())) - {term}


def _to_terms(words: Iterable[str]) -> dict[str, str]:
    """Return English words with their terms: as `_to_term`, but fast for thousands."""
    usual = {word: _to_usual(word) for word in words}
    stems = Stemmer.Stemmer(_STEMMERS[DEFAULT], 0).stemWords(list(usual.values()))
    terms = dict(zip(usual, stems, strict=True))
    return terms | {word: _APART[word] for word in terms.keys() & _APART}


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
        if word in _APART:
            return _APART[word]
        word = _to_usual(word)
    if not language:
        return word
    # A stemmer must not be used by two threads at once, and a new one costs half a microsecond.
    return str(Stemmer.Stemmer(_STEMMERS[language], 0).stemWord(word))


def _to_usual(word: str) -> str:
    """Return an English word in the form and the spelling under which it is known."""
    word = _SAME_AS.get(word, word)
    if "our" in word:
        word = _IN_OUR.sub(r"\1r", word)
    return _IN_IZE.sub("s", word) if "z" in word else word


def _to_ascii(char: str) -> str:
    return str(unicodedata.decimal(char, char))
