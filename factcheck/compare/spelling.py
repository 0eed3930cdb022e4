"""Which words of a pool are written much like a given one."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from math import ceil

from factcheck.compare.terms import is_number

ALIKE = 0.55
"""The share of three-letter pieces that two words have in common if one may stand for the other."""
SHORTEST_ALIKE = 4
"""Letters that a word needs to be like another."""
MOST_ALIKE = 20
"""Words that may stand for one because they are like it."""
MOST_CUT = 8_192
"""Terms whose pieces are kept."""
TOO_MANY_ALIKE = 200
"""A piece that more words have leads to none, so that no text made for it takes long."""


class Spellings:
    """Terms that may be asked for those written much like another."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._having: defaultdict[str, list[str]] = defaultdict(list)
        for term in terms:
            for piece in _cut(term)[1]:
                self._having[piece].append(term)

    def find_alike(self, term: str) -> list[tuple[float, str]]:
        """Return likeness and term of those written much like *term*, the likest first.

        The likeness is the share of pieces in common (Dice's coefficient), from ALIKE to 1.
        """
        pieces, telling = _cut(term)
        others: set[str] = set()
        for piece in telling:
            terms = self._having.get(piece, ())
            if len(terms) <= TOO_MANY_ALIKE:
                others.update(terms)
        length = len(term)
        found = [
            (2 * len(pieces & _cut(other)[0]) / (length + len(other)), other) for other in others
        ]
        return sorted([pair for pair in found if pair[0] >= ALIKE], reverse=True)[:MOST_ALIKE]


@lru_cache(maxsize=MOST_CUT)
def _cut(term: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the pieces of *term* and the spaces around it, and the telling ones; none of numbers.

    Of two terms that are alike each has but few pieces that the other lacks. If one more than
    these is taken from either, by one order, the first piece in common is among both. Beginnings
    and endings come last, as many words share them.
    """
    if len(term) < SHORTEST_ALIKE or is_number(term):
        return frozenset(), ()
    within = {term[at : at + 3] for at in range(len(term) - 2)}
    pieces = frozenset([*within, f" {term[:2]}", f"{term[-2:]} "])
    shortest = max(SHORTEST_ALIKE, ALIKE / (2 - ALIKE) * len(term))
    fewest = ceil(round(ALIKE * (len(term) + shortest) / 2, 6))
    telling = [*sorted(within), *sorted(pieces - within)]
    return pieces, tuple(telling[: max(0, len(pieces) - fewest + 1)])
