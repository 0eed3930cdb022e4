"""Which of the reviews of an article is read: one's own, or the adjudicated one."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.errors import NotFoundError
from factcheck.reviews.counted import list_counted
from factcheck.reviews.own import OwnReview
from factcheck.words import say

OWN = "own"
ADJUDICATED = "adjudicated"
NO_RESULT = say(
    "There is no adjudicated review of this article to be read. Go back to the article and read "
    "your own."
)
"""Said of every article without one that may be read, whether or not there is one."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The review that is read."""

    name: str
    review_id: UUID | None
    """None where the reader has none and reads their own."""
    by: str
    """Who adjudicated; empty for one's own."""
    reviewers: Sequence[str]
    """Whose reviews it was made of; empty for one's own."""
    both: bool
    """Whether the reader can choose between theirs and the adjudicated one."""

    @property
    def is_adjudicated(self) -> bool:
        return self.name == ADJUDICATED


def choose_layer(session: Session, article_id: UUID, own: OwnReview, asked: str) -> Layer:
    """Return the review to be read: the adjudicated one where there is one, else one's own.

    Args:
        own: how the reader stands to the article.
        asked: "own" or "adjudicated"; anything else leaves it open.

    Raises:
        NotFoundError: the adjudicated one is asked for, and is none that the reader may see.
    """
    both = own.result_id is not None and own.review_id is not None
    if own.result_id is None and asked == ADJUDICATED:
        raise NotFoundError(NO_RESULT)
    if own.result_id is None or asked == OWN:
        return Layer(OWN, own.review_id, "", (), both)
    names = [one.name for one in list_counted(session, article_id) if one.is_in]
    return Layer(ADJUDICATED, own.result_id, own.result_by, names, both)
