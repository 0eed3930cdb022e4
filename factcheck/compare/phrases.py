"""Two words that together mean one with an opposite: `turned the offer down`. English only."""

from functools import lru_cache

from factcheck.compare.statement import Statement
from factcheck.compare.terms import split_terms
from factcheck.compare.words.polarity_words import PHRASES

_PARTED = 3
"""Words that may part a verb from its particle."""
_PARTICLES = frozenset({"down", "off", "out"})


@lru_cache(maxsize=10_000)
def _stem_of(word: str) -> str:
    return next(iter(split_terms(word)), word)


_BY_STEM = {(_stem_of(first), second): found for (first, second), found in PHRASES.items()}
_BEGINNINGS = frozenset(first for first, _ in (*PHRASES, *_BY_STEM))


def verb_phrase_at(statement: Statement, at: int) -> tuple[str | None, int]:
    """Return what a phrase that begins at *at* means, and its second word; None and *at* for none.

    A verb is known in all its forms: `votes for`, `voting for`.
    """
    word = statement.lexemes.word(at)
    stem = _stem_of(word[:64])
    if _BEGINNINGS.isdisjoint((word, stem)):
        return None, at
    for to in range(at + 1, at + 2 + _PARTED):
        following = statement.lexemes.word(to)
        near = to == at + 1 or following in _PARTICLES
        if near and (found := PHRASES.get((word, following)) or _BY_STEM.get((stem, following))):
            return found, to
        if not following.isalpha():
            break
    return None, at
