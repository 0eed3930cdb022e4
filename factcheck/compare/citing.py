"""Where a report says that it has something from another outlet."""

import re
from collections.abc import Collection
from dataclasses import replace

from factcheck.compare.bearing import around
from factcheck.compare.outlet_kinds import Outlet
from factcheck.compare.outlets import How, Mention, find_mentions
from factcheck.compare.words.outlet_words import TITLES
from factcheck.compare.words.reporting_verbs import (
    AFTER,
    BEFORE,
    BODY_AFTER,
    BODY_BEFORE,
    DENIED,
    EMPLOYED,
    MEANT_AGAIN,
    NOT_AFTER,
    NOT_OF_A_TITLE,
    THING,
)

REACH = 80
"""Code points around the name of an outlet in which there are words that say it reported."""
AGAIN = 250
"""Code points after a name within which "the paper" still means that outlet."""
JUST = 24
"""Code points before them within which a word takes their meaning away."""

_Cues = Collection[re.Pattern[str]]
_MARKS = frozenset('"“”„«»')
_CAPITALISED = re.compile(r"\b[^\W\d_a-z]\w+")


def find_citing(text: str, outlet: Outlet, own: Outlet, others: str = "") -> list[Mention]:
    """Return where *text*, published by *own*, says that it has something from *outlet*.

    Each place reaches from the name to the words that make a report of it, or the other way
    round. A mere mention of *outlet* is none.
    """
    mentions = find_mentions(text, outlet, own, others)
    if outlet.is_body:
        places = [_cited(text, mention, [BODY_AFTER], [BODY_BEFORE]) for mention in mentions]
    else:
        after, before = AFTER.values(), BEFORE.values()
        places = [
            _cited(text, mention, after, before) or _meant_again(text, mention)
            for mention in mentions
        ]
    return [place for place in places if place]


def _cited(text: str, mention: Mention, cues_after: _Cues, cues_before: _Cues) -> Mention | None:
    if mention.how is How.PAGE:
        return mention
    mention = _with_marks(text, mention)
    before, after = around(text, mention, REACH)
    if EMPLOYED.search(before):
        return None
    for pattern in cues_after:
        if (found := pattern.match(after)) and not NOT_AFTER.match(after, found.end()):
            return replace(mention, end=mention.end + found.end())
    if THING.match(after):
        return None
    for pattern in cues_before:
        if found := pattern.search(before):
            just = before[max(0, found.start() - JUST) : found.start()]
            if not DENIED.search(just):
                return replace(mention, start=mention.start - len(before) + found.start())
    return None


def _meant_again(text: str, mention: Mention) -> Mention | None:
    """Return where soon after a name "the paper" is said to have reported."""
    reach = text[mention.end : mention.end + AGAIN]
    again = None if THING.match(reach) else MEANT_AGAIN.search(reach)
    if again is None:
        return None
    name = text[mention.start : mention.end].split()
    titled = name[-1].casefold() in TITLES
    if titled and NOT_OF_A_TITLE.search(again[0]):
        return None
    between = _CAPITALISED.findall(reach[: again.start()])
    if any(word.casefold() in TITLES and word not in name for word in between):
        return None  # another outlet was named since
    return replace(mention, end=mention.end + again.end())


def _with_marks(text: str, mention: Mention) -> Mention:
    """Return a name with the quotation marks around it."""
    start, end = mention.start, mention.end
    if text[start - 1 : start] in _MARKS and text[end : end + 1] in _MARKS:
        return replace(mention, start=max(0, start - 1), end=min(len(text), end + 1))
    return mention
