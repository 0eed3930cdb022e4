"""An article whose reviews are all in: what they say, what is decided, and whether it may be now.

Whoever decides holds the article, so that no review changes its state beneath, and the adjudicated
review, so that of two editors the second sees what the first has decided.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.accounts.service import find_role
from factcheck.adjudication.disagreements import Key, Part
from factcheck.adjudication.layers import Layer, list_layers
from factcheck.adjudication.questions import arrange, is_asked
from factcheck.adjudication.settling import list_sentence_ids_of
from factcheck.errors import ForbiddenError, NotFoundError
from factcheck.models import (
    Article,
    Decision,
    Project,
    Review,
    ReviewKind,
    ReviewState,
    Role,
)
from factcheck.models.blindness import is_opened
from factcheck.reviews.counted import CountedReview, list_counted
from factcheck.reviews.opening import Held
from factcheck.reviews.states import EDITORS_ONLY
from factcheck.words import say, say_many

NOT_OPENED = say("There is nothing to adjudicate at this address: its reviews are not all in yet.")
NO_REVIEWS = say("Nobody has handed in a review of this article, so there is nothing to decide.")
REMOVED = say("This article was removed. Put it back to go on working on it.")
FINISHED = say("This article is adjudicated. Reopen its adjudication to decide anew.")


@dataclass(frozen=True)
class Bench:
    """What the reviews of an article say that are in, and what is decided."""

    project_id: UUID
    article_id: UUID
    review: Review
    """The adjudicated one."""
    sentence_ids: list[UUID]
    layers: list[Layer]
    parts: list[Part]
    decisions: dict[Key, Decision]
    """By the part that each is of now."""
    wanted: int
    """How many are to review it."""

    @property
    def differing(self) -> list[Part]:
        """What has to be decided or was: also what all say, where something else was decided."""
        return [part for part in self.parts if self.is_asked(part)]

    @cached_property
    def _by_key(self) -> dict[Key, Part]:
        return {part.key: part for part in self.parts}

    @property
    def undecided(self) -> list[Part]:
        return [part for part in self.differing if not self.standing(part)]

    @property
    def is_finished(self) -> bool:
        return self.review.state is ReviewState.SUBMITTED

    def count_lacking(self, counted: int) -> int:
        """How many reviews are wanted before it is decided on, where so many count; 0 once it is.

        They may have been enough once: one was taken away since, or more are wanted now.
        """
        return 0 if self.is_finished else max(0, self.wanted - counted)

    def find(self, key: Key) -> Part | None:
        """Return what reviewers say something of, or something was decided of, if anything."""
        return self._by_key.get(key)

    def is_asked(self, part: Part) -> bool:
        """Whether it has to be decided, or was; else all say the same of it."""
        return is_asked(part, self.decisions.get(part.key))

    def standing(self, part: Part) -> Decision | None:
        """Return the decision of a part, if it was made of what the reviewers say now."""
        decision = self.decisions.get(part.key)
        return decision if decision and decision.fingerprint == part.fingerprint else None


def read_bench(session: Session, article_id: UUID, *, hold: bool = False) -> Bench:
    """Return the bench of an article, in six queries.

    Args:
        hold: let nobody else decide until the transaction, which writes, ends.

    Raises:
        NotFoundError: its reviews were never all in, or are its reviewers' alone.
    """
    bench = next(read_benches(session, [article_id], hold=hold), None)
    if bench is None:
        raise NotFoundError(NOT_OPENED)
    return bench


def read_benches(
    session: Session, article_ids: Collection[UUID], *, hold: bool = False
) -> Iterator[Bench]:
    """Yield what `read_bench` returns for each of several articles, in six queries for all.

    Those whose reviews were never all in are left out.
    """
    query = (
        select(Article.project_id, Project.reviewers_per_article, Review)
        .join(Review, Review.article_id == Article.id)
        .join(Project, Project.id == Article.project_id)
        .where(Article.id.in_(article_ids), Review.kind == ReviewKind.ADJUDICATED, is_opened())
        .order_by(Article.id)
    )
    if hold:
        query = query.with_for_update(key_share=True, of=Review)
    found = session.execute(query.execution_options(populate_existing=True)).all()
    if not found:
        return
    decisions: dict[UUID, list[Decision]] = defaultdict(list)
    for decision in session.scalars(
        select(Decision)
        .where(Decision.review_id.in_([review.id for *_project, review in found]))
        .order_by(Decision.id)
        .execution_options(populate_existing=True)
    ):
        decisions[decision.review_id].append(decision)
    opened = [review.article_id for *_project, review in found]
    layers = list_layers(session, opened)
    sentence_ids = list_sentence_ids_of(session, opened)
    for project_id, wanted, review in found:
        key = review.article_id
        parts, decided = arrange(layers[key], sentence_ids[key], decisions[review.id])
        yield Bench(project_id, key, review, sentence_ids[key], layers[key], parts, decided, wanted)


def hold_bench(session: Session, held: Held, editor_id: UUID) -> Bench:
    """Return an article's bench for deciding on, kept as it is. The caller holds the article.

    Raises:
        ForbiddenError: the person is no editor, or the article takes no decisions now.
        NotFoundError: its reviews were never all in.
    """
    if find_role(session, held.project_id, editor_id) is not Role.EDITOR:
        raise ForbiddenError(EDITORS_ONLY)
    if session.scalar(select(Article.removed_at).where(Article.id == held.article_id)):
        raise ForbiddenError(REMOVED)
    bench = read_bench(session, held.article_id, hold=True)
    if bench.is_finished:
        raise ForbiddenError(FINISHED)
    counted = list_counted(session, held.article_id)
    _check_all_in(counted, bench.count_lacking(len(counted)))
    return bench


def _check_all_in(counted: list[CountedReview], lacking: int) -> None:
    """Raise ForbiddenError while reviews are worked on or lack, also all of them."""
    if not counted:
        raise ForbiddenError(NO_REVIEWS)
    missing = [one.name for one in counted if not one.is_in]
    if missing:
        message = say(
            "Nothing can be decided while a review is not handed in. Still at work: %(names)s.",
            names=", ".join(missing),
        )
        raise ForbiddenError(message)
    if lacking:
        message = say_many(
            "Nothing can be decided yet: this article waits for %(n)s more reviewer. Give it to "
            "somebody, or want fewer in the settings.",
            "Nothing can be decided yet: this article waits for %(n)s more reviewers. Give it to "
            "somebody, or want fewer in the settings.",
            lacking,
        )
        raise ForbiddenError(message)
