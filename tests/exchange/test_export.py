"""What an export holds, what it costs, and that it never varies."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update

from factcheck.errors import NotFoundError
from factcheck.exchange import rows as exporting
from factcheck.exchange.export import export_article, export_project
from factcheck.models import Article
from tests.exchange.conftest import export_of
from tests.exchange.filled import fill


def spans(doc: dict[str, Any]) -> Iterator[tuple[str, int, int, str]]:
    """Yield each text with the start, end and exact words of each span of it."""
    texts = {}
    for source in doc["sources"]:
        for snapshot in source["snapshots"]:
            texts[snapshot["id"]] = snapshot["text"]
            for passage in snapshot["passages"]:
                start, end = passage["start"], passage["end"]
                yield snapshot["text"], start, end, snapshot["text"][start:end]
    for article in doc["articles"]:
        for sentence in article["sentences"]:
            yield article["text"], sentence["start"], sentence["end"], sentence["exact"]
        annotations = [a for review in article["reviews"] for a in review["annotations"]]
        for words in (words for annotation in annotations for words in _words(annotation)):
            yield article["text"], words["start"], words["end"], words["exact"]
        for link in (link for annotation in annotations for link in annotation["evidence"]):
            span = link["selector"]
            yield texts[link["snapshot"]], span["start"], span["end"], span["exact"]
        for differing in (it for annotation in annotations for it in annotation["discrepancies"]):
            start, end = differing["start"], differing["end"]
            yield texts[differing["snapshot"]], start, end, differing["exact"]


def _words(annotation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what an annotation says of the article's words, as far as they have a place."""
    said_by = annotation["attributions"]
    parts = [who[name] for who in said_by for name in ("cue", "source", "content")]
    yield from (words for words in (annotation, *parts) if words and words["start"] is not None)


@pytest.mark.both_engines
def test_every_span_holds_its_exact_words(doc):
    found = [*spans(doc)]
    assert len(found) > 60
    assert all(text[start:end] == exact for text, start, end, exact in found)
    exacts = "".join(exact for *_, exact in found)
    for letters in ("👨‍👩‍👧‍👦", "Cafe\u0301", "העיר", "البلدية", "𝔘"):
        assert letters in exacts


@pytest.mark.both_engines
def test_the_same_data_gives_the_same_bytes(database, project, exported):
    assert export_of(database, project.id) == exported


def test_a_record_stands_on_a_line_of_its_own(exported, doc):
    lines = exported.decode().split("\n")
    for sentence in doc["articles"][1]["sentences"]:
        (line,) = [line for line in lines if line.startswith(f'{{"id":"{sentence["id"]}"')]
        assert json.loads(line.rstrip(",")) == sentence


def test_annotations_are_in_the_order_of_the_text(doc):
    for article in doc["articles"]:
        for review in article["reviews"]:
            starts = [annotation["start"] for annotation in review["annotations"]]
            assert len(starts) == 10
            placed = [start for start in starts if start is not None]
            assert placed == sorted(placed)


def test_a_project_goes_out_with_what_was_removed(doc):
    assert [article["removed_at"] is None for article in doc["articles"]] == [True, True, False]
    assert sum(source["removed_at"] is not None for source in doc["sources"]) == 1


def test_a_project_goes_out_without_what_is_not_its_own(database, exported, project, desk):
    other = database.write(
        lambda session: fill(session, desk.elsewhere.id, [desk.mallory.id], articles=1)
    )
    after = export_of(database, project.id)
    assert after == exported
    assert str(other[0]) not in after.decode()


def test_an_article_goes_out_with_only_what_it_refers_to(database, article_ids):
    with database.read() as session:
        doc = json.loads(b"".join(export_article(session, article_ids[0])))
    assert [article["id"] for article in doc["articles"]] == [str(article_ids[0])]
    annotations = [a for r in doc["articles"][0]["reviews"] for a in r["annotations"]]
    said = {who["speaker"] for a in annotations for who in a["attributions"] if who["speaker"]}
    linked = {link["source"] for a in annotations for link in a["evidence"]}
    assert {speaker["id"] for speaker in doc["speakers"]} == said
    assert {source["id"] for source in doc["sources"]} > linked  # one is where another has it from
    cited = {link["snapshot"] for a in annotations for link in a["evidence"]}
    texts = {s["id"] for source in doc["sources"] for s in source["snapshots"]}
    assert {s["id"] for o in doc["sources"] if o["id"] in linked for s in o["snapshots"]} == cited
    assert len(texts) == 4
    assert len(doc["people"]) == 2


def test_there_is_nothing_to_export_of_a_stranger(database):
    with database.read() as session:
        with pytest.raises(NotFoundError):
            export_project(session, uuid4())
        with pytest.raises(NotFoundError):
            export_article(session, uuid4())


def test_an_empty_project_can_be_exported(database, desk):
    doc = json.loads(export_of(database, desk.elsewhere.id))
    assert (doc["articles"], doc["comments"], doc["guidelines"]) == ([], [], [])
    assert [person["name"] for person in doc["people"]] == ["Mallory"]  # made "the author"


@pytest.mark.both_engines
@pytest.mark.parametrize("articles", [2, 12])
def test_the_number_of_queries_does_not_grow_within_a_batch(
    database, desk, count_queries, articles
):
    reviewers = [desk.alice.id, desk.bob.id]
    project_id = desk.project.id
    database.write(
        lambda s: fill(s, project_id, reviewers, articles=articles, sources=2 + articles)
    )
    with count_queries() as seen:
        export_of(database, project_id)
    assert len(seen) == 30


@pytest.mark.both_engines
def test_what_several_did_takes_no_more_queries(database, project, shared_ids, count_queries):
    with count_queries() as seen:
        export_of(database, project.id)
    assert len(seen) == 31  # one more for the decisions
    assert shared_ids


def test_batches_join_without_a_gap(database, project, exported, monkeypatch):
    monkeypatch.setattr(exporting, "BATCH", 1)
    monkeypatch.setattr(exporting, "ROWS", 2)
    assert export_of(database, project.id) == exported


@pytest.mark.both_engines
def test_an_export_sees_one_moment(database, project, article_ids, exported):
    with database.read() as session:
        blocks = export_project(session, project.id)
        database.write(lambda s: s.execute(update(Article).values(title="Changed meanwhile")))
        assert b"".join(blocks) == exported
