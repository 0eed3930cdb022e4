"""A desk of several people in mid-work: many articles, each with two reviewers who mostly agree."""

import random
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from factcheck.accounts.service import add_member, create_user
from factcheck.agreement.alpha import coincidences
from factcheck.models import (
    Annotation,
    Article,
    Comment,
    Evidence,
    Project,
    Review,
    ReviewKind,
    ReviewState,
    Role,
    Sentence,
    Snapshot,
    Source,
    Stance,
    Tag,
    utc_now,
    uuid7,
)
from factcheck.sources.service import SourceDraft, SourceMetadata, add_source
from tests.bench.newsroom import Newsroom, add_articles

TAGS = [*Tag]
DISAGREE = 0.1
"""Share of sentences that two reviewers tag differently."""
CITED = 0.2
"""Share of annotations that have evidence."""
SOURCES = 40
COMMENTS = 500


def add_busy_desk(
    newsroom: Newsroom, articles: int, sentences: int, people: int, *, handed_in: float = 0.5
) -> list[UUID]:
    """Fill a newsroom's project, and return the ids of the articles that are to be adjudicated.

    Args:
        people: reviewers, two of whom have each article, in turn.
        handed_in: share of the articles whose reviews are all in.
    """
    return newsroom.database.write(
        lambda session: _fill(session, newsroom, articles, sentences, people, handed_in)
    )


def _fill(
    session: Session,
    newsroom: Newsroom,
    articles: int,
    sentences: int,
    people: int,
    handed_in: float,
) -> list[UUID]:
    project_id, editor = newsroom.project_id, newsroom.reviewers[0].id
    session.execute(update(Project).where(Project.id == project_id).values(reviewers_per_article=2))
    reviewers = [create_user(session, f"Reviewer {number}").id for number in range(people)]
    for reviewer in reviewers:
        add_member(session, project_id, reviewer, Role.REVIEWER, editor)
    snapshots = _add_sources(session, project_id, editor)
    ids = add_articles(session, project_id, articles, sentences)
    settled = ids[: round(articles * handed_in)]
    chance = random.Random(7)  # the same desk in every run
    for number, article_id in enumerate(ids):
        both = (reviewers[number % people], reviewers[(number + 1) % people])
        _add_reviews(session, chance, article_id, both, snapshots, settled=number < len(settled))
    _add_comments(session, project_id, editor, ids)
    return settled


def _add_sources(session: Session, project_id: UUID, editor: UUID) -> list[UUID]:
    for number in range(SOURCES):
        draft = SourceDraft(f"Report {number}. All of it was so.", SourceMetadata(f"R {number}"))
        add_source(session, project_id, draft, editor)
    query = select(Snapshot.id).join(Source, Source.id == Snapshot.source_id)
    return list(session.scalars(query.where(Source.project_id == project_id)))


def _add_reviews(
    session: Session,
    chance: random.Random,
    article_id: UUID,
    reviewers: tuple[UUID, UUID],
    snapshots: list[UUID],
    *,
    settled: bool,
) -> None:
    query = select(Sentence.id).where(Sentence.article_id == article_id)
    sentences = list(session.scalars(query.order_by(Sentence.position)))
    tags = [chance.choice(TAGS) for _ in sentences]
    others = [chance.choice(TAGS) if chance.random() < DISAGREE else tag for tag in tags]
    now = utc_now()
    state = ReviewState.SUBMITTED if settled else ReviewState.OPEN
    for reviewer, said in zip(reviewers, (tags, others), strict=True):
        review = {"id": uuid7(), "article_id": article_id, "reviewer_id": reviewer, "state": state}
        session.execute(insert(Review), review | {"submitted_at": now if settled else None})
        _add_annotations(session, chance, review["id"], sentences, said, snapshots)
    if settled:
        table = coincidences(
            [(one.value, two.value) for one, two in zip(tags, others, strict=True)]
        )
        session.execute(
            insert(Review),
            {
                "article_id": article_id,
                "reviewer_id": reviewers[0],
                "kind": ReviewKind.ADJUDICATED,
                "state": ReviewState.ASSIGNED,
                "conflicts": sum(one != two for one, two in zip(tags, others, strict=True)),
                "coincidences": table,
                "created_at": now - timedelta(days=chance.randrange(200)),
            },
        )
        session.execute(update(Article).where(Article.id == article_id).values(opened_at=now))


def _add_annotations(
    session: Session,
    chance: random.Random,
    review_id: Any,
    sentences: list[UUID],
    said: list[Tag],
    snapshots: list[UUID],
) -> None:
    rows = [
        {
            "id": uuid7(),
            "review_id": review_id,
            "sentence_id": sentence_id,
            "tag": tag,
            "note": "",
            "flagged": False,
            "justification": "",
            "revision": 1,
            "updated_at": utc_now() - timedelta(days=chance.randrange(30)),
        }
        for sentence_id, tag in zip(sentences, said, strict=True)
    ]
    session.execute(insert(Annotation), rows)
    links = [
        {
            "annotation_id": row["id"],
            "snapshot_id": chance.choice(snapshots),
            "start": 0,
            "end": 8,
            "exact": "Report 1",
            "prefix": "",
            "suffix": "",
            "stance": Stance.SUPPORTS,
        }
        for row in rows
        if chance.random() < CITED
    ]
    if links:
        session.execute(insert(Evidence), links)


def _add_comments(
    session: Session, project_id: UUID, author_id: UUID, article_ids: list[UUID]
) -> None:
    rows = [
        {
            "project_id": project_id,
            "article_id": article_ids[number % len(article_ids)],
            "author_id": author_id,
            "from_editor": True,
            "text": "Is this so?",
        }
        for number in range(COMMENTS)
    ]
    session.execute(insert(Comment), rows)
