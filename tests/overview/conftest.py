"""A project of several people at work, each in their own way."""

import random
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from factcheck.accounts.service import add_member, create_user
from factcheck.models import Article, Project, Review, ReviewState, Role, Tag, User
from factcheck.reviews.states import submit_review
from tests.support.desk import Desk
from tests.support.saying import mark
from tests.support.work import add_article, add_report, annotate, link, sentences

TEXT = "The river rose by {0}. The mayor said {0} were hurt. It was a bad year. Nobody came."


@pytest.fixture
def dana(database, desk) -> User:
    def work(session):
        person = create_user(session, "Dana", "dana@example.org")
        add_member(session, desk.project.id, person.id, Role.REVIEWER, desk.alice.id)
        return person

    return database.write(work)


@pytest.fixture
def busy(database, desk, dana) -> list:
    """Return the ids of eight articles: some not begun, some at work in, some handed in."""
    return database.write(lambda session: fill(session, desk, dana))


def fill(session: Session, desk: Desk, dana: User, first: int = 0) -> list:
    """Add eight articles, the texts of which are told apart by a number from *first*."""
    chance = random.Random(7)
    session.get_one(Project, desk.project.id).reviewers_per_article = 2
    reports = [
        add_report(
            session, desk.project, desk.alice, f"Report {first + n}. It rose by 1{n}.", f"R{n}"
        )
        for n in range(3)
    ]
    made = []
    for number in range(8):
        title = f"Story {number}"
        article = add_article(session, desk.project, desk.alice, TEXT.format(first + number), title)
        made.append(article.id)
        for person in (desk.bob, dana) if number > 1 else ():
            for sentence in sentences(session, article)[: number // 2]:
                annotate(session, sentence, person, chance.choice([*Tag, None]))
        for person in (desk.bob, dana) if number in (6, 7) else (desk.bob,) * (number == 5):
            cite(session, article, person, reports[: number - 4])
            submit_review(session, article.id, person.id)
    mark_words(session, made[2], dana)
    assign(session, made[0], desk.alice)
    return made


def cite(session: Session, article: Article, person: User, reports: list) -> None:
    last = sentences(session, article)[-1]
    annotate(session, last, person, Tag.CLAIM)
    for report in reports:
        link(session, last, person, report, (0, 8))
    link(session, last, person, reports[0], (10, 16))


def mark_words(session: Session, article_id: UUID, person: User) -> None:
    """Tag words in a sentence that has no tag itself."""
    last = sentences(session, session.get_one(Article, article_id))[-1]
    mark(session, last, person, "Nobody", Tag.OPINION)


def assign(session: Session, article_id: UUID, person: User) -> None:
    session.add(Review(article_id=article_id, reviewer_id=person.id, state=ReviewState.ASSIGNED))
