"""Where a form may lead: only to this site."""

import pytest

from factcheck.web.pages import local_url


@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/articles/1?sentence=2#x",
        "/sources?q=a%20b&x=https://elsewhere.example/",
        "/ü/עברית",
        "/a:b",
    ],
)
def test_a_path_of_this_site_is_kept(url):
    assert local_url(url, "/home") == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        " /",
        "articles",
        "?next=/",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/a\r\nSet-Cookie: x=y",
        "/\x00",
        "http://evil.example/",
        "https:evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "//[",
        "/ /evil.example",
    ],
)
def test_anything_else_is_not(url):
    assert local_url(url, "/home") == "/home"
