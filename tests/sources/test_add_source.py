import pytest
from sqlalchemy import select

from factcheck.errors import DuplicateError, InvalidError, StaleError
from factcheck.models import Passage, Snapshot, SourceKind
from factcheck.sources.finding import get_newest_snapshot
from factcheck.sources.listing import Wanted, list_passages, list_sources
from factcheck.sources.service import (
    SourceDraft,
    SourceMetadata,
    add_source,
    remove_source,
    restore_source,
    update_source,
)
from tests.support.work import REPORT, add_report


@pytest.mark.both_engines
def test_the_text_is_cut_into_passages_that_cover_it(session, project, alice):
    source = add_report(session, project, alice)
    snapshot = get_newest_snapshot(session, source.id)
    passages = list_passages(session, snapshot)
    assert " ".join(passage.text for passage in passages) == REPORT


def test_the_same_text_twice_is_noticed(session, project, alice):
    first = add_report(session, project, alice)
    with pytest.raises(DuplicateError) as caught:
        add_report(session, project, alice, title="Another")
    assert caught.value.existing_id == first.id


def test_a_source_without_text_is_refused(session, project, alice):
    with pytest.raises(InvalidError):
        add_source(session, project.id, SourceDraft(" ", SourceMetadata("T")), alice.id)


def test_nothing_is_left_of_a_refused_source(database, project, alice):
    with pytest.raises(InvalidError):
        database.write(
            lambda session: add_source(
                session, project.id, SourceDraft("", SourceMetadata("T")), alice.id
            )
        )
    with database.read() as session:
        assert session.scalars(select(Snapshot)).all() == []
        assert session.scalars(select(Passage)).all() == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [("", 2), ("gauge", 1), ("GAUGE board", 1), ("100%", 0), ("board", 2), ("gauge xyz", 0)],
)
@pytest.mark.both_engines
def test_the_library_is_searched_by_every_word(session, project, alice, typed, found):
    add_report(session, project, alice)
    add_report(session, project, alice, "It rained.", "The rain")
    rows, _ = list_sources(session, project.id, alice.id, Wanted(typed))
    assert len(rows) == found


def test_removed_sources_are_listed_apart(session, project, alice):
    source = add_report(session, project, alice)
    remove_source(session, source.id, alice.id)
    assert list_sources(session, project.id, alice.id)[0] == []
    assert len(list_sources(session, project.id, alice.id, Wanted(removed=True))[0]) == 1
    restore_source(session, source.id, alice.id)
    assert len(list_sources(session, project.id, alice.id)[0]) == 1


@pytest.mark.parametrize("sources", [1, 10])
def test_the_library_runs_three_queries_whatever_its_length(
    session, project, alice, count_queries, sources
):
    for n in range(sources):
        add_report(session, project, alice, f"Gauge {n}.")
    with count_queries() as seen:
        list_sources(session, project.id, alice.id)
    assert len(seen) == 3


def test_stale_details_are_refused(session, project, alice):
    source = add_report(session, project, alice)
    metadata = SourceMetadata("T", kind=SourceKind.OFFICIAL)
    update_source(session, source.id, metadata, 1, alice.id)
    with pytest.raises(StaleError):
        update_source(session, source.id, metadata, 1, alice.id)
