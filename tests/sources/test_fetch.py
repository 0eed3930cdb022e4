"""A page is fetched by its address from a site that keeps to the rules, and from no other."""

import gzip
import logging
import socket
import zlib
from datetime import UTC, datetime

import pytest

from factcheck import __version__
from factcheck.errors import InvalidError, UnavailableError
from factcheck.sources.connection import PIECE, PUBLIC
from factcheck.sources.fetch import MEDIA_TYPES, fetch_page
from tests.support.web_server import ADDRESS, ADDRESS_6, SECRET, answer, chunked, refusal, serving

URL = "http://news.example/story"
BODY = "<p>Die Brücke war gesperrt.</p>".encode()


def test_a_page_is_fetched():
    begun = datetime.now(UTC)
    with serving(answer(BODY, "Server: old", "X-Two: a", "X-Two: b\r\n  c")) as internet:
        page = fetch_page(f"{URL}?a=1&b=%20#part", internet.network)
    assert (page.url, page.final_url) == (f"{URL}?a=1&b=%20#part", f"{URL}?a=1&b=%20")
    assert (page.status, page.media_type, page.charset) == (200, "text/html", "utf-8")
    assert (page.body, page.address) == (BODY, ADDRESS)
    assert page.headers[2:] == (("Server", "old"), ("X-Two", "a"), ("X-Two", "b c"))
    assert begun <= page.fetched_at <= datetime.now(UTC)
    assert internet.dials == [(ADDRESS, 80)]


