"""The two engines' ways of keeping words and finding them again, behind one interface.

SQLite has a table of FTS5 for each index, PostgreSQL one with a tsvector and a GIN index. Both are
handed words made by factcheck.text.tokens, and order hits by their number, so that both find the
same in the same order.
"""

import json
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    FromClause,
    Select,
    any_,
    column,
    func,
    literal_column,
    select,
    table,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.orm import Session

from factcheck.search.query import Query, Term

Entry = tuple[int, str]
"""The number of a text in an index, and its words with a space between."""


class Index(StrEnum):
    """What is searched on its own."""

    SENTENCES = "search_sentence_words"
    NOTES = "search_note_words"
    SOURCES = "search_source_words"


class Engine(Protocol):
    """What differs."""

    def source(self, index: Index) -> FromClause:
        """Return what is selected from."""

    def number(self, index: Index) -> ColumnElement[int]:
        """Return the column with the number of a text; an order by it costs nothing."""

    def matches(self, index: Index, query: Query, scope: str) -> ColumnElement[bool]:
        """Return the condition of what *query* finds among the texts with *scope*."""

    def holds_any(self, index: Index, terms: Sequence[Term], scope: str) -> ColumnElement[bool]:
        """Return the condition of the texts with *scope* that hold one of *terms*."""

    def is_one_of(self, number: ColumnElement[int], numbers: Iterable[int]) -> ColumnElement[bool]:
        """Return the condition that a number is among *numbers*, however many they are."""

    def is_key_of(self, key: ColumnElement[int], numbers: Iterable[int]) -> ColumnElement[bool]:
        """Return it for a table's key, where each of *numbers* is looked up."""

    def closest(self, index: Index, terms: Sequence[Term], scope: str, limit: int) -> Select[int]:
        """Select the numbers of the texts with *scope* that hold most of *terms*, best first."""

    def put(self, session: Session, index: Index, entries: Sequence[Entry]) -> None:
        """Add texts; none of their numbers may be there."""

    def drop(self, session: Session, index: Index, ranges: Iterable[tuple[int, int]]) -> None:
        """Take out the texts whose numbers lie in one of *ranges*, ends included."""


def scope_of(owner_id: UUID) -> str:
    """Return a word that stands in the texts of a project or a person, and that nobody can type.

    It only keeps others' texts from being looked through: who may see a text is asked of the rows.
    """
    return f"_{owner_id.hex[-12:]}"


def engine_of(session: Session) -> Engine:
    """Return the engine of the database of *session*."""
    return ENGINES[session.get_bind().dialect.name]


class Fts5:
    """SQLite."""

    def source(self, index: Index) -> FromClause:
        return table(index.value, column("rowid", BigInteger))

    def number(self, index: Index) -> ColumnElement[int]:
        return literal_column(f"{index.value}.rowid", BigInteger)

    def matches(self, index: Index, query: Query, scope: str) -> ColumnElement[bool]:
        wanted = " AND ".join([f'"{scope}"', *map(self._term, query.positive)])
        if unwanted := " OR ".join(map(self._term, query.negative)):
            wanted = f"({wanted}) NOT ({unwanted})"
        return literal_column(index.value).bool_op("MATCH")(wanted)

    def holds_any(self, index: Index, terms: Sequence[Term], scope: str) -> ColumnElement[bool]:
        wanted = f'"{scope}" AND ({" OR ".join(map(self._term, terms))})'
        return literal_column(index.value).bool_op("MATCH")(wanted)

    def is_one_of(self, number: ColumnElement[int], numbers: Iterable[int]) -> ColumnElement[bool]:
        # A sum, as FTS5 would else look each of the numbers up by itself.
        return self.is_key_of(number + literal_column("0"), numbers)

    def is_key_of(self, key: ColumnElement[int], numbers: Iterable[int]) -> ColumnElement[bool]:
        among = func.json_each(json.dumps(list(numbers))).table_valued("value")
        return key.in_(select(among.c.value))

    def closest(self, index: Index, terms: Sequence[Term], scope: str, limit: int) -> Select[int]:
        return (
            select(self.number(index))
            .select_from(self.source(index))
            .where(self.holds_any(index, terms, scope))
            .order_by(literal_column(f"{index.value}.rank"))
            .limit(limit)
        )

    def put(self, session: Session, index: Index, entries: Sequence[Entry]) -> None:
        if entries:
            # In their order: a lower number makes FTS5 write out what it has gathered. Past
            # SQLAlchemy's own way with parameters, which would take as long as the work itself.
            insert = f"INSERT INTO {index.value} (rowid, words) VALUES (?, ?)"  # noqa: S608
            session.connection().exec_driver_sql(insert, sorted(entries))

    def drop(self, session: Session, index: Index, ranges: Iterable[tuple[int, int]]) -> None:
        if rows := [{"first": first, "last": last} for first, last in ranges]:
            session.execute(
                sql(f"DELETE FROM {index.value} WHERE rowid BETWEEN :first AND :last"),  # noqa: S608
                rows,
            )

    @staticmethod
    def _term(term: Term) -> str:
        phrase = " + ".join(f'"{word}"' for word in term.words)
        return f"({phrase} *)" if term.prefix else f"({phrase})"


