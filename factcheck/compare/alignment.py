"""Which sentences of two texts are the same or nearly so, in place or moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from factcheck.compare.blocks import heaviest_chain
from factcheck.compare.sentence_matching import Match, are_near, match_sentences
from factcheck.compare.wording import Codebook
from factcheck.text.segment import Span, segment

LONGEST_TEXT = 200_000
"""Code points of a text that are compared."""
LONGEST_SENTENCE = 20_000
"""Words of a sentence that are compared."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of each text, by their numbers, that say nearly the same in the same words."""

    a: int
    b: int
    score: float
    """The share of the shorter one's words, from 0 to 1, that the other has in the same order."""
    moved: bool
    """Whether it stands elsewhere among the others than in the first text."""
    identical: bool
    """Whether nothing but white space differs."""


@dataclass(frozen=True, slots=True)
class Block:
    """Pairs that are neighbours in both texts, as half-open runs of sentence numbers.

    A single sentence that has no match may stand between two of them.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    moved: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two texts have in common."""

    pairs: Sequence[Pair]
    """In the order of the first text; no sentence is in two of them."""
    blocks: Sequence[Block]
    """Likewise; no two of them overlap in either text."""
    share_a: float
    """The share of the first text's words, from 0 to 1, that stand in the second in pairs."""
    share_b: float
    cut: bool
    """Whether only the beginning of a text was compared, as it is over LONGEST_TEXT."""


def align_texts(
    a: str,
    b: str,
    *,
    a_spans: Sequence[Span] | None = None,
    b_spans: Sequence[Span] | None = None,
    language: str = "en",
) -> Alignment:
    """Find the sentences that *a* and *b* share, changed by up to about half of their words.

    Case and punctuation make no difference. The heaviest chain of matches that is in the same order
    in both texts counts as in place, every other match as moved.

    Args:
        a: the earlier text.
        b: the later one.
        a_spans: its sentences when they are known, which saves cutting it; so with *b_spans*.
        language: an ISO 639-1 code, by which sentences are cut.
    """
    codebook = Codebook(loosely=True)
    one = _read(a, a_spans, language, codebook)
    other = _read(b, b_spans, language, codebook)
    matches = match_sentences(one.codes, other.codes)
    pairs = list(_pairs(matches, one, other))
    shared = sum(match.shared for match in matches)
    return Alignment(
        pairs,
        list(_blocks(pairs)),
        shared / max(1, sum(map(len, one.codes))),
        shared / max(1, sum(map(len, other.codes))),
        cut=max(len(a), len(b)) > LONGEST_TEXT,
    )


def heat(
    alignment: Alignment, sentences: int, side: Literal["a", "b"], cells: int = 40
) -> list[float]:
    """Return how much of each of *cells* equal parts of a text stands in the other, from 0 to 1.

    Args:
        alignment: of two texts.
        sentences: how many the text has; each takes as much room as any other.
        side: which of the two texts.
        cells: how many parts.
    """
    warmth = [0.0] * cells
    for pair in alignment.pairs:
        place = pair.a if side == "a" else pair.b
        start, end = place * cells / sentences, (place + 1) * cells / sentences
        for cell in range(int(start), min(cells, int(end) + 1)):
            warmth[cell] += pair.score * max(0.0, min(end, cell + 1) - max(start, cell))
    return [min(1.0, part) for part in warmth]


class _Text(NamedTuple):
    texts: list[str]
    """Its sentences."""
    codes: list[str]
    """Their words."""


def _read(text: str, spans: Sequence[Span] | None, language: str, codebook: Codebook) -> _Text:
    if spans is None:
        spans = segment(text[:LONGEST_TEXT], language)
    texts = [text[span.start : min(span.end, LONGEST_TEXT)] for span in spans]
    return _Text(texts, [codebook.encode(sentence)[:LONGEST_SENTENCE] for sentence in texts])


def _pairs(matches: Sequence[Match], one: _Text, other: _Text) -> Iterator[Pair]:
    places, weights = [match.b for match in matches], [match.shared for match in matches]
    in_place = set(heaviest_chain(places, weights))
    for index, (a, b, shared) in enumerate(matches):
        score = shared / min(len(one.codes[a]), len(other.codes[b]))
        identical = one.texts[a].split() == other.texts[b].split()
        yield Pair(a, b, score, moved=index not in in_place, identical=identical)


def _blocks(pairs: Sequence[Pair]) -> Iterator[Block]:
    taken = {pair.b for pair in pairs}
    run: list[Pair] = []
    for pair in pairs:
        if run and not _joins(run[-1], pair, taken):
            yield _block(run)
            run = []
        run.append(pair)
    if run:
        yield _block(run)


def _joins(last: Pair, pair: Pair, taken: set[int]) -> bool:
    """Whether they are neighbours; of such pairs both are moved or neither."""
    return are_near(last, pair) and (pair.b == last.b + 1 or last.b + 1 not in taken)


def _block(run: Sequence[Pair]) -> Block:
    first, last = run[0], run[-1]
    return Block(first.a, last.a + 1, first.b, last.b + 1, first.moved)
