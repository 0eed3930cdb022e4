"""Whether two sentences have the one who does it and the one it is done to change places.

English only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.names import Name
from factcheck.compare.statement import Statement, concept_of
from factcheck.text.lexemes import Form

_PASSED_OVER = frozenset(
    "the a an his her its their has had have was were is are been be will would to from by".split()
)
"""What may stand between the one who does it, the verb and the other."""
_BEING = frozenset("was were is are been be".split())
_MUTUAL = frozenset(
    map(
        concept_of,
        "met meets faced faces played plays married marries joined fought talked resembles equals "
        "borders".split(),
    )
)
"""What is done by each of two to the other."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of content or a whole name, by its lexemes, and what stands before it."""

    concept: str
    first: int
    last: int
    capital: bool
    between: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Deed:
    doer: _Word
    verb: str
    other: _Word


def mark_swaps(
    claim: Statement, passage: Statement, ours: Sequence[Name], theirs: Sequence[Name]
) -> Iterator[Mark]:
    """Yield a mark where the passage has `B beat A` for `A beat B`, or `from B to A`."""
    told = list(_deeds(claim, ours))
    done = {_key(it.doer, it.verb, it.other): it for it in _deeds(passage, theirs)} if told else {}
    for deed in told:
        swapped = done.get(_key(deed.other, deed.verb, deed.doer))
        if swapped is None or _key(deed.doer, deed.verb, deed.other) in done:
            continue
        here, there = deed.doer, swapped.doer
        yield make_mark(
            MarkKind.NAME,
            Agreement.DIFFER,
            Rule.OTHER_NAME,
            (claim.text, claim.span_of(here.first, here.last)),
            (passage.text, passage.span_of(there.first, there.last)),
        )
        return


def _key(doer: _Word, verb: str, other: _Word) -> tuple[str, str, str]:
    return doer.concept, verb, other.concept


def _deeds(statement: Statement, names: Sequence[Name]) -> Iterator[_Deed]:
    """Yield who does what to whom as far as three words in a row tell, and whence it goes where."""
    words = _words(statement, names)
    for one, other in pairwise(words):
        if one.between[-1:] == ("from",) and other.between in (("to",), ("to", "the")):
            yield _Deed(one, "from", other)
    for one, verb, other in zip(words, words[1:], words[2:], strict=False):
        if verb.capital or verb.concept in _MUTUAL or verb.concept[:1].isdigit():
            continue
        if not _PASSED_OVER.issuperset((*verb.between, *other.between)) or "from" in verb.between:
            continue
        passive = "by" in other.between
        if passive is not _BEING.isdisjoint(verb.between):
            yield _Deed(other, verb.concept, one) if passive else _Deed(one, verb.concept, other)


def _words(statement: Statement, names: Sequence[Name]) -> list[_Word]:
    starts = {name.first: name for name in names}
    words: list[_Word] = []
    between: list[str] = []
    at = 0
    while at < len(statement.lexemes):
        name, lexeme = starts.get(at), statement.lexemes[at]
        if name is None and (not statement.concepts[at] or lexeme.form is not Form.WORD):
            between.append(lexeme.lower)
            at += 1
            continue
        last = name.last if name else at
        concept = name.words[-1] if name else statement.concepts[at]
        words.append(_Word(concept, at, last, lexeme.capital, tuple(between)))
        between.clear()
        at = last + 1
    return words
