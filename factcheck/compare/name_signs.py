"""What speaks for it that one name stands where the other does. English only."""

from collections.abc import Sequence

from factcheck.compare.names import Name
from factcheck.compare.statement import Statement
from factcheck.compare.words.person_words import PLACES_AND_BODIES
from factcheck.compare.words.place_words import PREPOSITIONS, WHERE
from factcheck.text.lexemes import Form

WEIGHTS = {
    "always": -6.33,
    "alike": 4.46,
    "shared": 1.3,
    "of one sort": 1.04,
    "of people": 3.72,
    "of things": 3.24,
    "several": 0.15,
    "same preposition": 4.61,
    "other preposition": 2.67,
    "doubtful": -1.1,
    "doubtful there": -1.19,
    "in focus": 3.26,
}
"""See factcheck.compare.odds."""
LEAST_ODDS = -0.8
_SAYING = frozenset(
    "said says told tells added asked replied wrote called insisted admitted argued claimed warned "
    "announced promised explained complained conceded denied noted stressed".split()
)
_TELLING = frozenset("told tells asked called warned".split())
"""Those behind which stands who was spoken to: `she told the Courier`."""


def signs_between(
    claim: Statement,
    passage: Statement,
    name: Name,
    other: Name,
    left: Sequence[Name],
    *,
    shared: float,
    alike: float,
) -> dict[str, float]:
    """Return the signs that *other* stands where *name* does, each from 0 to 1.

    Args:
        left: the names that only the claim has.
        shared: the share of words that the two sentences have in common.
        alike: how far the words around the two names agree.
    """
    personal, theirs = _is_personal(claim, name), _is_personal(passage, other)
    placed, placed_there = preposition_of(claim, name), preposition_of(passage, other)
    return {
        "always": 1,
        "alike": alike,
        "shared": shared,
        "of one sort": personal is theirs,
        "of people": personal and theirs,
        "of things": _is_thing(name) and _is_thing(other),
        "several": sum(_is_personal(claim, it) is personal for it in left) > 1,
        "same preposition": placed != "" and placed == placed_there,
        "other preposition": "" not in (placed, placed_there) and placed != placed_there,
        "doubtful": name.doubtful,
        "doubtful there": other.doubtful,
        "in focus": _is_in_focus(claim, name),
    }


def preposition_of(statement: Statement, name: Name) -> str:
    """Return the preposition right before a name, "" when there is none."""
    before = name.first - 1
    before -= _is_described(statement, before)
    before -= statement.lexemes.word(before) == "the"
    word = statement.lexemes.word(before)
    return word if word in PREPOSITIONS else ""


def _is_described(statement: Statement, at: int) -> bool:
    """Whether a word may be an adjective that tells of the name behind it: `in sunny | Hale`."""
    lexeme = statement.lexemes[at] if at > 0 else None
    if lexeme is None or lexeme.capital or lexeme.lower in PREPOSITIONS:
        return False
    return bool(statement.concepts[at]) and lexeme.form is Form.WORD


def _is_in_focus(statement: Statement, name: Name) -> bool:
    """Whether the sentence tells who it was: `It was Falk who`, `written by Falk`."""
    before = statement.lexemes.phrase(name.first - 2, 2)
    return before == "it was" or statement.lexemes.word(name.first - 1) == "by"


def _is_speaker(statement: Statement, name: Name) -> bool:
    before = (statement.lexemes.word(at) for at in range(name.first - 2, name.first))
    behind = (statement.lexemes.word(at) for at in range(name.last + 1, name.last + 3))
    return not _SAYING.isdisjoint(behind) or any(it in _SAYING - _TELLING for it in before)


def _is_thing(name: Name) -> bool:
    return not PLACES_AND_BODIES.isdisjoint(name.words)


def _is_personal(statement: Statement, name: Name) -> bool:
    """Whether it is a person's, or a single word that tells who speaks: `Brenning told`."""
    if not name.titled and preposition_of(statement, name) in WHERE:
        return False
    if name.personal or not PLACES_AND_BODIES.isdisjoint(name.words) or name.doubtful:
        return name.personal
    return _is_speaker(statement, name) and not preposition_of(statement, name)
