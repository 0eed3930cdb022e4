"""What titles are sorted by."""

from factcheck.text.fold import fold

LENGTH = 120
"""Characters that tell titles apart; those who share as many stand in the order they came in."""


def sort_title_of(title: str) -> str:
    """Return the beginning of a title, folded: an index holds no more than that of each."""
    return fold(title[: 2 * LENGTH])[:LENGTH]
