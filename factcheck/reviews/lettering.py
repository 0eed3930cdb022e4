"""The letters that reviewers go by where a project hides their names.

Of one article they are the same on every page. Of a project they are given by the articles opened
so far, so that one may become another person's when an article that was begun earlier opens.
"""

from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from factcheck.models import Article, Review


def read_letters(session: Session, *where: ColumnElement[bool]) -> dict[UUID, str]:
    """Return the letters of those who have reviews like that, in their order, in one query.

    By the ids of their reviews, so that A is who began first. Who has several goes by the first.

    Args:
        where: conditions on Review joined with Article.
    """
    place = func.row_number().over(partition_by=Review.reviewer_id, order_by=Review.id)
    begun = (
        select(Review.id, Review.reviewer_id, place.label("place"))
        .join(Article, Article.id == Review.article_id)
        .where(Review.counts(), *where)
        .subquery()
    )
    query = select(begun.c.reviewer_id).where(begun.c.place == 1).order_by(begun.c.id)
    return {key: letter(place) for place, key in enumerate(session.scalars(query))}


def letter(place: int) -> str:
    """Return the letter of a place in that order, from 0: A to Z, then A2, B2 and so on."""
    turn, at = divmod(place, 26)
    return chr(ord("A") + at) + (str(turn + 1) if turn else "")
