"""Where a sentence speaks of what another denies. English only."""

from factcheck.compare.denials import Denial, Denials
from factcheck.compare.statement import Statement, are_akin, context_of, coverage, similarity
from factcheck.compare.words.polarity_words import (
    ALL,
    ARTICLES,
    AUXILIARIES,
    DENYING,
    NEGATIVE,
    NOUN_NEGATORS,
    PLANNING,
    PRONOUNS,
    SCOPE_ENDS,
    WITHIN,
)
from factcheck.text.lexemes import Lexeme
from factcheck.text.quantity_words import ONES

COVERED = 0.5
"""The share of words in common from which two sentences are about the same."""
_ALIKE = 0.3
"""How alike the words around two words of like meaning must be to compare them."""
_ALIKE_AT_ALL = 0.2
_OBJECTS = 5
_FEWEST_OBJECTS = 2
_UNDOING = 8
"""Lexemes behind a thing among which it is told that it is gone."""
_TO_VERB = 3
"""Lexemes before an object among which its verb is looked for."""


def verb_before(statement: Statement, at: int) -> int:
    """Return where the word of content before an object stands, mostly its verb, else *at*."""
    for to in range(at - 1, max(-1, at - 1 - _TO_VERB), -1):
        if statement.lexemes.word(to) in SCOPE_ENDS or statement.lexemes[to].capital:
            break
        if statement.concepts[to]:
            return to
    return at


def begin_of(statement: Statement, first: int) -> int:
    """Return where what differs from *first* on begins: `intends to | go`, `all of the | pupils`.

    What is only planned stands against `does not intend to`, and `all of` against `none`.
    """
    if statement.lexemes.word(first - 1) == "to" and statement.lexemes.word(first - 2) in PLANNING:
        helped = statement.lexemes.word(first - 3) in AUXILIARIES
        return first - 2 - helped
    at = first - 1
    while statement.lexemes.word(at) in ("the", "of"):
        at -= 1
    return at if statement.lexemes.word(at) in ALL else first


def places_of(statement: Statement, concept: str) -> list[int]:
    """Return where the statement speaks of *concept*, or else of what is akin to it."""
    if not concept:
        return []
    same = [at for at, other in enumerate(statement.concepts) if other == concept]
    return same or [at for at, it in enumerate(statement.concepts) if it and are_akin(concept, it)]


def denier_of(statement: Statement, denials: Denials, at: int, other: Statement) -> int:
    """Return what denies the word at *at*, or tells that it was lost, -1 for none.

    What *other* says was lost too does not count.
    """
    negator, loss = denials.negator(at), denials.loss(at)
    if negator < 0 <= loss:
        word, concept = statement.lexemes[loss].lower, statement.concepts[loss]
        told = concept in other.concepts if concept else word in map(_lower, other.lexemes)
        return -1 if told else loss
    return negator


def _lower(lexeme: Lexeme) -> str:
    return lexeme.lower


def shared_denials(
    one: Statement, ours: Denials, other: Statement, theirs: Denials
) -> frozenset[int]:
    """Return the denials of *one* that *other* has too."""
    return frozenset(
        denial.at
        for denial in ours.found
        for head in denial.heads
        if any(theirs.negator(at) >= 0 for at in places_of(other, one.concepts[head]))
    )


def is_answered(
    one: Statement, at: int, other: Statement, to: int, needed: float = COVERED
) -> bool:
    """Return whether two words are the same, or of like meaning and in like surroundings.

    Args:
        needed: the share of words in common from which the whole is like enough.
    """
    if one.concepts[at] == other.concepts[to] or coverage(one, other) >= needed:
        return True
    ours = context_of(one, one.lexemes[at].start, one.lexemes[at].end)
    theirs = context_of(other, other.lexemes[to].start, other.lexemes[to].end)
    return similarity(ours, theirs) >= _ALIKE


def are_beside_alike(one: Statement, at: int, other: Statement, to: int) -> bool:
    """Return whether the words around two lexemes are at all alike, where both have some."""
    ours = context_of(one, one.lexemes[at].start, one.lexemes[at].end)
    theirs = context_of(other, other.lexemes[to].start, other.lexemes[to].end)
    return not ours or not theirs or similarity(ours, theirs) >= _ALIKE_AT_ALL


def tells_of(statement: Statement, denials: Denials, concept: str) -> bool:
    """Return whether the statement speaks of *concept* anywhere without denying it."""
    return any(denials.negator(at) < 0 for at in places_of(statement, concept))


def objects_of(one: Statement, denial: Denial, other: Statement) -> list[str]:
    """Return what is denied of the same things as *other* tells of, when they are enough."""
    objects = [
        one.concepts[at]
        for at in denial.scope[1:_OBJECTS]
        if one.concepts[at] in other.concepts and one.lexemes.word(at) not in ONES
    ]
    if len(set(objects)) >= _FEWEST_OBJECTS and one.lexemes.word(denial.at) not in DENYING:
        return objects
    return []


def is_qualified(statement: Statement, denial: Denial, other: Statement) -> bool:
    """Return whether *other* does not tell of such things: `no serious injuries`."""
    first = denial.at + 1
    if statement.lexemes.word(denial.at) != "no" or denial.heads[-1] != first + 1:
        return False
    if not statement.concepts[first]:
        return False  # "no other paper"
    return not places_of(other, statement.concepts[first])


def is_gone(statement: Statement, at: int, other: Statement) -> bool:
    """Return whether it tells in a word of its own that a thing is gone, or shut, or lost."""
    there = {lexeme.lower for lexeme in other.lexemes}
    return any(
        lexeme.lower in NEGATIVE
        and lexeme.lower not in there
        and statement.lexemes.word(to - 1) not in ARTICLES
        for to, lexeme in enumerate(statement.lexemes[at + 1 : at + 1 + _UNDOING], at + 1)
    )


def is_of_others(statement: Statement, at: int, head: int, other: Statement) -> bool:
    """Return whether it is denied of such as *other* does not tell of: `none of those on X`."""
    between = range(at + 1, head)
    return statement.lexemes.word(at) in PRONOUNS and any(
        statement.lexemes.word(to) in WITHIN and not places_of(other, concept)
        for to in between
        if (concept := next(filter(None, statement.concepts[to + 1 : head]), ""))
    )


def denies_too(one: Statement, denials: Denials, other: Statement, denial: Denial) -> bool:
    """Return whether *one* denies a part of what *other* does: `no reply came`, `did not reply`.

    Args:
        denials: those of *one*.
    """
    return any(
        denials.negator(place) >= 0
        for at in denial.scope
        for place in places_of(one, other.concepts[at])
    )


def told_against(one: Statement, denial: Denial, other: Statement, at: int) -> tuple[int, int]:
    """Return the first and the last lexeme of what *other* tells at *at* against a denial of one.

    With a noun that is denied goes its verb: `found no trace of water`, `found water`.
    """
    word = one.lexemes.word(denial.at)
    none = word in NOUN_NEGATORS
    parted = denial.at and word != "without"
    verbs = places_of(other, one.concepts[denial.at - 1]) if none and parted else []
    if verbs:
        at = verbs[0]
    if word == "without" and other.lexemes.word(at - 1) == "with":
        return at - 1, at
    return verb_before(other, at) if (none or word in DENYING) and not verbs else at, at
