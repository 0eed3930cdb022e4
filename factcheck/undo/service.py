"""Undo and redo: each takes one step of one person in one project, and is itself logged.

A step is what one key or button did. Undo puts back, in reverse order, every object it changed;
an object that somebody changed since is left as it is, and with it the whole step, which is then
passed over for good, so that the next undo goes on to the one before. A step in an article that was
removed, or a review that is handed in, is passed over until the article is put back or the review
reopened.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import and_, exists, not_, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from factcheck.accounts.service import find_role
from factcheck.adjudication.cutting import settle_cut
from factcheck.adjudication.renaming import keeping_decisions
from factcheck.annotations.states import PLACE_TAKEN
from factcheck.articles.recut import EDITORS_ONLY, find_refusal
from factcheck.articles.recut_text import lock_text
from factcheck.errors import InvalidError, StaleError
from factcheck.history import record, record_all
from factcheck.locking import lock_project
from factcheck.models import Article, Cause, Event, Review, Role, Step, StepState, User
from factcheck.reviews.beginning import CLOSED
from factcheck.reviews.opening import hold_article
from factcheck.sources.evidence_states import check_verdicts
from factcheck.speakers.states import ADDED, get_state, may_be_named_blind
from factcheck.undo.keepers import MANY, ManyKeeper, keeper_of, lock_object, noun_of
from factcheck.undo.outcomes import REFUSALS, Outcome, record_refusal, tell_outcome
from factcheck.words import Words, say

State = dict[str, Any] | None
Turn = Callable[[Session, UUID, UUID, UUID], Outcome]
"""Undo or redo."""
ID_TAKEN = say("This was sent under an id that is taken. Reload the page and try again.")
_MERGING = say("Only an editor of this project can do this. Ask one of them.")
FOR_EDITORS = {
    "article.corrected": EDITORS_ONLY,
    "speaker.merged": _MERGING,
    "speaker.split": _MERGING,
    "speaker.unmerged": _MERGING,
}
"""By the verb of a step that only an editor may take: why nobody else turns it either."""
IN_REVIEW = ("annotation", "evidence", "discrepancy")
"""By the noun of their verbs: steps that change what the person said in a review."""
_GONE = exists().where(Article.id == Step.article_id, Article.removed_at.is_not(None))
_CLOSED = and_(
    or_(*(Step.verb.startswith(f"{noun}.") for noun in IN_REVIEW)),
    exists().where(
        Review.article_id == Step.article_id,
        Review.own(Step.actor_id),
        Review.state.in_(CLOSED),
    ),
)
_TOLD = exists().where(Event.object_id == Step.id, Event.verb.in_(REFUSALS.values()))


class WaitingError(StaleError):
    """A step cannot be turned for now: its article is removed, or its review is handed in."""


def undo(session: Session, project_id: UUID, actor_id: UUID, request_id: UUID) -> Outcome:
    """Undo the last thing the person did in a project that is not undone yet. Flushes.

    Args:
        request_id: made by the client: what is delivered twice is done once, and told twice.

    Raises:
        InvalidError: the id belongs to another request.
    """
    return _turn(session, project_id, actor_id, request_id, Cause.UNDO)


def redo(session: Session, project_id: UUID, actor_id: UUID, request_id: UUID) -> Outcome:
    """Do again what the person undid last, if they changed nothing since. See undo."""
    return _turn(session, project_id, actor_id, request_id, Cause.REDO)


def _turn(
    session: Session, project_id: UUID, actor_id: UUID, request_id: UUID, cause: Cause
) -> Outcome:
    lock_project(session, project_id)  # two windows would both take the same step
    if known := session.get(Step, request_id):
        if (known.project_id, known.actor_id, known.cause) != (project_id, actor_id, cause):
            raise InvalidError(ID_TAKEN)
        return tell_outcome(session, known)
    target = _find_target(session, project_id, actor_id, cause)
    if target and target.article_id:  # before a step refers to it
        _hold_article(session, target, target.article_id)
    step = Step(
        id=request_id,
        project_id=project_id,
        actor_id=actor_id,
        cause=cause,
        target_id=target.id if target else None,
        verb=target.verb if target else "",
        article_id=target.article_id if target else None,
        sentence_id=target.sentence_id if target else None,
    )
    session.add(step)
    session.flush()
    if target:
        target.state = _carry_out(session, step, target)
        session.flush()
    return tell_outcome(session, step)


def _find_target(session: Session, project_id: UUID, actor_id: UUID, cause: Cause) -> Step | None:
    """Return the newest step done, or the oldest of those undone after it."""
    own = select(Step).where(
        Step.project_id == project_id,
        Step.actor_id == actor_id,
        exists().where(Event.step_id == Step.id),  # what was found to be so already changed nothing
        not_(or_(_GONE, _CLOSED) & _TOLD),
    )
    newest = session.scalar(
        own.where(Step.state == StepState.DONE).order_by(Step.id.desc()).limit(1)
    )
    if cause is Cause.UNDO:
        return newest
    undone = own.where(Step.state == StepState.UNDONE).order_by(Step.id).limit(1)
    if newest:  # one done in another window while the undo ran has not dropped what was undone
        undone = undone.where(Step.id > newest.id)
    return session.scalar(undone)


def _carry_out(session: Session, step: Step, target: Step) -> StepState | None:
    """Turn every object of *target*, or none; return what that makes of it."""
    try:
        with session.begin_nested():
            _check_article(session, target)
            _check_role(session, target)
            events = session.scalars(
                select(Event).where(Event.step_id == target.id).order_by(Event.id)
            ).all()
            with _keeping(session, target, events):
                _turn_all(session, step, events if step.cause is Cause.REDO else events[::-1])
            if target.article_id and noun_of(target.verb) == "article":
                settle_cut(session, target.article_id)
    except WaitingError as error:
        record_refusal(session, step, error.message)
        return target.state
    except StaleError as error:
        record_refusal(session, step, error.message)
        return StepState.DROPPED
    except IntegrityError:
        record_refusal(session, step, PLACE_TAKEN)
        return StepState.DROPPED
    return StepState.UNDONE if step.cause is Cause.UNDO else StepState.DONE


def _keeping(
    session: Session, target: Step, events: Sequence[Event]
) -> AbstractContextManager[None]:
    """Let what was decided stand where a step changed the registry, and nothing that was said."""
    if noun_of(target.verb) != "speaker":
        return nullcontext()
    speakers = {event.object_id for event in events if noun_of(event.verb) == "speaker"}
    return keeping_decisions(session, speakers)


def _turn_all(session: Session, step: Step, events: Sequence[Event]) -> None:
    """Turn events in their order; what many of one kind did to an object each, at once."""
    for verb, found in groupby(events, key=attrgetter("verb")):
        run = list(found)
        keeper = MANY.get(noun_of(verb))
        if keeper and len({event.object_id for event in run}) == len(run):
            _turn_run(session, step, keeper, run)
        else:
            for event in run:
                _turn_event(session, step, event)
    # When all is turned, as a passage may come back after the verdict that rests on it.
    check_verdicts(session, {e.object_id for e in events if noun_of(e.verb) == "annotation"})


def _turn_run(session: Session, step: Step, keeper: ManyKeeper, run: Sequence[Event]) -> None:
    sides = {event.object_id: _sides(step, event) for event in run}
    stored = keeper.lock_all(session, sides)
    for object_id, (now, _) in sides.items():
        if stored.get(object_id) != now:
            raise StaleError(_who_changed(session, object_id, step.actor_id))
    keeper.put_all(session, {object_id: wanted for object_id, (_, wanted) in sides.items()})
    record_all(
        session,
        [(object_id, *states) for object_id, states in sides.items()],
        verb=run[0].verb,
        actor_id=step.actor_id,
        project_id=step.project_id,
        step_id=step.id,
    )


def _sides(step: Step, event: Event) -> tuple[State, State]:
    """Return the state that an event's object is to be in, and the one to put it into."""
    if step.cause is Cause.UNDO:
        return event.after, event.before
    return event.before, event.after


