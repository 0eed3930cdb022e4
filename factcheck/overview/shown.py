"""What a project's overview shows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from factcheck.reviews.progress import ArticleState

DAYS = 14
"""How far back the work of each day is told, the present day included."""


@dataclass(slots=True)
class ReviewerFigures:
    """What one person has to do and has done."""

    id: UUID
    name: str
    assigned: int = 0
    """Reviews not yet begun."""
    open: int = 0
    submitted: int = 0
    overdue: int = 0
    tagged: int = 0
    """Sentences with a tag, or with tagged words in them, over all their reviews."""
    sentences: int = 0
    """Of the articles they have a review of."""
    days: list[int] = field(default_factory=lambda: [0] * DAYS)
    """Annotations last saved on each of the last days, the oldest first."""


@dataclass(slots=True)
class ArticleFigures:
    """How far one article is."""

    id: UUID
    title: str
    language: str
    sentences: int
    state: ArticleState
    reviews: int = 0
    submitted: int = 0
    tagged: int = 0
    """Over all its reviews, each with all its sentences to tag."""
    tags: Counter[str] = field(default_factory=Counter)
    """Whole sentences by tag, over all its reviews."""
    conflicts: int | None = None
    """Disagreements undecided; None as long as its reviews were not all handed in."""

    @property
    def undecided(self) -> int:
        """The disagreements that are to be decided now, which are those of what is handed in."""
        return (self.conflicts or 0) if self.state is ArticleState.SUBMITTED else 0


@dataclass(frozen=True, slots=True)
class Figures:
    """All that the overview shows."""

    articles: Sequence[ArticleFigures]
    """Newest first."""
    reviewers: Sequence[ReviewerFigures]
    days: Sequence[date]
    claims: int
    """Claims over all reviews counted."""
    sourced: Counter[int]
    """How many of the claims have so many sources; those without any are under 0."""
    open_threads: int
    coincidences: Sequence[tuple[datetime, dict[str, dict[str, float]]]]
    """Of each article all of whose reviews are in, and since when, in that order."""

    @property
    def states(self) -> Counter[ArticleState]:
        return Counter(article.state for article in self.articles)

    @property
    def conflicts(self) -> int:
        return sum(article.undecided for article in self.articles)

    @property
    def work(self) -> list[int]:
        """Annotations last saved on each of the days, by all reviewers."""
        if not self.reviewers:
            return [0] * DAYS
        return [sum(each) for each in zip(*(one.days for one in self.reviewers), strict=True)]

    @property
    def tags(self) -> Counter[str]:
        return sum((article.tags for article in self.articles), Counter())
