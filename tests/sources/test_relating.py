"""Which sources depend on each other."""

import pytest

from factcheck.errors import InvalidError, NotFoundError, StaleError
from factcheck.models import Course, Event, Kinship, RelationState, SourceIndex, SourceRelation
from factcheck.sources.finding import get_source
from factcheck.sources.index import forget_sources
from factcheck.sources.relating import decide_relation, relate_by_hand
from factcheck.sources.relatives import (
    count_suggested,
    find_related,
    list_related,
    list_relatives,
    relations_among,
)
from factcheck.sources.service import (
    SourceDraft,
    SourceMetadata,
    add_source,
    add_text,
    capture_source,
    find_kin_of,
    store_source,
)
from factcheck.sources.snapshots import catch_up_sources
from tests.support.work import add_report

WIRE = (
    "Two hundred people left the valley on Sunday after the dam above Orlen showed cracks. "
    "Engineers lowered the water by three metres overnight and closed the road to the north. "
    "The district said the wall would be inspected by divers before anybody could return. "
    "Schools in the valley stay closed for the rest of the week, the mayor told residents."
)
PAPER = "By our own reporter. " + WIRE.replace("Two hundred", "Some 200").replace("overnight ", "")
OTHER = (
    "Bakers in the old town have agreed on a common recipe for the winter market. "
    "Their guild will sell the loaves for four crowns, and half of it goes to the library."
)
CITING = (
    "It is not clear who gave the order to open the gates. Northern Wire reported on Monday that "
    "an engineer had warned of it a month ago. We asked the district, which did not answer."
)
CITED = (
    "An engineer warned the district of the gates a month ago, in a letter that this agency has "
    "seen. He asked for a second crew to look after them at night."
)


@pytest.fixture
def add(session, project, alice):
    def add(text, publisher="", title="T"):
        draft = SourceDraft(text, SourceMetadata(title, publisher=publisher))
        return add_source(session, project.id, draft, alice.id)

    return add


@pytest.mark.both_engines
def test_a_copy_is_suggested_when_it_comes_in(session, add):
    wire, paper = add(WIRE, "Northern Wire"), add(PAPER, "The Orlen Post")
    related = find_related(session, paper, wire)
    assert related is not None
    assert (related.relation.kind, related.relation.state) == (
        Kinship.COPY,
        RelationState.SUGGESTED,
    )
    assert related.relation.share_b > 0.6


def test_what_has_nothing_in_common_is_not_related(session, add, project):
    add(WIRE, "Northern Wire")
    add(OTHER, "The Orlen Post")
    assert count_suggested(session, project.id) == 0


@pytest.mark.both_engines
@pytest.mark.parametrize("citing_first", [True, False])
def test_a_citation_is_suggested_whichever_came_first(session, add, citing_first):
    texts = [(CITING, "The Orlen Post"), (CITED, "Northern Wire")]
    ids = [add(*text) for text in (texts if citing_first else texts[::-1])]
    citing, wire = ids if citing_first else ids[::-1]
    related = find_related(session, citing, wire)
    assert related is not None
    assert related.relation.kind is Kinship.CITES
    from_whom = Course.A_FROM_B if related.a.id == citing else Course.B_FROM_A
    assert related.relation.course is from_whom


def test_another_projects_sources_are_no_relatives(session, desk, mallory, alice, add):
    theirs = add_report(session, desk.elsewhere, mallory, WIRE, "theirs")
    ours = add(PAPER)
    assert find_related(session, ours, theirs.id) is None


def test_kin_found_before_the_write_is_not_looked_at_again(session, project, alice, add):
    wire = add(WIRE)
    prepared = find_kin_of(
        session, project.id, capture_source(SourceDraft(PAPER, SourceMetadata("T")))
    )
    assert list(prepared.kin) == [wire]
    paper = store_source(session, project.id, prepared, alice.id)
    assert find_related(session, paper, wire) is not None


def test_a_newer_text_is_related_too(session, add, alice):
    wire, other = add(WIRE), add(OTHER)
    add_text(session, other, capture_source(SourceDraft(PAPER, SourceMetadata(""))), alice.id)
    assert find_related(session, other, wire) is not None


@pytest.fixture
def relation(session, add):
    add(WIRE, "Northern Wire")
    add(PAPER, "The Orlen Post")
    return session.query(SourceRelation).one()


