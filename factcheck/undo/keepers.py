"""Who can put an object back into a state that the history holds."""

from collections.abc import Collection, Mapping
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.annotations import states as annotations
from factcheck.annotations.stored import lock_annotation
from factcheck.articles import recut_states as articles
from factcheck.compare import discrepancy_states as discrepancies
from factcheck.models import Annotation, Article, Discrepancy, Evidence, SourceRelation
from factcheck.sources import evidence_states as evidence
from factcheck.sources import relation_states as relations
from factcheck.sources import snapshot_states as snapshots
from factcheck.speakers import states as speakers

State = Mapping[str, Any]


class Keeper(Protocol):
    """A module that reads the states of one kind of object and puts them back."""

    def matches(self, session: Session, object_id: UUID, state: State | None, /) -> bool:
        """Whether an object is in *state*; None stands for one that is not there."""

    def put(
        self, session: Session, object_id: UUID, before: State | None, wanted: State | None, /
    ) -> None:
        """Put an object, which is in state *before*, into the one that is *wanted*. Flushes.

        Raises:
            StaleError: it cannot be put there; the message says why.
        """


class ManyKeeper(Protocol):
    """A module that does so for many objects at once."""

    def lock_all(self, session: Session, object_ids: Collection[UUID], /) -> Mapping[UUID, State]:
        """Return the states of objects, and let nobody change them before the commit."""

    def put_all(self, session: Session, wanted: Mapping[UUID, State | None], /) -> None:
        """Put objects into the states that are wanted. Flushes.

        Raises:
            StaleError: one cannot be put there; the message says why.
        """


KEEPERS: dict[str, Keeper] = {
    "annotation": annotations,
    "article": articles,
    "discrepancy": discrepancies,
    "evidence": evidence,
    "relation": relations,
    "snapshot": snapshots,
    "speaker": speakers,
}
"""By the noun of the verb."""
MANY: dict[str, ManyKeeper] = {"relation": relations}
"""Of what one step may change by the thousand, by the noun of the verb."""
TABLES: dict[str, type[Annotation | Article | Discrepancy | Evidence | SourceRelation]] = {
    "annotation": Annotation,
    "article": Article,
    "discrepancy": Discrepancy,
    "evidence": Evidence,
    "relation": SourceRelation,
}


def keeper_of(verb: str) -> Keeper:
    """Return who keeps what *verb*, such as "annotation.saved", was done to."""
    return KEEPERS[noun_of(verb)]


def noun_of(verb: str) -> str:
    """Return what *verb* was done to, such as "annotation"."""
    return verb.partition(".")[0]


def lock_object(session: Session, verb: str, object_id: UUID) -> None:
    """Let nobody change what *verb* was done to between looking at it and putting it back.

    A link is changed under the lock of what it is linked to, as a verdict may rest on it. On
    SQLite the write gate has done it already. Speakers and texts of sources are changed under the
    project's lock.
    """
    table = TABLES.get(noun_of(verb))
    if table in (Discrepancy, Evidence):
        linked_to = select(table.annotation_id).where(table.id == object_id)
        if annotation_id := session.scalar(linked_to):
            lock_annotation(session, annotation_id)
    if table:
        row = select(table.id).where(table.id == object_id)
        session.execute(row.with_for_update(key_share=True))
