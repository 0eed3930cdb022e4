"""Importing articles and correcting what is known of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from factcheck.errors import DuplicateError, InvalidError, NotFoundError
from factcheck.models import Article, Event, Sentence, uuid7, uuid7s
from factcheck.search.index import index_articles, words_of
from factcheck.text.capture import CapturedText, capture_text
from factcheck.text.clean import clean_line, clean_url
from factcheck.text.headline import headline_of
from factcheck.text.segment import SEGMENTER_VERSION
from factcheck.words import say

ALREADY_HERE = say("This text is already here. Open the article instead of importing it again.")

_article: Any = Article.__table__
_sentence: Any = Sentence.__table__
_event: Any = Event.__table__
_INSERT_ARTICLE = insert(_article)
_INSERT_SENTENCE = insert(_sentence)
_INSERT_EVENT = insert(_event)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article besides its text. Empty strings for what is not known."""

    title: str = ""
    byline: str = ""
    publisher: str = ""
    url: str = ""
    published: date | None = None
    language: str = ""
    """ISO 639-1 code; empty to detect it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as it was handed in."""

    text: str
    metadata: Metadata = Metadata()
    original: bytes | None = None
    """The file the text was read from; None when the text itself was pasted."""
    original_type: str = "text/plain"


@dataclass(frozen=True, slots=True)
class Imported:
    """What a bulk import did: how many articles it made, and how many were here already."""

    created: int
    already: int


def clean_metadata(metadata: Metadata) -> Metadata:
    """Return *metadata* with every text cleaned.

    Raises:
        InvalidError: a value cannot be cleaned; its ``fields`` names which.
    """
    cleaned: dict[str, Any] = {}
    for name, clean in (
        ("title", clean_line),
        ("byline", clean_line),
        ("publisher", clean_line),
        ("url", clean_url),
    ):
        value = getattr(metadata, name)
        try:
            cleaned[name] = clean(value) if value.strip() else ""
        except InvalidError as error:
            raise InvalidError(
                say("%(field)s: %(message)s", field=name, message=error.message),
                {name: error.message},
            ) from error
    return replace(metadata, **cleaned)


def import_article(
    session: Session, project_id: UUID, draft: Draft, actor_id: UUID | None
) -> Article:
    """Prepare and store one article. Flushes."""
    return store_article(session, project_id, prepare(draft), actor_id)


def store_article(
    session: Session,
    project_id: UUID,
    prepared: tuple[CapturedText, Metadata],
    actor_id: UUID | None,
) -> Article:
    """Store one prepared article, cut into sentences. Flushes.

    Raises:
        DuplicateError: the project has an article with this text; its ``existing_id`` tells which.
    """
    captured, metadata = prepared
    if existing := find_by_text(session, project_id, captured.sha256):
        raise DuplicateError(ALREADY_HERE, existing)
    article_id = insert_articles(session, project_id, [(captured, metadata)], actor_id)[0]
    return get_article(session, article_id)


def prepare(draft: Draft) -> tuple[CapturedText, Metadata]:
    """Do the part of an import that needs no database, so that no other write waits for it.

    Raises:
        InvalidError: the text or the metadata cannot be taken.
        TooLargeError: the text is over the limit.
    """
    metadata = clean_metadata(draft.metadata)
    captured = capture_text(
        draft.text,
        original=draft.original,
        original_type=draft.original_type,
        language=metadata.language,
    )
    title = metadata.title or headline_of(captured.text) or "Untitled"
    captured = replace(captured, words=words_of(captured.sentences))
    return captured, replace(metadata, title=title, language=captured.language)


