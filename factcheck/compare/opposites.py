"""Words of two sentences that are each other's opposites, denials reckoned in. English only."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from factcheck.compare.denials import Denials
from factcheck.compare.marks import MarkKind
from factcheck.compare.statement import Statement, are_akin, context_of, similarity
from factcheck.compare.trends import find_trends
from factcheck.compare.words.polarity_words import (
    EARLIER,
    GREATER,
    LOOSE,
    MOVING,
    OPPOSITES,
    PHRASES,
    UPWARDS,
)
from factcheck.text.lexemes import Form

_MOST = 16
"""Words of a sentence with opposites that are compared."""
_RISE = "direction:rose"
_ALIKE = 0.2
_ALIKE_ONLY = 0.06
_ALIKE_LOOSE = 0.45
"""How alike the words around two opposites must be: where the passage has several words of the
pair, where it has one, and for words of many uses."""
_PARTED = 3
"""Words that may part a verb from its particle."""
_AROUND = 10
_AS_FAR = 16
_SHORTEST_UNDONE = 6
_WHERE = frozenset("in at on during since after before from until".split())
_BEGINNINGS = frozenset(first for first, _ in PHRASES)
_PARTICLES = frozenset({"down", "off", "out"})
_SAME_TOO = 0.5
"""A word on the claim's side, in a context as like as this share, outweighs one on the other."""


@dataclass(frozen=True, slots=True)
class Side:
    """A word that has an opposite, by its lexeme, and the side of the pair that it is on."""

    pair: str
    sign: int
    """1 or -1; a denial turns it round."""
    kind: MarkKind
    at: int
    negator: int
    """The lexeme that denies it, else its own."""
    loose: bool
    """Whether the word has many uses, so that it is often no opposite."""
    context: dict[str, float]
    core: frozenset[str]
    """The concepts around it that do not tell when or where."""
    number: str = ""
    """The number right behind it: `rose by 4 percent`."""

    @property
    def denied(self) -> bool:
        """Whether a denial turns it round."""
        return self.negator != self.at


@dataclass(frozen=True, slots=True)
class Opposed:
    """A word of the claim and one of the passage that belong to one pair of opposites."""

    ours: Side
    theirs: Side
    alike: float

    @property
    def kind(self) -> MarkKind:
        """What differs: of two words on one side of a pair it is that one is denied."""
        denied = self.ours.denied is not self.theirs.denied
        return MarkKind.NEGATION if denied and not self.agree else self.ours.kind

    @property
    def agree(self) -> bool:
        """Whether both are on one side."""
        return self.ours.sign == self.theirs.sign


def find_opposed(
    claim: Statement, passage: Statement, ours: Denials, theirs: Denials
) -> list[Opposed]:
    """Return the words of the claim that the passage answers, contradictions first."""
    numbers = {concept for concept in passage.concepts if concept[:1].isdigit()}
    reversed_words = _undone(claim, passage)
    there: dict[str, list[Side]] = {}
    for side in islice(_find_sides(passage, theirs, reversed_words), _MOST):
        there.setdefault(side.pair, []).append(side)
    sides = list(islice(_find_sides(claim, ours, reversed_words), _MOST))
    if any(side.pair == _RISE for side in sides) and _RISE not in there:
        there[_RISE] = list(_trends_of(passage))
    found = [
        opposed for side in sides if (opposed := _answer(side, there.get(side.pair, []), numbers))
    ]
    return sorted(found, key=lambda opposed: (opposed.agree, -opposed.alike, opposed.ours.at))


def _answer(side: Side, options: list[Side], numbers: Collection[str]) -> Opposed | None:
    """The one of *options* in the likest context, when that is like enough to compare them.

    Args:
        numbers: all numbers of the passage.
    """
    scored = [
        Opposed(side, other, similarity(side.context, other.context))
        for other in options
        if not _are_of_numbers(side, other, numbers)
    ]
    if not scored:
        return None
    best = max(scored, key=lambda opposed: (opposed.alike, opposed.agree))
    loose = side.loose or best.theirs.loose
    if best.ours.kind is MarkKind.DIRECTION and not best.agree and _are_apart(best):
        return None
    if best.agree:
        return None if loose or best.alike < _ALIKE_ONLY else best
    agreeing = max((opposed.alike for opposed in scored if opposed.agree), default=0.0)
    if agreeing > _SAME_TOO * best.alike:
        return None
    needed = _ALIKE_LOOSE if loose else _ALIKE if len(scored) > 1 else _ALIKE_ONLY
    return best if best.alike >= needed else None


