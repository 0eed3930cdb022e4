"""The article comes out of a page of a news site, and nothing of what stands around it."""

from datetime import date

import pytest

from factcheck.errors import InvalidError, TooLargeError
from factcheck.sources.capture import MAX_FILE_BYTES, read_fetched, read_upload
from tests.support.documents import column, make_pdf

ARTICLE = [
    (
        "The bridge over the Lenn will stay closed until spring, the city said on Monday, after "
        "engineers found cracks in two of its nine pillars."
    ),
    (
        "“Nobody should have to cross a bridge that we cannot vouch for,” said Mayor Dana Ruiz. "
        "Repairs will cost 3.2 million euros, of which the state pays half."
    ),
    "Ferries from Tuesday",
    (
        "Two ferries will carry people on foot from Tuesday, every 20 minutes between six in the "
        "morning and ten at night. Lorries have to use the motorway."
    ),
    (
        "The bridge was built in 1931 and last repaired in 1988. A report of 2019 had called its "
        "pillars “in fair condition”."
    ),
]
FURNITURE = {
    "cookies": "We use cookies to improve your experience. By continuing you accept our policy.",
    "menu": "Subscribe for one euro a week",
    "sharing": "Share on Facebook",
    "newsletter": "Get the morning letter of the Courier in your inbox every day. Never miss one.",
    "related": "Why so many bridges of the thirties are in a poor state",
    "comment": "About time! I said this in 2015 and nobody listened to me at all.",
    "footer": "All rights reserved. Imprint, privacy, terms of use.",
}
LINKED_DATA = """<script type="application/ld+json">{"@context": "https://schema.org",
"@type": "NewsArticle", "headline": "Bridge over the Lenn closed until spring",
"datePublished": "2024-03-05T07:30:00+01:00", "dateModified": "2024-03-09T10:00:00+01:00",
"author": [{"@type": "Person", "name": "Hanna Westerby"},
{"@type": "Person", "name": "Paul Quillan"}],
"publisher": {"@type": "Organization", "name": "Harbour Courier"}}</script>"""
OPEN_GRAPH = """<meta property="og:title" content="Bridge over the Lenn closed until spring">
<meta property="og:site_name" content="Harbour Courier">
<meta property="og:url" content="https://courier.example.org/2024/bridge">
<meta property="article:published_time" content="2024-03-05T07:30:00+01:00">
<meta name="author" content="Hanna Westerby; Paul Quillan">"""


