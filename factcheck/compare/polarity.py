"""Where one sentence denies what the other tells, or tells its opposite. English only."""

from collections.abc import Iterator

from factcheck.compare.denials import Denial, Denials, find_denials
from factcheck.compare.denied_marks import verb_of
from factcheck.compare.denied_places import (
    COVERED,
    are_beside_alike,
    begin_of,
    denier_of,
    denies_too,
    is_answered,
    is_gone,
    is_of_others,
    is_qualified,
    objects_of,
    places_of,
    shared_denials,
    tells_of,
    told_against,
    verb_before,
)
from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.opposites import Opposed, find_opposed
from factcheck.compare.parity import is_supposed, is_unreal, says_no_too
from factcheck.compare.statement import Statement, are_akin
from factcheck.compare.words.polarity_words import (
    NEGATIVE,
    NOUN_NEGATORS,
    SPOKEN_OF,
)

_MOST_PARAPHRASED = 2
_FEWEST_ASKED = 2
_OF_DOING = ("ion", "ment", "al", "ure", "ing")
"""Endings of nouns for what is done."""
_COVERED_NOUN = 0.4
"""The share of words in common from which a thing that is denied is the one told of."""
_Lexemes = tuple[int, ...]
"""A word and what denies it, or itself again."""


def mark_polarity(claim: Statement, passage: Statement) -> Iterator[Mark]:
    """Yield a mark for opposite words, and for what one sentence denies and the other does not.

    One contradiction shows in many words; so of negations only the clearest is told.
    """
    return _Comparison(claim, passage).mark()


