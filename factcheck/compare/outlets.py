"""Where a text names an outlet, by any of the forms in which reports do."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice
from urllib.parse import urlsplit

from factcheck.compare.words.outlet_words import (
    ARTICLE,
    BODIES,
    COMMON,
    PLATFORMS,
    SMALL,
    TITLES,
    TRADES,
)
from factcheck.text.anchor import UNSPACED
from factcheck.text.urls import canonical_url

MOST_MENTIONS = 200
"""Places looked at in one text."""
NEAR = 100
"""Code points before a part of a name within which the rest of it may stand."""

_WORD = re.compile(r"[\w&]+(?:['’.-]\w+)*")
_OPEN = rf"(?<![^\W{UNSPACED}])(?<![@#/.-])"
_CLOSE = rf"(?![^\W{UNSPACED}])"
_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]“”«»]+")
_CAPITALS = re.compile(r"[A-Z]{2,6}")
_NAME = re.compile(r"[A-Z][\w'’-]*(?: (?:(?:of|the|for|and|de) ){0,2}[A-Z][\w'’-]*){1,5}")
_ARTICLE = re.compile(ARTICLE)
_DAY = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b"
)
_NEXT = re.compile(r" ([A-Z][\w'’-]*)")
_PREVIOUS = re.compile(r"(?<=[^.!?\n] )([A-Z][\w'’-]*) $")
_PLACED = re.compile(
    r"(?<!report )(?<!published )(?<!story )\b(?:in|at|near|outside|around|across) $"
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes, by all that it may be called."""

    names: Sequence[str] = ()
    """The name it bears, then others."""
    url: str = ""
    """The address of the page in question."""

    @property
    def is_body(self) -> bool:
        """Whether it makes news itself, as a ministry does, rather than reporting it."""
        words = {word for name in self.names[:1] for word in name.casefold().split()}
        return not words.isdisjoint(BODIES) and words.isdisjoint(TITLES | TRADES)


class How(Enum):
    """By what an outlet is named."""

    NAME = auto()
    SERVER = auto()
    PAGE = auto()
    """The address of the very page."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text names an outlet, text[start:end]."""

    start: int
    end: int
    how: How = How.NAME


