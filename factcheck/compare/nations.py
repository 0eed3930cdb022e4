"""Whether both sentences tell of the same thing but of another nation. English only."""

from collections.abc import Iterator

from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.shared_matter import share_more
from factcheck.compare.statement import Statement, are_akin
from factcheck.compare.words.nation_words import COUNTRIES, NO_NATIONS
from factcheck.compare.words.polarity_words import ARTICLES
from factcheck.text.lexemes import Form

_ENDINGS = ("ish", "ch", "an", "ese", "ic", "i", "ss")
"""Of adjectives for nations that no table has, as well as of some other names."""
_BEGINNING = 3


def mark_nations(claim: Statement, passage: Statement) -> Iterator[Mark]:
    """Yield a mark where a thing is of another nation: `an American offer`, `a Canadian bid`."""
    ours = list(_find(claim))
    theirs = list(_find(passage)) if ours else []
    for at in ours if theirs else ():
        if _tells_of(passage, claim.lexemes.word(at)):
            continue
        for to in theirs:
            if not are_akin(claim.concepts[at + 1], passage.concepts[to + 1]):
                continue
            if _tells_of(claim, passage.lexemes.word(to)):
                continue
            thing = {claim.concepts[at + 1], passage.concepts[to + 1]}
            nations = {claim.concepts[at], passage.concepts[to]}
            if not share_more(claim, passage, thing | nations):
                continue
            here, there = claim.span_of(at, at), passage.span_of(to, to)
            yield make_mark(
                MarkKind.NAME,
                Agreement.DIFFER,
                Rule.OTHER_NAME,
                (claim.text, here),
                (passage.text, there),
            )
            break


def is_adjective(statement: Statement, at: int) -> bool:
    """Return whether an adjective of a nation, faith or party stands right before what it tells of.

    A word that no table has counts only where its capital tells something: not `Public transport`
    at the beginning of a sentence.
    """
    if at + 1 >= len(statement.lexemes):
        return False
    lexeme, thing = statement.lexemes[at], statement.lexemes[at + 1]
    if not lexeme.capital or thing.capital or thing.form is not Form.WORD:
        return False
    if not statement.concepts[at + 1]:
        return False
    if lexeme.lower in COUNTRIES:
        return True
    inside = at > 0 and statement.lexemes[at - 1].form is Form.WORD
    return inside and lexeme.lower.endswith(_ENDINGS)


def _find(statement: Statement) -> Iterator[int]:
    for at in range(len(statement.lexemes) - 1):
        if not is_adjective(statement, at) or statement.lexemes.word(at) in NO_NATIONS:
            continue
        before = statement.lexemes.word(at - 1)
        if at and statement.lexemes[at - 1].capital and before not in ARTICLES:
            continue  # a name: "Osman Kadri | put"
        yield at


def _tells_of(statement: Statement, nation: str) -> bool:
    """Whether a sentence has a nation or its country: `Spanish`, `Spain`."""
    capitals = {lexeme.lower.removesuffix("'s") for lexeme in statement.lexemes if lexeme.capital}
    if "u" in capitals:  # "U.S.", of which every letter is a lexeme
        capitals |= {"us"} if "s" in capitals else {"uk"}
    if nation in COUNTRIES:
        return not COUNTRIES[nation].isdisjoint(capitals)
    return any(word[:_BEGINNING] == nation[:_BEGINNING] for word in capitals)
