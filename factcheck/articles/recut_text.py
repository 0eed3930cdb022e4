"""The text of an article when one of its sentences is corrected, and the texts it had before."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from factcheck.articles.recut_types import Row
from factcheck.models import Article, Sentence, TextVersion

_article: Any = Article.__table__
_sentence: Any = Sentence.__table__
_version: Any = TextVersion.__table__


@dataclass(frozen=True, slots=True)
class Version:
    """What is kept of a replaced text beside the text itself."""

    id: UUID
    replaced_at: datetime
    replaced_by: UUID | None


def lock_text(session: Session, article_id: UUID | None) -> None:
    """Let one transaction at a time change the text of an article, and nobody do anything in it.

    Before all else, as articles are told apart by their texts, and to change what tells one from
    others takes the whole row: rows that refer to it are added before or after.
    """
    article = select(_article.c.id).where(_article.c.id == article_id)
    session.execute(article.with_for_update()).all()


def read_text(session: Session, article_id: UUID) -> str:
    """Return the whole text of an article."""
    query = select(_article.c.text).where(_article.c.id == article_id)
    text: str = session.execute(query).scalar_one()
    return text


def read_words(session: Session, article_id: UUID, start: int, end: int) -> str:
    """Return a part of an article's text, by offsets in code points."""
    words = func.substr(_article.c.text, start + 1, end - start)
    return session.execute(select(words).where(_article.c.id == article_id)).scalar_one() or ""


def find_same_text(session: Session, article_id: UUID, text: str) -> UUID | None:
    """Return the id of another article of the project that has this text."""
    project = select(_article.c.project_id).where(_article.c.id == article_id).scalar_subquery()
    query = select(_article.c.id).where(
        _article.c.project_id == project,
        _article.c.sha256 == hash_text(text),
        _article.c.id != article_id,
    )
    found: UUID | None = session.execute(query).scalar()
    return found


def replace_text(session: Session, article_id: UUID, row: Row, words: str, text: str) -> None:
    """Write a sentence anew: in its row, in the places of all later ones, in the article.

    Args:
        words: what the sentence is to say.
        text: of the whole article, with these words in it.
    """
    grown = len(words) - len(row.text)
    article = update(_article).where(_article.c.id == article_id)
    session.execute(article.values(text=text, sha256=hash_text(text)))
    later = update(_sentence).where(
        _sentence.c.article_id == article_id, _sentence.c.start > row.start
    )
    moved = {"start": _sentence.c.start + grown, "end": _sentence.c.end + grown}
    session.execute(later.values(moved))
    this = update(_sentence).where(_sentence.c.id == row.id)
    session.execute(this.values({"end": row.end + grown, "text": words}))


def hash_text(text: str) -> str:
    """Return the SHA-256 of a canonical text, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def insert_version(session: Session, article_id: UUID, version: Version, text: str) -> None:
    """Keep a text that was replaced."""
    last = select(func.max(_version.c.number)).where(_version.c.article_id == article_id)
    row = {
        "id": version.id,
        "article_id": article_id,
        "number": (session.execute(last).scalar() or 0) + 1,
        "text": text,
        "sha256": hash_text(text),
        "replaced_at": version.replaced_at,
        "replaced_by_id": version.replaced_by,
    }
    session.execute(insert(_version), row)


def delete_version(session: Session, version_id: UUID) -> None:
    """Drop a kept text that is the article's own again."""
    session.execute(delete(_version).where(_version.c.id == version_id))
