"""Where a passage denies what a claim tells, in words that the claim has not. English only."""

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.compare.denials import Denial, Denials, find_denials
from factcheck.compare.denied_places import tells_of, verb_before
from factcheck.compare.denied_signs import (
    LEAST_ODDS,
    LEAST_SHARED,
    denies_contrary,
    shared_with,
    signs_of,
)
from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.odds import Weigh
from factcheck.compare.phrases import verb_phrase_at
from factcheck.compare.sides import Side, find_sides
from factcheck.compare.statement import Statement, are_akin, coverage
from factcheck.compare.undone import find_undone
from factcheck.compare.words.english_forms import VERBS
from factcheck.compare.words.polarity_words import AUXILIARIES, DETERMINERS, PLANNING, SCOPE_ENDS
from factcheck.compare.words.undoing_words import UNDOING
from factcheck.text.lexemes import Form

_UNDOING_PHRASES = frozenset({"rejected", "opposed", "withdrew", "abandoned", "cancelled"})
"""What phrases mean that say no: `turned down`, `voted against`, `pulled out`."""
_UNDOING_FORMS = frozenset({"invalid", "against", "defeated", "lost"})
_REACH = 7
"""Lexemes behind such a word among which what it undoes stands."""
_MOST_UNDONE = 4
_TO_VERB = 6
"""Lexemes before a word of the claim among which its verb begins."""
_VERB = 4
"""Lexemes behind `will` or `intends to` among which the verb itself stands."""
_HELPING = (AUXILIARIES | PLANNING) - {"ever"}
_PAST = frozenset(form for forms in VERBS.split(";") for form in forms.split()[1:])
_ASIDE = frozenset("who which whose where when until after before because if as since".split())
"""Words that begin a clause which only adds to another."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words of a claim or of a passage stand, in code points."""

    start: int
    end: int


def mark_denied(
    claim: Statement, passage: Statement, weigh: Weigh[Place], agreeing: int
) -> Iterator[Mark]:
    """Yield a mark for the likeliest of what the passage denies, where the claim denies nothing.

    Args:
        agreeing: how many values the two have in common; none may differ, as what differs there
            would be told twice.
    """
    ours = find_denials(claim, passage)
    if ours.any or ours.bare or coverage(claim, passage) < LEAST_SHARED:
        return
    theirs = find_denials(passage, claim)
    denials = list(_denials_of(passage, claim, theirs))
    if not denials:
        return
    undone = find_undone(claim, passage)
    sides = [*find_sides(claim, ours, undone)], [*find_sides(passage, theirs, undone)]
    best, least = None, LEAST_ODDS
    for denial, lexical in denials:
        agreed, opposed = _sides_shared(denial, *sides)
        if agreed or denies_contrary(claim, passage, denial):
            continue
        if _tells_too(claim, passage, theirs, denial):
            continue
        signs = signs_of(
            claim, passage, denial, opposed=bool(opposed), lexical=lexical, agreeing=agreeing
        )
        shared = [*opposed, *shared_with(claim, passage, denial)]
        if not shared:
            continue
        denied = denial.at, *denial.heads
        pair = (
            Place(*claim.span_of(*verb_of(claim, shared))),
            Place(*passage.span_of(min(denied), max(denied))),
        )
        odds = weigh(signs, *pair)
        if odds >= least:
            best, least = pair, odds
    if best:
        here, there = (
            (text, (place.start, place.end))
            for text, place in zip((claim.text, passage.text), best, strict=True)
        )
        yield make_mark(MarkKind.NEGATION, Agreement.DIFFER, Rule.NEGATED_VERB, here, there)


def _denials_of(
    passage: Statement, claim: Statement, denials: Denials
) -> Iterator[tuple[Denial, bool]]:
    """Yield what the passage denies, and whether only by what its verb means."""
    for denial in denials.found:
        yield denial, False
    for first, last in denials.elliptical:
        yield Denial(last, [first], [first]), False
    taken = {denial.at for denial in denials.found}
    for at, concept in enumerate(passage.concepts):
        if at in taken or not _is_word(passage, at):
            continue
        phrase, last = verb_phrase_at(passage, at)
        said = phrase in _UNDOING_PHRASES or passage.lexemes.word(at) in _UNDOING_FORMS
        if not said and concept not in UNDOING:
            continue
        if concept and any(are_akin(concept, other) for other in claim.concepts if other):
            continue
        behind = range(last + 1, min(len(passage.lexemes), last + 1 + _REACH))
        scope = [to for to in behind if passage.concepts[to] and _is_word(passage, to)]
        yield Denial(at, [last], scope[:_MOST_UNDONE]), True


def _tells_too(claim: Statement, passage: Statement, denials: Denials, denial: Denial) -> bool:
    """Whether the passage tells beside a denial what it denies, or all that the claim tells.

    So `did not pay, the state and the council paid`, and `were lucky, but luck is no plan`.
    """
    denied = {passage.concepts[head] for head in denial.heads}
    if any(tells_of(passage, denials, concept) for concept in denied if concept in claim.concepts):
        return True
    beside = {it for at, it in enumerate(passage.concepts) if it and at not in denial.scope}
    return beside >= claim.content()


def _is_word(statement: Statement, at: int) -> bool:
    return statement.lexemes[at].form is Form.WORD


def _sides_shared(denial: Denial, ours: list[Side], theirs: list[Side]) -> tuple[bool, list[int]]:
    """Whether what is denied goes with a word of the claim, and where its opposites stand.

    So `not dismissed` goes with `kept`, and `not raised` is the opposite of `dearer`.
    """
    there = {(it.pair, it.sign) for it in theirs if denial.at in (it.at, it.negator)}
    agreed = any((side.pair, side.sign) in there for side in ours)
    return agreed, [side.at for side in ours if (side.pair, -side.sign) in there]


def verb_of(claim: Statement, shared: list[int]) -> tuple[int, int]:
    """Return the first and the last lexeme of what the claim tells that is denied.

    Args:
        shared: where it speaks of that, the likeliest first.
    """
    if shared:
        at = next((it for it in shared if _begins_verb(claim, it)), shared[0])
        for to in range(at, max(-1, at - 1 - _TO_VERB), -1):
            if claim.lexemes.word(to) in SCOPE_ENDS:
                break
            if _begins_verb(claim, to):
                return to, at
    main = _main_clause_of(claim)
    for begins in (_helps, _begins_verb):
        for at in main:
            if begins(claim, at):
                behind = range(at + 1, min(len(claim.lexemes), at + 1 + _VERB))
                told = (
                    to for to in behind if claim.concepts[to] and claim.lexemes.word(to) != "going"
                )
                return at, next(told, at)
    return (verb_before(claim, shared[0]), shared[0]) if shared else (main[0], main[-1])


def _main_clause_of(statement: Statement) -> list[int]:
    """The lexemes of a sentence without its relative and temporal clauses."""
    found = list[int]()
    within = False
    for at, lexeme in enumerate(statement.lexemes):
        within = lexeme.lower in _ASIDE or (within and lexeme.text != ",")
        if not within:
            found.append(at)
    return found or [0]


def _helps(statement: Statement, at: int) -> bool:
    return statement.lexemes.word(at) in _HELPING


def _begins_verb(statement: Statement, at: int) -> bool:
    word = statement.lexemes.word(at)
    if word in _HELPING or word in _PAST or word.endswith("ed"):
        return True
    return word.endswith("s") and statement.lexemes.word(at + 1) in DETERMINERS
