"""The rows that cutting an article anew reads and writes: sentences, their places, the text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, exists, func, insert, or_, select, update
from sqlalchemy.orm import Session

from factcheck.annotations.places import NO_SENTENCE
from factcheck.annotations.stored import list_by_ids
from factcheck.articles.recut_types import Held, Row
from factcheck.errors import NotFoundError
from factcheck.models import (
    Annotation,
    Article,
    Attribution,
    Project,
    Review,
    ReviewState,
    Sentence,
)
from factcheck.models.blindness import is_opened, reviews_blind

_annotation: Any = Annotation.__table__
_article: Any = Article.__table__
_attribution: Any = Attribution.__table__
_review: Any = Review.__table__
_sentence: Any = Sentence.__table__
_ROW = tuple(
    _sentence.c[name]
    for name in ("id", "position", "paragraph", "start", "end", "text", "in_quote")
)


@dataclass(frozen=True, slots=True)
class Opened:
    """An article that is to be cut anew, at one of its sentences."""

    article_id: UUID
    project_id: UUID
    cut: int
    removed: bool
    sentence: Row
    blind: bool = False
    """Whether the cutter reviews it and is to know nothing of others' annotations."""


def open_sentence(session: Session, sentence_id: UUID, *, lock: bool) -> Opened:
    """Return a sentence with its article.

    Args:
        lock: keep others from cutting the article, and from annotating this sentence and the next
            one, until the transaction ends.

    Raises:
        NotFoundError: there is no such sentence.
    """
    if lock and (article_id := find_article(session, sentence_id)):
        position = select(_sentence.c.position).where(_sentence.c.id == sentence_id)
        place = position.scalar_subquery()
        lock_rows(session, article_id, _sentence.c.position.in_((place, place + 1)))
    about = (_article.c.id, _article.c.project_id, _article.c.cut, _article.c.removed_at)
    query = select(*about).join(_sentence, _sentence.c.article_id == _article.c.id)
    found = session.execute(query.where(_sentence.c.id == sentence_id)).first()
    sentence = find_row(session, sentence_id)
    if found is None or sentence is None:
        raise NotFoundError(NO_SENTENCE)
    return Opened(found[0], found[1], found[2], found[3] is not None, sentence)


def lock_rows(session: Session, article_id: UUID, which: ColumnElement[bool]) -> None:
    """Let one transaction at a time cut an article, and nobody annotate some of its sentences.

    On SQLite the write gate has done it already.
    """
    lock_article(session, article_id)
    sentences = select(_sentence.c.id).where(_sentence.c.article_id == article_id, which)
    session.execute(sentences.order_by(_sentence.c.position).with_for_update()).all()


def lock_article(session: Session, article_id: UUID) -> None:
    """Let one transaction at a time cut an article, and nobody annotate it."""
    # NO KEY UPDATE: rows that refer to it can be added meanwhile.
    article = select(_article.c.id).where(_article.c.id == article_id)
    session.execute(article.with_for_update(key_share=True)).all()


def lock_sentences(session: Session, article_id: UUID, sentence_ids: Iterable[UUID]) -> None:
    """Do it for the sentences of these ids."""
    lock_rows(session, article_id, _sentence.c.id.in_(list(sentence_ids)))


def lock_positions(session: Session, article_id: UUID, positions: Iterable[int]) -> None:
    """Do it for the sentences at some positions."""
    lock_rows(session, article_id, _sentence.c.position.in_(list(positions)))


def find_article(session: Session, sentence_id: UUID) -> UUID | None:
    """Return the id of the article that a sentence belongs to, or None when there is none."""
    query = select(_sentence.c.article_id).where(_sentence.c.id == sentence_id)
    found: UUID | None = session.execute(query).scalar()
    return found


def find_row(session: Session, sentence_id: UUID) -> Row | None:
    """Return a sentence as it is stored, or None when there is none."""
    found = session.execute(select(*_ROW).where(_sentence.c.id == sentence_id)).first()
    return Row(*found) if found else None


def find_following(session: Session, opened: Opened) -> Row | None:
    """Return the sentence after the one that was opened."""
    query = select(*_ROW).where(
        _sentence.c.article_id == opened.article_id,
        _sentence.c.position == opened.sentence.position + 1,
    )
    found = session.execute(query).first()
    return Row(*found) if found else None


def list_rows(session: Session, article_id: UUID, positions: Iterable[int]) -> list[Row]:
    """Return the sentences at some positions, in no order; there may be none at some."""
    query = select(*_ROW).where(
        _sentence.c.article_id == article_id, _sentence.c.position.in_(list(positions))
    )
    return [Row(*found) for found in session.execute(query)]


