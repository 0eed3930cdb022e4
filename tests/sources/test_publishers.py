"""Publishers, as sources name them and as people join them."""

import pytest

from factcheck.errors import DuplicateError, InvalidError, StaleError
from factcheck.sources.listing import Wanted, list_sources
from factcheck.sources.publishers import (
    MOST_NAMES,
    PAGE,
    PublisherDraft,
    ensure_publisher,
    find_publisher,
    list_publishers,
    names_of,
    update_publisher,
)
from factcheck.sources.service import SourceDraft, SourceMetadata, add_source


@pytest.fixture
def add(session, project, alice):
    def add(publisher, text, url=""):
        metadata = SourceMetadata("T", url=url, publisher=publisher)
        return add_source(session, project.id, SourceDraft(text, metadata), alice.id)

    return add


@pytest.fixture
def save(session, project, alice):
    def save(name, draft, seen=1):
        publisher_id = find_publisher(session, project.id, name)
        update_publisher(session, publisher_id, draft, seen_revision=seen, actor_id=alice.id)
        return publisher_id

    return save


def listed(session, project, typed=""):
    rows, last = list_publishers(session, project.id, typed)
    assert last is None
    return rows


@pytest.mark.both_engines
def test_a_source_makes_its_publisher_known(session, project, add):
    add("The Orlen Post", "It rained.", "https://www.orlenpost.example/rain")
    (row,) = listed(session, project)
    assert (row.name, row.host, row.sources) == ("The Orlen Post", "orlenpost.example", 1)


def test_another_spelling_is_the_same_publisher(session, project, add):
    add("The Orlen Post", "It rained.")
    add("THE ORLEN POST", "It snowed.")
    (row,) = listed(session, project)
    assert row.sources == 2


def test_no_name_makes_no_publisher(session, project, add):
    add("", "It rained.")
    assert listed(session, project) == []


def test_a_name_of_another_publisher_joins_the_two(session, project, add, save):
    add("Northern Wire", "It rained.")
    add("N-Wire", "It snowed.")
    joined = save("Northern Wire", PublisherDraft("Northern Wire", ("N-Wire",), "Boreal Group"))
    (row,) = listed(session, project)
    assert (row.id, row.names, row.owner, row.sources) == (joined, ["N-Wire"], "Boreal Group", 2)
    assert names_of(session, project.id, ["N-Wire"]) == {"N-Wire": ["N-Wire", "Northern Wire"]}


def test_a_name_among_several_of_another_is_refused(session, project, add, save):
    add("Northern Wire", "It rained.")
    add("The Orlen Post", "It snowed.")
    save("Northern Wire", PublisherDraft("Northern Wire", ("N-Wire", "NW")))
    with pytest.raises(DuplicateError):
        save("The Orlen Post", PublisherDraft("The Orlen Post", ("NW",)))


def test_a_stale_form_is_refused(session, add, save):
    add("Northern Wire", "It rained.")
    save("Northern Wire", PublisherDraft("Northern Wire", owner="Boreal Group"))
    with pytest.raises(StaleError):
        save("Northern Wire", PublisherDraft("Northern Wire", owner="Austral Group"))


def test_too_many_names_are_refused(add, save):
    add("Northern Wire", "It rained.")
    names = tuple(f"Name {n}" for n in range(MOST_NAMES))
    with pytest.raises(InvalidError):
        save("Northern Wire", PublisherDraft("Northern Wire", names))


def test_publishers_are_searched_by_name_and_owner(session, project, add, save):
    add("Northern Wire", "It rained.")
    add("The Orlen Post", "It snowed.")
    save("Northern Wire", PublisherDraft("Northern Wire", owner="Boreal Group"))
    found = [
        [row.name for row in listed(session, project, typed)]
        for typed in ("orlen", "boreal", "nothing")
    ]
    assert found == [["The Orlen Post"], ["Northern Wire"], []]


def test_the_library_lists_what_a_publisher_published_under_any_name(
    session, project, alice, add, save
):
    ids = {add("Northern Wire", "It rained."), add("N-Wire", "It snowed.")}
    add("The Orlen Post", "It thawed.")
    save("Northern Wire", PublisherDraft("Northern Wire", ("N-Wire",)))
    rows, _ = list_sources(session, project.id, alice.id, Wanted(publisher="Northern Wire"))
    assert {row.id for row in rows} == ids


def test_all_names_of_another_publisher_may_be_typed(session, project, add, save):
    add("Northern Wire", "It rained.")
    add("The Orlen Post", "It snowed.")
    save("Northern Wire", PublisherDraft("Northern Wire", ("NW",)))
    save("The Orlen Post", PublisherDraft("The Orlen Post", ("NW", "Northern Wire")))
    (row,) = listed(session, project)
    assert row.names == ["NW", "Northern Wire"]


def test_the_name_it_had_still_leads_to_a_publisher(session, project, add, save):
    add("Nothern Wire", "It rained.")
    publisher_id = save("Nothern Wire", PublisherDraft("Northern Wire"))
    assert [row.name for row in listed(session, project)] == ["Northern Wire"]
    assert find_publisher(session, project.id, "Nothern Wire") == publisher_id


@pytest.mark.both_engines
def test_a_page_of_publishers_leads_to_the_next_by_name(session, project, count_queries):
    names = [f"{'ab'[number % 2].upper()} {number:03}" for number in range(2 * PAGE + 1)]
    for name in names:
        ensure_publisher(session, project.id, name)
    found, after = [], None
    for size in (PAGE, PAGE, 1):
        with count_queries() as seen:
            rows, after = list_publishers(session, project.id, after=after)
        assert (len(rows), len(seen) <= 4) == (size, True)
        found += [row.name for row in rows]
    assert (found, after) == (sorted(names), None)
