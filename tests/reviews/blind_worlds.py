"""One desk in two states that differ in the work of others alone, and all that is read of it."""

import gzip
import re
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from itertools import count
from pathlib import Path
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from factcheck.accounts.logins import start_login
from factcheck.accounts.service import add_member, create_user
from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import Article, Project, Role, User, uuid7
from factcheck.talk.service import begin_thread
from factcheck.talk.topics import find_article
from factcheck.web.access import COOKIE
from tests.conftest import COMPILED
from tests.reviews.blind import Work, do_work
from tests.support.desk import find_desk
from tests.support.routes import Things, add_things, path_of, questions
from tests.support.work import STORY, add_article, add_report, sentences

WORDS = {"bob": "zimbolt", "dana": "quorvexa", "erin": "plimdrux"}
"""Those who review the article, and how each word begins that they typed."""
CHANGING = (
    (r'(name="csrf_token"[^>]*value=")[^"]*', r"\1"),
    (r'(name="csrf-token" content=")[^"]*', r"\1"),
    (r'"csrf_token": *"[^"]*"', ""),
    (r"nonce-?=?\"?[\w-]+", ""),
    (r"WARC-(Date|Record-ID|Refers-To|Warcinfo-ID|Filename): [^\r\n]*", ""),
    (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[^\"<\s]*", "TIME"),
    (r"\b\d{1,2}:\d\d(:\d\d)?(\W?[AP]M)?", "TIME"),
)
"""What is another in each answer, whatever others did."""
UUID_LIKE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
numbers = count(1)


@dataclass(frozen=True, slots=True)
class Seed:
    """Who and what there is before anybody begins to review."""

    people: dict[str, User]
    cookies: dict[str, str]
    """Made here, so that each person is signed in by the same login in both states."""
    article: Article
    things: Things
    """Bob's, but for the article."""


@dataclass(frozen=True, slots=True)
class World:
    """One state of the desk, and the app on it."""

    app: Flask
    database: Database
    seed: Seed

    def client(self, reader: str) -> FlaskClient:
        client = self.app.test_client()
        client.set_cookie(COOKIE, self.seed.cookies[reader])
        return client

    def work(self, *reviewers: str) -> dict[str, Work]:
        """Let people review the article, in this order."""
        article, people = self.seed.article, self.seed.people
        return {
            name: self.database.write(
                lambda s, name=name: do_work(s, article, people[name], WORDS[name])
            )
            for name in reviewers
        }


def plant(session: Session, wanted: int = 2) -> Seed:
    """Fill the desk of the tests. Dana reviews as Bob does; Erin edits, as Alice does.

    Args:
        wanted: how many are to review each article.
    """
    desk = find_desk(session)
    assert desk
    people = {name: getattr(desk, name) for name in ("alice", "bob", "carol")}
    for name, role in (("dana", Role.REVIEWER), ("erin", Role.EDITOR)):
        people[name] = create_user(session, name.title(), f"{name}@example.org")
        add_member(session, desk.project.id, people[name].id, role, desk.alice.id)
    things = add_things(session, desk.project, desk.bob)
    session.execute(
        update(Project).where(Project.id == desk.project.id).values(reviewers_per_article=wanted)
    )
    add_report(session, desk.project, desk.alice)
    article = add_article(session, desk.project, desk.alice, STORY)
    begin_thread(session, uuid7(), find_article(session, article.id), "Mind it.", desk.alice.id)
    sentence_id = sentences(session, article)[0].id
    things = replace(things, article_id=article.id, sentence_id=sentence_id)
    cookies = {name: start_login(session, person.id) for name, person in people.items()}
    return Seed(people, cookies, article, things)


class Worlds:
    """Makes states of the desk on one engine, each in a database of its own."""

    def __init__(self, fixture: Callable, engine: str, folder: Path) -> None:
        self.is_sqlite = engine == "sqlite"
        self.server = None if self.is_sqlite else fixture("postgres_server")
        self.files = fixture("sqlite_files") if self.is_sqlite else None
        self.folder = folder

    @contextmanager
    def grow(self, wanted: int = 2) -> Iterator[World]:
        """Open a state in which nobody has begun."""
        with self._copy(self.files.peopled if self.is_sqlite else self.server.PEOPLED) as url:
            database = Database(url)
            seed = database.write(lambda session: plant(session, wanted))
            with self._open(url, database, seed) as world:
                yield world

    @contextmanager
    def fork(self, world: World) -> Iterator[World]:
        """Open another state that is as *world* is now."""
        for each in (world.database, world.app.extensions["database"]):
            each.close()
        url = world.database.url
        with (
            self._copy(url.database) as copied,
            self._open(copied, Database(copied), world.seed) as other,
        ):
            yield other

    @contextmanager
    def _copy(self, of: str | Path) -> Iterator[str]:
        number = next(numbers)
        if self.is_sqlite:
            path = self.folder / f"world-{number}.sqlite"
            shutil.copyfile(of, path)
            yield f"sqlite:///{path}"
            return
        name = f"world_{number}"
        self.server.run(f"CREATE DATABASE {name} TEMPLATE {of} STRATEGY wal_log")
        try:
            yield self.server.url(name)
        finally:
            self.server.run(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def _open(self, url: str, database: Database, seed: Seed) -> Iterator[World]:
        key = "known to every test, 32 letters and more"
        folder = self.folder / f"data-{next(numbers)}"
        folder.mkdir()
        app = create_app(Settings(data_dir=folder, database_url=url, secret_key=key))
        app.testing = True
        app.jinja_env.bytecode_cache = COMPILED
        try:
            yield World(app, database, seed)
        finally:
            database.close()
            app.extensions["database"].close()


def text_of(answer: TestResponse) -> str:
    """Return where an answer leads and what it says, what is packed unpacked."""
    data = answer.data
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    return f"{answer.headers.get('Location', '')}\n{data.decode(errors='replace')}"


def read(client: FlaskClient, address: str) -> tuple[int, str]:
    answer = client.get(address)
    return answer.status_code, text_of(answer)


def addresses(
    app: Flask, own: Things, theirs: dict[str, UUID], asked: list[dict[str, object]]
) -> list[str]:
    """Return every address that can be read: of things of one's own, and of others' things.

    Args:
        asked: query strings, with each of which every address of one's own is asked.
    """
    found: dict[str, None] = {}
    for question in questions(app):
        # That a thing of each kind is known is asked by tests/test_routes.py.
        known = question.rule.arguments <= asdict(own).keys()
        if question.method != "GET" or question.access.anyone or not known:
            continue
        for args in asked:
            query = "&".join(f"{name}={value}" for name, value in args.items())
            found[f"{path_of(question, own)}{'?' if query else ''}{query}"] = None
        if question.rule.arguments & theirs.keys():
            found[path_of(question, replace(own, **theirs))] = None
    return [*found]


def steady(text: str, since: int) -> str:
    """Return *text* without what differs each time, such as ids made for a form.

    Args:
        since: the milliseconds of the clock when the first page was asked for.
    """
    for pattern, instead in CHANGING:
        text = re.sub(pattern, instead, text)
    return UUID_LIKE.sub(
        lambda found: "ID" if int(found[0].replace("-", "")[:12], 16) >= since else found[0], text
    )


def find_told(text: str, words: Collection[str]) -> str:
    """Return what of *words* an answer tells, with what is around it; empty for nothing."""
    text = text.lower()
    at = next((at for word in words if (at := text.find(word)) >= 0), -1)
    return text[max(0, at - 80) : at + 80] if at >= 0 else ""


def find_change(one: str, other: str) -> tuple[str, str]:
    """Return where two texts begin to differ."""
    pairs = enumerate(zip(one, other, strict=False))
    at = next((i for i, two in pairs if two[0] != two[1]), min(len(one), len(other)))
    return one[max(0, at - 80) : at + 80], other[max(0, at - 80) : at + 80]
