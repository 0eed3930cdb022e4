"""A library of made-up sources, stored past the services, which would take minutes."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from factcheck.models import (
    CaptureMethod,
    Passage,
    Snapshot,
    Source,
    SourceIndex,
    SourceKind,
    utc_now,
    uuid7s,
)
from factcheck.search.engines import Index, engine_of, scope_of
from factcheck.sources.index import VERSION
from factcheck.text.capture import CapturedText
from factcheck.text.tokens import split_words

BATCH = 1_000
"""Sources that `fill_library` stores."""


def fill_library(
    session: Session, project_id: UUID, texts: Sequence[CapturedText], first: int
) -> None:
    """Store BATCH sources with the passages and words of *texts*, numbered from *first*."""
    ids, snapshots = uuid7s(BATCH), uuid7s(BATCH)
    of = [texts[(first + number) % len(texts)] for number in range(BATCH)]
    session.execute(
        insert(Source), [_source(project_id, key, first + n) for n, key in enumerate(ids)]
    )
    session.execute(
        insert(Snapshot),
        [
            _snapshot(key, source, text, first + number)
            for number, (key, source, text) in enumerate(zip(snapshots, ids, of, strict=True))
        ],
    )
    spans = [
        {
            "snapshot_id": snapshot,
            "position": position,
            "paragraph": span.paragraph,
            "start": span.start,
            "end": span.end,
        }
        for snapshot, text in zip(snapshots, of, strict=True)
        for position, span in enumerate(text.spans)
    ]
    keys = uuid7s(len(spans))
    session.execute(
        insert(Passage), [{"id": key, **span} for key, span in zip(keys, spans, strict=True)]
    )
    added = insert(SourceIndex).returning(SourceIndex.number, sort_by_parameter_order=True)
    numbers = session.scalars(added, [{"source_id": key, "version": VERSION} for key in ids])
    scope = scope_of(project_id)
    entries = [
        (number, f"{' '.join(split_words(text.text))} {scope}")
        for number, text in zip(numbers, of, strict=True)
    ]
    engine_of(session).put(session, Index.SOURCES, entries)


def _source(project_id: UUID, key: UUID, number: int) -> dict[str, object]:
    return {
        "id": key,
        "project_id": project_id,
        "title": f"Source {number}",
        "url": "",
        "page": "",
        "archive_url": "",
        "publisher": f"Outlet {number % 300}",
        "author": "",
        "kind": SourceKind.NEWS,
        "revision": 1,
        "created_at": utc_now(),
    }


def _snapshot(key: UUID, source_id: UUID, text: CapturedText, number: int) -> dict[str, object]:
    return {
        "id": key,
        "source_id": source_id,
        "method": CaptureMethod.PASTED,
        "text": text.text,
        "sha256": f"{number:064x}",
        "original_sha256": "",
        "original_type": "text/plain",
        "language": "en",
        "segmenter": "0",
    }
