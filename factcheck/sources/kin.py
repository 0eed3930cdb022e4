"""The sources of a library that a text may be related to, and how it is."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.compare.relations import Publication, Relation, relate_sources
from factcheck.compare.shingles import Fingerprint, fingerprint
from factcheck.models import PublisherName, Snapshot, Source
from factcheck.sources.finding import newest_snapshot_id
from factcheck.sources.index import find_alike, find_naming
from factcheck.sources.publisher_names import names_of
from factcheck.text.tokens import split_words

MOST_NAMING = 20
"""Sources looked at that name the publisher of a new one, or whose publishers it names."""
LONGEST_NAME = 4
"""Words of a publisher's name that a text is looked through for."""
MOST_NAMES = 600
"""Runs of words of one text that may be the name of a publisher."""

_RUN = re.compile(r"\w[\w'’&.-]*")

Kin = dict[UUID, Relation]
"""What a source is to others, by their ids, those it turned out not to be related to included; it
is *a* in each."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A source to be related to the rest of the library."""

    id: UUID
    publication: Publication
    made: Fingerprint
    """Of its text."""

    @classmethod
    def of(cls, source_id: UUID, publication: Publication) -> Self:
        """Take the fingerprint of the text of *publication*."""
        return cls(source_id, publication, fingerprint(publication.text))


def publication_of(source: Source, text: str, names: Sequence[str] = ()) -> Publication:
    """Return a source as relations are found from it.

    Args:
        names: all that its publisher goes by.
    """
    return Publication(
        text, source.publisher, tuple(names), source.title, source.url, source.published
    )


def find_kin(
    session: Session, project_id: UUID, newcomer: Newcomer, known: Collection[UUID] = ()
) -> Kin:
    """Return what a source is to those of the project that it may be related to.

    Looked at are those that share wording, those that name its publisher and those whose
    publishers it names, some ninety at most, and those that are *known* to have been related.
    """
    publication = newcomer.publication
    called = names_of(session, project_id, [publication.publisher]).get(publication.publisher, [])
    candidates = [
        *find_alike(session, project_id, newcomer.made, [newcomer.id]),
        *find_naming(session, project_id, called, MOST_NAMING),
        *_published_by_named(session, project_id, publication),
        *known,
    ]
    wanted = [source_id for source_id in dict.fromkeys(candidates) if source_id != newcomer.id]
    subject = replace(publication, names=tuple(called))
    others = _publications(session, project_id, wanted)
    return {source_id: relate_sources(subject, other) for source_id, other in others.items()}


def _published_by_named(
    session: Session, project_id: UUID, publication: Publication
) -> Iterable[UUID]:
    """Return the newest sources whose publishers the text names."""
    called = select(PublisherName.publisher_id).where(
        PublisherName.project_id == project_id,
        PublisherName.folded.in_(_possible_names(publication.text)),
    )
    named = session.scalars(
        select(PublisherName.name).where(
            PublisherName.publisher_id.in_(called), PublisherName.name != publication.publisher
        )
    ).all()
    newest = (
        select(Source.id)
        .where(
            Source.project_id == project_id,
            Source.publisher.in_(named),
            Source.removed_at.is_(None),
        )
        .order_by(Source.id.desc())
        .limit(MOST_NAMING)
    )
    return session.scalars(newest) if named else ()


def _publications(
    session: Session, project_id: UUID, source_ids: Sequence[UUID]
) -> dict[UUID, Publication]:
    query = (
        select(Source, Snapshot.text)
        .join(Snapshot, Snapshot.id == newest_snapshot_id())
        .where(Source.id.in_(source_ids))
    )
    found = session.execute(query).all()
    names = names_of(session, project_id, {source.publisher for source, _ in found})
    return {
        source.id: publication_of(source, text, names.get(source.publisher, ()))
        for source, text in found
    }


def _possible_names(text: str) -> list[str]:
    """Return the runs of words in *text* that may be names, folded: those that begin like one."""
    found: dict[str, None] = {}
    words = _RUN.findall(text)
    for at, word in enumerate(words):
        if word[0].islower():
            continue
        for length in range(1, LONGEST_NAME + 1):
            found[" ".join(split_words(" ".join(words[at : at + length])))] = None
        if len(found) >= MOST_NAMES:
            break
    return list(found)[:MOST_NAMES]
