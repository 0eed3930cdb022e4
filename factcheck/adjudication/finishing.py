"""Finishing the adjudication of an article: its layer is written and everybody is told."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.adjudication.bench import Bench, hold_bench
from factcheck.adjudication.layering import Laid, lay, name_speakers, write_layer
from factcheck.adjudication.settling import refresh
from factcheck.errors import StaleError
from factcheck.history import record
from factcheck.models import NoticeKind, ReviewState, Sentence, utc_now
from factcheck.reviews.opening import hold_with_project
from factcheck.speakers.opening import share_speakers
from factcheck.talk.notices import close_settled, notify
from factcheck.words import Words, say, say_many


def finish(session: Session, article_id: UUID, editor_id: UUID) -> None:
    """Write the adjudicated layer of an article, in place of the one before. Flushes.

    Raises:
        ForbiddenError: the person is no editor, or the article takes no decisions now.
        NotFoundError: its reviews were never all in.
        StaleError: something is left to decide, or a verdict rests on nothing.
    """
    held = hold_with_project(session, article_id)
    finish_bench(session, hold_bench(session, held, editor_id), editor_id)


def finish_bench(session: Session, bench: Bench, editor_id: UUID) -> None:
    """Do what `finish` does, on a bench that is held.

    The caller holds the article for a change, and its project before, as speakers may be added.
    """
    laid = lay(bench)
    if refusal := find_obstacle(session, bench, laid):
        raise StaleError(refusal)
    review = bench.review
    refresh(session, review, bench.differing)
    write_layer(session, review.id, name_speakers(session, bench.project_id, laid, editor_id))
    share_speakers(session, bench.project_id, bench.article_id, editor_id)
    before = {"article": str(bench.article_id), "state": review.state.value}
    review.state = ReviewState.SUBMITTED
    review.reviewer_id = editor_id
    review.submitted_at = utc_now()
    review.revision += 1
    session.flush()
    record(
        session,
        verb="review.adjudicated",
        object_id=review.id,
        actor_id=editor_id,
        project_id=bench.project_id,
        before=before,
        after=before
        | {
            "state": review.state.value,
            "annotations": len(laid),
            "decisions": len(bench.differing),
        },
    )
    close_settled(session, bench.article_id)
    for layer in bench.layers:
        notify(
            session,
            layer.reviewer_id,
            NoticeKind.ADJUDICATED,
            project_id=bench.project_id,
            actor_id=editor_id,
            article_id=bench.article_id,
        )


def find_obstacle(session: Session, bench: Bench, laid: list[Laid]) -> Words | None:
    """Return why an article cannot be finished yet, None if it can."""
    if left := len(bench.undecided):
        return say_many(
            "%(n)s disagreement is not decided yet. Decide it first.",
            "%(n)s disagreements are not decided yet. Decide them first.",
            left,
        )
    bare = [one.sentence_id for one in laid if one.lacks_evidence]
    if not bare:
        return None
    first = session.scalar(select(func.min(Sentence.position)).where(Sentence.id.in_(bare)))
    return say(
        "The verdict chosen for sentence %(number)s rests on no passage. Decide for a passage, or "
        "for another verdict.",
        number=(first or 0) + 1,
    )
