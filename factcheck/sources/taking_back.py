"""Taking back a text that was added to a source by mistake, and putting it back."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.errors import NotFoundError, StaleError
from factcheck.history import begin_step, record
from factcheck.locking import lock_project
from factcheck.models import Annotation, Article, Discrepancy, Evidence, Review, Snapshot
from factcheck.sources import snapshot_states as states
from factcheck.sources.finding import get_source
from factcheck.sources.snapshots import NO_SNAPSHOT
from factcheck.words import Words, isolated, say, say_many

NAMED = 3
"""Articles that a refusal names."""


def take_back(session: Session, source_id: UUID, snapshot_id: UUID, actor_id: UUID) -> None:
    """Take a text back from its source: it is stored, but is none of its texts. Flushes.

    Raises:
        NotFoundError: the source has no such text.
        StaleError: something rests on it, or it is the only one.
    """
    _move(session, source_id, snapshot_id, actor_id, removed=True)


def put_back(session: Session, source_id: UUID, snapshot_id: UUID, actor_id: UUID) -> None:
    """Make a text that was taken back one of its source's again. Flushes.

    Raises:
        NotFoundError: the source has no such text.
        StaleError: another source has this text by now.
    """
    _move(session, source_id, snapshot_id, actor_id, removed=False)


def _move(
    session: Session, source_id: UUID, snapshot_id: UUID, actor_id: UUID, *, removed: bool
) -> None:
    source, snapshot = get_source(session, source_id), session.get(Snapshot, snapshot_id)
    if snapshot is None or snapshot.source_id != source_id:
        raise NotFoundError(NO_SNAPSHOT)
    lock_project(session, source.project_id)
    session.refresh(snapshot)
    before = states.state_of(snapshot, source)
    if before["removed"] is removed:
        return
    if removed and (resting := _tell_resting(session, snapshot_id, actor_id)):
        raise StaleError(resting)
    verb = "snapshot.removed" if removed else "snapshot.restored"
    step_id = begin_step(session, verb=verb, project_id=source.project_id, actor_id=actor_id)
    states.put(session, snapshot_id, before, {**before, "removed": removed})
    record(
        session,
        verb=verb,
        object_id=snapshot_id,
        actor_id=actor_id,
        project_id=source.project_id,
        before=before,
        after=states.state_of(snapshot, source),
        step_id=step_id,
    )
    session.flush()


def _tell_resting(session: Session, snapshot_id: UUID, reader_id: UUID) -> Words | None:
    """Say how much rests on a text, and of what is the reader's own in which articles.

    Where others linked it is not told, as reviewers work blind to each other.
    """
    counts: Counter[str] = Counter()
    articles: dict[str, None] = {}
    for model in (Evidence, Discrepancy):
        query = (
            select(Article.title, Review.own(reader_id))
            .select_from(model)
            .join(Annotation, Annotation.id == model.annotation_id)
            .join(Review, Review.id == Annotation.review_id)
            .join(Article, Article.id == Review.article_id)
            .where(model.snapshot_id == snapshot_id, model.removed_at.is_(None))
            .order_by(model.id)
        )
        for title, own in session.execute(query):
            counts[model.__tablename__] += 1
            if own:
                articles[title] = None
    if not counts:
        return None
    return _refusal(counts[Evidence.__tablename__], counts[Discrepancy.__tablename__], [*articles])


def _refusal(links: int, differences: int, articles: Sequence[str]) -> Words:
    linked = say_many("%(n)s linked passage", "%(n)s linked passages", links)
    decided = say_many("%(n)s decided difference", "%(n)s decided differences", differences)
    resting = linked if links else decided
    if links and differences:
        resting = say("%(links)s and %(differences)s", links=linked, differences=decided)
    if not articles:
        return say(
            "This text cannot be taken back, as other reviewers’ work rests on it: %(resting)s. "
            "Keep it, or ask them to take that away.",
            resting=resting,
        )
    named = ", ".join(f"“{isolated(title)}”" for title in articles[:NAMED])
    return say(
        "This text cannot be taken back, as work rests on it: %(resting)s; yours is in "
        "%(articles)s. Take that away first.",
        resting=resting,
        articles=f"{named} …" if len(articles) > NAMED else named,
    )
