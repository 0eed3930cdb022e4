"""What the workbench shows: an article's sentences with one reviewer's work on them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, aliased

from factcheck.annotations.marks import Mark, Piece, cut
from factcheck.annotations.reading import Saved
from factcheck.annotations.stored import list_saved
from factcheck.models import Annotation, Attribution, Review, Sentence, Speaker
from factcheck.speakers.service import SpeakerRow

RECENT = 9
"""Speakers that a digit key stands for."""


# Built once, as building them anew took a third of the time of opening an article; and on the
# table, past the mapper.
_sentence: Any = Sentence.__table__
_SENTENCES = (
    select(
        _sentence.c.id,
        _sentence.c.position,
        _sentence.c.paragraph,
        _sentence.c.text,
    )
    .where(_sentence.c.article_id == bindparam("article"))
    .order_by(_sentence.c.position)
)
_standing = aliased(Speaker)
_RECENT_SPEAKERS = (
    select(_standing.id, _standing.name, _standing.kind)
    .select_from(Speaker)
    .join(_standing, _standing.id == Speaker.standing())
    .join(Attribution, Attribution.speaker_id == Speaker.id)
    .join(Annotation, Annotation.id == Attribution.annotation_id)
    .join(Review, Review.id == Annotation.review_id)
    .where(
        Review.article_id == bindparam("article"),
        Review.own(bindparam("reviewer")),
        Annotation.removed_at.is_(None),
        _standing.id != bindparam("author"),
    )
    .group_by(_standing.id, _standing.name, _standing.kind)
    .order_by(func.max(Annotation.updated_at).desc(), _standing.id)
    .limit(RECENT)
)


class SentenceRow(NamedTuple):
    """One sentence with what the reviewer said of it. A tuple, as thousands are made at a time."""

    id: UUID
    position: int
    paragraph: int
    text: str
    first: bool
    """Whether it opens its paragraph."""
    annotation: Saved | None
    """What was said of it as a whole."""
    spans: Sequence[Saved]
    """What was said of words in it, by where they begin; those without a place come last."""
    marks: Sequence[Mark]
    """Those of the spans that have a place in the text as it is now."""
    tag: str
    """The tag's value, empty while the whole is untagged."""
    done: bool
    """Whether it has a tag, or words in it have."""

    @property
    def readings(self) -> list[Saved]:
        """All that was said of it: of the whole first, if anything was."""
        return [self.annotation, *self.spans] if self.annotation else [*self.spans]

    @property
    def evidence(self) -> int:
        """How many passages the reviewer linked to it and to words in it."""
        return sum(saved.evidence for saved in self.readings)

    @property
    def lost(self) -> int:
        """How many spans have no place in the text as it is now."""
        return len(self.spans) - len(self.marks)

    @property
    def pieces(self) -> list[Piece]:
        """The text, cut where marks begin and end."""
        return cut(self.text, self.marks)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review is."""

    tagged: int
    total: int


def list_sentences(session: Session, article_id: UUID, reviewer_id: UUID) -> list[SentenceRow]:
    """Return the article's sentences in order, in two queries whatever its length."""
    return place_in_text(session, article_id, list_saved(session, article_id, reviewer_id))


def place_in_text(session: Session, article_id: UUID, said: Iterable[Saved]) -> list[SentenceRow]:
    """Return the article's sentences in order, each with what is said of it, in one query."""
    whole: dict[UUID, Saved] = {}
    spans: defaultdict[UUID, list[Saved]] = defaultdict(list)
    for saved in said:
        if saved.span is None:
            whole[saved.sentence_id] = saved
        else:
            spans[saved.sentence_id].append(saved)
    for in_one in spans.values():
        in_one.sort(key=_place)
    rows = []
    paragraph = -1
    found = session.execute(_SENTENCES, {"article": article_id}).all()
    for sentence_id, position, in_paragraph, text in found:
        first = in_paragraph != paragraph
        of_whole, marked = whole.get(sentence_id), spans.get(sentence_id, ())
        tag = (of_whole and of_whole.tag) or ""
        done = bool(tag) or any(saved.tag for saved in marked)
        about = sentence_id, position, in_paragraph, text, first
        rows.append(SentenceRow(*about, of_whole, marked, _find_marks(text, marked), tag, done))
        paragraph = in_paragraph
    return rows


def _find_marks(text: str, spans: Sequence[Saved]) -> Sequence[Mark]:
    """Return the marks of spans. Offsets alone are not trusted: the words have to be there."""
    return [
        Mark(str(saved.id), span.start, span.end, saved.tag or "none")
        for saved in spans
        if (span := saved.span)
        and span.start is not None
        and span.end is not None
        and text[span.start : span.end] == span.exact
    ]


def _place(saved: Saved) -> tuple[bool, int, int, UUID]:
    """Sort by where a span begins, the longer first, those without a place last."""
    span = saved.span
    if span is None or span.start is None or span.end is None:
        return True, 0, 0, saved.id
    return False, span.start, -span.end, saved.id


def measure(rows: Sequence[SentenceRow]) -> Progress:
    """Count the tagged ones of *rows*."""
    return Progress(sum(row.done for row in rows), len(rows))


def choose_current(
    rows: Sequence[SentenceRow], wanted: UUID | int | None, shown: Sequence[SentenceRow]
) -> SentenceRow | None:
    """Return the sentence for the panel.

    The wanted one, by its id or its number from 1, else the first untagged shown, else the first.
    """
    if wanted is not None:
        return next((row for row in rows if wanted in (row.id, row.position + 1)), None)
    among = shown or rows
    return next((row for row in among if not row.done), among[0] if among else None)


def choose_target(row: SentenceRow, annotation_id: UUID | None) -> Saved | None:
    """Return the wanted span of the sentence, else what is said of the whole of it."""
    return next((saved for saved in row.spans if saved.id == annotation_id), row.annotation)


def find_next_untagged(rows: Sequence[SentenceRow], position: int) -> SentenceRow | None:
    """Return the next untagged sentence after *position*, going round at the end."""
    after = [row for row in rows if row.position > position and not row.done]
    before = [row for row in rows if row.position < position and not row.done]
    return next(iter(after or before), None)


def list_recent_speakers(
    session: Session, article_id: UUID, reviewer_id: UUID, author_id: UUID
) -> list[SpeakerRow]:
    """Return the speakers the reviewer last attributed to in the article, newest first."""
    named = {"article": article_id, "reviewer": reviewer_id, "author": author_id}
    found = session.execute(_RECENT_SPEAKERS, named)
    return [SpeakerRow(*row) for row in found]
