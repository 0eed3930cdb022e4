"""What a review says of a sentence, as it is handed in, read back, and told to others."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, bindparam, func, select
from sqlalchemy.orm import Session

from factcheck.errors import NotFoundError
from factcheck.models import (
    Annotation,
    Article,
    Attribution,
    Evidence,
    Manner,
    Review,
    ReviewKind,
    Sentence,
    Speaker,
    SpeakerKind,
    Tag,
)


@dataclass(frozen=True, slots=True)
class AttributionDraft:
    """Whose words a sentence is."""

    speaker_name: str
    speaker_id: UUID | None = None
    """None to find or add the speaker by name."""
    speaker_kind: SpeakerKind = SpeakerKind.PERSON
    manner: Manner = Manner.INDIRECT
    role: str = ""
    """The speaker's role as the text gives it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reviewer says of a sentence."""

    tag: Tag | None = None
    attribution: AttributionDraft | None = None
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it in JSON's types, as the API and the history tell it."""
        who = self.attribution
        return {
            "tag": self.tag and self.tag.value,
            "attribution": who
            and {
                "speaker": {
                    "id": str(who.speaker_id),
                    "name": who.speaker_name,
                    "kind": who.speaker_kind.value,
                },
                "manner": who.manner.value,
                "role": who.role,
            },
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Saved:
    """A stored annotation."""

    id: UUID
    sentence_id: UUID
    revision: int
    reading: Reading
    evidence: int = 0
    """How many passages are linked to it."""

    @property
    def tag(self) -> Tag | None:
        return self.reading.tag

    @property
    def speaker_name(self) -> str:
        """Whose words it is, empty when nobody's."""
        return self.reading.attribution.speaker_name if self.reading.attribution else ""

    @property
    def json(self) -> str:
        """The answer of the API as text, for the page's script."""
        return json.dumps(self.as_json(), ensure_ascii=False, separators=(",", ":"))

    def as_json(self) -> dict[str, Any]:
        """Return the answer of the API."""
        return {
            "id": str(self.id),
            "sentence": str(self.sentence_id),
            "revision": self.revision,
            **self.reading.as_json(),
            "evidence": self.evidence,
        }


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reviewer's annotation of one sentence belongs."""

    sentence_id: UUID
    position: int
    article_id: UUID
    project_id: UUID
    review_id: UUID | None
    """None before the reviewer's first save in the article."""
    removed: bool
    """Whether its article is hidden, so that nothing can be saved in it."""


# The busiest statements there are: built once, and on the tables, past the mapper, as building
# and mapping them anew took half of the time of a save.
_annotation: Any = Annotation.__table__
_attribution: Any = Attribution.__table__
_article: Any = Article.__table__
_evidence: Any = Evidence.__table__
_review: Any = Review.__table__
_sentence: Any = Sentence.__table__
_speaker: Any = Speaker.__table__

_PLACE = (
    select(
        _sentence.c.id,
        _sentence.c.position,
        _sentence.c.article_id,
        _article.c.project_id,
        _review.c.id,
        _article.c.removed_at.is_not(None),
    )
    .select_from(_sentence)
    .join(_article, _article.c.id == _sentence.c.article_id)
    .outerjoin(
        _review,
        and_(
            _review.c.article_id == _article.c.id,
            _review.c.reviewer_id == bindparam("reviewer"),
            _review.c.kind == ReviewKind.INDEPENDENT,
        ),
    )
    .where(_sentence.c.id == bindparam("sentence"))
)

_SAVED = (
    select(
        _annotation.c.id,
        _annotation.c.sentence_id,
        _annotation.c.revision,
        _annotation.c.tag,
        _annotation.c.note,
        _attribution.c.speaker_id,
        _speaker.c.name,
        _speaker.c.kind,
        _attribution.c.manner,
        _attribution.c.role,
        select(func.count())
        .select_from(_evidence)
        .where(_evidence.c.annotation_id == _annotation.c.id)
        .scalar_subquery(),
    )
    .select_from(_annotation)
    .outerjoin(_attribution, _attribution.c.annotation_id == _annotation.c.id)
    .outerjoin(_speaker, _speaker.c.id == _attribution.c.speaker_id)
)
_SAVED_AT = _SAVED.where(
    _annotation.c.review_id == bindparam("review"),
    _annotation.c.sentence_id == bindparam("sentence"),
)
_SAVED_IN = _SAVED.join(_review, _review.c.id == _annotation.c.review_id).where(
    _review.c.article_id == bindparam("article"),
    _review.c.reviewer_id == bindparam("reviewer"),
    _review.c.kind == ReviewKind.INDEPENDENT,
)


def find_place(session: Session, sentence_id: UUID, reviewer_id: UUID) -> Place:
    """Return where the reviewer's annotation of a sentence belongs, in one query.

    Raises:
        NotFoundError: there is no such sentence.
    """
    named = {"sentence": sentence_id, "reviewer": reviewer_id}
    found = session.execute(_PLACE, named).first()
    if found is None:
        raise NotFoundError("There is no such sentence.")
    return Place(*found)


def find_saved(session: Session, place: Place) -> Saved | None:
    """Return what is stored at *place*, in one query, or None before the first save."""
    if place.review_id is None:
        return None
    named = {"review": place.review_id, "sentence": place.sentence_id}
    found = session.execute(_SAVED_AT, named).first()
    return _read_saved(found) if found else None


def list_saved(session: Session, article_id: UUID, reviewer_id: UUID) -> Iterator[Saved]:
    """Return all that the reviewer's own review of an article says, in one query."""
    named = {"article": article_id, "reviewer": reviewer_id}
    return map(_read_saved, session.execute(_SAVED_IN, named))


def _read_saved(row: Row[*tuple[Any, ...]]) -> Saved:
    annotation_id, sentence_id, revision, tag, note, speaker_id, name, kind, manner, role, n = row
    who = AttributionDraft(name, speaker_id, kind, manner, role) if speaker_id else None
    return Saved(annotation_id, sentence_id, revision, Reading(tag, who, note), n)
