"""Numbers of one sentence in the units that only the other one names."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.compare.counted_nouns import EVENTS_TOLD
from factcheck.compare.statement import Statement
from factcheck.compare.told import WITH_UNITS, Told
from factcheck.text.bare_numbers import in_unit_of
from factcheck.text.quantity import Measure

_BEFORE = frozenset("is was are were be been by at to from".split())
"""Words behind which a number may have the unit of another that is told of something else."""
_BEFORE_AN_AGE = frozenset({"of", ","})
_FINDING = frozenset("found find finds rescued saved freed arrested named held".split())
"""Verbs, besides those of what befalls people, whose object is counted."""
_LENT = WITH_UNITS | {Measure.AGE}


def lend_units(
    statement: Statement, told: Sequence[Told], others: Sequence[Told]
) -> Sequence[Told]:
    """Return *told* with the units of *others*: `valued at 1.3 billion`, `she joined at 22`."""
    named = {it.quantity.measure for it in told}
    units = [it for it in others if _may_lend(it) and it.quantity.measure not in named]
    return [_lend(statement, one, units) if one.bare else one for one in told] if units else told


def _may_lend(told: Told) -> bool:
    """Whether its unit may go without saying; that of `a 35-hour week` does not."""
    quantity = told.quantity
    attributive = quantity.measure is Measure.DURATION and not quantity.unit.endswith("s")
    return quantity.measure in _LENT and not attributive


def _lend(statement: Statement, one: Told, units: Sequence[Told]) -> Told:
    """The number in the first unit that goes with its size; no difference is an age."""
    at, after = statement.lexemes.between(one.quantity.start, one.quantity.end)
    before, done = statement.lexemes.word(at - 1), statement.concepts[at - 1] if at else ""
    behind = statement.lexemes.word(after)
    if done in EVENTS_TOLD or before in _FINDING:
        return one  # "the fire hurt eight"
    for unit in units:
        age = unit.quantity.measure is Measure.AGE
        fits = not (age and one.relative)
        alike = (
            behind == "of"  # "six of them"
            or before in _BEFORE
            or (age and before in _BEFORE_AN_AGE)
            or (done and done in unit.context)
        )
        if fits and alike and (lent := in_unit_of(one.quantity, unit.quantity)):
            return replace(one, quantity=lent)
    return one