def _undone(one: Statement, other: Statement) -> frozenset[str]:
    """Words of which one statement has the opposite in `un-`: `opened` and `unopened`."""
    ours, theirs = _words_of(one), _words_of(other)
    return frozenset(_without_un(ours) & theirs | _without_un(theirs) & ours)


def _words_of(statement: Statement) -> set[str]:
    return {lexeme.lower for lexeme in statement.lexemes if lexeme.form is Form.WORD}


def _without_un(words: set[str]) -> set[str]:
    return {word[2:] for word in words if word[:2] == "un" and len(word) >= _SHORTEST_UNDONE}


def _trends_of(statement: Statement) -> Iterator[Side]:
    for at, sign in find_trends(statement):
        context = context_of(statement, *statement.span_of(at, at))
        core = _core_of(statement, at, context)
        yield Side(_RISE, sign, MarkKind.DIRECTION, at, at, False, context, core)


def _compares_with_before(statement: Statement, at: int) -> bool:
    """Whether it is compared with an earlier time: `more freight than the year before`."""
    lexemes = statement.lexemes
    behind = [lexemes.word(to) for to in range(at + 1, at + 1 + _AS_FAR)]
    if "than" not in behind[1:]:
        return False
    return not EARLIER.isdisjoint(behind[behind.index("than") :])


def _find_sides(
    statement: Statement, denials: Denials, undone: frozenset[str] = frozenset()
) -> Iterator[Side]:
    for at, lexeme in enumerate(statement.lexemes):
        phrase = _phrase_at(statement, at)
        entries = OPPOSITES.get(phrase or lexeme.lower, [])
        loose = lexeme.lower in LOOSE and phrase is None
        stem = lexeme.lower.removeprefix("un")
        if stem in undone or lexeme.lower in undone:
            sign = 1 if lexeme.lower in undone else -1
            entries, loose = [(f"undone:{stem}", sign, MarkKind.NEGATION)], False
        elif lexeme.lower in UPWARDS and _moves(statement, at):
            entries, loose = [(_RISE, UPWARDS[lexeme.lower], MarkKind.DIRECTION)], False
        elif lexeme.lower in GREATER and _compares_with_before(statement, at):
            entries, loose = [(_RISE, GREATER[lexeme.lower], MarkKind.DIRECTION)], False
        if not entries:
            continue
        negator = denials.negator(at, near=True)
        turn = 1 if negator < 0 else -1
        context = context_of(statement, lexeme.start, lexeme.end)
        core = _core_of(statement, at, context)
        denier = at if negator < 0 else negator
        number = _number_behind(statement, at)
        for pair, sign, kind in entries:
            yield Side(pair, sign * turn, kind, at, denier, loose, context, core, number)


def _number_behind(statement: Statement, at: int) -> str:
    if statement.lexemes.word(at + 1) == "from":
        return ""
    return next((it for it in statement.concepts[at + 1 : at + 4] if it[:1].isdigit()), "")


def _core_of(statement: Statement, at: int, context: Collection[str]) -> frozenset[str]:
    beside = set()
    for to in range(max(0, at - _AROUND), min(len(statement.lexemes), at + _AROUND)):
        if statement.lexemes.word(to) in _WHERE:
            beside.update(statement.concepts[to + 1 : to + 3])
    return frozenset(concept for concept in context if concept not in beside)


def _are_of_numbers(one: Side, other: Side, numbers: Collection[str]) -> bool:
    """Whether the number that goes with a word of the claim goes with another in the passage."""
    return bool(other.number) and one.number in numbers and one.number != other.number


def _are_apart(opposed: Opposed) -> bool:
    """Whether nothing but time and place is the same around two words."""
    ours, theirs = opposed.ours.core, opposed.theirs.core
    if not ours or not theirs:
        return False
    return not any(are_akin(one, other) for one in ours for other in theirs)


def _phrase_at(statement: Statement, at: int) -> str | None:
    """What the two words of a phrase mean, which may be parted: `turned the offer down`."""
    word = statement.lexemes.word(at)
    if word not in _BEGINNINGS:
        return None
    found = PHRASES.get((word, statement.lexemes.word(at + 1)))
    for to in range(at + 2, at + 2 + _PARTED):
        if found or not statement.lexemes.word(to - 1).isalpha():
            break
        if statement.lexemes.word(to) in _PARTICLES:
            found = PHRASES.get((word, statement.lexemes.word(to)))
    return found


def _moves(statement: Statement, at: int) -> bool:
    """Whether `up` or `down` tells a direction: `went up`, `is down by`, but not `put up with`."""
    word, following = statement.lexemes.word(at), statement.lexemes.word(at + 1)
    if following == "from":
        return True
    if word == "up" and following in ("to", "with", "of"):
        return False
    return any(statement.lexemes.word(before) in MOVING for before in range(at - 3, at))
