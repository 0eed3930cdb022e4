"""Words and phrases of a sentence for how something came out, with the side each is on. English."""

import re
from collections.abc import Iterator

from factcheck.compare.marks import MarkKind
from factcheck.compare.statement import Statement, concept_of
from factcheck.compare.words.outcome_words import (
    DIRECTION_OUTCOMES,
    NEGATIVE_OUTCOMES,
    OF_MANY_USES,
)

Entries = list[tuple[str, int, MarkKind]]
"""The pairs that a word belongs to: the pair's name, the side, and the kind of mark."""
OUTCOME = ":outcome:"
"""What the names of their pairs have in common."""
_Word = tuple[frozenset[str], frozenset[str]]
"""A word of a phrase: its forms, and the concepts by which other forms of it are known."""

_SKIPPED = frozenset(
    "the a an his her its their my our your any some all both of this that these those".split()
)
"""Words that may stand within a phrase."""


def _sides() -> Iterator[tuple[str, tuple[str, int, MarkKind]]]:
    for listed, kind in (
        (NEGATIVE_OUTCOMES, MarkKind.NEGATION),
        (DIRECTION_OUTCOMES, MarkKind.DIRECTION),
    ):
        for axis in listed.split(";"):
            one, other = (side.split() for side in axis.split("|"))
            for sign, words in ((1, one), (-1, other)):
                for word in words:
                    yield word, (f"{kind}{OUTCOME}{one[0]}", sign, kind)


def _word_of(listed: str) -> _Word:
    forms = frozenset(listed.split("/"))
    return forms, frozenset(filter(None, map(concept_of, forms - _SKIPPED)))


_OUTCOMES: dict[str, Entries] = {}
"""A single word to the pairs it belongs to."""
_PHRASES: dict[str, dict[str, list[tuple[list[_Word], tuple[str, int, MarkKind]]]]] = {}
"""The form or the concept of a phrase's first word, then of its second, to the words that follow
and the pair."""


def _keep(listed: str, entry: tuple[str, int, MarkKind]) -> None:
    first, *rest = re.split("[_-]", listed)
    if not rest:
        _OUTCOMES.setdefault(listed, []).append(entry)
        return
    words = [*map(_word_of, rest)]
    for key in frozenset.union(*_word_of(first)):
        for following in frozenset.union(*words[0]):
            _PHRASES.setdefault(key, {}).setdefault(following, []).append((words[1:], entry))


for _listed, _entry in _sides():
    _keep(_listed, _entry)


def phrase_at(statement: Statement, at: int) -> tuple[Entries, int]:
    """Return the pairs of the phrase that begins at *at*, and its last lexeme; none and *at*."""
    concepts, word = statement.concepts, statement.lexemes.word(at)
    if word not in _PHRASES and concepts[at] not in _PHRASES:
        return [], at
    found, last, to = Entries(), at, _following(statement, at)
    if to >= len(concepts):
        return [], at
    for key in {word, concepts[at]}:
        followed = _PHRASES.get(key, {})
        for second in {statement.lexemes.word(to), concepts[to]}:
            for rest, entry in followed.get(second, ()):
                end = _end_of(statement, to, rest)
                if end > last:
                    found, last = [entry], end
                elif end == last and entry not in found:
                    found.append(entry)
    return found, last


def _following(statement: Statement, at: int) -> int:
    """The next lexeme that may belong to a phrase."""
    at += 1
    while statement.lexemes.word(at) in _SKIPPED or statement.lexemes.word(at) == "-":
        at += 1
    return at


def _end_of(statement: Statement, at: int, rest: list[_Word]) -> int:
    """The last lexeme of a phrase that goes on with *rest* behind *at*, -1 when it does not."""
    for forms, concepts in rest:
        at = _following(statement, at)
        if at >= len(statement.lexemes):
            return -1
        if statement.lexemes.word(at) not in forms and statement.concepts[at] not in concepts:
            return -1
    return at


def outcomes_of(word: str) -> tuple[Entries, bool]:
    """Return the pairs that a single word belongs to, and whether it has many uses."""
    return _OUTCOMES.get(word, []), word in OF_MANY_USES