def list_positions(session: Session, sentence_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return at which position each of some sentences stands."""
    query = select(_sentence.c.id, _sentence.c.position)
    found = session.execute(query.where(_sentence.c.id.in_(list(sentence_ids))))
    return dict(found.all())


def find_covering(session: Session, article_id: UUID, row: Row) -> Row | None:
    """Return the sentence that has the place of *row*, which is no longer to have one."""
    query = select(*_ROW).where(
        _sentence.c.article_id == article_id,
        _sentence.c.start <= row.start,
        _sentence.c.end >= row.end,
        _sentence.c.id != row.id,
    )
    found = session.execute(query).first()
    return Row(*found) if found else None


def find_wanted(session: Session, article_id: UUID) -> int | None:
    """Return how many are to review an article while they are blind to each other, else None."""
    query = (
        select(Project.reviewers_per_article)
        .join(Article, Article.project_id == Project.id)
        .where(Article.id == article_id, ~is_opened())
    )
    return session.scalar(query)


def is_blind_to(session: Session, article_id: UUID, reviewer_id: UUID) -> bool:
    """Whether somebody reviews an article without having been shown the others' work."""
    query = select(Article.id).where(Article.id == article_id, reviews_blind(reviewer_id))
    return session.scalar(query) is not None


def is_given(session: Session, article_id: UUID, reviewer_id: UUID) -> bool:
    """Whether a review of the article was given to another, or was handed in by another."""
    query = select(Review.id).where(
        Review.article_id == article_id,
        ~Review.own(reviewer_id),
        Review.state != ReviewState.WITHDRAWN,
        or_(Review.assigned_by_id.is_not(None), Review.state == ReviewState.SUBMITTED),
    )
    return session.scalar(query.limit(1)) is not None


def is_shared(session: Session, article_id: UUID, reviewer_id: UUID) -> bool:
    """Whether anything of the article is annotated in another review than the reviewer's own."""
    query = (
        select(_annotation.c.id)
        .join(_review, _review.c.id == _annotation.c.review_id)
        .where(
            _review.c.article_id == article_id,
            ~Review.own(reviewer_id),
            _annotation.c.removed_at.is_(None),
        )
    )
    return session.execute(query.limit(1)).first() is not None


def list_held(session: Session, sentence_ids: Iterable[UUID], cutter_id: UUID) -> list[Held]:
    """Return all annotations of some sentences, whoever made them, also those taken away."""
    query = _whose(cutter_id).where(_annotation.c.sentence_id.in_(list(sentence_ids)))
    return [held for held, _ in _read_held(session, query)]


def list_reaching(session: Session, opened: Opened, cutter_id: UUID) -> list[tuple[Held, int]]:
    """Return the annotations of other sentences that name words outside their own one.

    Each comes with where its sentence begins in the text.
    """
    length = _sentence.c.end - _sentence.c.start
    outside = or_(
        *(
            or_(_attribution.c[f"{part}_start"] < 0, _attribution.c[f"{part}_end"] > length)
            for part in ("cue", "source", "content")
        )
    )
    query = _whose(cutter_id).where(
        _review.c.article_id == opened.article_id,
        _sentence.c.id != opened.sentence.id,
        exists().where(_attribution.c.annotation_id == _annotation.c.id, outside),
    )
    return _read_held(session, query)


def list_standing(session: Session, sentence_id: UUID) -> list[str]:
    """Return the ids of what stands on a sentence, in their order."""
    query = select(_annotation.c.id).where(
        _annotation.c.sentence_id == sentence_id, _annotation.c.removed_at.is_(None)
    )
    return sorted(str(found) for found in session.scalars(query))


def _whose(cutter_id: UUID) -> Any:
    own = Review.own(cutter_id).label("own")
    return (
        select(_annotation.c.id, _annotation.c.review_id, own, _sentence.c.start)
        .join(_review, _review.c.id == _annotation.c.review_id)
        .join(_sentence, _sentence.c.id == _annotation.c.sentence_id)
        .order_by(_annotation.c.id)
    )


def _read_held(session: Session, query: Any) -> list[tuple[Held, int]]:
    found = session.execute(query).all()
    saved = {one.id: one for one in list_by_ids(session, [row[0] for row in found])}
    return [
        (Held(saved[annotation_id], review_id, bool(own)), start)
        for annotation_id, review_id, own, start in found
    ]


def insert_row(session: Session, article_id: UUID, row: Row) -> int:
    """Insert a sentence where its start puts it, and return the position.

    Those after it move on by one.
    """
    before = select(func.max(_sentence.c.position)).where(
        _sentence.c.article_id == article_id, _sentence.c.start < row.start
    )
    last: int | None = session.execute(before).scalar()
    position = 0 if last is None else last + 1
    _shift_positions(session, article_id, position, 1)
    values = {name: getattr(row, name) for name in ("paragraph", "start", "end", "text")}
    values |= {"id": row.id, "article_id": article_id, "position": position}
    session.execute(insert(_sentence), values | {"in_quote": row.in_quote})
    return position


def update_row(session: Session, row: Row) -> int:
    """Store where a sentence begins and ends and what it says, and return its position."""
    values = {"start": row.start, "end": row.end, "text": row.text, "in_quote": row.in_quote}
    changed = update(_sentence).where(_sentence.c.id == row.id).values(values)
    position: int = session.execute(changed.returning(_sentence.c.position)).scalar_one()
    return position


def delete_row(session: Session, article_id: UUID, sentence_id: UUID) -> int:
    """Delete a sentence that nothing is said of, and return the position it had.

    Those after it move up by one.
    """
    gone = delete(_sentence).where(_sentence.c.id == sentence_id)
    position: int = session.execute(gone.returning(_sentence.c.position)).scalar_one()
    _shift_positions(session, article_id, position + 1, -1)
    return position


def count_cut(session: Session, article_id: UUID) -> None:
    """Let whoever has seen the sentences as they were find out that they are no longer so."""
    cut = update(_article).where(_article.c.id == article_id)
    session.execute(cut.values(cut=_article.c.cut + 1))


def _shift_positions(session: Session, article_id: UUID, at: int, by: int) -> None:
    """Add *by* to the positions from *at* on.

    In two steps, by way of negative numbers, as no two may be equal at any moment.
    """
    position = _sentence.c.position
    ours: Sequence[Any] = (_sentence.c.article_id == article_id,)
    aside = update(_sentence).where(*ours, position >= at)
    session.execute(aside.values(position=-position - 1))
    back = update(_sentence).where(*ours, position < 0)
    session.execute(back.values(position=-position - 1 + by))
