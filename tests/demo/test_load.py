"""Filling the demo desk."""

import json
import tomllib
from pathlib import Path

import pytest
from sqlalchemy import func, select

import factcheck.demo
from factcheck.compare.listing_cards import list_cards
from factcheck.demo.load import load_demo
from factcheck.exchange.document import read_document
from factcheck.models import (
    Annotation,
    Article,
    Attribution,
    Evidence,
    Naming,
    Project,
    Source,
    Speaker,
    Stance,
    Tag,
    Verdict,
)
from factcheck.sources.publishers import list_publishers
from tests.exchange.conftest import export_of

FOLDER = Path(factcheck.demo.__file__).parent
DESK = tomllib.loads((FOLDER / "desk.toml").read_text(encoding="utf-8"))


@pytest.fixture
def demo(database, alice):
    return database.write(lambda session: load_demo(session, alice.id))


def count(database, model):
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(model))


@pytest.mark.both_engines
def test_all_that_is_written_down_is_on_the_desk(database, demo):
    annotations = [a for article in DESK["article"] for a in article["annotation"]]
    assert count(database, Article) == len(DESK["article"])
    assert count(database, Source) == len(DESK["source"])
    spans = [span for annotation in annotations for span in annotation.get("span", ())]
    assert count(database, Annotation) == len(annotations) + len(spans)
    assert count(database, Evidence) == sum(len(a.get("evidence", ())) for a in annotations)


def test_the_first_article_is_listed_first(database, demo):
    with database.read() as session:
        query = select(Article.title).where(Article.project_id == demo)
        newest = session.scalar(query.order_by(Article.id.desc()).limit(1))
    assert newest == DESK["article"][0]["title"]


def test_every_tag_and_stance_is_there_to_be_seen(database, demo):
    with database.read() as session:
        assert set(session.scalars(select(Annotation.tag))) == set(Tag)
        assert set(session.scalars(select(Evidence.stance))) == set(Stance)


def test_verdicts_and_each_way_to_name_a_source_are_there_to_be_seen(database, demo):
    with database.read() as session:
        assert set(session.scalars(select(Attribution.naming))) == set(Naming)
        assert {Verdict.SUPPORTED, Verdict.CONFLICTING} <= set(
            session.scalars(select(Annotation.verdict))
        )


@pytest.mark.both_engines
def test_a_story_in_several_outlets_is_there_to_be_confirmed(database, demo):
    with database.read() as session:
        (card,) = list_cards(session, demo, waiting=True).cards
    outlets = {member.thing.publisher for member in card.members}
    assert {"Norvane News Agency", "The Tarnsby Ledger", "Kelmouth Evening Herald"} <= outlets
    assert (card.independent, card.then) == (len(outlets), 1)


def test_owners_of_publishers_are_there_to_be_seen(database, demo):
    with database.read() as session:
        rows, _ = list_publishers(session, demo, "Northern Media")
    assert [row.name for row in rows] == ["Kelmouth Evening Herald", "The Tarnsby Ledger"]


def test_it_is_filled_once(database, demo, alice):
    assert database.write(lambda session: load_demo(session, alice.id)) is None
    with database.read() as session:
        names = session.scalars(select(Project.name)).all()
    assert names.count(DESK["project"]) == 1


def test_speakers_are_as_declared(database, demo):
    with database.read() as session:
        stored = session.execute(
            select(Speaker.name, Speaker.kind).where(Speaker.project_id == demo)
        ).all()
    declared = {(speaker["name"], speaker["kind"]) for speaker in DESK["speaker"]}
    assert {(name, kind.value) for name, kind in stored} - declared == {("The author", "author")}


def test_it_can_be_exported_and_read_back(database, demo, tmp_path):
    path = tmp_path / "demo.json"
    path.write_bytes(export_of(database, demo))
    with path.open("rb") as file:
        document = read_document(file)
    assert document.articles == len(json.loads(path.read_bytes())["articles"])