def _turn_event(session: Session, step: Step, event: Event) -> None:
    now, wanted = _sides(step, event)
    keeper = keeper_of(event.verb)
    lock_object(session, event.verb, event.object_id)
    if not keeper.matches(session, event.object_id, now):
        raise StaleError(_who_changed(session, event.object_id, step.actor_id))
    keeper.put(session, event.object_id, now, wanted)
    if event.verb == ADDED == step.verb and step.cause is Cause.UNDO:
        _check_gone(session, event.object_id)
    record(
        session,
        verb=event.verb,
        object_id=event.object_id,
        actor_id=step.actor_id,
        project_id=step.project_id,
        before=now,
        after=wanted,
        step_id=step.id,
    )


def _check_gone(session: Session, speaker_id: UUID) -> None:
    """Refuse to undo that a speaker was added by hand whom others use, or may use unseen.

    Where adding them was only a part of what was undone, the rest of it is undone all the same.
    """
    state = get_state(session, speaker_id)
    if not state["removed"] or may_be_named_blind(session, speaker_id):
        raise StaleError(
            say(
                "“%(name)s” stays, as others name it or have changed it, or may do so in reviews "
                "that you cannot see yet. Rename it, or merge it into another one.",
                name=state["name"],
            )
        )


def _hold_article(session: Session, target: Step, article_id: UUID) -> None:
    if target.verb == "article.corrected":
        lock_text(session, article_id)
    else:
        hold_article(session, article_id, change=noun_of(target.verb) == "article")


def _check_article(session: Session, target: Step) -> None:
    if target.article_id is None:
        return
    article = session.get_one(Article, target.article_id, populate_existing=True)
    if article.removed:
        raise WaitingError(
            say("The article “%(title)s” was removed in the meantime.", title=article.title)
        )
    own = select(Review.state).where(Review.article_id == article.id, Review.own(target.actor_id))
    if noun_of(target.verb) in IN_REVIEW and session.scalar(own) in CLOSED:
        raise WaitingError(
            say("Your review of “%(title)s” takes no changes now.", title=article.title)
        )


def _check_role(session: Session, target: Step) -> None:
    """Ask again who may do it: they may be no editor any more, or others be at work."""
    refusal = FOR_EDITORS.get(target.verb)
    cut_id = target.article_id if noun_of(target.verb) == "article" else None
    if refusal is None and cut_id is None:
        return
    if find_role(session, target.project_id, target.actor_id) is Role.EDITOR:
        return
    if refusal:
        raise StaleError(refusal)
    if cut_id and (refusal := find_refusal(session, cut_id, target.actor_id)):
        raise StaleError(refusal)


def _who_changed(session: Session, object_id: UUID, actor_id: UUID) -> Words:
    query = (
        select(User.id, User.name)
        .join(Event, Event.actor_id == User.id)
        .where(Event.object_id == object_id)
        .order_by(Event.id.desc())
        .limit(1)
    )
    found = session.execute(query).first()
    if found and found.id != actor_id:
        return say("%(name)s has changed it since.", name=found.name)
    return say("It was changed since.")
