"""Files that are not what they say: each is refused, in words that name the place."""

import base64
import gzip
import json
import re
import time
from io import BytesIO

import pytest
from sqlalchemy import func, select

from factcheck.errors import DuplicateError, InvalidError, StaleError
from factcheck.exchange import check
from factcheck.exchange.document import read_document
from factcheck.models import Annotation, Article, Event, User
from factcheck.text.clean import NAME_LENGTH
from factcheck.text.language import LANGUAGES
from tests.exchange.conftest import at, bring, export_of, send

STRANGE_ID = "01890a5d-ac96-774b-bcce-b302099a8057"


def refusal(data: bytes) -> str:
    with pytest.raises(InvalidError) as caught:
        read_document(BytesIO(data))
    message = str(caught.value)
    assert len(message) < 1500
    return message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "cut short"),
        (b"{", "cut short"),
        (b"[]", "begins with {"),
        (b"null", "begins with {"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not in UTF-8"),
        (b'{"format":"\xff"}', "not in UTF-8"),
        ("{}".encode("utf-16"), "not in UTF-8"),
        (b"{}", 'key "format" is missing'),
        (b'{"labels": []}', '"labels" is no key'),
        (b'{"format":"doccano"}', "format: Input should be 'factcheck-annotations'"),
        (b'{"format":NaN}', "NaN is no JSON number"),
        (b'{"people":{}}', "people: This has to be a list"),
        (b'{"project":[1]}', "project: This must not be a list"),
        (b'{"project":{"id":"x","id":"y"}}', "key is given twice"),
        (b'{"people":[],"people":[]}', '"people" is there twice'),
        (b'{"people":[,]}', "not valid JSON"),
        (b'{"articles":[1', "articles[0]: Input should be an object"),
        (b'{"articles":[{},', "articles[0].id: Field required"),
        (b'{"sources":["' + b"x" * 90 + b'"', "sources[0]: Input should be an object"),
        (b'{"people":[]} x', "after the end"),
        (b'{"people":[]', "cut short"),
        (b'{"people":[' + b"[" * 100_000, "nested too deeply"),
        (b'{"people":[' + b"9" * 10_000 + b"]}", "A number has too many digits, in line 1. Export"),
        (b'{"format":-' + b"9" * 5_000 + b"}", "A number has too many digits"),
        (b'{"a\\u0000":1}', "is no key"),
    ],
    ids=repr,
)
def test_what_is_no_export_is_refused(data, words):
    assert words in refusal(data)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_refused(exported, share):
    assert "cut short" in refusal(exported[: int(len(exported) * share)])


