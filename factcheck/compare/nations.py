"""Whether both sentences tell of the same thing but of another nation. English only."""

from collections.abc import Iterator

from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.statement import Statement, are_akin
from factcheck.compare.words.polarity_words import ARTICLES
from factcheck.text.lexemes import Form

_ENDINGS = ("ish", "ch", "an", "ese", "ic", "i", "ss")
"""Of adjectives for nations, as well as of some other names."""
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
            yield make_mark(
                MarkKind.NAME,
                Agreement.DIFFER,
                Rule.OTHER_NAME,
                (claim.text, claim.span_of(at, at)),
                (passage.text, passage.span_of(to, to)),
            )
            break


def _find(statement: Statement) -> Iterator[int]:
    """Yield where an adjective of a nation stands right before what it tells of."""
    for at in range(len(statement.lexemes) - 1):
        lexeme, thing = statement.lexemes[at], statement.lexemes[at + 1]
        if not lexeme.capital or thing.capital or thing.form is not Form.WORD:
            continue
        before = statement.lexemes.word(at - 1)
        if at and statement.lexemes[at - 1].capital and before not in ARTICLES:
            continue  # a name: "Osman Kadri | put"
        if lexeme.lower.endswith(_ENDINGS) and statement.concepts[at + 1]:
            yield at


def _tells_of(statement: Statement, nation: str) -> bool:
    """Whether a sentence has a nation or its country: `Spanish`, `Spain`; a beginning tells."""
    return any(lexeme.lower[:_BEGINNING] == nation[:_BEGINNING] for lexeme in statement.lexemes)
