"""What a project's overview shows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from factcheck.models import Tag
from factcheck.reviews.progress import ArticleState

DAYS = 14
"""How far back the work of each day is told, the present day included."""


@dataclass(slots=True)
class ReviewerFigures:
    """What one person has to do and has done."""

    id: UUID
    name: str
    assigned: int
    """Reviews not yet begun."""
    open: int
    submitted: int
    overdue: int
    sentences: int
    """Of the articles they have a review of."""
    tagged: int = 0
    """Sentences with a tag, or with tagged words in them, over all their reviews."""
    saved: int = 0
    """Annotations last saved on one of the last days."""
    tags: Counter[str] = field(default_factory=Counter)
    """Whole sentences by tag, over all their reviews."""


@dataclass(slots=True)
class ArticleProgress:
    """How far one article is."""

    id: UUID
    title: str
    language: str
    sentences: int
    state: ArticleState
    undecided: int
    """The disagreements that are to be decided now, which are those of what is handed in."""
    own_only: bool
    """Whether the reader is told of no review of it but their own."""
    reviews: int = 0
    submitted: int = 0
    tagged: int = 0
    """Over all its reviews, each with all its sentences to tag."""
    tags: Counter[str] = field(default_factory=Counter)
    """Whole sentences by tag, over all its reviews."""


@dataclass(frozen=True, slots=True)
class ProjectFigures:
    """What the overview shows of the project as a whole."""

    states: Counter[ArticleState]
    """How many articles are so far."""
    conflicts: int
    """Disagreements that are to be decided now."""
    reviewers: Sequence[ReviewerFigures]
    days: Sequence[date]
    work: Sequence[int]
    """Annotations last saved on each of the days, by all reviewers."""
    sourced: Counter[int]
    """How many of the claims have so many sources; those without any are under 0."""
    open_threads: int
    coincidences: Sequence[tuple[datetime, dict[str, dict[str, float]]]]
    """Of each article all of whose reviews are in, and since when, in that order."""

    @property
    def articles(self) -> int:
        """How many there are."""
        return self.states.total()

    @property
    def tags(self) -> Counter[str]:
        """Whole sentences by tag, over all reviews counted."""
        whole: Counter[str] = Counter()
        for one in self.reviewers:
            whole.update(one.tags)
        return whole

    @property
    def claims(self) -> int:
        """Claims over all reviews counted."""
        return self.tags[Tag.CLAIM]
