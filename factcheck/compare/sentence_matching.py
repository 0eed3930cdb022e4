"""Which sentences of two texts go together, each with one at most."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import pairwise, starmap
from math import log
from typing import NamedTuple, Protocol

from rapidfuzz.distance import LCSseq

from factcheck.compare.blocks import find_stretches

LEAST_SCORE = 0.5
"""What two sentences must share to be taken for the same one."""
LEAST_BESIDE = 0.4
"""What is enough of the longer one next to two that are."""
SURELY_BESIDE = 0.6
"""What makes it needless to look for a better one elsewhere."""
LEAST_SHARED = 5
"""Words that they must share: "He declined to comment." may be anyone's."""
LEAST_WEIGHT = 0.45
"""What they must share of the shorter one's words when rare words weigh more."""

_MOST_OFTEN = 40
"""Sentences of the other text beyond which a word they share is too common to lead to one."""
_RAREST = 10
"""Words of a sentence that lead to others."""
_MOST_TRIED = 6
_BESIDE = ((1, 1), (-1, -1), (1, 2), (2, 1), (-1, -2), (-2, -1))


class _Placed(Protocol):
    @property
    def a(self) -> int: ...
    @property
    def b(self) -> int: ...


class Match(NamedTuple):
    """A sentence of each text, by their numbers."""

    a: int
    b: int
    shared: int
    """Words that they have in common in the same order."""


def match_sentences(a: Sequence[str], b: Sequence[str]) -> list[Match]:
    """Return the matches of the sentences of *a* and *b*, by their codes, in the order of *a*."""
    matching = _Matching(a, b)
    for i, j in _equal(a, b):
        matching.add(Match(i, j, len(a[i])))
    matching.drop_stray()
    matching.spread(SURELY_BESIDE, from_ends=True)
    for _, match in sorted(_similar(matching), reverse=True):
        if matching.is_free(match.a, match.b):
            matching.add(match)
    matching.spread(LEAST_BESIDE)
    return matching.matches()


class _Matching:
    """The matches found so far."""

    __slots__ = ("a", "b", "of_a", "taken")

    def __init__(self, a: Sequence[str], b: Sequence[str]) -> None:
        self.a, self.b = a, b
        self.of_a: dict[int, Match] = {}
        self.taken: set[int] = set()

    def is_free(self, i: int, j: int) -> bool:
        within = 0 <= i < len(self.a) and 0 <= j < len(self.b)
        return within and i not in self.of_a and j not in self.taken

    def add(self, match: Match) -> None:
        self.of_a[match.a] = match
        self.taken.add(match.b)

    def matches(self) -> list[Match]:
        return sorted(self.of_a.values())

    def drop_stray(self) -> None:
        """Take back short matches that have no neighbour."""
        matches = self.matches()
        near = [False, *starmap(are_near, pairwise(matches)), False]
        for match, before, after in zip(matches, near, near[1:], strict=False):
            words = min(len(self.a[match.a]), len(self.b[match.b]))
            if words < LEAST_SHARED and not (before or after):
                del self.of_a[match.a]
                self.taken.remove(match.b)

    def spread(self, least: float, *, from_ends: bool = False) -> None:
        """Match the neighbours of what is matched when they share *least*.

        Args:
            least: of the words of the longer one.
            from_ends: the beginnings and the ends of both texts count as matched.
        """
        waiting = self.matches()
        if from_ends:
            waiting += [Match(-1, -1, 0), Match(len(self.a), len(self.b), 0)]
        while waiting:
            match = waiting.pop()
            for down, along in _BESIDE:
                i, j = match.a + down, match.b + along
                if not self.is_free(i, j):
                    continue
                shared = LCSseq.similarity(self.a[i], self.b[j])
                longer = max(len(self.a[i]), len(self.b[j]))
                if shared and shared >= max(least * longer, min(2, longer)):
                    waiting.append(Match(i, j, shared))
                    self.add(waiting[-1])


def _equal(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of equal sentences: those in the same order in both texts, then the rest."""
    numbers: dict[str, str] = {}
    coded = [
        "".join(numbers.setdefault(code, chr(len(numbers))) for code in codes) for codes in (a, b)
    ]
    taken_a, taken_b = set(), set()
    for at, place, size in find_stretches(*coded):
        for offset in range(size):
            i, j = at + offset, place + offset
            taken_a.add(i)
            taken_b.add(j)
            if a[i]:
                yield i, j
    waiting = defaultdict(list)
    for j in range(len(b) - 1, -1, -1):
        if b[j] and j not in taken_b:
            waiting[b[j]].append(j)
    for i, code in enumerate(a):
        if i not in taken_a and waiting.get(code):
            yield i, waiting[code].pop()


def _similar(matching: _Matching) -> Iterator[tuple[float, Match]]:
    """Yield the free sentences that are alike, and how much, several matches to a sentence."""
    a, b = matching.a, matching.b
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j, code in enumerate(b):
        if j not in matching.taken:
            for word in set(code):
                places[word].append(j)
    weights = _weigh((*a, *b))
    for i, code in enumerate(a):
        if i in matching.of_a:
            continue
        for j in _candidates(code, places, weights):
            shared = LCSseq.similarity(code, b[j])
            if _is_alike(code, b[j], shared, weights):
                yield shared / min(len(code), len(b[j])), Match(i, j, shared)


def _candidates(
    code: str, places: Mapping[str, Sequence[int]], weights: Mapping[str, float]
) -> list[int]:
    """Return the sentences that have most of the rarest words of this one."""
    leading = [word for word in set(code) if 0 < len(places.get(word, ())) <= _MOST_OFTEN]
    leading.sort(key=lambda word: len(places[word]))
    votes: defaultdict[int, float] = defaultdict(float)
    for word in leading[:_RAREST]:
        for j in places[word]:
            votes[j] += weights[word]
    return nlargest(_MOST_TRIED, votes, key=votes.__getitem__)


def _is_alike(a: str, b: str, shared: int, weights: Mapping[str, float]) -> bool:
    if shared < max(LEAST_SHARED, LEAST_SCORE * min(len(a), len(b))):
        return False
    words_a, words_b = set(a), set(b)
    weight = sum(weights[word] for word in words_a & words_b)
    return weight >= LEAST_WEIGHT * sum(weights[word] for word in min(words_a, words_b, key=len))


def _weigh(sentences: Sequence[str]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for sentence in sentences:
        counts.update(set(sentence))
    return {word: log(1 + len(sentences) / count) for word, count in counts.items()}


def are_near(one: _Placed, following: _Placed) -> bool:
    """Whether no more than a sentence stands between two matches in either text."""
    return following.a - one.a <= 2 and 1 <= following.b - one.b <= 2
