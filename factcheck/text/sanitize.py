"""The one place that makes Markup of what people wrote.

Everything else they write is stored plain and escaped by the templates.
"""

import re
from functools import lru_cache
from typing import Any

import bleach
from markdown_it import MarkdownIt
from markupsafe import Markup

from factcheck.errors import InvalidError
from factcheck.words import say

MAX_NOTE_BYTES = 10_000
"""The longest note rendered, in bytes of UTF-8.

bleach takes 0.2 s for the worst input of this length known to us, and minutes for 100 kB of it.
"""
NOTE_TOO_LONG = say("Shorten the note to at most 10 kB.")

TAGS = frozenset({"p", "br", "b", "i", "em", "strong", "ul", "ol", "li", "blockquote", "a", "code"})
HEADINGS = frozenset({"h2", "h3"})
# bleach takes what follows "javascript:" for a port when it is digits, and passes "//host", so the
# whole form of a link is asked for here.
_LINK = re.compile(r"https?://[^\s/?#@\\:]+(?::\d{1,5})?(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
_REL = "noopener noreferrer"

_OFF = ["code", "fence", "heading", "lheading", "hr", "image", "html_block", "html_inline"]
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(_OFF)
_CHAPTERS = (
    MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(_OFF).enable("heading")
)


def _mark_link(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    tokens[index].attrSet("rel", _REL)
    return str(renderer.renderToken(tokens, index, options, env))


def _level_headings(state: Any) -> None:
    """Make the highest headings that a text has the second of the page, and all below the third."""
    headings = [token for token in state.tokens if token.type.startswith("heading_")]
    highest = min((token.tag for token in headings), default="")
    for token in headings:
        token.tag = "h2" if token.tag == highest else "h3"


_MARKDOWN.add_render_rule("link_open", _mark_link)
_CHAPTERS.add_render_rule("link_open", _mark_link)
_CHAPTERS.core.ruler.push("level_headings", _level_headings)


def _is_allowed(tag: str, name: str, value: str) -> bool:
    if tag != "a":
        return False
    return value == _REL if name == "rel" else name == "href" and bool(_LINK.fullmatch(value))


def render_note(
    markdown: str, *, max_bytes: int = MAX_NOTE_BYTES, headings: bool = False
) -> Markup:
    """Return a note's short Markdown as HTML that is safe to put in a page.

    Paragraphs, emphasis, lists, quotations, code and links to http and https pages are kept; all
    else, tags written by hand included, is shown as it was typed or dropped.

    Args:
        headings: keep these too, in two levels, h2 and h3.

    Raises:
        InvalidError: the note is longer than *max_bytes*.
    """
    if len(markdown) > max_bytes or len(markdown.encode("utf-8", "replace")) > max_bytes:
        raise InvalidError(NOTE_TOO_LONG)
    return _render(markdown, headings)


def plain_text(markdown: str) -> str:
    """Return the words of a note, or of its beginning, without the marks of its Markdown.

    It is no Markup: a template escapes it.
    """
    words = []
    for block in _MARKDOWN.parse(markdown):
        if block.type == "inline":
            parts = (
                "\n" if one.type in ("softbreak", "hardbreak") else one.content
                for one in block.children or ()
            )
            words.append("".join(parts))
    return "\n".join(words)


@lru_cache(maxsize=512)  # of at most 50 kB each; a page of 40 hostile ones takes seconds else
def _render(markdown: str, headings: bool) -> Markup:
    html = (_CHAPTERS if headings else _MARKDOWN).render(markdown)
    tags = TAGS | HEADINGS if headings else TAGS
    return Markup(  # noqa: S704 - cleaned just here, and nowhere else
        bleach.clean(
            html, tags=tags, attributes=_is_allowed, protocols=["http", "https"], strip=True
        )
    )
