"""What stands in the index of the search, and under which numbers.

The words themselves are in tables that only the adapters know (factcheck.search.engines).
"""

from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.models.base import Base

# Only INTEGER counts by itself on SQLite.
_NUMBER = BigInteger().with_variant(Integer, "sqlite")


class SearchArticle(Base):
    """An article whose sentences can be searched."""

    __tablename__ = "search_article"

    number: Mapped[int] = mapped_column(_NUMBER, primary_key=True)
    """Counts the articles in the order in which they came; it stays when the text is cut anew."""
    article_id: Mapped[UUID] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), unique=True
    )
    version: Mapped[int]
    """How its words were made: see factcheck.search.index.VERSION."""


class SearchNote(Base):
    """An annotation whose note or justification can be searched, by who wrote it."""

    __tablename__ = "search_note"

    number: Mapped[int] = mapped_column(_NUMBER, primary_key=True)
    annotation_id: Mapped[UUID] = mapped_column(
        ForeignKey("annotation.id", ondelete="CASCADE"), unique=True
    )
    version: Mapped[int]
    """As an article's."""
