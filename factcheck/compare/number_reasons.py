"""Why two numbers that differ need not contradict each other, and two equal ones may."""

from collections.abc import Sequence
from itertools import combinations

from factcheck.compare.marks import Agreement
from factcheck.compare.number_agreement import agree, ratio_of, slip_between, value_of
from factcheck.compare.statement import similarity
from factcheck.compare.told import WITH_UNITS, Told, compare_nouns, tell_apart
from factcheck.text.quantity import Bound, Measure, Quantity

SHARES = frozenset({Measure.PERCENT, Measure.POINTS})
_SUMMED = {Measure.MONEY: (Measure.COUNT,), Measure.POINTS: (Measure.PERCENT,)}
"""Measures of which a number that is the sum or difference of two is hardly so by chance, to
others the two may be told in."""
_MANY = 100
"""A count from which the same holds."""
_FEW = 4
"""A sum above this is none by chance when its parts stand together."""
_AND = 16
"""Code points between the two that do."""
_PER = (
    ("month", "year", 12),
    ("week", "year", 52),
    ("day", "year", 365),
    ("day", "month", 30),
    ("day", "week", 7),
    ("hour", "day", 24),
)
_SLACK = 0.02
_FRACTION = 5.0
"""The step of a share that is told as a fraction: `half`, `a third`."""
_TIMES = 10
"""How many times a count two others are at least of which it is hardly the difference by chance.
"""
_BY_FAR = 0.4
"""By how much the words around another number must be liker for it to be the one meant."""
_NEARLY = 0.15
"""By how much they may be less like when this one is of an earlier time."""
_TOO_ALIKE = 0.6
"""How alike the words around two parts of a whole are not, since each tells something else."""
_LEAST_TELLING = 10


def is_of_another(one: Told, other: Told, ours: Sequence[Told], theirs: Sequence[Told]) -> bool:
    """Whether the same number is of an earlier time or another thing, and that meant is there."""
    outdated = other.earlier and not one.earlier
    least = similarity(one.context, other.context) + (-_NEARLY if outdated else _BY_FAR)
    return any(
        not third.earlier
        and third.quantity.measure is one.quantity.measure
        and third.relative is one.relative
        and compare_nouns(one, third) >= compare_nouns(one, other)
        and similarity(one.context, third.context) >= least
        and not any(agree(it.quantity, third.quantity) is not Agreement.DIFFER for it in ours)
        for third in theirs
    )


def is_reckoned(
    one: Told, other: Told, ours: Sequence[Told], theirs: Sequence[Told], *, denied: bool
) -> bool:
    """Return whether one of two numbers is a part of the other, or told for another time.

    Args:
        denied: whether only one of the two sentences denies something, so that of two shares one
            may tell the rest of the other though they are told in the same words.
    """
    if _is_rate(one, other):
        return True
    if denied and tell_two_parts((one,), (other,)):
        return True
    return _is_share_of(one, other, theirs) or _is_share_of(other, one, ours)


def is_explained(
    one: Told, other: Told, ours: Sequence[Told], theirs: Sequence[Told], *, denied: bool
) -> bool:
    """Whether a difference may be none, as the number is a part, or stands there too.

    Args:
        denied: whether only one of the two sentences denies something, so that of two shares one
            may tell the rest of the other though they are told in the same words.
    """
    if one.whole is not other.whole and not len(ours) == len(theirs) == 1:
        return True
    unlike = one.relative is not other.relative and one.quantity.measure not in SHARES
    if (
        unlike
        and not _are_alone(one, other, ours, theirs)
        and slip_between(one.quantity, other.quantity) < 1
    ):
        return True
    told_alike = similarity(one.context, other.context) >= _TOO_ALIKE and not denied
    share = one.quantity.measure is Measure.PERCENT
    no_parts = share and (told_alike or (one.relative and other.relative))  # both tell a change
    if are_parts(one.quantity, other.quantity, ours, theirs) and not no_parts:
        return True
    if any(_stands_there(one.quantity, third, earlier=one.earlier) for third in theirs):
        return True
    same_noun = compare_nouns(one, other) >= 1
    # Elsewhere it does not count when the words around this one are the same by far.
    least = similarity(one.context, other.context) - _BY_FAR
    return any(
        agree(one.quantity, third.quantity) is not Agreement.DIFFER
        and one.earlier >= third.earlier
        and not tell_apart(one, third)
        and similarity(one.context, third.context) >= least
        and not (same_noun and compare_nouns(one, third) < 0)
        for third in theirs
    )


def _are_alone(one: Told, other: Told, ours: Sequence[Told], theirs: Sequence[Told]) -> bool:
    """Whether neither sentence has another number of the kind."""
    return not any(
        third.quantity.measure is one.quantity.measure
        for third in (*ours, *theirs)
        if third is not one and third is not other
    )


