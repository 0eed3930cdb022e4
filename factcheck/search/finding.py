"""Where the hits of a search stand, in the order of results.

In steps, each of which hands a list of numbers to the next: joined in one statement, a database
that has no statistics yet takes a minute for what it should do in milliseconds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Select, and_, join, literal, not_, or_, select
from sqlalchemy.orm import Session

from factcheck.models import (
    Annotation,
    Article,
    Attribution,
    Review,
    SearchArticle,
    SearchNote,
    Sentence,
    Speaker,
    Tag,
)
from factcheck.search.engines import Index, engine_of, scope_of
from factcheck.search.index import NEWEST, POSITIONS, number_of, place_of, places_of
from factcheck.search.query import Query

COUNTED = 1_000
"""Hits counted; of more it is only said that there are."""
FIRST_LOOK, LONGEST_LOOK = 100, 1_000
"""Articles whose annotations are looked through at first, and then more at a time."""


class Where(StrEnum):
    """What is looked through."""

    EVERYWHERE = ""
    TEXT = "text"
    NOTES = "notes"
    SPEAKERS = "speakers"


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search down. Of the reader's own annotations, one has to meet all."""

    where: Where = Where.EVERYWHERE
    tag: Tag | None = None
    speaker_id: UUID | None = None
    flagged: bool = False
    article_id: UUID | None = None
    language: str = ""
    since: date | None = None
    """The first day of publication."""
    until: date | None = None
    """The last day of publication."""

    @property
    def of_annotations(self) -> bool:
        """Whether only sentences that the reader annotated can be found."""
        return bool(self.tag or self.speaker_id or self.flagged)

    @property
    def of_articles(self) -> bool:
        """Whether not every article is looked through."""
        return bool(self.article_id or self.language or self.since or self.until)


