"""Which passages of a source bear on a claim."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from math import log, sqrt
from operator import mul
from typing import NamedTuple

from factcheck.compare.spelling import Spellings
from factcheck.compare.terms import (
    common_terms,
    find_capitalized,
    find_loosely_related,
    find_related,
    is_number,
    split_terms,
)
from factcheck.text.language import DEFAULT

K1 = 1.2
"""How much the length of a passage matters at all."""
B = 0.6
"""How much of it is held against the passage: 0 nothing, 1 all."""
SHORTEST = 8
"""Words that a shorter passage is taken to have: a heading answers little, and is short."""

OTHERS = 10
"""Passages without a word of any claim that each pool is taken to have besides its own.

So a word is rare in a source of three sentences too.
"""
USUAL_CLAIM = 12
"""Words found nowhere that weigh as much as a claim of which all is asked for.

What is asked for grows with the square root of what is said: a passage need not repeat all of a
long claim, and one word in common does not answer a claim of four.
"""
RAREST = 0.8
"""What the word in common that weighs most counts besides, as it is hardly there by chance."""
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

BESIDE_RANKED = 0.2
"""What a word in the passage before or after counts for one in the passage, in its score."""
BESIDE_COVERED = 0.5
"""The same in its coverage. A number there counts for no more than in the score."""

MOST_TERMS = 300
"""Different words of a claim that are looked for; no sentence has as many."""
MOST_READ = 16
"""Claims whose words are kept, as one claim after the other is asked of many pools."""
MOST_STANDING = 8_192
"""Terms of claims whose stand-ins are kept."""
FOUND_COVERAGE = 0.255
"""A best passage that covers less of a claim than this says nothing of it.

