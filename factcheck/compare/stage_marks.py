"""Whether the passage only plans what the claim says is done, or the other way round. English."""

from collections.abc import Iterator

from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.statement import Statement, context_of, similarity
from factcheck.compare.words.polarity_words import PLANNING

_REACH = 3
"""Lexemes between a verb and what tells that it is planned, or done."""
_HAVING = frozenset({"has", "have", "had"})
_BREAKING = frozenset({"to", "not", ",", "never", "no"})
_PARTICIPLES = ("d", "n", "t")
_ALIKE = 0.4
"""How alike the words around the verb must be."""
_Stages = dict[str, tuple[int, int]]
"""The concept of a verb to the first and last lexeme of it with what tells its stage."""


def mark_stages(claim: Statement, passage: Statement) -> Iterator[Mark]:
    """Yield a mark for a verb that one of the two has done and the other only planned."""
    for ours, theirs in ((_done, _planned), (_planned, _done)):
        here, there = ours(claim), theirs(passage)
        for concept in here.keys() & there.keys():
            if concept in ours(passage) or concept in theirs(claim):
                continue
            one, other = claim.span_of(*here[concept]), passage.span_of(*there[concept])
            if similarity(context_of(claim, *one), context_of(passage, *other)) >= _ALIKE:
                told, source = (claim.text, one), (passage.text, other)
                yield make_mark(
                    MarkKind.NEGATION, Agreement.DIFFER, Rule.NEGATED_VERB, told, source
                )


def _done(statement: Statement) -> _Stages:
    """The verbs in the perfect: `has hired`, `have already been sold`."""
    found = _Stages()
    for at, lexeme in enumerate(statement.lexemes):
        if lexeme.lower not in _HAVING:
            continue
        for to in range(at + 1, min(at + 1 + _REACH, len(statement.lexemes))):
            word, concept = statement.lexemes.word(to), statement.concepts[to]
            if word in _BREAKING or (concept and not word.endswith(_PARTICIPLES)):
                break
            if concept:
                found.setdefault(concept, (at, to))
                break
    return found


def _planned(statement: Statement) -> _Stages:
    """The verbs in `plans to hire`, `is considering hiring`."""
    lexemes, found = statement.lexemes, _Stages()
    for at, lexeme in enumerate(lexemes):
        if lexeme.lower not in PLANNING:
            continue
        to = at + 1
        if lexemes.word(to) == "to":
            to += 1 + (lexemes.word(to + 1) == "be")
        elif not lexemes.word(to).endswith("ing"):
            continue
        if to < len(lexemes) and statement.concepts[to]:
            found.setdefault(statement.concepts[to], (at, to))
    return found
