"""Bringing together the publishers, texts and relations of a file with those that are here."""

import json
import re
from datetime import datetime
from uuid import UUID

import pytest
from sqlalchemy import delete, func, select, update

from factcheck.errors import InvalidError, StaleError
from factcheck.models import (
    Event,
    Publisher,
    PublisherName,
    RelationState,
    Snapshot,
    Source,
    SourceFingerprint,
    SourceIndex,
    SourceRelation,
    User,
)
from factcheck.sources.index import matching_sources
from factcheck.sources.publisher_names import find_publisher
from tests.exchange.conftest import bring, export_of, send
from tests.support.work import add_report

STRANGE_ID = "01890a5d-ac96-774b-bcce-b302099a8057"


def packed(doc):
    return json.dumps(doc).encode()


def rows_of(database, model):
    with database.read() as session:
        return list(session.scalars(select(model).order_by(model.id)))


def alone(doc, *kept):
    """The file with only these of its lists, and the people."""
    for name in {"speakers", "publishers", "sources", "articles", "relations"} - {*kept}:
        doc[name] = []
    return doc


@pytest.fixture
def relation(doc):
    """A relation of two sources that Alice has confirmed, alone in the file."""
    doc["relations"] = doc["relations"][:1]
    assert doc["relations"][0]["state"] == "confirmed"
    return doc["relations"][0]


@pytest.fixture
def undecided(database, relation):
    """Have it undecided here, under another id."""
    open_again = {"state": RelationState.SUGGESTED, "decided_by_id": None, "decided_at": None}
    here = UUID(STRANGE_ID)

    def work(session):
        session.execute(delete(SourceRelation).where(SourceRelation.id != UUID(relation["id"])))
        session.execute(update(SourceRelation).values(id=here, **open_again))

    database.write(work)
    return here


@pytest.mark.both_engines
@pytest.mark.usefixtures("told_all")
def test_a_publisher_known_by_a_name_is_not_added_twice(database, project, alice, doc):
    for number, publisher in enumerate(doc["publishers"]):
        publisher["id"] = f"{STRANGE_ID[:-1]}{number}"
    doc["publishers"][0] |= {"name": "A wire", "names": ["A wire", "WIRE service"]}
    before = rows_of(database, Publisher)
    assert not send(database, doc, project, alice).made.total()
    assert [row.id for row in rows_of(database, Publisher)] == [row.id for row in before]
    with database.read() as session:
        assert find_publisher(session, project.id, "A wire") is None


def test_a_publisher_is_found_by_all_its_names(empty, exported, doc):
    bring(empty, exported)
    with empty.read() as session:
        found = {
            name: find_publisher(session, UUID(doc["project"]["id"]), name)
            for name in ("wire", "The Wire", "WIRE SERVICE", "Sules Courier")
        }
    wire, courier = (UUID(publisher["id"]) for publisher in doc["publishers"])
    assert found == {"wire": wire, "The Wire": wire, "WIRE SERVICE": wire, "Sules Courier": courier}


@pytest.mark.usefixtures("told_all")
def test_an_alias_learnt_since_is_no_reason_to_refuse(database, project, alice, exported):
    database.write(lambda s: s.execute(delete(PublisherName).where(PublisherName.folded == "wire")))
    assert not send(database, exported, project, alice).made.total()


def test_a_source_without_a_publisher_in_the_file_gets_one(empty, doc):
    doc["publishers"] = []
    bring(empty, packed(doc))
    assert {row.name for row in rows_of(empty, Publisher)} == {"Şule’s Courier", "THE WIRE"}


@pytest.mark.both_engines
def test_imported_sources_are_found_by_their_newest_words(empty, doc, exported):
    bring(empty, exported)
    first, *_ = doc["sources"]
    with empty.read() as session:
        found = {
            word: set(
                session.scalars(
                    select(Source.title).where(
                        matching_sources(session, UUID(doc["project"]["id"]), word)
                    )
                )
            )
            for word in ("2000", "1000", "1001")
        }  # the first words of their texts
        prints = session.scalar(select(func.count(SourceFingerprint.number.distinct())))
    assert found == {"2000": {first["title"]}, "1000": set(), "1001": {"Süddeutsche № 1"}}
    assert prints == 4


def test_a_newer_text_of_a_known_source_is_indexed(database, project, alice, exported, empty, doc):
    newest = doc["sources"][0]["snapshots"][1]
    del doc["sources"][0]["snapshots"][1:]
    bring(empty, packed(doc))
    bring(empty, exported)
    with empty.read() as session:
        condition = matching_sources(session, project.id, "2000")
        assert session.scalars(select(Source.title).where(condition)).all() == ["Süddeutsche № 0"]
        assert session.get_one(Snapshot, UUID(newest["id"]))
        assert session.scalar(select(func.count()).select_from(SourceIndex)) == 4


