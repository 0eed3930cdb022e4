"""What the history says of things that came by an import."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from factcheck.exchange import schema
from factcheck.exchange.tables import ANNOTATION, ARTICLE, ATTRIBUTION, EVIDENCE, SOURCE, Kind, Row

Values = dict[str, Any]


def events_of(
    fresh: Mapping[Kind, Iterable[Row]], speakers: Mapping[UUID, schema.Speaker]
) -> list[Values]:
    """Return the verb, object and state of an event for each new thing that has a history.

    Args:
        speakers: those of the file, by the id each has here.
    """
    whose = {row.values["annotation_id"]: row.values for row in fresh.get(ATTRIBUTION, ())}
    events = []
    for kind, rows in fresh.items():
        for row in rows:
            after = _after(kind, row.values, whose, speakers)
            if after is not None:
                events.append(made(kind.noun, row.values["id"], after))
    return events


def made(noun: str, object_id: UUID, after: Values) -> Values:
    return {"verb": f"{noun}.imported", "object_id": object_id, "before": None, "after": after}


def _after(
    kind: Kind,
    values: Values,
    whose: Mapping[UUID, Values],
    speakers: Mapping[UUID, schema.Speaker],
) -> Values | None:
    """Return the state in the shape that the history of later changes has."""
    if kind is ARTICLE:
        return {"title": values["title"], "sha256": values["sha256"]}
    if kind is SOURCE:
        return {"title": values["title"], "url": values["url"], "kind": values["kind"].value}
    if kind is ANNOTATION:
        attribution = whose.get(values["id"])
        return {
            "tag": values["tag"] and values["tag"].value,
            "attribution": attribution and _attribution(attribution, speakers),
            "note": values["note"],
        }
    if kind is EVIDENCE:
        return {
            "annotation": str(values["annotation_id"]),
            "snapshot": str(values["snapshot_id"]),
            **{name: values[name] for name in ("start", "end", "exact", "note")},
            "stance": values["stance"].value,
        }
    return None


def _attribution(values: Values, speakers: Mapping[UUID, schema.Speaker]) -> Values:
    speaker = speakers[values["speaker_id"]]
    return {
        "speaker": {
            "id": str(values["speaker_id"]),
            "name": speaker.name,
            "kind": speaker.kind.value,
        },
        "manner": values["manner"].value,
        "role": values["role"],
    }
