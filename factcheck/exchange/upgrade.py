"""Records of older exports, told as the present format tells them."""

import json
from dataclasses import replace
from typing import Any

from factcheck.exchange.format import VERSION
from factcheck.exchange.scan import Piece
from factcheck.text.urls import page_of

Record = dict[str, Any]


def upgrade(piece: Piece, version: str) -> Piece:
    """Return a record of an older *version* in the present one. What is no record stays as it is.

    Version 1.0 had no spans inside sentences, one plain attribution for each annotation, no
    verdicts and no corrected texts; it counted revisions, which mean nothing elsewhere. Version 2.0
    had no discrepancies, and knew of no copies that an archive has of a source, nor of texts that
    were taken back. Version 3.0 knew of no settings, guidelines and comments, and of a review only
    who had made it; a desk that it sets up is blind, as all are from the start.
    """
    if version == VERSION:
        return piece
    try:
        record = json.loads(piece.json)
    except ValueError:
        return piece
    if not isinstance(record, dict):
        return piece
    if version == "1.0":
        record = _from_1(piece.key, record)
    if version in ("1.0", "2.0"):
        record = _from_2(piece.key, record)
    record = _from_3(piece.key, record)
    return replace(piece, json=json.dumps(record, ensure_ascii=False))


def _from_1(key: str, record: Record) -> Record:
    if key == "speakers":
        record = {"role": "", "external_id": "", **record}
    elif key in ("sources", "articles"):
        record.pop("revision", None)
    if key == "articles":
        record = {"versions": [], **record}
        for review in _records(record.get("reviews")):
            review["annotations"] = _each(review.get("annotations"), _annotation)
    return record


def _from_2(key: str, record: Record) -> Record:
    if key == "sources":
        url = record.get("url")
        page = page_of(url) if isinstance(url, str) else None
        copied = page.archived_at.isoformat() if page and page.archived_at else None
        record = {"archive_url": (page and page.archive) or "", "archived_at": copied, **record}
        for snapshot in _records(record.get("snapshots")):
            snapshot.setdefault("removed_at", None)
    elif key == "articles":
        for review in _records(record.get("reviews")):
            for annotation in _records(review.get("annotations")):
                annotation.setdefault("discrepancies", [])
                annotation.setdefault("independence", None)
    return record


def _from_3(key: str, record: Record) -> Record:
    if key == "project":
        settings = {"blind": True, "open_pool": True, "reviewers_per_article": 1}
        record = {**settings, "names_hidden": False, **record}
    elif key in ("speakers", "sources"):
        record = {"made_by": None, "made_in": None, **record}
    elif key == "articles":
        record = {"opened_at": None, "opened_by": None, **record}
        unknown = dict.fromkeys(("due", "assigned_by", "submitted_at", "guideline", "agreement"))
        record["reviews"] = _each(
            record.get("reviews"), lambda review: {**unknown, "decisions": [], **review}
        )
    return record


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
