"""How many independent sources an annotation has, as its export tells: worked out by hand."""

import json
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, select, update

from factcheck.compare.counting import read_kinship
from factcheck.exchange.export import export_article, export_project
from factcheck.models import (
    Annotation,
    Article,
    Attribution,
    Discrepancy,
    Evidence,
    Publisher,
    RelationState,
    Source,
    SourceRelation,
)
from tests.exchange.conftest import bring, export_of
from tests.exchange.filled import fill
from tests.support.work import link, sentences


def counts_of(doc, place):
    """The count of the claim that several sources are linked to, by each reviewer."""
    reviews = doc["articles"][place]["reviews"]
    return [review["annotations"][0]["independence"] for review in reviews]


def article_of(database, article_id, reviewer_id=None):
    with database.read() as session:
        blocks = export_article(session, article_id, reviewer_id=reviewer_id)
        return json.loads(b"".join(blocks))


@pytest.mark.both_engines
def test_a_copy_counts_with_what_it_is_a_copy_of(doc):
    """The second is a copy of the first; the fourth cites the third, which nobody linked."""
    first, second, third, fourth = (source["id"] for source in doc["sources"])
    expected = {
        "links": 3,
        "independent": 2,
        "groups": [[first, second], [third, fourth]],
        "uncounted": {},
        "owners": [],
    }
    assert counts_of(doc, 1) == [expected, expected]


def test_what_descends_from_the_article_does_not_count(doc):
    first, second, third, fourth = (source["id"] for source in doc["sources"])
    checked = doc["articles"][0]["id"]
    expected = {
        "links": 3,
        "independent": 1,
        "groups": [[checked, first, second], [third, fourth]],
        "uncounted": {first: "checked_article", second: "checked_article"},
        "owners": [],
    }
    assert counts_of(doc, 0) == [expected, expected]


@pytest.mark.both_engines
def test_an_owner_of_two_that_count_is_told_and_comes_in_again(
    database, project, article_ids, empty
):
    """The first and the third source begin the two groups of the second article."""
    database.write(lambda s: s.execute(update(Publisher).values(owner="Öz Group")))
    data = export_of(database, project.id)
    expected = [{"name": "Öz Group", "independent": 2}]
    assert [count["owners"] for count in counts_of(json.loads(data), 1)] == [expected] * 2
    bring(empty, data)
    with empty.read() as session:
        (there,) = session.scalars(select(Article.project_id).distinct())
    assert counts_of(json.loads(export_of(empty, there)), 1) == counts_of(json.loads(data), 1)


def test_without_a_link_there_is_no_count(doc):
    annotations = [a for o in doc["articles"] for r in o["reviews"] for a in r["annotations"]]
    assert {a["independence"] is None for a in annotations if not a["evidence"]} == {True}
    assert {a["independence"] is None for a in annotations if a["evidence"]} == {False}


def test_the_order_of_the_links_leads(database, project, doc):
    """The last source linked first: of two groups its own then comes first."""
    annotation = doc["articles"][1]["reviews"][0]["annotations"][0]
    links = annotation["evidence"]
    database.write(
        lambda s: s.execute(
            update(Evidence)
            .where(Evidence.id == UUID(links[-1]["id"]))
            .values(id=UUID("00000000-0000-7000-8000-000000000000"))
        )
    )
    after = counts_of(json.loads(export_of(database, project.id)), 1)[0]
    assert after["groups"] == annotation["independence"]["groups"][::-1]


@pytest.mark.both_engines
def test_an_export_counts_as_the_pages_do(database, doc, desk):
    for article in doc["articles"]:
        annotation = article["reviews"][0]["annotations"][0]
        linked = [UUID(link["source"]) for link in annotation["evidence"]]
        with database.read() as session:
            kinship = read_kinship(session, UUID(article["id"]), linked, desk.alice.id)
            found = kinship.count(linked)
        told = annotation["independence"]
        assert (found.links, found.independent) == (told["links"], told["independent"])
        assert [[str(key) for key in group] for group in found.groups] == told["groups"]


def test_an_article_counts_alike_in_every_export(database, doc, article_ids, desk):
    for place, article_id in enumerate(article_ids[:2]):
        (count, _) = counts_of(doc, place)
        assert counts_of(article_of(database, article_id), 0) == [count, count]
        assert counts_of(article_of(database, article_id, desk.bob.id), 0) == [count]


@pytest.mark.both_engines
def test_it_is_counted_anew_elsewhere(database, article_ids, project, empty, doc):
    """Of an article alone, with the source nobody linked, and whatever the file says it counts."""
    alone = article_of(database, article_ids[1])
    for review in alone["articles"][0]["reviews"]:
        review["annotations"][0]["independence"] |= {"independent": 99, "links": 0, "groups": []}
    bring(empty, json.dumps(alone).encode())
    assert counts_of(article_of(empty, article_ids[1]), 0) == counts_of(doc, 1)