def test_an_older_text_of_a_known_source_leaves_the_index(project, empty, doc):
    for article in doc["articles"]:
        article["reviews"] = []
    doc["sources"][0]["snapshots"].pop()  # was taken back
    newest = doc["sources"][0]["snapshots"].pop()
    older = packed(doc)
    doc["sources"][0]["snapshots"] = [newest]
    bring(empty, packed(doc))
    assert bring(empty, older).made["snapshot"] == 1
    with empty.read() as session:
        condition = matching_sources(session, project.id, "1000")
        assert session.scalars(select(Source.title).where(condition)).all() == []


@pytest.mark.both_engines
@pytest.mark.usefixtures("told_all")
def test_a_decision_fills_what_nobody_has_decided_here(
    database, project, alice, doc, relation, undecided
):
    assert send(database, doc, project, alice).made == {"relation": 1}
    (row,) = rows_of(database, SourceRelation)
    assert (row.id, row.state, row.decided_by_id) == (undecided, RelationState.CONFIRMED, alice.id)
    assert row.revision == 2
    assert not send(database, doc, project, alice).made.total()


@pytest.mark.usefixtures("told_all")
def test_what_was_decided_here_stays(database, project, alice, doc, relation):
    relation |= {"state": "rejected", "kind": "cites"}
    before = export_of(database, project.id)
    assert not send(database, doc, project, alice).made.total()
    assert export_of(database, project.id) == before


@pytest.mark.usefixtures("told_all")
def test_a_suggestion_changes_nothing_here(database, project, alice, doc, relation, undecided):
    relation |= {"state": "suggested", "decided_by": None, "decided_at": None, "kind": "cites"}
    before = export_of(database, project.id)
    assert not send(database, doc, project, alice).made.total()
    assert export_of(database, project.id) == before


@pytest.mark.usefixtures("told_all")
def test_an_id_in_use_for_another_relation_is_refused(database, project, alice, doc):
    gone = doc["relations"].pop(0)
    database.write(
        lambda s: s.execute(delete(SourceRelation).where(SourceRelation.id == UUID(gone["id"])))
    )
    doc["relations"] = [gone | {"id": doc["relations"][0]["id"]}]
    with pytest.raises(StaleError, match=re.escape("relations[0]: The id")):
        send(database, doc, project, alice)


@pytest.mark.both_engines
@pytest.mark.usefixtures("told_all")
def test_nobody_forges_the_decision_of_a_colleague(
    database, project, alice, bob, doc, relation, undecided
):
    relation["decided_by"] = str(bob.id)
    before = export_of(database, project.id)
    with pytest.raises(InvalidError, match=re.escape("relations[0]: This is new")):
        send(database, doc, project, alice)
    assert export_of(database, project.id) == before
    assert bring(database, packed(doc)).made == {"relation": 1}


@pytest.mark.usefixtures("told_all")
def test_who_has_decided_works_here(database, desk, doc):
    """Mallory has an account, and nothing else to do with the project."""
    doc["people"] += [{"id": str(desk.mallory.id), "name": "Mallory"}]
    doc["people"].sort(key=lambda person: person["id"])
    with pytest.raises(InvalidError, match="does not work at this project"):
        send(database, doc, desk.project, desk.alice)
    database.write(
        lambda s: s.execute(
            update(SourceRelation)
            .where(SourceRelation.decided_by_id.is_not(None))
            .values(decided_by_id=desk.mallory.id)
        )
    )
    assert not send(database, doc, desk.project, desk.alice).made.total()


@pytest.mark.both_engines
def test_new_sources_are_related_to_the_library_and_not_to_each_other(
    empty, exported, doc, project
):
    """The report that is here has the first text of the file, word for word."""
    text = doc["sources"][1]["snapshots"][0]["text"]
    bring(empty, packed(alone(json.loads(exported))))

    def add(session):
        user = session.scalars(select(User)).first()
        return add_report(session, project, user, text + "\nAnd more.").id

    report = empty.write(add)
    bring(empty, exported)
    told = {UUID(relation["id"]) for relation in doc["relations"]}
    found = [row for row in rows_of(empty, SourceRelation) if row.id not in told]
    assert UUID(doc["sources"][1]["id"]) in {row.a_id for row in found} | {
        row.b_id for row in found
    }
    assert all(report in (row.a_id, row.b_id) for row in found)
    assert {row.state for row in found} == {RelationState.SUGGESTED}


def test_what_came_of_the_library_is_in_the_history(empty, exported, doc):
    bring(empty, exported)
    with empty.read() as session:
        events = {
            event.object_id: event.after
            for event in session.scalars(select(Event).where(Event.verb == "relation.imported"))
        }
    first = doc["relations"][0]
    told = events[UUID(first["id"])]
    assert {"a", "b", "kind", "state", "decided_by"} <= told.keys()
    assert told == {name: first[name] for name in told} | {
        "decided_at": datetime.fromisoformat(first["decided_at"]).isoformat()
    }
