"""A page over https comes from the host in its address, or it does not come."""

import shutil

import pytest

from factcheck.errors import UnavailableError
from factcheck.sources.connection import Limits
from factcheck.sources.fetch import fetch_page
from tests.support.web_server import (
    ADDRESS,
    answer,
    make_certificate,
    redirect,
    refusal,
    say_nothing,
    serving,
    tls_of,
)

URL = "https://news.example/story"
BODY = b"<p>The bridge is open again.</p>"


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    """Give the file of a certificate and its key for each of two names."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("there is no openssl here to make certificates with")
    folder = tmp_path_factory.mktemp("certificates")
    hosts = ("news.example", "other.example")
    return {host: make_certificate(openssl, folder, host) for host in hosts}


def test_a_page_over_tls_is_fetched(certificates, monkeypatch):
    certificate = certificates["news.example"]
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    tls = tls_of(certificate)
    named = []
    tls.sni_callback = lambda _socket, name, _context: named.append(name)
    with serving(answer(BODY), tls=tls) as internet:
        page = fetch_page("https://news.example./story", internet.network)
    assert (page.body, page.final_url) == (BODY, "https://news.example/story")
    assert named == ["news.example"]
    assert internet.dials == [(ADDRESS, 443)]


def test_the_certificate_of_another_host_is_refused(certificates, monkeypatch):
    certificate = certificates["other.example"]
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serving(answer(BODY), tls=tls_of(certificate)) as internet:
        assert "does not prove" in refusal(internet, URL)
    assert internet.requests == []


def test_a_certificate_that_nobody_vouches_for_is_refused(certificates, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates["other.example"]))
    with serving(answer(BODY), tls=tls_of(certificates["news.example"])) as internet:
        assert "does not prove" in refusal(internet, URL)
    assert internet.requests == []


def test_a_secure_address_is_not_left_for_an_insecure_one(certificates, monkeypatch):
    certificate = certificates["news.example"]
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    there = redirect("http://news.example/story")
    with serving(there, answer(BODY), tls=tls_of(certificate)) as internet:
        assert "from a secure address to one that is not" in refusal(
            internet, "https://news.example/"
        )
    assert internet.dials == [(ADDRESS, 443)]


def test_a_handshake_that_never_ends_is_given_up():
    with serving(say_nothing) as internet:
        said = refusal(internet, URL, UnavailableError, Limits(seconds=0.5))
    assert "takes too long" in said


def test_a_site_that_speaks_no_tls_is_refused():
    with serving(answer(BODY)) as internet:
        assert "does not answer" in refusal(internet, URL, UnavailableError)