@dataclass(frozen=True, slots=True)
class Finder:
    """One search of one reader."""

    session: Session
    project_id: UUID
    reader_id: UUID
    query: Query
    filters: Filters
    wanted: int
    """How many hits are needed; where counting more takes long, there are no more."""

    def find(self, after: int) -> list[int]:
        """Return the places of hits after a place, in order, at most COUNTED + 1 of them."""
        noted = self._in_notes(after) if self.query and self.filters.where != Where.TEXT else set()
        if not self.filters.of_annotations:
            return self._hits(after, noted)
        hits = self._hits(after, noted) if self.query else []
        few = bool(self.query) and len(hits) <= COUNTED
        articles = {number_of(place) for place in hits} if few else None
        found: list[int] = []
        for annotated in self._annotated(after, articles):
            if few:
                found += [place for place in hits if place in annotated]
            elif annotated:
                places = sorted(annotated)
                found += self._hits(after, noted, places) if self.query else places
            if len(found) >= self.wanted:
                break
        return found[: COUNTED + 1]

    def _hits(self, after: int, noted: set[int], among: Sequence[int] | None = None) -> list[int]:
        """Return where the words are: anywhere, or *among* these places.

        Args:
            noted: where they are in the reader's notes.
        """
        found = noted if among is None else noted.intersection(among)
        if self.filters.where != Where.NOTES:
            found = found.union(self._in_sentences(after, among))
        return sorted(found)[: COUNTED + 1]

    def _in_sentences(self, after: int, among: Sequence[int] | None) -> list[int]:
        engine = engine_of(self.session)
        place = engine.number(Index.SENTENCES)
        query = (
            select(place)
            .select_from(engine.source(Index.SENTENCES))
            .where(
                engine.matches(Index.SENTENCES, self.query, scope_of(self.project_id)),
                place > (after if among is None else among[0] - 1),
            )
            .order_by(place)
            .limit(COUNTED + 1)
        )
        if among is not None:
            query = query.where(place <= among[-1], engine.is_one_of(place, among))
        else:
            query = query.where(*self._of_articles(place))
        return list(self.session.scalars(query))

    def _of_articles(self, place: Any) -> list[ColumnElement[bool]]:
        """Return the conditions on the article of a place: not hidden, and as the filters want."""
        engine = engine_of(self.session)
        numbers = select(_number).select_from(_numbered)
        if not self.filters.of_articles:
            hidden = (Article.project_id == self.project_id, Article.removed_at.is_not(None))
            found = list(self.session.scalars(numbers.where(*hidden)))
            return [not_(engine.is_one_of(_shared(place), map(_key, found)))] if found else []
        found = list(self.session.scalars(numbers.where(*self._on_article())))
        if len(found) == 1:
            return [place.between(*places_of(found[0]))]
        return [engine.is_one_of(_shared(place), map(_key, found))]

    def _in_notes(self, after: int) -> set[int]:
        engine = engine_of(self.session)
        numbers = list(
            self.session.scalars(
                select(engine.number(Index.NOTES))
                .select_from(engine.source(Index.NOTES))
                .where(engine.matches(Index.NOTES, self.query, scope_of(self.reader_id)))
            )
        )
        if not numbers:
            return set()
        query = (
            select(PLACE)
            .select_from(SearchNote)
            .join(Annotation, Annotation.id == SearchNote.annotation_id)
            .join(Review, Review.id == Annotation.review_id)
            .join(SearchArticle, SearchArticle.article_id == Review.article_id)
            .join(Sentence, Sentence.id == Annotation.sentence_id)
            .where(
                engine.is_key_of(_note_number, numbers),
                Review.own(self.reader_id),
                Annotation.removed_at.is_(None),
                Review.article_id.in_(self._articles()),
                literal(after) < PLACE,
            )
        )
        return set(self.session.scalars(query))

    def _annotated(self, after: int, articles: set[int] | None) -> Iterator[set[int]]:
        """Yield the places where annotations meet the filters, some articles at a time, in order.

        Args:
            articles: only look into these, by number; None for all.
        """
        speakers = self._same_speakers()
        look, number = FIRST_LOOK, number_of(after)
        while rows := self.session.execute(self._meeting(number, articles, look)).all():
            yield {
                place
                for of_article, position, *speaker in rows
                if position is not None
                and (place := place_of(of_article, position)) > after
                and (not speaker or speaker[0] in speakers)
            }
            number = min(row[0] for row in rows) - 1
            look = min(4 * look, LONGEST_LOOK)

    def _meeting(self, number: int, articles: set[int] | None, look: int) -> Select[Any]:
        """Select where annotations meet the filters in the next *look* articles from *number* on.

        With the annotation's speakers if asked, and one row without a position of each article
        that the reader reviewed in vain.
        """
        reviews = self._reviews(number, articles, look).subquery()
        meets = [Annotation.review_id == reviews.c.id, Annotation.removed_at.is_(None)]
        if self.filters.tag:
            meets.append(Annotation.tag == self.filters.tag)
        if self.filters.flagged:
            meets.append(Annotation.flagged.is_(True))
        query = (
            select(reviews.c.number, Sentence.position)
            .select_from(reviews)
            .outerjoin(Annotation, and_(*meets))
            .outerjoin(Sentence, Sentence.id == Annotation.sentence_id)
        )
        if self.filters.speaker_id:
            # Which speaker is asked here and not there, lest PostgreSQL look through all that
            # they ever said for each annotation.
            query = query.outerjoin(Attribution, Attribution.annotation_id == Annotation.id)
            query = query.add_columns(Attribution.speaker_id)
        return query

    def _reviews(self, number: int, articles: set[int] | None, look: int) -> Select[Any]:
        """Select the next *look* reviews of the reader, from the article with *number* on."""
        columns: list[Any] = [Review.id, SearchArticle.number]
        query = (
            select(*columns)
            .join(SearchArticle, SearchArticle.article_id == Review.article_id)
            .where(
                Review.own(self.reader_id),
                Review.article_id.in_(self._articles()),
                SearchArticle.number <= number,
            )
            .order_by(SearchArticle.number.desc())
            .limit(look)
        )
        if articles is not None:
            query = query.where(engine_of(self.session).is_key_of(_number, articles))
        return query

    def _same_speakers(self) -> set[UUID]:
        """Return the wanted speaker and those who were merged into them."""
        wanted = self.filters.speaker_id
        same = or_(Speaker.id == wanted, Speaker.merged_into_id == wanted)
        return set(self.session.scalars(select(Speaker.id).where(same))) if wanted else set()

    def _articles(self) -> Select[Any]:
        """Select the ids of the articles that are looked through.

        By IN and not by a join, for which SQLite may read past the text of each article.
        """
        return select(Article.id).where(*self._on_article())

    def _on_article(self) -> list[ColumnElement[bool]]:
        """Return the conditions on an article: here, not hidden, and as the filters want it."""
        conditions: list[ColumnElement[bool]] = [
            Article.project_id == self.project_id,
            Article.removed_at.is_(None),
        ]
        if self.filters.article_id:
            conditions.append(Article.id == self.filters.article_id)
        if self.filters.language:
            conditions.append(Article.language == self.filters.language)
        if self.filters.since:
            conditions.append(Article.published >= self.filters.since)
        if self.filters.until:
            conditions.append(Article.published <= self.filters.until)
        return conditions


_note_number: Any = SearchNote.number
_number: Any = SearchArticle.number
_numbered = join(SearchArticle, Article, Article.id == SearchArticle.article_id)
PLACE: ColumnElement[int] = (NEWEST - SearchArticle.number) * (1 << POSITIONS) + Sentence.position


def _shared(place: Any) -> ColumnElement[int]:
    """Return what the places of an article's sentences share."""
    shared: ColumnElement[int] = place.bitwise_rshift(literal(POSITIONS, Integer))
    return shared


def _key(number: int) -> int:
    """Return it for the article with *number*."""
    return place_of(number, 0) >> POSITIONS
