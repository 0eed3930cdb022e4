"""Where one sentence denies what the other tells, or tells its opposite. English only."""

from collections.abc import Iterator

from factcheck.compare.denials import Denial, Denials, find_denials
from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.opposites import Opposed, find_opposed
from factcheck.compare.statement import Statement, are_akin, context_of, coverage, similarity
from factcheck.compare.words.polarity_words import (
    DENYING,
    NEGATIVE,
    NOUN_NEGATORS,
    SCOPE_ENDS,
    SPOKEN_OF,
)
from factcheck.text.lexemes import Lexeme
from factcheck.text.quantity_words import ONES

_OBJECTS = 5
_FEWEST_OBJECTS = 2
_FEWEST_ASKED = 2
_TO_VERB = 3
"""Lexemes before an object among which its verb is looked for."""
_OF_DOING = ("ion", "ment", "al", "ure", "ing")
"""Endings of nouns for what is done."""
_COVERED, _COVERED_NOUN = 0.5, 0.4
"""The share of words in common that does as well: for a verb denied, and for a thing."""
_ALIKE = 0.3
"""How alike the words around two words of like meaning must be to compare them."""
_Lexemes = tuple[int, ...]
"""A word and what denies it, or itself again."""


def mark_polarity(claim: Statement, passage: Statement) -> Iterator[Mark]:
    """Yield a mark for opposite words, and for what one sentence denies and the other does not.

    One contradiction shows in many words; so of negations only the clearest is told.
    """
    return _Comparison(claim, passage).mark()


