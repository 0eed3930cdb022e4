"""What the reviews of a project say, counted in the database."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Subquery, and_, case, func, select
from sqlalchemy.orm import Session

from factcheck.models import ACTIVE, Annotation, Article, Review, Sentence, Tag, User
from factcheck.overview.shown import ReviewerFigures
from factcheck.reviews.progress import is_overdue

LENGTH: Any = (
    select(func.count())
    .where(Sentence.article_id == Article.id)
    .correlate(Article)
    .scalar_subquery()
)
"""How many sentences an Article has."""


def read_reviewers(
    session: Session, counted: ColumnElement[bool], days: Sequence[date]
) -> list[ReviewerFigures]:
    """Return what each person has to do and has done, by their names. In two queries.

    Args:
        counted: which reviews count.
        days: those of which it is told what was saved.
    """
    found = session.execute(
        select(
            User.id,
            User.name,
            *(_number(Review.state == state) for state in ACTIVE),
            _number(is_overdue(days[-1])),
            func.sum(LENGTH, type_=Integer),
        )
        .join_from(Review, Article, Article.id == Review.article_id)
        .join(User, User.id == Review.reviewer_id)
        .where(counted)
        .group_by(User.id, User.name)
    )
    people: dict[UUID, ReviewerFigures] = {}
    for key, name, *numbers in found:
        assigned, open_, submitted, overdue, sentences = map(int, numbers)
        people[key] = ReviewerFigures(key, name, assigned, open_, submitted, overdue, sentences)
    _add_work(session, counted, days, people)
    return sorted(people.values(), key=lambda one: (one.name.casefold(), one.id))


def _add_work(
    session: Session,
    counted: ColumnElement[bool],
    days: Sequence[date],
    people: dict[UUID, ReviewerFigures],
) -> None:
    saved = _number(_saved_on(days))
    work = count_work(counted, saved.label("saved"))
    sums = (func.sum(column) for column in (work.c.tagged, work.c.saved, *(work.c[t] for t in Tag)))
    found = session.execute(
        select(Review.reviewer_id, *sums)
        .join_from(work, Review, Review.id == work.c.review_id)
        .group_by(Review.reviewer_id)
    )
    for reviewer_id, tagged, saved_by, *tags in found:
        person = people[reviewer_id]
        person.tagged, person.saved = int(tagged), int(saved_by)
        person.tags.update({tag: int(number) for tag, number in zip(Tag, tags, strict=True)})


def count_work(counted: ColumnElement[bool], *more: Any) -> Subquery:
    """Select what each review says, in one pass over the annotations.

    Its columns are review_id, tagged (sentences of which a tag is given), each Tag (whole
    sentences), and *more*. Reviews that say nothing have no row.
    """
    tagged = case((Annotation.tag.is_not(None), Annotation.sentence_id)).distinct()
    return (
        select(
            Annotation.review_id,
            func.count(tagged).label("tagged"),
            *(
                _number(and_(Annotation.tag == tag, Annotation.exact.is_(None))).label(tag)
                for tag in Tag
            ),
            *more,
        )
        .where(in_reviews(counted), Annotation.removed_at.is_(None))
        .group_by(Annotation.review_id)
        .subquery()
    )


def count_days(session: Session, counted: ColumnElement[bool], days: Sequence[date]) -> list[int]:
    """Count what was last saved on each day."""
    # The newest first, so that the first that holds is the day. A sum for each took three times.
    which = case(
        *(
            (Annotation.updated_at >= _begin(day), number)
            for number, day in [*enumerate(days)][::-1]
        )
    ).label("which")
    each = (
        select(which)
        .where(in_reviews(counted), Annotation.removed_at.is_(None), _saved_on(days))
        .subquery()
    )
    found = session.execute(select(each.c.which, func.count()).group_by(each.c.which))
    numbers: dict[int, int] = dict(found.all())
    return [numbers.get(number, 0) for number in range(len(days))]


def in_reviews(counted: ColumnElement[bool]) -> ColumnElement[bool]:
    """Which annotations are of the reviews that count."""
    # By their ids, which are found once: else all of it is asked again of every annotation.
    reviews = select(Review.id).join(Article, Article.id == Review.article_id).where(counted)
    return Annotation.review_id.in_(reviews)


def _saved_on(days: Sequence[date]) -> ColumnElement[bool]:
    end = _begin(days[-1] + timedelta(days=1))
    return and_(Annotation.updated_at >= _begin(days[0]), Annotation.updated_at < end)


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _number(which: Any) -> ColumnElement[int]:
    return func.sum(case((which, 1), else_=0), type_=Integer)
