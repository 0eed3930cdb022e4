"""By what a source can be found: its words, and the fingerprint of its newest text.

Both are made outside of transactions where they can be (`prepare_index`), and stored in the
transaction that stores the text.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, false, func, insert, select, update
from sqlalchemy.orm import Session

from factcheck.compare.shingles import Fingerprint, fingerprint
from factcheck.models import Snapshot, Source, SourceFingerprint, SourceIndex
from factcheck.search.engines import Index, engine_of, scope_of
from factcheck.search.query import Term, parse_query
from factcheck.sources.finding import get_newest_snapshot, newest_snapshot_id
from factcheck.text.tokens import GAP, split_words

VERSION = 1
"""Count it up when words or fingerprints are made in another way; all is then indexed anew."""
SHARED = 3
"""Hashes of the sample that a source has in common with one it may derive from, at least."""
BRIEF = 32
"""A sample of fewer hashes is of a text so short that one less is enough."""
TOO_COMMON = 500
"""Sources of a project with the same hash from which on it tells nothing: a standing phrase."""
MOST_ALIKE = 50
"""Candidates that are looked at."""

Write = Callable[[Callable[[Session], list[UUID]]], list[UUID]]

_LOW_BITS = (1 << 62) - 1
"""Those of a project's id that chance has made."""

_index: Any = SourceIndex.__table__
_fingerprint: Any = SourceFingerprint.__table__


@dataclass(frozen=True, slots=True)
class Indexed:
    """What is stored of a text to find it by."""

    words: str
    """A space between."""
    made: Fingerprint
    """Its fingerprint."""


def prepare_index(text: str) -> Indexed:
    """Make what is stored of the text of a source. Needs no database."""
    return Indexed(" ".join(split_words(text)), fingerprint(text))


def index_source(session: Session, source: Source, indexed: Indexed) -> None:
    """Index a new source, or one that has got another text. Flushes."""
    session.flush()
    known = select(_index.c.number, _index.c.snapshot_id).where(_index.c.source_id == source.id)
    row = session.execute(known).first()
    newest = select(newest_snapshot_id()).select_from(Source).where(Source.id == source.id)
    made_of = session.scalars(newest).one()
    if row is None:
        added = insert(SourceIndex).values(
            source_id=source.id, snapshot_id=made_of, version=VERSION
        )
        number = session.scalars(added.returning(SourceIndex.number)).one()
    else:
        number = row.number
        _forget_prints(session, source.project_id, number, row.snapshot_id)
        again = update(_index).where(_index.c.number == number)
        session.execute(again.values(snapshot_id=made_of, version=VERSION))
    _put_words(session, number, source, indexed.words)
    hashes = _hashes_in(source.project_id, indexed.made)
    rows = [{"hash": value, "number": number} for value in sorted(hashes)]
    if rows:
        session.execute(insert(_fingerprint), rows)


def reindex_words(session: Session, source: Source) -> None:
    """Index the words of a source anew, after its title or publisher was corrected. Flushes."""
    session.flush()
    number = session.scalar(select(_index.c.number).where(_index.c.source_id == source.id))
    if number is not None:
        text = get_newest_snapshot(session, source.id).text
        _put_words(session, number, source, " ".join(split_words(text)))


def find_alike(
    session: Session, project_id: UUID, made: Fingerprint, but_not: Iterable[UUID] = ()
) -> list[UUID]:
    """Return the project's sources that share SHARED hashes of their samples, most first."""
    if not made.sample:
        return []
    least = SHARED if len(made.sample) >= BRIEF else SHARED - 1
    holders: dict[int, list[int]] = {}
    # One after the other: joined with more, the engine looks through the whole library.
    telling = (
        select(_fingerprint.c.hash)
        .where(_fingerprint.c.hash.in_(_hashes_in(project_id, made)))
        .group_by(_fingerprint.c.hash)
        .having(func.count() <= TOO_COMMON)
    )
    found = select(_fingerprint.c.hash, _fingerprint.c.number).where(
        _fingerprint.c.hash.in_(session.scalars(telling).all())
    )
    for value, number in session.execute(found):
        holders.setdefault(value, []).append(number)
    shared = Counter(number for numbers in holders.values() for number in numbers)
    numbers = [number for number, count in shared.most_common() if count >= least]
    if not numbers:
        return []
    left_out = set(but_not)
    alike = _ids_of(session, project_id, numbers[: 4 * MOST_ALIKE])
    return [source_id for source_id in alike if source_id not in left_out][:MOST_ALIKE]