def news_page(head="", byline=""):
    first, second, heading, third, fourth = ARTICLE
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Bridge over the Lenn closed until spring | Harbour Courier</title>{head}</head><body>
<div id="cookie-banner" class="cookie-consent"><p>{FURNITURE["cookies"]}</p>
<button>Accept all</button></div>
<header><nav><ul><li><a href="/politics">Politics</a></li><li><a href="/sport">Sport</a></li>
<li><a href="/join">{FURNITURE["menu"]}</a></li></ul></nav></header>
<main><article><h1>Bridge over the Lenn closed until spring</h1>{byline}
<div class="share"><a href="#">{FURNITURE["sharing"]}</a></div>
<p>{first}</p>
<figure><img src="b.jpg" alt="The bridge"><figcaption>The bridge on Sunday.</figcaption></figure>
<p>{second}</p><h2>{heading}</h2><p>{third}</p>
<aside class="newsletter"><h3>Our newsletter</h3><p>{FURNITURE["newsletter"]}</p>
<form><input name="email"><button>Sign up</button></form></aside>
<p>{fourth}</p>
<div class="related-articles"><h3>More on this</h3><ul><li>
<a href="/b">{FURNITURE["related"]}</a></li></ul></div></article>
<section id="comments" class="comments"><h2>Comments (1)</h2>
<div class="comment"><p>{FURNITURE["comment"]}</p></div></section></main>
<footer><p>© 2024 Harbour Courier. {FURNITURE["footer"]}</p></footer></body></html>"""


VISIBLE = """<p class="byline">By <a rel="author" href="/hw">Hanna Westerby</a> and
<a rel="author" href="/pq">Paul Quillan</a></p><time datetime="2024-03-05">5 March 2024</time>"""


def test_the_text_is_the_article_and_nothing_else():
    upload = read_upload("bridge.html", news_page(LINKED_DATA).encode())
    lines = upload.text.split("\n")
    assert [line for line in lines if line in ARTICLE] == ARTICLE
    assert not {*lines} - {*ARTICLE, "Bridge over the Lenn closed until spring"}


@pytest.mark.parametrize("part", FURNITURE)
def test_what_stands_around_an_article_is_left_out(part):
    assert FURNITURE[part] not in read_upload("a.html", news_page(OPEN_GRAPH).encode()).text


@pytest.mark.parametrize(
    ("head", "byline", "publisher"),
    [
        (LINKED_DATA, "", "Harbour Courier"),
        (OPEN_GRAPH, "", "Harbour Courier"),
        (LINKED_DATA + OPEN_GRAPH, VISIBLE, "Harbour Courier"),
        ("", VISIBLE, "Harbour Courier"),  # which is nowhere but in the title
    ],
)
def test_title_authors_date_and_site_are_found(head, byline, publisher):
    upload = read_upload("bridge.html", news_page(head, byline).encode())
    assert upload.title == "Bridge over the Lenn closed until spring"
    assert upload.byline == "Hanna Westerby, Paul Quillan"
    assert upload.published == date(2024, 3, 5)
    assert upload.publisher == publisher


def test_a_date_and_byline_without_marks_are_found():
    upload = read_upload("a.html", news_page("", "<p>By Hanna Westerby | 5 Mart 2024</p>").encode())
    assert (upload.byline, upload.published) == ("Hanna Westerby", date(2024, 3, 5))


def test_no_date_is_made_of_the_year_in_the_footer():
    assert read_upload("a.html", news_page().encode()).published is None


def test_an_uploaded_page_tells_its_address():
    upload = read_upload("bridge.html", news_page(OPEN_GRAPH).encode())
    assert upload.url == "https://courier.example.org/2024/bridge"


def test_a_fetched_page_cannot_say_that_it_stands_elsewhere():
    url = "https://copy.example.net/bridge"
    upload = read_fetched(news_page(OPEN_GRAPH).encode(), "text/html", "utf-8", url)
    assert (upload.url, upload.original_type) == (url, "text/html")


def test_xhtml_with_a_declaration_is_read():
    page = '<?xml version="1.0" encoding="iso-8859-1"?>\n' + news_page().replace("“", "é")
    upload = read_upload("a.xhtml", page.replace("”", "é").encode("latin-1"))
    assert "éin fair conditioné" in upload.text


@pytest.mark.parametrize(
    ("media_type", "body", "read_as"),
    [
        ("text/html", news_page().encode(), "text/html"),
        ("TEXT/HTML ", news_page().encode(), "text/html"),
        ("application/xhtml+xml", news_page().encode(), "text/html"),
        ("", news_page().encode(), "text/html"),
        ("text/plain", b"It rained.", "text/plain"),
        ("application/pdf", make_pdf([column(["It rained."])]), "application/pdf"),
        ("application/octet-stream", make_pdf([column(["It rained."])]), "application/pdf"),
        ("text/html", make_pdf([column(["It rained."])]), "application/pdf"),
    ],
)
def test_what_is_fetched_is_read_as_what_it_is(media_type, body, read_as):
    upload = read_fetched(body, media_type, "", "https://example.org/a")
    assert (upload.original_type, upload.original) == (read_as, body)


@pytest.mark.parametrize("body", [b'{"a": 1}', b"\x89PNG\r\n\x1a\n", b"", b"It rained."])
def test_what_is_no_page_is_refused_for_its_address(body):
    with pytest.raises(InvalidError, match="neither a page nor a PDF") as caught:
        read_fetched(body, "application/octet-stream", "", "https://example.org/a")
    assert list(caught.value.fields) == ["url"]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ODT = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text"
PROGRAM = b"MZ\x90\0\3\0\0\0" + bytes(200)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.doc", OLE, "an old Word document .*save it as .docx"),
        ("a.docx", OLE, "an old Word document .*save it as .docx"),
        ("a.rtf", b"{\\rtf1\\ansi It rained.}", "a rich text document .*save it as .docx"),
        ("a.odt", ODT, "an OpenDocument text .*save it as .docx"),
        ("a.pdf", PROGRAM, "called .pdf, but it is something else"),
        ("a.docx", PROGRAM, "called .docx, but it is something else"),
        ("a.PDF", b"It rained.", "called .pdf, but it is something else"),
        ("a.docx", b"PK\x03\x04" + bytes(99), "called .docx, but it is something else"),
        ("a.pdf", b"", "called .pdf, but it is something else"),
        ("a.exe", PROGRAM, "Choose a PDF"),
        ("a.xlsx", b"PK\x03\x04xl/workbook.xml[Content_Types].xml", "Choose a PDF"),
        ("a", b"It rained.", "Choose a PDF"),
        ("a.txt", PROGRAM, "a program, not text"),
        ("a.txt", b"", None),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_way_out(name, data, said):
    if said is None:  # whoever makes the text canonical says that there is none
        assert read_upload(name, data).text == ""
        return
    with pytest.raises(InvalidError, match=said) as caught:
        read_upload(name, data)
    assert list(caught.value.fields) == ["file"]


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.html", "a.txt"])
def test_a_file_over_the_limit_is_refused(name):
    with pytest.raises(TooLargeError, match="larger than 5 MB"):
        read_upload(name, b"%PDF-" + bytes(MAX_FILE_BYTES))


@pytest.mark.parametrize("attribute", ["a{}", 'a{}="x > y"', "a{}='<p>'", "a{} = 1", "/a{}/"])
def test_an_element_has_a_thousand_attributes_at_most(attribute):
    def page(count):
        attributes = " ".join(attribute.format(number) for number in range(count))
        text = "".join(f"<p>{sentence}</p>" for sentence in ARTICLE)
        return f"<html><body {attributes}>{text}</body></html>".encode()

    assert "Repairs will cost" in read_upload("page.html", page(1_000)).text
    with pytest.raises(InvalidError, match="built in a way that takes too long"):
        read_upload("page.html", page(1_001))


def test_less_than_a_sign_in_a_script_is_no_element():
    numbers = ", ".join(map(str, range(5_000)))
    script = f"<script>let less = x<y; const all = [{numbers}]</script>"
    html = f"<html><body>{script}<p>{ARTICLE[0]}</p><p>{ARTICLE[1]}</p></body></html>"
    assert "Repairs will cost" in read_upload("page.html", html.encode()).text