@pytest.mark.parametrize("state", [RelationState.CONFIRMED, RelationState.REJECTED])
def test_a_decision_is_kept_with_who_made_it(session, relation, alice, state):
    decide_relation(session, relation.id, state, seen_revision=1, actor_id=alice.id)
    (row,) = list_relatives(session, get_source(session, relation.a_id))
    assert (row.relation.state, row.decided_by) == (state, alice.name)


def test_a_decision_on_what_was_decided_meanwhile_is_refused(session, relation, alice, bob):
    decide_relation(
        session, relation.id, RelationState.REJECTED, seen_revision=1, actor_id=alice.id
    )
    with pytest.raises(StaleError):
        decide_relation(
            session, relation.id, RelationState.CONFIRMED, seen_revision=1, actor_id=bob.id
        )


def test_what_was_decided_is_not_suggested_anew(session, relation, alice, add, project):
    decide_relation(
        session, relation.id, RelationState.REJECTED, seen_revision=1, actor_id=alice.id
    )
    text = capture_source(SourceDraft(PAPER + " More.", SourceMetadata("")))
    add_text(session, relation.b_id, text, alice.id)
    assert session.query(SourceRelation).one().state is RelationState.REJECTED


def test_a_decision_can_be_left_open_again(session, relation, alice, project):
    decide_relation(
        session, relation.id, RelationState.CONFIRMED, seen_revision=1, actor_id=alice.id
    )
    decide_relation(
        session, relation.id, RelationState.SUGGESTED, seen_revision=2, actor_id=alice.id
    )
    assert (relation.decided_by_id, relation.decided_at) == (None, None)
    assert count_suggested(session, project.id) == 1


@pytest.mark.parametrize("turned", [True, False])
def test_a_relation_by_hand_keeps_its_direction(session, add, alice, turned):
    one, two = add(OTHER), add(CITING)
    a, b = (two, one) if turned else (one, two)
    relate_by_hand(session, a, b, Kinship.CITES, Course.A_FROM_B, alice.id)
    related = find_related(session, one, two)
    assert related is not None
    source = related.a if related.relation.course is Course.A_FROM_B else related.b
    assert source.id == a
    assert related.relation.state is RelationState.CONFIRMED


def test_a_source_is_not_related_to_itself(session, add, alice):
    one = add(OTHER)
    with pytest.raises(InvalidError):
        relate_by_hand(session, one, one, Kinship.COPY, Course.UNKNOWN, alice.id)


def test_sources_of_two_projects_cannot_be_related(session, add, desk, mallory, alice):
    theirs = add_report(session, desk.elsewhere, mallory)
    with pytest.raises(NotFoundError):
        relate_by_hand(session, add(OTHER), theirs.id, Kinship.COPY, Course.UNKNOWN, alice.id)


def test_relations_are_followed_to_sources_that_are_not_linked(session, add, alice):
    one, wire, two = add(OTHER), add(WIRE), add(CITING)
    for source in (one, two):
        relate_by_hand(session, source, wire, Kinship.COPY, Course.A_FROM_B, alice.id)
    assert {row.b_id for row in relations_among(session, [one, two])} | {
        row.a_id for row in relations_among(session, [one, two])
    } == {one, wire, two}


def test_decisions_are_in_the_log(session, relation, alice):
    decide_relation(
        session, relation.id, RelationState.CONFIRMED, seen_revision=1, actor_id=alice.id
    )
    event = session.query(Event).filter_by(verb="relation.confirmed").one()
    assert (event.before["state"], event.after["state"]) == ("suggested", "confirmed")


def test_a_page_of_relations_leads_to_the_next(session, project, relation):
    rows, last = list_related(session, project.id, RelationState.SUGGESTED)
    assert ([row.relation.id for row in rows], last) == ([relation.id], None)


@pytest.mark.both_engines
def test_sources_of_an_older_release_are_catalogued_at_the_start(database, project, alice):
    def store(session):
        for text in (WIRE, PAPER):
            add_source(session, project.id, SourceDraft(text, SourceMetadata("T")), alice.id)
        session.query(SourceRelation).delete()
        forget_sources(session)

    database.write(store)
    catch_up_sources(database.write)
    with database.read() as session:
        assert session.query(SourceRelation).count() == 1
        assert {row.version for row in session.query(SourceIndex)} == {1}
