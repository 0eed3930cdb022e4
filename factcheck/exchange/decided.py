"""Decisions that an import brought, tied to what the reviewers say here."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.adjudication.bench import read_benches
from factcheck.adjudication.disagreements import Part
from factcheck.adjudication.settling import refresh
from factcheck.adjudication.values import without_speakers
from factcheck.exchange.kinds import DECISION, Kind, Row
from factcheck.models import Decision, Review


def tie_decisions(session: Session, fresh: Mapping[Kind, Sequence[Row]]) -> None:
    """Let the decisions of a file that stood where it comes from stand here. Flushes.

    A decision is of what the reviewers said, with their speakers' ids. A speaker whom the project
    knows already goes by another id here, and so does the author; nothing else does.
    """
    rows = fresh.get(DECISION, ())
    stood = {row.values["id"] for row in rows if not row.fresh["stale"]}
    if not stood:
        return
    which: set[UUID] = {row.values["review_id"] for row in rows}
    article_ids = session.scalars(select(Review.article_id).where(Review.id.in_(which))).all()
    for bench in read_benches(session, article_ids):
        tied = [
            _tie(decision, part)
            for key, decision in bench.decisions.items()
            if decision.id in stood and (part := bench.find(key)) and _is_of(decision, part)
        ]
        if any(tied):
            refresh(session, bench.review, bench.differing)
    session.flush()


def _is_of(decision: Decision, part: Part) -> bool:
    """Whether it was decided of what is said here, whoever the speakers are."""
    seen = {one["reviewer"]: without_speakers(one["value"]) for one in decision.inputs}
    said = {str(one.layer.reviewer_id): without_speakers(one.value) for one in part.answers}
    return seen == said


def _tie(decision: Decision, part: Part) -> bool:
    """Return whether it was not tied to the part yet."""
    differs = decision.fingerprint != part.fingerprint
    if differs:
        decision.fingerprint = part.fingerprint
    return differs
