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
# bleach takes what follows "javascript:" for a port when it is digits, and passes "//host", so the
# whole form of a link is asked for here.
_LINK = re.compile(r"https?://[^\s/?#@\\:]+(?::\d{1,5})?(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
_REL = "noopener noreferrer"

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
    ["code", "fence", "heading", "lheading", "hr", "image", "html_block", "html_inline"]
)


def _mark_link(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    tokens[index].attrSet("rel", _REL)
    return str(renderer.renderToken(tokens, index, options, env))


_MARKDOWN.add_render_rule("link_open", _mark_link)


def _is_allowed(tag: str, name: str, value: str) -> bool:
    if tag != "a":
        return False
    return value == _REL if name == "rel" else name == "href" and bool(_LINK.fullmatch(value))


def render_note(markdown: str, *, max_bytes: int = MAX_NOTE_BYTES) -> Markup:
    """Return a note's short Markdown as HTML that is safe to put in a page.

    Paragraphs, emphasis, lists, quotations, code and links to http and https pages are kept; all
    else, tags written by hand included, is shown as it was typed or dropped.

    Raises:
        InvalidError: the note is longer than *max_bytes*.
    """
    if len(markdown) > max_bytes or len(markdown.encode("utf-8", "replace")) > max_bytes:
        raise InvalidError(NOTE_TOO_LONG)
    return _render(markdown)


@lru_cache(maxsize=512)  # of at most 50 kB each; a page of 40 hostile ones takes seconds else
def _render(markdown: str) -> Markup:
    html = _MARKDOWN.render(markdown)
    return Markup(  # noqa: S704 - cleaned just here, and nowhere else
        bleach.clean(
            html, tags=TAGS, attributes=_is_allowed, protocols=["http", "https"], strip=True
        )
    )
