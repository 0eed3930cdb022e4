"""What can be searched: every sentence of every article, and each reviewer's notes.

The words of sentences are made outside of transactions where they can be (`words_of`), and stored
in the transaction that stores the sentences. A sentence is found by a number that is made of its
article's and its position, so that an order by it is the order of results: articles that came last
first, and each article's sentences as they stand.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, delete, exists, insert, or_, select, update
from sqlalchemy.orm import Session

from factcheck.models import (
    Annotation,
    Article,
    Review,
    SearchArticle,
    SearchNote,
    Sentence,
)
from factcheck.search.engines import Entry, Index, engine_of, scope_of
from factcheck.text.tokens import GAP, split_words

VERSION = 1
"""Count it up when words are made in another way; all is then indexed anew by `catch_up`."""
POSITIONS = 16
"""Bits of a place that hold the position: an article has fewer than 65,536 sentences."""
NEWEST = 1 << 40
"""More articles than there will be: the higher an article's number, the lower its places."""
SENTENCES_AT_ONCE = 2_000
NOTES_AT_ONCE = 500

Write = Callable[[Callable[[Session], list[UUID]]], list[UUID]]
"""Database.write, which runs a step in a transaction of its own."""

_article: Any = Article.__table__
_annotation: Any = Annotation.__table__
_review: Any = Review.__table__
_sentence: Any = Sentence.__table__
_search_article: Any = SearchArticle.__table__
_search_note: Any = SearchNote.__table__


def place_of(number: int, position: int) -> int:
    """Return where a sentence stands in the order of results."""
    return (NEWEST - number << POSITIONS) + position


def places_of(number: int) -> tuple[int, int]:
    """Return the first and the last place that an article's sentences can have."""
    return place_of(number, 0), place_of(number - 1, 0) - 1


def number_of(place: int) -> int:
    """Return the number of the article of a place."""
    return NEWEST - (place >> POSITIONS)


def position_of(place: int) -> int:
    """Return the position in its article of the sentence at a place."""
    return place & ((1 << POSITIONS) - 1)


def words_of(texts: Iterable[str]) -> list[str]:
    """Return the words of each text as they are stored. Needs no database."""
    return [" ".join(split_words(text)) for text in texts]


def index_articles(
    session: Session, project_id: UUID, articles: Sequence[tuple[UUID, Sequence[str]]]
) -> None:
    """Put new articles into the index, in the order of *articles*. Flushes.

    Args:
        articles: each one's id and the words of its sentences, from `words_of`, in their order.
    """
    numbers = _add_articles(session, [article_id for article_id, _ in articles])
    scope = scope_of(project_id)
    entries = [
        (place_of(numbers[article_id], position), f"{words} {scope}")
        for article_id, sentences in articles
        for position, words in enumerate(sentences)
    ]
    engine_of(session).put(session, Index.SENTENCES, entries)


def reindex_article(session: Session, article_id: UUID) -> None:
    """Do it for one article, after its sentences were cut anew. Flushes."""
    reindex_articles(session, [article_id])


def reindex_articles(session: Session, article_ids: Sequence[UUID]) -> None:
    """Index the stored sentences of articles, new ones in order of their ids. Flushes.

    An article that was indexed keeps its place in the order of results.
    """
    session.flush()
    known = dict(
        session.execute(
            select(SearchArticle.article_id, SearchArticle.number).where(
                SearchArticle.article_id.in_(article_ids)
            )
        ).all()
    )
    engine = engine_of(session)
    engine.drop(session, Index.SENTENCES, [places_of(number) for number in known.values()])
    if known:
        session.execute(
            update(_search_article)
            .where(_search_article.c.number.in_(known.values()))
            .values(version=VERSION)
        )
    fresh = sorted(set(article_ids) - known.keys())
    numbers = known | _add_articles(session, fresh)
    found = session.execute(
        select(Article.project_id, Sentence.article_id, Sentence.position, Sentence.text)
        .join(Article, Article.id == Sentence.article_id)
        .where(Sentence.article_id.in_(numbers))
    )
    entries = [
        (place_of(numbers[article_id], position), f"{_words(text)} {scope_of(project_id)}")
        for project_id, article_id, position, text in found
    ]
    engine.put(session, Index.SENTENCES, entries)


def reindex_sentences(
    session: Session, article_id: UUID, first: int, last: int | None = None
) -> None:
    """Do it for the sentences from position *first* to *last*, or to the end. Flushes."""
    session.flush()
    known = select(SearchArticle.number).where(
        SearchArticle.article_id == article_id, SearchArticle.version == VERSION
    )
    number = session.scalar(known)
    if number is None:
        reindex_article(session, article_id)
        return
    engine = engine_of(session)
    end = places_of(number)[1] if last is None else place_of(number, last)
    engine.drop(session, Index.SENTENCES, [(place_of(number, first), end)])
    query = (
        select(Article.project_id, Sentence.position, Sentence.text)
        .join(Article, Article.id == Sentence.article_id)
        .where(Sentence.article_id == article_id, Sentence.position >= first)
    )
    if last is not None:
        query = query.where(Sentence.position <= last)
    entries = [
        (place_of(number, position), f"{_words(text)} {scope_of(project_id)}")
        for project_id, position, text in session.execute(query)
    ]
    engine.put(session, Index.SENTENCES, entries)


