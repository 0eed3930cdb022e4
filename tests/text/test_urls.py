"""Addresses of one page are one address; addresses of two pages stay two."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.urls import canonical_url, read_url

LINES = (Path(__file__).parent / "url_cases.txt").read_text().splitlines()
CASES = [line.split(" ") for line in LINES if line and not line.startswith("#")]
ADDRESSES = sorted({address for _, *pair in CASES for address in pair})
PIECES = st.sampled_from(
    [
        *("https://", "http://", "http:/", "//", "/", "?", "&", "=", "#", "#!", ":80", ":", "@"),
        *("web.archive.org/web/", "20240517083000", "*", "archive.ph/", "newest/", "%2F", "%37"),
        *("google.com/amp/s/", "google.com/url?q=", "youtu.be/", "www.", "m.", "amp", "..", "."),
        *("index.html", "utm_source=x", "a", "b.example", "é", "%zz", ";jsessionid=1", " ", "+"),
    ]
)


@pytest.mark.parametrize(("sign", "one", "other"), CASES)
def test_two_addresses_are_one_page_or_two(sign, one, other):
    assert (canonical_url(one) == canonical_url(other)) is (sign == "=")


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_canonical_form_of_a_canonical_address_is_itself(address):
    once = canonical_url(address)
    assert once.startswith("https://")
    assert canonical_url(once) == once


@given(st.lists(PIECES, min_size=1, max_size=14).map("".join))
def test_whatever_is_pasted_is_an_address_for_good_or_none(text):
    try:
        once = canonical_url(text)
    except ValueError:
        return
    assert canonical_url(once) == once


@pytest.mark.parametrize(
    ("copy", "at"),
    [
        (
            "https://web.archive.org/web/20240517083012/https://harbour-post.example/tides",
            datetime(2024, 5, 17, 8, 30, 12, tzinfo=UTC),
        ),
        (
            "https://archive.ph/2024.05.17-083012/https://harbour-post.example/tides",
            datetime(2024, 5, 17, 8, 30, 12, tzinfo=UTC),
        ),
        (
            "web.archive.org/web/20240517/harbour-post.example/tides",
            datetime(2024, 5, 17, tzinfo=UTC),
        ),
        ("https://web.archive.org/web/20241399000000/https://harbour-post.example/tides", None),
    ],
)
def test_a_copy_in_an_archive_is_told_with_its_moment(copy, at):
    page = read_url(copy)
    assert page.key == "https://harbour-post.example/tides"
    assert page.archive in {copy, f"https://{copy}"}
    assert page.archived_at == at


@pytest.mark.parametrize(
    "address",
    [
        "https://harbour-post.example/tides",
        "https://www.google.com/url?q=https://harbour-post.example/tides",
        "https://web.archive.org/web/*/harbour-post.example/tides",
        "https://www.google.com/url?q=1.5+metres",
    ],
)
def test_what_is_no_copy_has_no_archive(address):
    page = read_url(address)
    assert (page.archive, page.archived_at) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "https://",
            "https:///tides",
            "ftp://harbour-post.example/",
            "mailto:a@b.example",
        ),
        *("javascript:alert(1)", "data:text/html,x", "https://a..example/", "https://[::1/"),
        *(
            "https://harbour-post.example:99999/",
            "https://harbour-post.example:x/",
            "\ud800.example",
        ),
    ],
)
def test_what_is_no_address_of_a_page_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        canonical_url(text)
