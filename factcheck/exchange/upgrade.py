"""Records of older exports, told as the present format tells them."""

import json
from dataclasses import replace
from typing import Any

from factcheck.exchange.scan import Piece

Record = dict[str, Any]


def upgrade(piece: Piece) -> Piece:
    """Return a record of version 1.0 in the present version. What is no record stays as it is.

    Version 1.0 had no spans inside sentences, one plain attribution for each annotation, no
    verdicts and no corrected texts; it counted revisions, which mean nothing elsewhere.
    """
    try:
        record = json.loads(piece.json)
    except ValueError:
        return piece
    if not isinstance(record, dict):
        return piece
    if piece.key == "speakers":
        record = {"role": "", "external_id": "", **record}
    elif piece.key in ("sources", "articles"):
        record.pop("revision", None)
    if piece.key == "articles":
        record = {"versions": [], **record}
        for review in _records(record.get("reviews")):
            review["annotations"] = _each(review.get("annotations"), _annotation)
    return replace(piece, json=json.dumps(record, ensure_ascii=False))


def _annotation(record: Record) -> Record:
    record.pop("revision", None)
    record["attributions"] = _each(record.get("attributions"), _attribution)
    for link in _records(record.get("evidence")):
        link.pop("revision", None)
    new = {
        "scope": "sentence",
        "prefix": "",
        "suffix": "",
        "certainty": None,
        "flagged": False,
        "verdict": None,
        "justification": "",
    }
    return new | record


def _attribution(record: Record) -> Record:
    words = dict.fromkeys(("parent", "cue", "source", "content"))
    return {"naming": "named", "affiliation": "", **words, **record}


def _records(values: Any) -> list[Record]:
    return [v for v in values if isinstance(v, dict)] if isinstance(values, list) else []


def _each(values: Any, change: Any) -> Any:
    if not isinstance(values, list):
        return values
    return [change(value) if isinstance(value, dict) else value for value in values]
