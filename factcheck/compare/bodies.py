"""The bodies and groups that a sentence tells of without a name: `the opposition`. English only."""

from collections.abc import Iterator

from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.name_places import parts_of
from factcheck.compare.names import Name
from factcheck.compare.statement import Statement, are_akin, concept_of
from factcheck.compare.words.polarity_words import DETERMINERS
from factcheck.text.lexemes import Form

_BODIES = frozenset(
    "government opposition ministry city council state county parliament court police party bank "
    "chamber hospital university school church army navy region municipality treasury regulator "
    "airline foundation charity union association consumers taxpayers shareholders investors "
    "sponsors insurers landlords tenants farmers merchants unions councils banks schools "
    "hospitals airlines parties".split()
)
_OF_ANY_KIND = frozenset(
    "company firm group groups club agency authority committee commission board fund companies "
    "firms clubs agencies authorities".split()
)
"""Words that may stand for any of the others, and tell of another body only with a word before."""
_LONGEST = 3
_NO_NOUNS = ("ed", "ing", "ly")


def mark_bodies(claim: Statement, passage: Statement) -> Iterator[Mark]:
    """Yield a mark where the passage gives the part of a body of the claim to another body.

    `The inquiry was paid for by the state` answers `The council paid for the inquiry`.
    """
    ours = list(_find_bodies(claim))
    theirs = list(_find_bodies(passage)) if ours else []
    for body in ours if theirs else ():
        for part in parts_of(claim, body):
            held = (
                other
                for other in theirs
                if any(part.is_that_of(their) for their in parts_of(passage, other))
            )
            holders = list(held)
            if holders and not any(_may_be_one(body, other) for other in holders):
                yield make_mark(
                    MarkKind.NAME,
                    Agreement.DIFFER,
                    Rule.OTHER_NAME,
                    (claim.text, (body.start, body.end)),
                    (passage.text, (holders[0].start, holders[0].end)),
                )
                break


def _find_bodies(statement: Statement) -> Iterator[Name]:
    lexemes = statement.lexemes
    for at, lexeme in enumerate(lexemes):
        if lexeme.capital or not (lexeme.lower in _BODIES or lexeme.lower in _OF_ANY_KIND):
            continue
        first = at
        while at - first < _LONGEST and _belongs(statement, first - 1):
            first -= 1
        if lexeme.lower in _OF_ANY_KIND and first == at:
            continue
        if _is_another_word(statement, first - 1) or lexemes.word(at + 1) in _BODIES:
            continue
        words = tuple(lexemes.word(to) for to in range(first, at + 1))
        yield Name(words, lexemes[first].start, lexeme.end, first, at, titled=False, opens=False)


def _belongs(statement: Statement, at: int) -> bool:
    """Whether a word before a body tells which it is: `consumer groups`, `tenants' association`."""
    if at < 0:
        return False
    lexeme = statement.lexemes[at]
    if lexeme.text in "'’":
        return True
    plain = lexeme.form is Form.WORD and not lexeme.capital and bool(statement.concepts[at])
    return plain and lexeme.lower not in DETERMINERS and not lexeme.lower.endswith(_NO_NOUNS)


def _is_another_word(statement: Statement, at: int) -> bool:
    """Whether a name stands before a body, which then is that of the name: `the Hale council`."""
    if at < 0:
        return False
    lexeme = statement.lexemes[at]
    return lexeme.capital and bool(statement.concepts[at])


def _may_be_one(one: Name, other: Name) -> bool:
    heads = concept_of(one.words[-1]), concept_of(other.words[-1])
    return are_akin(*heads) or not set(one.words).isdisjoint(other.words)