class _Comparison:
    """Two sentences, and the words of each that have been marked."""

    __slots__ = ("claim", "marked", "marked_there", "ours", "passage", "theirs", "told")

    def __init__(self, claim: Statement, passage: Statement) -> None:
        self.claim, self.passage = claim, passage
        self.ours, self.theirs = find_denials(claim, passage), find_denials(passage, claim)
        self.marked: set[int] = set()
        self.marked_there: set[int] = set()
        self.told = False

    def mark(self) -> Iterator[Mark]:
        yield from self._mark_opposites()
        for denial in self.ours.found:
            yield from self._mark_ours(denial)
        for denial in self.theirs.found:
            yield from self._mark_theirs(denial)
        if not self.marked and not self.told:
            yield from self._mark_ended()
            yield from self._mark_elliptical()
            yield from self._mark_paraphrased()

    def _mark_opposites(self) -> Iterator[Mark]:
        for opposed in find_opposed(self.claim, self.passage, self.ours, self.theirs):
            side, other = opposed.ours, opposed.theirs
            if self._is_denied_before(opposed):
                continue
            ours = (side.at, side.negator, side.last)
            theirs = (other.at, other.negator, other.last)
            if self.marked.isdisjoint(ours) and self.marked_there.isdisjoint(theirs):
                self.marked.update(ours)
                self.marked_there.update(theirs)
                yield from self._make(
                    opposed.kind, Rule.OPPOSITE_WORDS, ours, theirs, agree=opposed.agree
                )

    def _is_denied_before(self, opposed: Opposed) -> bool:
        """Whether another word that both have is denied: `told` in `nobody told him to leave`."""
        if opposed.agree or opposed.ours.denied is opposed.theirs.denied:
            return False
        side, here, there = opposed.theirs, self.passage, self.claim
        denials = self.theirs
        if opposed.ours.denied:
            side, here, there, denials = opposed.ours, self.claim, self.passage, self.ours
        heads = [it.heads[0] for it in denials.found if it.at == side.negator]
        return any(
            head != side.at and head < side.at and here.concepts[head] in there.concepts
            for head in heads
        )

    def _mark_ours(self, denial: Denial) -> Iterator[Mark]:
        """Compare what the claim denies."""
        for head in denial.heads:
            places = _places(self.passage, self.claim.concepts[head])
            if not places or self.ours.negator(head) < 0:
                continue
            if not self.marked.isdisjoint((head, denial.at)):
                continue
            if any(map(self.theirs.is_limited, places)):
                continue
            denied = [
                at for at in places if _denier(self.passage, self.theirs, at, self.claim) >= 0
            ]
            to = (denied or places)[0]
            if not denied and not _is_answered(self.claim, head, self.passage, to):
                continue
            self.marked_there.update(places)
            theirs = (to, _denier(self.passage, self.theirs, to, self.claim) if denied else to)
            if not denied and self.claim.lexemes.word(denial.at) in NOUN_NEGATORS:
                theirs = (
                    _verb_before(self.passage, to),
                    to,
                )  # "found no weapons", "seized weapons"
            yield from self._make(
                MarkKind.NEGATION, Rule.NEGATED_VERB, (head, denial.at), theirs, agree=bool(denied)
            )
            return

    def _mark_theirs(self, denial: Denial) -> Iterator[Mark]:
        """Mark what the passage denies, and nowhere tells, and the claim tells."""
        for head in denial.heads:
            concept = self.passage.concepts[head]
            places = _places(self.claim, concept)
            if not places or not self.marked_there.isdisjoint((head, denial.at)):
                continue
            if _tells(self.passage, self.theirs, concept) or any(
                _denier(self.claim, self.ours, at, self.passage) >= 0 or self.ours.is_limited(at)
                for at in places
            ):
                continue
            none = self.passage.lexemes.word(denial.at) in NOUN_NEGATORS
            needed = _COVERED_NOUN if none else _COVERED
            if not _is_answered(self.passage, head, self.claim, places[0], needed):
                continue
            if none and _is_qualified(self.passage, denial, self.claim):
                continue
            found = _places(self.claim, self.passage.concepts[denial.at - 1]) if denial.at else []
            to = (found or places)[0]  # "found no trace of water", "found water"
            ours = (_verb_before(self.claim, to) if none and not found else to, to)
            yield from self._make(
                MarkKind.NEGATION, Rule.NEGATED_VERB, ours, (head, denial.at), agree=False
            )
            return

    def _mark_ended(self) -> Iterator[Mark]:
        """Mark what the claim says is done, where the passage tells that the doing of it ended.

        So `is producing paint` stands against `production has been suspended`.
        """
        if self.ours.any:
            return
        words = {lexeme.lower for lexeme in self.claim.lexemes}
        for at, ending in self.theirs.lost().items():
            noun, concept = self.passage.lexemes.word(at), self.passage.concepts[at]
            if not noun.endswith(_OF_DOING) or noun in words or not concept:
                continue
            ended = self.passage.concepts[ending]
            if ended and any(are_akin(ended, it) for it in self.claim.concepts if it):
                continue
            done = [to for to, it in enumerate(self.claim.concepts) if it == concept]
            if done and self.claim.lexemes.word(to := done[0]).endswith(("ed", "ing")):
                yield from self._make(
                    MarkKind.NEGATION, Rule.NEGATED_VERB, (to, to), (at, ending), agree=False
                )
                return

    def _mark_elliptical(self) -> Iterator[Mark]:
        """Mark the claim that is asked in the passage, and answered by `No`, or `they were not`."""
        if self.ours.any:
            return
        for begin, end in self.theirs.elliptical[:1]:
            asked = self.passage.concepts[:begin]
            told = [
                at
                for at, concept in enumerate(self.claim.concepts)
                if concept and not self.claim.lexemes[at].capital
                if any(concept == other or (other and are_akin(concept, other)) for other in asked)
            ]
            if len(told) >= _FEWEST_ASKED:
                ours = (told[0], told[-1])
                yield from self._make(
                    MarkKind.NEGATION, Rule.NEGATED_VERB, ours, (begin, end), agree=False
                )

    def _mark_paraphrased(self) -> Iterator[Mark]:
        """Mark what one denies in other words, where the other tells it and denies nothing.

        So `not equipped with brakes` stands against `fitted with brakes`.
        """
        if bool(self.ours.found) is bool(self.theirs.found):
            return
        denying = self.ours.found
        one, other = self.claim, self.passage
        if not denying:
            denying, one, other = self.theirs.found, self.passage, self.claim
        denial = denying[0]
        objects = [
            at
            for at in denial.scope[1:_OBJECTS]
            if one.concepts[at] in other.concepts and one.lexemes.word(at) not in ONES
        ]
        if any(lexeme.lower in NEGATIVE for lexeme in other.lexemes):
            return
        if _is_qualified(one, denial, other):
            return
        spoken = one.lexemes.word(denial.heads[0]) in SPOKEN_OF
        if len(objects) < _FEWEST_OBJECTS or spoken or one.lexemes.word(denial.at) in DENYING:
            return
        ours = (denial.heads[0], denial.at)
        to = other.concepts.index(one.concepts[objects[0]])
        theirs = (_verb_before(other, to), to)
        if one is self.passage:
            ours, theirs = theirs, ours
        yield from self._make(MarkKind.NEGATION, Rule.NEGATED_VERB, ours, theirs, agree=False)

    def _make(
        self, kind: MarkKind, rule: Rule, ours: _Lexemes, theirs: _Lexemes, *, agree: bool
    ) -> Iterator[Mark]:
        if kind is MarkKind.NEGATION and not agree:
            if self.told:
                return
            self.told = True
        here = (self.claim.text, self.claim.span_of(min(ours), max(ours)))
        there = (self.passage.text, self.passage.span_of(min(theirs), max(theirs)))
        yield make_mark(kind, Agreement.SAME if agree else Agreement.DIFFER, rule, here, there)


