"""What English words made from one another have in common: `produce` and `production`."""

import re
from functools import cache

from factcheck.compare.terms import related_terms

_SHORTEST = 4
"""Letters of a root."""
_ENDINGS = [
    (re.compile(pattern), root)
    for pattern, root in (
        (r"eri$|ledg$|[eo]r$|ment$|(?:at)?ur$|al$|ag$|th$", ""),  # brewery, driver, failure, denial
        (r"en[dtsc]$", "en"),  # extend, extension; defend, defence
        (r"([iou])[ds]$", r"\1"),  # collide, collision; explode, explosion
        (r"([eo])[st]it$", r"\1"),  # oppose, opposition; repeat, repetition
        (r"i(?:ss|t)$", "i"),  # permit, permission
        (r"umpt$", "um"),
        (r"(?:ib|ipt)$", "i"),  # describe, description
        (r"orpt$", "orb"),
        (r"(?:eiv|ept)$", "e"),  # receive, reception
        (r"ol(?:v|ut)$", "ol"),
        (r"(?:el|uls)$", "el"),  # expel, expulsion
        (r"uct$", "uc"),  # produce, production
        (r"e$", ""),
    )
]
_WHOLE = frozenset({"department", "apartment", "comment", "successor"})
"""Stems that end like words made from verbs, and are not."""
_DOUBLED = re.compile(r"([bdglmnprt])\1$")


@cache
def root_of(stem: str) -> str:
    """Return what the stems of a verb and of the nouns made from it have in common."""
    root = stem
    if stem in _WHOLE:
        return stem
    for ending, left in _ENDINGS:
        shorter = ending.sub(left, root)
        if shorter != root and len(shorter) >= _SHORTEST:
            root = _DOUBLED.sub(r"\1", shorter)
    return root


@cache
def related_roots() -> dict[str, frozenset[str]]:
    """Return, to the root of an English word, those of the words used in its place."""
    related: dict[str, frozenset[str]] = {}
    for term, others in related_terms("en").items():
        root = root_of(term)
        related[root] = related.get(root, frozenset()) | frozenset(map(root_of, others)) - {root}
    return related
