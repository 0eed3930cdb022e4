"""Words and phrases of a sentence for how something came out, with the side each is on. English."""

import re
from collections.abc import Iterator

from factcheck.compare.marks import MarkKind
from factcheck.compare.statement import Statement, concept_of
from factcheck.compare.words.contrary_words import DIRECTION_CONTRARIES, NEGATIVE_CONTRARIES
from factcheck.compare.words.opposite_words import OPPOSITES
from factcheck.compare.words.outcome_words import (
    DIRECTION_OUTCOMES,
    NEGATIVE_OUTCOMES,
    OF_MANY_USES,
)

_Entry = tuple[str, int, MarkKind]
Entries = list[_Entry]
"""The pairs that a word belongs to: the pair's name, the side, and the kind of mark."""
OUTCOME = ":outcome:"
"""What the names of their pairs have in common."""
CONVERSE = frozenset({"direction:bought", "direction:lent"})
"""Pairs of which both are true of one deal, told of the one party or the other."""
_Word = tuple[frozenset[str], frozenset[str]]
"""A word of a phrase: its forms, and the concepts by which other forms of it are known."""

_PARTING = re.compile("[_-]")
_DECLINED = frozenset({"declined", "declines", "decline"})
_SKIPPED = frozenset(
    "the a an his her its their my our your any some all both of this that these those".split()
)
"""Words that may stand within a phrase."""


def _sides(listed: str, kind: MarkKind, name: str) -> Iterator[tuple[str, _Entry]]:
    """Yield each word or phrase, and the pair that it belongs to.

    Args:
        name: what the names of these pairs begin with.
    """
    for axis in listed.split(";"):
        one, other = (side.split() for side in axis.split("|"))
        for sign, words in ((1, one), (-1, other)):
            for word in words:
                yield word, (f"{kind}{OUTCOME}{name}{one[0]}", sign, kind)


def _word_of(listed: str) -> _Word:
    forms = frozenset(listed.split("/"))
    return forms, frozenset(filter(None, map(concept_of, forms - _SKIPPED)))


_OUTCOMES: dict[str, Entries] = {}
"""A single word to the pairs it belongs to."""
_CONTRARIES: dict[str, Entries] = {}
"""The concept of a single word to the pairs it belongs to in all its forms."""
_PHRASES: dict[str, dict[str, list[tuple[list[_Word], _Entry]]]] = {}
"""The form or the concept of a phrase's first word, then of its second, to the words that follow
and the pair."""


def _keep(listed: str, entry: _Entry) -> None:
    first, *rest = _PARTING.split(listed)
    words = [*map(_word_of, rest)]
    for key in frozenset.union(*_word_of(first)):
        for following in frozenset.union(*words[0]):
            _PHRASES.setdefault(key, {}).setdefault(following, []).append((words[1:], entry))


for _listed, _entry in (
    *_sides(NEGATIVE_OUTCOMES, MarkKind.NEGATION, ""),
    *_sides(DIRECTION_OUTCOMES, MarkKind.DIRECTION, ""),
):
    if _PARTING.search(_listed):
        _keep(_listed, _entry)
    else:
        _OUTCOMES.setdefault(_listed, []).append(_entry)
for _listed, _entry in (
    *_sides(NEGATIVE_CONTRARIES, MarkKind.NEGATION, "contrary:"),
    *_sides(DIRECTION_CONTRARIES, MarkKind.DIRECTION, "contrary:"),
):
    if _PARTING.search(_listed):
        _keep(_listed, _entry)
    else:
        _CONTRARIES.setdefault(concept_of(_listed), []).append(_entry)

_SIDES: dict[str, frozenset[tuple[str, int]]] = {}
"""A concept to the pairs that its words belong to in any use, and its side."""
for _word, _entries in (*OPPOSITES.items(), *_CONTRARIES.items()):
    _concept = concept_of(_word) if _word in OPPOSITES else _word
    _SIDES[_concept] = _SIDES.get(_concept, frozenset()) | {
        (pair, side) for pair, side, _ in _entries if pair not in CONVERSE
    }


def are_contrary(one: str, other: str) -> bool:
    """Return whether two concepts are on the two sides of a pair of opposites."""
    there = _SIDES.get(other, frozenset())
    return any((pair, -side) in there for pair, side in _SIDES.get(one, frozenset()))


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


def contraries_at(statement: Statement, at: int) -> Entries:
    """Return the further pairs of a single word, by its concept; all of them have many uses."""
    found = _CONTRARIES.get(statement.concepts[at], [])
    if found and declines_to(statement, at):
        return [entry for entry in found if entry[2] is MarkKind.NEGATION]
    return found


def declines_to(statement: Statement, at: int) -> bool:
    """Return whether it is a refusal and no fall: `declined to comment`."""
    return statement.lexemes.word(at) in _DECLINED and statement.lexemes.word(at + 1) == "to"
