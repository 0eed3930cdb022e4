"""A reviewer's own annotation by its id, and keeping it from others while it is changed."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from factcheck.annotations.places import Place, find_place
from factcheck.annotations.reading import Saved
from factcheck.annotations.service import check_open
from factcheck.annotations.stored import SAVED, lock_annotation, read_saved
from factcheck.errors import NotFoundError
from factcheck.models import Annotation, Review

_annotation: Any = Annotation.__table__
_review: Any = Review.__table__
_OWN = SAVED.join(_review, _review.c.id == _annotation.c.review_id).where(
    _annotation.c.id == bindparam("annotation"), Review.own(bindparam("reviewer"))
)


def find_own(session: Session, annotation_id: UUID, reviewer_id: UUID, missing: str) -> Saved:
    """Return an annotation of the reviewer's, also one that was taken away, in one query.

    Args:
        missing: what to say where there is none.

    Raises:
        NotFoundError: there is none, or it is somebody else's.
    """
    named = {"annotation": annotation_id, "reviewer": reviewer_id}
    found = next(read_saved(session.execute(_OWN, named)), None)
    if found is None:
        raise NotFoundError(missing)
    return found


def hold_own(
    session: Session, annotation_id: UUID, reviewer_id: UUID, missing: str
) -> tuple[Saved, Place]:
    """Return it with its place, which stay as they are until the transaction, which writes, ends.

    Nobody cuts its sentence meanwhile, nobody changes it, and nobody links or unlinks a passage.

    Raises:
        NotFoundError: there is none, or it is somebody else's.
        ForbiddenError: nothing may be saved there: see check_open.
        StaleDataError: it was moved in between; run again, the work sees where it is now.
    """
    seen = find_own(session, annotation_id, reviewer_id, missing)
    place = find_place(session, seen.sentence_id, reviewer_id, hold=True)
    check_open(place)
    lock_annotation(session, annotation_id)
    saved = find_own(session, annotation_id, reviewer_id, missing)
    if saved.sentence_id != place.sentence_id:
        raise StaleDataError("moved in between")
    return saved, place
