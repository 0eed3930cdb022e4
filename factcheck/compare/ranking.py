"""Which passages of a source bear on a claim."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, islice
from math import log
from operator import mul

from factcheck.compare.terms import (
    common_terms,
    find_capitalized,
    is_number,
    loosely_related_terms,
    related_terms,
    split_terms,
)
from factcheck.text.language import DEFAULT

K1 = 1.2
"""How much the length of a passage matters at all."""
B = 0.6
"""How much of it is held against the passage: 0 nothing, 1 all."""

OTHERS = 10
"""Passages without a word of any claim that each pool is taken to have besides its own.

So a word is rare in a source of three sentences too.
"""
UNSEEN = 4
"""Words found nowhere that each claim is taken to have besides its own.

So two words in common do not answer a claim of three.
"""
COMMON = 0.3
"""What a word such as "after" weighs, against another that is as rare."""
TOO_COMMON = 0.25
"""A common word that more of the passages hold tells none from another, and is not looked for."""
NUMBER = 1.5
"""What a number of two digits or more weighs, against a word that is as rare."""
OTHER_NUMBER = 0.2
"""What any number counts for another: a passage that refutes a number has a number too."""
NAME = 0.4
"""What a name that passages have weighs: it is what a claim is about, not what it says of it.

A name that none of them has weighs as a word.
"""

RELATED = 0.7
"""What a word of like meaning counts for the word itself: "firm" for "company"."""
LOOSELY = 0.5
"""What a word of the same matter counts: "coffin" for "grave"."""
ALIKE = 0.55
"""The share of three-letter pieces that two words have in common if one may stand for the other."""
SHORTEST_ALIKE = 4
"""Letters that a word needs to be like another."""
MOST_ALIKE = 20
"""Words that may stand for one because they are like it."""
MOST_CUT = 8_192
"""Terms whose pieces are kept."""
TOO_MANY_ALIKE = 1_000
"""A piece that more words have is not looked at, which only a text made for it has."""

BESIDE_RANKED = 0.2
"""What a word in the passage before or after counts for one in the passage, in its score."""
BESIDE_COVERED = 0.5
"""The same in its coverage."""

MOST_TERMS = 300
"""Different words of a claim that are looked for; no sentence has as many."""
FOUND_COVERAGE = 0.18
"""A best passage that covers less of a claim than this says nothing of it.

At this share 9 of 10 claims still found a passage among the sources of their story, 1 of 5 on the
same matter of which these say nothing found one too, and 1 of 36 did in a foreign story; in a
single source 8 of 10 and 1 of 12: measured on 165 claims of 13 made-up stories. With 120 claims
put in other words on purpose it was 7 of 10 and 1 of 5, in a single source 7 of 10 and 1 of 11.
"""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage and how well it answers a claim."""

    index: int
    """Its place among the passages ranked."""
    score: float
    """0 when nothing is shared, no upper bound; comparable within one ranking only."""
    coverage: float
    """How much of the claim is found in the passage, from 0 to 1; comparable between claims.

    The share of its words, each by its weight, times how short the passage is. What stands beside
    the passage counts too, as a sentence often leaves to its neighbours what it speaks of.
    """


@dataclass(frozen=True, slots=True)
class _Search:
    """Where a term of a claim is found in a pool."""

    weight: float
    found: dict[int, float]
    """Passage to the weight found there: all of it for the term itself, less for a stand-in."""
    scored: dict[int, float]
    """The same, with a part of it for the passages before and after."""
    beside: float
    """What share of the weight counts in the coverage of the passages before and after."""


