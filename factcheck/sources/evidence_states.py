"""Links to passages as the history keeps them: told from what is stored, and put back.

A state written by an older release lacks "prefix", "suffix" and "removed", and a link that was
taken away then is no longer stored.
"""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from factcheck.errors import StaleError
from factcheck.models import Annotation, Evidence, Snapshot, Stance, Verdict, utc_now
from factcheck.sources.finding import hold_standing
from factcheck.text.spans import select_span
from factcheck.words import say

State = Mapping[str, Any]

RESTS_ON_IT = say(
    "The verdict on this claim rests on this passage alone. Link another passage or change the "
    "verdict first."
)
UNLINKED_FROM = say("What it was linked to has been taken away. Put that back first.")
NOTHING_LEFT = say(
    "No passage is linked any more that the verdict could rest on. Link one, and give the verdict "
    "again."
)
LINKED_AGAIN = say("The passage has been linked again since.")
NO_SOURCE = say("The source of the passage is no longer here.")

_SAID = ("annotation", "snapshot", "start", "end", "stance", "note")


def state_of(evidence: Evidence) -> dict[str, Any]:
    """Return all that the history keeps of a link, so that it can be put back."""
    return {
        "annotation": str(evidence.annotation_id),
        "snapshot": str(evidence.snapshot_id),
        "start": evidence.start,
        "end": evidence.end,
        "exact": evidence.exact,
        "prefix": evidence.prefix,
        "suffix": evidence.suffix,
        "stance": evidence.stance.value,
        "note": evidence.note,
        "removed": evidence.removed_at is not None,
    }


def read_state(session: Session, evidence_id: UUID) -> dict[str, Any] | None:
    """Return the state a link is in, or None where there never was one."""
    evidence = session.get(Evidence, evidence_id, populate_existing=True)
    return state_of(evidence) if evidence else None


def same_state(one: State | None, other: State | None) -> bool:
    """Whether two states say the same; a link taken away is as good as none."""
    return _compared(one) == _compared(other)


def matches(session: Session, evidence_id: UUID, state: State | None) -> bool:
    """Whether a link is in *state*; None stands for one that is not there."""
    return same_state(read_state(session, evidence_id), state)


def put(session: Session, evidence_id: UUID, _before: State | None, wanted: State | None) -> None:
    """Put a link into the state that is *wanted*, whatever it is in. Flushes.

    Raises:
        StaleError: a verdict rests on it, what it was linked to has gone, or the passage is linked
            again.
    """
    evidence = session.get(Evidence, evidence_id, populate_existing=True)
    if wanted is None or wanted.get("removed"):
        if evidence and evidence.removed_at is None:
            if carries_verdict(session, evidence):
                raise StaleError(RESTS_ON_IT)
            evidence.removed_at = utc_now()
            evidence.revision += 1
    else:
        _check_free(session, evidence_id, wanted)
        if evidence is None:
            evidence = Evidence(id=evidence_id, revision=0, created_at=utc_now())
        _set(session, evidence, wanted)
        evidence.removed_at = None
        session.add(evidence)
        evidence.revision += 1
    session.flush()


def carries_verdict(session: Session, evidence: Evidence) -> bool:
    """Whether a verdict rests on this link and on no other."""
    verdict = session.scalar(
        select(Annotation.verdict).where(
            Annotation.id == evidence.annotation_id, Annotation.removed_at.is_(None)
        )
    )
    if verdict in (None, Verdict.NOT_ENOUGH):
        return False
    others = select(Evidence.id).where(
        Evidence.annotation_id == evidence.annotation_id,
        Evidence.removed_at.is_(None),
        Evidence.id != evidence.id,
    )
    return session.scalar(others.limit(1)) is None


def check_verdicts(session: Session, annotation_ids: Collection[UUID]) -> None:
    """Raise StaleError when a verdict of one of these annotations rests on nothing."""
    links = exists().where(Evidence.annotation_id == Annotation.id, Evidence.removed_at.is_(None))
    bare = select(Annotation.id).where(
        Annotation.id.in_(annotation_ids),
        Annotation.removed_at.is_(None),
        Annotation.verdict != Verdict.NOT_ENOUGH,
        ~links,
    )
    if annotation_ids and session.scalar(bare.limit(1)):
        raise StaleError(NOTHING_LEFT)


def _check_free(session: Session, evidence_id: UUID, wanted: State) -> None:
    annotation_id = UUID(wanted["annotation"])
    stands = select(Annotation.id).where(
        Annotation.id == annotation_id, Annotation.removed_at.is_(None)
    )
    if session.scalar(stands) is None:
        raise StaleError(UNLINKED_FROM)
    hold_standing(session, UUID(wanted["snapshot"]))
    other = select(Evidence.id).where(
        Evidence.annotation_id == annotation_id,
        Evidence.snapshot_id == UUID(wanted["snapshot"]),
        Evidence.start == wanted["start"],
        Evidence.end == wanted["end"],
        Evidence.removed_at.is_(None),
        Evidence.id != evidence_id,
    )
    if session.scalar(other):
        raise StaleError(LINKED_AGAIN)


def _set(session: Session, evidence: Evidence, wanted: State) -> None:
    evidence.annotation_id = UUID(wanted["annotation"])
    evidence.snapshot_id = UUID(wanted["snapshot"])
    evidence.start, evidence.end = wanted["start"], wanted["end"]
    evidence.exact = wanted["exact"]
    around = wanted if "prefix" in wanted else _look_around(session, wanted)
    evidence.prefix, evidence.suffix = around["prefix"], around["suffix"]
    evidence.stance = Stance(wanted["stance"])
    evidence.note = wanted["note"]


def _look_around(session: Session, wanted: State) -> dict[str, str]:
    text = session.scalar(select(Snapshot.text).where(Snapshot.id == UUID(wanted["snapshot"])))
    if text is None:
        raise StaleError(NO_SOURCE)
    found = select_span(text, wanted["start"], wanted["end"])
    return {"prefix": found.prefix, "suffix": found.suffix}


def _compared(state: State | None) -> dict[str, Any] | None:
    if state is None or state.get("removed"):
        return None
    return {name: state[name] for name in _SAID}