def test_the_site_learns_no_more_than_it_needs(monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    with serving(answer()) as internet:
        fetch_page("http://user.example:443/a?b", internet.network)
    first, *headers = internet.requests[0].decode().removesuffix("\r\n\r\n").split("\r\n")
    assert first == "GET /a?b HTTP/1.1"
    assert dict(header.split(": ", 1) for header in headers) == {
        "Host": "user.example:443",
        "User-Agent": f"Factcheck/{__version__}",
        "Accept": ", ".join(MEDIA_TYPES),
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


@pytest.mark.parametrize(
    ("url", "asked", "host"),
    [
        ("HTTP://NEWS.Example", "/", "news.example"),
        ("http://news.example.:80/", "/", "news.example"),
        ("http://münchen.example/ä%C3%A4?q=ж", "/%C3%A4%C3%A4?q=%D0%B6", "xn--mnchen-3ya.example"),
        ("http://news。example//a/../b", "//a/../b", "news.example"),
        ("http://news.example?a=[1]&b='2'", "/?a=[1]&b='2'", "news.example"),
        (f"http://{ADDRESS}/", "/", ADDRESS),
        (f"http://[{ADDRESS_6}]/", "/", f"[{ADDRESS_6}]"),
    ],
)
def test_an_address_is_asked_for_as_a_browser_would(url, asked, host):
    with serving(answer()) as internet:
        fetch_page(url, internet.network)
    assert internet.requests[0].startswith(f"GET {asked} HTTP/1.1\r\nHost: {host}\r\n".encode())


def test_an_address_in_numbers_is_not_looked_up():
    with serving(answer()) as internet:
        fetch_page(f"http://{ADDRESS}/", internet.network)
        fetch_page(f"http://[{ADDRESS_6}]/", internet.network)
    assert internet.lookups == []
    assert internet.dials == [(ADDRESS, 80), (ADDRESS_6, 80)]


def test_the_next_address_is_tried_where_one_is_silent():
    names = {"news.example": [[ADDRESS_6, ADDRESS]]}
    with serving(answer(), names=names, silent=[ADDRESS_6]) as internet:
        assert fetch_page(URL, internet.network).address == ADDRESS
    assert internet.dials == [(ADDRESS_6, 80), (ADDRESS, 80)]


def test_a_name_is_looked_up_once_for_each_request():
    rebound = [[ADDRESS], ["127.0.0.1"]]
    with serving(answer(), names={"news.example": rebound}) as internet:
        fetch_page(URL, internet.network)
        assert internet.lookups == ["news.example"]
        assert "does not lead to a public page" in refusal(internet)
    assert internet.dials == [(ADDRESS, 80)]


@pytest.mark.parametrize("failure", [socket.gaierror(-2, SECRET), OSError(SECRET), []])
def test_without_a_connection_the_machine_says_so(failure):
    with serving(answer(), names={"news.example": [failure]}) as internet:
        said = refusal(internet, kind=UnavailableError)
    assert said == (
        "This machine has no connection to the internet, or the site does not exist. "
        "Paste the text or upload the page instead."
    )


def test_the_system_is_asked_for_the_whole_name(monkeypatch):
    asked = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *_, **__: asked.append(host) or [])
    assert PUBLIC.resolve("news.example") == []
    assert asked == ["news.example."]


@pytest.mark.parametrize(
    ("status", "kind", "message"),
    [
        ("404 Not Found", InvalidError, "has no page at this address"),
        ("410 Gone", InvalidError, "has no page at this address"),
        ("401 Unauthorized", InvalidError, "does not let us read"),
        ("403 Forbidden", InvalidError, "does not let us read"),
        ("451 Unavailable", InvalidError, "does not let us read"),
        ("304 Not Modified", InvalidError, "does not let us read"),
        ("206 Partial Content", InvalidError, "does not let us read"),
        ("429 Too Many Requests", UnavailableError, "Try again later"),
        ("500 Oh", UnavailableError, "Try again later"),
        ("503 Oh", UnavailableError, "Try again later"),
        ("999 Oh", UnavailableError, "Try again later"),
    ],
)
def test_a_status_is_told_in_our_words(caplog, status, kind, message):
    caplog.set_level(logging.DEBUG)
    with serving(answer(SECRET.encode(), f"X: {SECRET}", status=f"{status} {SECRET}")) as internet:
        assert message in refusal(internet, kind=kind)
    assert "news.example" in caplog.text
    assert SECRET not in caplog.text


@pytest.mark.parametrize("media_type", [*MEDIA_TYPES, "Text/HTML ;charset=x", "text/plain;;"])
def test_a_page_a_text_and_a_document_are_taken(media_type):
    with serving(answer(BODY, media_type=media_type)) as internet:
        page = fetch_page(URL, internet.network)
    assert page.media_type == media_type.partition(";")[0].strip().lower()
    assert page.body == BODY


@pytest.mark.parametrize(
    "media_type",
    ["", "image/png", "application/zip", "application/octet-stream", "text", "text/html2",
     "x/text/html", "text/css", "multipart/mixed; boundary=x", "application/json", SECRET],
)  # fmt: skip
def test_any_other_kind_is_refused(media_type):
    with serving(answer(SECRET.encode(), media_type=media_type)) as internet:
        assert "something other than a web page" in refusal(internet)


@pytest.mark.parametrize(
    ("media_type", "charset"),
    [
        ("text/html", ""), ("text/html; charset=ISO-8859-1", "iso-8859-1"),
        ('text/html; version=1;Charset = "UTF-8"', "utf-8"),
        ("text/html; charset='koi8-r'", "koi8-r"),
        ("text/html; xcharset=utf-8", ""), ("text/html; charset=", ""),
        ("text/html; charset=\xe9", ""),
        ("text/html; charset=no-such", "no-such"), (f"text/html; charset={'x' * 9_000}", "x" * 40),
    ],
)  # fmt: skip
def test_the_charset_is_what_the_header_names(media_type, charset):
    with serving(answer(media_type=media_type)) as internet:
        assert fetch_page(URL, internet.network).charset == charset


def bare(data):
    """Pack as "deflate" without the header of zlib, as some servers do."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize("length", [0, 1, 65_536, 1_000_000])
@pytest.mark.parametrize(
    ("packing", "pack"),
    [
        ("gzip", gzip.compress), ("X-GZip", gzip.compress), ("deflate", zlib.compress),
        ("deflate", bare), ("identity", bytes), ("", bytes),
        ("gzip", lambda data: gzip.compress(data) + b"padding"),
    ],
)  # fmt: skip
def test_a_packed_page_is_unpacked(packing, pack, length):
    body = (BODY * (length // len(BODY) + 1))[:length]
    with serving(answer(pack(body), f"Content-Encoding: {packing}")) as internet:
        assert fetch_page(URL, internet.network).body == body


def test_the_end_of_a_packed_page_is_kept():
    # zlib then has the last byte still to give when it has taken all that there is to take.
    body = b" " * (PIECE + 1)
    with serving(answer(bare(body), "Content-Encoding: deflate")) as internet:
        assert fetch_page(URL, internet.network).body == body


@pytest.mark.parametrize(
    "reply",
    [
        answer(b"", "Content-Length: 0"),
        answer(b"", "Content-Encoding: gzip"),
        answer(chunked(b""), "Transfer-Encoding: chunked"),
    ],
)
def test_an_empty_page_is_an_empty_body(reply):
    with serving(reply) as internet:
        assert fetch_page(URL, internet.network).body == b""
