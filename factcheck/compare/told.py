"""The quantities of a sentence with what they are about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from factcheck.compare.counted_nouns import EVENTS_TOLD, TIMES_DONE, nouns_of
from factcheck.compare.rates import rate_of
from factcheck.compare.statement import Statement, are_akin, concept_of, context_of
from factcheck.compare.words.concept_words import (
    BEFORE_NOUNS,
    COMPARATIVES,
    EARLIER,
    MOVED,
    MOVED_BY,
    PEOPLE,
)
from factcheck.text.bare_numbers import are_of_one_size, in_unit_of
from factcheck.text.lexemes import Form
from factcheck.text.quantities import find_quantities
from factcheck.text.quantity import Measure, Quantity
from factcheck.text.quantity_words import ONES

_NEAR = 3
_IN_EACH = frozenset({"a", "per"})
_MAKING = frozenset("make makes made making".split())
_EXCEPTING = frozenset({"but", "except", "besides"})
"""Words before a number that is left out: `all but two`."""
_PEOPLE = frozenset(map(concept_of, PEOPLE))
_ANYBODY = concept_of("people")
_ANYONE = frozenset(map(concept_of, ("people", "persons", "others", "men", "women", "children")))
_TIMES_OVER = frozenset({TIMES_DONE, concept_of("occasions")})
"""What is counted when it is told how often something was done."""
_MANY_TIMES = 10
"""Times from which they are often those that a thing was made: 32 times, 32 goals."""
_SHORTEST_DONE = 4
_SAME_CLAUSE = 0.2
"""How near a word must stand to tell what befell those who are counted."""
_LEVELS = frozenset({"above", "below"})
_BEFORE_A_LEVEL = frozenset("the sea ground surface water street its".split())
"""Words with which these tell where something lies: `20 metres below the surface`."""
_NO_LONGER = frozenset({"from", "not", "instead of", "rather than"})
"""Words before a number that is not of now, or not true: `two calls, not three`."""
_BEFORE_OTHERS = frozenset({"the", "at"})
"""Words behind which a bare number is mostly not of what the number before counts: `at 22`."""
_NOW = frozenset({"now", "today", "currently"})
WITH_UNITS = frozenset(
    {
        Measure.MONEY,
        Measure.LENGTH,
        Measure.MASS,
        Measure.AREA,
        Measure.VOLUME,
        Measure.DURATION,
    }
)
"""Measures of which the unit may go without saying."""
_WITH_NOUNS = frozenset({Measure.COUNT, Measure.ORDINAL, Measure.PERCENT})


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity in its sentence."""

    quantity: Quantity
    nouns: tuple[str, ...]
    """The concepts just behind it, of which the last is mostly what is counted."""
    context: Mapping[str, float]
    """What stands around it, as of context_of."""
    relative: bool
    """Whether it tells a difference: `50 more`, `31 minutes longer`."""
    earlier: bool
    """Whether it is said to be of an earlier time: `previous year: 27`, `1.71 last week`."""
    whole: bool
    """Whether it is that of which another is a part: `34 of its 120 shops`."""
    rate: tuple[str, int]
    """For what time it is told, with the end of that: `40 euros a month`, `in an average week`."""

    @property
    def bare(self) -> bool:
        """Whether nothing tells what it is a number of."""
        return self.quantity.measure is Measure.COUNT and not self.nouns


def read_quantities(statement: Statement, taken: Sequence[tuple[int, int]]) -> list[Told]:
    """Return the quantities of a statement with what they are about, none in the spans taken."""
    found: list[Told] = []
    wholes: tuple[str, ...] = ()
    for quantity in find_quantities(statement.said, statement.language, taken):
        if _is_of_a_file(statement, quantity):
            continue
        nouns = nouns_of(statement, quantity)
        whole = _is_whole(statement, quantity)
        if whole:
            wholes = nouns
        elif quantity.measure is Measure.COUNT:
            nouns = nouns or wholes  # "of the 61 passengers, 14 were hurt"
        context = context_of(statement, quantity.start, quantity.end)
        relative = _is_relative(statement, quantity)
        earlier = _is_earlier(statement, quantity)
        found.append(
            Told(quantity, nouns, context, relative, earlier, whole, rate_of(statement, quantity))
        )
    for at in range(1, len(found)):
        found[at] = _complete(statement, found[at - 1], found[at])
    for at, (one, following) in enumerate(pairwise(found)):
        between = statement.text[one.quantity.end : following.quantity.start].split()
        if not one.nouns and between in (["to"], ["and"], ["or"]):
            found[at] = replace(one, nouns=following.nouns)
        elif between in (["instead", "of"], ["rather", "than"]):  # "23 instead of 25 per cent"
            found[at] = _complete_before(one, following)
    return found


