"""A library for desks full of work: publishers, texts of sources, and how sources are related."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from gzip import compress
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from factcheck.models import (
    CaptureMethod,
    Course,
    Kinship,
    Passage,
    Publisher,
    PublisherName,
    RelationState,
    Snapshot,
    Source,
    SourceKind,
    SourceRelation,
    uuid7,
)
from factcheck.text.fold import fold

SENTENCES = (
    "“The bridge is closed,” the mayor said.",
    "👩🏽‍🚒 Crews 👨‍👩‍👧‍👦 came — twice.",
    "Cafe\u0301 owners objected, n\u0303o more.",  # combining marks that NFC would compose
    "ראש העיר אמר כי הגשר סגור.",
    "قال رئيس البلدية إن الجسر مغلق.",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 beyond the first plane 𐍈.",
    'He gave the figure as 1.5 million \\ 2 "or so".',
)
COPY_AT = "https://web.archive.org/web/20260302101500/https://example.org/1"
COPIED_AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Filled:
    """A source, with its first text."""

    id: UUID
    snapshot_id: UUID
    text: str


def add(session: Session, model: Any, *rows: dict[str, Any]) -> None:
    if rows:
        session.execute(insert(model), list(rows))


def hashed(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def text_of(number: int, sentences: int) -> tuple[str, list[tuple[int, int, int]]]:
    """Return a text and the (paragraph, start, end) of its sentences."""
    spans, text = [], ""
    for position in range(sentences):
        if text:
            text += "\n" if position % 3 == 0 else " "
        start = len(text)
        text += f"{number}.{position} " + SENTENCES[(number + position) % len(SENTENCES)]
        spans.append((position // 3, start, len(text)))
    return text, spans


def add_source(session: Session, project_id: UUID, number: int, at: datetime) -> Filled:
    """Add a source; the first one has two texts and one that was taken back.

    Of the second an archive has a copy.
    """
    source_id = uuid7()
    add(
        session,
        Source,
        {
            "id": source_id, "project_id": project_id, "url": f"https://example.org/{number}",
            "page": f"https://example.org/{number}", "title": f"Süddeutsche № {number}",
            "archive_url": COPY_AT if number == 1 else "",
            "archived_at": COPIED_AT if number == 1 else None,
            "publisher": "THE WIRE" if number else "Şule’s Courier", "author": "",
            "kind": SourceKind.WIRE,
            "published": date(2026, 3, 1) if number else None, "revision": 1, "created_at": at,
            "removed_at": at if number == 2 else None,
        },
    )  # fmt: skip
    text, snapshot_id = _add_text(session, source_id, 1000 + number, at)
    if number == 0:
        _add_text(session, source_id, 2000, at)
        _add_text(session, source_id, 3000, at, removed_at=at)
    return Filled(source_id, snapshot_id, text)


def relate(
    session: Session,
    project_id: UUID,
    person_id: UUID,
    library: list[Filled],
    article_id: UUID,
    at: datetime,
) -> None:
    """Add publishers, and relate the first four sources and the article, as far as there are any.

    The second source is a copy of the first, which has it from the article; the fourth cites the
    third, as somebody said.
    """
    _add_publisher(session, project_id, ["Wire", "Wire Service", "The Wire"], at)
    _add_publisher(session, project_id, ["Şule’s Courier"], at)
    confirmed, rejected = RelationState.CONFIRMED, RelationState.REJECTED
    said = {"reason": "said", "engine": "", "share_a": 0.0, "share_b": 0.0}
    related: list[tuple[int, int | None, dict[str, Any]]] = [
        (0, 1, {"course": Course.B_FROM_A, "state": confirmed}),
        (2, 3, {"kind": Kinship.CITES, "course": Course.B_FROM_A, "state": confirmed, **said}),
        (0, 2, {"state": rejected}),
        (1, 3, {"kind": Kinship.QUOTE, "reason": "same_quotations"}),
        (0, 3, {}),
        (0, None, {"kind": Kinship.CITES, "course": Course.A_FROM_B, "reason": "cites_name"}),
    ]
    for a, b, told in related:
        if max(a, b or 0) < len(library):
            other = library[b].id if b else None
            ends = {"a_id": library[a].id, "b_id": other, "article_id": None if b else article_id}
            add(session, SourceRelation, _relation(project_id, person_id, {**ends, **told}, at))


def _relation(
    project_id: UUID, person_id: UUID, told: dict[str, Any], at: datetime
) -> dict[str, Any]:
    usual = {
        "id": uuid7(), "project_id": project_id, "kind": Kinship.COPY, "course": Course.UNKNOWN,
        "share_a": 1 / 3, "share_b": 0.1 + 0.2, "reason": "shared_wording", "engine": "1",
        "state": RelationState.SUGGESTED, "revision": 1, "created_at": at,
    }  # fmt: skip
    decided = told.get("state") in (RelationState.CONFIRMED, RelationState.REJECTED)
    by = {"decided_by_id": person_id, "decided_at": at} if decided else {}
    return usual | told | by


def _add_publisher(session: Session, project_id: UUID, names: list[str], at: datetime) -> None:
    publisher_id = uuid7()
    several = len(names) > 1
    add(
        session,
        Publisher,
        {
            "id": publisher_id, "project_id": project_id, "name": names[0], "created_at": at,
            "owner": "Öz Group" if several else "", "host": "wire.example" if several else "",
        },
    )  # fmt: skip
    add(
        session,
        PublisherName,
        *(
            {"project_id": project_id, "publisher_id": publisher_id, "name": name,
             "folded": fold(name)}
            for name in names
        ),
    )  # fmt: skip


def _add_text(
    session: Session,
    source_id: UUID,
    number: int,
    at: datetime,
    removed_at: datetime | None = None,
) -> tuple[str, UUID]:
    snapshot_id = uuid7()
    text, spans = text_of(number, 6)
    original = f"<p>{text}</p>".encode() if number % 2 else None
    add(
        session,
        Snapshot,
        {
            "id": snapshot_id, "source_id": source_id, "captured_at": at, "text": text,
            "method": CaptureMethod.FETCHED if number == 2000 else CaptureMethod.UPLOADED,
            "sha256": hashed(text), "language": "en",
            "original": original and compress(original, mtime=0), "segmenter": "1",
            "original_sha256": sha256(original).hexdigest() if original else hashed(text),
            "original_type": "text/html" if original else "text/plain", "removed_at": removed_at,
        },
    )  # fmt: skip
    add(
        session,
        Passage,
        *(
            {"id": uuid7(), "snapshot_id": snapshot_id, "position": position,
             "paragraph": paragraph, "start": start, "end": end}
            for position, (paragraph, start, end) in enumerate(spans)
        ),
    )  # fmt: skip
    return text, snapshot_id