class _Comparison:
    """Two sentences, and the words of each that have been marked."""

    __slots__ = (
        "claim",
        "marked",
        "marked_there",
        "ours",
        "passage",
        "shared",
        "shared_there",
        "theirs",
        "told",
    )

    def __init__(self, claim: Statement, passage: Statement) -> None:
        self.claim, self.passage = claim, passage
        self.ours, self.theirs = find_denials(claim, passage), find_denials(passage, claim)
        self.marked: set[int] = set()
        self.marked_there: set[int] = set()
        self.shared = shared_denials(claim, self.ours, passage, self.theirs)
        self.shared_there = shared_denials(passage, self.theirs, claim, self.ours)
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
            if self._is_denied_before(opposed) or self._is_undone_too(opposed):
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

    def _is_undone_too(self, opposed: Opposed) -> bool:
        """Whether one is denied, and the other turned round too, or told of others."""
        if opposed.agree or opposed.ours.denied is opposed.theirs.denied:
            return False
        if opposed.ours.denied:
            if is_of_others(self.claim, opposed.ours.negator, opposed.ours.at, self.passage):
                return True
            side = opposed.theirs
            return says_no_too(self.claim, self.passage, self.theirs, side.at, side.last)
        side = opposed.ours
        return says_no_too(self.passage, self.claim, self.ours, side.at, side.last)

    def _mark_ours(self, denial: Denial) -> Iterator[Mark]:
        """Compare what the claim denies."""
        for head in denial.heads:
            places = places_of(self.passage, self.claim.concepts[head])
            if not places or self.ours.negator(head) < 0:
                continue
            if not self.marked.isdisjoint((head, denial.at)):
                continue
            if any(map(self.theirs.is_limited, places)):
                continue
            denied = [
                at for at in places if denier_of(self.passage, self.theirs, at, self.claim) >= 0
            ]
            to = (denied or places)[0]
            if not denied and not self._is_told_there(denial, head, to):
                continue
            self.marked_there.update(places)
            theirs = (to, denier_of(self.passage, self.theirs, to, self.claim) if denied else to)
            if not denied and self.claim.lexemes.word(denial.at) in NOUN_NEGATORS:
                theirs = (
                    verb_before(self.passage, to),
                    to,
                )  # "found no weapons", "seized weapons"
            yield from self._make(
                MarkKind.NEGATION, Rule.NEGATED_VERB, (head, denial.at), theirs, agree=bool(denied)
            )
            return

    def _is_told_there(self, denial: Denial, head: int, to: int) -> bool:
        """Whether the passage tells at *to* just what the claim denies of *head*."""
        if self.passage.concepts[to] != self.claim.concepts[head]:
            return False  # "has yet to rule", "will be decided"
        if is_supposed(self.claim) is not is_supposed(self.passage):
            return False
        if not are_beside_alike(self.claim, head, self.passage, to):
            return False  # "not seen a wave of crime", "as seen in earlier years"
        if is_of_others(self.claim, denial.at, head, self.passage):
            return False
        return not self._is_same_after_all(self.claim, self.passage, self.theirs, to)

    def _mark_theirs(self, denial: Denial) -> Iterator[Mark]:
        """Mark what the passage denies, and nowhere tells, and the claim tells."""
        for head in denial.heads:
            concept = self.passage.concepts[head]
            places = places_of(self.claim, concept)
            if not places or not self.marked_there.isdisjoint((head, denial.at)):
                continue
            if tells_of(self.passage, self.theirs, concept) or any(
                denier_of(self.claim, self.ours, at, self.passage) >= 0 or self.ours.is_limited(at)
                for at in places
            ):
                continue
            if denies_too(self.claim, self.ours, self.passage, denial):
                return
            none = self.passage.lexemes.word(denial.at) in NOUN_NEGATORS
            needed = _COVERED_NOUN if none else COVERED
            if not is_answered(self.passage, head, self.claim, places[0], needed):
                continue
            if self._is_same_after_all(self.passage, self.claim, self.ours, places[0]):
                continue
            if none and is_qualified(self.passage, denial, self.claim):
                continue
            if tells_of(self.passage, self.theirs, self.claim.concepts[places[0]]):
                continue  # "unable to submit data; its figures were estimated"
            if none and is_gone(self.claim, places[0], self.passage):
                continue  # "has no school", "its school closed"
            ours = told_against(self.passage, denial, self.claim, places[0])
            yield from self._make(
                MarkKind.NEGATION, Rule.NEGATED_VERB, ours, (head, denial.at), agree=False
            )
            return

    def _is_same_after_all(
        self, one: Statement, other: Statement, denials: Denials, at: int
    ) -> bool:
        shared = self.shared if other is self.claim else self.shared_there
        return says_no_too(one, other, denials, at, shared=shared) or is_unreal(other, at)

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
                ours = (min(told[0], verb_of(self.claim, told)[0]), told[-1])
                yield from self._make(
                    MarkKind.NEGATION, Rule.NEGATED_VERB, ours, (begin, end), agree=False
                )

    def _mark_paraphrased(self) -> Iterator[Mark]:
        """Mark what one denies in other words, where the other tells it and denies nothing.

        So `not equipped with brakes` stands against `fitted with brakes`.
        """
        if bool(self.ours.found) is bool(self.theirs.found):
            return
        denying, denials = self.ours.found, self.theirs
        one, other = self.claim, self.passage
        if not denying:
            denying, denials = self.theirs.found, self.ours
            one, other = self.passage, self.claim
        if denials.any or any(lexeme.lower in NEGATIVE for lexeme in other.lexemes):
            return
        for denial in denying[:_MOST_PARAPHRASED]:
            objects = objects_of(one, denial, other)
            if not objects or is_qualified(one, denial, other):
                continue
            if one.lexemes.word(denial.heads[0]) in SPOKEN_OF:
                continue
            to = other.concepts.index(objects[0])
            if self._is_same_after_all(one, other, denials, to):
                continue
            ours = (denial.heads[0], denial.at)
            theirs = (verb_before(other, to), to)
            if one is self.passage:
                ours, theirs = theirs, ours
            yield from self._make(MarkKind.NEGATION, Rule.NEGATED_VERB, ours, theirs, agree=False)
            return

    def _make(
        self, kind: MarkKind, rule: Rule, ours: _Lexemes, theirs: _Lexemes, *, agree: bool
    ) -> Iterator[Mark]:
        if kind is MarkKind.NEGATION and not agree:
            if self.told:
                return
            self.told = True
        spans = [
            (
                statement,
                begin_of(statement, min(at)) if kind is MarkKind.NEGATION else min(at),
                at,
            )
            for statement, at in ((self.claim, ours), (self.passage, theirs))
        ]
        here, there = (
            (statement.text, statement.span_of(first, max(at))) for statement, first, at in spans
        )
        yield make_mark(kind, Agreement.SAME if agree else Agreement.DIFFER, rule, here, there)
