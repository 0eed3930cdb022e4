"""A newsroom to measure: reviewers who are signed in, and as many articles as are wanted.

Made by the services, but for the articles: their sentences are cut here, as cutting a made-up text
is measured elsewhere and would take most of the time.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from factcheck.accounts.logins import start_login
from factcheck.accounts.service import add_member, create_project, create_user
from factcheck.articles.service import Metadata, insert_articles
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import Annotation, Attribution, Manner, Review, Role, Sentence, Tag, uuid7
from factcheck.speakers.service import SpeakerRow, get_author
from factcheck.text.capture import CapturedText, sha256_of
from factcheck.text.segment import Span
from factcheck.text.spans import select_span
from tests.support.databases import PostgresServer, SQLiteFiles

WORDS = (
    "The council of {0} approved the budget for {0} schools by nine votes to four on Monday.",
    "“We were told at seven in the evening that street {0} was closed,” the mayor said.",
    "It was the worst planned building site that the town has seen in {0} years.",
    "According to the report, {0} of the households have no water after six in the morning.",
    "Nobody at the office could be reached.",
)
PARAGRAPH = 4
"""Sentences in a paragraph."""
BATCH = 500

Write = Callable[[int, int], CapturedText]
"""Makes a text: of which number, of how many sentences."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """One person at one browser, with an article of their own to work on."""

    id: UUID
    login: str
    """The token of their cookie."""
    article_id: UUID
    sentence_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Newsroom:
    settings: Settings
    database: Database
    project_id: UUID
    reviewers: list[Reviewer]
    author: SpeakerRow


@contextmanager
def postgres_for(engine: str) -> Iterator[PostgresServer | None]:
    """Give the server that `new_settings` wants for *engine*: None for "SQLite"."""
    server = None if engine == "SQLite" else PostgresServer()
    try:
        yield server
    finally:
        if server:
            server.stop()


@contextmanager
def new_settings(postgres: PostgresServer | None = None) -> Iterator[Settings]:
    """Give a migrated, empty database in a folder of its own; on SQLite without *postgres*."""
    with TemporaryDirectory(prefix="factcheck-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        template = folder / "template"
        template.mkdir()
        databases = postgres or SQLiteFiles(template)
        with databases.copy(folder) as url:
            yield Settings(folder, url, "known to every benchmark, 32 letters and more")


@contextmanager
def open_newsroom(
    reviewers: int,
    sentences: int,
    postgres: PostgresServer | None = None,
    write: Write | None = None,
) -> Iterator[Newsroom]:
    """Give a newsroom whose reviewers have an article of *sentences* each, by *write*."""
    with new_settings(postgres) as settings:
        database = Database(settings.database_url)
        try:
            yield database.write(
                lambda session: _fill(
                    session, database, settings, reviewers, sentences, write or make_text
                )
            )
        finally:
            database.close()


def add_articles(
    session: Session,
    project_id: UUID,
    articles: int,
    sentences: int,
    start: int = 0,
    write: Write | None = None,
) -> list[UUID]:
    """Add *articles* of *sentences* each; *start* keeps their texts apart from earlier ones."""
    write = write or make_text
    ids: list[UUID] = []
    for first in range(start, start + articles, BATCH):
        numbers = range(first, min(first + BATCH, start + articles))
        drafts = [
            (write(number, sentences), Metadata(title=f"The budget of {number}", language="en"))
            for number in numbers
        ]
        ids += insert_articles(session, project_id, drafts, None)
    return ids


def make_text(number: int, sentences: int) -> CapturedText:
    """Return a text of *sentences*, captured; *number* makes it differ from all others."""
    pieces, spans, at = [], [], 0
    for position, form in zip(range(sentences), _cycle(WORDS), strict=False):
        text = form.format(number * 7 + position)
        spans.append(Span(at, at + len(text), position // PARAGRAPH, text.startswith("“")))
        pieces.append(text + ("\n" if position % PARAGRAPH == PARAGRAPH - 1 else " "))
        at += len(pieces[-1])
    text = "".join(pieces).rstrip()
    digest = sha256_of(f"{number} {text}".encode())
    return CapturedText(text, digest, None, digest, "text/plain", "en", spans)


def annotate(
    session: Session, reviewer_id: UUID, article_id: UUID, author: SpeakerRow, every: int
) -> int:
    """Say something of every *every*th sentence of an article; return of how many."""
    sentences = list_sentence_ids(session, article_id)[::every]
    rows: list[dict[str, object]] = [{"sentence_id": sentence} for sentence in sentences]
    return _say(session, reviewer_id, article_id, author, rows)


def mark_words(
    session: Session, reviewer_id: UUID, article_id: UUID, author: SpeakerRow, every: int
) -> int:
    """Mark words in every *every*th sentence, the one after the next that `annotate` takes.

    Returns:
        how many spans there are: one in each.
    """
    of_article = select(Sentence.id, Sentence.text).where(Sentence.article_id == article_id)
    found = session.execute(of_article.order_by(Sentence.position)).all()[2::every]
    rows: list[dict[str, object]] = []
    for number, (sentence, text) in enumerate(found):
        words = text.split(" ")
        start = len(words[0]) + 1
        end = start + len(" ".join(words[1 : 3 + number % 4]))
        chosen = select_span(text, start, end)
        rows.append(
            {
                "sentence_id": sentence,
                "start": start,
                "end": end,
                "exact": chosen.exact,
                "prefix": chosen.prefix,
                "suffix": chosen.suffix,
            }
        )
    return _say(session, reviewer_id, article_id, author, rows)


def _say(
    session: Session,
    reviewer_id: UUID,
    article_id: UUID,
    author: SpeakerRow,
    places: Sequence[dict[str, object]],
) -> int:
    """Store an annotation, tagged and said by *author*, at each of *places*."""
    own = select(Review.id).where(Review.article_id == article_id, Review.own(reviewer_id))
    review = session.scalar(own)
    if review is None:
        review = uuid7()
        of_review = {"id": review, "article_id": article_id, "reviewer_id": reviewer_id}
        session.execute(insert(Review), of_review)
    tags = list(Tag)
    annotations = [
        {"id": uuid7(), "review_id": review, "tag": tags[number % 4], "revision": 1, **place}
        for number, place in enumerate(places)
    ]
    attributions = [
        {
            "annotation_id": annotation["id"],
            "speaker_id": author.id,
            "manner": Manner.DIRECT,
            "role": "",
        }
        for annotation in annotations
    ]
    session.execute(insert(Annotation), annotations)
    session.execute(insert(Attribution), attributions)
    return len(annotations)


def list_sentence_ids(session: Session, article_id: UUID) -> list[UUID]:
    of_article = select(Sentence.id).where(Sentence.article_id == article_id)
    return list(session.scalars(of_article.order_by(Sentence.position)))


def _fill(
    session: Session,
    database: Database,
    settings: Settings,
    reviewers: int,
    sentences: int,
    write: Write,
) -> Newsroom:
    editor = create_user(session, "Editor", "editor@example.org")
    project = create_project(session, "The desk", editor.id)
    articles = add_articles(session, project.id, reviewers, sentences, write=write)
    people = []
    for number, article_id in enumerate(articles):
        user = create_user(session, f"Reviewer {number}", f"reviewer{number}@example.org")
        add_member(session, project.id, user.id, Role.REVIEWER, editor.id)
        login = start_login(session, user.id)
        found = tuple(list_sentence_ids(session, article_id))
        people.append(Reviewer(user.id, login, article_id, found))
    return Newsroom(settings, database, project.id, people, get_author(session, project.id))


def _cycle(forms: tuple[str, ...]) -> Iterator[str]:
    return (forms[number % len(forms)] for number in count())
