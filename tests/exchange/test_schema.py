"""The published JSON Schema: up to date, a schema itself, and true of what we export."""

import json

import pytest
from jsonschema import Draft202012Validator

from factcheck.exchange.schema import SCHEMA_FILE, json_schema, schema_text

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_published_file_is_up_to_date():
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(), (
        "run: python -m factcheck.exchange.schema"
    )


def test_it_is_a_schema_with_a_name():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"]
    assert "version 4.0" in SCHEMA["title"]


def test_everything_in_it_is_strict_and_the_records_are_described():
    for name, record in SCHEMA["$defs"].items():
        if record["type"] == "object":
            assert record["additionalProperties"] is False, name
            assert set(record["required"]) == set(record["properties"]), name
            assert record["description"], name


@pytest.mark.both_engines
def test_an_export_is_valid(doc):
    assert [error.message for error in VALIDATOR.iter_errors(doc)] == []


@pytest.mark.both_engines
def test_an_export_of_what_several_did_is_valid(shared_doc):
    assert [error.message for error in VALIDATOR.iter_errors(shared_doc)] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("project.reviewers_per_article", 0),
        ("guidelines", None),
        ("comments", [{}]),
        ("articles.0.reviews.0.state", "lost"),
        ("articles.0.reviews.0.agreement", {}),
        ("schema_version", "3.0"),
        ("offset_unit", "bytes"),
        ("extra", 1),
        ("articles.0.extra", 1),
        ("articles.0.sentences.0.start", -1),
        ("articles.0.sentences.0.start", "0"),
        ("articles.0.sha256", "ABC"),
        ("articles.0.language", "eo"),
        ("articles.0.sentences", []),
        ("publishers.0.names", []),
        ("sources.0.snapshots", []),
        ("relations.0.share_a", 1.5),
        ("relations.0.kind", "theft"),
        ("articles.0.reviews.0.annotations.0.tag", "lie"),
    ],
)
def test_what_is_no_export_is_not_valid(change, path, value):
    assert not VALIDATOR.is_valid(change(path, value))


@pytest.mark.parametrize(("version", "title"), [(n, f"version {n}.0") for n in (1, 2, 3, 4)])
def test_each_version_is_published(client, version, title):
    answer = client.get(f"/schemas/export-{version}.json")
    assert answer.mimetype == "application/schema+json"
    assert title in json.loads(answer.data)["title"]
