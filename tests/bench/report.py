"""Figures beside their goals, as a table.

Each `bench_*.py` ends in `show(...)`. Run by `python -m tests.bench`, it hands its figures on as
well, for the one table at the end.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

HANDED_ON = "FACTCHECK_BENCH_FIGURES"
"""Environment variable: the file that figures are handed on in, a JSON object a line."""
NO_GOAL = ""
MET = "met"
MISSED = "MISSED"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure. A figure without a goal is there to explain another."""

    what: str
    value: float
    unit: str = ""
    at_most: float | None = None
    at_least: float | None = None

    @property
    def goal(self) -> str:
        if self.at_most is not None:
            return f"<= {_number(self.at_most)} {self.unit}".rstrip()
        if self.at_least is not None:
            return f">= {_number(self.at_least)} {self.unit}".rstrip()
        return NO_GOAL

    @property
    def verdict(self) -> str:
        if self.at_most is not None:
            return MET if self.value <= self.at_most else MISSED
        if self.at_least is not None:
            return MET if self.value >= self.at_least else MISSED
        return NO_GOAL


def show(title: str, figures: Iterable[Figure]) -> None:
    """Print *figures* and hand them on to whoever runs all benchmarks."""
    figures = list(figures)
    print_table(f"{title}   (load {os.getloadavg()[0]:.1f})", figures)
    if path := os.environ.get(HANDED_ON):
        with Path(path).open("a") as file:
            file.writelines(json.dumps(asdict(figure)) + "\n" for figure in figures)


def handed_on(path: Path) -> list[Figure]:
    """Return the figures that the benchmarks handed on in *path*."""
    return [Figure(**json.loads(line)) for line in path.read_text().splitlines()]


def print_table(title: str, figures: Sequence[Figure]) -> None:
    print(f"\n{title}")
    rows = [
        (figure.what, f"{_number(figure.value)} {figure.unit}", figure.goal, figure.verdict)
        for figure in figures
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    for what, value, goal, verdict in rows:
        print(
            f"  {what:<{widths[0]}}  {value:<{widths[1]}}  {goal:<{widths[2]}}  {verdict}".rstrip(),
            flush=True,
        )


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value that *percent* of *values* do not exceed; they need not be sorted."""
    ranked = sorted(values)
    return ranked[max(0, min(len(ranked) - 1, round(percent / 100 * len(ranked)) - 1))]


def latencies(what: str, seconds: Sequence[float], p95: float | None = None) -> list[Figure]:
    """Return median, p95, p99 and maximum of *seconds* in ms; *p95* is the goal of the second."""
    p50, high, higher, most = (percentile(seconds, percent) * 1000 for percent in (50, 95, 99, 100))
    return [
        Figure(f"{what}, p50", p50, "ms"),
        Figure(f"{what}, p95", high, "ms", at_most=p95),
        Figure(f"{what}, p99", higher, "ms"),
        Figure(f"{what}, longest", most, "ms"),
    ]


def _number(value: float) -> str:
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
