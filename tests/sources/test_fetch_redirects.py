"""A site may send us on, but nowhere that a person could not have sent us."""

import pytest

from factcheck.sources.fetch import fetch_page
from tests.support.web_server import ADDRESS, answer, redirect, refusal, serving

URL = "http://news.example/story"
BODY = b"<p>The bridge is open again.</p>"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(status):
    there = redirect("../b/c?d=e#f", status=f"{status} Moved")
    with serving(there, answer(BODY)) as internet:
        page = fetch_page("http://news.example/a/old", internet.network)
    assert (page.url, page.final_url) == (
        "http://news.example/a/old",
        "http://news.example/b/c?d=e",
    )
    assert internet.requests[1].startswith(b"GET /b/c?d=e HTTP/1.1\r\n")


def test_a_redirect_in_raw_letters_is_followed():
    there = redirect("http://other.example/Br\xc3\xbccke zu")  # UTF-8, as it is on the wire
    with serving(there, answer()) as internet:
        page = fetch_page(URL, internet.network)
    assert page.final_url == "http://other.example/Br%C3%BCcke%20zu"
    assert internet.lookups == ["news.example", "other.example"]


def test_five_redirects_are_followed_and_no_more():
    with serving(*[redirect(f"/{n}") for n in range(5)], answer(BODY)) as internet:
        assert fetch_page(URL, internet.network).body == BODY
    with serving(redirect("/again")) as internet:
        assert "sends us on too often" in refusal(internet)
    assert len(internet.requests) == 6


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://2130706433/",
        "http://[::1]/", "//10.0.0.1/", "http://inwards.example/", "http://localhost/",
        "http://news.example:22/", "http://user:password@news.example/", "file:///etc/passwd",
        "ftp://news.example/", "gopher://news.example/", "javascript:alert(1)", "data:text/html,x",
        "http://[", "https:", "https:///x", f"/{'a' * 3_000}", "http://m\xfcnchen.example/",
        "http://127.0.0.1\\@news.example/", "\thttp://0x7f.1/ ",
    ],
)  # fmt: skip
def test_a_redirect_leads_nowhere_but_to_a_public_page(location):
    with serving(redirect(location), names={"inwards.example": [["192.168.0.1"]]}) as internet:
        said = refusal(internet)
    assert said.startswith(("The site sends us on", "This address does not lead to a public"))
    assert internet.dials == [(ADDRESS, 80)]


def test_a_redirect_to_nowhere_is_not_followed():
    with serving(answer(status="302 Found")) as internet:
        assert "does not let us read" in refusal(internet)
    assert len(internet.requests) == 1


def test_a_cookie_is_not_given_back():
    there = redirect("/next", "Set-Cookie: id=1; Path=/", "Set-Cookie2: id=2")
    with serving(there, answer()) as internet:
        fetch_page(URL, internet.network)
    assert b"GET /next" in internet.requests[1]
    assert not any(word in internet.requests[1].lower() for word in (b"cookie", b"referer"))


def test_a_name_that_turns_inwards_between_two_hops_is_refused():
    rebound = [[ADDRESS], ["169.254.169.254"]]
    with serving(redirect("/next"), names={"news.example": rebound}) as internet:
        assert "does not lead to a public page" in refusal(internet)
    assert internet.dials == [(ADDRESS, 80)]
