"""Logistic regression, for some thousand rows of a dozen signs."""

from collections.abc import Mapping, Sequence
from math import tanh
from operator import add, mul
from statistics import fmean, pstdev

CONSTANT = "always"
"""The sign that all rows have, whose weight is not held down."""
PENALTY = 1.0
"""On half the square of each weight, which is in units of the spread of its sign."""
STEPS = 50
EXACT = 1e-6


def fit(rows: Sequence[Mapping[str, float]], labels: Sequence[bool]) -> dict[str, float]:
    """Return by how much each sign of *rows* adds to the log odds of a row's label.

    Newton's method. A sign that is the same in all rows gets 0, but for CONSTANT, which takes up
    what all rows have in common.
    """
    signs = [sign for sign in rows[0] if sign != CONSTANT]
    means = {sign: fmean(row[sign] for row in rows) for sign in signs}
    spreads = {sign: pstdev(float(row[sign]) for row in rows) or 1.0 for sign in signs}
    standard = [
        [1.0, *((row[sign] - means[sign]) / spreads[sign] for sign in signs)] for row in rows
    ]
    constant, *weights = _climb(standard, labels)
    raw = {sign: weight / spreads[sign] for sign, weight in zip(signs, weights, strict=True)}
    return {CONSTANT: constant - sum(raw[sign] * means[sign] for sign in signs), **raw}


def _climb(rows: Sequence[Sequence[float]], labels: Sequence[bool]) -> list[float]:
    """Return the weights under which the labels are likeliest, less the penalty on all but one."""
    size = len(rows[0])
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [0.0, *(-PENALTY * weight for weight in weights[1:])]
        curve = [[PENALTY * (at == to > 0) for to in range(size)] for at in range(size)]
        for row, label in zip(rows, labels, strict=True):
            chance = _chance(sum(map(mul, weights, row)))
            doubt = chance * (1 - chance)
            for at, sign in enumerate(row):
                slope[at] += (label - chance) * sign
                curve[at] = [
                    had + doubt * sign * it for had, it in zip(curve[at], row, strict=True)
                ]
        step = _solve(curve, slope)
        weights = list(map(add, weights, step))
        if max(map(abs, step)) < EXACT:
            break
    return weights


def _chance(odds: float) -> float:
    return (1 + tanh(odds / 2)) / 2  # 1 / (1 + exp(-odds)), which can overflow


def _solve(matrix: Sequence[Sequence[float]], wanted: Sequence[float]) -> list[float]:
    """Return what *matrix*, which is symmetric and positive definite, turns into *wanted*."""
    rows = [[*row, value] for row, value in zip(matrix, wanted, strict=True)]
    for at, row in enumerate(rows):
        for below in rows[at + 1 :]:
            share = below[at] / row[at]
            below[:] = [it - share * above for it, above in zip(below, row, strict=True)]
    found: list[float] = []
    for at, row in reversed(list(enumerate(rows))):
        known = sum(map(mul, row[at + 1 : -1], found))
        found.insert(0, (row[-1] - known) / row[at])
    return found
