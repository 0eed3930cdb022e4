"""`factcheck serve` and `factcheck demo`: a real server, and its end."""

import http.cookiejar
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest

from factcheck.commands.server import Listening, listen
from factcheck.errors import InvalidError
from tests.support.server import ROOT, environment


@contextmanager
def started(settings, *arguments):
    """Start a command and give the process and what it says up to its address."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "factcheck.cli", *map(str, arguments)],
        env=environment(settings),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said = ""
    try:
        while "http://" not in said and (line := process.stdout.readline()):
            said += line
        yield process, said
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)
        process.stdout.close()


def address(said):
    return re.search(r"http://\S+", said)[0]


def browse(link):
    """Open a link as a browser that keeps cookies does; return the page it leads to."""
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    with urllib.request.build_opener(jar).open(link, timeout=20) as answer:
        return answer.url, answer.read().decode()


def test_the_demo_starts_with_one_link_and_a_second_time_keeps_the_work(settings):
    for _ in range(2):
        with started(settings, "demo", "--port", 0, "--no-browser") as (process, said):
            assert said.count("/sign-in/") == 1
            url, page = browse(address(said))
            assert url.endswith("/articles")
            assert "Kelmouth harbour fire" in page
            assert page.count("Ministry defends sprinklers") == 1
        assert process.returncode == 0


def test_another_port_is_used_when_the_wanted_one_is_taken(settings):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with started(settings, "serve", "--port", port) as (_, said):
            assert f"Port {port} is taken" in said
            assert str(port) not in address(said)
            assert "ok" in browse(address(said) + "/healthz")[1]


SLOW = (
    b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 3\r\n\r\na"
)
"""A request whose last two bytes are yet to come."""


def test_what_is_at_hand_ends_before_the_server_does(settings):
    with started(settings, "serve", "--port", 0) as (process, said):
        host, port = address(said).removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=20) as connection:
            connection.sendall(SLOW)
            time.sleep(0.5)
            process.send_signal(signal.SIGINT)
            time.sleep(0.5)
            assert process.poll() is None
            connection.sendall(b"=b")
            assert connection.recv(20).startswith(b"HTTP/1.1 4")
    assert process.returncode == 0


def test_a_server_does_not_start_on_an_old_database(settings, database):
    database.write(
        lambda s: s.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '0'")
    )
    with started(settings, "serve", "--port", 0) as (process, said):
        assert "factcheck db upgrade" in said
        assert process.wait(timeout=20) == 1


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:7"),
        ("0.0.0.0", "http://127.0.0.1:7"),
        ("::", "http://[::1]:7"),
        ("::1", "http://[::1]:7"),
        ("localhost", "http://localhost:7"),
    ],
)
def test_the_address_is_one_for_this_machine(host, url):
    with socket.socket() as unused:
        assert Listening(unused, host, 7).url == url


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(InvalidError, match="Cannot listen on"):
        listen("192.0.2.1", 0)
