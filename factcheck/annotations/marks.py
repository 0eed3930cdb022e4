"""Where marks begin and end in a sentence: spans may overlap and lie in one another."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

LANES = 3
"""Lines under the words that are told apart; what overlaps more often shares the last one."""


class Mark(NamedTuple):
    """A span of a sentence as it is shown; offsets in code points from the sentence's start."""

    id: str
    start: int
    end: int
    tag: str
    """The tag's value, "none" while untagged."""


class Piece(NamedTuple):
    """Words that the same marks cover."""

    text: str
    ids: str = ""
    """Of the marks that cover it, the outermost first, by spaces; empty for none."""
    classes: str = ""


def cut(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """Cut *text* where a mark begins or ends; the pieces together are the text.

    static/js/marks.js cuts in the same way, as it paints the row anew after an edit.
    """
    lanes = _give_lanes(marks)
    edges = sorted({0, len(text), *(at for mark, _ in lanes for at in (mark.start, mark.end))})
    pieces = []
    for start, end in pairwise(edges):
        over = [(mark, lane) for mark, lane in lanes if mark.start <= start and end <= mark.end]
        ids = " ".join(mark.id for mark, _ in over)
        pieces.append(Piece(text[start:end], ids, _classes(over)))
    return pieces


def _give_lanes(marks: Iterable[Mark]) -> list[tuple[Mark, int]]:
    """Give each mark, the outermost first, the first line that is free all along it."""
    ends = [0] * LANES
    lanes = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.id)):
        lane = next((lane for lane, end in enumerate(ends) if end <= mark.start), LANES - 1)
        ends[lane] = max(ends[lane], mark.end)
        lanes.append((mark, lane))
    return lanes


def _classes(over: Sequence[tuple[Mark, int]]) -> str:
    """Return the classes: the shortest mark's tag colours the words, each mark has its line."""
    if not over:
        return ""
    shortest = min(over, key=lambda found: found[0].end - found[0].start)[0]
    lines = dict.fromkeys(f"mark--{lane}-{mark.tag}" for mark, lane in over)
    return " ".join(("mark", f"mark--{shortest.tag}", *lines))
