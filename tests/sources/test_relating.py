"""Which sources depend on each other."""

import pytest

from factcheck.compare.shingles import fingerprint
from factcheck.models import (
    Course,
    Kinship,
    RelationState,
    Source,
    SourceFingerprint,
    SourceIndex,
    SourceRelation,
)
from factcheck.sources.deciding import decide_relations, relate_by_hand
from factcheck.sources.index import MOST_ALIKE, find_alike, find_naming
from factcheck.sources.pending import keep_apart, relate_here, relate_next
from factcheck.sources.relatives import find_related, has_suggested, relations_among
from factcheck.sources.service import (
    SourceDraft,
    SourceMetadata,
    add_source,
    add_text,
    capture_source,
    store_source,
)
from factcheck.sources.snapshots import ENOUGH, catch_up_sources
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
    assert not has_suggested(session, project.id)


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


@pytest.mark.both_engines
def test_sources_that_name_a_publisher_are_found_by_all_its_names_in_one_query(
    session, project, add, count_queries
):
    by_alias, by_name = add("The N-Wire said so."), add("Northern Wire, too, had it.")
    add("Wire from the north is cheap.")
    names = ["Northern Wire", "N-Wire", "Boreal", ""]
    with count_queries() as seen:
        found = find_naming(session, project.id, names, 5)
    assert found == [by_name, by_alias]
    assert sum("search_source_words" in statement for statement in seen) == 1
    assert find_naming(session, project.id, ["…"], 5) == []


def test_another_projects_sources_are_no_relatives(session, desk, mallory, alice, add):
    theirs = add_report(session, desk.elsewhere, mallory, WIRE, "theirs")
    ours = add(PAPER)
    assert find_related(session, ours, theirs.id) is None


def test_a_newer_text_is_related_too(session, add, alice):
    wire, other = add(WIRE), add(OTHER)
    add_text(session, other, capture_source(SourceDraft(PAPER, SourceMetadata(""))), alice.id)
    relate_here(session, other)
    assert find_related(session, other, wire) is not None


@pytest.mark.both_engines
def test_copies_in_another_project_hide_none_here(session, desk, mallory, add):
    for number in range(4 * MOST_ALIKE + 1):
        text = capture_source(SourceDraft(f"{WIRE} Copy {number}.", SourceMetadata("theirs")))
        store_source(session, desk.elsewhere.id, text, mallory.id)
    ours = add(PAPER)
    assert find_alike(session, desk.project.id, fingerprint(WIRE)) == [ours]


@pytest.mark.both_engines
def test_nothing_of_an_older_text_is_left_in_the_index(session, add, alice):
    changing, other = add(WIRE), add(OTHER)
    add_text(session, changing, capture_source(SourceDraft(CITING, SourceMetadata(""))), alice.id)
    add_text(session, changing, capture_source(SourceDraft(CITED, SourceMetadata(""))), alice.id)
    numbers = {row.source_id: row.number for row in session.query(SourceIndex)}
    stored = dict.fromkeys(numbers.values(), 0)
    for row in session.query(SourceFingerprint):
        stored[row.number] += 1
    assert stored[numbers[changing]] == len(fingerprint(CITED).sample)
    assert stored[numbers[other]] == len(fingerprint(OTHER).sample)


@pytest.fixture
def unlike(session, alice):
    """Give a source another text, of bakers, and compare it again."""

    def unlike(source_id):
        text = capture_source(SourceDraft(OTHER, SourceMetadata("")))
        add_text(session, source_id, text, alice.id)
        relate_here(session, source_id)

    return unlike


@pytest.mark.both_engines
def test_what_a_newer_text_does_not_bear_out_is_not_suggested_any_more(session, relation, unlike):
    unlike(relation.b_id)
    assert session.query(SourceRelation).count() == 0


def test_what_a_person_said_stays_whatever_the_texts_are(session, add, unlike, alice):
    wire, paper = add(WIRE), add(CITING)
    relate_by_hand(session, paper, wire, Kinship.COPY, Course.A_FROM_B, alice.id, seen_revision=0)
    unlike(paper)
    assert session.query(SourceRelation).count() == 1


def test_what_a_file_suggested_of_its_own_sources_stays(session, relation, add):
    relation.b_id = add(OTHER)
    session.flush()
    keep_apart(session, [relation.a_id, relation.b_id], relation.id)
    relate_here(session, relation.b_id)
    assert {row.b_id for row in session.query(SourceRelation)} >= {relation.b_id}


@pytest.fixture
def relation(session, add):
    add(WIRE, "Northern Wire")
    add(PAPER, "The Orlen Post")
    return session.query(SourceRelation).one()


def test_what_was_decided_is_not_suggested_anew(session, relation, alice, add, project):
    seen = {relation.id: 1}
    decide_relations(session, project.id, seen, RelationState.REJECTED, alice.id)
    text = capture_source(SourceDraft(PAPER + " More.", SourceMetadata("")))
    add_text(session, relation.b_id, text, alice.id)
    relate_here(session, relation.b_id)
    assert session.query(SourceRelation).one().state is RelationState.REJECTED


def test_relations_are_followed_to_sources_that_are_not_linked(session, add, alice):
    one, wire, two = add(OTHER), add(WIRE), add(CITING)
    for source in (one, two):
        relate_by_hand(
            session, source, wire, Kinship.COPY, Course.A_FROM_B, alice.id, seen_revision=0
        )
    assert {row.b_id for row in relations_among(session, [one, two])} | {
        row.a_id for row in relations_among(session, [one, two])
    } == {one, wire, two}


@pytest.mark.both_engines
def test_sources_of_an_older_release_are_catalogued_at_the_start(database, project, alice):
    def store(session):
        for text in (WIRE, PAPER):
            add_source(session, project.id, SourceDraft(text, SourceMetadata("T")), alice.id)
        for table in (SourceRelation, SourceFingerprint, SourceIndex):
            session.query(table).delete()
        session.query(Source).update({"sort_title": ""})

    database.write(store)
    catch_up_sources(database.write)
    while relate_next(database):
        pass
    with database.read() as session:
        assert session.query(SourceRelation).count() == 1
        assert {row.sort_title for row in session.query(Source)} == {"t"}
        assert {row.version for row in session.query(SourceIndex)} == {1}


def test_long_texts_are_indexed_in_small_transactions(database, project, alice):
    def store(session):
        for number in range(3):
            text = f"Report {number}. {WIRE} " * (ENOUGH * 3 // 5 // (len(WIRE) + 12))
            add_source(session, project.id, SourceDraft(text, SourceMetadata("T")), alice.id)
        session.query(SourceFingerprint).delete()
        session.query(SourceIndex).delete()

    batches = []

    def write(work):
        batches.append(database.write(work))
        return batches[-1]

    database.write(store)
    catch_up_sources(write)
    assert [len(batch) for batch in batches] == [2, 1, 0]
