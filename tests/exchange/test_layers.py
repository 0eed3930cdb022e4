"""Layers, decisions, comments, guidelines and settings: out and in and out again."""

import json

import pytest
from sqlalchemy import select

from factcheck.db import Database
from factcheck.exchange.export import export_article
from factcheck.models import Article, Decision, Event, Project, Source, Speaker
from tests.exchange.conftest import bring, export_of, send


@pytest.mark.both_engines
@pytest.mark.parametrize("other", ["sqlite", "postgresql"])
def test_what_several_did_comes_back_to_the_byte(shared, project, new_database_url, other):
    database = Database(new_database_url(other))
    bring(database, shared)
    assert export_of(database, project.id) == shared
    assert not bring(database, shared).made.total()
    assert export_of(database, project.id) == shared
    database.close()


@pytest.mark.both_engines
@pytest.mark.parametrize("which", [0, 1, 2])
def test_an_article_that_several_worked_on_comes_back_to_the_byte(
    database, shared_ids, empty, which
):
    with database.read() as session:
        data = b"".join(export_article(session, shared_ids[which]))
    bring(empty, data)
    with empty.read() as session:
        assert b"".join(export_article(session, shared_ids[which])) == data


@pytest.mark.both_engines
def test_it_may_be_laid_out_otherwise(shared_doc, shared, project, empty):
    bring(empty, json.dumps(shared_doc, indent=1, sort_keys=True).encode())
    assert export_of(empty, project.id) == shared


def test_everything_there_is_is_in_it(shared_doc):
    """So that the round trip proves what it says."""
    opened, blind, _ = shared_doc["articles"]
    layers = {review["kind"]: review for review in opened["reviews"]}
    adjudicated = layers["adjudicated"]
    assert {r["state"] for a in shared_doc["articles"] for r in a["reviews"]} == {
        "assigned", "open", "submitted", "withdrawn",
    }  # fmt: skip
    assert {one["field"] for one in adjudicated["decisions"]} == {
        "tag", "attribution", "verdict", "evidence", "span",
    }  # fmt: skip
    assert {one["method"] for one in adjudicated["decisions"]} == {"chosen", "bulk"}
    assert {one["stale"] for one in adjudicated["decisions"]} == {True, False}
    assert any(one["annotation"] for one in adjudicated["decisions"])
    assert adjudicated["agreement"]["conflicts"] == 7
    assert adjudicated["agreement"]["alpha"] == pytest.approx(2 / 3)
    assert [g["version"] for g in shared_doc["guidelines"]] == [1, 2]
    assert layers["independent"]["guideline"] in {g["id"] for g in shared_doc["guidelines"]}
    assert opened["opened_by"]
    assert not blind["opened_at"]
    assert any(review["due"] and review["assigned_by"] for review in blind["reviews"])
    for name in ("article", "sentence", "annotation", "source", "speaker", "thread"):
        assert any(comment[name] for comment in shared_doc["comments"]), name
    for name in ("edited_at", "removed_at", "resolved_at", "resolved_by"):
        assert any(comment[name] for comment in shared_doc["comments"]), name
    for kind in ("speakers", "sources"):
        assert any(one["made_in"] == blind["id"] and one["made_by"] for one in shared_doc[kind])


def test_the_desk_is_set_up_as_it_was(shared, project, empty):
    bring(empty, shared)
    with empty.read() as session:
        made = session.get_one(Project, project.id)
    assert (made.blind, made.open_pool, made.reviewers_per_article, made.names_hidden) == (
        True, False, 2, True,
    )  # fmt: skip


@pytest.mark.both_engines
@pytest.mark.usefixtures("told_all")
def test_a_desk_that_is_here_keeps_its_settings(shared_doc, database, project, alice):
    shared_doc["project"] |= {"blind": True, "reviewers_per_article": 9}
    assert not send(database, shared_doc, project, alice).made.total()
    with database.read() as session:
        kept = session.get_one(Project, project.id)
    assert (kept.blind, kept.reviewers_per_article) == (False, 2)


@pytest.mark.both_engines
def test_what_is_made_in_a_blind_article_is_never_without_it(shared, empty, shared_ids):
    """It would be everybody's for the time between two steps of an import."""
    seen = []

    def watch(work):
        result = Database.write(empty, work)
        with empty.read() as session:
            for model in (Speaker, Source):
                made = select(model.made_in_id).where(model.made_by_id.is_not(None))
                seen.extend(
                    session.scalars(
                        made.where(model.name != "The author") if model is Speaker else made
                    )
                )
        return result

    empty.write = watch
    bring(empty, shared)
    assert seen
    assert {*seen} == {shared_ids[1]}


@pytest.mark.usefixtures("told_all")
def test_what_was_arranged_since_is_no_reason_to_refuse(database, project, alice, shared):
    """Opened anew, due later, stale by now, made known: the rest is as in the file."""

    def go_on(session):
        for article in session.scalars(select(Article)):
            article.opened_at = None
            article.opened_by_id = None
        for decision in session.scalars(select(Decision)):
            decision.stale = True
        for made in (*session.scalars(select(Speaker)), *session.scalars(select(Source))):
            made.made_in_id = None

    database.write(go_on)
    assert not send(database, shared, project, alice).made.total()


def test_what_came_is_in_the_history(shared, empty):
    bring(empty, shared)
    with empty.read() as session:
        events = session.scalars(select(Event)).all()
    after = {event.verb: event.after for event in events}
    assert after["decision.imported"]["fingerprint"]
    assert after["comment.imported"]["text"]
    assert after["guideline.imported"]["version"] == 2
    assert after["project.imported"]["reviewers_per_article"] == 2
