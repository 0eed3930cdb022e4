"""Long articles with all their reviews, stored at once, as saving each sentence takes too long."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from factcheck.accounts.service import add_member, create_user
from factcheck.models import Annotation, Project, Review, Role, Sentence, Tag, User, uuid7, uuid7s
from factcheck.reviews.states import submit_review
from tests.support.work import add_article


def add_reviewers(session: Session, project: Project, editor: User, count: int) -> list[User]:
    people = [
        create_user(session, f"Reviewer {n + 1}", f"reviewer{n}-{uuid7().hex[-6:]}@example.org")
        for n in range(count)
    ]
    for person in people:
        add_member(session, project.id, person.id, Role.REVIEWER, editor.id)
    return people


def add_reviewed(
    session: Session,
    project: Project,
    editor: User,
    reviewers: Sequence[User],
    *,
    length: int,
    every: int,
    name: str = "",
) -> UUID:
    """Add an article that all of *reviewers* have handed in, and return its id.

    Args:
        length: in sentences.
        every: of so many sentences the last reviewer calls one a quote, which is a claim to all
            others.
    """
    text = " ".join(f"Sentence {n} of {name or uuid7()} was said here." for n in range(length))
    article = add_article(session, project, editor, text, f"The long story {name}")
    hand_in_all(session, article.id, reviewers, every=every)
    return article.id


def hand_in_all(
    session: Session, article_id: UUID, reviewers: Sequence[User], *, every: int
) -> None:
    """Let all of *reviewers* tag all of an article, as `add_reviewed` says, and hand it in."""
    query = select(Sentence.id).where(Sentence.article_id == article_id)
    rows = session.scalars(query.order_by(Sentence.position)).all()
    for person in reviewers:
        review = Review(article_id=article_id, reviewer_id=person.id)
        session.add(review)
        session.flush()
        odd = person is reviewers[-1]
        said = [
            {
                "id": key,
                "review_id": review.id,
                "sentence_id": sentence_id,
                "tag": Tag.QUOTE if odd and place % every == 0 else Tag.CLAIM,
            }
            for place, (key, sentence_id) in enumerate(zip(uuid7s(len(rows)), rows, strict=True))
        ]
        session.execute(insert(Annotation), said)
    for person in reviewers:
        submit_review(session, article_id, person.id)
