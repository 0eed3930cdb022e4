"""Desks full of work, made straight from the models: fast, and in every script."""

from datetime import UTC, date, datetime, timedelta
from gzip import compress
from hashlib import sha256
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from factcheck.models import (
    Annotation,
    Article,
    Attribution,
    Evidence,
    Manner,
    Passage,
    Review,
    Sentence,
    Snapshot,
    Source,
    SourceKind,
    Speaker,
    SpeakerAlias,
    SpeakerKind,
    Stance,
    Tag,
    uuid7,
)
from factcheck.models.source import CaptureMethod
from factcheck.speakers.service import get_author
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
START = datetime(2026, 3, 14, 9, 30, 0, 123456, tzinfo=UTC)


def fill(
    session: Session,
    project_id: UUID,
    reviewers: list[UUID],
    *,
    articles: int = 3,
    sentences: int = 10,
    sources: int = 4,
) -> list[UUID]:
    """Add articles whose every third sentence each reviewer has annotated; return their ids."""
    clock = (START + timedelta(milliseconds=n) for n in count())
    speakers = [get_author(session, project_id).id]
    speakers += [_add_speaker(session, project_id, n, next(clock)) for n in range(1, 4)]
    snapshots = [_add_source(session, project_id, n, next(clock)) for n in range(sources)]
    ids = []
    for number in range(articles):
        article_id, places = _add_article(session, project_id, number, sentences, next(clock))
        ids.append(article_id)
        for reviewer in reviewers:
            _annotate(session, article_id, reviewer, places, speakers, snapshots, next(clock))
    session.flush()
    return ids


def add(session: Session, model: Any, *rows: dict[str, Any]) -> None:
    if rows:
        session.execute(insert(model), list(rows))


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


def _hashed(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _add_speaker(session: Session, project_id: UUID, number: int, at: datetime) -> UUID:
    speaker_id = uuid7()
    name = f"Şule Öz {number}"
    add(
        session,
        Speaker,
        {
            "id": speaker_id, "project_id": project_id, "name": name, "created_at": at,
            "kind": SpeakerKind.PERSON,
        },
    )  # fmt: skip
    add(
        session,
        SpeakerAlias,
        *(
            {"project_id": project_id, "speaker_id": speaker_id, "alias": a, "folded": fold(a)}
            for a in (name, f"Öz {number}")
        ),
    )
    return speaker_id


def _add_source(session: Session, project_id: UUID, number: int, at: datetime) -> tuple[UUID, str]:
    source_id, snapshot_id = uuid7(), uuid7()
    text, spans = text_of(1000 + number, 6)
    original = f"<p>{text}</p>".encode() if number % 2 else None
    add(
        session,
        Source,
        {
            "id": source_id, "project_id": project_id, "url": f"https://example.org/{number}",
            "title": f"Süddeutsche № {number}", "publisher": "Wire", "author": "",
            "kind": SourceKind.WIRE,
            "published": date(2026, 3, 1) if number else None, "revision": 1, "created_at": at,
            "removed_at": at if number == 2 else None,
        },
    )  # fmt: skip
    add(
        session,
        Snapshot,
        {
            "id": snapshot_id, "source_id": source_id, "captured_at": at, "text": text,
            "method": CaptureMethod.UPLOADED, "sha256": _hashed(text), "language": "en",
            "original": original and compress(original, mtime=0), "segmenter": "1",
            "original_sha256": sha256(original).hexdigest() if original else _hashed(text),
            "original_type": "text/html" if original else "text/plain",
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
    return snapshot_id, text


def _add_article(
    session: Session, project_id: UUID, number: int, sentences: int, at: datetime
) -> tuple[UUID, list[UUID]]:
    article_id = uuid7()
    text, spans = text_of(number, sentences)
    original = text.replace("\n", "\r\n").encode() if number % 3 == 1 else None
    add(
        session,
        Article,
        {
            "id": article_id, "project_id": project_id, "title": f"كتاب № {number}",
            "byline": "By 👩🏽‍🚒", "publisher": "", "url": "", "published": None, "language": "en",
            "text": text, "sha256": _hashed(text), "segmenter": "1", "created_at": at,
            "original": original and compress(original, mtime=0),
            "original_sha256": sha256(original).hexdigest() if original else _hashed(text),
            "original_type": "text/plain", "revision": 1,
            "removed_at": at if number == 2 else None,
        },
    )  # fmt: skip
    rows = [
        {"id": uuid7(), "article_id": article_id, "position": position, "paragraph": paragraph,
         "start": start, "end": end, "text": text[start:end], "in_quote": position % 7 == 0}
        for position, (paragraph, start, end) in enumerate(spans)
    ]  # fmt: skip
    add(session, Sentence, *rows)
    return article_id, [row["id"] for row in rows]


def _annotate(
    session: Session,
    article_id: UUID,
    reviewer_id: UUID,
    places: list[UUID],
    speakers: list[UUID],
    snapshots: list[tuple[UUID, str]],
    at: datetime,
) -> None:
    review_id = uuid7()
    add(
        session,
        Review,
        {"id": review_id, "article_id": article_id, "reviewer_id": reviewer_id, "created_at": at},
    )
    annotations, attributions, links = [], [], []
    for number, sentence_id in reversed([*enumerate(places)][::3]):  # not in the order of the text
        annotation_id = uuid7()
        annotations.append(
            {"id": annotation_id, "review_id": review_id, "sentence_id": sentence_id,
             "tag": [*Tag, None][number % 5], "note": "*Sure?*\nNo." * (number % 2),
             "revision": 1 + number % 3, "created_at": at, "updated_at": at}
        )  # fmt: skip
        if number % 2 == 0:
            attributions.append(
                {"id": uuid7(), "annotation_id": annotation_id, "manner": Manner.MIXED,
                 "speaker_id": speakers[number % len(speakers)], "role": "maire de l’Île"}
            )  # fmt: skip
        if snapshots and number % 4 == 0:
            snapshot_id, text = snapshots[number % len(snapshots)]
            links += [
                {"id": uuid7(), "annotation_id": annotation_id, "snapshot_id": snapshot_id,
                 "start": start, "end": start + 9, "exact": text[start : start + 9],
                 "prefix": text[max(0, start - 5) : start], "suffix": text[start + 9 : start + 14],
                 "stance": [*Stance][number % 3], "note": "", "revision": 1, "created_at": at}
                for start in (30, 2)
            ]  # fmt: skip
    add(session, Annotation, *annotations)
    add(session, Attribution, *attributions)
    add(session, Evidence, *links)