def index_note(session: Session, annotation_id: UUID) -> None:
    """Do it for one annotation, after its note or justification changed. Flushes."""
    index_notes(session, [annotation_id])


def index_notes(session: Session, annotation_ids: Sequence[UUID]) -> None:
    """Index the stored notes and justifications of annotations. Flushes.

    Whether an annotation was taken away is asked when it is searched, not here.
    """
    session.flush()
    engine = engine_of(session)
    named = {"which": list(annotation_ids)}
    known: dict[UUID, int] = dict(session.execute(_KNOWN_NOTES, named).all())
    found = session.execute(_NOTES, named).all()
    written = {row.id for row in found}
    engine.drop(session, Index.NOTES, [(number, number) for number in known.values()])
    if gone := [number for annotation_id, number in known.items() if annotation_id not in written]:
        session.execute(delete(_search_note).where(_search_note.c.number.in_(gone)))
    if kept := [number for annotation_id, number in known.items() if annotation_id in written]:
        session.execute(
            update(_search_note).where(_search_note.c.number.in_(kept)).values(version=VERSION)
        )
    numbers = known | _number(
        session, _search_note, "annotation_id", [row.id for row in found if row.id not in known]
    )
    entries: list[Entry] = [
        (
            numbers[row.id],
            f"{_words(row.note)} {GAP} {_words(row.justification)} {scope_of(row.reviewer_id)}",
        )
        for row in found
    ]
    engine.put(session, Index.NOTES, entries)


def catch_up(write: Write) -> int:
    """Index what is stored and not indexed, or was by another VERSION; return how many articles.

    What fails leaves what was done before.
    """
    done = 0
    last: UUID | None = None
    while batch := write(partial(_next_articles, after=last)):
        done += len(batch)
        last = batch[-1]
    last = None
    while batch := write(partial(_next_notes, after=last)):
        last = batch[-1]
    return done


def forget_all(session: Session) -> None:
    """Take everything out of the index, for `catch_up` to put it in again.

    Articles keep their places in the order of results.
    """
    engine = engine_of(session)
    for index in Index:
        engine.drop(session, index, [(0, 1 << 62)])
    session.execute(update(_search_article).values(version=0))
    session.execute(delete(_search_note))


_KNOWN_NOTES = select(_search_note.c.annotation_id, _search_note.c.number).where(
    _search_note.c.annotation_id.in_(bindparam("which", expanding=True))
)
_HAS_NOTE = or_(_annotation.c.note != "", _annotation.c.justification != "")
_NOTES = (
    select(
        _annotation.c.id,
        _annotation.c.note,
        _annotation.c.justification,
        _review.c.reviewer_id,
    )
    .join(_review, _review.c.id == _annotation.c.review_id)
    .where(_annotation.c.id.in_(bindparam("which", expanding=True)), _HAS_NOTE)
    .order_by(_annotation.c.id)
)


def _words(text: str) -> str:
    return " ".join(split_words(text))


def _add_articles(session: Session, article_ids: Sequence[UUID]) -> dict[UUID, int]:
    return _number(session, _search_article, "article_id", article_ids)


def _number(session: Session, table: Any, of: str, ids: Sequence[UUID]) -> dict[UUID, int]:
    """Add a row for each of *ids* and return the numbers they got, which rise in that order."""
    if not ids:
        return {}
    # RETURNING in the order of the rows, which SQLAlchemy sees to on either engine.
    added = insert(table).returning(table.c.number, sort_by_parameter_order=True)
    rows = [{of: key, "version": VERSION} for key in ids]
    return dict(zip(ids, session.scalars(added, rows), strict=True))


def _next_articles(session: Session, after: UUID | None) -> list[UUID]:
    """Index the next articles that need it, as many as have SENTENCES_AT_ONCE together."""
    current = exists().where(
        and_(
            _search_article.c.article_id == _article.c.id,
            _search_article.c.version == VERSION,
        )
    )
    query = select(Article.id).where(~current).order_by(Article.id).limit(SENTENCES_AT_ONCE // 40)
    if after:
        query = query.where(Article.id > after)
    batch = list(session.scalars(query))
    if batch:
        reindex_articles(session, batch)
    return batch


def _next_notes(session: Session, after: UUID | None) -> list[UUID]:
    current = exists().where(
        and_(
            _search_note.c.annotation_id == _annotation.c.id,
            _search_note.c.version == VERSION,
        )
    )
    query = select(_annotation.c.id).where(_HAS_NOTE, ~current)
    if after:
        query = query.where(_annotation.c.id > after)
    batch = list(session.scalars(query.order_by(_annotation.c.id).limit(NOTES_AT_ONCE)))
    if batch:
        index_notes(session, batch)
    return batch
