"""The adjudicated layer of an article: what all reviewers agree on, and what was decided.

It holds tags, attributions, verdicts, evidence and marked words. What reviewers keep for themselves
(notes, flags, how sure they are) has no place in it. Of what all agree on, the details are those of
the review that was begun first. A verdict is of a claim, so another tag leaves it out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from factcheck.adjudication.bench import Bench
from factcheck.adjudication.disagreements import Answer, Part
from factcheck.adjudication.given import given_by, with_speakers
from factcheck.adjudication.layers import Passage
from factcheck.adjudication.questions import answer_of
from factcheck.annotations.reading import AttributionDraft, Reading, Saved, Span
from factcheck.annotations.states import insert_attributions, reading_columns, span_columns
from factcheck.models import (
    Annotation,
    Decision,
    DecisionField,
    Evidence,
    Tag,
    Verdict,
    utc_now,
    uuid7,
)
from factcheck.search.index import index_notes

_annotation: Any = Annotation.__table__


@dataclass(frozen=True, slots=True)
class Laid:
    """What the layer says of a sentence, or of words in it."""

    sentence_id: UUID
    reading: Reading
    passages: Sequence[Passage] = ()
    span: Span | None = None

    @property
    def lacks_evidence(self) -> bool:
        """Whether its verdict rests on nothing."""
        verdict = self.reading.verdict
        return verdict not in (None, Verdict.NOT_ENOUGH) and not self.passages


@dataclass(slots=True)
class _Whole:
    """What is gathered of a sentence as a whole."""

    tag: Tag | None = None
    attributions: tuple[AttributionDraft, ...] = ()
    verdict: Verdict | None = None
    justification: str = ""
    passages: Sequence[Passage] = ()


def lay(bench: Bench) -> list[Laid]:
    """Return the layer, as far as it is decided."""
    laid: list[Laid] = []
    wholes: dict[UUID, _Whole] = {}
    for part in bench.parts:
        decision = bench.standing(part)
        if not part.agreed and decision is None:
            continue
        answer = answer_of(part, decision) if decision else part.answers[0]
        if part.field is DecisionField.SPAN:
            laid += _spans(part, answer)
        else:
            _take(wholes.setdefault(part.sentence_id, _Whole()), part.field, answer, decision)
    laid += [_close(sentence_id, whole) for sentence_id, whole in wholes.items()]
    return [one for one in laid if one.span or one.passages or one.reading != Reading()]


def name_speakers(
    session: Session, project_id: UUID, laid: Iterable[Laid], actor_id: UUID
) -> list[Laid]:
    """Return a layer with the speakers added whom no reviewer named. The caller holds the project.

    Flushes.
    """
    return [
        replace(one, reading=replace(one.reading, attributions=named))
        for one in laid
        for named in [with_speakers(session, project_id, one.reading.attributions, actor_id)]
    ]


def write_layer(session: Session, review_id: UUID, laid: Iterable[Laid]) -> None:
    """Store a layer in place of the one that the review held before. Flushes."""
    earlier = list(
        session.scalars(select(_annotation.c.id).where(_annotation.c.review_id == review_id))
    )
    if earlier:
        session.execute(
            _annotation.update()
            .where(_annotation.c.id.in_(earlier))
            .values(note="", justification="")
        )
        index_notes(session, earlier)  # which drops their words, now that they have none
        session.execute(delete(_annotation).where(_annotation.c.id.in_(earlier)))
    now = utc_now()
    ids = [(uuid7(), one) for one in laid]
    rows = [
        {
            "id": annotation_id,
            "review_id": review_id,
            "sentence_id": one.sentence_id,
            **span_columns(one.span),
            **reading_columns(one.reading),
            "revision": 1,
            "created_at": now,
            "updated_at": now,
        }
        for annotation_id, one in ids
    ]
    if rows:
        session.execute(insert(_annotation), rows)
    for annotation_id, one in ids:
        if one.reading.attributions:
            insert_attributions(session, annotation_id, _renamed(one.reading.attributions))
    links = [
        _link(annotation_id, passage) for annotation_id, one in ids for passage in one.passages
    ]
    if links:
        session.execute(insert(Evidence), links)


def _take(
    whole: _Whole, field: DecisionField, answer: Answer | None, decision: Decision | None
) -> None:
    """Add to a sentence what is decided or agreed on in one field of it."""
    saved = answer.said[0] if answer and answer.said else None
    match field:
        case DecisionField.TAG:
            chosen = decision.choice["tag"] if decision else saved and saved.tag
            whole.tag = Tag(chosen) if chosen else None
        case DecisionField.ATTRIBUTION if saved:
            whole.attributions = saved.reading.attributions
        case DecisionField.ATTRIBUTION if decision:
            whole.attributions = given_by(decision)
        case DecisionField.VERDICT if saved:
            whole.verdict = saved.reading.verdict
            whole.justification = saved.reading.justification if whole.verdict else ""
        case DecisionField.VERDICT if decision and decision.choice["verdict"]:
            whole.verdict = Verdict(decision.choice["verdict"])  # which no reviewer gave
            whole.justification = decision.reason
        case DecisionField.EVIDENCE if saved and answer:
            whole.passages = answer.layer.passages.get(saved.id, ())


def _close(sentence_id: UUID, whole: _Whole) -> Laid:
    judged = whole.tag is Tag.CLAIM
    reading = Reading(
        whole.tag,
        whole.attributions,
        verdict=whole.verdict if judged else None,
        justification=whole.justification if judged else "",
    )
    return Laid(sentence_id, reading, whole.passages)


def _spans(part: Part, answer: Answer | None) -> list[Laid]:
    if answer is None:
        return []
    return [
        Laid(
            part.sentence_id,
            _compared(saved),
            answer.layer.passages.get(saved.id, ()),
            saved.span,
        )
        for saved in answer.said
    ]


def _compared(saved: Saved) -> Reading:
    said = saved.reading
    why = said.justification if said.verdict else ""
    return Reading(said.tag, said.attributions, verdict=said.verdict, justification=why)


def _renamed(attributions: Sequence[AttributionDraft]) -> tuple[AttributionDraft, ...]:
    """Return attributions under new ids, as each belongs to one annotation."""
    ids = {who.id: uuid7() for who in attributions}
    return tuple(
        replace(who, id=ids[who.id], parent=who.parent and ids.get(who.parent))
        for who in attributions
    )


def _link(annotation_id: UUID, passage: Passage) -> dict[str, Any]:
    return {
        "id": uuid7(),
        "annotation_id": annotation_id,
        "snapshot_id": passage.snapshot_id,
        "start": passage.start,
        "end": passage.end,
        "exact": passage.exact,
        "prefix": passage.prefix,
        "suffix": passage.suffix,
        "stance": passage.stance,
        "note": passage.note,
        "revision": 1,
        "created_at": utc_now(),
    }
