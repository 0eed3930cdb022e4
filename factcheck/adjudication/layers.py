"""What the reviews of articles say that were handed in, read for comparing them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from factcheck.annotations.reading import Saved
from factcheck.annotations.stored import SAVED, read_saved
from factcheck.models import (
    Annotation,
    Evidence,
    Review,
    ReviewKind,
    ReviewState,
    Snapshot,
    Source,
    Stance,
    User,
)

_annotation: Any = Annotation.__table__
_evidence: Any = Evidence.__table__
_review: Any = Review.__table__
_snapshot: Any = Snapshot.__table__
_source: Any = Source.__table__
_user: Any = User.__table__

_IN_REVIEWS = _annotation.c.review_id.in_(bindparam("reviews", expanding=True))
_SAID = SAVED.where(_IN_REVIEWS, _annotation.c.removed_at.is_(None))
_LINKED = (
    select(
        _evidence.c.annotation_id,
        _evidence.c.snapshot_id,
        _evidence.c.start,
        _evidence.c.end,
        _evidence.c.exact,
        _evidence.c.prefix,
        _evidence.c.suffix,
        _evidence.c.stance,
        _evidence.c.note,
        _source.c.id,
        _source.c.title,
        _source.c.publisher,
    )
    .join(_annotation, _annotation.c.id == _evidence.c.annotation_id)
    .join(_snapshot, _snapshot.c.id == _evidence.c.snapshot_id)
    .join(_source, _source.c.id == _snapshot.c.source_id)
    .where(_IN_REVIEWS, _annotation.c.removed_at.is_(None), _evidence.c.removed_at.is_(None))
    .order_by(_evidence.c.id)
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a source that was linked, and what it does."""

    snapshot_id: UUID
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    stance: Stance
    note: str
    source_id: UUID
    title: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Layer:
    """What one review says of an article."""

    review_id: UUID
    reviewer_id: UUID
    name: str
    """Of its reviewer."""
    whole: dict[UUID, Saved] = field(default_factory=dict)
    """What is said of sentences as a whole, by sentence."""
    spans: dict[UUID, list[Saved]] = field(default_factory=lambda: defaultdict(list))
    """What is said of words in a sentence, but of words that lost their place, by sentence."""
    passages: dict[UUID, list[Passage]] = field(default_factory=lambda: defaultdict(list))
    """What is linked, by annotation."""


def list_layers(
    session: Session,
    article_ids: Collection[UUID],
    states: Collection[ReviewState] = (ReviewState.SUBMITTED,),
) -> dict[UUID, list[Layer]]:
    """Return the layers of the reviews handed in, by article, in three queries.

    Those of an article come in the order in which the reviews were begun.

    Args:
        states: of the reviews that are meant, if other ones.
    """
    query = (
        select(_review.c.article_id, _review.c.id, _review.c.reviewer_id, _user.c.name)
        .join(_user, _user.c.id == _review.c.reviewer_id)
        .where(
            _review.c.article_id.in_(article_ids),
            _review.c.kind == ReviewKind.INDEPENDENT,
            _review.c.state.in_(states),
        )
        .order_by(_review.c.id)
    )
    found: dict[UUID, list[Layer]] = {article_id: [] for article_id in article_ids}
    for article_id, *rest in session.execute(query):
        found[article_id].append(Layer(*rest))
    fill(session, [layer for layers in found.values() for layer in layers])
    return found


def fill(session: Session, layers: Sequence[Layer]) -> None:
    """Read into *layers*, which are empty, what their reviews say, in two queries."""
    by_review = {layer.review_id: layer for layer in layers}
    if not by_review:
        return
    named = {"reviews": list(by_review)}
    rows = session.execute(_SAID, named).all()
    review_of = {row[0]: row[1] for row in rows}
    _sort_in(by_review, review_of, read_saved(rows))
    for annotation_id, *passage in session.execute(_LINKED, named):
        by_review[review_of[annotation_id]].passages[annotation_id].append(Passage(*passage))


def _sort_in(
    by_review: dict[UUID, Layer], review_of: dict[UUID, UUID], said: Iterable[Saved]
) -> None:
    for saved in said:
        layer = by_review[review_of[saved.id]]
        if saved.span is None:
            layer.whole[saved.sentence_id] = saved
        elif saved.span.start is not None:
            layer.spans[saved.sentence_id].append(saved)
