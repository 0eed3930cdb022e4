import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InvalidError
from factcheck.text.clean import clean_block, clean_line, clean_url

DAMAGED = ["a\x00b", "a\x1bb", "a\x7fb", "a\x9bb", "a\ud800b", "a\uffffb"]


def test_a_line_is_composed_trimmed_and_single_spaced():
    assert clean_line("  Cafe\u0301\r\n Rosa \u2028\t& Co. ") == "Café Rosa & Co."


def test_direction_overrides_are_dropped_from_a_line():
    assert clean_line("Ann\u202e\u2066 Lee\u2069") == "Ann Lee"


@pytest.mark.parametrize("value", ["\u2063", "\u200b \u00ad", "\u3164", "\u202e\u2800"])
def test_a_text_in_which_nothing_is_seen_is_empty(value):
    assert clean_line(value) == clean_block(value) == ""


def test_what_is_not_seen_stays_within_a_name():
    assert clean_line("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize("value", DAMAGED)
def test_damaged_text_is_refused(value):
    for clean in (clean_line, clean_block, clean_url):
        with pytest.raises(InvalidError, match="unreadable character"):
            clean(value)


@pytest.mark.parametrize("value", [None, 5, ["a"], {"a": 1}, b"a", True])
def test_what_is_not_text_is_refused(value):
    for clean in (clean_line, clean_block, clean_url):
        with pytest.raises(InvalidError, match="Send text"):
            clean(value)


def test_a_line_over_the_limit_is_refused():
    assert clean_line("a" * 20, max_length=20) == "a" * 20
    with pytest.raises(InvalidError, match="at most 20 characters"):
        clean_line("a" * 21, max_length=20)


def test_a_block_keeps_its_lines():
    assert clean_block(" one\r\n\r\n\ttwo\x0b ") == "one\n\n\ttwo"


def test_a_block_over_the_limit_is_refused():
    assert clean_block("я" * 5, max_bytes=10)
    with pytest.raises(InvalidError, match="at most 10 kB"):
        clean_block("я" * 5_001)


@given(st.text())
def test_a_cleaned_line_stays_as_it_is(value):
    try:
        once = clean_line(value)
    except InvalidError:
        return
    assert clean_line(once) == once
    assert "\n" not in once


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("", ""),
        ("  https://example.org/a?b=c#d ", "https://example.org/a?b=c#d"),
        ("HTTP://Example.ORG", "http://example.org/"),
        ("http://example.org:8080/", "http://example.org:8080/"),
        ("https://münchen.example/straße", "https://xn--mnchen-3ya.example/straße"),
        ("http://[2001:db8::1]/x", "http://[2001:db8::1]/x"),
        ("https://example.org./", "https://example.org./"),
    ],
)
def test_a_web_address_is_taken(value, wanted):
    assert clean_url(value) == wanted


@pytest.mark.parametrize(
    "value",
    [
        "example.org/page",
        "//example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "file:///etc/passwd",
        "http://",
        "http:///x",
        "http://:80/",
        "http://example.org:99999/",
        "http://exa mple.org/",
        "https://example.org\\@evil.example/",
        "http://[::1/",
        "http://a..b/",
        "http://" + "a" * 70 + ".example/",
        "https://example.org/<script>",
        "https://example.org/\u202eabc",
        "https://%2f@example.org/",
        "http://-/",
    ],
)
def test_what_is_no_web_address_is_refused(value):
    with pytest.raises(InvalidError, match="address"):
        clean_url(value)


def test_an_address_with_a_password_is_refused():
    with pytest.raises(InvalidError, match="user name and password"):
        clean_url("https://ann:secret@example.org/")


def test_an_address_over_the_limit_is_refused():
    with pytest.raises(InvalidError, match="2,000"):
        clean_url("https://example.org/" + "a" * 2_000)