def _complete(statement: Statement, before: Told, one: Told) -> Told:
    """A bare number with the unit or the noun of the number before it: `3 metres, not 19`."""
    quantity, unit = one.quantity, before.quantity
    first, after = statement.lexemes.between(quantity.start, quantity.end)
    of_others = statement.lexemes.word(first - 1) in _BEFORE_OTHERS
    if not one.bare or of_others or statement.lexemes.word(after) == "-":
        return one
    if not _NOW.isdisjoint(map(statement.lexemes.word, range(first - _NEAR, first))):
        return one  # "9,000 euros; today it is 18,000"
    if unit.measure is Measure.COUNT:
        return replace(one, nouns=before.nouns) if are_of_one_size(quantity, unit) else one
    named = in_unit_of(quantity, unit) if unit.measure in WITH_UNITS else None
    return replace(one, quantity=named or quantity)


def _complete_before(one: Told, following: Told) -> Told:
    """The first of `23 instead of 25 per cent` with what goes with the second."""
    unit = following.quantity
    if one.quantity.measure is not Measure.COUNT or unit.measure is Measure.COUNT:
        return one
    named = in_unit_of(one.quantity, unit) or one.quantity
    return replace(one, quantity=named, nouns=following.nouns)


def durations(among: Sequence[Told]) -> set[float]:
    """Return the lengths of time that are told, in days."""
    return {told.quantity.value for told in among if told.quantity.measure is Measure.DURATION}


def compare_nouns(one: Told, other: Told) -> float:
    """Return 1 when the same is counted, 0 when it cannot be told, -1 for different things."""
    measure = one.quantity.measure
    if measure not in _WITH_NOUNS:
        return 0.0
    if not one.nouns or not other.nouns:
        return -1.0 if measure is Measure.ORDINAL else 0.0
    if _counts_times(one) or _counts_times(other):
        return 0.8
    if not set(one.nouns).isdisjoint(other.nouns):
        return 1.0
    if any(are_akin(our, their) for our in one.nouns for their in other.nouns):
        return 0.8
    if measure is Measure.PERCENT:
        return 0.0
    if befalls_alike(one, other) and _counts_people(one) and _counts_people(other):
        return 0.8  # "40 people were killed", "forty deaths"
    if _is_done(one, other) or _is_done(other, one):
        return 0.5
    if _PEOPLE.isdisjoint(one.nouns) or _PEOPLE.isdisjoint(other.nouns):
        return -1.0
    return 0.5 if _ANYBODY in (*one.nouns, *other.nouns) else -0.2


def _is_done(one: Told, other: Told) -> bool:
    """Whether what one counts is what others are said to do: `19 signatures`, `signed by 19`."""
    counted = one.nouns[-1]
    near = (word for word, weight in other.context.items() if weight >= _SAME_CLAUSE)
    return any(
        len(word) >= _SHORTEST_DONE and counted != word and counted.startswith(word)
        for word in near
    )


def _counts_times(told: Told) -> bool:
    return not _TIMES_OVER.isdisjoint(told.nouns[:1])


def _counts_people(told: Told) -> bool:
    return not (_PEOPLE.isdisjoint(told.nouns) and EVENTS_TOLD.keys().isdisjoint(told.nouns[:1]))


def are_people(one: Told, other: Told) -> bool:
    """Return whether all that two quantities count alike is people, of whom much may be told."""
    return _ANYONE.issuperset(set(one.nouns) & set(other.nouns))


def tell_apart(one: Told, other: Told) -> bool:
    """Return whether the one tells of the dead, say, and the other of the injured or of times."""
    if _are_times_and_things(one, other) or _are_times_and_things(other, one):
        return True
    ours, theirs = _event_of(one.context), _event_of(other.context)
    return bool(ours and theirs) and ours != theirs


