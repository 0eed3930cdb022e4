"""Publishers, as sources name them and as people join them."""

import pytest

from factcheck.errors import DuplicateError, InvalidError, StaleError
from factcheck.models import Source
from factcheck.sources.listing import Wanted, list_sources
from factcheck.sources.publisher_names import find_publisher, names_of
from factcheck.sources.publishers import (
    MOST_NAMES,
    PAGE,
    PublisherDraft,
    ensure_publisher,
    list_publishers,
    update_publisher,
)
from factcheck.sources.service import SourceDraft, SourceMetadata, add_source, update_source


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
    add(" the  orlen\tpost", "It thawed.")
    add("orlen post", "It froze.")
    (row,) = listed(session, project)
    assert (row.name, row.names, row.sources) == ("The Orlen Post", [], 4)


@pytest.mark.both_engines
def test_the_library_shows_the_name_the_publisher_has(session, project, alice, add):
    for name, text in (("The Orlen Post", "It rained."), ("orlen  post", "It snowed.")):
        add(name, text)
    rows, _ = list_sources(session, project.id, alice.id)
    assert [row.publisher for row in rows] == ["The Orlen Post", "The Orlen Post"]


def test_a_name_that_people_gave_a_publisher_stays_as_its_source_has_it(
    session, project, alice, add, save
):
    add("Northern Wire", "It rained.")
    save("Northern Wire", PublisherDraft("Northern Wire", ("N-Wire",)))
    add("N-Wire", "It snowed.")
    rows, _ = list_sources(session, project.id, alice.id)
    assert [row.publisher for row in rows] == ["N-Wire", "Northern Wire"]


def test_a_source_that_is_corrected_is_spelled_as_its_publisher(session, project, alice, add):
    add("The Orlen Post", "It rained.")
    source_id = add("The Orlen Mail", "It snowed.")
    metadata = SourceMetadata("T", publisher="orlen post")
    update_source(session, source_id, metadata, seen_revision=1, actor_id=alice.id)
    assert session.get_one(Source, source_id).publisher == "The Orlen Post"


def test_a_name_without_its_article_is_one_more_of_a_known_publisher(session, project):
    ids = {ensure_publisher(session, project.id, name) for name in ("Orlen Post", "The Orlen Post")}
    assert len(ids) == 1
    (row,) = listed(session, project)
    assert (row.name, row.names) == ("Orlen Post", ["The Orlen Post"])


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
