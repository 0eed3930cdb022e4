"""Finding what reviews say of sentences: the busiest queries there are."""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, and_, bindparam, func, select, union_all
from sqlalchemy.orm import Session

from factcheck.annotations.places import Place
from factcheck.annotations.reading import AttributionDraft, Reading, Saved, Span
from factcheck.models import (
    Annotation,
    Attribution,
    Evidence,
    Review,
    ReviewKind,
    Speaker,
)
from factcheck.models.base import Uuid

# Built once, and on the tables, past the mapper, as building and mapping them anew took half of
# the time of a save.
_annotation: Any = Annotation.__table__
_attribution: Any = Attribution.__table__
_evidence: Any = Evidence.__table__
_review: Any = Review.__table__
_speaker: Any = Speaker.__table__
_standing: Any = _speaker.alias("standing")

_OF_ANNOTATION = (
    _annotation.c.sentence_id,
    _annotation.c.revision,
    _annotation.c.start,
    _annotation.c.end,
    _annotation.c.exact,
    _annotation.c.prefix,
    _annotation.c.suffix,
    _annotation.c.tag,
    _annotation.c.certainty,
    _annotation.c.flagged,
    _annotation.c.note,
    _annotation.c.verdict,
    _annotation.c.justification,
    _annotation.c.removed_at,
    _annotation.c.updated_at,
)
_OF_ATTRIBUTION = (
    _attribution.c.id,
    _attribution.c.speaker_id,
    _standing.c.id,
    _standing.c.name,
    _standing.c.kind,
    _standing.c.removed_at.is_not(None),
    _attribution.c.naming,
    _attribution.c.manner,
    _attribution.c.role,
    _attribution.c.affiliation,
    _attribution.c.parent_id,
    *(
        _attribution.c[f"{name}_{part}"]
        for name in ("cue", "source", "content")
        for part in ("start", "end", "exact")
    ),
)
_COUNT_EVIDENCE = (
    select(func.count())
    .select_from(_evidence)
    .where(_evidence.c.annotation_id == _annotation.c.id, _evidence.c.removed_at.is_(None))
    .scalar_subquery()
)
_FIRST = 3 + len(_OF_ANNOTATION)
"""Where the columns of an attribution begin."""

SAVED: Select[Any] = (
    select(
        _annotation.c.id,
        _annotation.c.review_id,
        _COUNT_EVIDENCE,
        *_OF_ANNOTATION,
        *_OF_ATTRIBUTION,
    )
    .select_from(_annotation)
    .outerjoin(_attribution, _attribution.c.annotation_id == _annotation.c.id)
    .outerjoin(_speaker, _speaker.c.id == _attribution.c.speaker_id)
    .outerjoin(_standing, _standing.c.id == func.coalesce(_speaker.c.merged_into_id, _speaker.c.id))
    .order_by(_annotation.c.id, _attribution.c.position)
)
# NO KEY UPDATE: rows that refer to it can be added meanwhile.
_LOCK = (
    select(_annotation.c.id)
    .where(_annotation.c.id == bindparam("annotation"))
    .with_for_update(key_share=True)
)
_BY_ID = SAVED.where(_annotation.c.id == bindparam("annotation"))
# By ids, as a condition with OR made SQLite look at all annotations of the review.
_AT_PLACE = SAVED.where(
    _annotation.c.id.in_(
        union_all(
            select(bindparam("annotation", type_=Uuid())),
            select(_annotation.c.id).where(
                _annotation.c.review_id == bindparam("review"),
                _annotation.c.sentence_id == bindparam("sentence"),
                _annotation.c.exact.is_(None),
                _annotation.c.removed_at.is_(None),
            ),
        )
    )
)
_OWN = and_(
    _review.c.article_id == bindparam("article"),
    _review.c.reviewer_id == bindparam("reviewer"),
    _review.c.kind == ReviewKind.INDEPENDENT,
)
_IN_REVIEW = SAVED.where(
    _annotation.c.review_id == bindparam("review"), _annotation.c.removed_at.is_(None)
)
_BY_IDS = SAVED.where(_annotation.c.id.in_(bindparam("annotations", expanding=True)))
_IN_ARTICLE = SAVED.join(_review, _review.c.id == _annotation.c.review_id).where(
    _OWN, _annotation.c.removed_at.is_(None)
)


