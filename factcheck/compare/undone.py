"""Words that a prefix turns into the opposite of another: `unopened`, `incorrect`. English only."""

from collections.abc import Mapping

from factcheck.compare.statement import Statement
from factcheck.compare.words.opposite_words import DISMAYING
from factcheck.compare.words.undoing_words import WITHOUT_UNDOING
from factcheck.text.lexemes import Form

_SHORTEST_UNDONE = 6
_TURNING = frozenset({"in", "im", "il", "ir"})
_QUALITIES = tuple("able ible al ent ant ate ive ect ous ete iced ient id ular".split())
"""Endings of adjectives that such a prefix turns round, so that `form` and `inform` are none."""
Undone = Mapping[str, tuple[str, int]]
"""A word to the one that it or its opposite is made from, and 1, or -1 for the opposite."""


def find_undone(one: Statement, other: Statement) -> Undone:
    """Return the words of which the other has the opposite: `opened`, `unopened`, `incorrect`."""
    ours, theirs = _words_of(one), _words_of(other)
    found: dict[str, tuple[str, int]] = {}
    for words, others in ((ours, theirs), (theirs, ours)):
        for word in words:
            stem = _undone_in(word)
            if stem and stem in others:
                found |= {word: (stem, -1), stem: (stem, 1)}
    return found


def _words_of(statement: Statement) -> set[str]:
    return {lexeme.lower for lexeme in statement.lexemes if lexeme.form is Form.WORD}


def is_undone(word: str) -> bool:
    """Return whether `un` turns a word round: `unfinished`, and not `university`."""
    long = len(word) >= _SHORTEST_UNDONE
    return long and word.startswith("un") and not word.startswith(WITHOUT_UNDOING)


def _undone_in(word: str) -> str:
    """The word that a prefix turns into its opposite here, "" for none: `in | correct`."""
    if is_undone(word):
        return word[2:]
    if len(word) < _SHORTEST_UNDONE:
        return ""
    if word[:2] in _TURNING and word.endswith(_QUALITIES):
        return word[2:]
    return word[3:] if word[:3] == "dis" and word[3:].startswith(DISMAYING) else ""
