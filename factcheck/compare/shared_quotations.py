"""Which quotations two texts share, whatever else they say."""

from collections import Counter, defaultdict

from factcheck.compare.quoted import find_quoted
from factcheck.compare.shingles import hash_runs

_LEAST_SHARED = 0.5
"""Of the shorter of two quotations, the share that has to be in the other."""
_LEAST_RUNS = 2
"""Runs of three words that they have to share: four words in a row."""
_LONG = 6
"""Shared runs from which one quotation alone says enough: eight words in a row."""
_COMMONEST = 20
"""Quotations of a text that may hold a run; one that more have says nothing."""

_Spans = list[tuple[int, int]]


def find_shared_quotations(a: str, b: str) -> tuple[_Spans, _Spans]:
    """Return the quotations in *a* and in *b* that both have, empty where they are too few.

    A quotation may be cut differently in the two. It takes two of them, or one of eight words.
    """
    spans_a, spans_b = find_quoted(a), find_quoted(b)
    runs_a = [frozenset(hash_runs(a[start:end])) for start, end in spans_a]
    runs_b = [frozenset(hash_runs(b[start:end])) for start, end in spans_b]
    shared = {
        (i, j): count
        for (i, j), count in _count_shared(runs_a, runs_b).items()
        if count >= max(_LEAST_RUNS, _LEAST_SHARED * min(len(runs_a[i]), len(runs_b[j])))
    }
    in_a, in_b = ({pair[side] for pair in shared} for side in (0, 1))
    if min(len(in_a), len(in_b)) < 2 and max(shared.values(), default=0) < _LONG:
        return [], []
    return [spans_a[i] for i in sorted(in_a)], [spans_b[j] for j in sorted(in_b)]


def _count_shared(
    runs_a: list[frozenset[int]], runs_b: list[frozenset[int]]
) -> Counter[tuple[int, int]]:
    """Return how many runs of words each two quotations share."""
    holders_a, holders_b = _holders(runs_a), _holders(runs_b)
    counts: Counter[tuple[int, int]] = Counter()
    for run in holders_a.keys() & holders_b.keys():
        if len(holders_a[run]) <= _COMMONEST and len(holders_b[run]) <= _COMMONEST:
            counts.update((i, j) for i in holders_a[run] for j in holders_b[run])
    return counts


def _holders(quotations: list[frozenset[int]]) -> dict[int, list[int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for number, runs in enumerate(quotations):
        for run in runs:
            holders[run].append(number)
    return holders
