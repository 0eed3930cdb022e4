"""Out and in and out again: the same bytes, on each engine and from one to the other."""

import json

import pytest
from sqlalchemy import func, select

from factcheck.db import Database
from factcheck.exchange.export import export_article
from factcheck.models import Annotation, Article, Event, Sentence, Speaker, SpeakerKind, User
from tests.exchange.conftest import bring, export_of, send


def count(database, model):
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(model))


@pytest.mark.both_engines
@pytest.mark.parametrize("other", ["sqlite", "postgresql"])
def test_an_export_comes_back_to_the_byte(exported, project, new_database_url, other):
    database = Database(new_database_url(other))
    summary = bring(database, exported)
    assert export_of(database, project.id) == exported
    assert (summary.made["article"], summary.already) == (3, 0)
    database.close()


@pytest.mark.both_engines
@pytest.mark.parametrize("which", [0, 1])
def test_an_article_comes_back_to_the_byte(database, article_ids, empty, which):
    with database.read() as session:
        data = b"".join(export_article(session, article_ids[which]))
    bring(empty, data)
    with empty.read() as session:
        assert b"".join(export_article(session, article_ids[which])) == data


def test_how_the_json_is_laid_out_does_not_matter(doc, exported, project, empty):
    bring(empty, json.dumps(doc, indent=3, sort_keys=True).encode("utf-8-sig"))
    assert export_of(empty, project.id) == exported


@pytest.mark.both_engines
def test_a_second_time_nothing_is_made_twice(exported, empty):
    models = (Article, Sentence, Annotation, Event, User)
    bring(empty, exported)
    rows = [count(empty, model) for model in models]
    summary = bring(empty, exported)
    assert (summary.made.total(), summary.already) == (0, 3)
    assert [count(empty, model) for model in models] == rows


@pytest.mark.both_engines
@pytest.mark.usefixtures("told_all")
def test_what_is_here_already_is_left_alone(exported, database, project, alice):
    before = count(database, Event)
    summary = send(database, exported, project, alice)
    assert not summary.made.total()
    assert summary.already == 3
    assert count(database, Event) == before
    assert export_of(database, project.id) == exported


def test_what_is_missing_is_added_to_what_is_here(doc, exported, project, empty):
    for article in doc["articles"]:
        article["reviews"] = article["reviews"][:1]
    bring(empty, json.dumps(doc).encode())
    assert count(empty, Annotation) == 30
    assert bring(empty, exported).made["annotation"] == 30
    assert export_of(empty, project.id) == exported


def test_everything_imported_is_in_the_history(exported, empty):
    bring(empty, exported)
    with empty.read() as session:
        verbs = dict(session.execute(select(Event.verb, func.count()).group_by(Event.verb)).all())
    assert verbs == {
        "project.imported": 1,
        "user.imported": 2,
        "publisher.imported": 2,
        "speaker.imported": 4,
        "source.imported": 4,
        "article.imported": 3,
        "annotation.imported": 60,
        "evidence.imported": 36,
        "discrepancy.imported": 12,
        "relation.imported": 6,
    }


def test_people_who_come_with_an_import_cannot_sign_in(exported, empty):
    bring(empty, exported)
    with empty.read() as session:
        people = session.scalars(select(User)).all()
    assert {(p.name, p.email, p.password_hash) for p in people} == {
        ("Alice", None, None),
        ("Bob", None, None),
    }


def test_a_project_has_one_author_whatever_comes(exported, empty, desk):
    bring(empty, exported)
    assert count(empty, Speaker) == 4
    nobody = json.loads(exported) | {"articles": [], "relations": [], "speakers": []}
    nobody["publishers"] = []
    project = nobody["project"] | {"id": str(desk.mallory.id), "name": "Without"}
    other = nobody | {"project": project, "sources": []}
    bring(empty, json.dumps(other).encode())
    with empty.read() as session:
        (added,) = session.scalars(select(Speaker).where(Speaker.project_id == desk.mallory.id))
    assert added.kind is SpeakerKind.AUTHOR


def test_a_speaker_known_by_name_is_not_added_twice(exported, database, desk, empty):
    """The project's own author, and a speaker of the same name, stand for those of the file."""
    doc = json.loads(exported)
    bring(empty, exported)
    doc["project"] |= {"id": str(desk.elsewhere.id), "name": "Another"}
    doc["publishers"] = doc["sources"] = doc["articles"] = doc["relations"] = []
    for speaker in doc["speakers"]:
        speaker["id"] = speaker["id"][:-4] + "ffff"
    bring(empty, json.dumps(doc).encode())
    assert count(empty, Speaker) == 8
    for speaker in doc["speakers"]:
        speaker["id"] = speaker["id"][:-4] + "eeee"
    assert bring(empty, json.dumps(doc).encode()).made["speaker"] == 0
    assert count(empty, Speaker) == 8