def find_mentions(text: str, outlet: Outlet, own: Outlet, others: str = "") -> list[Mention]:
    """Return where *text*, published by *own*, names *outlet*, in order and disjoint.

    Forms that *own* goes by too do not count, nor short forms that mean something else in *text*
    or in *others*, such as a place, a person, or another outlet whose name ends alike.
    """
    found = _find_addresses(text, outlet, own)
    theirs = {form.key for form in _forms(own)}
    lowered = text.casefold()
    for form in _forms(outlet):
        if form.key in theirs or form.words[-1].casefold() not in lowered:
            continue
        # An outlet's own pages say "Courier Staff", and mean nobody else.
        elsewhere = "" if form.article else others
        if not (form.short and (form.is_ambiguous(text) or form.is_ambiguous(elsewhere))):
            found += form.find(text)
    return _disjoint(found)


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to call an outlet."""

    words: Sequence[str]
    name: str
    """The name of which it is a part, or which it is."""
    short: bool = False
    """Whether it is less than a name of several words, and may mean something else."""
    article: bool = False
    """Whether it means the outlet only as "the Courier"."""
    led_up_to: bool = False
    """Whether it means it only soon after the rest of the name, in whatever case."""

    @property
    def key(self) -> str:
        return " ".join(self.words).casefold()

    def find(self, text: str) -> Iterator[Mention]:
        words = r"[\s-]+".join(map(re.escape, self.words))
        article = rf"{ARTICLE}\s+" if self.article else ""
        flags = re.NOFLAG if self.short and not self.led_up_to else re.IGNORECASE
        places = re.finditer(f"{_OPEN}{article}({words}){_CLOSE}", text, flags)
        for found in islice(places, MOST_MENTIONS):
            if (
                self._is_led_up_to(text, found.start())
                if self.led_up_to
                else not found[1].islower()
            ):
                yield Mention(*found.span(1))

    def _is_led_up_to(self, text: str, at: int) -> bool:
        """Whether the rest of the name came just before: "Kesmar denied it. Its army said"."""
        before = text[max(0, at - NEAR) : at]
        rest = [word for word in self.name.split() if word not in self.words]
        return all(word in before for word in rest if word.casefold() not in SMALL)

    def is_ambiguous(self, text: str) -> bool:
        """Whether *text* has the form as a part of another name, or as that of a place."""
        if _CAPITALS.fullmatch(self.words[0]) and self._is_abbreviation(text):
            return True
        pattern = _OPEN + re.escape(" ".join(self.words)) + _CLOSE
        for found in islice(re.finditer(pattern, text), MOST_MENTIONS):
            before = text[max(0, found.start() - 40) : found.start()]
            following, previous = _NEXT.match(text, found.end()), _PREVIOUS.search(before)
            if any(word and not self._belongs(word[1]) for word in (following, previous)) or (
                not self.article and _PLACED.search(before)
            ):
                return True
        return False

    def _belongs(self, word: str) -> bool:
        """Whether a capitalised word next to the form makes no other name of it."""
        return word in self.name.split() or bool(_ARTICLE.fullmatch(word) or _DAY.match(word))

    def _is_abbreviation(self, text: str) -> bool:
        """Whether *text* has another name that the initials may stand for."""
        return any(
            _initials(found[0].split()) == self.words[0]
            and found[0].casefold() != self.name.casefold()
            for found in islice(_NAME.finditer(text), MOST_MENTIONS)
        )


def _forms(outlet: Outlet) -> Iterator[_Form]:
    for name in outlet.names:
        words = _WORD.findall(name)
        if len(words) > 1 and _ARTICLE.fullmatch(words[0]):
            words = words[1:]
        if len(words) > 1:
            yield from _forms_of_many(words, " ".join(words))
        elif words and not words[0].islower():
            yield from _forms_of_one(words[0], name)


def _forms_of_many(words: Sequence[str], name: str) -> Iterator[_Form]:
    yield _Form(words, name)
    last = words[-1].casefold()
    for start in range(1, len(words) - 1):
        if words[start].casefold() not in SMALL:
            yield _Form(words[start:], name, short=True, led_up_to=last not in TITLES)
    if last in TITLES:
        yield from _forms_of_one(words[-1], name)
    elif TRADES.issuperset(map(str.casefold, words[1:])):
        yield from _forms_of_one(words[0], name)
    if _CAPITALS.fullmatch(initials := _initials(words)):
        yield _Form([initials], name, short=True)


def _forms_of_one(word: str, name: str) -> Iterator[_Form]:
    if word.casefold() in TITLES:
        yield _Form([word], name, short=True, article=True)
    elif word.casefold() not in COMMON | SMALL:
        yield _Form([word], name, short=True)


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word.casefold() not in SMALL)


def _find_addresses(text: str, outlet: Outlet, own: Outlet) -> list[Mention]:
    """Return where the page of *outlet* is linked, or its server named."""
    page, host = _page(outlet.url)
    if not host:
        return []
    found = [
        Mention(*address.span(), How.PAGE)
        for address in islice(_ADDRESS.finditer(text), MOST_MENTIONS)
        if _page(address[0].rstrip(".,;:!?"))[0] == page
    ]
    if host in PLATFORMS or host == _page(own.url)[1]:
        return found
    server = (
        rf"(?<![\w@.-])(?:https?://)?(?:www\.)?{re.escape(host)}(?:/[^\s()<>\"]*)?(?![\w-]|\.\w)"
    )
    places = islice(re.finditer(server, text, re.IGNORECASE), MOST_MENTIONS)
    return found + [Mention(*place.span(), How.SERVER) for place in places]


def _page(url: str) -> tuple[str, str]:
    """Return the canonical address of a page and its server, empty when it is no address."""
    try:
        page = canonical_url(url)
    except ValueError:
        return "", ""
    return page, urlsplit(page).netloc


def _disjoint(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions that begin first, and of these the longest."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end, one.how is not How.PAGE)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
