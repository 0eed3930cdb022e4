"""Sources of the library that may bear on a sentence and are not linked to it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.compare.answers import MOST_COMPARED
from factcheck.compare.ranking import FOUND_COVERAGE, Pool
from factcheck.compare.terms import common_terms
from factcheck.compare.texts import read_passages
from factcheck.models import Snapshot, Source
from factcheck.search.query import SHORTEST_PREFIX, Term
from factcheck.sources.finding import newest_snapshot_id
from factcheck.sources.index import find_closest
from factcheck.text.tokens import is_unspaced, split_words

CANDIDATES = 50
"""Sources whose passages are ranked."""
MOST_TERMS = 24
"""Words of a sentence that candidates are found by."""
STEM = 5
"""Letters by which a long word is looked for, whatever it ends in."""


@dataclass(frozen=True, slots=True)
class SuggestedSource:
    """A source with the passage of it that answers best."""

    source: Source
    passage: str
    coverage: float
    """How much of the sentence the passage covers, from 0 to 1."""


def suggest_sources(
    session: Session,
    project_id: UUID,
    sentence: str,
    language: str,
    but_not: Collection[UUID] = (),
    limit: int = 5,
) -> list[SuggestedSource]:
    """Return sources in which something bears on a sentence, best first, in five queries."""
    terms = _terms(sentence, language)
    ids = [
        source_id
        for source_id in find_closest(session, project_id, terms, CANDIDATES + len(but_not))
        if source_id not in set(but_not)
    ]
    suggested = [
        found
        for source, passages in _read_sources(session, ids)
        if (found := _best(source, passages, sentence, language))
    ]
    return sorted(suggested, key=lambda one: -one.coverage)[:limit]


def _terms(sentence: str, language: str) -> list[Term]:
    common = common_terms(language)
    words = [word for word in dict.fromkeys(split_words(sentence)) if word not in common]
    return [_term(word) for word in words[:MOST_TERMS]]


def _term(word: str) -> Term:
    if is_unspaced(word) or word.isdigit() or len(word) < max(STEM, SHORTEST_PREFIX):
        return Term((word,))
    return Term((word[: max(STEM, len(word) - 3)],), prefix=True)


def _read_sources(session: Session, ids: Sequence[UUID]) -> list[tuple[Source, list[str]]]:
    """Return the sources with the passages of their newest texts."""
    text = func.substr(Snapshot.text, 1, MOST_COMPARED).label("text")
    found = session.execute(
        select(Source, Snapshot.id, text)
        .join(Snapshot, Snapshot.id == newest_snapshot_id())
        .where(Source.id.in_(ids))
    ).all()
    passages = read_passages(session, {row.id: row.text for row in found})
    return [(row.Source, [passage.text for passage in passages[row.id]]) for row in found]


def _best(
    source: Source, passages: Sequence[str], sentence: str, language: str
) -> SuggestedSource | None:
    for best in Pool(passages, language).rank(sentence, 1):
        if best.coverage >= FOUND_COVERAGE:
            return SuggestedSource(source, passages[best.index], best.coverage)
    return None
