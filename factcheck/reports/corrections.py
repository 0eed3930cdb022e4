"""What the text of an article said before it was corrected, sentence by sentence."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.models import Article, Sentence, TextVersion

_version: Any = TextVersion.__table__
_sentence: Any = Sentence.__table__
_article: Any = Article.__table__

_Places = Sequence[tuple[int, int]]
"""Where each of today's sentences begins and ends in a text, in code points."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """One correction of the text."""

    at: datetime
    first: int
    """Number, from 1, of the sentence as the article is cut today."""
    last: int
    """The same, unless what was one sentence has been split since."""
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Change:
    """A part of a text, by whole sentences, that another text has otherwise."""

    start: int
    end: int
    grown: int
    """How much longer than the old text the new one is."""


def list_corrections(session: Session, article_id: UUID) -> list[Corrected]:
    """Return how the text was corrected, oldest first, in one query when it never was.

    Only whole texts are kept, so each is compared with the next one, from today's text backwards,
    and the places of today's sentences are followed back with it.
    """
    query = select(_version.c.replaced_at, _version.c.text).where(
        _version.c.article_id == article_id
    )
    versions = session.execute(query.order_by(_version.c.number.desc())).all()
    if not versions:
        return []
    new: str = session.execute(
        select(_article.c.text).where(_article.c.id == article_id)
    ).scalar_one()
    places: _Places = [
        (start, end)
        for start, end in session.execute(
            select(_sentence.c.start, _sentence.c.end)
            .where(_sentence.c.article_id == article_id)
            .order_by(_sentence.c.position)
        )
    ]
    found = []
    for at, old in versions:
        if old != new:
            change, first, last = _find_change(old, new, places)
            start, end, grown = change.start, change.end, change.grown
            found.append(Corrected(at, first, last, old[start : end - grown], new[start:end]))
            places = [(_follow(a, change), _follow(b, change)) for a, b in places]
        new = old
    return found[::-1]


def _find_change(old: str, new: str, places: _Places) -> tuple[_Change, int, int]:
    """Return the sentences that differ: the part of the text and their numbers, first and last."""
    grown = len(new) - len(old)
    head, tail = _count_alike(old, new), _count_alike(old, new, backwards=True)
    number = bisect_left(places, len(new) - tail, key=lambda place: place[1])
    if number < len(places):
        start, end = places[number]
        # Both may reach past the change where words are repeated, so that it fits several ones.
        if start <= head and end - grown >= start:
            return _Change(start, end, grown), number + 1, number + 1
    tail = min(tail, min(len(old), len(new)) - head)
    first = max(0, bisect_right(places, head, key=lambda place: place[0]) - 1)
    last = bisect_left(places, len(new) - tail, key=lambda place: place[1])
    last = max(first, min(last, len(places) - 1))
    start, end = places[first][0], places[last][1]
    change = _Change(min(start, head), max(end, len(new) - tail), grown)
    return change, first + 1, last + 1


def _follow(at: int, change: _Change) -> int:
    """Return where a place in the new text is in the old one."""
    if at <= change.start:
        return at
    end = change.end - change.grown
    return at - change.grown if at >= change.end else min(at, end)


def _count_alike(one: str, other: str, *, backwards: bool = False) -> int:
    """Count the code points with which both texts begin, or end."""
    # By halves: one by one takes a tenth of a second in a long article, for every correction.
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        part = slice(-middle, None if least == 0 else -least) if backwards else slice(least, middle)
        if one[part] == other[part]:
            least = middle
        else:
            most = middle - 1
    return least
