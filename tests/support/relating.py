"""Relations between sources for tests, as the library would suggest them."""

from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.models import Course, Kinship, RelationState, Source, SourceRelation


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
