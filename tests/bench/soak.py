"""Long runs under load and under faults, on both engines: `make soak`, about four minutes.

300 people at work for a minute; the whole server killed in mid-save, 20 times; all connections to
PostgreSQL cut while saving.
"""

from tests.bench.kills import Outcome, kill_connections, kill_server
from tests.bench.load import LoadProcess, review
from tests.bench.newsroom import Newsroom, open_newsroom, postgres_for
from tests.bench.report import Figure, latencies, show
from tests.bench.saves import plan_saves
from tests.bench.serving import serving

PEOPLE = 300
SENTENCES = 40
THINK = 3.0
"""Seconds from one thing a person does to the next, on average."""
SECONDS = 60.0
ROUNDS = 20
BROWSERS = 8


def main() -> None:
    with LoadProcess() as load, open_newsroom(PEOPLE, SENTENCES) as newsroom:
        show(f"{PEOPLE} people at {THINK:.0f} s a decision, SQLite", work(newsroom, load))
    for engine in ("SQLite", "PostgreSQL"):
        with postgres_for(engine) as postgres:
            with open_newsroom(BROWSERS, SENTENCES, postgres) as newsroom:
                outcome = kill_server(newsroom, ROUNDS)
                show(f"kill -9 of the server in mid-save, {engine}", tell(outcome))
            if postgres:
                with open_newsroom(BROWSERS, SENTENCES, postgres) as newsroom:
                    outcome = kill_connections(newsroom, saves=200, every=0.3)
                    show("PostgreSQL's connections cut in mid-save", tell(outcome))


def work(newsroom: Newsroom, load: LoadProcess) -> list[Figure]:
    people = newsroom.reviewers
    requests = [
        [(save.path, save.body) for save in plan_saves(person, newsroom.author, 60)]
        for person in people
    ]
    logins, articles = [p.login for p in people], [f"/articles/{p.article_id}" for p in people]
    with serving(newsroom.settings) as server:
        results = load.run(review, server.address, logins, articles, requests, THINK, SECONDS)
    pages = [second for page, _save in results for second in page.seconds]
    saves = [second for _page, save in results for second in save.seconds]
    errors = [error for both in results for result in both for error in result.errors]
    for line in errors[:3]:
        print(f"  {line}")
    return [
        Figure("requests a second", (len(pages) + len(saves)) / SECONDS),
        *latencies("save", saves, p95=150),
        *latencies("page", pages, p95=150),
        Figure("errors", len(errors), at_most=0),
    ]


def tell(outcome: Outcome) -> list[Figure]:
    for line in outcome.wrong[:5]:
        print(f"  {line}")
    return [
        Figure("times killed", outcome.killed),
        Figure("saves acknowledged", outcome.acknowledged),
        Figure("stored, but killed before the answer; repeated", outcome.unanswered),
        Figure("answered with an error, then repeated", outcome.refused),
        Figure("lost, changed or stored twice", len(outcome.wrong), at_most=0),
    ]


if __name__ == "__main__":
    main()
