"""A source that is captured again: its texts, its page, and what stays linked."""

from datetime import UTC, datetime

import pytest

from factcheck.errors import DuplicateError
from factcheck.models import CaptureMethod, Event
from factcheck.sources.finding import find_by_page, get_newest_snapshot, get_source
from factcheck.sources.linked import list_evidence
from factcheck.sources.service import (
    SourceDraft,
    SourceMetadata,
    add_source,
    add_text,
    capture_source,
    store_source,
    update_source,
)
from factcheck.sources.snapshots import get_snapshots, list_snapshots
from tests.support.work import REPORT, add_article, add_report, link, sentences

PAGE = "https://www.board.example/gauge?utm_source=letter"


def draft(text=REPORT, url="", title="The gauge"):
    return SourceDraft(text, SourceMetadata(title, url=url))


def newer(text="The gauge rose by 12 centimetres."):
    return capture_source(draft(text))


@pytest.mark.both_engines
def test_a_changed_text_is_kept_beside_the_first(session, project, alice):
    source = add_report(session, project, alice)
    first = get_newest_snapshot(session, source.id)
    added = add_text(session, source.id, newer(), alice.id)
    assert [row.id for row in list_snapshots(session, source.id)] == [added, first.id]
    assert get_newest_snapshot(session, source.id).text == "The gauge rose by 12 centimetres."
    assert get_snapshots(session, source.id, [first.id])[0].text == REPORT


def test_what_is_linked_stays_with_its_text(session, project, alice):
    sentence = sentences(session, add_article(session, project, alice))[0]
    source = add_report(session, project, alice)
    first = get_newest_snapshot(session, source.id)
    link(session, sentence, alice, source)
    add_text(session, source.id, newer(), alice.id)
    (row,) = list_evidence(session, sentence.id, alice.id)
    assert (row.snapshot_id, row.exact) == (first.id, REPORT[:43])


def test_the_same_text_again_is_no_new_one(session, project, alice):
    source = add_report(session, project, alice)
    with pytest.raises(DuplicateError) as refused:
        add_text(session, source.id, capture_source(draft()), alice.id)
    assert refused.value.existing_id == source.id
    assert len(list_snapshots(session, source.id)) == 1


def test_another_sources_text_is_refused(session, project, alice):
    one = add_report(session, project, alice)
    other = add_report(session, project, alice, "It rained.", "Rain")
    with pytest.raises(DuplicateError) as refused:
        add_text(session, other.id, capture_source(draft()), alice.id)
    assert refused.value.existing_id == one.id


def test_the_log_tells_of_each_text(session, project, alice):
    source = add_report(session, project, alice)
    added = add_text(session, source.id, newer(), alice.id)
    event = session.query(Event).filter_by(verb="source.captured").one()
    assert (event.object_id, event.after["snapshot"]) == (source.id, str(added))


@pytest.mark.both_engines
def test_a_page_is_known_however_its_address_is_written(session, project, alice):
    source_id = add_source(session, project.id, draft(url=PAGE), alice.id)
    again = draft("Other words.", url="http://board.example/gauge/")
    with pytest.raises(DuplicateError) as refused:
        add_source(session, project.id, again, alice.id)
    assert refused.value.existing_id == source_id


def test_a_page_can_be_added_once_more_on_its_own(session, project, alice):
    add_source(session, project.id, draft(url=PAGE), alice.id)
    again = capture_source(draft("Other words.", url=PAGE))
    apart = store_source(session, project.id, again, alice.id, apart=True)
    assert find_by_page(session, project.id, "https://board.example/gauge", alice.id) == apart


def test_an_archives_address_leads_to_the_page_it_keeps(session, project, alice):
    archived = "https://web.archive.org/web/20260304120000/https://board.example/gauge"
    source_id = add_source(session, project.id, draft(url=archived), alice.id)
    assert find_by_page(session, project.id, "https://board.example/gauge", alice.id) == source_id
    source = get_source(session, source_id)
    assert (source.url, source.archive_url) == (archived, archived)
    assert source.archived_at == datetime(2026, 3, 4, 12, tzinfo=UTC)


def test_an_archived_copy_is_told_by_hand(session, project, alice):
    source = add_report(session, project, alice)
    copy = "https://web.archive.org/web/20260304120000/https://board.example/gauge"
    told = SourceMetadata("T", url="https://board.example/gauge", archive_url=copy)
    update_source(session, source.id, told, 1, alice.id)
    assert source.archived_at == datetime(2026, 3, 4, 12, tzinfo=UTC)
    assert source.page == "https://board.example/gauge"


def test_how_a_text_came_is_kept(session, project, alice):
    fetched = SourceDraft(REPORT, SourceMetadata("T"), CaptureMethod.FETCHED)
    source_id = add_source(session, project.id, fetched, alice.id)
    assert get_newest_snapshot(session, source_id).method is CaptureMethod.FETCHED