class Pool:
    """Passages of which many claims are asked.

    A passage scores as in BM25, with these changes: a word said again counts once; a word of like
    meaning or spelling counts in part, and so does one in the passage before or after; numbers
    weigh more than words, names less.

    Source: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
    (2009), section 3; the weight of a word is ln(1 + (N - n + 0.5) / (n + 0.5)), which is never
    negative, as Lucene has it.
    """

    def __init__(
        self, passages: Sequence[str], language: str = DEFAULT, starts: Iterable[int] = ()
    ) -> None:
        """Read the passages.

        Args:
            passages: in the order of their text, that of one source after the other.
            language: ISO 639-1 code of the passages and of the claims.
            starts: the first passages of the sources, for what ends one is not beside what
                begins the next.
        """
        self._language = language
        self._passages = passages
        self._size = len(passages)
        self._beside = _pair_neighbours(len(passages), starts)
        self._places: dict[str, list[int]] = {}
        self._searches: dict[tuple[str, bool], _Search] = {}
        lengths = [self._read(index, passage) for index, passage in enumerate(passages)]
        average = sum(lengths) / len(lengths) if any(lengths) else 1.0
        self._shortness = [
            (K1 + 1) / (1 + K1 * (1 - B + B * length / average)) for length in lengths
        ]

    def rank(self, claim: str, limit: int | None = None) -> list[Ranked]:
        """Return the passages by how well they answer *claim*, best first, equals in their order.

        All of them, or the first *limit*.
        """
        terms = dict.fromkeys(split_terms(claim, self._language))
        names = self._find_names(claim)
        searches = [self._search(term, term in names) for term in islice(terms, MOST_TERMS)]
        scores = [0.0] * self._size
        for search in searches:
            for index, score in search.scored.items():
                scores[index] += score
        scores = list(map(mul, scores, self._shortness))
        best = sorted(range(self._size), key=scores.__getitem__, reverse=True)[:limit]
        return [Ranked(index, scores[index], self._cover(searches, index)) for index in best]

    def _read(self, index: int, passage: str) -> int:
        """Note where the terms of a passage are, and return how many it has."""
        terms = split_terms(passage, self._language)
        for term in set(terms):
            self._places.setdefault(term, []).append(index)
        return len(terms)

    def _find_names(self, claim: str) -> Container[str]:
        """Return the terms of *claim* that are part of names."""
        opening, within = find_capitalized(claim, self._language)
        for term in split_terms(opening, self._language):
            places = self._places.get(term, ())
            if any(f" {opening}" in self._passages[place] for place in places):
                within.add(term)
        return within

    def _search(self, term: str, is_name: bool) -> _Search:
        search = self._searches.get((term, is_name))
        if search is None:
            weight = self._weigh(len(self._places.get(term, ())))
            if term in common_terms(self._language):
                search = self._search_strictly(term, COMMON * weight)
            else:
                search = self._search_widely(term, weight, is_name)
            self._searches[term, is_name] = search
        return search

    def _weigh(self, having: int) -> float:
        """Return the weight of a term that so many passages have."""
        return log(1 + (self._size + OTHERS - having + 0.5) / (having + 0.5))

    def _search_strictly(self, term: str, weight: float) -> _Search:
        places = self._places.get(term, ())
        if not 0 < len(places) <= TOO_COMMON * self._size:
            return _Search(0.0, {}, {}, 0.0)
        found = dict.fromkeys(places, weight)
        return _Search(weight, found, found, 0.0)

    def _search_widely(self, term: str, weight: float, is_name: bool) -> _Search:
        standing = self._find(term)
        found: dict[int, float] = {}
        near: dict[int, float] = {}
        if _is_figure(term):
            weight *= NUMBER
            found = dict.fromkeys(self._having_figure, OTHER_NUMBER * weight)
        elif is_name and standing:
            weight *= NAME
        for likeness, places in standing:
            found |= dict.fromkeys(places, likeness * weight)
            beside = chain.from_iterable(map(self._beside.__getitem__, places))
            near |= dict.fromkeys(beside, likeness * weight * BESIDE_RANKED)
        return _Search(weight, found, near | found, BESIDE_COVERED)

    def _cover(self, searches: Iterable[_Search], index: int) -> float:
        before, after = self._beside[index]
        covered = 0.0
        total = UNSEEN * self._weigh(0)
        for search in searches:
            found, weight = search.found, search.weight
            part = found.get(index, 0.0)
            if part < search.beside * weight:
                beside = max(found.get(before, 0.0), found.get(after, 0.0))
                part = max(part, search.beside * beside)
            covered += part
            total += weight
        return min(1.0, covered / total * self._shortness[index])

    def _find(self, term: str) -> list[tuple[float, list[int]]]:
        """Return likeness and places of what stands for *term*, itself too, the likest last."""
        likeness = dict.fromkeys(loosely_related_terms(self._language).get(term, ()), LOOSELY)
        likeness |= dict.fromkeys(related_terms(self._language).get(term, ()), RELATED)
        for alike, other in self._find_alike(term):
            likeness[other] = max(alike, likeness.get(other, 0.0))
        likeness[term] = 1.0
        found: dict[float, list[int]] = {}
        for other, alike in likeness.items():
            if other in self._places:
                found.setdefault(alike, []).extend(self._places[other])
        return sorted(found.items())

    def _find_alike(self, term: str) -> list[tuple[float, str]]:
        """Return likeness and term of those in the pool that are written much like *term*."""
        having = [self._having_piece.get(piece, []) for piece in _pieces(term)]
        shared = Counter(
            chain.from_iterable(terms for terms in having if len(terms) <= TOO_MANY_ALIKE)
        )
        fewest = ALIKE * (len(term) + SHORTEST_ALIKE) / 2
        found = [
            (2 * count / (len(term) + len(other)), other)
            for other, count in shared.items()
            if count >= fewest
        ]
        return sorted((pair for pair in found if pair[0] >= ALIKE), reverse=True)[:MOST_ALIKE]

    @cached_property
    def _having_figure(self) -> set[int]:
        return {
            place for term, places in self._places.items() if _is_figure(term) for place in places
        }

    @cached_property
    def _having_piece(self) -> dict[str, list[str]]:
        having: dict[str, list[str]] = {}
        for term in self._places:
            for piece in _pieces(term):
                having.setdefault(piece, []).append(term)
        return having


def rank_passages(claim: str, passages: Sequence[str], language: str = DEFAULT) -> list[Ranked]:
    """Return all *passages* by how well they answer *claim*: `Pool.rank` for a single claim."""
    return Pool(passages, language).rank(claim)


def _pair_neighbours(size: int, starts: Iterable[int]) -> list[tuple[int, int]]:
    """Return the places before and after each, itself where a text begins or ends there."""
    ends = {0, size, *starts}
    return [
        (place if place in ends else place - 1, place if place + 1 in ends else place + 1)
        for place in range(size)
    ]


def _is_figure(term: str) -> bool:
    return is_number(term) and len(term) > 1


@lru_cache(maxsize=MOST_CUT)
def _pieces(term: str) -> frozenset[str]:
    """Return the pieces of three letters of *term* and the spaces around it; none of numbers."""
    if len(term) < SHORTEST_ALIKE or is_number(term):
        return frozenset()
    spaced = f" {term} "
    return frozenset([spaced[at : at + 3] for at in range(len(term))])
