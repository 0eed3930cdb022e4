"""The captures of a project as a WARC file, the format of web archives (ISO 28500)."""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from warcio.warcwriter import WARCWriter

from factcheck import __version__
from factcheck.models import Snapshot, Source
from factcheck.models.blindness import made_known_to

SOFTWARE = f"Factcheck/{__version__}"


def warc_of(session: Session, project_id: UUID, reader_id: UUID) -> Iterator[bytes]:
    """Yield the captures of a project that a reader may see, gzipped one by one, the oldest first.

    What was taken back from its source is left out.

    Each is a "resource" record with the bytes that were captured, and a "conversion" record with
    the canonical text. The blocks are read from *session* as they are asked for.
    """
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    writer.write_record(writer.create_warcinfo_record("captures.warc.gz", {"software": SOFTWARE}))
    yield _taken(buffer)
    query = (
        select(
            Snapshot.id,
            Snapshot.captured_at,
            Snapshot.original_type,
            Snapshot.original,
            Snapshot.text,
            Source.url,
        )
        .join(Source, Source.id == Snapshot.source_id)
        .where(
            Source.project_id == project_id,
            Snapshot.removed_at.is_(None),
            made_known_to(Source, reader_id),
        )
        .order_by(Snapshot.id)
    )
    for row in session.execute(query, execution_options={"yield_per": 1}):
        _write(writer, row)
        yield _taken(buffer)


def _write(writer: WARCWriter, row: Any) -> None:
    text = row.text.encode()
    captured = text if row.original is None else gzip.decompress(row.original)
    address = row.url or f"urn:uuid:{row.id}"
    at = _instant(row.captured_at)
    resource = f"<urn:uuid:{row.id}>"
    headers = {"WARC-Date": at, "WARC-Record-ID": resource}
    writer.write_record(_record(writer, address, "resource", captured, row.original_type, headers))
    converted = {"WARC-Date": at, "WARC-Refers-To": resource}
    writer.write_record(
        _record(writer, address, "conversion", text, "text/plain; charset=utf-8", converted)
    )


def _record(
    writer: WARCWriter,
    address: str,
    kind: str,
    body: bytes,
    media_type: str,
    headers: dict[str, str],
) -> Any:
    return writer.create_warc_record(
        address,
        kind,
        payload=BytesIO(body),
        length=len(body),
        warc_content_type=media_type,
        warc_headers_dict=headers,
    )


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _taken(buffer: BytesIO) -> bytes:
    block = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return block
