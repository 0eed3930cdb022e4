"""What a template says without looking it up in the catalogues."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from jinja2 import Environment, nodes

LOOKED_UP = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
SPOKEN = {"alt", "aria-description", "aria-label", "aria-roledescription", "placeholder", "title"}
"""Attributes that a reader reads or hears."""
SAME_IN_ALL = {"Factcheck", "JSON Schema", "SHA-256", "Wikidata", "https://"}
NOT_SPOKEN = {"url_for", "asset_url", "filename"}
"""Calls whose arguments nobody reads."""
KEYS = re.compile(r"Tab|Enter|Esc|Escape|Home|End|Delete|Backspace|(Ctrl|Shift)\b.*")
HOLE = "\0"
WORD = re.compile(r"[^\W\d_]{2,}")
PROSE = re.compile(r"\A\W*[A-Z][a-z]+\b(?!-)|[a-z]{2,} [a-z]{2,}")


def find_literals(environment: Environment, source: str) -> list[str]:
    """Return the texts, spoken attributes and strings of a template that no catalogue can hold."""
    tree = environment.parse(source)
    page = _Page()
    page.feed("".join(_html(tree)))
    page.close()
    shown = (
        text for text in _strings(tree) if PROSE.search(text) and text.strip() not in SAME_IN_ALL
    )
    return [*page.found, *shown]


class _Page(HTMLParser):
    """Collects what is to be read, but for keys, which are as they are printed, and for code."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._in_key = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_key = tag in ("kbd", "code")
        for name, value in attrs:
            if name in SPOKEN and value:
                self._note(value)

    def handle_endtag(self, tag: str) -> None:
        self._in_key = False

    def handle_data(self, data: str) -> None:
        if not self._in_key:
            self._note(data)

    def _note(self, text: str) -> None:
        for same in SAME_IN_ALL:
            text = text.replace(same, "")
        if WORD.search(text):
            self.found.append(" ".join(text.replace(HOLE, "…").split()))


def _html(node: nodes.Node) -> Iterator[str]:
    """Yield the literal parts of a template in their order, with a HOLE for each expression."""
    if isinstance(node, nodes.Output):
        for part in node.nodes:
            yield part.data if isinstance(part, nodes.TemplateData) else HOLE
        return
    if isinstance(node, nodes.Block) and node.name.endswith("_class"):
        return
    for child in node.iter_child_nodes():
        yield from _html(child)


def _strings(node: nodes.Node) -> Iterator[str]:
    """Yield the strings in a template's expressions, but for those that are looked up."""
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        if node.node.name in LOOKED_UP:
            yield from (text for value in node.kwargs for text in _strings(value.value))
            return
        if node.node.name in NOT_SPOKEN:
            return
    if (
        isinstance(node, nodes.Const)
        and isinstance(node.value, str)
        and not KEYS.fullmatch(node.value)
    ):
        yield node.value
    if isinstance(node, nodes.Compare | nodes.Pair):  # what is asked about, and a key
        yield from _strings(node.value) if isinstance(node, nodes.Pair) else ()
        return
    for child in node.iter_child_nodes():
        yield from _strings(child)
