"""Which number of a passage answers a number of the claim."""

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.compare.labels import find_meant
from factcheck.compare.lent_units import lend_units
from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.number_agreement import agree, are_distinctive, slip_between
from factcheck.compare.number_reasons import SHARES, follows, is_of_another, is_reckoned
from factcheck.compare.number_reckoned import COUNTED, mark_reckoned, shown_span
from factcheck.compare.number_signs import convinces, signs_between
from factcheck.compare.odds import Weigh
from factcheck.compare.statement import Statement, coverage, similarity
from factcheck.compare.told import Told, are_of_other_rates, compare_nouns, tell_apart
from factcheck.compare.words.polarity_words import NEGATORS, NOUN_NEGATORS

_SLIP = 0.4
_WHOLE = 0.6
_OF_ANOTHER_TIME = 0.4
_LABELLED = {"explained": 0.0, "left": 1.0}
"""Signs of two numbers that go with the same words, which no other of the passage does."""


def mark_numbers(
    claim: Statement,
    passage: Statement,
    ours: Sequence[Told],
    theirs: Sequence[Told],
    weigh: Weigh[Told],
) -> Iterator[Mark]:
    """Yield a mark for each number of the claim that has a counterpart in the passage.

    The best pairs come first: the same value, the same noun, the same words around. A number once
    paired is free only for others that agree with it.
    """
    ours, theirs = lend_units(claim, ours, theirs), lend_units(passage, theirs, ours)
    pairs = sorted(
        (
            (score, -at, -to)
            for at, one in enumerate(ours)
            for to, other in enumerate(theirs)
            if (score := _score(one, other))
        ),
        reverse=True,
    )
    shared = coverage(claim, passage, _measured_by(claim, ours) | _measured_by(passage, theirs))
    denied = _denies(claim) is not _denies(passage)
    follow = cache(lambda at: follows(ours[at], theirs))
    follow_there = cache(lambda to: follows(theirs[to], ours))
    meant = find_meant(claim, passage, ours, theirs)
    done, used = set[int](), set[int]()
    for _, at, to in pairs:
        one, other = ours[-at], theirs[-to]
        if -at in done:
            continue
        agreement = agree(one.quantity, other.quantity)
        if agreement is not Agreement.DIFFER:
            if meant.get(-at, -to) != -to or is_of_another(one, other, ours, theirs):
                continue
        elif (-to in used or follow(-at) or follow_there(-to)) or is_reckoned(
            one, other, ours, theirs, denied=denied
        ):
            continue
        else:
            left = _is_left(other, one, ours, done) and _is_left(one, other, theirs, used)
            signs = signs_between(one, other, ours, theirs, shared=shared, left=left, denied=denied)
            signs |= _LABELLED if meant.get(-at) == -to else {}
            if not convinces(signs, one, other, weigh):
                continue
        done.add(-at)
        used.add(-to)
        yield _mark(claim, passage, one, other, agreement)
    unpaired = [it for at, it in enumerate(ours) if at not in done]
    free = [it for at, it in enumerate(theirs) if at not in used]
    yield from mark_reckoned(claim, passage, unpaired, theirs, free, shared=shared, denied=denied)


def _denies(statement: Statement) -> bool:
    words = {lexeme.lower for lexeme in statement.lexemes}
    return not words.isdisjoint(NEGATORS | NOUN_NEGATORS)


def _measured_by(statement: Statement, told: Sequence[Told]) -> set[str]:
    """The concepts of the words that the quantities consist of: `per cent`, `litres`."""
    spans = [statement.lexemes.between(it.quantity.start, it.quantity.end) for it in told]
    return {concept for span in spans for concept in statement.concepts[slice(*span)]}


def _score(one: Told, other: Told) -> float:
    """How well two quantities answer each other; 0 when they cannot be compared."""
    ours, theirs = one.quantity, other.quantity
    same_measure = ours.measure is theirs.measure
    if not (same_measure or {ours.measure, theirs.measure} == SHARES) or tell_apart(one, other):
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
    written -= _OF_ANOTHER_TIME * (one.relative is not other.relative)
    return max(
        0.05, 0.1 + value + 1.5 * nouns + 2 * alike + nearness + written + 0.5 * same_measure
    )


def _is_left(one: Told, other: Told, among: Sequence[Told], paired: set[int]) -> bool:
    """Whether no third number beside *other* is left that *one* could as well be compared with."""
    nouns = compare_nouns(one, other)
    return not any(
        third.quantity.measure is other.quantity.measure
        and third.relative is other.relative
        and at not in paired
        and not tell_apart(one, third)
        and agree(third.quantity, other.quantity) is Agreement.DIFFER
        and (
            compare_nouns(one, third) >= min(nouns, 0.5)
            or agree(one.quantity, third.quantity) is not Agreement.DIFFER
        )
        for at, third in enumerate(among)
    )


def _mark(
    claim: Statement, passage: Statement, one: Told, other: Told, agreement: Agreement
) -> Mark:
    measure = one.quantity.measure
    rule = Rule.SAME_UNIT
    if measure in COUNTED:
        rule = Rule.SAME_NOUN if compare_nouns(one, other) > 0 else Rule.ONLY_NUMBERS
    kind = MarkKind.PERCENT if measure in SHARES else MarkKind.NUMBER
    here, there = shown_span(claim, one), shown_span(passage, other)
    if are_of_other_rates(one, other):
        agreement = Agreement.DIFFER
        here, there = (here[0], one.rate[1]), (there[0], other.rate[1])
    ours, theirs = (claim.text, here), (passage.text, there)
    return make_mark(kind, agreement, rule, ours, theirs)
