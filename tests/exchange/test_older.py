"""An export that version 0.1 wrote, with format 1.0: it still comes in, whole."""

import json
from pathlib import Path
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator
from sqlalchemy import func, select

from factcheck.errors import InvalidError
from factcheck.exchange.schema import SCHEMA_FILE_1
from factcheck.models import Annotation, Attribution, Event, Evidence, Sentence
from tests.exchange.conftest import bring, export_of

OLD = Path(__file__).with_name("export-1.0.json").read_bytes()
NEW_KEYS = {
    "annotations": (
        "scope",
        "prefix",
        "suffix",
        "certainty",
        "flagged",
        "verdict",
        "justification",
    ),
    "attributions": ("parent", "naming", "affiliation", "cue", "source", "content"),
    "speakers": ("role", "external_id"),
    "articles": ("versions",),
}


def without(record, *names):
    return {key: value for key, value in record.items() if key not in names}


def test_it_is_what_its_schema_says():
    schema = json.loads(SCHEMA_FILE_1.read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(OLD))


@pytest.mark.both_engines
def test_all_it_says_comes_in(empty):
    old = json.loads(OLD)
    bring(empty, OLD)
    new = json.loads(export_of(empty, UUID(old["project"]["id"])))
    for before, after in zip(old["articles"], new["articles"], strict=True):
        assert without(before, "reviews", "revision") == without(after, "reviews", "versions")
        for one, other in zip(before["reviews"], after["reviews"], strict=True):
            assert without(one, "annotations") == without(other, "annotations")
            for said, told in zip(one["annotations"], other["annotations"], strict=True):
                _assert_same(said, told)
    speakers = [without(speaker, *NEW_KEYS["speakers"]) for speaker in new["speakers"]]
    assert speakers == old["speakers"]


def _assert_same(said, told):
    lists = ("attributions", "evidence")
    assert without(said, "revision", *lists) == without(told, *NEW_KEYS["annotations"], *lists)
    names = NEW_KEYS["attributions"]
    assert said["attributions"] == [without(who, *names) for who in told["attributions"]]
    assert [without(link, "revision") for link in said["evidence"]] == told["evidence"]


def test_a_second_time_nothing_is_made_twice(empty):
    models = (Annotation, Attribution, Evidence, Event, Sentence)
    bring(empty, OLD)
    with empty.read() as session:
        before = [session.scalar(select(func.count()).select_from(m)) for m in models]
    assert not bring(empty, OLD).made.total()
    with empty.read() as session:
        assert [session.scalar(select(func.count()).select_from(m)) for m in models] == before


def test_it_may_say_what_it_is_last(empty):
    laid_out = json.dumps(json.loads(OLD), sort_keys=True).encode()
    assert bring(empty, laid_out).made["article"] == 2


@pytest.mark.parametrize("key", ["people", "speakers", "sources", "articles"])
@pytest.mark.parametrize("value", [None, 1, "x", [], {}, {"reviews": [1, {"annotations": 1}]}])
def test_what_is_no_record_is_refused(empty, key, value):
    broken = json.dumps(json.loads(OLD) | {key: [value]}).encode()
    with pytest.raises(InvalidError, match=key):
        bring(empty, broken)
