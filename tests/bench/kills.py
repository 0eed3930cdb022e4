"""Ending the server, or the database's connections, in the middle of saving.

Browsers save as fast as they can; then everything is killed, and what they were told is compared
with what is stored. When the server is back each browser repeats the save that got no answer, word
for word, and goes on.
"""

import random
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from tests.bench.client import Client
from tests.bench.load import Result, send_one, side_by_side
from tests.bench.newsroom import Newsroom
from tests.bench.saves import Save, check_saves, count_saved, plan_saves
from tests.bench.serving import Server, serving

LONGEST_PLAN = 4000
"""Saves of one browser; more than it can get done."""
WARM = 2
"""Saves that each browser gets done before the server is killed, however slow the machine is."""
PAUSE = 0.05
"""Seconds before a browser repeats what was refused."""


@dataclass(slots=True)
class Outcome:
    """What became of the saves over all rounds."""

    acknowledged: int = 0
    unanswered: int = 0
    """Stored, but killed before the browser heard of it: repeating these must change nothing."""
    killed: int = 0
    refused: int = 0
    """Answered with an error, and sent again."""
    wrong: list[str] = field(default_factory=list)


def kill_server(newsroom: Newsroom, rounds: int, seed: int = 1) -> Outcome:
    """Kill the server *rounds* times in mid-save; at the end everything is delivered."""
    outcome, chance = Outcome(), random.Random(seed)
    plans = [plan_saves(person, newsroom.author, LONGEST_PLAN) for person in newsroom.reviewers]
    results = [Result() for _ in plans]
    with serving(newsroom.settings) as server:
        for _ in range(rounds):
            clients = _sign_in(server, newsroom)
            killer = (_kill_in_mid_save, (server, results, chance.uniform(0, 0.4)))
            browsers = [
                (_save_until_killed, mine) for mine in zip(clients, plans, results, strict=True)
            ]
            side_by_side(_call, [killer, *browsers])
            outcome.killed += 1
            _compare(newsroom, plans, results, outcome)
            server.start_again()
        clients = _sign_in(server, newsroom)
        side_by_side(_repeat_last, list(zip(clients, plans, results, strict=True)))
    _compare(newsroom, plans, results, outcome, all_answered=True)
    return outcome


def kill_connections(newsroom: Newsroom, saves: int, every: float) -> Outcome:
    """Cut all connections of the server to PostgreSQL *every* so many seconds, while it saves."""
    outcome = Outcome()
    plans = [plan_saves(person, newsroom.author, saves) for person in newsroom.reviewers]
    results = [Result() for _ in plans]
    with serving(newsroom.settings) as server:
        clients = _sign_in(server, newsroom)
        browsers = [(_save_all, mine) for mine in zip(clients, plans, results, strict=True)]
        side_by_side(_call, [(_cut, (newsroom, results, saves, every, outcome)), *browsers])
    _compare(newsroom, plans, results, outcome, all_answered=True)
    outcome.refused = sum(len(result.errors) for result in results)
    return outcome


def _call(work: Callable[..., None], arguments: Sequence[Any]) -> None:
    work(*arguments)


def _sign_in(server: Server, newsroom: Newsroom) -> list[Client]:
    clients = [Client(server.address, person.login) for person in newsroom.reviewers]
    for client in clients:
        client.open_page()
    return clients


def _kill_in_mid_save(server: Server, results: Sequence[Result], seconds: float) -> None:
    """Kill the server some *seconds* after every browser has saved again since the last time."""
    wanted = [result.acknowledged + WARM for result in results]
    until = time.monotonic() + 60
    while time.monotonic() < until and any(
        result.acknowledged < least for result, least in zip(results, wanted, strict=True)
    ):
        time.sleep(PAUSE)
    time.sleep(seconds)
    server.kill()


def _save_until_killed(client: Client, plan: Sequence[Save], result: Result) -> None:
    """Send the saves from the first unanswered one on, until the connection breaks."""
    for save in plan[result.acknowledged :]:
        if not send_one(client, save.path, save.body, result):
            break
    client.close()


def _repeat_last(client: Client, plan: Sequence[Save], result: Result) -> None:
    save = plan[result.acknowledged]
    if not send_one(client, save.path, save.body, result):
        result.errors.append("the repeated save was not taken")
    client.close()


def _save_all(client: Client, plan: Sequence[Save], result: Result) -> None:
    """Send all saves, each as often as it takes; a browser would."""
    until = time.monotonic() + 60
    for save in plan:
        while not send_one(client, save.path, save.body, result) and time.monotonic() < until:
            time.sleep(PAUSE)
    client.close()


def _cut(
    newsroom: Newsroom, results: Sequence[Result], saves: int, every: float, outcome: Outcome
) -> None:
    until = time.monotonic() + 60
    others = text(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    while any(result.acknowledged < saves for result in results) and time.monotonic() < until:
        time.sleep(every)
        with newsroom.database.read() as session:
            outcome.killed += session.scalar(others) or 0


def _compare(
    newsroom: Newsroom,
    plans: Sequence[Sequence[Save]],
    results: Sequence[Result],
    outcome: Outcome,
    *,
    all_answered: bool = False,
) -> None:
    _wait_for_quiet(newsroom)
    outcome.wrong += check_saves(newsroom, plans, [result.acknowledged for result in results])
    outcome.acknowledged = sum(result.acknowledged for result in results)
    with newsroom.database.read() as session:
        over = count_saved(session) - outcome.acknowledged
    if all_answered and over:
        outcome.wrong.append(f"{over} saves more are logged than were sent")
    outcome.unanswered += over


def _wait_for_quiet(newsroom: Newsroom) -> None:
    """Wait until PostgreSQL has noticed that its clients are dead: it finishes what it was sent."""
    if newsroom.database.is_sqlite:
        return
    busy = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid() AND state <> 'idle'"
    )
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with suppress(Exception), newsroom.database.read() as session:
            if not session.scalar(busy):
                return
        time.sleep(PAUSE)
    raise TimeoutError("the database does not come to rest")
