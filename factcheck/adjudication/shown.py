"""What is adjudicated and what is left of it, as the pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from factcheck.adjudication.bench import (
    Bench,
    Reviewer,
    list_reviewers,
    list_reviewers_of,
    read_bench,
)
from factcheck.adjudication.decisions import choice_of
from factcheck.adjudication.disagreements import NONE, Option, Part
from factcheck.adjudication.layers_shown import notes_of
from factcheck.agreement.alpha import alpha_of
from factcheck.agreement.measures import Figure
from factcheck.models import (
    Article,
    Decision,
    DecisionField,
    Review,
    ReviewKind,
    ReviewState,
    Sentence,
    User,
)
from factcheck.models.blindness import is_opened

PAGE = 50
"""Articles on a page."""
AROUND = 2
"""Sentences shown before and after the one in question."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article whose reviews were all in once."""

    id: UUID
    title: str
    language: str
    conflicts: int
    """On how much its reviews differ."""
    undecided: int
    agreement: Figure
    """Krippendorff's alpha of the tags of sentences."""
    missing: Sequence[str]
    """Who works on their review again; nothing can be decided until they hand it in."""

    @property
    def decided(self) -> int:
        return self.conflicts - self.undecided


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer as it can be chosen."""

    option: Option
    names: Sequence[str]
    """Of those who give it."""
    is_majority: bool
    chosen: bool
    notes: Sequence[tuple[str, str]]
    """Of those who wrote one, with whose it is."""


@dataclass(frozen=True, slots=True)
class Item:
    """One disagreement as it is shown."""

    number: int
    """From 1, among those of the article."""
    part: Part
    sentence: Sentence
    before: Sequence[Sentence]
    after: Sequence[Sentence]
    choices: Sequence[Choice]
    decision: Decision | None
    """Also one that no longer fits what the reviewers say."""
    stands: bool
    """Whether it is decided."""
    decided_by: str
    chosen: str | None
    """The choice that stands, also one that no reviewer said."""

    @property
    def name(self) -> str:
        """What names it in the page and in addresses."""
        place = f"-{self.part.place}" if self.part.place else ""
        return f"{self.sentence.position}-{self.part.field.value}{place}"

    @property
    def words(self) -> tuple[str, str, str]:
        """The sentence up to the words in question, these, and the rest."""
        if self.part.field is not DecisionField.SPAN:
            return "", self.sentence.text, ""
        start, end = map(int, self.part.place.split("-"))
        text = self.sentence.text
        return text[:start], text[start:end], text[end:]

    @property
    def offers_none(self) -> bool:
        """Whether that there is nothing has to be offered besides what is said."""
        said = {choice.option.choice for choice in self.choices}
        return self.part.field is not DecisionField.TAG and NONE not in said


@dataclass(frozen=True, slots=True)
class Docket:
    """All that the page shows where an article is adjudicated."""

    bench: Bench
    reviewers: list[Reviewer]
    items: list[Item]

    @property
    def undecided(self) -> int:
        return sum(not item.stands for item in self.items)

    @property
    def missing(self) -> list[Reviewer]:
        """Those who have not handed in, for whom all waits."""
        return [one for one in self.reviewers if not one.is_in]


def list_waiting(
    session: Session,
    project_id: UUID,
    *,
    finished: bool = False,
    after: tuple[int, UUID] | None = None,
) -> tuple[list[Waiting], tuple[int, UUID] | None]:
    """Return a page of articles, with most left to decide first, and where the next begins.

    In two queries.

    Args:
        finished: list those whose adjudication is finished instead.
        after: what the last page ended with.
    """
    left = _left()
    query = select(
        Article.id, Article.title, Article.language, Review.conflicts, left.label("left")
    )
    query = query.add_columns(Review.coincidences)
    query = _in(query, project_id, finished=finished)
    if after:
        count, article_id = after
        query = query.where(or_(left < count, and_(left == count, Article.id < article_id)))
    found = session.execute(query.order_by(left.desc(), Article.id.desc()).limit(PAGE + 1)).all()
    reviewers = list_reviewers_of(session, [row.id for row in found[:PAGE]])
    rows = [
        Waiting(
            row.id,
            row.title,
            row.language,
            row.conflicts or 0,
            row.left,
            _alpha(row[5]),
            [one.name for one in reviewers[row.id] if not one.is_in],
        )
        for row in found[:PAGE]
    ]
    return rows, (rows[-1].undecided, rows[-1].id) if len(found) > PAGE else None


def list_waiting_ids(session: Session, project_id: UUID) -> list[UUID]:
    """Return all articles whose reviews are in and whose adjudication is not finished."""
    working = (
        select(_other.c.id)
        .where(
            _other.c.article_id == Article.id,
            _other.c.kind == ReviewKind.INDEPENDENT,
            _other.c.state.in_((ReviewState.ASSIGNED, ReviewState.OPEN)),
        )
        .exists()
    )
    query = _in(select(Article.id), project_id).where(~working)
    return list(session.scalars(query.order_by(Article.id)))


def count_waiting(session: Session, project_id: UUID) -> tuple[int, int]:
    """Count the articles to be adjudicated and those that are, in one query."""
    both = [
        _in(select(func.count()), project_id, finished=finished).scalar_subquery()
        for finished in (False, True)
    ]
    waiting, finished = session.execute(select(*both)).one()
    return waiting, finished


def read_docket(session: Session, article_id: UUID) -> Docket:
    """Return all that is to be decided of an article and is decided, in ten queries.

    Nothing while a review is worked on: what the others say would look like all there is.

    Raises:
        NotFoundError: its reviews were never all in.
    """
    bench = read_bench(session, article_id)
    reviewers = list_reviewers(session, article_id)
    sentences = list(
        session.scalars(
            select(Sentence).where(Sentence.article_id == article_id).order_by(Sentence.position)
        )
    )
    editors = {one.decided_by_id for one in bench.decisions.values()}
    named = select(User.id, User.name).where(User.id.in_(editors))
    people: dict[UUID, str] = dict(session.execute(named).all())
    names = {one.user_id: one.name for one in reviewers}
    asked = bench.differing if all(one.is_in for one in reviewers) else []
    items = [
        _item(number, part, bench, sentences, names, people) for number, part in enumerate(asked, 1)
    ]
    return Docket(bench, reviewers, items)


def _item(
    number: int,
    part: Part,
    bench: Bench,
    sentences: Sequence[Sentence],
    names: dict[UUID, str],
    people: dict[UUID, str],
) -> Item:
    at = bench.sentence_ids.index(part.sentence_id)
    decision = bench.decisions.get(part.key)
    stands = bench.standing(part) is not None
    chosen = choice_of(part, decision) if decision and stands else None
    majority = part.majority
    choices = []
    for option in part.options:
        said = [(names[one.layer.reviewer_id], notes_of(one)) for one in option.answers]
        choices.append(
            Choice(
                option,
                [name for name, _notes in said],
                option is majority,
                option.choice == chosen,
                [(name, note) for name, notes in said for note in notes],
            )
        )
    return Item(
        number,
        part,
        sentences[at],
        sentences[max(0, at - AROUND) : at],
        sentences[at + 1 : at + 1 + AROUND],
        choices,
        decision,
        stands,
        people.get(decision.decided_by_id, "") if decision else "",
        chosen,
    )


def _in(query: Any, project_id: UUID, *, finished: bool = False) -> Any:
    """Let *query* find the articles of a project whose reviews were all in once."""
    is_done = Review.state == ReviewState.SUBMITTED
    return (
        query.select_from(Article)
        .join(Review, and_(Review.article_id == Article.id, Review.kind == ReviewKind.ADJUDICATED))
        .where(
            Article.project_id == project_id,
            Article.removed_at.is_(None),
            is_opened(),
            is_done if finished else ~is_done,
        )
    )


def _left() -> Any:
    """How much of an article is not decided, as a column."""
    decided = (
        select(func.count())
        .where(Decision.review_id == Review.id, ~Decision.stale)
        .correlate(Review)
        .scalar_subquery()
    )
    return func.coalesce(Review.conflicts, 0) - decided


def _alpha(coincidences: dict[str, dict[str, float]] | None) -> Figure:
    return alpha_of(coincidences or {})


_other: Any = Review.__table__.alias("other")
