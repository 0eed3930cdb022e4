"""The names in a sentence, and whether two of them are of one person. English only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from factcheck.compare.statement import Statement
from factcheck.compare.words.concept_words import FUNCTION_WORDS
from factcheck.compare.words.person_words import (
    NO_NAMES,
    PARTICLES,
    PLACES_AND_BODIES,
    ROLES,
    TITLES,
)
from factcheck.text.fold import fold
from factcheck.text.lexemes import Form
from factcheck.text.period_words import MONTHS, WEEKDAYS

_LONGEST = 6
_MOST = 16
_DAYS_AND_MONTHS = NO_NAMES & {*WEEKDAYS["en"], *MONTHS["en"]} - {"april", "may", "june", "august"}
"""But for months that people are named for."""
_ALIKE = 0.82
"""Jaro-Winkler similarity from which two words may be one name misspelled."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence, text[start:end], titles left out."""

    words: tuple[str, ...]
    """Folded, in their order."""
    start: int
    end: int
    first: int
    last: int
    """Its lexemes, the last included."""
    titled: bool
    """Whether a title or an office stands right before it."""
    opens: bool
    """Whether it begins a sentence, where any word has a capital."""

    @property
    def personal(self) -> bool:
        """Whether it looks like the name of a person."""
        if not PLACES_AND_BODIES.isdisjoint(self.words):
            return False
        return self.titled or 2 <= len([word for word in self.words if len(word) > 1]) <= 4

    @property
    def doubtful(self) -> bool:
        """Whether it is a single word that begins a sentence, and so may be no name."""
        return self.opens and len(self.words) == 1


def find_names(statement: Statement) -> list[Name]:
    """Return the names of a sentence in their order, the first 16 of them."""
    return list(_find(statement))[:_MOST]


def _find(statement: Statement) -> Iterator[Name]:
    lexemes = statement.lexemes
    at = 0
    while at < len(lexemes):
        if not _is_name_word(statement, at):
            at += 1
            continue
        last = _end_of_run(statement, at)
        name = _trim(statement, at, last)
        if name is not None:
            yield name
        at = last + 1


def _is_name_word(statement: Statement, at: int) -> bool:
    lexeme = statement.lexemes[at]
    if lexeme.form is not Form.WORD or not lexeme.capital:
        return False
    if "'" in lexeme.lower and _is_contracted(lexeme.lower):
        return False
    return lexeme.lower not in FUNCTION_WORDS or (len(lexeme.text) == 1 and lexeme.text not in "AI")


def _is_contracted(word: str) -> bool:
    """`I've`, `That's`; not `May's`, which somebody may be called."""
    head, _, ending = word.partition("'")
    return head == "i" or (head in FUNCTION_WORDS and (ending != "s" or head not in NO_NAMES))


def _end_of_run(statement: Statement, first: int) -> int:
    """The last of the words with a capital from *first*, with particles and hyphens between."""
    lexemes, last, at = statement.lexemes, first, first + 1
    while at < len(lexemes) and at - first < 2 * _LONGEST:
        lexeme = lexemes[at]
        if _is_name_word(statement, at) and (
            lexemes[at - 1].text != "'" or lexeme.lower in PLACES_AND_BODIES
        ):
            last = at
        elif (
            lexeme.lower in PARTICLES
            or lexeme.text == "&"
            or (lexeme.lower == "of" and lexemes[at - 1].lower in PLACES_AND_BODIES)
            or (lexeme.text in ".-‑'" and lexeme.glued)  # "the Farmers' Party"
        ):
            if lexeme.text == "." and len(lexemes[at - 1].text) > 1:
                break
        else:
            break
        if lexeme.lower.endswith("'s") and lexeme.form is Form.WORD:
            break
        at += 1
    return last


def _trim(statement: Statement, first: int, last: int) -> Name | None:
    """The name in a run of capitalised words, without titles before it; None for no name."""
    lexemes = statement.lexemes
    opens = _opens(statement, first)
    before = lexemes.word(first - 1)
    titled = before in TITLES or before in ROLES
    office = _end_of_office(statement, first, last)
    while first < last and (first < office or _precedes(lexemes[first].lower)):
        titled = titled or lexemes[first].lower not in NO_NAMES
        first += 1
        first += first < last and lexemes[first].text in ".-"
        opens = False
    words = tuple(
        _folded(lexeme.lower) for lexeme in lexemes[first : last + 1] if lexeme.form is Form.WORD
    )
    if NO_NAMES.issuperset(words):
        return None
    if len(words) == 1 and (_precedes(words[0]) or len(words[0]) < 3):
        return None
    end = lexemes[last].end - (2 if lexemes[last].lower.endswith("'s") else 0)
    return Name(words, lexemes[first].start, end, first, last, titled, opens)


def _end_of_office(statement: Statement, first: int, last: int) -> int:
    """Behind the office that a run of words begins with: `Environment Minister | Anna Falk`."""
    words = [statement.lexemes.word(at) for at in range(first, last + 1)]
    ends = [at for at in range(1, len(words) - 1) if words[at] in ROLES and words[at] in TITLES]
    named = ends and PLACES_AND_BODIES.isdisjoint(words[ends[-1] + 1 :])
    return first + ends[-1] + 1 if named else first


