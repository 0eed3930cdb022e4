"""Finding sentences by their words, by one's own notes on them, and by what one said of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.models import Annotation, Article, Review, SearchArticle, Sentence, Tag
from factcheck.search.finding import COUNTED, PLACE, Filters, Finder, Where
from factcheck.search.index import number_of, position_of
from factcheck.search.query import Piece, Query, mark_hits

PAGE = 50
"""Sentences on a page."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was found."""

    sentence_id: UUID
    position: int
    text: list[Piece]
    tags: list[Tag]
    """What the reader called it and spans of it, without repetition."""
    flagged: bool
    notes: list[list[Piece]]
    """The reader's notes and justifications that were found."""


@dataclass(frozen=True, slots=True)
class Group:
    """The sentences that were found in one article."""

    article_id: UUID
    title: str
    publisher: str
    published: date | None
    language: str
    hits: list[Hit]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found."""

    groups: list[Group] = field(default_factory=list)
    counted: int = 0
    """How many sentences were found from here on."""
    complete: bool = True
    """Whether there are no more than were counted."""
    following: int | None = None
    """The place after which the next page begins; None on the last."""


def search(
    session: Session,
    project_id: UUID,
    reader_id: UUID,
    query: Query,
    filters: Filters,
    after: int = 0,
) -> Results:
    """Return a page of the sentences that *query* finds and *filters* let through.

    Articles that came last come first, and the sentences of each as they stand. Without words,
    the filters on the reader's own annotations are enough. Nobody else's notes are looked at.

    Args:
        after: the place that the last page ended with.
    """
    if not (query or filters.of_annotations) or filters.where == Where.SPEAKERS:
        return Results()
    wanted = PAGE + 1
    places = Finder(session, project_id, reader_id, query, filters, wanted).find(after)
    page = places[:PAGE]
    more = len(places) > PAGE
    return Results(
        _read(session, reader_id, page, query, filters),
        min(len(places), COUNTED),
        complete=not more or (len(places) <= COUNTED and not filters.of_annotations),
        following=page[-1] if more else None,
    )


def _read(
    session: Session, reader_id: UUID, places: Sequence[int], query: Query, filters: Filters
) -> list[Group]:
    """Return what is shown of the sentences at *places*, by article, in two queries."""
    rows = _find_rows(session, places)
    said = _find_annotations(session, reader_id, [row.id for row in rows.values()])
    in_notes = bool(query) and filters.where != Where.TEXT
    groups = []
    for _, of_article in groupby((place for place in places if place in rows), number_of):
        here = [rows[place] for place in of_article]
        hits = [_hit(row, said.get(row.id, []), query, in_notes=in_notes) for row in here]
        row = here[0]
        about = (row.article_id, row.title, row.publisher, row.published, row.language)
        groups.append(Group(*about, hits))
    return groups


def _hit(row: Any, annotations: Sequence[Any], query: Query, *, in_notes: bool) -> Hit:
    return Hit(
        row.id,
        row.position,
        mark_hits(row.text, query),
        list(dict.fromkeys(a.tag for a in annotations if a.tag)),
        any(a.flagged for a in annotations),
        [
            mark_hits(said, query)
            for a in annotations
            if in_notes and (a.note or a.justification) and query.matches(a.note, a.justification)
            for said in (a.note, a.justification)
            if said
        ],
    )


def _find_rows(session: Session, places: Sequence[int]) -> dict[int, Any]:
    """Return the sentences at *places* with their articles, by place."""
    found = session.execute(
        select(
            PLACE.label("place"),
            Sentence.id,
            Sentence.position,
            Sentence.text,
            Sentence.article_id,
            Article.title,
            Article.publisher,
            Article.published,
            Article.language,
        )
        .select_from(SearchArticle)
        .join(Article, Article.id == SearchArticle.article_id)
        .join(Sentence, Sentence.article_id == Article.id)
        .where(
            # The first two lead to an index, the third leaves out their other combinations.
            SearchArticle.number.in_({number_of(place) for place in places}),
            Sentence.position.in_({position_of(place) for place in places}),
            PLACE.in_(places),
        )
    )
    return {row.place: row for row in found}


def _find_annotations(
    session: Session, reader_id: UUID, sentence_ids: Sequence[UUID]
) -> dict[UUID, list[Any]]:
    """Return what the reader said of sentences, of whole ones first."""
    found = session.execute(
        select(
            Annotation.sentence_id,
            Annotation.tag,
            Annotation.flagged,
            Annotation.note,
            Annotation.justification,
        )
        .join(Review, Review.id == Annotation.review_id)
        .where(
            Annotation.sentence_id.in_(sentence_ids),
            Annotation.removed_at.is_(None),
            Review.own(reader_id),
        )
        .order_by(Annotation.exact.is_not(None), Annotation.start, Annotation.id)
    )
    said: dict[UUID, list[Any]] = {}
    for row in found:
        said.setdefault(row.sentence_id, []).append(row)
    return said
