"""Which passages of one source answer a sentence."""

from collections.abc import Sequence

from factcheck.compare.ranking import FOUND_COVERAGE, Pool

RANKS = 3
"""Passages of a source that are offered as its best matches."""
OF_BEST = 2 / 3
"""What a passage has to cover of the sentence, against the best one, to be offered beside it.

What covers less is a heading, or shares a name or a number with the sentence and no more.
"""
MOST_PASSAGES = 2_000
"""Passages of a source that are looked at."""
MOST_COMPARED = 200_000
"""Code points of a source that are looked at."""


def rank_answers(sentence: str, passages: Sequence[str], language: str) -> dict[int, int]:
    """Return the ranks of the passages that answer a sentence, by their places, the best first.

    The best has rank 1; there are RANKS at most, and none where nothing bears on the sentence.

    Args:
        passages: those of one source in their order; the first MOST_PASSAGES are looked at.
        language: ISO 639-1 code of the source.
    """
    ranked = Pool(passages[:MOST_PASSAGES], language).rank(sentence, RANKS)
    found = [row for row in ranked if row.score > 0 and row.coverage >= FOUND_COVERAGE]
    good = [row for row in found if row.coverage >= OF_BEST * found[0].coverage]
    return {row.index: rank for rank, row in enumerate(good, 1)}
