"""No site makes a fetch last longer, or keep more, than it is allowed to."""

import gzip
import logging
import socket
import threading
import tracemalloc
import zlib
from contextlib import closing, suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import DomainError, TooLargeError, UnavailableError
from factcheck.sources import fetch
from factcheck.sources.connection import PIECE, Limits, Network
from factcheck.sources.fetch import fetch_page
from tests.support.web_server import (
    ADDRESS,
    SECRET,
    answer,
    chunked,
    dripping,
    redirect,
    refusal,
    say_nothing,
    serving,
)

URL = "http://news.example/story"
SHORT = Limits(seconds=0.5)
"""Too short for what drips, which would all have arrived after half a minute."""
LIMIT = Limits().body_bytes
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
MARK = SECRET.encode()


def bomb(megabytes, wbits=31):
    """Pack so many megabytes of zeros."""
    packer = zlib.compressobj(wbits=wbits)
    megabyte = bytes(1_000_000)
    return b"".join(packer.compress(megabyte) for _ in range(megabytes)) + packer.flush()


@pytest.mark.parametrize(
    "reply",
    [
        say_nothing,
        dripping(b"", answer(b"x" * 300)),
        dripping(HEAD, b"Content-Length: 1\r\n" + b"X: y\r\n" * 50 + b"\r\nx"),
        dripping(HEAD + b"Content-Length: 300\r\n\r\n", b"x" * 300),
        dripping(HEAD + b"\r\n", b"x" * 300),
        dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", chunked(b"x" * 60, 1)),
        dripping(
            HEAD + b"Transfer-Encoding: chunked\r\n\r\n1;", b"x" * 300 + b"\r\nx\r\n0\r\n\r\n"
        ),
        dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 20 + answer()),
    ],
    ids=["silence", "head", "header", "body", "endless body", "chunks", "chunk mark", "continues"],
)
def test_a_site_that_drips_is_given_up(reply):
    with serving(reply) as internet:
        said = refusal(internet, kind=UnavailableError, limits=SHORT)
    assert said == "The site takes too long to answer. Try again later, or paste the text instead."


def test_the_time_is_that_of_all_redirects_together():
    def late(connection, stopped):
        stopped.wait(0.4)
        connection.sendall(redirect("/on"))

    with serving(late) as internet:
        said = refusal(internet, kind=UnavailableError, limits=Limits(seconds=1))
    assert "takes too long" in said
    assert 1 <= len(internet.requests) <= 3


def test_a_name_server_that_hangs_is_given_up():
    awaited, answered = threading.Event(), []

    def resolve(_host):
        awaited.wait(30)
        answered.append(ADDRESS)
        return answered

    with serving(answer()) as internet:
        network = Network(resolve, internet.network.connect)
        with pytest.raises(UnavailableError, match="takes too long"):
            fetch_page(URL, network, SHORT)
        assert answered == []
        awaited.set()
    assert internet.dials == []


def test_a_machine_that_does_not_answer_is_given_up():
    waits = []

    def connect(_address, _port, seconds):
        waits.append(seconds)
        raise TimeoutError

    network = Network(lambda _host: [ADDRESS] * 3, connect)
    with pytest.raises(UnavailableError, match="takes too long"):
        fetch_page(URL, network, Limits(seconds=3, connect_seconds=2))
    assert len(waits) == 3
    assert all(0 < seconds <= 2 for seconds in waits)


@pytest.mark.parametrize(
    "reply",
    [
        answer(b"x" * (LIMIT + 1)),
        answer(MARK, f"Content-Length: {LIMIT + 1}"),
        answer(MARK, f"Content-Length: {10**30}"),
        HEAD + b"\r\n" + b"x" * (LIMIT + 1),
        answer(chunked(b"x" * (LIMIT + 1)), "Transfer-Encoding: chunked"),
        answer(b"%x\r\n" % 10**20 + b"x" * (LIMIT + PIECE), "Transfer-Encoding: chunked"),
        answer(gzip.compress(b"x" * (LIMIT + 1), mtime=0), "Content-Encoding: gzip"),
    ],
    ids=["measured", "announced", "boasted", "until the end", "chunked", "one chunk", "packed"],
)
def test_a_page_over_the_limit_is_refused(reply):
    with serving(reply) as internet:
        said = refusal(internet, kind=TooLargeError)
    assert said == "This page is larger than 5 MB. Paste the text instead."


@pytest.mark.parametrize(
    "reply",
    [
        answer(b"x" * LIMIT),
        answer(chunked(b"x" * LIMIT, 20), "Transfer-Encoding: chunked"),
        answer(gzip.compress(b"x" * LIMIT, mtime=0), "Content-Encoding: gzip"),
    ],
    ids=["measured", "chunked", "packed"],
)
def test_a_page_at_the_limit_is_taken(reply):
    with serving(reply) as internet:
        assert len(fetch_page(URL, internet.network).body) == LIMIT


@pytest.mark.parametrize("wbits", [31, 15, -15])
def test_a_bomb_is_stopped_as_it_unpacks(wbits):
    packing = "gzip" if wbits == 31 else "deflate"
    reply = answer(bomb(200, wbits), f"Content-Encoding: {packing}")
    tracemalloc.start()
    try:
        with serving(reply) as internet:
            tracemalloc.reset_peak()
            refusal(internet, kind=TooLargeError)
            _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * LIMIT


