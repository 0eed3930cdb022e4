"""Deciding where the reviews of an article differ. The reviews themselves stay as they are."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.adjudication.bench import Bench, hold_bench
from factcheck.adjudication.disagreements import Answer, Key, Part
from factcheck.adjudication.given import GIVEN, SAID_BY_ALL, given_by, key_of_given, make_value
from factcheck.adjudication.questions import choice_of
from factcheck.adjudication.settling import refresh
from factcheck.adjudication.values import Value
from factcheck.annotations.reading import AttributionDraft
from factcheck.errors import InvalidError, StaleError
from factcheck.history import record
from factcheck.models import Decision, DecisionField, DecisionMethod, User, utc_now, uuid7
from factcheck.reviews.opening import hold_article
from factcheck.words import say

AGREED = say("By now all reviewers say the same here. Reload the page to see what they say.")
ANSWERS_CHANGED = say(
    "A reviewer has said something else since you opened this page. Reload it and look again."
)
DECIDED = say("Another editor has decided this since you opened the page.")
TAKEN_BACK = say("Another editor has taken this decision back since you opened the page.")
NO_CHOICE = say("Choose one of the answers, or that there is none.")
GIVE_GROUNDS = say("No reviewer gave this verdict. Write why: it is kept as its justification.")
GIVE_REASON = say("Most reviewers say something else. Write why you decide against them.")


@dataclass(frozen=True, slots=True)
class Seen:
    """The decision that an editor's page showed."""

    id: UUID
    revision: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an editor decides of a part, and what they saw of it."""

    key: Key
    choice: str
    """As Option.choice names it, a tag, a verdict, NONE, or GIVEN."""
    fingerprint: str
    seen: Seen | None = None
    """None where nothing was decided yet."""
    reason: str = ""
    method: DecisionMethod = DecisionMethod.CHOSEN
    given: AttributionDraft | None = None
    """Whose words they are, of a choice that is GIVEN; None for whom the editors named before."""


def decide(
    session: Session, article_id: UUID, editor_id: UUID, wanted: Wanted
) -> tuple[Bench, Decision | None]:
    """Decide one part of an article, in place of what was decided of it before. Flushes.

    Where all reviewers say the same, something else can be decided, with a reason; to choose then
    what they say takes that back, and None is returned of it. Delivering it twice does no harm.

    Raises:
        ForbiddenError: the person is no editor, or the article takes no decisions now.
        InvalidError: there is no such choice, or it overrules most reviewers or gives a new verdict
            without a reason, or it is what all say anyway, or names whom a reviewer has named.
        NotFoundError: the article's reviews were never all in.
        StaleError: the reviewers say something else by now, or another editor has decided;
            ``theirs`` holds what stands.
    """
    held = hold_article(session, article_id, change=False)
    bench = hold_bench(session, held, editor_id)
    decision = None
    if wanted.seen and _restores(bench, wanted):
        _take_back(session, bench, editor_id, wanted.key, wanted.seen)
    else:
        decision = decide_part(session, bench, editor_id, wanted)
    refresh(session, bench.review, bench.differing)
    session.flush()
    return bench, decision


def decide_part(session: Session, bench: Bench, editor_id: UUID, wanted: Wanted) -> Decision:
    """Do what `decide` does, on a bench that is held, and leave it to the caller to refresh."""
    part = bench.find(wanted.key)
    if part is None:
        raise StaleError(AGREED)
    earlier = bench.decisions.get(part.key)
    if part.fingerprint != wanted.fingerprint:
        if not bench.is_asked(part):
            raise StaleError(AGREED)
        raise StaleError(ANSWERS_CHANGED, told(session, bench, part))
    found = _find(session, bench, part, wanted)
    if found is None:
        _check_seen(session, bench, part, wanted)
        raise InvalidError(NO_CHOICE, {"choice": NO_CHOICE})
    value, answer = found
    if earlier and _is_same(earlier, part, wanted, value, editor_id):
        return earlier
    _check_seen(session, bench, part, wanted)
    majority = part.majority
    if majority and majority.choice == wanted.choice and not bench.is_asked(part):
        raise InvalidError(SAID_BY_ALL, {"choice": SAID_BY_ALL})
    if not wanted.reason:
        _check_unexplained(part, wanted, value, answer)
    decision = earlier or Decision(
        id=uuid7(),
        review_id=bench.review.id,
        sentence_id=part.sentence_id,
        field=part.field,
        place=part.place,
        revision=0,
        created_at=utc_now(),
    )
    before = state_of(earlier) if earlier else None
    _set(decision, part, editor_id, wanted, value, answer)
    session.add(decision)
    session.flush()
    bench.decisions[part.key] = decision
    _log(session, bench, decision.id, editor_id, "decision.made", before, state_of(decision))
    return decision


def undecide(session: Session, article_id: UUID, editor_id: UUID, key: Key, seen: Seen) -> Bench:
    """Take a decision back, so that the part is open again. Flushes.

    Raises:
        ForbiddenError: the person is no editor, or the article takes no decisions now.
        NotFoundError: the article's reviews were never all in.
        StaleError: it is not the one that was seen, or was taken back.
    """
    held = hold_article(session, article_id, change=False)
    bench = hold_bench(session, held, editor_id)
    _take_back(session, bench, editor_id, key, seen)
    refresh(session, bench.review, bench.differing)
    session.flush()
    return bench


def _find(
    session: Session, bench: Bench, part: Part, wanted: Wanted
) -> tuple[Value, Answer | None] | None:
    """Return the value that is wanted and whose answer it is; None for no choice."""
    if wanted.choice != GIVEN or part.field is not DecisionField.ATTRIBUTION:
        return part.find(wanted.choice)
    if wanted.given:
        return make_value(session, bench.project_id, part, wanted.given), None
    earlier = bench.decisions.get(part.key)
    given = given_by(earlier) if earlier else ()
    if not earlier or not given or key_of_given(given) in {one.key for one in part.answers}:
        return None
    return earlier.choice, None


def _check_seen(session: Session, bench: Bench, part: Part, wanted: Wanted) -> None:
    """Raise StaleError unless the editor's page showed what is decided."""
    earlier = bench.decisions.get(part.key)
    if wanted.seen != (earlier and Seen(earlier.id, earlier.revision)):
        raise StaleError(DECIDED if earlier else TAKEN_BACK, told(session, bench, part))


