"""Where one sentence denies what the other tells, or tells its opposite. English only."""

from collections.abc import Iterator

from factcheck.compare.denials import Denial, Denials, find_denials
from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.opposites import find_opposed
from factcheck.compare.statement import Statement, are_akin, context_of, similarity
from factcheck.compare.words.polarity_words import DENYING, SPOKEN_OF
from factcheck.text.lexemes import Lexeme

_OBJECTS = 5
_FEWEST_OBJECTS = 2
_ALIKE = 0.3
"""How alike the words around two words of like meaning must be to compare them."""
_Lexemes = tuple[int, int]
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
        self.ours, self.theirs = find_denials(claim), find_denials(passage)
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
            yield from self._mark_paraphrased()

    def _mark_opposites(self) -> Iterator[Mark]:
        for opposed in find_opposed(self.claim, self.passage, self.ours, self.theirs):
            side, other = opposed.ours, opposed.theirs
            ours, theirs = (side.at, side.negator), (other.at, other.negator)
            if self.marked.isdisjoint(ours) and self.marked_there.isdisjoint(theirs):
                self.marked.update(ours)
                self.marked_there.update(theirs)
                yield from self._make(
                    opposed.kind, Rule.OPPOSITE_WORDS, ours, theirs, agree=opposed.agree
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
            if not _is_answered(self.passage, head, self.claim, places[0]):
                continue
            yield from self._make(
                MarkKind.NEGATION,
                Rule.NEGATED_VERB,
                (places[0], places[0]),
                (head, denial.at),
                agree=False,
            )
            return

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
        denial, there = denying[0], {concept: at for at, concept in enumerate(other.concepts)}
        objects = [at for at in denial.scope[1:_OBJECTS] if one.concepts[at] in there]
        spoken = one.lexemes.word(denial.heads[0]) in SPOKEN_OF
        if len(objects) < _FEWEST_OBJECTS or spoken or one.lexemes.word(denial.at) in DENYING:
            return
        ours = (denial.heads[0], denial.at)
        theirs = (there[one.concepts[objects[0]]],) * 2
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


def _places(statement: Statement, concept: str) -> list[int]:
    """Where the statement speaks of *concept*, or else of what is akin to it."""
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


def _is_answered(one: Statement, at: int, other: Statement, to: int) -> bool:
    """Whether two words are the same, or of like meaning and in like surroundings."""
    if one.concepts[at] == other.concepts[to]:
        return True
    ours = context_of(one, one.lexemes[at].start, one.lexemes[at].end)
    theirs = context_of(other, other.lexemes[to].start, other.lexemes[to].end)
    return similarity(ours, theirs) >= _ALIKE


def _tells(statement: Statement, denials: Denials, concept: str) -> bool:
    """Whether the statement speaks of *concept* anywhere without denying it."""
    return any(denials.negator(at) < 0 for at in _places(statement, concept))
