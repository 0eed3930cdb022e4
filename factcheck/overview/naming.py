"""What the events of a log are about, where the event itself holds only its id."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, literal, select, union_all
from sqlalchemy.orm import Session

from factcheck.models import Article, Sentence, Source, Speaker
from factcheck.models.blindness import made_known_to

ABOUT = ("article", "sentence", "source", "speaker")


@dataclass(frozen=True, slots=True)
class About:
    """What an event is about; parts that it is not about are empty."""

    article_id: UUID | None = None
    article: str | None = None
    sentence_id: UUID | None = None
    number: int | None = None
    """Of the sentence in the article, from 1."""
    other: str | None = None
    """The source or speaker."""


def find_about(
    session: Session, reader_id: UUID, states: Sequence[Mapping[str, Any]]
) -> list[About]:
    """Return what each of *states* is about, by the ids it holds, in one query.

    A speaker or source that the reader may not know of is left out.
    """
    held = [{name: UUID(state[name]) for name in ABOUT if _is_id(state, name)} for state in states]
    ids = {name: {one[name] for one in held if name in one} for name in ABOUT}
    found = {row.id: row for row in session.execute(_named(ids, reader_id))}
    return [_about(found, one) for one in held]


def _is_id(state: Mapping[str, Any], name: str) -> bool:
    """Whether an event holds the id of something; a few hold its words under the same name."""
    value = state.get(name)
    if not isinstance(value, str):
        return False
    try:
        UUID(value)
    except ValueError:
        return False
    return True


def _about(found: Mapping[UUID, Any], held: Mapping[str, UUID]) -> About:
    rows = {name: found[key] for name, key in held.items() if key in found}
    sentence, article = rows.get("sentence"), rows.get("article")
    other = rows.get("source") or rows.get("speaker")
    return About(
        article_id=article.id if article else None,
        article=article.name if article else None,
        sentence_id=sentence.id if sentence else None,
        number=sentence.position + 1 if sentence else None,
        other=other.name if other else None,
    )


def _named(ids: Mapping[str, Iterable[UUID]], reader_id: UUID) -> Any:
    def made(model: Any, column: Any, name: str) -> Select[Any]:
        query = select(model.id.label("id"), column.label("name"), literal(0).label("position"))
        return query.where(model.id.in_(ids[name]))

    return union_all(
        made(Article, Article.title, "article"),
        made(Source, Source.title, "source").where(made_known_to(Source, reader_id)),
        made(Speaker, Speaker.name, "speaker").where(made_known_to(Speaker, reader_id)),
        select(Sentence.id, literal(""), Sentence.position).where(Sentence.id.in_(ids["sentence"])),
    )
