"""All reviews of an article beside each other, and what was adjudicated of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.adjudication.disagreements import Answer, Part
from factcheck.adjudication.layers import list_layers
from factcheck.adjudication.questions import arrange, choice_of, is_asked
from factcheck.adjudication.values import Value
from factcheck.errors import NotFoundError
from factcheck.models import (
    ACTIVE,
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
from factcheck.reviews.counted import CountedReview, list_counted
from factcheck.text.sanitize import render_note
from factcheck.words import say

NOT_YET = say(
    "There is nothing to see here yet. The reviews of an article are shown once all of them are "
    "handed in, or an editor opens it."
)
"""Said of every article that is not opened, whether or not it has reviews."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one reviewer says in one part."""

    reviewer: CountedReview
    value: Value
    changed: bool
    """Whether something else was decided."""
    notes: Sequence[str]
    """Once per sentence, and of marked words with these."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One part, as all say it and as it was decided."""

    field: DecisionField
    place: str
    cells: Sequence[Cell]
    agreed: bool
    """Whether all say the same and nothing else was decided of it."""
    result: Value | None
    """What holds now; None while it is not decided."""
    decision: Decision | None
    decided_by: str


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of which somebody says something."""

    sentence: Sentence
    parts: Sequence[Compared]
    reader_id: UUID

    @property
    def agreed(self) -> bool:
        return all(part.agreed for part in self.parts)

    @property
    def changed_of_mine(self) -> bool:
        """Whether something else was decided than the reader had said."""
        cells = [cell for part in self.parts for cell in part.cells]
        return any(cell.changed and cell.reviewer.user_id == self.reader_id for cell in cells)


@dataclass(frozen=True, slots=True)
class Layers:
    """An article with all its reviews."""

    reviewers: Sequence[CountedReview]
    rows: Sequence[Row]
    finished_by: str
    """Who finished the adjudication; empty while it is not."""
    reviews: bool
    """Whether the reader is one of the reviewers."""
    adjudicable: bool
    """Whether there is an adjudication, finished or not."""

    @property
    def decidable(self) -> bool:
        """Whether an editor can decide now: all reviews are in, and it is not finished."""
        is_open = self.adjudicable and not self.finished_by
        return is_open and bool(self.reviewers) and all(one.is_in for one in self.reviewers)


def read_layers(
    session: Session, article_id: UUID, reader_id: UUID, *, edits: bool = False
) -> Layers:
    """Return all reviews of an article beside each other, in eight queries.

    Args:
        edits: show also what is decided of an adjudication that is not finished.

    Raises:
        NotFoundError: the article is not opened.
    """
    opened = select(Article.id).where(Article.id == article_id, is_opened())
    if session.scalar(opened) is None:
        raise NotFoundError(NOT_YET)
    reviewers = list_counted(session, article_id)
    layers = list_layers(session, [article_id], ACTIVE)[article_id]
    query = select(Sentence).where(Sentence.article_id == article_id).order_by(Sentence.position)
    sentences = {sentence.id: sentence for sentence in session.scalars(query)}
    review, name = _find_adjudicated(session, article_id)
    finished = review is not None and review.state is ReviewState.SUBMITTED
    people = _list_decisions(session, review.id) if review and (finished or edits) else {}
    parts, decided = arrange(layers, list(sentences), people)
    by_review = {one.review_id: one for one in reviewers}
    grouped: dict[UUID, list[Compared]] = {}
    for part in parts:
        same = grouped.setdefault(part.sentence_id, [])
        decision = decided.get(part.key)
        by = people[decision] if decision else ""
        noted = part.field is DecisionField.SPAN or not same
        same.append(_compare(part, by_review, decision, by, noted=noted, finished=finished))
    return Layers(
        reviewers,
        [Row(sentences[key], parts, reader_id) for key, parts in grouped.items()],
        name if finished else "",
        any(one.user_id == reader_id for one in reviewers),
        review is not None,
    )


def chains_of(attributions: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """Return attributions in JSON's types as chains: who said it, then through whom it is known."""
    by_id = {who["id"]: who for who in attributions}
    parents = {who["parent"] for who in attributions}
    chains = []
    for who in attributions:
        if who["id"] in parents:
            continue
        chain: list[Mapping[str, Any]] = []
        link: Mapping[str, Any] | None = who
        while link is not None and link not in chain:
            chain.append(link)
            link = by_id.get(link["parent"])
        chains.append(chain)
    return chains


def notes_of(answer: Answer) -> list[str]:
    """Return what the reviewer noted for themselves where the answer is given."""
    notes = (saved.reading.note for saved in answer.said)
    return [render_note(note) for note in notes if note]


def _find_adjudicated(session: Session, article_id: UUID) -> tuple[Review | None, str]:
    found = session.execute(
        select(Review, User.name)
        .join(User, User.id == Review.reviewer_id)
        .where(Review.article_id == article_id, Review.kind == ReviewKind.ADJUDICATED)
    ).first()
    return (found[0], found[1]) if found else (None, "")


def _list_decisions(session: Session, review_id: UUID) -> dict[Decision, str]:
    """Return the decisions with the names of who made them."""
    found = session.execute(
        select(Decision, User.name)
        .join(User, User.id == Decision.decided_by_id)
        .where(Decision.review_id == review_id)
        .order_by(Decision.id)
    )
    return {row[0]: row[1] for row in found}


def _compare(
    part: Part,
    by_review: Mapping[UUID, CountedReview],
    decision: Decision | None,
    name: str,
    *,
    noted: bool,
    finished: bool,
) -> Compared:
    agreed = not is_asked(part, decision)
    # What was decided of a finished article holds, whatever became of its speakers since.
    holds = finished and not agreed
    if decision and not holds and decision.fingerprint != part.fingerprint:
        decision, name = None, ""
    kept = _kept(part, decision)
    result = decision.choice if decision else part.answers[0].value if agreed else None
    cells = [
        Cell(
            by_review[answer.layer.review_id],
            answer.value,
            decision is not None and answer not in kept,
            notes_of(answer) if noted else (),
        )
        for answer in part.answers
    ]
    return Compared(part.field, part.place, cells, agreed, result, decision, name)


def _kept(part: Part, decision: Decision | None) -> Sequence[Answer]:
    """Return the answers that say what was decided."""
    choice = choice_of(part, decision) if decision else None
    return next((one.answers for one in part.options if one.choice == choice), ())
