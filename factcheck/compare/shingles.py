"""Fingerprints of texts, by which one is seen to hold the wording of another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from heapq import nsmallest
from struct import Struct

from factcheck.compare.credit_lines import find_credit_lines
from factcheck.compare.quoted import find_quoted
from factcheck.text.anchor import UNSPACED
from factcheck.text.normal import normalize

MOST_COMPARED = 200_000
"""Code points of a text that are looked at, from its beginning."""
WORDS = 3
"""Words in a shingle."""
CHARACTERS = 6
"""Characters in a shingle of a script without spaces, where they make about as many words."""
ONE_IN = 8
"""Of how many hashes one is in the sample."""
LEAST_SAMPLED = 16

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963"
# A longer word is cut, so that the cache of words stays small.
_WORD = re.compile(r"[^\W_]{1,64}")
_CHARACTER_OR_WORD = re.compile(rf"[{UNSPACED}]|(?:[^\W_{UNSPACED}][{_MARKS}]*){{1,64}}")
_SPECIAL = re.compile(f"[{UNSPACED}{_MARKS}]")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_PLACES = Struct(f">{CHARACTERS}Q")
_LOW_BITS, _HALF = (1 << 64) - 1, 1 << 63


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The wording of a text, as signed 64-bit numbers that a database can hold."""

    hashes: frozenset[int]
    """One for each run of three words, outside quotations."""
    sample: frozenset[int]
    """The part of them by which a library is searched: the same of equal runs in all texts."""


def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of what *text* says in its own words.

    Left out are quotations, which two reports may share without one being a copy of the other,
    and what only says whose report it is: bylines, datelines, credits, notices of copyright.
    """
    hashes: set[int] = set()
    for piece in _own_wording(text[:MOST_COMPARED]):
        hashes.update(hash_runs(piece))
    return Fingerprint(frozenset(hashes), _sample(hashes))


def containment(a: Fingerprint, b: Fingerprint) -> tuple[float, float]:
    """Return the share of *a*'s wording that is in *b*, and of *b*'s in *a*; 0 of nothing.

    Source: A. Broder, "On the resemblance and containment of documents" (1997).
    """
    shared = len(a.hashes & b.hashes)
    return shared / (len(a.hashes) or 1), shared / (len(b.hashes) or 1)


def _own_wording(text: str) -> Iterator[str]:
    at = 0
    for start, end in sorted([*find_quoted(text), *find_credit_lines(text)]):
        yield text[at:start]
        at = max(at, end)
    yield text[at:]


def hash_runs(text: str) -> Iterable[int]:
    """Return the hash of each run of words: the sum of what its words come to in their places."""
    lowered = normalize("NFKC", text).casefold()
    if not lowered.isascii() and _SPECIAL.search(lowered):
        return _hash_mixed(_CHARACTER_OR_WORD.findall(lowered))
    parts = list(map(_hash_word, _WORD.findall(lowered)))
    runs = zip(parts, parts[1:], parts[2:], strict=False)
    return [((a[0] + b[1] + c[2]) & _LOW_BITS) - _HALF for a, b, c in runs]


def _hash_mixed(words: list[str]) -> Iterator[int]:
    """Yield the hashes where some words are single characters of a script without spaces."""
    parts = list(map(_hash_word, words))
    for at, word in enumerate(words):
        length = CHARACTERS if _UNSPACED.match(word) else WORDS
        run = parts[at : at + length]
        if len(run) == length:
            yield (sum(part[place] for place, part in enumerate(run)) & _LOW_BITS) - _HALF


@lru_cache(maxsize=20_000)
def _hash_word(word: str) -> tuple[int, ...]:
    """Return a number for each place in a run that the word may take."""
    # A lone surrogate has no encoding of its own.
    data = word.encode("utf-8", "surrogatepass")
    return _PLACES.unpack(blake2b(data, digest_size=_PLACES.size).digest())


def _sample(hashes: set[int]) -> frozenset[int]:
    sample = {number for number in hashes if number % ONE_IN == 0}
    missing = LEAST_SAMPLED - len(sample)
    return frozenset(sample.union(nsmallest(missing, hashes - sample)) if missing > 0 else sample)
