"""Where in a text the words of a quotation stand, to the word or nearly."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise
from typing import NamedTuple

from factcheck.compare.blocks import Stretch, find_stretches
from factcheck.compare.wording import Codebook, Wording
from factcheck.compare.words.reported_speech_words import SPOKEN_AS
from factcheck.text.quotations import find_speech, pair_quotes

MOST_PLACES = 50
"""Places looked at where a text has the same words."""
LONGEST_ASIDE = 30
"""Words that may stand between two halves of one quotation, to say who spoke."""

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_MOST_OFTEN = 200
"""Places of one word that are followed up."""
_MOST_REPEATED = 20
"""Times that the quotation may have a word for its places to be followed up."""
_WINDOWS = 8
_COST = 0.35
"""What a word costs that the passage has more; a word in common earns 1."""
_BREAK = re.compile('[\n.!?…。！？“”"«»「」]')


class Part(NamedTuple):
    """Words of a quotation that stand together."""

    text: str
    reach: int
    """How many words of the passage may stand between the part before and this one."""


class Place(NamedTuple):
    """The words of a passage from number *start* to *end*, half-open."""

    start: int
    end: int


class Near(NamedTuple):
    """The place in a passage that comes closest."""

    share: float
    """Of the words looked for, what the passage has there in the same order, from 0 to 1."""
    place: Place


class _Dense(NamedTuple):
    """Words that two sequences have in common in their order, close together in the second."""

    matched: int
    a_start: int
    a_end: int
    b_start: int
    b_end: int


class _Stream(NamedTuple):
    """Words of a passage, all of them or those in quotation marks."""

    code: str
    numbers: Sequence[int]
    """Which words of the passage they are."""


_NOWHERE = _Dense(0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in which words are looked for."""

    wording: Wording
    codebook: Codebook
    streams: Sequence[_Stream]

    @classmethod
    def read(cls, text: str) -> "Passage":
        codebook = Codebook(loosely=True)
        wording = codebook.read(text)
        streams = [_Stream(wording.code, range(len(wording.code)))]
        spoken = list(_spoken_words(wording))
        if 0 < len(spoken) < len(wording.code):
            streams.append(_Stream("".join(wording.code[at] for at in spoken), spoken))
        return cls(wording, codebook, streams)

    def find(self, parts: Sequence[Part]) -> Iterator[list[Place]]:
        """Yield each place where all *parts* stand to the word, as a place for each part.

        A part may run over an aside within it that stands outside of quotation marks.
        """
        codes = [self.codebook.encode(part.text) for part in parts]
        reaches = [part.reach for part in parts]
        for stream in self.streams:
            for found in _find_all(stream.code, codes, reaches):
                numbers = [stream.numbers[start:end] for start, end in found]
                if all(map(_holds_together, numbers)):
                    yield [Place(part[0], part[-1] + 1) for part in numbers]

    def find_near(self, words: str) -> Near:
        """Return the place that has most of *words* in order, person and tense left aside."""
        same = {
            ord(self.codebook[word]): self.codebook[general] for word, general in SPOKEN_AS.items()
        }
        code = self.codebook.encode(words).translate(same)
        best = Near(0.0, Place(0, 0))
        for stream in self.streams:
            dense = _find_dense(code, stream.code.translate(same))
            share = dense.matched / len(code)
            if share > best.share:
                place = Place(stream.numbers[dense.b_start], stream.numbers[dense.b_end - 1] + 1)
                best = Near(share, self._widened(place, dense.a_start, len(code) - dense.a_end))
        return best

    def _widened(self, place: Place, before: int, after: int) -> Place:
        """Take in words of the same sentence, since others may stand in their place."""
        start, end = place
        while start > max(0, place.start - before) and not self._is_break(start):
            start -= 1
        while end < min(len(self.wording.code), place.end + after) and not self._is_break(end):
            end += 1
        return Place(start, end)

    def _is_break(self, word: int) -> bool:
        """Whether something ends between the word of that number and the one before."""
        between = slice(self.wording.ends[word - 1], self.wording.starts[word])
        return bool(_BREAK.search(self.wording.text[between]))


def find_spoken(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of *text* in quotation marks, without the marks."""
    lines = list(_LINE.finditer(text))
    quotes = [pair_quotes(line[0]) for line in lines]
    for number, line in enumerate(lines):
        for pair in find_speech(line[0], quotes, number):
            yield line.start() + pair.start + 1, line.start() + pair.end


def _spoken_words(wording: Wording) -> Iterator[int]:
    word = 0
    for start, end in find_spoken(wording.text):
        while word < len(wording.starts) and wording.starts[word] < start:
            word += 1
        while word < len(wording.starts) and wording.ends[word] <= end:
            yield word
            word += 1


def _find_all(
    code: str, parts: Sequence[str], reaches: Sequence[int]
) -> Iterator[list[tuple[int, int]]]:
    start = code.find(parts[0])
    for _ in range(MOST_PLACES):
        if start < 0:
            break
        found = [(start, start + len(parts[0]))]
        for part, reach in zip(parts[1:], reaches[1:], strict=True):
            last = found[-1][1]
            at = code.find(part, last, last + reach + len(part))
            if at < 0:
                break
            found.append((at, at + len(part)))
        if len(found) == len(parts):
            yield found
        start = code.find(parts[0], start + 1)


def _holds_together(numbers: Sequence[int]) -> bool:
    return all(b - a <= LONGEST_ASIDE for a, b in pairwise(numbers))


def _find_dense(code: str, within: str) -> _Dense:
    """Return where *within* has most of *code* close together."""
    best = _NOWHERE
    for start, end in _windows(code, within):
        dense = _densest(find_stretches(code, within[start:end]))
        if dense.matched > best.matched:
            best = dense._replace(b_start=start + dense.b_start, b_end=start + dense.b_end)
    return best


def _windows(code: str, within: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of *within* that have most of the rare words of *code* about in place."""
    places: dict[str, list[int]] = {
        word: [] for word, often in Counter(code).items() if often <= _MOST_REPEATED
    }
    for at, word in enumerate(within):
        if word in places and len(places[word]) < _MOST_OFTEN:
            places[word].append(at)
    width = len(code) // 2 + 8
    votes: defaultdict[int, float] = defaultdict(float)
    for number, word in enumerate(code):
        for at in places.get(word, ()):
            bucket = (at - number) // width
            votes[bucket] += 1 / len(places[word])
            votes[bucket - 1] += 1 / len(places[word])
    tried = _WINDOWS if len(code) < 2_000 else 1
    for bucket in nlargest(tried, votes, key=votes.__getitem__):
        start = bucket * width
        yield max(0, start - 8), start + 2 * width + len(code) + 8


def _densest(stretches: Sequence[Stretch]) -> _Dense:
    best, most = _NOWHERE, 0.0
    worth, dense = 0.0, _NOWHERE
    for a, b, size in stretches:
        worth -= _COST * (b - dense.b_end)
        if worth <= 0:
            worth, dense = 0.0, _Dense(0, a, a, b, b)
        worth += size
        dense = _Dense(dense.matched + size, dense.a_start, a + size, dense.b_start, b + size)
        if worth > most:
            best, most = dense, worth
    return best
