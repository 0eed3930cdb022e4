"""Whether two clauses say the same after all, as both say no to it in words of their own.

English only.
"""

from collections.abc import Collection

from factcheck.compare.denials import Denials
from factcheck.compare.statement import Statement
from factcheck.compare.words.polarity_words import ENDS
from factcheck.compare.words.undoing_words import (
    BINDING,
    TOO,
    UNDOING,
    UNDOING_FORMS,
    UNREAL,
)
from factcheck.text.quantity_words import ONES

_CLAUSES = frozenset("but while whereas although though yet because".split())
_NEAR = 4
_ANSWER = 6
"""Lexemes behind a question in which it is answered: `Most will not`."""
_SUPPOSING = frozenset({"it not", "it weren't", "it wasn't"})
_SAYING = frozenset({"say", "says", "said", "saying"})
_GIVING = frozenset("give gives gave given giving".split())
_WITHIN = frozenset("on in at from if when until".split())
_CLOSING = frozenset({"”", '"', ")", "’"})
_FREE = frozenset({"free", "less"})


def says_no_too(
    one: Statement,
    other: Statement,
    denials: Denials,
    at: int,
    last: int = -1,
    shared: Collection[int] = (),
) -> bool:
    """Return whether *other*, around the word at *at*, says no in words that *one* has not.

    Args:
        denials: those of *other*.
        last: the last lexeme of a phrase at *at*, which does not count itself.
        shared: denials of *other* that *one* has too.
    """
    lexemes = other.lexemes
    begin, end = _clause_at(other, at)
    found = (denial.at for denial in denials.found)
    if any(begin <= to < end and not at <= to <= last and to not in shared for to in found):
        return True
    if any(begin <= to < end for to in find_only(other)):
        return True
    asked = lexemes.word(end) == "?"
    if any(begin <= first < end + asked * _ANSWER for first, _ in denials.elliptical):
        return True
    if _tells_the_other_half(one, other):
        return True
    there = {lexeme.lower for lexeme in one.lexemes}
    return any(
        not at <= to <= last
        and _undoes(other, to)
        and lexemes.word(to) not in there
        and not _is_of(one, other, to)
        for to in range(begin, end)
    )


def find_only(statement: Statement) -> list[int]:
    """Return where it says no to the rest: `permitted only on weekdays`, `only four knew`."""
    lexemes = statement.lexemes
    return [
        at
        for at, lexeme in enumerate(lexemes)
        if lexeme.lower == "only"
        and (lexemes.word(at + 1) in _WITHIN or lexemes.word(at + 1) in ONES)
    ]


def _tells_the_other_half(one: Statement, other: Statement) -> bool:
    """Whether one tells of half, and the other of `only half`: `half never heard it`, say."""
    halves = [at for at, lexeme in enumerate(other.lexemes) if lexeme.lower == "half"]
    only = any("only" in (other.lexemes.word(at - 1), other.lexemes.word(at - 2)) for at in halves)
    return only and any(lexeme.lower == "half" for lexeme in one.lexemes)


def is_supposed(statement: Statement) -> bool:
    """Return whether it tells what would be, but is not: `were it not for the rain`."""
    lexemes = statement.lexemes
    return any(
        lexeme.lower == "it" and lexemes.phrase(at, 2) in _SUPPOSING
        for at, lexeme in enumerate(lexemes)
    )


def is_question(statement: Statement) -> bool:
    """Return whether all of it is asked, so that nothing is told."""
    words = [lexeme.lower for lexeme in statement.lexemes]
    while words and words[-1] in _CLOSING:
        words.pop()
    return words[-1:] == ["?"] and ENDS.isdisjoint(words[:-1])


def _is_of(one: Statement, other: Statement, to: int) -> bool:
    concept = other.concepts[to]
    return bool(concept) and concept in one.concepts


def _clause_at(statement: Statement, at: int) -> tuple[int, int]:
    lexemes = statement.lexemes
    begin, end = at, at
    while begin and lexemes.word(begin - 1) not in ENDS and lexemes.word(begin) not in _CLAUSES:
        begin -= 1
    while end < len(lexemes) and lexemes.word(end) not in ENDS | _CLAUSES:
        end += 1
    return begin, end


def _undoes(statement: Statement, at: int) -> bool:
    word = statement.lexemes.word(at)
    if word in UNDOING_FORMS or statement.concepts[at] in UNDOING:
        return not _is_quality(statement, at)
    if word in _GIVING:
        return statement.lexemes.word(at + 1) == "up"
    if word == "instead":
        return statement.lexemes.word(at + 1) != "of"
    if word == "no":
        return statement.lexemes.word(at - 1) in _SAYING
    if word in _FREE:
        return statement.lexemes.word(at - 1) == "-"  # "interest-free"
    return word == "too" and statement.lexemes.word(at + 1) in TOO


def _is_quality(statement: Statement, at: int) -> bool:
    """Whether it only says which one is meant: `the failed bank`."""
    if statement.lexemes.word(at - 1) not in ("the", "a", "an", "its", "his", "her", "their"):
        return False
    return at + 1 < len(statement.concepts) and bool(statement.concepts[at + 1])


def is_unreal(statement: Statement, at: int) -> bool:
    """Return whether the word at *at* is only what nearly happened, or what has to be done."""
    before = [statement.lexemes.word(to) for to in range(at - _NEAR, at)]
    if "about" in before and "to" not in before:
        before.remove("about")
    return not (UNREAL | BINDING).isdisjoint(before)
