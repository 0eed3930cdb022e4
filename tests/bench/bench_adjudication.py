"""The list of what is to be adjudicated and the page of an article, over HTTP, on both engines.

The project has 100,000 annotations: three reviews of each article, of which one sentence in ten
differs.
"""

import sys
import time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.models import Membership, Project, Role, User
from factcheck.reviews.bench import read_bench
from factcheck.reviews.decisions import Wanted, decide
from tests.bench.client import Client
from tests.bench.newsroom import Newsroom, add_articles, open_newsroom, postgres_for
from tests.bench.report import Figure, latencies, show
from tests.bench.serving import serving
from tests.reviews.many import add_reviewers, hand_in_all

ENGINES = ("SQLite", "PostgreSQL")
ARTICLES = 333
LENGTH = 100
REVIEWERS = 3
ASKED = 100
LONG = 500
"""Sentences of the article whose page is asked for."""


def main() -> None:
    figures: list[Figure] = []
    for engine in ENGINES:
        with postgres_for(engine) as postgres, open_newsroom(1, 10, postgres) as newsroom:
            figures += measure(engine, newsroom)
    show(f"Adjudication among {ARTICLES * LENGTH * REVIEWERS:,} annotations, over HTTP", figures)


def measure(engine: str, newsroom: Newsroom) -> list[Figure]:
    long_id = fill(newsroom)
    project = f"/projects/{newsroom.project_id}/adjudication"
    with serving(newsroom.settings) as server:
        client = Client(server.address, newsroom.reviewers[0].login)
        client.open_page()
        for path in (project, f"/articles/{long_id}/adjudicate"):
            _timed(client, path)
        listed = [_timed(client, project) for _ in range(ASKED)]
        opened = [_timed(client, f"/articles/{long_id}/adjudicate") for _ in range(ASKED // 5)]
        foretold = [_timed(client, f"{project}/bulk?percent=60") for _ in range(2)]
    return [
        *latencies(f"{engine}, the list", listed, p95=150),
        *latencies(f"{engine}, an article of {LONG} sentences", opened)[:2],
        *latencies(f"{engine}, what deciding in bulk would do", foretold)[:1],
    ]


def fill(newsroom: Newsroom) -> UUID:
    """Add the articles and some decisions, make an editor, and return the longest article's id."""
    write = newsroom.database.write
    editor, people = write(lambda session: add_people(session, newsroom))
    project_id = newsroom.project_id
    ids = write(lambda session: add_articles(session, project_id, ARTICLES, LENGTH, start=100))
    [long_id] = write(lambda session: add_articles(session, project_id, 1, LONG, start=9_000))
    for number, article_id in enumerate([*ids, long_id]):
        write(lambda session, key=article_id: hand_in_all(session, key, people, every=10))
        if number % 3 == 0:
            write(lambda session, key=article_id: decide_some(session, key, editor))
    return long_id


def add_people(session: Session, newsroom: Newsroom) -> tuple[User, list[User]]:
    project = session.get_one(Project, newsroom.project_id)
    own = select(Membership).where(Membership.user_id == newsroom.reviewers[0].id)
    session.scalars(own).one().role = Role.EDITOR
    editor = session.get_one(User, newsroom.reviewers[0].id)
    return editor, add_reviewers(session, project, editor, REVIEWERS)


def decide_some(session: Session, article_id: UUID, editor: User) -> None:
    for part in read_bench(session, article_id).differing[:3]:
        decide(session, article_id, editor.id, Wanted(part.key, "claim", part.fingerprint))


def _timed(client: Client, path: str) -> float:
    begun = time.perf_counter()
    answer = client.get(path)
    elapsed = time.perf_counter() - begun
    assert answer.status == 200, answer.text[:300]
    return elapsed


if __name__ == "__main__":
    sys.exit(main())
