"""Which number of a passage answers a number of the claim."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.number_agreement import (
    agree,
    are_distinctive,
    ratio_of,
    slip_between,
    value_of,
)
from factcheck.compare.statement import Statement, coverage, similarity, sureness
from factcheck.compare.told import Told, are_people, befalls_alike, compare_nouns, tell_apart
from factcheck.text.quantity import Measure, Quantity

_SHARES = frozenset({Measure.PERCENT, Measure.POINTS})
_COUNTED = frozenset({Measure.COUNT, Measure.ORDINAL})
_SUMMED = {Measure.MONEY: (Measure.COUNT,), Measure.POINTS: (Measure.PERCENT,)}
"""Measures of which a number that is the sum or difference of two is hardly so by chance, to
others the two may be told in."""
_MANY = 100
"""A count from which the same holds."""
_BY_FAR = 0.4
_SLIP = 0.4
_WHOLE = 0.6
_OF_ANOTHER_SIZE = 0.5
_LEAST_TELLING = 10
_LARGEST_RATIO = 20
_SAME_EVENT = 0.3
_PEOPLE = 0.35
_UNUSUAL = 0.1
_USUAL = frozenset({*_COUNTED, *_SHARES, Measure.MONEY, Measure.DURATION})
_SURE = 0.75
"""From which sum of signs a difference between two numbers is told."""


def mark_numbers(
    claim: Statement, passage: Statement, ours: Sequence[Told], theirs: Sequence[Told]
) -> Iterator[Mark]:
    """Yield a mark for each number of the claim that has a counterpart in the passage.

    The best pairs come first: the same value, the same noun, the same words around. A number once
    paired is free only for others that agree with it.
    """
    pairs = sorted(
        (
            (score, -at, -to)
            for at, one in enumerate(ours)
            for to, other in enumerate(theirs)
            if (score := _score(one, other))
        ),
        reverse=True,
    )
    shares = _Shares(claim, passage, ours, theirs)
    done: set[int] = set()
    used: set[int] = set()
    for _, at, to in pairs:
        one, other = ours[-at], theirs[-to]
        if -at in done:
            continue
        agreement = agree(one.quantity, other.quantity)
        if agreement is Agreement.DIFFER:
            if one.whole is not other.whole and not len(ours) == len(theirs) == 1:
                continue
            if -to in used or _is_explained(one, other, ours, theirs):
                continue
            left = _is_left(one, ours, done) and _is_left(other, theirs, used)
            if not _convinces(one, other, shares, left):
                continue
        done.add(-at)
        used.add(-to)
        yield _mark(claim, passage, one, other, agreement)
    for at, one in enumerate(ours):
        ends = None if at in done else _find_difference(one, theirs)
        if ends:
            quoted, source = (claim.text, _shown(claim, one)), (passage.text, ends)
            yield make_mark(MarkKind.NUMBER, Agreement.SAME, Rule.SAME_UNIT, quoted, source)


class _Shares:
    """How much two statements have in common besides their quantities and what these count."""

    __slots__ = ("_known", "claim", "passage", "without")

    def __init__(
        self, claim: Statement, passage: Statement, ours: Sequence[Told], theirs: Sequence[Told]
    ) -> None:
        self.claim, self.passage = claim, passage
        self.without = _measured_by(claim, ours) | _measured_by(passage, theirs)
        self._known: dict[frozenset[str], float] = {}

    def besides(self, counted: set[str]) -> float:
        """Return the share of words in common when those of *counted* are left out too."""
        key = frozenset(counted)
        if key not in self._known:
            self._known[key] = coverage(self.claim, self.passage, self.without | key)
        return self._known[key]


def _find_difference(one: Told, among: Sequence[Told]) -> tuple[int, int] | None:
    """Where the other sentence has two numbers so far apart as *one* tells: `48` and `31`."""
    quantity = one.quantity
    if not one.relative or quantity.measure in _SHARES:
        return None
    told = [it.quantity for it in among if it.quantity.measure in (quantity.measure, Measure.COUNT)]
    for first, second in pairwise(told):
        exact = abs(abs(first.value - second.value) - quantity.value) <= 1e-6 * first.value
        if exact and first.measure is second.measure and quantity.value != second.value:
            return first.start, second.end
    return None


def _measured_by(statement: Statement, told: Sequence[Told]) -> set[str]:
    """The concepts of the words that the quantities consist of: `per cent`, `litres`."""
    spans = [statement.lexemes.between(it.quantity.start, it.quantity.end) for it in told]
    return {concept for span in spans for concept in statement.concepts[slice(*span)]}


def _score(one: Told, other: Told) -> float:
    """How well two quantities answer each other; 0 when they cannot be compared."""
    ours, theirs = one.quantity, other.quantity
    same_measure = ours.measure is theirs.measure
    if not (same_measure or {ours.measure, theirs.measure} == _SHARES) or tell_apart(one, other):
        return 0.0
    nouns, alike = compare_nouns(one, other), similarity(one.context, other.context)
    agreement = agree(ours, theirs)
    if agreement is not Agreement.DIFFER and (
        (nouns < 0 and alike < 0.5)
        or (nouns == 0 and alike < 0.1 and not are_distinctive(ours, theirs))
    ):
        return 0.0
    value = {Agreement.SAME: 1.3, Agreement.CLOSE: 1.0}.get(
        agreement, _SLIP * slip_between(ours, theirs)
    )
    size = max(abs(ours.value), abs(theirs.value)) or 1.0
    nearness = 0.3 * (1 - min(1.0, abs(ours.value - theirs.value) / size))
    written = 0.3 * ((ours.step == 5) is (theirs.step == 5)) - _WHOLE * (
        one.whole is not other.whole
    )
    return max(
        0.05, 0.1 + value + 1.5 * nouns + 2 * alike + nearness + written + 0.5 * same_measure
    )


def _is_explained(one: Told, other: Told, ours: Sequence[Told], theirs: Sequence[Told]) -> bool:
    """Whether a difference is none, as the number follows from others, or stands there too."""
    if _follows(one, theirs) or _follows(other, ours):
        return True
    unlike = one.relative is not other.relative and one.quantity.measure not in _SHARES
    if unlike and slip_between(one.quantity, other.quantity) < 1:
        return True
    if _are_parts(one.quantity, other.quantity, ours, theirs):
        return True
    if any(_stands_there(one.quantity, third, earlier=one.earlier) for third in theirs):
        return True
    same_noun = compare_nouns(one, other) >= 1
    # Elsewhere it does not count when the words around this one are the same by far.
    least = similarity(one.context, other.context) - _BY_FAR
    return any(
        agree(one.quantity, third.quantity) is not Agreement.DIFFER
        and similarity(one.context, third.context) >= least
        and not (same_noun and compare_nouns(one, third) < 0)
        for third in theirs
    )


def _stands_there(one: Quantity, third: Told, *, earlier: bool) -> bool:
    """Whether the passage has the number where its noun or unit goes without saying."""
    other = third.quantity
    if third.earlier and not earlier:
        return False
    if value_of(one) != value_of(other) or one.measure is Measure.ORDINAL:
        return value_of(one) == value_of(other) and one.measure is other.measure
    bare = Measure.COUNT in (one.measure, other.measure) and one.measure is not other.measure
    return bare and (value_of(one) >= _LEAST_TELLING or value_of(one) % 1 > 0)


def _are_parts(
    one: Quantity, other: Quantity, ours: Sequence[Told], theirs: Sequence[Told]
) -> bool:
    """Whether the two make up a whole, so that one may tell the rest of the other.

    The whole of per cents is 100, of counts a number that both sentences have.
    """
    both = one.value + other.value
    if one.measure is Measure.PERCENT:
        return abs(both - 100) < 0.1 and one.value != other.value
    wholes = [{told.quantity.value for told in among} for among in (ours, theirs)]
    return one.measure is Measure.COUNT and both in wholes[0] & wholes[1]


def _follows(one: Told, among: Sequence[Told]) -> bool:
    """Whether a number is the sum or the difference of two that the other sentence has.

    Small numbers are so by chance, unless they are told as a difference.
    """
    quantity = one.quantity
    counted = quantity.measure is Measure.COUNT and quantity.value >= _MANY
    if not (one.relative or counted or quantity.measure in _SUMMED):
        return False
    measures = {quantity.measure, *_SUMMED.get(quantity.measure, ())}
    values = [told.quantity.value for told in among if told.quantity.measure in measures]
    if one.relative:
        values.append(1.0)  # "and eleven others"
    slack = 0.001 * abs(quantity.value)
    low, high = quantity.low - slack, quantity.high + slack
    return any(
        low <= abs(first - second) <= high or low <= first + second <= high
        for at, first in enumerate(values)
        for second in values[at + 1 :]
    )


def _is_left(one: Told, among: Sequence[Told], paired: set[int]) -> bool:
    """Whether all others of its measure have found their counterparts, or tell the same."""
    return not any(
        other.quantity.measure is one.quantity.measure
        and other.relative is one.relative
        and at not in paired
        and agree(one.quantity, other.quantity) is Agreement.DIFFER
        for at, other in enumerate(among)
    )


def _convinces(one: Told, other: Told, shares: _Shares, left: bool) -> bool:
    """Whether two numbers are so much about the same that a difference is worth telling.

    Args:
        shares: what the two sentences have in common.
        left: whether neither sentence has another number of the kind to compare.
    """
    measure = one.quantity.measure
    if measure is not other.quantity.measure:  # "5 per cent" against "5 percentage points"
        same = one.quantity.value == other.quantity.value
        return same and similarity(one.context, other.context) >= 0.2
    if measure is Measure.SCORE:
        return True
    nouns = compare_nouns(one, other)
    counted = {*one.nouns, *other.nouns} if nouns > 0 else set()
    if measure is Measure.PERCENT:  # of what it is a share tells little of what the share does
        counted = {*one.nouns[:1], *other.nouns[:1]}
    alike = similarity(_without(one.context, counted), _without(other.context, counted))
    weight = 0.4 if nouns < 0 else 0.5 if measure in _COUNTED else 0.15
    if nouns > 0 and measure is Measure.COUNT and are_people(one, other):
        weight = _PEOPLE
    slip = _SLIP * slip_between(one.quantity, other.quantity)
    slip -= _OF_ANOTHER_SIZE * (
        not slip and ratio_of(one.quantity, other.quantity) > _LARGEST_RATIO
    )
    slip += _UNUSUAL * (measure not in _USUAL) + _SAME_EVENT * befalls_alike(one, other)
    return weight * nouns + slip + sureness(alike, shares.besides(counted), left) >= _SURE


def _without(context: Mapping[str, float], concepts: set[str]) -> dict[str, float]:
    return {concept: weight for concept, weight in context.items() if concept not in concepts}


def _mark(
    claim: Statement, passage: Statement, one: Told, other: Told, agreement: Agreement
) -> Mark:
    measure = one.quantity.measure
    rule = Rule.SAME_UNIT
    if measure in _COUNTED:
        rule = Rule.SAME_NOUN if compare_nouns(one, other) > 0 else Rule.ONLY_NUMBERS
    kind = MarkKind.PERCENT if measure in _SHARES else MarkKind.NUMBER
    ours, theirs = (claim.text, _shown(claim, one)), (passage.text, _shown(passage, other))
    return make_mark(kind, agreement, rule, ours, theirs)


def _shown(statement: Statement, told: Told) -> tuple[int, int]:
    """The quantity with the word counted, when that follows at once."""
    start, end = told.quantity.start, told.quantity.end
    _, after = statement.lexemes.between(start, end)
    counted = told.quantity.measure in _COUNTED and after < len(statement.lexemes)
    if counted and statement.concepts[after] in told.nouns[:1]:
        return start, statement.lexemes[after].end
    return start, end
