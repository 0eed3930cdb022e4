"""Whether one name can stand where another does, by what it names. English only."""

from factcheck.compare.names import Name
from factcheck.compare.statement import Statement
from factcheck.compare.words.person_words import PLACES_AND_BODIES, ROLES
from factcheck.compare.words.place_words import PLACES, WHERE

_OF_FIRMS = frozenset("inc ltd plc llc gmbh limited incorporated corporation".split())
"""With what names of firms end."""


def can_stand_for(claim: Statement, name: Name, passage: Statement, other: Name) -> bool:
    """Whether both are of the same sort: not a nickname, nor somebody told of only as a relation's.

    `Anna Hale's lawyer` does not do what `Petra Hale` does.
    """
    if _owns_somebody(claim, name) is not _owns_somebody(passage, other):
        return False
    if (_is_of_place(claim, name) and _is_firm(other)) or (
        _is_of_place(passage, other) and _is_firm(name)
    ):
        return False
    return _is_of_many(claim, name) is _is_of_many(passage, other)


def is_thing(statement: Statement, name: Name) -> bool:
    """Return whether it is surely a place or a body, by its words or those before it."""
    if name.titled:
        return False
    before = statement.lexemes.word(name.first - 1)
    return not PLACES_AND_BODIES.isdisjoint(name.words) or before == "the" or before in WHERE


def _is_of_place(statement: Statement, name: Name) -> bool:
    """`in Hale`, `the old quarter of Hale`."""
    lexemes = statement.lexemes
    before = lexemes.word(name.first - 1)
    return before in WHERE or (before == "of" and lexemes.word(name.first - 2) in PLACES)


def _is_firm(name: Name) -> bool:
    return name.words[-1] in _OF_FIRMS


def _owns_somebody(statement: Statement, name: Name) -> bool:
    """`Hale's lawyer`, `Hale's elder sister`."""
    if not statement.lexemes.word(name.last).endswith("'s"):
        return False
    following = (statement.lexemes.word(at) for at in (name.last + 1, name.last + 2))
    return any(word in ROLES for word in following)


def _is_of_many(statement: Statement, name: Name) -> bool:
    """`the Hornets`, `the Hales`, `the Social Democrats`: a nickname, a family or a party."""
    articled = statement.lexemes.word(name.first - 1) == "the"
    return articled and name.words[-1].endswith("s") and PLACES_AND_BODIES.isdisjoint(name.words)
