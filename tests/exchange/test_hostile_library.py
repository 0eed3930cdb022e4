"""What an export says of publishers and relations, and cannot be: refused with its place."""

import json

import pytest

from tests.exchange.test_hostile_imports import STRANGE_ID, refusal


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("publishers.0.name", "", "publishers[0].name"),
        ("publishers.0.name", "Another", "publishers[0].names"),
        ("publishers.0.owner", "two\nlines", "publishers[0].owner"),
        ("publishers.0.host", None, "publishers[0].host"),
        ("publishers.0.names", [], "publishers[0].names"),
        ("publishers.0.names", ["Wire", "WIRE"], "publishers[0].names[1]"),
        ("publishers.1.names", ["Şule’s Courier", "the wire"], "publishers[1].names[1]"),
    ],
)
def test_a_publisher_that_cannot_be_is_refused_by_its_place(change, path, value, words):
    assert words in refusal(json.dumps(change(path, value)).encode())


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("id", "x", "id"),
        ("a", STRANGE_ID, "a: There is nothing with this id in sources"),
        ("b", "ffffffff-0000-7000-8000-000000000000", "b: There is nothing with this id"),
        ("b", STRANGE_ID, "b: Give two different sources, the one with the lower id first"),
        ("b", None, "b: A relation is to another source or to an article"),
        ("article", STRANGE_ID, "b: A relation is to another source or to an article"),
        ("kind", "theft", "kind"),
        ("course", "both", "course"),
        ("share_a", 1.01, "share_a"),
        ("share_a", -0.5, "share_a"),
        ("share_b", "0.5", "share_b"),
        ("share_b", True, "share_b"),
        ("reason", "", "reason"),
        ("engine", "x" * 301, "engine"),
        ("state", "suggested", "decided_by: This is known of a relation that was decided on"),
        ("decided_by", None, "decided_by: This is known of a relation that was decided on"),
        ("decided_by", STRANGE_ID, "decided_by: There is nothing with this id in people"),
        ("decided_at", None, "decided_at: This is known of a relation that was decided on"),
        ("revision", 1, "revision"),
    ],
)
def test_a_relation_that_cannot_be_is_refused_by_its_place(change, key, value, words):
    message = refusal(json.dumps(change(f"relations.0.{key}", value)).encode())
    assert f"relations[0].{words}" in message


def test_a_relation_of_a_source_to_itself_is_refused(change, doc):
    change("relations.0.b", doc["relations"][0]["a"])
    assert "relations[0].b: Give two different" in refusal(json.dumps(doc).encode())


def test_a_relation_to_an_article_that_is_not_there_is_refused(change, doc):
    (place,) = [n for n, relation in enumerate(doc["relations"]) if relation["article"]]
    change(f"relations.{place}.article", STRANGE_ID)
    assert f"relations[{place}].article: There is" in refusal(json.dumps(doc).encode())


def test_a_second_relation_of_the_same_two_is_refused(doc):
    doc["relations"] += [doc["relations"][0] | {"id": STRANGE_ID}]
    assert f"relations[{len(doc['relations']) - 1}].a: Another" in refusal(json.dumps(doc).encode())


def test_a_source_of_which_every_text_was_taken_back_is_refused(change, doc):
    taken = doc["sources"][1]["snapshots"]
    assert len(taken) == 1
    change("sources.1.snapshots.0.removed_at", doc["sources"][1]["created_at"])
    assert "sources[1].snapshots: All were taken back" in refusal(json.dumps(doc).encode())


def test_evidence_on_a_text_that_was_taken_back_is_refused(doc):
    links = [
        (number, at, link)
        for number, review in enumerate(doc["articles"][0]["reviews"])
        for at, annotation in enumerate(review["annotations"])
        for link in annotation["evidence"]
    ]
    _, _, link = links[0]
    source = next(source for source in doc["sources"] if source["id"] == link["source"])
    other = next(text for text in source["snapshots"] if text["id"] == link["snapshot"])
    other["removed_at"] = source["created_at"]
    source["snapshots"].append({**other, "id": STRANGE_ID, "removed_at": None})
    assert "This snapshot was taken back" in refusal(json.dumps(doc).encode())
