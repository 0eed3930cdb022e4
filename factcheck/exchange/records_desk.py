"""The annotated JSON, field by field: what a desk agrees on, decides and talks about."""

from math import isclose
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field, model_validator

from factcheck.exchange.fields import (
    Counter,
    Instant,
    Line,
    Near,
    Note,
    Plain,
    Remark,
    Removed,
    Sha256,
    Whole,
)
from factcheck.exchange.layers import alpha_told
from factcheck.exchange.records import Record
from factcheck.guidelines.service import LONGEST_CHANGE, LONGEST_DEFINITION
from factcheck.models import DecisionField, DecisionMethod, Tag
from factcheck.words import say

LEAST_WEIGHT = 2 - 1e-9
"""Two reviewers of one sentence weigh so much together."""
MOST_INPUTS = 200
"""Reviews of one article whose answers a decision can tell."""

Value = Annotated[
    dict[str, Any],
    Plain,
    Field(description="What is said of the part in question, in the words of the API."),
]
Weight = Annotated[float, Field(ge=0, le=1e9)]
Meaning = Annotated[Line, Field(min_length=1, max_length=LONGEST_DEFINITION)]
NO_TABLE = say("No reviews can have agreed so. Leave the table out, or export the file again.")


class Guideline(Record):
    """One version of the project's guidelines. It is never altered; a later one takes its place."""

    id: UUID
    version: Counter
    """From 1; the highest one holds."""
    text: Note
    definitions: dict[Tag, Meaning]
    """What a tag means, by the tag."""
    change: Annotated[Line, Field(max_length=LONGEST_CHANGE, description="What is new in it.")]
    made_by: UUID | None
    """Id in "people"; null for the command line."""
    created_at: Instant


class Agreement(Record):
    """How far the independent reviews agreed when the last of them was handed in."""

    conflicts: Whole | None
    """On how much they differed."""
    coincidences: dict[Tag, dict[Tag, Weight]] | None
    """How often two reviewers gave one sentence these two tags, each pair weighed by one over one
    less than how many tagged it: Krippendorff's coincidence matrix, which is symmetric."""
    alpha: float | None
    """Krippendorff's alpha of the tags, as it follows from the coincidences, to 1e-9; null where
    nothing was tagged twice, or all with one tag. An import reckons it anew."""

    @model_validator(mode="after")
    def _holds(self) -> Self:
        table: dict[str, dict[str, float]] = {
            one: {other: row[other] for other in sorted(row)}
            for one, row in sorted((self.coincidences or {}).items())
        }
        weights = [weight for row in table.values() for weight in row.values()]
        same = all(
            isclose(table.get(other, {}).get(one, 0.0), weight, rel_tol=1e-9)
            for one, row in table.items()
            for other, weight in row.items()
        )
        if not same or (weights and sum(weights) < LEAST_WEIGHT):
            raise ValueError(NO_TABLE)
        try:
            alpha = alpha_told(table)
        except ArithmeticError:
            raise ValueError(NO_TABLE) from None
        if (alpha is None) != (self.alpha is None) or not isclose(
            alpha or 0.0, self.alpha or 0.0, rel_tol=1e-9, abs_tol=1e-9
        ):
            raise ValueError(say("This does not follow from the coincidences. Export it again."))
        return self


class Answer(Record):
    """What one reviewer said when something was decided."""

    reviewer: UUID
    annotation: UUID | None
    """Null where they said nothing."""
    revision: Whole
    """Of the annotation, at the desk where this was decided; 0 where they said nothing."""
    value: Value


class Decision(Record):
    """What an adjudicator decided of one disagreement, and what they saw when they did."""

    id: UUID
    sentence: UUID
    """Id in the article's "sentences"."""
    field: DecisionField
    place: Annotated[
        str,
        Field(
            pattern=r"^(\d{1,9}-\d{1,9})?$",
            description='Which words, as "120-260" in code points; empty for the whole sentence.',
        ),
    ]
    choice: Value
    """The value decided for."""
    annotation: UUID | None
    """Id in one of the article's "reviews" of the annotation whose answer it is; null for one that
    no reviewer gave, and where the annotation is not told."""
    method: DecisionMethod
    reason: Note
    inputs: Annotated[list[Answer], Field(max_length=MOST_INPUTS)]
    """What each reviewer said."""
    fingerprint: Sha256
    """Of what the reviewers said; another one results once they say something else."""
    stale: bool
    """Whether a reviewer has said something else since, so that it counts no more."""
    decided_by: UUID
    """Id in "people"."""
    revision: Counter
    """How often it was decided anew, from 1."""
    created_at: Instant
    updated_at: Instant


class Comment(Record):
    """What somebody said to the others of an article, of something in it, a source or a speaker."""

    id: UUID
    article: UUID | None
    """Id in "articles"."""
    sentence: UUID | None
    """Id in that article's "sentences"."""
    annotation: UUID | None
    """Id in one of that article's "reviews", where the annotation is told."""
    source: UUID | None
    """Id in "sources"."""
    speaker: UUID | None
    """Id in "speakers"."""
    thread: UUID | None
    """Id of the comment that it answers, which is about the same; null for one that answers
    none."""
    author: UUID
    """Id in "people"."""
    from_editor: bool
    """Whether its author was an editor then."""
    quoted: Near
    """The sentence as it was then; empty where it is about no sentence."""
    text: Remark
    """Mentions are part of it, as they were written."""
    created_at: Instant
    edited_at: Instant | None
    removed_at: Removed
    resolved_at: Instant | None
    """When the thread that it begins was settled; null while it is not, and for an answer."""
    resolved_by: UUID | None
    """Id in "people"."""
