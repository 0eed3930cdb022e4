"""Saves under load: 16 browsers, 300 saves each, a server of two workers, on both engines.

Every save is durable before it is answered, and logged. Afterwards the database is compared with
what the browsers were told. `python -m tests.bench.bench_saves SQLite` measures that one alone.
"""

import sys
from functools import partial

from tests.bench.load import LoadProcess, send_all
from tests.bench.newsroom import Newsroom, open_newsroom, postgres_for
from tests.bench.processes import cpu_seconds
from tests.bench.report import Figure, latencies, show
from tests.bench.saves import check_saves, count_saved, plan_saves
from tests.bench.serving import serving

BROWSERS = 16
SAVES = 300
SENTENCES = 150
"""Of each browser's article, so that every sentence is saved and then changed."""


def main(engines: list[str]) -> None:
    with LoadProcess() as load:
        for engine in engines or ["SQLite", "PostgreSQL"]:
            with (
                postgres_for(engine) as postgres,
                open_newsroom(BROWSERS, SENTENCES, postgres) as newsroom,
            ):
                show(f"Saves, {engine}", measure(newsroom, load, engine))


def measure(newsroom: Newsroom, load: LoadProcess, engine: str) -> list[Figure]:
    plans = [plan_saves(person, newsroom.author, SAVES) for person in newsroom.reviewers]
    logins = [person.login for person in newsroom.reviewers]
    requests = [[(save.path, save.body) for save in plan] for plan in plans]
    with serving(newsroom.settings) as server:
        load.run(send_all, server.address, logins, [[("/healthz", b"")] * 5] * BROWSERS)  # warm
        before = cpu_seconds(server.pid)
        results = load.run(send_all, server.address, logins, requests)
        cpu = cpu_seconds(server.pid) - before
    acknowledged = [result.acknowledged for result in results]
    errors = [error for result in results for error in result.errors]
    wrong = check_saves(newsroom, plans, acknowledged)
    for line in [*errors[:3], *wrong[:3]]:
        print(f"  {line}")
    with newsroom.database.read() as session:
        twice = count_saved(session) - sum(acknowledged)
    saved, elapsed = sum(acknowledged), max(result.elapsed for result in results)
    seconds = [second for result in results for second in result.seconds]
    of_sqlite = engine == "SQLite"
    named = partial("{1}, {0}".format, engine)
    return [
        Figure(named("saves a second"), saved / elapsed, at_least=400 if of_sqlite else None),
        *latencies(named("save"), seconds, p95=60 if of_sqlite else None),
        Figure(
            named("server CPU a save"), cpu / saved * 1000, "ms", at_most=2.5 if of_sqlite else None
        ),
        Figure(named("errors"), len(errors), at_most=0),
        Figure(named("acknowledged saves lost or changed"), len(wrong), at_most=0),
        Figure(named("saves stored twice"), twice, at_most=0),
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
