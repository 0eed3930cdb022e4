"""Whether both sentences tell the same of another place without a name. English only."""

from collections.abc import Iterator

from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.statement import Statement, are_akin, context_of, coverage, similarity
from factcheck.compare.words.place_words import PLACES
from factcheck.compare.words.polarity_words import DETERMINERS
from factcheck.text.lexemes import Form

_WHERE = frozenset(
    "in at by near on beside behind outside inside opposite under beneath below above".split()
)
_OF_TWO = frozenset({("front", "of"), ("next", "to"), ("close", "to"), ("top", "of")})
"""What tells where with a preposition before or none: `in front of`, `next to`."""
_LONGEST = 4
"""Lexemes from the article to the noun."""
_SHARED = 0.25
_ALIKE = 0.3


def mark_places(claim: Statement, passage: Statement) -> Iterator[Mark]:
    """Yield a mark where it is `beside the bridge` and not `in front of the village hall`.

    Only where each of the two has one place that the other does not know of.
    """
    ours = list(_find(claim))
    theirs = list(_find(passage)) if ours else []
    own = [it for it in ours if not _knows_of(passage, claim.concepts[it[1]])]
    other = [it for it in theirs if not _knows_of(claim, passage.concepts[it[1]])]
    if not len(ours) == len(own) == len(theirs) == len(other) == 1:
        return
    words = claim.lexemes.word(own[0][1]), passage.lexemes.word(other[0][1])
    if words[0].startswith(words[1]) or words[1].startswith(words[0]):
        return  # "in the churchyard", "by the church"
    if coverage(claim, passage) < _SHARED:
        return
    here, there = claim.span_of(*own[0]), passage.span_of(*other[0])
    if similarity(context_of(claim, *here), context_of(passage, *there)) < _ALIKE:
        return
    yield make_mark(
        MarkKind.NAME,
        Agreement.DIFFER,
        Rule.OTHER_NAME,
        (claim.text, here),
        (passage.text, there),
    )


def _find(statement: Statement) -> Iterator[tuple[int, int]]:
    """Yield the lexemes from the article to the noun of what tells where it is."""
    lexemes = statement.lexemes
    for at, lexeme in enumerate(lexemes):
        if lexeme.lower not in PLACES or lexeme.capital or lexemes.word(at + 1) in PLACES:
            continue
        for first in range(at - 1, max(at - _LONGEST, 0) - 1, -1):
            if lexemes.word(first) in DETERMINERS:
                before = lexemes.word(first - 1)
                if before in _WHERE or (lexemes.word(first - 2), before) in _OF_TWO:
                    yield first, at
                break
            if lexemes[first].form is not Form.WORD:
                break


def _knows_of(statement: Statement, place: str) -> bool:
    return any(are_akin(place, concept) for concept in statement.concepts if concept)