def test_every_way_of_cutting_a_file_short_is_refused():
    whole = json.dumps({"people": [{"id": "é\n\\", "n": [-1.5e3, True, None]}], "a": {}}).encode()
    for end in range(1, len(whole)):
        refusal(whole[:end])


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("schema_version", "9.9", "update this one"),
        ("schema_version", 1, "update this one"),
        ("offset_unit", "utf-16", "offset_unit"),
        ("project.id", "no-id", "project.id"),
        ("project.name", "", "project.name"),
        ("people.0.email", "a@b", "people[0].email"),
        ("people.0.name", "A\u202eB", "people[0].name"),
        ("people.0.name", "A\x00B", "people[0].name"),
        ("people.0.name", "A\ud800B", "lone surrogate"),
        ("people.1", "Bob", "people[1]"),
        ("speakers.1.kind", "robot", "speakers[1].kind"),
        ("speakers.1.kind", "author", "speakers[1].kind"),
        ("speakers.1.name", "x" * 301, "speakers[1].name"),
        ("speakers.1.aliases", ["x" * 301], "speakers[1].aliases[0]"),
        ("sources.0.archive_url", "javascript:alert(1)", "sources[0].archive_url"),
        ("sources.0.archive_url", None, "sources[0].archive_url"),
        ("sources.0.archived_at", "2026-03-14", "sources[0].archived_at"),
        ("sources.0.page", "https://example.org/", "sources[0].page"),
        ("sources.0.snapshots.0.method", "stolen", "sources[0].snapshots[0].method"),
        ("sources.0.title", "x" * 301, "sources[0].title"),
        ("sources.0.snapshots", [], "sources[0].snapshots"),
        ("sources.0.snapshots.0.language", "eo", "sources[0].snapshots[0].language"),
        ("sources.0.url", "javascript:alert(1)", "sources[0].url"),
        ("sources.0.url", "https://u:p@example.org/", "sources[0].url"),
        ("sources.0.published", "2026-13-01", "sources[0].published"),
        ("sources.0.snapshots.0.sha256", "0" * 64, "sources[0].snapshots[0].sha256"),
        ("sources.0.snapshots.0.passages.1.start", 0, "sources[0].snapshots[0].passages[1].start"),
        ("sources.1.snapshots.0.original.sha256", "0" * 64, "original.sha256"),
        ("sources.0.snapshots.0.original.sha256", "0" * 64, "original.sha256"),
        ("sources.1.snapshots.0.original.gzip_base64", "AAAA", "original.gzip_base64"),
        ("sources.1.snapshots.0.original.gzip_base64", "H4sI", "original.gzip_base64"),
        ("sources.1.snapshots.0.original.gzip_base64", "§", "original.gzip_base64"),
        ("articles.0.title", 7, "articles[0].title: Input should be a valid string"),
        ("articles.0.title", "x" * 301, "articles[0].title"),
        ("articles.0.title", "two\nlines", "articles[0].title"),
        ("articles.0.text", "Another text.", "articles[0].sha256"),
        ("articles.0.text", "", "articles[0].text"),
        ("articles.0.text", "a\x07b", "articles[0].text"),
        ("articles.0.created_at", "2026-03-14T09:30:00", "articles[0].created_at"),
        ("articles.0.created_at", "0001-01-01T00:00:00+14:00", "articles[0].created_at"),
        ("articles.0.created_at", 5, "articles[0].created_at"),
        ("articles.1.versions.0.text", "Another.", "articles[1].versions[0].sha256"),
        ("articles.1.versions.0.number", 2**31, "articles[1].versions[0].number"),
        ("articles.0.language", "English", "articles[0].language"),
        ("articles.0.language", "eo", "articles[0].language: Write the code of a language"),
        ("articles.0.sentences", [], "articles[0].sentences"),
        ("articles.0.sentences.2.start", 7, "articles[0].sentences[2].start"),
        ("articles.0.sentences.2.end", 10**9, "articles[0].sentences[2].start"),
        ("articles.0.sentences.2.start", True, "articles[0].sentences[2].start"),
        ("articles.0.sentences.2.start", 7.0, "articles[0].sentences[2].start"),
        ("articles.0.sentences.2.position", 3, "articles[0].sentences[2].position"),
        ("articles.0.sentences.2.exact", "x", "articles[0].sentences[2].exact"),
    ],
)
def test_what_was_tampered_with_is_refused_by_its_path(change, path, value, words):
    assert words in refusal(json.dumps(change(path, value)).encode())


@pytest.mark.parametrize("path", ["articles.0.title", "speakers.1.name", "publishers.0.owner"])
def test_a_name_as_long_as_the_forms_take_is_taken(change, path):
    read_document(BytesIO(json.dumps(change(path, "x" * NAME_LENGTH)).encode()))


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_that_the_forms_offer_is_taken(change, code):
    read_document(BytesIO(json.dumps(change("articles.0.language", code)).encode()))


@pytest.mark.parametrize(
    "path", ["people.0", "speakers.0", "publishers.0", "sources.0", "articles.0", "relations.0"]
)
def test_a_record_that_comes_twice_is_refused(doc, path):
    records, index = at(doc, path)
    records.append(records[index])
    assert "already" in refusal(json.dumps(doc).encode())


@pytest.mark.parametrize(
    "path", ["articles.0.title", "articles.0.sentences.0.id", "people", "relations", "offset_unit"]
)
def test_a_missing_key_is_named(doc, path):
    container, key = at(doc, path)
    del container[key]
    message = refusal(json.dumps(doc).encode())
    assert key in message
    assert re.search(r"missing|required", message)


def test_many_mistakes_are_counted_not_listed(doc):
    for sentence in doc["articles"][0]["sentences"]:
        sentence["start"] = sentence["end"] = "x"
    assert "15 more mistakes in articles[0]" in refusal(json.dumps(doc).encode())


def test_a_bomb_is_not_unpacked(change, monkeypatch):
    monkeypatch.setattr(check, "MAX_ORIGINAL", 3_000_000)
    bomb = base64.b64encode(gzip.compress(bytes(50_000_000))).decode()
    data = json.dumps(change("sources.1.snapshots.0.original.gzip_base64", bomb)).encode()
    assert "unpacks to more than 3 MB" in refusal(data)


