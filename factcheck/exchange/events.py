"""What the history says of things that came by an import."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any
from uuid import UUID

from factcheck.exchange import records
from factcheck.exchange.kinds import (
    ANNOTATION,
    ARTICLE,
    ATTRIBUTION,
    COMMENT,
    DECISION,
    DISCREPANCY,
    EVIDENCE,
    GUIDELINE,
    RELATION,
    SOURCE,
    SPEAKER,
    Kind,
    Row,
)

Values = dict[str, Any]


def events_of(
    fresh: Mapping[Kind, Iterable[Row]], speakers: Mapping[UUID, records.Speaker]
) -> list[Values]:
    """Return the verb, object and state of an event for each new thing that has a history.

    Args:
        speakers: those of the file, by the id each has here.
    """
    whose: dict[UUID, list[Values]] = defaultdict(list)
    for row in fresh.get(ATTRIBUTION, ()):
        whose[row.values["annotation_id"]].append(row.values)
    events = []
    for kind, rows in fresh.items():
        for row in rows:
            after = _after(kind, row.values | row.fresh, whose, speakers)
            if after is not None:
                events.append(made(kind.noun, row.values["id"], after))
    return events


def made(noun: str, object_id: UUID, after: Values) -> Values:
    return {"verb": f"{noun}.imported", "object_id": object_id, "before": None, "after": after}


def _after(
    kind: Kind,
    values: Values,
    whose: Mapping[UUID, list[Values]],
    speakers: Mapping[UUID, records.Speaker],
) -> Values | None:
    """Return the state in the shape that the history of later changes has."""
    if kind is ARTICLE:
        return {"title": values["title"], "sha256": values["sha256"]}
    if kind is SOURCE:
        return {"title": values["title"], "url": values["url"], "kind": values["kind"].value}
    if kind is ANNOTATION:
        said_by = sorted(whose.get(values["id"], ()), key=itemgetter("position"))
        return _annotation(values, [_attribution(who, speakers) for who in said_by])
    if kind is EVIDENCE:
        return {
            "annotation": str(values["annotation_id"]),
            "snapshot": str(values["snapshot_id"]),
            **{n: values[n] for n in ("start", "end", "exact", "prefix", "suffix", "note")},
            "stance": values["stance"].value,
            "removed": False,
        }
    if kind is DISCREPANCY:
        told = ("claim", "claim_value", "start", "end", "exact", "source_value", "rule")
        return {
            "annotation": str(values["annotation_id"]),
            "snapshot": str(values["snapshot_id"]),
            "kind": values["kind"].value,
            **{name: values[name] for name in told},
            "state": values["state"].value,
            "removed": False,
        }
    if kind in (GUIDELINE, DECISION, COMMENT, SPEAKER):
        return _of_the_desk(kind, values)
    if kind is RELATION:
        ends = {name: values[f"{name}_id"] for name in ("a", "b", "article")}
        return {
            **{name: end and str(end) for name, end in ends.items()},
            **{name: values[name].value for name in ("kind", "course", "state")},
            **{name: values[name] for name in ("share_a", "share_b", "reason", "engine")},
            "decided_by": values["decided_by_id"] and str(values["decided_by_id"]),
            "decided_at": values["decided_at"] and values["decided_at"].isoformat(),
        }
    return None


def _of_the_desk(kind: Kind, values: Values) -> Values:
    if kind is SPEAKER:
        return {"name": values["name"], "kind": values["kind"].value}
    if kind is GUIDELINE:
        return {name: values[name] for name in ("version", "text", "definitions", "change")}
    if kind is DECISION:
        return {
            **{name: str(values[f"{name}_id"]) for name in ("review", "sentence", "decided_by")},
            **{name: values[name].value for name in ("field", "method")},
            **{name: values[name] for name in ("place", "choice", "reason", "fingerprint")},
        }
    about = ("article", "source", "speaker", "thread")
    ids = {name: values[f"{name}_id"] for name in about}
    return {
        **{name: str(found) for name, found in ids.items() if found},
        "text": values["text"],
        "removed": values["removed_at"] is not None,
        "resolved": values["resolved_at"] is not None,
    }


def _annotation(values: Values, attributions: list[Values]) -> Values:
    span = {n: values[n] for n in ("start", "end", "exact", "prefix", "suffix")}
    return {
        "sentence": str(values["sentence_id"]),
        "span": None if values["exact"] is None else span,
        "tag": values["tag"] and values["tag"].value,
        "certainty": values["certainty"] and values["certainty"].value,
        "flagged": values["flagged"],
        "note": values["note"],
        "verdict": values["verdict"] and values["verdict"].value,
        "justification": values["justification"],
        "attributions": attributions,
        "removed": False,
        "updated_at": values["updated_at"].isoformat(),
    }


def _attribution(values: Values, speakers: Mapping[UUID, records.Speaker]) -> Values:
    speaker_id = values["speaker_id"]
    speaker = speaker_id and speakers[speaker_id]
    told: Values = {
        "id": str(values["id"]),
        "parent": values["parent_id"] and str(values["parent_id"]),
        "naming": values["naming"].value,
        "speaker": speaker
        and {"id": str(speaker_id), "name": speaker.name, "kind": speaker.kind.value},
        "manner": values["manner"].value,
        **{name: values[name] for name in ("role", "affiliation")},
    }
    for name in ("cue", "source", "content"):
        words = {part: values[f"{name}_{part}"] for part in ("start", "end", "exact")}
        told[name] = None if words["exact"] is None else words
    return told