def find_naming(session: Session, project_id: UUID, names: Sequence[str], limit: int) -> list[UUID]:
    """Return the newest sources of the project whose words hold one of *names*."""
    terms = [Term(tuple(words)) for name in names if (words := split_words(name))]
    if not terms:
        return []
    engine = engine_of(session)
    number = engine.number(Index.SOURCES)
    query = (
        select(number)
        .select_from(engine.source(Index.SOURCES))
        .where(engine.holds_any(Index.SOURCES, terms, scope_of(project_id)))
        .order_by(number.desc())
        .limit(limit)
    )
    return _ids_of(session, project_id, list(session.scalars(query)))


def find_closest(
    session: Session, project_id: UUID, terms: Sequence[Term], limit: int
) -> list[UUID]:
    """Return the project's sources whose texts hold most of *terms*, best first."""
    if not terms:
        return []
    query = engine_of(session).closest(Index.SOURCES, terms, scope_of(project_id), limit)
    return _ids_of(session, project_id, list(session.scalars(query)))


def matching_sources(session: Session, project_id: UUID, typed: str) -> ColumnElement[bool]:
    """Return the condition of the sources in whose words all of *typed* is found."""
    query = parse_query(typed)
    if not query:
        return false()
    engine = engine_of(session)
    number = engine.number(Index.SOURCES)
    found = (
        select(number)
        .select_from(engine.source(Index.SOURCES))
        .where(engine.matches(Index.SOURCES, query, scope_of(project_id)))
    )
    return Source.id.in_(select(_index.c.source_id).where(_index.c.number.in_(found)))


def forget_sources(session: Session) -> None:
    """Have all sources indexed anew, after their words were taken out of the index.

    Those that could not be compared with the library are tried again.
    """
    session.execute(update(_index).values(version=0, attempts=0))


def _hashes_in(project_id: UUID, made: Fingerprint) -> list[int]:
    """Return the sample as it is stored in a project: what others hold never has the same hash."""
    return [value ^ (project_id.int & _LOW_BITS) for value in made.sample]


def _ids_of(session: Session, project_id: UUID, numbers: Sequence[int]) -> list[UUID]:
    """Return the sources with these numbers, in their order; others' are left out."""
    # In two queries: of a join the engine may begin with all sources of the project.
    found = select(SourceIndex.number, SourceIndex.source_id)
    by_number = dict(session.execute(found.where(SourceIndex.number.in_(numbers))).all())
    here = select(Source.id, Source.project_id, Source.removed_at)
    rows = session.execute(here.where(Source.id.in_(by_number.values())))
    wanted = {row.id for row in rows if row.project_id == project_id and row.removed_at is None}
    ids = (by_number.get(number) for number in dict.fromkeys(numbers))
    return [source_id for source_id in ids if source_id is not None and source_id in wanted]


def _put_words(session: Session, number: int, source: Source, words: str) -> None:
    told = " ".join(split_words(f"{source.title} {source.publisher} {source.author} {source.url}"))
    engine = engine_of(session)
    engine.drop(session, Index.SOURCES, [(number, number)])
    entry = f"{told} {GAP} {words} {scope_of(source.project_id)}"
    engine.put(session, Index.SOURCES, [(number, entry)])


def _forget_prints(
    session: Session, project_id: UUID, number: int, snapshot_id: UUID | None
) -> None:
    # By the hashes of the text they were made of, as there is no index by number.
    text = session.scalar(select(Snapshot.text).where(Snapshot.id == snapshot_id)) or ""
    gone = _hashes_in(project_id, fingerprint(text))
    session.execute(
        delete(_fingerprint).where(_fingerprint.c.hash.in_(gone), _fingerprint.c.number == number)
    )