def test_many_small_bombs_are_not_unpacked_either(exported):
    read_document(BytesIO(exported), max_unpacked=3_000)
    with pytest.raises(InvalidError, match="unpack to more than a page can take"):
        read_document(BytesIO(exported), max_unpacked=1_000)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("articles.0.title", "Renamed", "articles[0]: The article"),
        ("articles.0.reviews.0.annotations.1.note", "New", "annotations[1]: The annotation"),
        ("articles.0.reviews.0.annotations.0.flagged", False, "annotations[0]: The annotation"),
        ("speakers.1.name", "Renamed", "speakers[1]: The speaker"),
        ("publishers.0.owner", "Renamed", "publishers[0]: The publisher"),
        ("sources.3.publisher", "Renamed", "sources[3]: The source"),
        ("sources.3.archive_url", "https://example.org/", "sources[3]: The source"),
        (
            "articles.0.reviews.0.annotations.0.discrepancies.0.state",
            "dismissed",
            "discrepancies[0]: The difference",
        ),
    ],
)
@pytest.mark.usefixtures("told_all")
def test_what_is_here_in_another_form_is_refused(database, desk, change, path, value, words):
    before = export_of(database, desk.project.id)
    with pytest.raises(StaleError, match=re.escape(words)):
        send(database, change(path, value), desk.project, desk.alice)
    assert export_of(database, desk.project.id) == before


@pytest.mark.parametrize(
    "path",
    [
        "articles.1.id",
        "articles.1.reviews.0.id",
        "articles.1.reviews.0.annotations.0.id",
        "articles.1.reviews.0.annotations.0.discrepancies.0.id",
    ],
)
@pytest.mark.usefixtures("told_all")
def test_what_is_here_under_another_id_is_refused(database, project, alice, exported, change, path):
    changed = change(path, STRANGE_ID)
    with pytest.raises(DuplicateError) as caught:
        send(database, changed, project, alice)
    assert caught.value.existing_id
    assert export_of(database, project.id) == exported


@pytest.mark.both_engines
@pytest.mark.parametrize("keep", ["speakers", "publishers", "sources", "articles"])
def test_ids_of_another_project_are_refused_and_tell_nothing(database, desk, exported, doc, keep):
    """Mallory sends the ids of Alice's project, with contents that she made up."""
    doc["people"] = []
    for article in doc["articles"]:
        article["reviews"] = []
        article["title"] = "Made up"
    doc["relations"] = []
    for speaker in doc["speakers"]:
        speaker["made_by"] = None
    for name in {"speakers", "publishers", "sources", "articles"} - {keep}:
        doc[name] = []
    with pytest.raises(StaleError) as caught:
        send(database, doc, desk.elsewhere, desk.mallory)
    assert "This export is of another project, which is here already." in str(caught.value)
    for secret in ("Chronicle", "Öz", "Süddeutsche", "كتاب"):
        assert secret not in str(caught.value)
    assert export_of(database, desk.project.id) == exported


def test_a_sentence_cannot_be_taken_from_another_project(database, desk, doc, exported):
    article = doc["articles"][0]
    doc["articles"], doc["people"], article["reviews"] = [article], [], []
    doc["speakers"] = doc["publishers"] = doc["sources"] = doc["relations"] = []
    article["id"] = STRANGE_ID
    with pytest.raises(StaleError, match=re.escape("articles[0].sentences[0]")):
        send(database, doc, desk.elsewhere, desk.mallory)


def test_nobody_puts_words_into_the_mouth_of_a_stranger(database, desk, doc):
    """Bob has an account, but not at Mallory's project."""
    for name in ("speakers", "publishers", "sources", "articles", "relations"):
        doc[name] = []
    with pytest.raises(InvalidError, match="have accounts here but do not work at this project"):
        send(database, doc, desk.elsewhere, desk.mallory)


def test_a_million_elements_that_are_no_records_cost_nothing(doc):
    del doc["relations"]
    doc["articles"] = [doc.pop("articles")[0]]  # so that they come last
    data = json.dumps(doc)[:-2].encode() + b",1" * 1_000_000
    begun = time.process_time()
    assert "articles[1]: Input should be an object" in refusal(data + b"]}")
    assert time.process_time() - begun < 0.5


def test_a_refused_import_leaves_nothing(database, desk, doc, empty):
    doc["articles"][2]["id"] = doc["articles"][2]["sentences"][0]["id"] = STRANGE_ID
    doc["relations"] = []
    bring(empty, json.dumps(doc | {"articles": []}).encode())
    doc["articles"][2]["sentences"][1]["id"] = STRANGE_ID
    with empty.read() as session:
        project = session.get_one(type(desk.project), desk.project.id)
        user = session.get_one(User, desk.alice.id)
        before = session.scalar(select(func.count()).select_from(Event))
    with pytest.raises((StaleError, DuplicateError, InvalidError)):
        send(empty, doc, project, user)
    with empty.read() as session:
        assert session.scalar(select(func.count()).select_from(Article)) == 0
        assert session.scalar(select(func.count()).select_from(Annotation)) == 0
        assert session.scalar(select(func.count()).select_from(Event)) == before