def _check_unexplained(part: Part, wanted: Wanted, value: Value, answer: Answer | None) -> None:
    """Raise InvalidError if a decision needs a reason."""
    if part.majority and part.majority.choice != wanted.choice:
        raise InvalidError(GIVE_REASON, {"reason": GIVE_REASON})
    if value.get("verdict") and answer is None:
        raise InvalidError(GIVE_GROUNDS, {"reason": GIVE_GROUNDS})


def _take_back(session: Session, bench: Bench, editor_id: UUID, key: Key, seen: Seen) -> None:
    part = bench.find(key)
    decision = bench.decisions.get(key)
    if decision is None or seen != Seen(decision.id, decision.revision):
        refusal = DECIDED if decision else TAKEN_BACK
        raise StaleError(refusal, told(session, bench, part) if part else None)
    before = state_of(decision)
    session.delete(bench.decisions.pop(key))
    _log(session, bench, decision.id, editor_id, "decision.taken_back", before, None)


def _restores(bench: Bench, wanted: Wanted) -> bool:
    """Whether it is what all say, where something else is decided."""
    part = bench.find(wanted.key)
    standing = bench.standing(part) if part else None
    if not part or not standing or not part.agreed or not part.majority:
        return False
    return part.majority.choice == wanted.choice != choice_of(part, standing)


def told(session: Session, bench: Bench, part: Part) -> dict[str, Any]:
    """Return what stands of a part now, in JSON's types."""
    decision = bench.decisions.get(part.key)
    return {"fingerprint": part.fingerprint, "decision": decision and tell(session, part, decision)}


def tell(session: Session, part: Part, decision: Decision) -> dict[str, Any]:
    """Return a decision in JSON's types."""
    editor = session.get(User, decision.decided_by_id)
    return {
        "id": str(decision.id),
        "revision": decision.revision,
        "choice": choice_of(part, decision),
        "named": next((who.speaker_name for who in given_by(decision)), ""),
        "reason": decision.reason,
        "by": editor.name if editor else "",
    }


def state_of(decision: Decision) -> dict[str, Any]:
    """Return all that the history keeps of a decision."""
    return {
        "sentence": str(decision.sentence_id),
        "field": decision.field.value,
        "place": decision.place,
        "choice": decision.choice,
        "annotation": decision.annotation_id and str(decision.annotation_id),
        "method": decision.method.value,
        "reason": decision.reason,
        "inputs": decision.inputs,
        "fingerprint": decision.fingerprint,
        "revision": decision.revision,
    }


def _is_same(decision: Decision, part: Part, wanted: Wanted, value: Value, editor_id: UUID) -> bool:
    """Whether it is what somebody has sent already."""
    return (
        decision.fingerprint == part.fingerprint
        and decision.decided_by_id == editor_id
        and decision.reason == wanted.reason
        and decision.choice == value
    )


def _set(
    decision: Decision,
    part: Part,
    editor_id: UUID,
    wanted: Wanted,
    value: Value,
    answer: Answer | None,
) -> None:
    decision.place = part.place  # another one where marked words have moved
    decision.choice = value
    decision.annotation_id = answer.annotation_id if answer else None
    overrules = part.agreed and value != part.answers[0].value
    decision.method = DecisionMethod.OVERRULING if overrules else wanted.method
    decision.reason = wanted.reason
    decision.inputs = [
        {
            "reviewer": str(one.layer.reviewer_id),
            "annotation": one.annotation_id and str(one.annotation_id),
            "revision": one.revision,
            "value": one.value,
        }
        for one in part.answers
    ]
    decision.fingerprint = part.fingerprint
    decision.stale = False
    decision.decided_by_id = editor_id
    decision.revision += 1
    decision.updated_at = utc_now()


def _log(
    session: Session,
    bench: Bench,
    decision_id: UUID,
    editor_id: UUID,
    verb: str,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
) -> None:
    article = {"article": str(bench.article_id)}
    record(
        session,
        verb=verb,
        object_id=decision_id,
        actor_id=editor_id,
        project_id=bench.project_id,
        before=before and article | before,
        after=after and article | after,
    )