At this share 7 of 8 claims still found a passage among the sources of their story, 1 of 3 on the
same matter of which these say nothing found one too, and 1 of 8 did in a foreign story; in a
single source 6 of 7, 1 of 7 and 1 of 26: measured on 2,151 claims of 80 made-up stories.
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

    The weight of its words that the passage has, against what is asked of a claim that says so
    much, by how short the passage is. What stands beside the passage counts too, as a sentence
    often leaves to its neighbours what it speaks of.
    """


class _Search(NamedTuple):
    """Where a term of a claim is found in a pool."""

    weight: float
    parts: dict[int, float]
    """Passage to the part of the weight that counts in its score.

    All of it for the term itself, less for a stand-in, and least where it only stands beside.
    """
    least: float
    """What a stand-in counts at least: a smaller part stands beside, and covers more of a claim."""


class _Claim(NamedTuple):
    """The terms of a claim."""

    terms: tuple[str, ...]
    opening: str
    """Its first word if that has a capital, as a name or as any word that begins a sentence."""
    opening_terms: tuple[str, ...]
    names: frozenset[str]
    """Terms of the other words that have a capital."""


class Pool:
    """Passages of which many claims are asked.

    A passage scores as in BM25, with these changes: a word said again counts once; a word of like
    meaning or spelling counts in part, and so does one in the passage before or after; numbers
    weigh more than words, names less.

    Source: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
    (2009), section 3; the weight of a word is ln(1 + (N - n + 0.5) / (n + 0.5)), which is never
    negative, as Lucene has it.
    """

    def __init__(self, passages: Sequence[str], language: str = DEFAULT) -> None:
        """Read the passages.

        Args:
            passages: in the order of their text.
            language: ISO 639-1 code of the passages and of the claims.
        """
        self._language = language
        self._passages = passages
        self._size = len(passages)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
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
        searches = self._look_for(_read_claim(claim, self._language))
        scores = [0.0] * self._size
        for search in searches:
            for index, part in search.parts.items():
                scores[index] += part
        scores = list(map(mul, scores, self._shortness))
        best = sorted(range(self._size), key=scores.__getitem__, reverse=True)[:limit]
        asked = self._ask(searches)
        return [Ranked(index, scores[index], self._cover(searches, index, asked)) for index in best]

    def _read(self, index: int, passage: str) -> int:
        """Note where the terms of a passage are, and return how long it is taken to be."""
        terms = split_terms(passage, self._language)
        for term in set(terms):
            self._places[term].append(index)
        return max(SHORTEST, len(terms))

    def _look_for(self, claim: _Claim) -> list[_Search]:
        opening = {term for term in claim.opening_terms if self._within(claim.opening, term)}
        names = claim.names | opening
        done = self._searches
        searches = []
        for term in claim.terms:
            key = term, term in names
            if key not in done:
                done[key] = self._search(*key)
            searches.append(done[key])
        return searches

    def _search(self, term: str, is_name: bool) -> _Search:
        weight = self._weigh(len(self._places.get(term, ())))
        if term in common_terms(self._language):
            return self._search_strictly(term, COMMON * weight)
        return self._search_widely(term, weight, is_name)

    def _weigh(self, having: int) -> float:
        """Return the weight of a term that so many passages have."""
        return log(1 + (self._size + OTHERS - having + 0.5) / (having + 0.5))

    def _search_strictly(self, term: str, weight: float) -> _Search:
        places = self._places.get(term, ())
        if not 0 < len(places) <= TOO_COMMON * self._size:
            return _Search(0.0, {}, 0.0)
        return _Search(weight, dict.fromkeys(places, weight), 0.0)

    def _search_widely(self, term: str, weight: float, is_name: bool) -> _Search:
        standing = self._find(term)
        if _is_figure(term):
            weight *= NUMBER
            parts = dict.fromkeys(self._having_figure, OTHER_NUMBER * weight)
            parts |= self._weigh_places(standing, weight)
            return _Search(weight, parts, 0.0)
        if is_name and standing:
            weight *= NAME
        return _Search(weight, self._weigh_places(standing, weight), LOOSELY * weight)

    def _weigh_places(
        self, standing: Iterable[tuple[float, str]], weight: float
    ) -> dict[int, float]:
        """Return what of *weight* each passage has, or has beside it."""
        parts: dict[int, float] = {}
        here: dict[int, float] = {}
        for likeness, term in standing:
            part = likeness * weight
            beside = part * BESIDE_RANKED
            for place in self._places[term]:
                here[place] = part
                parts[place - 1] = parts[place + 1] = beside
        parts.pop(-1, None)
        parts.pop(self._size, None)
        parts |= here
        return parts

    def _ask(self, searches: Iterable[_Search]) -> float:
        """Return the weight that a passage has to have to cover all that is asked of it."""
        return sqrt(USUAL_CLAIM * self._weigh(0) * sum(search.weight for search in searches))

    def _cover(self, searches: Iterable[_Search], index: int, asked: float) -> float:
        """Return how much of the weight *asked* for a passage has."""
        covered = most = 0.0
        for _, parts, least in searches:
            if part := parts.get(index):
                part = part if part >= least else part * BESIDE_COVERED / BESIDE_RANKED
                covered += part
                most = max(most, part)
        found = (covered + RAREST * most) * sqrt(self._shortness[index])
        return min(1.0, found / asked) if found else 0.0

    def _find(self, term: str) -> list[tuple[float, str]]:
        """Return likeness and term of what of the pool stands for *term*, the likest last."""
        here = self._places
        standing = self._spellings.find_alike(term)
        for alike, other in _find_stand_ins(term, self._language):
            if other in here:
                standing.append((alike, other))
        if term in here:
            standing.append((1.0, term))
        standing.sort()
        return standing

    def _within(self, opening: str, term: str) -> bool:
        """Whether *opening*, the first word of a claim, has its capital within a passage too."""
        places = self._places.get(term, ())
        return any(f" {opening}" in self._passages[place] for place in places)

    @cached_property
    def _having_figure(self) -> set[int]:
        return {
            place for term, places in self._places.items() if _is_figure(term) for place in places
        }

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings(self._places)


def rank_passages(claim: str, passages: Sequence[str], language: str = DEFAULT) -> list[Ranked]:
    """Return all *passages* by how well they answer *claim*: `Pool.rank` for a single claim."""
    return Pool(passages, language).rank(claim)


@lru_cache(maxsize=MOST_STANDING)
def _find_stand_ins(term: str, language: str) -> list[tuple[float, str]]:
    """Return what counts for *term* in part, with how much it counts."""
    loosely = find_loosely_related(term, language)
    related = find_related(term, language)
    return [(LOOSELY, other) for other in loosely - related] + [
        (RELATED, other) for other in related
    ]


@lru_cache(maxsize=MOST_READ)
def _read_claim(claim: str, language: str) -> _Claim:
    terms = islice(dict.fromkeys(split_terms(claim, language)), MOST_TERMS)
    opening, names = find_capitalized(claim, language)
    return _Claim(tuple(terms), opening, tuple(split_terms(opening, language)), frozenset(names))


def _is_figure(term: str) -> bool:
    return is_number(term) and len(term) > 1
