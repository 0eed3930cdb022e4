"""The pages of a desk of 20 reviewers with 1,000 articles and 100,000 annotations, over HTTP."""

import sys
import time

from sqlalchemy import text

from tests.bench.busy import add_busy_desk
from tests.bench.client import Client
from tests.bench.newsroom import Newsroom, open_newsroom, postgres_for
from tests.bench.report import Figure, latencies, show
from tests.bench.serving import serving

ARTICLES = 1_000
SENTENCES = 50
REVIEWERS = 20
ASKED = 40
"""How often each page is opened."""
ENGINES = ("SQLite", "PostgreSQL")
PAGES = (
    ("overview", "/projects/{project}/overview", 300),
    ("articles to adjudicate", "/projects/{project}/adjudication", 150),
    ("adjudication of an article", "/articles/{article}/adjudicate", None),
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
    settled = add_busy_desk(newsroom, ARTICLES, SENTENCES, REVIEWERS)
    if engine == "PostgreSQL":  # as its own autovacuum would have by the next minute
        newsroom.database.write(lambda session: session.execute(text("ANALYZE")))
    figures: list[Figure] = []
    with serving(newsroom.settings) as server:
        client = Client(server.address, newsroom.reviewers[0].login)
        client.open_page()
        for name, address, goal in PAGES:
            path = address.format(project=newsroom.project_id, article=settled[0])
            for _ in range(3):
                _timed(client, path)
            found = [_timed(client, path) for _ in range(ASKED)]
            figures += latencies(f"{engine}, {name}", found, p95=goal)[:2]
    return figures


def _timed(client: Client, path: str) -> float:
    begun = time.perf_counter()
    answer = client.get(path)
    elapsed = time.perf_counter() - begun
    assert answer.status == 200, answer.text[:300]
    return elapsed


if __name__ == "__main__":
    sys.exit(main())
