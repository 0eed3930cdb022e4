"""One sentence in its place, for the pages that are about it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.errors import NotFoundError
from factcheck.models import Article, Sentence
from factcheck.words import say


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence with its article and its neighbours."""

    article: Article
    sentence: Sentence
    previous: Sentence | None
    following: Sentence | None

    @property
    def project_id(self) -> UUID:
        return self.article.project_id

    def context(self) -> dict[str, Any]:
        """What the templates call these."""
        return {
            "article": self.article,
            "sentence": self.sentence,
            "before": self.previous and self.previous.text,
            "after": self.following and self.following.text,
        }


def read_sentence(session: Session, sentence_id: UUID) -> ReadSentence:
    """Return a sentence in its place, in two queries.

    Raises:
        NotFoundError: there is no such sentence.
    """
    found = session.execute(
        select(Sentence, Article)
        .join(Article, Article.id == Sentence.article_id)
        .where(Sentence.id == sentence_id)
    ).first()
    if found is None:
        raise NotFoundError(say("There is no such sentence."))
    sentence, article = found
    near = session.scalars(
        select(Sentence).where(
            Sentence.article_id == article.id,
            Sentence.position.in_((sentence.position - 1, sentence.position + 1)),
        )
    )
    by_position = {neighbour.position: neighbour for neighbour in near}
    return ReadSentence(
        article,
        sentence,
        by_position.get(sentence.position - 1),
        by_position.get(sentence.position + 1),
    )
