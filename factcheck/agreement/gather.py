"""Gathering what reviewers said of the same sentences: in the database, so that few rows leave it.

What was said of one sentence becomes one string, and the equal strings of an article are counted.
Two reviewers who tag fifty sentences each of an article make a hundred annotations, and hardly ten
such strings.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, cast, func, literal, null, select
from sqlalchemy.orm import Session

from factcheck.agreement.counted import Counted
from factcheck.agreement.types import Subject, Unit
from factcheck.models import Annotation, Sentence, Tag

RECORD, FIELD = "\x1e", "\x1f"
"""End what one reviewer said, and a part of it: ASCII has them for just this."""
STANDS = (Annotation.removed_at.is_(None), Annotation.exact.is_(None))
"""Which annotations are of a whole sentence."""
Said = list[list[str]]
"""What was said of one sentence: which of the article's reviewers, then what, in parts."""
Places = tuple[int, ...]
Labels = dict[int, str]
Read = Callable[[Said, Places], Mapping[Subject, list[Labels]]]


@dataclass(frozen=True, slots=True)
class Gathering:
    """What is gathered."""

    counted: Counted
    tag: Tag | None
    """Leave out sentences that nobody gave it to; None for all."""
    each: bool
    """Keep sentences apart and tell which they are."""

    def narrow(self, query: Select[Any]) -> Select[Any]:
        """Return a query of annotations without those of sentences that are left out."""
        if self.tag is None:
            return query
        table = self.counted.table
        tagged = (
            select(Annotation.sentence_id)
            .join(table, table.c.review_id == Annotation.review_id)
            .where(*STANDS, Annotation.tag == self.tag)
        )
        return query.where(unindexed(Annotation.sentence_id).in_(tagged))


def unindexed(column: Any) -> ColumnElement[Any]:
    """Return a column, but not as one that SQLite would look up for each of the reviews."""
    return func.coalesce(column, column)


def as_said(*parts: Any) -> ColumnElement[str]:
    """Return the parts of what each reviewer said as one string for a group of rows."""
    joined: ColumnElement[str] = func.coalesce(cast(parts[0], String), "")
    for part in parts[1:]:
        joined = joined.concat(FIELD).concat(func.coalesce(cast(part, String), ""))
    return func.aggregate_strings(joined, RECORD).label("said")


def read_said(said: str) -> Said:
    """Return what `as_said` made, in an order that is always the same."""
    return sorted(part.split(FIELD) for part in said.split(RECORD))


def gather(
    session: Session, gathering: Gathering, query: Select[Any], read: Read, *subjects: Subject
) -> dict[Subject, list[Unit]]:
    """Return the units of some subjects. In one query.

    Args:
        query: selects article_id, sentence_id and `as_said`, by these two or more.
        read: makes labels of what is said of a sentence, given the article's reviewers.
    """
    known: dict[tuple[str, Places], Mapping[Subject, list[Labels]]] = {}
    units: dict[Subject, list[Unit]] = {subject: [] for subject in subjects}
    for article_id, said, times, position in _rows(session, query, each=gathering.each):
        key = said, gathering.counted.places[article_id]
        if key not in known:
            known[key] = read(read_said(said), key[1])
        for subject, found in known[key].items():
            units[subject] += [Unit(article_id, labels, times, position) for labels in found]
    if gathering.each:
        for one in units.values():
            one.sort(key=lambda unit: (unit.article_id, unit.position, sorted(unit.labels.items())))
    return units


def _rows(
    session: Session, query: Select[Any], *, each: bool
) -> Iterator[tuple[UUID, str, int, int | None]]:
    said = query.subquery()
    found = said.c.article_id, said.c.said
    rows: Select[Any] = select(*found, func.count(), null()).group_by(*found)
    if each:
        rows = select(*found, literal(1), Sentence.position)
        rows = rows.join(Sentence, Sentence.id == said.c.sentence_id)
    return iter(session.execute(rows))
