"""Where a report refers to what another published, in words that do not always say so."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from factcheck.compare.bearing import around, bears_closely, bears_on, next_sentence
from factcheck.compare.outlet_kinds import Outlet
from factcheck.compare.outlets import MOST_MENTIONS, How, Mention, find_mentions
from factcheck.compare.words.document_words import (
    COMPANY,
    DENIED_AFTER,
    DENIED_BEFORE,
    DOCUMENT,
    DOCUMENT_AFTER,
    DOCUMENT_BEFORE,
    DOCUMENT_NEXT,
    FOUND,
    KINDS,
    PEOPLE,
    READ,
)
from factcheck.compare.words.outlet_words import BODIES, COMPANIES
from factcheck.compare.words.reporting_verbs import EMPLOYED, MEANT_AGAIN, THING

SENTENCE = 200
"""Code points of a sentence before and after a name that are looked at."""
NEAR = 40
"""Code points beside a title in which it is said to be that of a document."""

_TITLE_PARTS = re.compile(r"\s*[:|\n]\s*|\s+[–—-]\s+")
_DIGIT = re.compile(r"\d")
_OPENING, _CLOSING = tuple("\"“„«‘’'"), tuple("\"”“»’'")


def find_referring(text: str, outlet: Outlet, own: Outlet, title: str, other: str) -> list[Mention]:
    """Return where *text*, published by *own*, refers to *other*, which *outlet* published.

    It names the outlet, or what kind of body it is, or the title of the document. Since none of
    these alone says that anything was taken from it, what stands around has to come close to what
    *other* says.
    """
    about = f"{title}\n{other}"
    meant = [
        *_find_names(text, outlet, own, about),
        *_find_kinds(text, outlet, own),
        *_find_meant_again(text, outlet, own, about),
    ]
    close = [place for place in meant if bears_closely(text, place, about, outlet.names)]
    return close + [place for place in _find_titles(text, title) if bears_on(text, place, about)]


def _find_names(text: str, outlet: Outlet, own: Outlet, about: str) -> Iterator[Mention]:
    for mention in find_mentions(text, outlet, own, about):
        before, after = around(text, mention, SENTENCE)
        if _comes_to_nothing(before, after):
            continue
        addressed = mention.how is not How.NAME
        if outlet.is_body:
            if addressed or FOUND.match(after) or _is_of_a_document(text, mention):
                yield mention
        elif not THING.match(after) and (
            addressed
            or before.endswith("(")
            or READ.search(f"{before}|{after}")
            or (
                outlet.reports
                and bears_closely(text, mention, about, outlet.names, in_sentence=True)
            )
        ):
            yield mention


def _find_kinds(text: str, outlet: Outlet, own: Outlet) -> Iterator[Mention]:
    """Yield where what kind of body it is stands for its name: "the board's report"."""
    kinds = _kinds(outlet)
    if not kinds or not kinds.isdisjoint(_kinds(own)):
        return
    beginnings = {word[:4].casefold() for name in outlet.names for word in name.split()}
    for found in islice(_after_article(kinds).finditer(text), MOST_MENTIONS):
        mention = Mention(*found.span())
        if (
            beginnings.issuperset(word[:4].casefold() for word in (found[1] or "").split())
            and (FOUND.match(text, mention.end) or _is_of_a_document(text, mention))
            and not _comes_to_nothing(*around(text, mention, SENTENCE))
        ):
            yield mention


def _find_meant_again(text: str, outlet: Outlet, own: Outlet, about: str) -> Iterator[Mention]:
    """Yield where "the paper wrote", before or long after the one paper that the text names."""
    again = None if outlet.is_body else MEANT_AGAIN.search(text)
    if again and find_mentions(text, outlet, own, about):
        yield Mention(*again.span())


def _kinds(outlet: Outlet) -> frozenset[str]:
    """Return what a body is called for what it is."""
    head = outlet.head
    if not outlet.is_body:
        return frozenset()
    if head in COMPANIES or head not in BODIES | KINDS.keys():
        return frozenset(COMPANY.split())
    name = outlet.names[0].casefold()
    people = [who for word, them in PEOPLE.items() if word in name for who in them.split()]
    return frozenset((head, *KINDS.get(head, "").split(), *people))


@lru_cache(maxsize=64)
def _after_article(kinds: frozenset[str]) -> re.Pattern[str]:
    either = "|".join(sorted(kinds))
    # Of several people an article may be missing: "researchers found".
    article = r"(?:the\s+((?:[\w-]+\s+){0,2})|(?=[a-z]{6,}s\b))"
    return re.compile(rf"\b{article}(?:{either})\b", re.IGNORECASE)


def _is_of_a_document(text: str, mention: Mention) -> bool:
    """Whether the words around a name make a document of it: "in its report the board said"."""
    before, after = around(text, mention, SENTENCE)
    return bool(
        DOCUMENT_AFTER.match(after)
        or DOCUMENT_BEFORE.search(before)
        or DOCUMENT_NEXT.match(next_sentence(text, mention, SENTENCE))
    )


def _comes_to_nothing(before: str, after: str) -> bool:
    return any((EMPLOYED.search(before), DENIED_BEFORE.search(before), DENIED_AFTER.match(after)))


def _find_titles(text: str, title: str) -> Iterator[Mention]:
    """Yield where a document is named: "in Dead Water, the survey", "report 7/2026"."""
    for part in _TITLE_PARTS.split(title):
        words = part.split()
        if len(words) < 2 or not part[0].isupper() or part not in text:
            continue
        numbered = DOCUMENT.search(part) and _DIGIT.search(part)
        named = all(word[0].isupper() for word in words)
        for found in islice(re.finditer(rf"(?<!\w){re.escape(part)}(?!\w)", text), MOST_MENTIONS):
            start, end = found.span()
            before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
            quoted = before.endswith(_OPENING) and after.startswith(_CLOSING)
            if numbered or ((quoted or named) and DOCUMENT.search(f"{before}|{after}")):
                yield Mention(start, end)