@pytest.mark.both_engines
def test_what_a_source_has_from_the_article_counts_for_whoever_linked_it_there(
    database, project, article_ids, desk
):
    """The fourth cites the third, and the third has it from the second article.

    That this is known tells that somebody linked the third there, and reviewers work blind.
    """

    def descend(session):
        third = session.scalars(select(Source).order_by(Source.id)).all()[2]
        session.execute(
            update(SourceRelation)
            .where(SourceRelation.article_id.is_not(None))
            .values(a_id=third.id, article_id=article_ids[1], state=RelationState.CONFIRMED)
            .execution_options(synchronize_session=False)
        )
        article = session.get_one(Article, article_ids[1])
        link(session, sentences(session, article)[-1], desk.bob, third, (0, 5))

    database.write(descend)
    doc = json.loads(export_of(database, project.id))
    by = {review["reviewer"]: review["annotations"] for review in doc["articles"][1]["reviews"]}
    fourth = doc["sources"][3]["id"]
    counted = {who: said[0]["independence"]["uncounted"] for who, said in by.items()}
    assert counted == {str(desk.alice.id): {}, str(desk.bob.id): {fourth: "checked_article"}}
    for reviewer in (desk.alice, desk.bob):
        own = article_of(database, article_ids[1], reviewer.id)
        assert counts_of(own, 0)[0]["uncounted"] == counted[str(reviewer.id)]
        assert bool([r for r in own["relations"] if r["article"]]) == (reviewer is desk.bob)


def test_nothing_is_asked_of_relations_where_nothing_is_linked(
    database, project, article_ids, count_queries
):
    database.write(lambda s: [s.execute(delete(model)) for model in (Evidence, Discrepancy)])
    with count_queries() as seen, database.read() as session:
        assert b'"independence":{' not in b"".join(export_project(session, project.id))
    assert sum("source_relation" in statement for statement in seen) == 2  # people, and the list


@pytest.mark.both_engines
@pytest.mark.parametrize("sentences", [12, 120])
def test_the_number_of_queries_does_not_grow_with_annotations(
    database, desk, count_queries, sentences
):
    project_id, reviewers = desk.project.id, [desk.alice.id, desk.bob.id]
    database.write(lambda s: fill(s, project_id, reviewers, articles=2, sentences=sentences))
    with count_queries() as seen:
        export_of(database, project_id)
    assert len(seen) == 30


@pytest.mark.parametrize("removed", [False, True])
def test_a_decision_is_told_where_nothing_else_is_said(database, project, article_ids, removed):
    def keep_only_decisions(session):
        for model in (Attribution, Evidence):
            session.execute(delete(model))
        silent = {"tag": None, "note": "", "certainty": None, "flagged": False, "verdict": None}
        words = {"justification": "", "exact": None, "start": None, "end": None}
        decided = select(Discrepancy.annotation_id)
        session.execute(delete(Annotation).where(Annotation.id.not_in(decided)))
        session.execute(update(Annotation).values(**silent, **words))
        if removed:
            session.execute(update(Discrepancy).values(removed_at=Discrepancy.created_at))

    database.write(keep_only_decisions)
    doc = json.loads(export_of(database, project.id))
    told = [a for o in doc["articles"] for r in o["reviews"] for a in r["annotations"]]
    assert [len(annotation["discrepancies"]) for annotation in told] == [2] * (0 if removed else 6)


def test_the_relations_of_an_article_are_those_of_what_it_holds(database, article_ids):
    """Of the second article that to the first one is left out."""
    first, second = (article_of(database, article_id) for article_id in article_ids[:2])
    assert [relation["article"] for relation in first["relations"]].count(None) == 5
    assert second["relations"] == [r for r in first["relations"] if r["article"] is None]
    assert [person["name"] for person in second["people"]] == ["Alice", "Bob"]
    assert first["publishers"] == second["publishers"]


def test_publishers_of_other_sources_stay_behind(database, project, article_ids, desk):
    def leave_one(session):
        session.execute(delete(SourceRelation))
        session.execute(
            delete(Evidence).where(Evidence.snapshot_id.not_in(select(Discrepancy.snapshot_id)))
        )

    database.write(leave_one)
    alone = article_of(database, article_ids[0])
    assert [publisher["name"] for publisher in alone["publishers"]] == ["Şule’s Courier"]
    assert [source["publisher"] for source in alone["sources"]] == ["Şule’s Courier"]
    assert alone["relations"] == []


def test_another_reviewers_export_does_not_tell_who_linked_what(database, project, doc):
    """That a source derives from an article is found when somebody links it there."""
    assert any(relation["article"] for relation in doc["relations"])
    with database.read() as session:
        blind = b"".join(export_project(session, project.id, reviewer_id=uuid4()))
    assert not any(relation["article"] for relation in json.loads(blind)["relations"])
