"""Whether two sentences tell of one matter besides what is compared. English only."""

from collections.abc import Set as AbstractSet

from factcheck.compare.statement import Statement, concept_of, coverage
from factcheck.text.period_words import MONTHS, WEEKDAYS

_LEAST = 0.1
"""The share of what the shorter of them tells that they must have in common."""
_SHORTEST = 4
_TIMES = frozenset(
    concept_of(word)
    for word in (*MONTHS["en"], *WEEKDAYS["en"], "year", "week", "month", "yesterday")
    if len(word) >= _SHORTEST  # not "sat"
)
"""What two sentences may have in common that tell of different things."""


def share_more(claim: Statement, passage: Statement, without: AbstractSet[str]) -> bool:
    """Return whether two sentences share a thing besides the concepts *without*, and besides days.

    So not `The bank paid for the dinner` and `The council paid for the bridge`.
    """
    besides = without | _TIMES
    told = claim.content() - besides
    return bool(told) and coverage(claim, passage, besides) >= _LEAST
