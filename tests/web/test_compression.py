"""Answers go out compressed where that helps."""

import gzip
import zlib

import pytest

GZIP = {"Accept-Encoding": "gzip, deflate, br"}


def test_a_long_text_is_compressed(client):
    answer = client.get("/probe/text/4000", headers=GZIP)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data).decode() == "é" * 2000
    assert answer.content_length == len(answer.data) < 200
    assert "Accept-Encoding" in answer.vary


def test_the_same_text_gives_the_same_bytes(client):
    first, second = (client.get("/probe/text/4000", headers=GZIP).data for _ in range(2))
    assert first == second


@pytest.mark.parametrize("accepts", ["", "identity", "br", "gzip;q=0", "*;q=0", "deflate"])
def test_who_does_not_understand_it_gets_it_plain(client, accepts):
    answer = client.get("/probe/text/4000", headers={"Accept-Encoding": accepts})
    assert "Content-Encoding" not in answer.headers
    assert answer.text == "é" * 2000
    assert "Accept-Encoding" in answer.vary


@pytest.mark.parametrize("path", ["/probe/text/900", "/probe/picture"])
def test_what_would_gain_nothing_goes_out_as_it_is(client, path):
    assert "Content-Encoding" not in client.get(path, headers=GZIP).headers


def test_what_is_compressed_already_is_left_alone(client):
    answer = client.get("/probe/packed", headers=GZIP)
    assert gzip.decompress(answer.data) == b"x" * 5000


def test_a_stream_is_compressed_as_it_comes(client):
    answer = client.get("/probe/stream", headers=GZIP, buffered=False)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Content-Length" not in answer.headers
    decompressor, lines, pieces = zlib.decompressobj(16 + zlib.MAX_WBITS), b"", 0
    for piece in answer.iter_encoded():
        lines += decompressor.decompress(piece)
        pieces += 1
    assert lines == b"".join(b"line %d\n" % number for number in range(10_000))
    assert decompressor.eof
    assert pieces > 1


def test_an_answer_that_was_cached_need_not_be_sent_again(app, client):
    with app.test_request_context():
        path = app.url_for("static", filename="icons.svg")
    first = client.get(path, headers=GZIP)
    assert first.headers["Content-Encoding"] == "gzip"
    assert first.headers["ETag"].startswith("W/")
    again = client.get(path, headers=GZIP | {"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Content-Security-Policy"]
