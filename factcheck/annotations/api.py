"""Annotations, for the workbench's script."""

from uuid import UUID

from flask import Blueprint, g, jsonify, url_for
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, Field

from factcheck.annotations import service
from factcheck.annotations.reading import AttributionDraft, Reading
from factcheck.db import get_session, write
from factcheck.models import Manner, Role, SpeakerKind, Tag
from factcheck.sources import evidence
from factcheck.text.clean import NAME_LENGTH, clean_block, clean_line
from factcheck.web.access import needs
from factcheck.web.body import parse_body

bp = Blueprint("annotations_api", __name__, url_prefix="/api/v1")


class Body(BaseModel):
    """Base of what the API takes: exact types, no unknown keys."""

    model_config = ConfigDict(strict=True, extra="forbid")


class SpeakerBody(Body):
    """A speaker of the registry, or a new one under an id the page has made."""

    id: UUID
    name: str = Field(max_length=NAME_LENGTH)
    kind: SpeakerKind


class AttributionBody(Body):
    speaker: SpeakerBody
    manner: Manner
    role: str = Field(max_length=NAME_LENGTH)


class AnnotationBody(Body):
    """What a reviewer says of a sentence, and which state of it they saw."""

    sentence: UUID
    revision: int = Field(ge=0, lt=2**31)
    tag: Tag | None
    attribution: AttributionBody | None
    note: str

    def reading(self) -> Reading:
        """The reading with its texts cleaned.

        Raises:
            InvalidError: a text cannot be taken.
        """
        who = None
        if self.attribution:
            speaker = self.attribution.speaker
            who = AttributionDraft(
                speaker_name=speaker.name,
                speaker_id=speaker.id,
                speaker_kind=speaker.kind,
                manner=self.attribution.manner,
                role=clean_line(self.attribution.role),
            )
        return Reading(self.tag, who, clean_block(self.note))


@bp.put("/annotations/<uuid:annotation_id>")
@needs(Role.REVIEWER, body="sentence")
def put(annotation_id: UUID) -> ResponseReturnValue:
    """Save what the reviewer says of one sentence. Delivering it twice does no harm."""
    body = parse_body(AnnotationBody)
    reading = body.reading()
    saved = write(
        lambda session: service.save_annotation(
            session, annotation_id, body.sentence, g.me.id, reading, seen_revision=body.revision
        )
    )
    return jsonify(saved.as_json())


@bp.get("/sentences/<uuid:sentence_id>/evidence", endpoint="evidence")
@needs(Role.VIEWER)
def list_evidence(sentence_id: UUID) -> ResponseReturnValue:
    """Tell which passages the reviewer linked to one sentence."""
    linked = evidence.list_evidence(get_session(), sentence_id, g.me.id)
    return jsonify(evidence=[_told(link) for link in linked])


def _told(link: evidence.EvidenceRow) -> dict[str, object]:
    return {
        "id": str(link.id),
        "stance": link.stance.value,
        "exact": link.exact,
        "note": link.note,
        "source": {
            "id": str(link.source_id),
            "title": link.source_title,
            "publisher": link.source_publisher,
        },
        "url": url_for("evidence.edit", evidence_id=link.id),
    }
