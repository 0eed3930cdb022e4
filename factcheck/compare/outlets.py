"""Where a text names an outlet, by any of the forms in which reports do."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import islice
from urllib.parse import urlsplit

from factcheck.compare.outlet_kinds import Outlet
from factcheck.compare.words.outlet_words import (
    ARTICLE,
    COMMON,
    COMPANIES,
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
_HOST = re.compile(r" (?:with|by|von|mit|con|avec) (?=[A-Z][\w'’-]+ [A-Z][\w'’-]+$)")
"""What stands before the name of a person in that of a programme."""
_HOLDER = re.compile(r"(?:The )?Office (?:of|for) the (?=\S+ \S)", re.IGNORECASE)
"""What stands before the holder of an office, of whom is told what the office does."""
_SPELT_OUT = re.compile(r" ?\((?:the |or )?[\"“‘']?([A-Z][A-Za-z]{1,6})[\"”’']?\)")
_DAY = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b"
)
_NEXT = re.compile(r" ([A-Z][\w'’-]*)")
_PREVIOUS = re.compile(r"(?<=[^.!?\n] )([A-Z][\w'’-]*) $")
_OWNS = re.compile(r"['’]s\b")
_PLACED = re.compile(
    r"(?<!report )(?<!published )(?<!story )\b(?:in|at|near|outside|around|across) $"
)


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
    for form in (*_forms(outlet), *_introduced(outlet, text, others)):
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
    lower: bool = False
    """Whether it means it in lower case too."""
    names: Sequence[str] = ()
    """All names of the outlet."""

    @property
    def is_whole(self) -> bool:
        """Whether the outlet bears no longer name."""
        return bool(self.names) and _bare(self.names[0]) == self.key

    @property
    def key(self) -> str:
        return " ".join(self.words).casefold()

    def find(self, text: str) -> Iterator[Mention]:
        words = r"[\s-]+".join(map(re.escape, self.words))
        article = rf"{ARTICLE}\s+(?:[a-z]{{3,}}\s+)?" if self.article else ""
        flags = re.NOFLAG if self.short and not self.led_up_to else re.IGNORECASE
        places = re.finditer(f"{_OPEN}{article}({words}){_CLOSE}", text, flags)
        for found in islice(places, MOST_MENTIONS):
            if (
                self._is_led_up_to(text, found.start())
                if self.led_up_to
                else self.lower or not found[1].islower()
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
                not (self.article or self.is_whole)
                and _PLACED.search(before)
                and not _OWNS.match(text, found.end())
            ):
                return True
        return False

    def _belongs(self, word: str) -> bool:
        """Whether a capitalised word next to the form makes no other name of it."""
        known = any(word in name.split() for name in (self.name, *self.names))
        return known or bool(_ARTICLE.fullmatch(word) or _DAY.match(word))

    def _is_abbreviation(self, text: str) -> bool:
        """Whether *text* has another name that the initials may stand for."""
        own = {_bare(name) for name in self.names}
        return any(
            _initials(found[0].split()) == self.words[0] and _bare(found[0]) not in own
            for found in islice(_NAME.finditer(text), MOST_MENTIONS)
        )


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _forms(outlet: Outlet) -> Iterator[_Form]:
    for name in outlet.names:
        words = _WORD.findall(name)
        if len(words) > 1 and _ARTICLE.fullmatch(words[0]):
            words = words[1:]
        if len(words) > 1:
            forms = _forms_of_many(words, " ".join(words))
        elif words and not words[0].islower():
            forms = _forms_of_one(words[0], name)
        else:
            continue
        for form in forms:
            yield replace(form, names=outlet.names)
        if holder := _HOLDER.match(name):
            words = _WORD.findall(name[holder.end() :])
            yield _Form(words, name, lower=True, names=outlet.names)
        if host := _HOST.search(name):
            yield _Form(_WORD.findall(name[host.end() :]), name, names=outlet.names)


def _introduced(outlet: Outlet, *texts: str) -> Iterator[_Form]:
    """Yield what one of *texts* calls the outlet for short: "Harbour Safety Board (HSB)"."""
    for name in filter(None, outlet.names):
        for text in texts:
            at = text.find(name)
            short = _SPELT_OUT.match(text, at + len(name)) if at >= 0 else None
            if short and sum(map(str.isupper, short[1])) > 1:
                yield _Form([short[1]], name, short=True, names=(*outlet.names, short[1]))


def _forms_of_many(words: Sequence[str], name: str) -> Iterator[_Form]:
    yield _Form(words, name)
    last = words[-1].casefold()
    for start in range(1, len(words) - 1):
        if words[start].casefold() not in SMALL:
            yield _Form(words[start:], name, short=True, led_up_to=last not in TITLES)
    if last in TITLES:
        yield from _forms_of_one(words[-1], name)
    elif (TRADES | COMPANIES).issuperset(map(str.casefold, words[1:])):
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
