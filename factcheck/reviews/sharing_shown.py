"""Which articles sharing out would give to whom, for the editor who asks before it is done."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.models import Article
from factcheck.models.blindness import is_opened, reviews_blind
from factcheck.reviews.progress import lacks_reviewers
from factcheck.reviews.sharing_out import Order, Share

MOST_SHOWN = 200
"""Articles that are named; of the rest it is told how many they are."""


@dataclass(frozen=True, slots=True)
class Given:
    """An article and who would be given it."""

    id: UUID
    title: str
    language: str
    opened: bool
    """Whether whoever is given it sees the others' reviews at once."""
    blind: bool
    """Whether its editor reviews it too, and is not told who else does or does not."""
    people: list[str]
    """Their names, in the order in which it is their turn."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is given out, article by article."""

    articles: list[Given]
    """Those open to all first, each in the order in which they are given out."""
    more: int
    """How many are given out besides."""
    opened: int
    """How many of all are open to all."""


def show_share(
    session: Session, project_id: UUID, order: Order, share: Share, reader_id: UUID
) -> Shown:
    """Return which articles a plan gives to whom, in one query.

    Whoever already has an article is passed over. So of one that the reader reviews blind the names
    would tell who else does.
    """
    names = {one.id: one.name for one in share.people}
    people: defaultdict[UUID, list[str]] = defaultdict(list)
    for article_id, person_id in share.pairs:
        people[article_id].append(names[person_id])
    # By what they lack, as they are too many to be asked for by their ids.
    query = (
        select(Article.id, Article.title, Article.language, is_opened(), reviews_blind(reader_id))
        .where(
            Article.project_id == project_id,
            Article.removed_at.is_(None),
            lacks_reviewers(order.each),
        )
        .order_by(Article.id)
    )
    found = [Given(*row, people[row[0]]) for row in session.execute(query) if row[0] in people]
    found.sort(key=lambda one: not one.opened)
    opened = sum(one.opened for one in found)
    return Shown(found[:MOST_SHOWN], max(0, len(found) - MOST_SHOWN), opened)