class TextSearch:
    """PostgreSQL."""

    def source(self, index: Index) -> FromClause:
        return table(index.value, column("place", BigInteger), column("words", TSVECTOR))

    def number(self, index: Index) -> ColumnElement[int]:
        return literal_column(f"{index.value}.place", BigInteger)

    def matches(self, index: Index, query: Query, scope: str) -> ColumnElement[bool]:
        terms = [f"'{scope}'", *map(self._term, query.positive)]
        terms += [f"!{self._term(term)}" for term in query.negative]
        words: ColumnElement[Any] = literal_column(f"{index.value}.words", TSVECTOR)
        return words.bool_op("@@")(sql_cast(" & ".join(terms), TSQUERY))

    def holds_any(self, index: Index, terms: Sequence[Term], scope: str) -> ColumnElement[bool]:
        wanted = f"'{scope}' & ({' | '.join(map(self._term, terms))})"
        words: ColumnElement[Any] = literal_column(f"{index.value}.words", TSVECTOR)
        return words.bool_op("@@")(sql_cast(wanted, TSQUERY))

    def is_one_of(self, number: ColumnElement[int], numbers: Iterable[int]) -> ColumnElement[bool]:
        # A list and no subquery, which a planner without statistics may run for each row.
        return number == any_(sql_cast(list(numbers), ARRAY(BigInteger)))

    def is_key_of(self, key: ColumnElement[int], numbers: Iterable[int]) -> ColumnElement[bool]:
        return self.is_one_of(key, numbers)

    def closest(self, index: Index, terms: Sequence[Term], scope: str, limit: int) -> Select[int]:
        any_term = " | ".join(map(self._term, terms))
        words: ColumnElement[Any] = literal_column(f"{index.value}.words", TSVECTOR)
        # 1: divided by the logarithm of the length, or long texts would always come first.
        near = func.ts_rank(words, sql_cast(any_term, TSQUERY), 1)
        return (
            select(self.number(index))
            .select_from(self.source(index))
            .where(self.holds_any(index, terms, scope))
            .order_by(near.desc(), self.number(index).desc())
            .limit(limit)
        )

    def put(self, session: Session, index: Index, entries: Sequence[Entry]) -> None:
        if entries:
            insert = f"INSERT INTO {index.value} (place, words) VALUES (%s, %s::tsvector)"  # noqa: S608
            rows = [(number, _vector(words)) for number, words in entries]
            session.connection().exec_driver_sql(insert, rows)

    def drop(self, session: Session, index: Index, ranges: Iterable[tuple[int, int]]) -> None:
        if rows := [{"first": first, "last": last} for first, last in ranges]:
            session.execute(
                sql(f"DELETE FROM {index.value} WHERE place BETWEEN :first AND :last"),  # noqa: S608
                rows,
            )

    @staticmethod
    def _term(term: Term) -> str:
        phrase = " <-> ".join(f"'{word}'" for word in term.words)
        return f"({phrase}:*)" if term.prefix else f"({phrase})"


def _vector(words: str) -> str:
    """Write words with their places, as a tsvector is read: array_to_tsvector knows no places."""
    return " ".join(f"'{word}':{place}" for place, word in enumerate(words.split(), 1))


ENGINES: dict[str, Engine] = {"sqlite": Fts5(), "postgresql": TextSearch()}