def _is_qualified(statement: Statement, denial: Denial, other: Statement) -> bool:
    """Whether it denies only such things as *other* does not tell of: `no serious injuries`."""
    first = denial.at + 1
    if statement.lexemes.word(denial.at) != "no" or denial.heads[-1] != first + 1:
        return False
    return not _places(other, statement.concepts[first])


def _verb_before(statement: Statement, at: int) -> int:
    """Where the word of content before an object stands, which mostly is its verb, else *at*."""
    for to in range(at - 1, max(-1, at - 1 - _TO_VERB), -1):
        if statement.lexemes.word(to) in SCOPE_ENDS or statement.lexemes[to].capital:
            break
        if statement.concepts[to]:
            return to
    return at


def _places(statement: Statement, concept: str) -> list[int]:
    """Where the statement speaks of *concept*, or else of what is akin to it."""
    if not concept:
        return []
    same = [at for at, other in enumerate(statement.concepts) if other == concept]
    return same or [at for at, it in enumerate(statement.concepts) if it and are_akin(concept, it)]


def _denier(statement: Statement, denials: Denials, at: int, other: Statement) -> int:
    """What denies the word at *at*, or tells that it was lost, as *other* does not; -1 for none."""
    negator, loss = denials.negator(at), denials.loss(at)
    if negator < 0 <= loss:
        word, concept = statement.lexemes[loss].lower, statement.concepts[loss]
        told = concept in other.concepts if concept else word in map(_lower, other.lexemes)
        return -1 if told else loss
    return negator


def _lower(lexeme: Lexeme) -> str:
    return lexeme.lower


def _is_answered(
    one: Statement, at: int, other: Statement, to: int, needed: float = _COVERED
) -> bool:
    """Whether two words are the same, or of like meaning and in like surroundings.

    Args:
        needed: the share of words in common from which the whole is like enough.
    """
    if one.concepts[at] == other.concepts[to] or coverage(one, other) >= needed:
        return True
    ours = context_of(one, one.lexemes[at].start, one.lexemes[at].end)
    theirs = context_of(other, other.lexemes[to].start, other.lexemes[to].end)
    return similarity(ours, theirs) >= _ALIKE


def _tells(statement: Statement, denials: Denials, concept: str) -> bool:
    """Whether the statement speaks of *concept* anywhere without denying it."""
    return any(denials.negator(at) < 0 for at in _places(statement, concept))
