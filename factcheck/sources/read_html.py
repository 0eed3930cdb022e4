"""The article in a web page."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from factcheck.errors import InvalidError
from factcheck.sources.charset import decode_page
from factcheck.sources.extracted import Extracted
from factcheck.sources.guesses import find_byline, find_day, site_in_title
from factcheck.words import say

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

NEAR = 15
"""Pieces of text after the headline among which the date and the byline are looked for."""
MOST_AUTHORS = 8
MOST_ATTRIBUTES = 1_000
"""Of one element; libxml2 compares each with all before it."""
OVERLOADED = say(
    "This page is built in a way that takes too long to read. Open it in a browser, copy the text "
    "that you need and paste it."
)

# lxml takes no text that says of itself which bytes it was.
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]{0,500}>")
_ATTRIBUTE = r"""[\s/]*+[^\W\d][^\s/<>="']*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s<>"']++))?+"""
_OVERLOADED = re.compile(rf"<[A-Za-z][\w:.-]*+(?:{_ATTRIBUTE}){{{MOST_ATTRIBUTES + 1}}}")
_AUTHORS = ".//*[@rel='author' or @itemprop='author' or contains(@class, 'author-name')]"
_BYLINE_CLASS = re.compile(r"byline|authors", re.IGNORECASE)


def read_html(data: bytes, charset: str = "", url: str = "") -> Extracted:
    """Return the main text of a page, without its menus and comments, and what it says of itself.

    Raises:
        InvalidError: its charset cannot be told, or an element has over MOST_ATTRIBUTES.
    """
    page = _DECLARATION.sub("", decode_page(data, charset))
    if _OVERLOADED.search(page):
        raise InvalidError(OVERLOADED)
    tree = load_html(page)
    if tree is None:
        return Extracted("")
    near = [*islice(_after_headline(tree), NEAR)]
    linked = _linked_authors(tree)
    document = bare_extraction(
        tree,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        deduplicate=False,
        # Its thorough search takes any date in the text, or makes one of the year in the footer.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    fields = document.as_dict() if isinstance(document, Document) else {}
    names = ("text", "title", "author", "sitename", "date", "url", "language")
    found = {name: fields.get(name) or "" for name in names}
    authors = [name.strip() for name in found["author"].split(";")]
    if set(authors) < set(linked):  # of several links to authors, it takes the first
        authors = linked
    found["author"] = ", ".join(filter(None, authors)) or find_byline(near)
    found["date"] = found["date"] or find_day(near)
    found["sitename"] = found["sitename"] or site_in_title(
        tree.findtext(".//title"), found["title"]
    )
    return Extracted(**found)


def _after_headline(tree: "Element") -> Iterator[str]:
    """Yield the pieces of text that follow the headline."""
    headline = tree.find(".//h1")
    if headline is not None:
        for text in headline.xpath("following::text()"):
            piece = " ".join(text.split())
            if piece:
                yield piece


def _linked_authors(tree: "Element") -> list[str]:
    """Return the names in the byline where each is marked as an author by itself."""
    first = next(iter(tree.xpath(_AUTHORS)), tree)
    bylines = (e for e in first.iterancestors() if _BYLINE_CLASS.search(e.get("class", "")))
    byline = next(bylines, first.getparent())
    if byline is None:
        return []
    names = (" ".join(author.text_content().split()) for author in byline.xpath(_AUTHORS))
    authors = list(dict.fromkeys(filter(None, names)))
    return authors if len(authors) <= MOST_AUTHORS else []
