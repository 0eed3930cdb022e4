"""Numbers of a claim that are reckoned from two of the passage: a share, a lead, what is left."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, Span, make_mark
from factcheck.compare.number_agreement import agree
from factcheck.compare.number_reasons import SHARES, are_parts
from factcheck.compare.statement import Statement, are_akin, concept_of
from factcheck.compare.told import Told, compare_nouns, tell_apart
from factcheck.compare.words.polarity_words import NEGATORS, NOUN_NEGATORS
from factcheck.text.quantity import Measure

COUNTED = frozenset({Measure.COUNT, Measure.ORDINAL})
_LEADS = frozenset(map(concept_of, ("lead", "majority", "margin", "advantage", "ahead", "clear")))
"""Words near a number that tells by how much one side has more than the other."""
_UNANIMOUS = frozenset({"unanimous", "unanimously"})
_HEDGES = NEGATORS | NOUN_NEGATORS | frozenset("almost nearly far hardly short less but".split())
"""Words close before it with which it was not so."""
_HEDGED = 4
_VOTING = frozenset(
    map(
        concept_of,
        "vote ballot rule ruling verdict majority decide pass approve reject judge council court "
        "jury".split(),
    )
)
_LOSING = frozenset("lost lose loses losing fell fail failed failing rejected defeat".split())
_SAME_CLAUSE = 0.2
"""How near they must stand."""
_OF_ONE_MATTER = 0.25
"""The share of words in common from which two sentences tell of one vote or match."""
_ALIKE = 2
"""Words in common around a share and a part that tell the same: what is counted, what it did."""
_SCORED = frozenset(map(concept_of, ("votes", "goals", "points", "runs", "sets", "tries", "seats")))
_PARTED = 20
"""Code points at most between a part and its whole: `34 of the country's 120`."""
_SAME_NOUNS = 0.8
"""How alike what is counted must be of a share and of a part: the same, or of one meaning."""
_FRACTION = 5.0
"""The step of a share that may be told by a fraction."""


def mark_reckoned(
    claim: Statement,
    passage: Statement,
    unpaired: Sequence[Told],
    theirs: Sequence[Told],
    free: Sequence[Told],
    *,
    shared: float,
    denied: bool,
) -> Iterator[Mark]:
    """Yield a mark for each number that follows from others, or should but does not.

    Args:
        unpaired: the numbers of the claim that have no counterpart.
        theirs: all numbers of the passage.
        free: those of them that have none.
        shared: the share of words that the two sentences have in common, without the numbers.
        denied: whether only one of the two sentences denies something.
    """
    for one in unpaired:
        quoted = claim.text, shown_span(claim, one)
        if rest := _find_rest(one, free):
            there = passage.text, shown_span(passage, rest)
            kind = MarkKind.PERCENT if one.quantity.measure in SHARES else MarkKind.NUMBER
            yield make_mark(kind, Agreement.CLOSE, Rule.SAME_UNIT, quoted, there)
        elif ends := _find_difference(one, theirs):
            there = passage.text, ends
            yield make_mark(MarkKind.NUMBER, Agreement.SAME, Rule.SAME_UNIT, quoted, there)
    if denied or shared < _OF_ONE_MATTER:
        return
    yield from _mark_shares(claim, passage, unpaired, theirs)
    if _tells_of_losing(claim) is _tells_of_losing(passage):
        yield from _mark_leads(claim, passage, unpaired, free)
    yield from _mark_unanimous(claim, passage, unpaired, free)


def shown_span(statement: Statement, told: Told) -> Span:
    """Return where the quantity stands, with the word counted when that follows at once."""
    start, end = told.quantity.start, told.quantity.end
    _, after = statement.lexemes.between(start, end)
    counted = told.quantity.measure in COUNTED and after < len(statement.lexemes)
    if counted and statement.concepts[after] in told.nouns[:1]:
        return start, statement.lexemes[after].end
    return start, end


def _mark_shares(
    claim: Statement, passage: Statement, ours: Sequence[Told], theirs: Sequence[Told]
) -> Iterator[Mark]:
    """Compare a share with a part of a whole: `a third of the houses`, `67 of the 80 houses`."""
    pairs = [(one, other) for one in ours for other in _shares_in(theirs)]
    pairs += [(one, other) for one in _shares_in(ours) for other in theirs]
    for one, other in pairs:
        measures = one.quantity.measure, other.quantity.measure
        if (
            measures != (Measure.PERCENT, Measure.PERCENT)
            or compare_nouns(one, other) < _SAME_NOUNS
            or not _are_of_one_event(one, other)
        ):
            continue
        agreement = agree(one.quantity, other.quantity)
        quoted = claim.text, (one.quantity.start, one.quantity.end)
        there = passage.text, (other.quantity.start, other.quantity.end)
        yield make_mark(MarkKind.PERCENT, agreement, Rule.SAME_UNIT, quoted, there)


def _are_of_one_event(one: Told, other: Told) -> bool:
    """Whether more is told alike of the two than what is counted: `burned`, `were hit`."""
    alike = [
        word
        for word in one.context
        if not word[0].isdigit() and any(are_akin(word, it) for it in other.context)
    ]
    return len(alike) >= _ALIKE and not tell_apart(one, other)


def _shares_in(told: Sequence[Told]) -> list[Told]:
    """The parts of a whole as shares of it: of `67 of the 80 houses` 84 per cent."""
    return [
        replace(
            part,
            nouns=whole.nouns,
            quantity=replace(
                part.quantity,
                measure=Measure.PERCENT,
                value=(share := 100 * part.quantity.value / whole.quantity.value),
                low=share,
                high=share,
                step=_FRACTION,
                end=whole.quantity.end,
            ),
        )
        for part, whole in pairwise(told)
        if whole.whole
        and part.quantity.measure is whole.quantity.measure is Measure.COUNT
        and part.quantity.value < whole.quantity.value
        and whole.quantity.start - part.quantity.end <= _PARTED
    ]


def _mark_leads(
    claim: Statement, passage: Statement, ours: Sequence[Told], theirs: Sequence[Told]
) -> Iterator[Mark]:
    """Compare `a lead of 27 votes`, `won by three goals` with `108 votes to 91`, `4-1`."""
    scores = [
        [it for it in told if it.quantity.measure is Measure.SCORE] for told in (ours, theirs)
    ]
    leads = [[it for it in told if _is_lead(it)] for told in (ours, theirs)]
    pairs = [(lead, score) for lead in leads[0] for score in scores[1]]
    pairs += [(score, lead) for lead in leads[1] for score in scores[0]]
    if len(pairs) != 1:
        return
    one, other = pairs[0]
    agreement = Agreement.SAME if _lead_of(one) == _lead_of(other) else Agreement.DIFFER
    quoted, there = (claim.text, shown_span(claim, one)), (passage.text, shown_span(passage, other))
    yield make_mark(MarkKind.NUMBER, agreement, Rule.SAME_UNIT, quoted, there)


def _mark_unanimous(
    claim: Statement, passage: Statement, ours: Sequence[Told], theirs: Sequence[Told]
) -> Iterator[Mark]:
    """Compare `unanimously` with `by seven votes to two`."""
    here, there = _find_unanimous(claim), _find_unanimous(passage)
    divided = [[it for it in told if _is_divided(it)] for told in (ours, theirs)]
    if here and not there and len(divided[1]) == 1:
        there = shown_span(passage, divided[1][0])
    elif there and not here and len(divided[0]) == 1:
        here = shown_span(claim, divided[0][0])
    else:
        return
    quoted, source = (claim.text, here), (passage.text, there)
    yield make_mark(MarkKind.NUMBER, Agreement.DIFFER, Rule.SAME_UNIT, quoted, source)


def _find_unanimous(statement: Statement) -> Span | None:
    """Where it is said that all were of one mind, but not `far from unanimous`."""
    lexemes = statement.lexemes
    for at, it in enumerate(lexemes):
        before = {lexemes.word(to) for to in range(at - _HEDGED, at)}
        if it.lower in _UNANIMOUS and before.isdisjoint(_HEDGES):
            return it.start, it.end
    return None


def _is_divided(told: Told) -> bool:
    """Whether it is the count of a vote in which some were against it."""
    quantity = told.quantity
    divided = quantity.measure is Measure.SCORE and min(quantity.low, quantity.high) > 0
    return divided and not _VOTING.isdisjoint((*told.nouns, *told.context))


def _tells_of_losing(statement: Statement) -> bool:
    return any(it.lower in _LOSING for it in statement.lexemes)


def _is_lead(told: Told) -> bool:
    if told.quantity.measure is not Measure.COUNT or _SCORED.isdisjoint(told.nouns):
        return False
    return told.relative or any(told.context.get(word, 0) >= _SAME_CLAUSE for word in _LEADS)


def _lead_of(told: Told) -> float:
    if told.quantity.measure is Measure.SCORE:
        return abs(told.quantity.low - told.quantity.high)
    return told.quantity.value


def _find_difference(one: Told, among: Sequence[Told]) -> Span | None:
    """Where the other sentence has two numbers so far apart as *one* tells: `48` and `31`."""
    quantity = one.quantity
    if not one.relative or quantity.measure in SHARES:
        return None
    told = [it.quantity for it in among if it.quantity.measure in (quantity.measure, Measure.COUNT)]
    for first, second in pairwise(told):
        exact = abs(abs(first.value - second.value) - quantity.value) <= 1e-6 * first.value
        if exact and first.measure is second.measure and quantity.value != second.value:
            return first.start, second.end
    return None


def _find_rest(one: Told, free: Sequence[Told]) -> Told | None:
    """The share that makes up the whole with *one*: `a fifth is back` with `80 percent lost`."""
    shares = [one, *free] if one.quantity.measure is Measure.PERCENT else [one]
    rest = (
        it
        for it in shares[1:]
        if it.quantity.measure is Measure.PERCENT and are_parts(one.quantity, it.quantity, (), ())
    )
    return next(rest, None)
