"""The captures as a WARC file."""

from io import BytesIO

from warcio.archiveiterator import ArchiveIterator

from factcheck.models import CaptureMethod
from factcheck.sources.service import SourceDraft, SourceMetadata, add_source
from factcheck.sources.warc import warc_of
from tests.support.work import add_report

HTML = b"<!doctype html><title>Gauge</title><p>The gauge rose.</p>"


def records(session, project, reader):
    stream = BytesIO(b"".join(warc_of(session, project.id, reader.id)))
    return [
        (
            record.rec_type,
            record.rec_headers.get_header("WARC-Target-URI"),
            record.rec_headers.get_header("Content-Type"),
            record.content_stream().read(),
        )
        for record in ArchiveIterator(stream, check_digests="raise")
    ]


def test_a_capture_is_what_came_and_what_was_read_from_it(session, project, alice):
    draft = SourceDraft(
        "The gauge rose.",
        SourceMetadata("Gauge", url="https://board.example/gauge"),
        CaptureMethod.FETCHED,
        original=HTML,
        original_type="text/html",
    )
    add_source(session, project.id, draft, alice.id)
    info, resource, conversion = records(session, project, alice)
    assert info[0] == "warcinfo"
    address = "https://board.example/gauge"
    assert resource == ("resource", address, "text/html", HTML)
    assert conversion == ("conversion", address, "text/plain; charset=utf-8", b"The gauge rose.")


def test_a_pasted_text_is_a_capture_too(session, project, alice):
    add_report(session, project, alice, "Привет, мир.", "T")
    told = [record[3].decode() for record in records(session, project, alice)[1:]]
    assert told == ["Привет, мир."] * 2


def test_another_projects_captures_stay_there(session, desk, mallory):
    add_report(session, desk.elsewhere, mallory)
    assert [record[0] for record in records(session, desk.project, desk.alice)] == ["warcinfo"]
