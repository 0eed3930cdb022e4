"""What several reviewers said of the same articles, side by side, ready to be compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from factcheck.agreement.spans import Span
from factcheck.models import Tag


class Subject(StrEnum):
    """What reviewers are compared on."""

    TAG = "tag"
    """What a sentence is. One that a reviewer left untagged has no label of theirs: it is missing,
    neither agreement nor difference."""
    SPEAKERS = "speakers"
    """Whose words a sentence is, as the set of all it is attributed to, of the sentences that some
    reviewer attributed. Nobody is a label, of who tagged the sentence and attributed it to none."""
    MANNER = "manner"
    """How it is quoted, of those who attributed it."""
    STANCE = "stance"
    """What a passage does to a sentence, of the passages that some reviewer linked; passages that
    overlap are one. Not linked is a label."""
    VERDICT = "verdict"
    """What is concluded of a sentence, of those who concluded something."""


NOBODY = "nobody"
UNLINKED = "unlinked"
OTHER_TAG = "any_other"
"""What every other tag becomes where the scope asks for one, as pages and files name it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which reviews are compared, of a project or of one article, and what of them.

    Attributes:
        since: the first day on which they were last handed in, in UTC; None for any.
        until: the last one.
        pair: the keys of two reviewers with a comma between, who alone are compared, on the
            articles that both reviewed; empty for all.
        tag: one that is compared with all others, and the rest on the sentences that somebody
            gave it to; None for all.
        articles: at most so many, those handed in last; None for all.
    """

    project_id: UUID | None = None
    article_id: UUID | None = None
    since: date | None = None
    until: date | None = None
    pair: str = ""
    tag: Tag | None = None
    articles: int | None = None


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Somebody whose reviews are compared."""

    key: str
    """What an address names them by: their id, or a letter where names are hidden."""
    name: str
    """Empty where names are hidden."""


@dataclass(frozen=True, slots=True)
class ReviewedArticle:
    """An article and who reviewed it."""

    id: UUID
    title: str
    language: str
    reviewers: frozenset[int]
    """Places in Readings.reviewers."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or a passage linked to it, and the labels it was given."""

    article_id: UUID
    labels: Mapping[int, str]
    """By the place in Readings.reviewers of who gave it."""
    times: int = 1
    """How many of the article were given just these labels, and are this one."""
    position: int | None = None
    """Of the sentence in the article, from 0; None where units that are alike are one."""


@dataclass(frozen=True, slots=True)
class Readings:
    """All that is compared."""

    reviewers: Sequence[Reviewer]
    """In the order of their names, or letters."""
    pairs: Mapping[str, frozenset[int]]
    """Every two of them who have an article in common, by their keys, as Scope.pair names them."""
    articles: Mapping[UUID, ReviewedArticle]
    whole: int
    """How many articles there are to compare; more than these where the scope said how many."""
    units: Mapping[Subject, Sequence[Unit]]
    spans: Mapping[UUID, Mapping[int, Sequence[Span]]]
    """What was marked in an article, by reviewer; offsets count from the start of its text."""
    lengths: Mapping[UUID, int]
    """Of the texts with spans, in code points."""
