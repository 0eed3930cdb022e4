"""Signs that two values are told of the same thing, weighed against each other.

The weights of numbers, dates, names and denials come from a logistic regression over all pairs in
the evaluation cases that come to be weighed; `python -m tests.bench.fit_signs` reckons them again,
and how well they do on stories that are left out. The odds asked for are a little less than even,
as a mark that is dismissed costs less than a difference that is overlooked.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

_Value = TypeVar("_Value")
Weigh = Callable[[Mapping[str, float], _Value, _Value], float]
"""Gives the log odds of which the signs tell that two values have, the claim's being the first."""


def weigh_by(weights: Mapping[str, float]) -> Weigh[object]:
    """Return what adds up signs of which *weights* tell how much each adds to the log odds."""
    return lambda signs, *_values: sum(weight * signs[sign] for sign, weight in weights.items())
