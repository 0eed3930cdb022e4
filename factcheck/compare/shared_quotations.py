"""Which quotations two texts share, whatever else they say."""

import re
from collections import Counter, defaultdict

from factcheck.compare.quoted import find_quoted
from factcheck.compare.shingles import hash_runs

_LEAST_SHARED = 0.5
"""Of the shorter of two quotations, the share that has to be in the other."""
_LEAST_RUNS = 2
"""Runs of three words that they have to share: four words in a row."""
_LONG = 6
"""Shared runs from which one quotation alone says enough: eight words in a row."""
_WHOLE = 3
"""Runs of a quotation that says enough where it is the same and of the same person: five words."""
_BESIDE = 150
"""Code points beside a quotation in which its speaker is named."""
_COMMONEST = 20
"""Quotations of a text that may hold a run; one that more have says nothing."""

_NAME = re.compile(r"(?<![.!?…\n] )(?<!^)\b[^\W\d_a-z][^\W\d_]{2,}")

_Spans = list[tuple[int, int]]


def find_shared_quotations(a: str, b: str) -> tuple[_Spans, _Spans]:
    """Return the quotations in *a* and in *b* that both have, empty where they are too few.

    A quotation may be cut differently in the two. It takes two of them, or one of eight words, or
    one of five that the other has as a whole, beside the same name in both.
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
    few = min(len(in_a), len(in_b)) < 2 and _most(shared) < _LONG
    if few and not any(
        count >= max(_WHOLE, min(len(runs_a[i]), len(runs_b[j])))
        and _people_near(a, spans_a[i]) & _people_near(b, spans_b[j])
        for (i, j), count in shared.items()
    ):
        return [], []
    return [spans_a[i] for i in sorted(in_a)], [spans_b[j] for j in sorted(in_b)]


def _most(shared: dict[tuple[int, int], int]) -> int:
    """Return the most runs that one quotation shares, though it may be cut in two in the other."""
    totals: Counter[tuple[int, int]] = Counter()
    for pair, count in shared.items():
        totals.update({(side, pair[side]): count for side in (0, 1)})
    return max(totals.values(), default=0)


def _people_near(text: str, span: tuple[int, int]) -> set[str]:
    """Return the capitalised words around a quotation, of which some are the speaker's name."""
    start, end = span
    around = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    return {name for side in around for name in _NAME.findall(side)}


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
