"""Annotations, for the workbench's script."""

from uuid import UUID

from flask import Blueprint, g, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from pydantic import Field

from factcheck.annotations import service
from factcheck.annotations.checks import MOST_ATTRIBUTIONS
from factcheck.annotations.reading import AttributionDraft, Reading, Span
from factcheck.db import get_session, write
from factcheck.models import Certainty, Manner, Naming, Role, SpeakerKind, Tag, Verdict
from factcheck.sources import linked as evidence
from factcheck.text.clean import NAME_LENGTH, clean_block, clean_line
from factcheck.web.access import needs
from factcheck.web.body import Body, parse_body
from factcheck.web.forms import uuid_or_none

bp = Blueprint("annotations_api", __name__, url_prefix="/api/v1")


class SpanBody(Body):
    """Words of the sentence, by their place in it; without one when it was lost.

    What an attribution points to may lie before its sentence or after it, as what was one sentence
    can have become two. The page sends back what it was told; only what is new has to lie inside.
    """

    start: int | None = Field(gt=-(2**31), lt=2**31)
    end: int | None = Field(gt=-(2**31), lt=2**31)
    exact: str = Field(min_length=1)

    def span(self) -> Span:
        return Span(self.start, self.end, self.exact)


class SpeakerBody(Body):
    """A speaker of the registry, or a new one under an id the page has made."""

    id: UUID
    name: str = Field(max_length=NAME_LENGTH)
    kind: SpeakerKind


class AttributionBody(Body):
    id: UUID
    parent: UUID | None = None
    naming: Naming = Naming.NAMED
    speaker: SpeakerBody | None
    manner: Manner
    role: str = Field(max_length=NAME_LENGTH)
    affiliation: str = Field(default="", max_length=NAME_LENGTH)
    cue: SpanBody | None = None
    source: SpanBody | None = None
    content: SpanBody | None = None

    def draft(self) -> AttributionDraft:
        """The attribution with its texts cleaned.

        Raises:
            InvalidError: a text cannot be taken.
        """
        speaker = self.speaker
        return AttributionDraft(
            id=self.id,
            speaker_name=speaker.name if speaker else "",
            speaker_id=speaker.id if speaker else None,
            speaker_kind=speaker.kind if speaker else SpeakerKind.PERSON,
            naming=self.naming,
            manner=self.manner,
            role=clean_line(self.role),
            affiliation=clean_line(self.affiliation),
            parent=self.parent,
            cue=self.cue.span() if self.cue else None,
            source=self.source.span() if self.source else None,
            content=self.content.span() if self.content else None,
        )


class AnnotationBody(Body):
    """What a reviewer says of a sentence or of words in it, and which state of it they saw."""

    sentence: UUID
    revision: int = Field(ge=0, lt=2**31)
    span: SpanBody | None = None
    tag: Tag | None
    certainty: Certainty | None = None
    flagged: bool = False
    note: str
    verdict: Verdict | None = None
    justification: str = ""
    attributions: list[AttributionBody] = Field(max_length=MOST_ATTRIBUTIONS)
    removed: bool = False

    def reading(self) -> Reading:
        """The reading with its texts cleaned.

        Raises:
            InvalidError: a text cannot be taken.
        """
        return Reading(
            tag=self.tag,
            attributions=tuple(who.draft() for who in self.attributions),
            note=clean_block(self.note),
            certainty=self.certainty,
            flagged=self.flagged,
            verdict=self.verdict,
            justification=clean_block(self.justification),
        )


@bp.put("/annotations/<uuid:annotation_id>")
@needs(Role.REVIEWER, body="sentence")
def put(annotation_id: UUID) -> ResponseReturnValue:
    """Save what the reviewer says. Delivering it twice does no harm."""
    body = parse_body(AnnotationBody)
    reading = body.reading()
    saved = write(
        lambda session: service.save_annotation(
            session,
            annotation_id,
            body.sentence,
            g.me.id,
            reading,
            seen_revision=body.revision,
            span=body.span.span() if body.span else None,
            removed=body.removed,
        )
    )
    return jsonify(saved.as_json())


@bp.get("/sentences/<uuid:sentence_id>/evidence", endpoint="evidence")
@needs(Role.VIEWER)
def list_evidence(sentence_id: UUID) -> ResponseReturnValue:
    """Tell which passages the reviewer linked to one sentence, or to one annotation of it.

    ``?annotation=<id>`` leaves out those of the others, ``?limit=20`` all but the oldest 20.
    """
    linked = evidence.list_evidence(get_session(), sentence_id, g.me.id)
    if annotation_id := uuid_or_none(request.args.get("annotation")):
        linked = [link for link in linked if link.annotation_id == annotation_id]
    limit = request.args.get("limit", len(linked), type=int)
    return jsonify(evidence=[_told(link) for link in linked[: max(0, limit)]], total=len(linked))


def _told(link: evidence.EvidenceRow) -> dict[str, object]:
    return {
        "id": str(link.id),
        "annotation": str(link.annotation_id),
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