@pytest.mark.parametrize(
    "reply",
    [
        MARK,
        b"<html>" + MARK,
        b"\x16\x03\x01" + MARK,
        b"HTTP/9.9 200 OK\r\n\r\n" + MARK,
        b"HTTP/2 200\r\n\r\n" + MARK,
        b"HTTP/1.1 2OO OK\r\n\r\n" + MARK,
        b"HTTP/1.1 -200 OK\r\n\r\n" + MARK,
        b"HTTP/1.1 200" + b" " * 70_000,
        HEAD + b"X: " + MARK * 4_000 + b"\r\n\r\n",
        HEAD + b"X: y\r\n" * 101 + b"\r\n" + MARK,
        HEAD + (b"X: " + b"y" * 7_000 + b"\r\n") * 10 + b"\r\n" + MARK,
        HEAD + (b" folded" * 1_000 + b"\r\n") * 10 + b"\r\n" + MARK,
        b"HTTP/1.1 100 Continue\r\n\r\n" * 3_000 + answer(MARK),
        answer(MARK, "Content-Length: 100"),
        answer(chunked(MARK)[:-5], "Transfer-Encoding: chunked"),
        answer(b"zz\r\n" + MARK, "Transfer-Encoding: chunked"),
        answer(b"5" * 70_000, "Transfer-Encoding: chunked"),
        answer(b"-1\r\n" + b"x" * (3 * LIMIT), "Transfer-Encoding: chunked"),
        answer(b"1\r\nx\r\n0\r\n" + b"Trailer: x\r\n" * 2_000_000, "Transfer-Encoding: chunked"),
        answer(MARK, "Content-Encoding: gzip"),
        answer(gzip.compress(MARK, mtime=0)[:-1], "Content-Encoding: gzip"),
        answer(gzip.compress(MARK, mtime=0)[:-8] + bytes(8), "Content-Encoding: gzip"),
        answer(bytes(range(256)), "Content-Encoding: deflate"),
        answer(MARK, "Content-Encoding: br"),
        answer(
            gzip.compress(gzip.compress(MARK, mtime=0), mtime=0), "Content-Encoding: gzip, gzip"
        ),
    ],
    ids=lambda reply: repr(reply[-60:-20]),
)
def test_garbage_is_refused_without_a_word_of_it(caplog, reply):
    caplog.set_level(logging.DEBUG)
    with serving(reply) as internet:
        said = refusal(internet, kind=UnavailableError)
    assert said.startswith("The answer of the site cannot be read or did not arrive whole.")
    assert SECRET not in caplog.text


def test_a_page_that_is_mostly_marks_between_chunks_is_refused():
    reply = answer(chunked(b"x" * 100_000, 1), "Transfer-Encoding: chunked")
    with serving(reply) as internet:
        said = refusal(internet, kind=UnavailableError, limits=Limits(body_bytes=100_000))
    assert "cannot be read" in said


def test_a_site_that_hangs_up_at_once_does_not_answer():
    with serving(b"") as internet:
        assert "does not answer" in refusal(internet, kind=UnavailableError)


@pytest.mark.parametrize("length", ["-1", "x", "1e3", "\xb2"])
def test_a_length_that_is_none_is_not_believed(length):
    with serving(answer(b"<p>It rained.", f"Content-Length: {length}")) as internet:
        assert fetch_page(URL, internet.network).body == b"<p>It rained."


def test_what_follows_the_announced_length_is_left_out():
    with serving(answer(b"<p>It rained." + MARK, "Content-Length: 13")) as internet:
        assert fetch_page(URL, internet.network).body == b"<p>It rained."


WORDS = st.sampled_from(
    [b"HTTP/1.1 ", b"200", b"302", b" OK", b"\r\n", b"\n", b"\r", b":", b" ", b"\t", b"\0", b"\xe9",
     b"0", b"1", b"-1", b"ffffffff", b";", b"=", b"/", b"http://", b"Location: ", b"gzip",
     b"deflate", b"Content-Length: ", b"Content-Type: text/html", b"Content-Encoding: ",
     b"Transfer-Encoding: chunked"]
)  # fmt: skip


@settings(deadline=None)
@given(st.binary(max_size=50) | st.lists(WORDS | st.binary(max_size=3), max_size=40).map(b"".join))
def test_whatever_a_site_says_ends_in_a_page_or_in_our_words(said):
    for head in (b"", b"HTTP/1.1 200 OK\r\n", HEAD):
        ours, theirs = socket.socketpair()
        with closing(theirs), suppress(DomainError):
            theirs.sendall(head + said)
            theirs.shutdown(socket.SHUT_WR)
            network = Network(lambda _host: [ADDRESS], lambda *_, ours=ours: ours)
            page = fetch_page(URL, network, Limits(redirects=0))
            assert page.media_type == "text/html"


def test_a_fetch_that_finds_all_places_taken_is_put_off(monkeypatch):
    monkeypatch.setattr(fetch, "WAIT_SECONDS", 0.1)
    with serving(say_nothing) as internet:
        slow = Limits(seconds=3)
        waiting = [
            threading.Thread(target=lambda: suppress_all(URL, internet.network, slow))
            for _ in range(fetch.AT_ONCE)
        ]
        for thread in waiting:
            thread.start()
        while len(internet.dials) < fetch.AT_ONCE:
            waiting[0].join(0.01)
        with pytest.raises(UnavailableError, match="Other pages"):
            fetch_page(URL, internet.network, slow)
        for thread in waiting:
            thread.join()


def suppress_all(url, network, limits):
    with suppress(DomainError):
        fetch_page(url, network, limits)
