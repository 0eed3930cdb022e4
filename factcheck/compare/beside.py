"""Two texts laid side by side, sentence by sentence, as a page shows them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from factcheck.compare.alignment import Alignment, Pair, align_texts, heat
from factcheck.compare.word_diff import ChangeKind, diff_words
from factcheck.text.segment import Span

FOLDED = 3
"""Rows in which nothing differs from which on they are folded away."""


class RowKind(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ONLY_A = "only_a"
    ONLY_B = "only_b"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one text."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Row:
    """What stands beside each other; one side is empty where the other has no match."""

    kind: RowKind
    a: Sequence[Piece]
    b: Sequence[Piece]
    a_number: int | None = None
    """Number of the sentence in its text, from 1."""
    b_number: int | None = None


@dataclass(frozen=True, slots=True)
class Fold:
    """Rows that stand together, folded away where nothing in them differs."""

    rows: Sequence[Row]
    folded: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """Two texts side by side."""

    folds: Sequence[Fold]
    alignment: Alignment
    heat_a: Sequence[float]
    """For a bar as long as the text: how much of each part, from 0 to 1, is in the other."""
    heat_b: Sequence[float]

    @property
    def moved(self) -> int:
        """How many sentences stand elsewhere in the other text."""
        return sum(pair.moved for pair in self.alignment.pairs)


def lay_beside(a: str, b: str, a_spans: Sequence[Span], b_spans: Sequence[Span]) -> Beside:
    """Lay two texts, cut into sentences, side by side.

    The rows are in the order of the first text; what only the second has stands behind what comes
    before it there.
    """
    alignment = align_texts(a, b, a_spans=a_spans, b_spans=b_spans)
    one = [a[span.start : span.end] for span in a_spans]
    other = [b[span.start : span.end] for span in b_spans]
    rows = list(_rows(alignment.pairs, one, other))
    runs = [list(run) for _, run in groupby(rows, key=lambda row: row.kind is RowKind.SAME)]
    folds = [Fold(run, run[0].kind is RowKind.SAME and len(run) >= FOLDED) for run in runs]
    return Beside(
        folds,
        alignment,
        heat(alignment, len(one), "a"),
        heat(alignment, len(other), "b"),
    )


def _rows(pairs: Sequence[Pair], one: Sequence[str], other: Sequence[str]) -> Iterator[Row]:
    by_a = {pair.a: pair for pair in pairs}
    matched = {pair.b for pair in pairs}
    reached = 0
    for index, text in enumerate(one):
        pair = by_a.get(index)
        if pair is not None and not pair.moved:
            yield from _only_b(other, range(reached, pair.b), matched)
            reached = pair.b + 1
        if pair is None:
            yield Row(RowKind.ONLY_A, [Piece(text, True)], [], index + 1)
        else:
            yield _pair_row(pair, text, other[pair.b])
    yield from _only_b(other, range(reached, len(other)), matched)


def _only_b(other: Sequence[str], indexes: range, matched: set[int]) -> Iterator[Row]:
    for index in indexes:
        if index not in matched:
            yield Row(RowKind.ONLY_B, [], [Piece(other[index], True)], None, index + 1)


def _pair_row(pair: Pair, a: str, b: str) -> Row:
    kind = RowKind.SAME if pair.identical else RowKind.CHANGED
    kind = RowKind.MOVED if pair.moved else kind
    if pair.identical:
        return Row(kind, [Piece(a, False)], [Piece(b, False)], pair.a + 1, pair.b + 1)
    changes = diff_words(a, b)
    left = [
        Piece(a[change.a_start : change.a_end], change.kind is not ChangeKind.EQUAL)
        for change in changes
        if change.a_start < change.a_end
    ]
    right = [
        Piece(b[change.b_start : change.b_end], change.kind is not ChangeKind.EQUAL)
        for change in changes
        if change.b_start < change.b_end
    ]
    return Row(kind, left, right, pair.a + 1, pair.b + 1)
