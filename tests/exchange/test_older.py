"""Exports that older versions wrote, with formats 1.0 to 3.0: they still come in, whole."""

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator
from sqlalchemy import func, select, update

from factcheck.errors import InvalidError
from factcheck.exchange.schema import SCHEMA_FILE_1, SCHEMA_FILE_2, SCHEMA_FILE_3
from factcheck.models import (
    Annotation,
    Attribution,
    Event,
    Evidence,
    Publisher,
    RelationState,
    Review,
    Sentence,
    Snapshot,
    Source,
    SourceIndex,
    SourceRelation,
    utc_now,
)
from tests.exchange.conftest import bring, export_of

FILES = {
    version: Path(__file__).with_name(f"export-{version}.json").read_bytes()
    for version in ("1.0", "2.0", "3.0")
}
SCHEMAS = {"1.0": SCHEMA_FILE_1, "2.0": SCHEMA_FILE_2, "3.0": SCHEMA_FILE_3}
NEW_KEYS = {
    "1.0": {
        "articles": ("versions",),
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
    },
    "2.0": {"articles": (), "annotations": (), "attributions": (), "speakers": ()},
    "3.0": {"articles": (), "annotations": (), "attributions": (), "speakers": ()},
}
"""What came after each version, but for what came with 3.0 and 4.0."""
SINCE_3 = {
    "annotations": ("discrepancies", "independence"),
    "sources": ("archive_url", "archived_at"),
    "snapshots": ("removed_at",),
}
SINCE_4 = {
    "articles": ("opened_at", "opened_by"),
    "reviews": ("due", "assigned_by", "submitted_at", "guideline", "agreement", "decisions"),
    "made": ("made_by", "made_in"),
}
LISTS = ("attributions", "evidence")
COPY_AT = "https://web.archive.org/web/20260302101500/https://example.org/0"

each_version = pytest.mark.parametrize("version", FILES)


def without(record, *names):
    return {key: value for key, value in record.items() if key not in names}


def count(database, *models):
    with database.read() as session:
        return [session.scalar(select(func.count()).select_from(model)) for model in models]


@each_version
def test_it_is_what_its_schema_says(version):
    schema = json.loads(SCHEMAS[version].read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(FILES[version]))


@pytest.mark.both_engines
@each_version
def test_all_it_says_comes_in(empty, version):
    old, new_keys = json.loads(FILES[version]), NEW_KEYS[version]
    bring(empty, FILES[version])
    new = json.loads(export_of(empty, UUID(old["project"]["id"])))
    since_3 = SINCE_3 if version < "3.0" else dict.fromkeys(SINCE_3, ())
    for before, after in zip(old["articles"], new["articles"], strict=True):
        kept = without(after, "reviews", *new_keys["articles"], *SINCE_4["articles"])
        assert without(before, "reviews", "revision") == kept
        for one, other in zip(before["reviews"], after["reviews"], strict=True):
            told = without(other, "annotations", *SINCE_4["reviews"])
            assert without(one, "annotations") == told
            for said, told in zip(one["annotations"], other["annotations"], strict=True):
                _assert_same(said, told, new_keys, since_3["annotations"])
    made = SINCE_4["made"]
    speakers = [without(one, *new_keys["speakers"], *made) for one in new["speakers"]]
    assert speakers == old["speakers"]
    sources = [without(source, *since_3["sources"], *made) for source in new["sources"]]
    for source in sources:
        source["snapshots"] = [without(text, *since_3["snapshots"]) for text in source["snapshots"]]
    assert sources == [without(source, "revision") for source in old["sources"]]


def _assert_same(said, told, new_keys, since):
    assert without(said, "revision", *LISTS) == without(
        told, *since, *new_keys["annotations"], *LISTS
    )
    names = new_keys["attributions"]
    assert said["attributions"] == [without(who, *names) for who in told["attributions"]]
    assert [without(link, "revision") for link in said["evidence"]] == told["evidence"]


@pytest.mark.both_engines
def test_an_export_of_version_3_says_all_that_it_said(empty):
    """The publishers and relations too, which are told since then."""
    old = json.loads(FILES["3.0"])
    bring(empty, FILES["3.0"])
    new = json.loads(export_of(empty, UUID(old["project"]["id"])))
    for name in ("people", "publishers", "relations"):
        assert new[name] == old[name]
    assert new["project"] == old["project"] | {
        "blind": True, "open_pool": True, "reviewers_per_article": 1, "names_hidden": False,
    }  # fmt: skip
    assert (new["guidelines"], new["comments"]) == ([], [])


def test_what_was_handed_in_since_is_no_reason_to_refuse(empty):
    bring(empty, FILES["3.0"])
    handed = {"submitted_at": utc_now(), "due": utc_now().date()}
    empty.write(lambda session: session.execute(update(Review).values(handed)))
    assert not bring(empty, FILES["3.0"]).made.total()


@each_version
def test_a_second_time_nothing_is_made_twice(empty, version):
    models = (Annotation, Attribution, Evidence, Event, Sentence, Publisher, SourceRelation)
    bring(empty, FILES[version])
    before = count(empty, *models)
    assert not bring(empty, FILES[version]).made.total()
    assert count(empty, *models) == before


def test_what_an_archive_has_is_read_from_the_address(empty):
    bring(empty, FILES["2.0"])
    with empty.read() as session:
        copied, *others = session.scalars(select(Source).order_by(Source.id)).all()
    assert (copied.page, copied.archive_url) == ("https://example.org/0", COPY_AT)
    assert copied.archived_at == datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
    assert [source.archive_url for source in others] == ["", ""]


def test_a_copy_found_since_is_no_reason_to_refuse(empty):
    bring(empty, FILES["2.0"])
    empty.write(lambda session: session.execute(update(Source).values(archive_url="")))
    assert not bring(empty, FILES["2.0"]).made.total()


def test_a_text_taken_back_since_is_no_reason_to_refuse(empty):
    bring(empty, FILES["2.0"])
    empty.write(lambda session: session.execute(update(Snapshot).values(removed_at=utc_now())))
    assert not bring(empty, FILES["2.0"]).made.total()


@pytest.mark.both_engines
@pytest.mark.parametrize("version", ["1.0", "2.0"])  # before relations were told
def test_its_sources_are_found_and_related(empty, version):
    bring(empty, FILES[version])
    sources = count(empty, Source)
    assert count(empty, SourceIndex) == sources
    assert count(empty, Publisher) == [1]
    with empty.read() as session:
        states = session.scalars(select(SourceRelation.state)).all()
    assert states
    assert {*states} == {RelationState.SUGGESTED}


@each_version
def test_it_may_say_what_it_is_last(empty, version):
    laid_out = json.dumps(json.loads(FILES[version]), sort_keys=True).encode()
    assert bring(empty, laid_out).made["article"] == 2


@pytest.mark.parametrize("key", ["people", "speakers", "sources", "articles"])
@pytest.mark.parametrize("value", [None, 1, "x", [], {}, {"reviews": [1, {"annotations": 1}]}])
@each_version
def test_what_is_no_record_is_refused(empty, version, key, value):
    broken = json.dumps(json.loads(FILES[version]) | {key: [value]}).encode()
    with pytest.raises(InvalidError, match=key):
        bring(empty, broken)


@pytest.mark.parametrize("url", [None, 7, "javascript:alert(1)"])
def test_an_address_that_is_none_is_refused(empty, url):
    old = json.loads(FILES["2.0"])
    old["sources"][0]["url"] = url
    with pytest.raises(InvalidError, match="url"):
        bring(empty, json.dumps(old).encode())
