"""Which words two texts differ in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from factcheck.compare.blocks import Stretch, find_stretches
from factcheck.compare.wording import Codebook, Wording

_MOST_IN_ISLAND = 2
_LONGEST_IN_ISLAND = 4


class ChangeKind(StrEnum):
    """What became of a stretch of the first text in the second."""

    EQUAL = "equal"
    REMOVED = "removed"
    ADDED = "added"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of two texts, a[a_start:a_end] and b[b_start:b_end]; offsets in code points."""

    kind: ChangeKind
    a_start: int
    a_end: int
    b_start: int
    b_end: int


def diff_words(a: str, b: str, *, loosely: bool = False) -> list[Change]:
    """Return the stretches of both texts in their order, each as equal, removed, added or replaced.

    Together they cover all of both texts. White space makes no difference and goes with the equal
    words next to it. One or two short words that stay between two changes count as changed, since
    a reader takes in one long change more easily than three short ones.

    Args:
        a: the earlier text.
        b: the later one.
        loosely: case, punctuation and the style of quotation marks make no difference either.

    Source: H. Hyyrö, "Bit-Parallel LCS-length Computation Revisited" (2004), as rapidfuzz has it.
    """
    codebook = Codebook(loosely=loosely)
    one, other = codebook.read(a), codebook.read(b)
    stretches = _without_islands(find_stretches(one.code, other.code), one, other)
    return list(_changes(stretches, one, other))


def _without_islands(stretches: Sequence[Stretch], one: Wording, other: Wording) -> list[Stretch]:
    start, end = Stretch(0, 0, 0), Stretch(len(one.code), len(other.code), 0)
    return [
        stretch
        for before, stretch, after in zip(
            [start, *stretches], stretches, [*stretches[1:], end], strict=False
        )
        if not (
            _is_short(stretch, one)
            and _differ_between(before, stretch, one, other)
            and _differ_between(stretch, after, one, other)
        )
    ]


def _is_short(stretch: Stretch, wording: Wording) -> bool:
    if stretch.size > _MOST_IN_ISLAND:
        return False
    words = [
        wording.text[wording.starts[number] : wording.ends[number]]
        for number in range(stretch.a, stretch.a + stretch.size)
    ]
    # That a number has stayed is worth seeing.
    return all(len(word) <= _LONGEST_IN_ISLAND and not word[0].isdigit() for word in words)


def _differ_between(before: Stretch, after: Stretch, one: Wording, other: Wording) -> bool:
    """Whether between two stretches there are words, and not only marks."""
    removed = one.has_word(before.a + before.size, after.a)
    return removed or other.has_word(before.b + before.size, after.b)


def _changes(stretches: Sequence[Stretch], one: Wording, other: Wording) -> Iterator[Change]:
    """Yield the changes between equal stretches of words, and these, as stretches of the texts."""
    a_start = b_start = a_word = b_word = 0
    for stretch in (*stretches, Stretch(len(one.code), len(other.code), 0)):
        at, place, size = stretch
        is_last = not size
        if a_word < at or b_word < place:
            a_end = len(one.text) if is_last else _end_of(one, a_word, at, a_start)
            b_end = len(other.text) if is_last else _end_of(other, b_word, place, b_start)
            yield Change(_kind(a_word < at, b_word < place), a_start, a_end, b_start, b_end)
            a_start, b_start = a_end, b_end
        a_word, b_word = at + size, place + size
        a_end, b_end = _next_start(one, a_word), _next_start(other, b_word)
        if a_start < a_end or b_start < b_end:
            yield Change(ChangeKind.EQUAL, a_start, a_end, b_start, b_end)
            a_start, b_start = a_end, b_end


def _end_of(wording: Wording, start: int, end: int, at: int) -> int:
    """Return where the words from number *start* to *end* end in the text; *at* if none do."""
    return wording.ends[end - 1] if start < end else at


def _next_start(wording: Wording, word: int) -> int:
    return wording.starts[word] if word < len(wording.starts) else len(wording.text)


def _kind(removed: bool, added: bool) -> ChangeKind:
    if removed and added:
        return ChangeKind.REPLACED
    return ChangeKind.REMOVED if removed else ChangeKind.ADDED
