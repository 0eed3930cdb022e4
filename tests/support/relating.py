"""Relations between sources for tests, as the library would suggest them."""

from itertools import pairwise
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.models import Course, Kinship, Project, RelationState, Source, SourceRelation, User
from tests.support.work import add_report


def suggest(
    session: Session,
    heir: UUID,
    origin: UUID,
    kind: Kinship = Kinship.COPY,
    *,
    known: bool = True,
    state: RelationState = RelationState.SUGGESTED,
) -> SourceRelation:
    """Store that *heir* has it from *origin*, half of its wording; or only that they are alike."""
    a, b = sorted((heir, origin))
    course = Course.A_FROM_B if heir == a else Course.B_FROM_A
    row = SourceRelation(
        project_id=session.get_one(Source, heir).project_id,
        a_id=a,
        b_id=b,
        kind=kind,
        course=course if known else Course.UNKNOWN,
        share_a=0.5 if heir == a else 0.25,
        share_b=0.25 if heir == a else 0.5,
        reason="shared_wording",
        engine="1",
        state=state,
        revision=1,
    )
    session.add(row)
    session.flush()
    return row


def confirm_row(session: Session, first: Source, depth: int, user: User) -> list[UUID]:
    """Add *depth* sources behind *first*, each confirmed to have it from the next; return all."""
    project = session.get_one(Project, first.project_id)
    ids = [first.id]
    for number in range(depth):
        report = add_report(session, project, user, f"Pear{number} plum{number}.", f"{number}")
        ids.append(report.id)
    for heir, origin in pairwise(ids):
        suggest(session, heir, origin, Kinship.CITES, state=RelationState.CONFIRMED)
    return ids