def _is_rate(one: Told, other: Told) -> bool:
    """Whether the one is of a month, say, and the other the same for a year."""
    lower, higher = sorted((one, other), key=lambda told: told.quantity.value)
    times = ratio_of(one.quantity, other.quantity)
    return any(
        abs(times / count - 1) < _SLACK
        and (short in lower.context or short == lower.rate[0])
        and (long in higher.context or long == higher.rate[0])
        for short, long, count in _PER
    )


def _is_share_of(one: Told, other: Told, among: Sequence[Told]) -> bool:
    """Whether it is half of the other, say, and the other's sentence says `half`, or `doubled`."""
    if not other.quantity.value or one.quantity.measure in SHARES:
        return False
    times = one.quantity.value / other.quantity.value
    told = (it.quantity for it in among if it is not other)
    factors = [
        it.value / 100 if it.measure is Measure.PERCENT else it.value
        for it in told
        if it.measure is Measure.FACTOR or (it.measure is Measure.PERCENT and it.step == _FRACTION)
    ]
    shares = [share for factor in factors if factor for share in (factor, 1 / factor)]
    return any(abs(times / share - 1) < _SLACK for share in shares)


def _stands_there(one: Quantity, third: Told, *, earlier: bool) -> bool:
    """Whether the passage has the number where its noun or unit goes without saying."""
    other = third.quantity
    if third.earlier and not earlier:
        return False
    if value_of(one) != value_of(other) or one.measure is Measure.ORDINAL:
        return value_of(one) == value_of(other) and one.measure is other.measure
    bare = Measure.COUNT in (one.measure, other.measure) and one.measure is not other.measure
    return bare and (value_of(one) >= _LEAST_TELLING or value_of(one) % 1 > 0)


def are_parts(one: Quantity, other: Quantity, ours: Sequence[Told], theirs: Sequence[Told]) -> bool:
    """Whether the two make up a whole, so that one may tell the rest of the other.

    The whole of per cents is 100, of counts a number that both sentences have.
    """
    both = one.value + other.value
    if one.measure is Measure.PERCENT:
        if one.bound is other.bound is Bound.EXACT:
            return abs(both - 100) < 0.1 and one.value != other.value
        return _are_rests(one, other)
    wholes = [{told.quantity.value for told in among} for among in (ours, theirs)]
    return one.measure is Measure.COUNT and both in wholes[0] & wholes[1]


def tell_two_parts(ours: Sequence[Told], theirs: Sequence[Told]) -> bool:
    """Return whether a share of one may be the rest of one of the other: `over half`, `45 %`."""
    shares, others = (
        [told.quantity for told in among if told.quantity.measure is Measure.PERCENT]
        for among in (ours, theirs)
    )
    return any(_are_rests(share, other) for share in shares for other in others)


def _are_rests(share: Quantity, other: Quantity) -> bool:
    if share.bound is other.bound and share.bound in (Bound.OVER, Bound.UNDER):
        return False
    within = share.low <= 100 - other.low and 100 - other.high <= share.high
    return within and share.value != other.value


def _stand_together(first: Told, second: Told) -> bool:
    return first.quantity.end + _AND >= second.quantity.start


def follows(one: Told, among: Sequence[Told]) -> bool:
    """Return whether a number is the sum or the difference of two that the other sentence has.

    Small numbers are so by chance, unless they are told as a difference.
    """
    quantity = one.quantity
    if quantity.measure is Measure.COUNT and _follows_from_counts(one, among):
        return True
    counted = quantity.measure is Measure.COUNT and quantity.value >= _MANY
    free = one.relative or counted or quantity.measure in _SUMMED
    if not free and quantity.measure not in WITH_UNITS:
        return False
    measures = {quantity.measure, *_SUMMED.get(quantity.measure, ())}
    told = [it for it in among if it.quantity.measure in measures]
    slack = 0.001 * abs(quantity.value)
    low, high = quantity.low - slack, quantity.high + slack
    return any(
        compare_nouns(first, second) >= 0
        for first, second in combinations(told, 2)
        if free or first.relative is not second.relative  # "240 tonnes, ten below the limit"
        if low <= abs(first.quantity.value - second.quantity.value) <= high
        or low <= first.quantity.value + second.quantity.value <= high
    )


def _follows_from_counts(one: Told, among: Sequence[Told]) -> bool:
    """`nine men and six women`; `six more than the 85 needed`; `of the 204, 201 may vote`."""
    value = one.quantity.value
    bare = (Measure.COUNT, Measure.DURATION) if one.relative else (Measure.COUNT,)
    told = [(it, value_of(it.quantity)) for it in among if it.quantity.measure in bare]
    if one.relative and any(abs(other - value) == 1 and not it.relative for it, other in told):
        return True  # "and eleven others"
    for (first, more), (second, less) in combinations(told, 2):
        parted = first.relative is not second.relative or _stand_together(first, second)
        if more + less == value > _FEW and parted:
            return True
        if abs(more - less) == value and (one.relative or min(more, less) >= _TIMES * value):
            return True
    return False