def _are_times_and_things(times: Told, things: Told) -> bool:
    """Whether one tells how often something was done, and no noun of the other is of doing it.

    `She called three times` goes with `two calls`, and not with `two letters`.
    """
    if not _counts_times(times) or _counts_times(things) or times.quantity.value >= _MANY_TIMES:
        return False
    done = [word for word, weight in times.context.items() if weight >= _SAME_CLAUSE]
    return not any(are_akin(noun, word) for noun in things.nouns[-1:] for word in done)


def are_of_other_rates(one: Told, other: Told) -> bool:
    """Whether the same number is told for a week and for a day."""
    rates = one.rate[0], other.rate[0]
    return all(rates) and rates[0] != rates[1]


def befalls_alike(one: Told, other: Told) -> bool:
    """Return whether both tell of the dead, say, or of the injured."""
    event = _event_of(one.context)
    return bool(event) and event == _event_of(other.context)


def _event_of(context: Mapping[str, float]) -> str:
    told = [(weight, EVENTS_TOLD[word]) for word, weight in context.items() if word in EVENTS_TOLD]
    weight, event = max(told, default=(0.0, ""))
    return event if weight >= _SAME_CLAUSE else ""


def _is_whole(statement: Statement, quantity: Quantity) -> bool:
    """Whether it stands in `34 of its 120 shops`, `of the 120 shops, 34`, `among 120 shops`."""
    lexemes = statement.lexemes
    at, _ = lexemes.between(quantity.start, quantity.end)
    at -= 1
    while lexemes.word(at) in BEFORE_NOUNS - {"of"} or lexemes.word(at).endswith("'s"):
        at -= 1
    if lexemes.word(at) != "of":
        return lexemes.word(at) == "among"
    return not at or lexemes[at - 1].form is not Form.WORD or lexemes.word(at - 1) in ONES


def _is_of_a_file(statement: Statement, quantity: Quantity) -> bool:
    """Whether it is half of the number of a document: `report HSI 26/03`."""
    if quantity.measure is not Measure.COUNT:
        return False
    first, after = statement.lexemes.between(quantity.start, quantity.end)
    return any(
        statement.lexemes.word(slash) == "/"
        and statement.lexemes.is_glued(slash)
        and statement.lexemes.is_glued(slash + 1)
        and statement.lexemes.word(beyond).isdigit()
        for slash, beyond in ((after, after + 1), (first - 1, first - 2))
    )


def _is_earlier(statement: Statement, quantity: Quantity) -> bool:
    first, after = statement.lexemes.between(quantity.start, quantity.end)
    if (
        statement.lexemes.word(first - 1) in _NO_LONGER
        or statement.lexemes.phrase(first - 2, 2) in _NO_LONGER
    ):
        return True
    around = (*range(first - _NEAR, first), *range(after, after + _NEAR))
    return any(statement.lexemes.word(at) in EARLIER for at in around)


def _is_relative(statement: Statement, quantity: Quantity) -> bool:
    first, after = statement.lexemes.between(quantity.start, quantity.end)
    before = statement.lexemes.word(first - 1)
    if quantity.measure is Measure.ORDINAL:
        return False
    by = before in ("by", "of") and any(
        statement.lexemes.word(at) in MOVED_BY for at in range(first - 5, first - 1)
    )
    by |= before == "by" and quantity.measure not in (Measure.COUNT, Measure.SCORE)
    made_up = before == "up" and statement.lexemes.word(first - 2) in _MAKING
    if (before in MOVED and not made_up) or by or before in _EXCEPTING or before == "another":
        return True
    if (
        quantity.measure is Measure.LENGTH
        and statement.lexemes.word(after) in _LEVELS
        and statement.lexemes.word(after + 1) in _BEFORE_A_LEVEL
    ):
        return False
    reach = _NEAR + 2 * (statement.lexemes.word(after + 1) in _IN_EACH)  # "40 euros a month more"
    behind = map(statement.lexemes.word, range(after, after + reach))
    return not COMPARATIVES.isdisjoint(takewhile(lambda word: word != ",", behind))
