import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from factcheck.errors import InvalidError
from factcheck.text.sanitize import MAX_NOTE_BYTES, TAGS, plain_text, render_note


class Tags(HTMLParser):
    """Collects what a browser would see as elements and attributes."""

    def __init__(self, html):
        super().__init__()
        self.seen = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<p style="position:fixed" onclick="x()">x</p>',
    "<iframe src=//evil.example></iframe>",
    "<math><mtext></p><style><img src=x onerror=alert(1)></style>",
    "<!--><script>x</script>-->",
    "[x](javascript:alert(1))",
    "[x](javascript:1)",
    "[x](java&#115;cript:1)",
    "[x](JaVaScRiPt:`1`)",
    "[x](vbscript:007)",
    "[x](data:1)",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](//evil.example)",
    "[x](/local)",
    "[x](http:evil.example)",
    "[x](https:///evil.example)",
    "[x](https://good.example@evil.example/)",
    "[x](https://good.example\\@evil.example/)",
    '[x](https://a.example "onmouseover=alert(1)")',
    '[x](https://a.example/"onmouseover="alert(1))',
    "![x](https://evil.example/pixel.gif)",
    "![x](javascript:alert(1))",
    "<https://a.example/><b onclick=x>",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "`<script>`",
    "```html\n<script>alert(1)</script>\n```",
    "    <script>alert(1)</script>",
    "# <img src=x onerror=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)",
    "> " * 500 + "<script>",
    "<b>" * 2_000,
    "[" * 5_000,
    "*a " * 3_000,
    "<" * 9_000,
    "&" * 9_000,
    "<a href='x' " * 800,
]


def assert_harmless(html):
    for tag, attributes in Tags(html).seen:
        assert tag in TAGS
        assert set(attributes) <= ({"href", "rel"} if tag == "a" else set())
        if "href" in attributes:
            assert attributes["href"].lower().startswith(("http://", "https://"))
            assert "@" not in attributes["href"].split("/")[2]
            assert attributes["rel"] == "noopener noreferrer"


@pytest.mark.parametrize("note", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_note_is_harmless(note):
    assert_harmless(render_note(note))


@given(
    st.lists(st.sampled_from([*HOSTILE[:34], *"<>\"'&[]()!*`\\\n ", "https://", "on="]), max_size=8)
)
def test_mixtures_of_hostile_notes_are_harmless(parts):
    assert_harmless(render_note("".join(parts)))


def test_tags_written_by_hand_are_shown_as_typed():
    assert "&lt;script&gt;" in render_note("<script>alert(1)</script>")


def test_short_markdown_is_rendered():
    note = "See *page 4*, **not** `5`:\n\n- one\n- two\n\n> quoted\n\nfirst\nsecond"
    html = render_note(note)
    assert isinstance(html, Markup)
    for part in ("<em>page 4</em>", "<strong>not</strong>", "<code>5</code>", "<li>two</li>"):
        assert part in html
    assert "<blockquote>" in html
    assert "first<br>" in html


def test_a_link_to_a_page_is_kept_and_tells_it_nothing():
    html = render_note("[the report](https://example.org/a?b=1&c=2#d)")
    (_, _), (tag, attributes) = Tags(html).seen
    assert tag == "a"
    assert attributes == {"href": "https://example.org/a?b=1&c=2#d", "rel": "noopener noreferrer"}


def test_a_page_of_hostile_notes_is_slow_but_once():
    notes = [f"{number} " + "*a **b " * 1_400 for number in range(10)]

    def took():
        begun = time.perf_counter()
        assert all(render_note(note).startswith("<p>") for note in notes)
        return time.perf_counter() - begun

    first = took()
    assert took() < first / 20


def test_a_note_over_the_limit_is_refused_before_it_is_read():
    assert render_note("a" * MAX_NOTE_BYTES)
    for note in ("a" * (MAX_NOTE_BYTES + 1), "я" * (MAX_NOTE_BYTES // 2 + 1), "<b>" * 10**6):
        with pytest.raises(InvalidError, match="at most 10 kB"):
            render_note(note)


def test_headings_are_kept_in_two_levels_where_they_are_asked_for():
    text = "## Tags\n\n### Claims\n\n#### Figures\n\n#1 is none"
    html = render_note(text, headings=True)
    assert [tag for tag, _ in Tags(html).seen] == ["h2", "h3", "h3", "p"]
    assert "## Tags" in render_note(text)


@pytest.mark.parametrize("note", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_heading_is_harmless(note):
    html = render_note(f"## {note}"[:MAX_NOTE_BYTES], headings=True)
    assert_harmless(html.replace("<h2>", "<p>").replace("<h3>", "<p>"))


def test_the_words_of_a_note_are_without_its_marks():
    note = "*Nobody* said **so**, see [the report](https://example.org):\n- one\n- `two`"
    assert plain_text(note) == "Nobody said so, see the report:\none\ntwo"
    assert plain_text("<b>typed</b>") == "<b>typed</b>"