def lock_annotation(session: Session, annotation_id: UUID) -> None:
    """Let nobody change an annotation or its links until the transaction, which writes, ends.

    What is read afterwards holds. On SQLite the write gate has done it already.
    """
    session.execute(_LOCK, {"annotation": annotation_id})


def find_saved(
    session: Session, place: Place, annotation_id: UUID | None = None, *, whole: bool = True
) -> Saved | None:
    """Return one annotation of the review of *place*, in one query, or None.

    Args:
        annotation_id: which one; also one that was taken away. None for the whole sentence's.
        whole: whether, failing that, the one that stands for the whole sentence is meant.
    """
    if place.review_id is None:
        return None
    named = {
        "review": place.review_id,
        "sentence": place.sentence_id if whole else None,
        "annotation": annotation_id,
    }
    rows = [row for row in session.execute(_AT_PLACE, named) if row[1] == place.review_id]
    found = list(read_saved(rows))
    # The one asked for, unless it was taken away and another has its place.
    found.sort(key=lambda saved: (saved.removed, saved.id != annotation_id))
    return found[0] if found else None


def get_saved(session: Session, annotation_id: UUID) -> Saved | None:
    """Return an annotation of anybody, also one that was taken away, or None."""
    return next(read_saved(session.execute(_BY_ID, {"annotation": annotation_id})), None)


def list_by_ids(session: Session, ids: Collection[UUID]) -> list[Saved]:
    """Return annotations of anybody, also those that were taken away, in one query, by id."""
    return list(read_saved(session.execute(_BY_IDS, {"annotations": list(ids)}))) if ids else []


def list_saved(session: Session, article_id: UUID, reviewer_id: UUID) -> Iterator[Saved]:
    """Yield all that the reviewer's own review of an article says, in one query, in no order."""
    named = {"article": article_id, "reviewer": reviewer_id}
    return read_saved(session.execute(_IN_ARTICLE, named))


def list_in_review(session: Session, review_id: UUID) -> Iterator[Saved]:
    """Yield all that a review of anybody says, in one query, in no order."""
    return read_saved(session.execute(_IN_REVIEW, {"review": review_id}))


def read_saved(rows: Iterable[Row[Any]]) -> Iterator[Saved]:
    """Turn rows of SAVED, those of one annotation next to each other, into annotations."""
    for annotation_id, of_one in groupby(rows, key=itemgetter(0)):
        group = list(of_one)
        yield _read_one(annotation_id, group[0], [r for r in group if r[_FIRST] is not None])


def _read_one(annotation_id: UUID, row: Row[Any], attributed: list[Row[Any]]) -> Saved:
    count, sentence_id, revision, start, end, exact, prefix, suffix, *rest = row[2:_FIRST]
    tag, certainty, flagged, note, verdict, justification, removed_at, updated_at = rest
    return Saved(
        annotation_id,
        sentence_id,
        revision,
        Reading(
            tag,
            tuple(map(_read_attribution, attributed)),
            note,
            certainty,
            flagged,
            verdict,
            justification,
        ),
        count,
        None if exact is None else Span(start, end, exact, prefix or "", suffix or ""),
        removed_at is not None,
        updated_at,
    )


def _read_attribution(row: Row[Any]) -> AttributionDraft:
    who, recorded, speaker_id, name, kind, removed, *rest = row[_FIRST:]
    naming, manner, role, affiliation, parent, *spans = rest
    cue, source, content = (
        None if spans[at + 2] is None else Span(*spans[at : at + 3]) for at in (0, 3, 6)
    )
    named = {} if kind is None else {"speaker_kind": kind}
    return AttributionDraft(
        who,
        name or "",
        speaker_id,
        naming=naming,
        manner=manner,
        role=role,
        affiliation=affiliation,
        parent=parent,
        cue=cue,
        source=source,
        content=content,
        recorded_id=recorded,
        speaker_removed=bool(removed),
        **named,
    )
