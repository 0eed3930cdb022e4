"""Signs that two values are told of the same thing, weighed against each other.

The weights of numbers and of dates come from a logistic regression over all pairs of values in the
evaluation cases; `python -m tests.bench.fit_signs` reckons them again, and how well they do on
stories that are left out.
"""

from collections.abc import Mapping


def log_odds(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    """Return the log odds of which *weights* tell how much each of *signs* adds to them."""
    return sum(weight * signs[sign] for sign, weight in weights.items())