def _precedes(word: str) -> bool:
    """Whether a word stands before a name and is no part of it: a title, a weekday, a month."""
    return word in TITLES or word in ROLES or word in _DAYS_AND_MONTHS


def _opens(statement: Statement, at: int) -> bool:
    before, further = (statement.lexemes.word(to) for to in (at - 1, at - 2))
    if before in ("”", '"') and further == ",":
        return False  # "we stayed," Falk told
    return not before or before in '.!?:“"”‘—–'


def is_same(one: Name, other: Name) -> bool:
    """Whether two names may well be of one person, one of them shorter or an acronym."""
    if set(one.words) <= set(other.words) or set(other.words) <= set(one.words):
        return True
    if 1 in (len(one.words), len(other.words)) and _is_derived(one.words[-1], other.words[-1]):
        return True
    if _is_acronym(one, other) or _is_acronym(other, one):
        return True
    if one.words[:-1] == other.words[:-1] and _is_plural(one.words[-1], other.words[-1]):
        return True
    return one.words[-1] == other.words[-1] and _go_together(one.words[:-1], other.words[:-1])


def is_spelled_alike(one: Name, other: Name) -> bool:
    """Whether two names sound the same and are only transcribed otherwise."""
    if _sound_alike(one.words, other.words):
        return True
    shorter, longer = sorted((one.words, other.words), key=len)
    return len(shorter) == 1 and _sound_alike(shorter, longer[-1:])


def is_misspelled(one: Name, other: Name) -> bool:
    """Whether two names are so alike that one may be a slip for the other."""
    if len(one.words) != len(other.words):
        last = JaroWinkler.similarity(one.words[-1], other.words[-1])
        return last >= _ALIKE and len(one.words[-1]) > 3
    alike = [
        JaroWinkler.similarity(our, their)
        for our, their in zip(one.words, other.words, strict=True)
    ]
    return (
        min(alike) >= _ALIKE - 0.1 * (len(alike) > 1) and sum(alike) / len(alike) >= _ALIKE - 0.04
    )


def _is_derived(one: str, other: str) -> bool:
    """Whether one is made from the other, as `Finnish` from `Finn`."""
    shorter, longer = sorted((one, other), key=len)
    if longer[:-1] == shorter and longer[-1] in "sin":
        return True  # "the Hales", "the Hale family"; "Nepal", "Nepali"
    return len(longer) - len(shorter) >= 2 and longer[:4] == shorter[:4] and len(shorter) > 3


def _is_plural(one: str, other: str) -> bool:
    """`South Sea`, `South Seas`."""
    return one == f"{other}s" or other == f"{one}s"


def _go_together(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two people's given names can be the same: `Matt J.` and `Matthew`."""
    if not ours or not theirs:
        return True
    if not _is_short_for(ours[0], theirs[0]):
        return False
    if len(ours) > 1 and len(theirs) > 1:
        return any(_is_short_for(our, their) for our in ours[1:] for their in theirs[1:])
    return True


def _is_short_for(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) <= 2:
        return longer.startswith(shorter)
    return longer.startswith(shorter[:3]) or _sound_alike((one,), (other,))


def _is_acronym(short: Name, long: Name) -> bool:
    letters = short.words[0] if len(short.words) == 1 else ""
    if not 2 <= len(letters) <= 6 or len(long.words) < 2:
        return False
    return "".join(word[0] for word in long.words if word not in ("of", "the", "and")) == letters


_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ch(?=[rlt])", "k"), ("tsch|tch|cz|ç|č|ch", "ć"), ("sch|sh|ş|š", "s"), ("ph", "f"),
        ("kh", "h"), ("zh|dj|dzh|gi", "j"), ("c(?=[eiy])", "s"), ("ck|q|k|c", "k"),
        ("x", "ks"), ("w", "v"), ("ou|oo|u", "o"), ("^ye|^je", "e"), ("^yu|^ju", "o"),
        ("^ya|^ja", "a"), ("(?:e|i|y)?[ijy]$|ie$", "i"), ("a?[ae][ey]?", "a"), ("[ijy]+", "i"),
        ("o+", "o"), ("h", ""), (r"(.)\1+", r"\1"),
    )
]  # fmt: skip


def _sound_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the words of two names sound the same, `th` being taken for a `t` or for an `s`."""
    return any(
        "".join(_sound(word.replace("th", sound)) for word in one)
        == "".join(_sound(word.replace("th", sound)) for word in other)
        for sound in "ts"
    )


@lru_cache(maxsize=4_000)
def _sound(word: str) -> str:
    """What a name sounds like, roughly: vowels alike, doubled letters single."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word[:64])
    return word


@lru_cache(maxsize=10_000)
def _folded(word: str) -> str:
    return fold(word.removesuffix("'s")).replace(" ", "")