def import_drafts(
    session: Session,
    project_id: UUID,
    prepared: Iterable[tuple[CapturedText, Metadata]],
    actor_id: UUID | None,
) -> Imported:
    """Store prepared articles whose text the project does not have yet. Flushes."""
    by_text = {captured.sha256: (captured, metadata) for captured, metadata in prepared}
    here = set(
        session.scalars(
            select(Article.sha256).where(
                Article.project_id == project_id, Article.sha256.in_(by_text)
            )
        )
    )
    fresh = [article for sha256, article in by_text.items() if sha256 not in here]
    insert_articles(session, project_id, fresh, actor_id)
    return Imported(created=len(fresh), already=len(here))


def insert_articles(
    session: Session,
    project_id: UUID,
    articles: Sequence[tuple[CapturedText, Metadata]],
    actor_id: UUID | None,
) -> list[UUID]:
    """Insert the rows of *articles* and index them: five statements, however many there are."""
    if not articles:
        return []
    rows, sentences, events = [], [], []
    for captured, metadata in articles:
        row = _article_row(project_id, captured, metadata)
        rows.append(row)
        sentences += sentence_rows(row["id"], captured)
        after = {"title": metadata.title, "sha256": captured.sha256}
        events.append(
            {
                "verb": "article.imported",
                "object_id": row["id"],
                "project_id": project_id,
                "actor_id": actor_id,
                "before": None,
                "after": after,
            }
        )
    # Into the tables, past the mapper, which would take a third longer.
    session.execute(_INSERT_ARTICLE, rows)
    _insert_sentences(session, sentences)
    session.execute(_INSERT_EVENT, events)
    ids = [row["id"] for row in rows]
    words = [captured.words or words_of(captured.sentences) for captured, _ in articles]
    index_articles(session, project_id, [*zip(ids, words, strict=True)])
    return ids


def _insert_sentences(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Do what ``session.execute(_INSERT_SENTENCE, rows)`` does.

    Past SQLAlchemy's own way with parameters, which would take longer than the database.
    """
    if not rows:
        return
    connection = session.connection()
    dialect = connection.dialect
    statement = _INSERT_SENTENCE.compile(dialect=dialect, column_keys=[*rows[0]])
    values: Any = rows
    if order := statement.positiontup:  # SQLite, which knows no UUIDs
        of_row = itemgetter(*order)
        values = [
            tuple([value.bytes if isinstance(value, UUID) else value for value in of_row(row)])
            for row in rows
        ]
    connection.exec_driver_sql(str(statement), values)


def get_article(session: Session, article_id: UUID) -> Article:
    """Return an article without its text.

    Raises:
        NotFoundError: there is no such article.
    """
    article = session.get(Article, article_id)
    if article is None:
        raise NotFoundError(say("There is no such article."))
    return article


def find_by_text(session: Session, project_id: UUID, sha256: str) -> UUID | None:
    """Return the id of the project's article with this text, a removed one too."""
    return session.scalar(
        select(Article.id).where(Article.project_id == project_id, Article.sha256 == sha256)
    )


def _article_row(project_id: UUID, captured: CapturedText, metadata: Metadata) -> dict[str, Any]:
    return {
        "id": uuid7(),
        "project_id": project_id,
        "title": metadata.title,
        "byline": metadata.byline,
        "publisher": metadata.publisher,
        "url": metadata.url,
        "published": metadata.published,
        "language": captured.language,
        "text": captured.text,
        "sha256": captured.sha256,
        "original": captured.original,
        "original_sha256": captured.original_sha256,
        "original_type": captured.original_type,
        "segmenter": str(SEGMENTER_VERSION),
        "removed_at": None,
    }


def sentence_rows(article_id: UUID, captured: CapturedText) -> list[dict[str, Any]]:
    """Return the rows of an article's sentences, for one INSERT."""
    return [
        {
            "id": sentence_id,
            "article_id": article_id,
            "position": position,
            "paragraph": span.paragraph,
            "start": span.start,
            "end": span.end,
            "text": captured.text[span.start : span.end],
            "in_quote": span.in_quote,
        }
        for position, (span, sentence_id) in enumerate(
            zip(captured.spans, uuid7s(len(captured.spans)), strict=True)
        )
    ]
