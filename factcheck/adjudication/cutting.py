"""Cutting the sentences of an article anew under its adjudication.

A decision is of what the reviewers say of a sentence, or of words at a place in it. Where these
would become others nobody can say what it is of, so it has to be taken back first: the cut is
refused while there is one. Only what was decided as all say by now goes along, and is written down.
"""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.adjudication.bench import Bench, read_benches
from factcheck.adjudication.decisions import state_of
from factcheck.adjudication.settling import refresh, settle
from factcheck.agreement.rows import coincidences_of
from factcheck.errors import InvalidError
from factcheck.history import record
from factcheck.models import Article, Decision, DecisionField, Review, ReviewState
from factcheck.reviews.counted import list_counted
from factcheck.words import say

UNDER_WAY = say(
    "Editors have decided about what is said here, and these decisions would be lost. In the "
    "adjudication of the article, take them back first. Then do this, and decide anew."
)
FINISHED = say(
    "Editors have decided about what is said here, and these decisions would be lost. Reopen the "
    "adjudication of the article and take them back first. Then do this, and decide anew."
)
APART = say(
    "Editors have decided about this article already. While its reviews are kept apart its "
    "sentences stay as they are."
)
OF_WORDS = (DecisionField.ATTRIBUTION, DecisionField.SPAN)
"""What a decision is of that rests on where words stand in the sentence."""


def list_decisions(
    session: Session, sentence_ids: Collection[UUID], *, of_words: bool = False
) -> Sequence[Decision]:
    """Return what was decided of some sentences.

    Args:
        of_words: only what rests on where words stand in them.
    """
    query = select(Decision).where(Decision.sentence_id.in_(sentence_ids)).order_by(Decision.id)
    if of_words:
        query = query.where(Decision.field.in_(OF_WORDS))
    return session.scalars(query.execution_options(populate_existing=True)).all()


def check_cut(
    session: Session,
    article_id: UUID,
    sentence_ids: Collection[UUID],
    *,
    of_words: bool = False,
    blind: bool = False,
) -> None:
    """Refuse to cut sentences of an article of which something is decided.

    Args:
        of_words: the sentences stay, and only words in them move.
        blind: the cutter is to know nothing of what others say, and so not of which sentence it is.

    Raises:
        InvalidError: something is decided of them; it says what to do.
    """
    if blind:
        query = select(Decision.id).join(Review).where(Review.article_id == article_id)
        if session.scalar(query.limit(1)):
            raise InvalidError(APART)
        return
    decisions = list_decisions(session, sentence_ids, of_words=of_words)
    if len(decisions) == len(_list_moot(session, article_id, decisions)):
        return
    state = session.scalar(select(Review.state).where(Review.id == decisions[0].review_id))
    raise InvalidError(FINISHED if state is ReviewState.SUBMITTED else UNDER_WAY)


def drop_moot(
    session: Session,
    article_id: UUID,
    sentence_ids: Collection[UUID],
    actor_id: UUID,
    *,
    of_words: bool = False,
) -> None:
    """Take back what was decided of sentences as all say by now. See check_cut, which goes first.

    Flushes.
    """
    decisions = list_decisions(session, sentence_ids, of_words=of_words)
    for decision in decisions:
        record(
            session,
            verb="decision.taken_back",
            object_id=decision.id,
            actor_id=actor_id,
            project_id=session.get_one(Article, article_id).project_id,
            before={"article": str(article_id), **state_of(decision)},
            after=None,
        )
        session.delete(decision)
    session.flush()


def settle_cut(session: Session, article_id: UUID) -> None:
    """Bring what an article's reviews differ on up to date, after its sentences were cut. Flushes.

    The caller holds the article for a change. A finished adjudication is reopened only where
    something has to be decided now. While a review is worked on, handing it in does all this.
    """
    bench = _find_bench(session, article_id)
    if bench is None:
        return
    if bench.is_finished and not bench.undecided:
        bench.review.coincidences = coincidences_of(session, article_id)
        refresh(session, bench.review, bench.differing)
        session.flush()
    else:
        settle(session, article_id)


def _list_moot(
    session: Session, article_id: UUID, decisions: Sequence[Decision]
) -> Sequence[Decision]:
    """Return those of which nothing is asked, as all reviewers say by now what was decided."""
    bench = _find_bench(session, article_id) if decisions else None
    if bench is None:
        return []
    asked = {part.key for part in bench.differing}
    held = {one.id for key, one in bench.decisions.items() if key in asked}
    return [one for one in decisions if one.id not in held]


def _find_bench(session: Session, article_id: UUID) -> Bench | None:
    """Return the bench of an article whose reviews are all in, None for any other."""
    counted = list_counted(session, article_id)
    if not counted or not all(one.is_in for one in counted):
        return None
    return next(read_benches(session, [article_id]), None)
