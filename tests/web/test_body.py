"""JSON bodies: what is taken, and everything that is not."""

import json
from io import BytesIO

import pytest

from factcheck.web.body import MAX_JSON_BYTES

GOOD = {"id": "0190b3a2-0000-7000-8000-000000000000", "count": 2, "note": "said “so” 👩🏽‍🚒 \u202e"}


def text(**changes: object) -> bytes:
    return json.dumps(GOOD | changes).encode()


def test_a_proper_body_is_taken(put):
    answer = put(text(inner={"stance": "refutes", "score": 0.5}, many=["a"]))
    assert answer.status_code == 200
    assert answer.json == GOOD | {"inner": {"stance": "refutes", "score": 0.5}, "many": ["a"]}


def test_bidi_marks_and_escapes_come_through_untouched(put):
    assert put(text()).json["note"] == GOOD["note"]
    assert (
        put(b'{"note": "a \\\\u0000 b", ' + text()[1:].replace(b'"note"', b'"n2"')).status_code
        == 422
    )
    assert put(text(note="a \\u0000 b")).json["note"] == "a \\u0000 b"


NOT_AN_OBJECT = [
    b"",
    b" ",
    b"null",
    b"[]",
    b'"text"',
    b"1",
    b"true",
    b"{",
    b'{"id": ',
    text()[:-1],
    text() + b"x",
    text() + text(),
    b"\xff\xfe" + text(),
    b"\xef\xbb\xbf" + text(),
    text().replace(b"said", b"\xc3\x28"),
    text().decode().encode("utf-16"),
    text().replace(b"2", b"NaN"),
    text().replace(b"2", b"-Infinity"),
    text().replace(b"2", b"1" * 5000),
    text().replace(b"2", b"02"),
    text().replace(b"said", b"\x00"),
    text().replace(b"said", b"\n"),
    text().replace(b'"count": 2', b'"count": 2, "count": 3'),
    b'{"many": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    b'{"a":' * 40_000 + b"1" + b"}" * 40_000,
    b"<html></html>",
]


@pytest.mark.parametrize("raw", NOT_AN_OBJECT, ids=range(len(NOT_AN_OBJECT)))
def test_what_is_no_json_object_is_refused(put, raw):
    answer = put(raw)
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "invalid")
    assert "try again" in answer.json["error"]["message"]
    assert "sys." not in answer.json["error"]["message"]


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("id", {"id": "no id"}),
        ("id", {"id": 5}),
        ("id", {"id": None}),
        ("count", {"count": "2"}),
        ("count", {"count": 2.0}),
        ("count", {"count": True}),
        ("count", {"count": []}),
        ("note", {"note": 1}),
        ("note", {"note": None}),
        ("note", {"note": "a\0b"}),
        ("note", {"note": "\ud800"}),
        ("note", {"note": {"toString": "x"}}),
        ("many", {"many": "text"}),
        ("many.1", {"many": ["a", 2]}),
        ("many.1", {"many": ["a", "\udfff"]}),
        ("inner.stance", {"inner": {"stance": "SUPPORTS", "score": 1.0}}),
        ("inner.score", {"inner": {"stance": "supports", "score": "1"}}),
        ("inner.extra", {"inner": {"stance": "supports", "score": 1.0, "extra": 1}}),
        ("admin", {"admin": True}),
        ("__proto__", {"__proto__": {}}),
    ],
)
def test_the_refusal_names_the_field(put, field, changes):
    answer = put(text(**changes))
    assert answer.status_code == 422
    assert list(answer.json["error"]["fields"]) == [field]
    assert answer.json["error"]["fields"][field]


def test_what_is_missing_is_named(put):
    answer = put(b"{}")
    assert set(answer.json["error"]["fields"]) == {"id", "count", "note"}


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "",
        "json",
    ],
)
def test_what_is_not_sent_as_json_is_refused(put, content_type):
    assert put(text(), content_type).status_code == 422


def test_a_charset_may_be_named(put):
    assert put(text(), "application/json; charset=utf-8").status_code == 200


def test_more_than_the_limit_is_refused_by_size(put):
    answer = put(text(note="x" * MAX_JSON_BYTES))
    assert (answer.status_code, answer.json["error"]["code"]) == (413, "too_large")
    assert "256 kB" in answer.json["error"]["message"]


def test_the_limit_holds_where_no_length_is_given(client, csrf):
    raw = text(note="x" * MAX_JSON_BYTES)
    answer = client.put(
        "/api/probe/body",
        input_stream=BytesIO(raw),
        headers={"X-CSRFToken": csrf, "Content-Type": "application/json"},
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert answer.status_code == 413
