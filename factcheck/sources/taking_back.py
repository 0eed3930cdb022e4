"""Taking back a text that was added to a source by mistake, and putting it back."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from factcheck.accounts.service import find_role
from factcheck.errors import ForbiddenError, NotFoundError, StaleError
from factcheck.history import begin_step, record
from factcheck.locking import lock_project
from factcheck.models import (
    Annotation,
    Article,
    Discrepancy,
    Evidence,
    Project,
    Review,
    ReviewKind,
    Role,
    Snapshot,
    Source,
)
from factcheck.models.blindness import reviews_blind
from factcheck.sources import snapshot_states as states
from factcheck.sources.finding import get_source
from factcheck.sources.snapshots import NO_SNAPSHOT
from factcheck.words import Words, isolated, say, say_many

NAMED = 3
"""Articles that a refusal names."""
OTHERS_USE_IT = say(
    "This text cannot be taken back, as other reviewers’ work rests on it. Keep it, or ask them to "
    "take that away."
)
SEVERAL = say(
    "Several people review here without knowing of each other, so only an editor may take back a "
    "text of a source that all of them have. Ask one."
)
YOU_REVIEW = say(
    "You review an article without knowing of the others’ work, so you may not take back a text of "
    "a source that all of you have. Ask another editor, or wait until the article is opened."
)


def take_back(session: Session, source_id: UUID, snapshot_id: UUID, actor_id: UUID) -> None:
    """Take a text back from its source: it is stored, but is none of its texts. Flushes.

    Raises:
        ForbiddenError: it takes an editor who reviews nothing blind, as others are blind to each
            other.
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
    if removed:
        _check_told_nothing(session, source, actor_id)
        if refusal := _tell_use(session, source.project_id, snapshot_id, actor_id):
            raise StaleError(refusal)
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


def _check_told_nothing(session: Session, source: Source, actor_id: UUID) -> None:
    """Refuse a reviewer, used or not, what would tell whether a colleague has linked the text.

    An editor who reviews is a reviewer like the others.

    Raises:
        ForbiddenError: several review each article, or one that the actor reviews, blind to each
            other, and the source is the desk's.
    """
    project = session.get_one(Project, source.project_id)
    if not project.blind or (source.made_in_id and source.made_by_id == actor_id):
        return
    is_editor = find_role(session, project.id, actor_id) is Role.EDITOR
    if project.reviewers_per_article > 1 and not is_editor:
        raise ForbiddenError(SEVERAL)
    # More may review an article than the project wants of each.
    if _has_blind_colleague(session, project.id, actor_id):
        raise ForbiddenError(YOU_REVIEW if is_editor else SEVERAL)


def _has_blind_colleague(session: Session, project_id: UUID, actor_id: UUID) -> bool:
    other = exists().where(
        Review.article_id == Article.id,
        Review.kind == ReviewKind.INDEPENDENT,
        Review.reviewer_id != actor_id,
    )
    query = select(Article.id).where(
        Article.project_id == project_id, reviews_blind(actor_id), other
    )
    return session.scalar(query.limit(1)) is not None


def _tell_use(
    session: Session, project_id: UUID, snapshot_id: UUID, reader_id: UUID
) -> Words | None:
    """Say why a text stays, if something rests on it: what of it is the reader's own, and where.

    Reviewers work blind to each other. Of the work of others it is told only that there is some,
    and only to an editor, who may take all of it away in a file; to others just that it is in use.
    """
    counts: Counter[str] = Counter()
    articles: dict[str, None] = {}
    used = False
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
            used = True
            if own:
                counts[model.__tablename__] += 1
                articles[title] = None
    if articles:
        resting = _count(counts[Evidence.__tablename__], counts[Discrepancy.__tablename__])
        return _refuse_for_own(resting, [*articles])
    if not used:
        return None
    is_editor = find_role(session, project_id, reader_id) is Role.EDITOR
    return OTHERS_USE_IT if is_editor else states.IN_USE


def _count(links: int, differences: int) -> Words:
    linked = say_many("%(n)s linked passage", "%(n)s linked passages", links)
    decided = say_many("%(n)s decided difference", "%(n)s decided differences", differences)
    if links and differences:
        return say("%(links)s and %(differences)s", links=linked, differences=decided)
    return linked if links else decided


def _refuse_for_own(resting: Words, articles: Sequence[str]) -> Words:
    named = ", ".join(f"“{isolated(title)}”" for title in articles[:NAMED])
    return say(
        "This text cannot be taken back, as work of yours rests on it: %(resting)s, in "
        "%(articles)s. Take that away first.",
        resting=resting,
        articles=f"{named} …" if len(articles) > NAMED else named,
    )
