"""Following words through a change of the text around them, and guessing where lost ones may be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from factcheck.text.graphemes import is_boundary, widen
from factcheck.text.spans import CONTEXT

MOST_COMPARED = 2_000
"""Code points of the changed part that are compared one by one, which takes their square in time.
What is longer counts as changed throughout."""
LEAST_ALIKE = 0.6
"""How much of lost words, from 0 to 1, has to be found again to be worth a guess."""
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Writing without spaces between words: Thai, Lao, Burmese, Khmer, kana and Han."""
_IN_WORD = re.compile(rf"(?![{UNSPACED}])[\w\u0300-\u036f\u064b-\u065f\u0591-\u05c7]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of two texts, by its offsets in each, in code points."""

    start: int
    end: int
    new_start: int
    new_end: int
    same: bool
    """Whether both texts have the same words there."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """What became of each part of a text that was written anew."""

    old: str
    new: str
    stretches: tuple[Stretch, ...]
    """All of both texts, in their order."""

    def follow(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where ``old[start:end]`` is now, or None when any of it was touched.

        A sign that was put right beside the words and merges with their first or last one, such as
        an accent, touches them too.
        """
        for part in self.stretches:
            if part.same and part.start <= start and end <= part.end:
                moved = start + part.new_start - part.start, end + part.new_start - part.start
                return moved if all(is_boundary(self.new, at) for at in moved) else None
        return None

    def suggest(self, start: int, end: int) -> tuple[int, int] | None:
        """Return what most likely stands in the place of ``old[start:end]``; None for nothing."""
        if followed := self.follow(start, end):
            return followed
        new_start, new_end = self._edge(start, after=True), self._edge(end, after=False)
        if not _is_inside_word(self.old, start):
            while _is_inside_word(self.new, new_start):
                new_start -= 1
        if not _is_inside_word(self.old, end):
            while _is_inside_word(self.new, new_end):
                new_end += 1
        return _tidy(self.new, new_start, new_end)

    def _edge(self, at: int, *, after: bool) -> int:
        """Return where the edge of a span is now.

        Args:
            after: whether the span lies after it, so that of two parts meeting there the second
                decides.
        """
        for part in self.stretches:
            meets = part.start <= at < part.end if after else part.start < at <= part.end
            if meets and part.same:
                return part.new_start + at - part.start
            if meets:
                return part.new_start if after else part.new_end
        return 0 if at <= 0 else len(self.new)


def compare(old: str, new: str) -> Rewording:
    """Find out which parts of *old* are still in *new*, and where."""
    head = _count_alike(old, new)
    tail = _count_alike(old[head:][::-1], new[head:][::-1])
    end, new_end = len(old) - tail, len(new) - tail
    stretches = []
    if head:
        stretches.append(Stretch(0, head, 0, head, same=True))
    stretches += _compare_middle(old[head:end], new[head:new_end], head)
    if tail:
        stretches.append(Stretch(end, len(old), new_end, len(new), same=True))
    return Rewording(old, new, tuple(_joined(stretches)))


def find_again(text: str, exact: str, prefix: str, suffix: str) -> tuple[int, int] | None:
    """Return where in *text* words most likely are that once stood between *prefix* and *suffix*.

    The same words are preferred to similar ones, and of several the ones with most of the same
    around them. None when nothing resembles them.
    """
    places = [at for at in _find_all(text, exact) if is_boundary(text, at)]
    if places:
        best = max(places, key=lambda at: _count_around(text, at, len(exact), prefix, suffix))
        return best, best + len(exact)
    if len(text) > MOST_COMPARED or len(exact) > MOST_COMPARED:
        return None
    around = prefix + exact + suffix
    found = compare(around, text).suggest(len(prefix), len(prefix) + len(exact))
    if found and _are_alike(exact, text[slice(*found)]):
        return found
    return None


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands just before and just after ``text[start:end]``."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def _compare_middle(old: str, new: str, offset: int) -> list[Stretch]:
    if not old and not new:
        return []
    if max(len(old), len(new)) > MOST_COMPARED:
        return [Stretch(offset, offset + len(old), offset, offset + len(new), same=False)]
    # Without autojunk: in a long sentence it would take the commonest letters for noise.
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        Stretch(offset + i1, offset + i2, offset + j1, offset + j2, same=kind == "equal")
        for kind, i1, i2, j1, j2 in matcher.get_opcodes()
    ]


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Join neighbours that are of one kind."""
    joined: list[Stretch] = []
    for part in stretches:
        if joined and joined[-1].same == part.same:
            last = joined.pop()
            joined.append(Stretch(last.start, part.end, last.new_start, part.new_end, part.same))
        else:
            joined.append(part)
    return joined


def _is_inside_word(text: str, at: int) -> bool:
    """Whether both neighbours of *at* are of one word, in writing with spaces between words."""
    return 0 < at < len(text) and all(map(_IN_WORD.match, text[at - 1 : at + 1]))


def _count_alike(one: str, other: str) -> int:
    """Count the code points with which both texts begin."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _tidy(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the stretch without spaces at its ends and without half a sign; None when empty."""
    if start >= end:
        return None
    start, end = widen(text, start, end)
    # A space may carry an accent, and is then no space to a reader.
    while start < end and text[start].isspace() and is_boundary(text, start + 1):
        start += 1
    while start < end and text[end - 1].isspace() and is_boundary(text, end - 1):
        end -= 1
    return (start, end) if start < end else None


def _find_all(text: str, words: str) -> list[int]:
    places = []
    at = text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return places


def _count_around(text: str, at: int, length: int, prefix: str, suffix: str) -> int:
    before = _count_alike(text[:at][::-1][:CONTEXT], prefix[::-1])
    return before + _count_alike(text[at + length :][:CONTEXT], suffix)


def _are_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= LEAST_ALIKE
