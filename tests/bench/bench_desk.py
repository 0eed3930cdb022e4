"""The pages of a desk of 20 reviewers with 1,000 articles and 100,000 annotations, over HTTP."""

import sys
import time
from uuid import UUID

from sqlalchemy import text, update
from sqlalchemy.orm import Session

from factcheck.models import Membership, Project, Role, User
from tests.bench.busy import add_busy_desk
from tests.bench.client import Client
from tests.bench.newsroom import Newsroom, open_newsroom, postgres_for
from tests.bench.report import Figure, latencies, show
from tests.bench.serving import serving
from tests.reviews.many import add_reviewed, add_reviewers

ARTICLES = 1_000
SENTENCES = 50
REVIEWERS = 20
ASKED = 40
"""How often each page is opened."""
ENGINES = ("SQLite", "PostgreSQL")
PAGES = (
    ("overview", "/projects/{project}/overview", 300),
    ("articles to adjudicate", "/projects/{project}/adjudication", 150),
    ("adjudication of 500 sentences", "/articles/{article}/adjudicate", None),
    ("assignments", "/projects/{project}/assignments", None),
    ("agreement of the project", "/projects/{project}/agreement", None),
    ("audit", "/projects/{project}/audit", None),
)
"""What is opened, its address, and the goal in ms where it has one."""


def main() -> None:
    figures: list[Figure] = []
    for engine in ENGINES:
        with postgres_for(engine) as postgres, open_newsroom(1, 10, postgres) as newsroom:
            figures += measure(engine, newsroom)
    show(f"A desk of {REVIEWERS} reviewers and {ARTICLES:,} articles", figures)


def measure(engine: str, newsroom: Newsroom) -> list[Figure]:
    add_busy_desk(newsroom, ARTICLES, SENTENCES, REVIEWERS)
    long_id = newsroom.database.write(lambda session: add_long(session, newsroom))
    if engine == "PostgreSQL":  # as its own autovacuum would have by the next minute
        newsroom.database.write(lambda session: session.execute(text("ANALYZE")))
    figures: list[Figure] = []
    with serving(newsroom.settings) as server:
        client = Client(server.address, newsroom.reviewers[0].login)
        client.open_page()
        bulk = f"/projects/{newsroom.project_id}/adjudication/bulk?percent=60"
        figures.append(
            Figure(f"{engine}, what deciding in bulk would do", _timed(client, bulk), "s")
        )
        for name, address, goal in PAGES:
            path = address.format(project=newsroom.project_id, article=long_id)
            for _ in range(3):
                _timed(client, path)
            found = [_timed(client, path) for _ in range(ASKED)]
            figures += latencies(f"{engine}, {name}", found, p95=goal)[:2]
    return figures


def add_long(session: Session, newsroom: Newsroom) -> UUID:
    """Make the first person an editor, and add an article of 500 sentences that three reviewed."""
    editor = newsroom.reviewers[0].id
    promoted = update(Membership).where(Membership.user_id == editor).values(role=Role.EDITOR)
    session.execute(promoted)
    project = session.get_one(Project, newsroom.project_id)
    person = session.get_one(User, editor)
    people = add_reviewers(session, project, person, 3)
    return add_reviewed(session, project, person, people, length=500, every=10)


def _timed(client: Client, path: str) -> float:
    begun = time.perf_counter()
    answer = client.get(path)
    elapsed = time.perf_counter() - begun
    assert answer.status == 200, answer.text[:300]
    return elapsed


if __name__ == "__main__":
    sys.exit(main())
