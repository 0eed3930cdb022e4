"""Callings that no table has. English only."""

from factcheck.compare.words.office_words import NO_CALLINGS, OF_CALLINGS
from factcheck.compare.words.polarity_words import ARTICLES
from factcheck.text.lexemes import Form, Lexemes

_BEFORE = 4
"""Words before a calling among which its article stands."""
_SHORTEST = 5
_BEFORE_CALLINGS = frozenset(", ( as was is himself herself once became by – — .".split()) | {""}
_BEHIND_CALLINGS = frozenset(", ) . of at from in who by for – —".split()) | {""}


def is_other_calling(lexemes: Lexemes, at: int) -> bool:
    """Return whether a noun that no table has tells by its form and place what somebody does.

    So `the masseur Pieter Lunde`, `Sparrow, a radiographer,`, `worked as a bricklayer`.
    """
    word = lexemes.word(at)
    if not word.endswith(OF_CALLINGS) or word in NO_CALLINGS:
        return False
    if lexemes[at].capital or len(word) < _SHORTEST:
        return False
    article = next(
        (to for to in range(at - 1, at - 1 - _BEFORE, -1) if lexemes.word(to) in ARTICLES), -1
    )
    if article < 0:
        return False
    behind = lexemes.word(article - 1) in _BEFORE_CALLINGS
    after = at + 1 + (behind and lexemes.word(at + 1) == ",")  # "the cabinet maker, Tomas Vail"
    named = [lexeme.capital and lexeme.form is Form.WORD for lexeme in lexemes[after : after + 2]]
    closed = lexemes.word(at + 1) in _BEHIND_CALLINGS
    return named == [True, True] or (behind and closed)
