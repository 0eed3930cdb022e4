"""Independent sources that belong to one owner: told, and counted all the same."""

import pytest

from factcheck.compare.counting import SharedOwner, read_kinship, read_shared_owners
from factcheck.models import RelationState, Source
from factcheck.sources.publisher_names import find_publisher
from factcheck.sources.publishers import PublisherDraft, update_publisher
from factcheck.sources.service import SourceDraft, SourceMetadata, add_source
from tests.support.relating import suggest
from tests.support.visit import Visitor
from tests.support.work import add_article, link, sentences


@pytest.fixture
def article(session, project, alice):
    return add_article(session, project, alice)


@pytest.fixture
def add(session, project, alice):
    def add(publisher, number=0):
        draft = SourceDraft(f"{publisher} {number}.", SourceMetadata("T", publisher=publisher))
        return add_source(session, project.id, draft, alice.id)

    return add


@pytest.fixture
def own(session, project, alice):
    """Say to whom a publisher belongs, and what else it is called."""

    def own(publisher, owner, *names):
        publisher_id = find_publisher(session, project.id, publisher)
        draft = PublisherDraft(publisher, names, owner)
        update_publisher(session, publisher_id, draft, seen_revision=1, actor_id=alice.id)

    return own


@pytest.fixture
def shared(session, article, alice):
    def shared(*source_ids):
        count = read_kinship(session, article.id, source_ids, alice.id).count(source_ids)
        return count.independent, read_shared_owners(session, count)

    return shared


@pytest.mark.both_engines
def test_two_outlets_of_one_owner_still_count_each(add, own, shared):
    ids = [add("Post"), add("Echo"), add("Courier")]
    own("Post", "Northern Media")
    own("Echo", "NORTHERN MEDIA")
    assert shared(*ids) == (3, [SharedOwner("Northern Media", 2)])


def test_an_owner_of_one_is_not_told(add, own, shared):
    ids = [add("Post"), add("Courier")]
    own("Post", "Northern Media")
    assert shared(*ids) == (2, [])


def test_two_of_one_publisher_without_an_owner_are_not_told(add, shared):
    assert shared(add("Post", 1), add("Post", 2)) == (2, [])


def test_what_the_owner_publishes_is_its_own(add, own, shared):
    ids = [add("Post"), add("Northern Media")]
    own("Post", "Northern Media")
    assert shared(*ids) == (2, [SharedOwner("Northern Media", 2)])


def test_the_owner_is_found_by_any_name_of_the_publisher(add, own, shared):
    ids = [add("The P."), add("Echo")]
    add("Post")
    own("Post", "Northern Media", "The P.")
    own("Echo", "Northern Media")
    assert shared(*ids) == (2, [SharedOwner("Northern Media", 2)])


def test_a_story_belongs_to_whom_it_was_first(session, add, own, shared):
    """The Post printed what the wire told, so only the Echo is the owner's own work."""
    wire, post, echo = add("Wire"), add("Post"), add("Echo")
    own("Post", "Northern Media")
    own("Echo", "Northern Media")
    suggest(session, post, wire, state=RelationState.CONFIRMED)
    assert shared(post, wire, echo) == (2, [])


def test_the_page_beside_sources_tells_it(session, add, own, article, alice, signed_in):
    ids = [add("Post"), add("Echo")]
    own("Post", "Northern Media")
    own("Echo", "Northern Media")
    row = sentences(session, article)[0]
    for source_id in ids:
        link_first(session, row, alice, source_id)
    session.commit()
    page = Visitor(signed_in(alice)).get(f"/sentences/{row.id}/compare").text
    assert "2 of the independent ones belong to <bdi>Northern Media</bdi>" in page
    assert "2 linked sources, 2 independent" in page


def link_first(session, row, person, source_id):
    link(session, row, person, session.get_one(Source, source_id), (0, 4))
