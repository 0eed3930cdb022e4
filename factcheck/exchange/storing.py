"""The steps of an import, each stored as a whole: people, speakers, texts, relations, comments."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from factcheck.exchange import records
from factcheck.exchange.decided import tie_decisions
from factcheck.exchange.document import Document
from factcheck.exchange.events import Values, events_of, made
from factcheck.exchange.guidelines import add_guidelines
from factcheck.exchange.kinds import (
    ADJUDICATION,
    ANNOTATION,
    ARTICLE,
    COMMENT,
    GUIDELINE,
    KINDS,
    RELATION,
    REVIEW,
    SPEAKER,
    Kind,
    Row,
)
from factcheck.exchange.known import fail
from factcheck.exchange.late import refuse_late
from factcheck.exchange.library import (
    Prepared,
    add_publishers,
    add_relations,
    catalogue_sources,
)
from factcheck.exchange.merge import add_missing
from factcheck.exchange.people import (
    add_people,
    add_speakers,
    ensure_author,
    refuse_forged,
    refuse_untold,
)
from factcheck.locking import lock_project
from factcheck.models import Article, Event, ReviewState
from factcheck.models.blindness import is_opened
from factcheck.reviews.opening import hold_article, open_if_all_in
from factcheck.search.index import index_notes, reindex_articles
from factcheck.words import say

BLIND = say(
    "This is what was adjudicated of an article whose reviews are not all handed in here. Bring it "
    "once they are."
)


@dataclass(frozen=True, slots=True)
class Target:
    """Where an import goes and who brings it.

    Attributes:
        trusted: whether work of people with an account here may come who are not of the project,
            and new work of anybody but *actor_id*, also in reviews that are closed here.
    """

    project_id: UUID
    actor_id: UUID | None
    trusted: bool = False


@dataclass(frozen=True, slots=True)
class Speakers:
    """Those of the file."""

    same: dict[UUID, UUID]
    """The id here for each id of the file."""
    by_id: dict[UUID, records.Speaker]
    """By the id here."""


NOBODY = Speakers({}, {})


def store_people(
    session: Session, document: Document, target: Target
) -> tuple[dict[UUID, UUID], Counter[str]]:
    """Add people and guidelines; return the id here for each version of the file."""
    people = add_people(
        session, [*document.read_people()], target.project_id, trusted=target.trusted
    )
    _record(
        session,
        [made("user", row.values["id"], {"name": row.values["name"]}) for row in people],
        target,
    )
    same, guidelines = add_guidelines(session, [*document.read_guidelines()], target.project_id)
    _check_and_record(session, {GUIDELINE: guidelines}, target)
    return same, Counter(user=len(people), guideline=len(guidelines))


def store_speakers(
    session: Session, document: Document, target: Target
) -> tuple[Speakers, Counter[str]]:
    """Add speakers and publishers."""
    found = [*document.read_speakers()]
    same, speakers = add_speakers(session, found, target.project_id)
    ensure_author(session, target.project_id)
    publishers = add_publishers(session, [*document.read_publishers()], target.project_id)
    events = [
        made("publisher", row.values["id"], {n: row.values[n] for n in ("name", "owner", "host")})
        for row in publishers
    ]
    _check_and_record(session, {SPEAKER: speakers}, target)
    _record(session, events, target)
    by_id = {same[speaker.id]: speaker for _, speaker in found}
    return Speakers(same, by_id), Counter(speaker=len(speakers), publisher=len(publishers))


def store_texts(
    session: Session,
    rows: Sequence[tuple[Kind, Row]],
    target: Target,
    speakers: Speakers,
    texts: Mapping[UUID, Prepared],
) -> dict[Kind, list[Row]]:
    """Add those of the *rows* of sources and articles that are not stored, and return them."""
    fresh: dict[Kind, list[Row]] = {}
    _hold_articles(session, rows, target.project_id)
    if not target.trusted:
        refuse_untold(session, rows, target.actor_id)
    for kind in KINDS:
        if own := [row for k, row in rows if k is kind]:
            fresh[kind] = add_missing(session, kind, own)
    catalogue_sources(session, fresh, texts)
    reindex_articles(session, [row.values["id"] for row in fresh.get(ARTICLE, ())])
    index_notes(session, [row.values["id"] for row in fresh.get(ANNOTATION, ()) if _noted(row)])
    _refuse_results_of_blind(session, fresh)
    if not target.trusted:
        refuse_late(session, fresh)
    _check_and_record(session, fresh, target, speakers)
    tie_decisions(session, fresh)
    _settle(session, fresh)
    return fresh


def _refuse_results_of_blind(session: Session, fresh: Mapping[Kind, Sequence[Row]]) -> None:
    """Refuse what was adjudicated of an article whose reviews are still kept apart here."""
    paths = {row.values["article_id"]: row.path for row in fresh.get(ADJUDICATION, ())}
    if not paths:
        return
    blind = select(Article.id).where(Article.id.in_(paths), ~is_opened())
    for article_id in session.scalars(blind):
        fail(paths[article_id], BLIND)


def _settle(session: Session, fresh: Mapping[Kind, Sequence[Row]]) -> None:
    """Do what handing in the last review does, where that came without its adjudicated layer."""
    submitted = (
        row.values["article_id"]
        for row in fresh.get(REVIEW, ())
        if row.values["state"] == ReviewState.SUBMITTED
    )
    settled = {row.values["article_id"] for row in fresh.get(ADJUDICATION, ())}
    for article_id in sorted({*submitted} - settled):
        open_if_all_in(session, hold_article(session, article_id))


def store_relations(session: Session, rows: Sequence[Row], target: Target) -> Counter[str]:
    """Add relations between sources."""
    fresh = add_relations(session, rows)
    _check_and_record(session, {RELATION: fresh}, target)
    return Counter(relation=len(fresh))


def store_comments(session: Session, rows: Sequence[Row], target: Target) -> Counter[str]:
    """Add comments. Nobody is told of them in an inbox."""
    fresh = add_missing(session, COMMENT, rows)
    _check_and_record(session, {COMMENT: fresh}, target)
    return Counter(comment=len(fresh))


def _hold_articles(session: Session, rows: Sequence[tuple[Kind, Row]], project_id: UUID) -> None:
    """Keep others from adding reviews to articles meanwhile, as factcheck.reviews.opening does.

    The project first, as what is made the desk's when an article is opened takes it.
    """
    ids = {row.values["article_id"] for kind, row in rows if kind in (REVIEW, ADJUDICATION)}
    if ids:
        lock_project(session, project_id)
        held = select(Article.id).where(Article.id.in_(ids)).order_by(Article.id)
        session.execute(held.with_for_update(key_share=True))


def _noted(row: Row) -> bool:
    return bool(row.values["note"] or row.values["justification"])


def _check_and_record(
    session: Session,
    fresh: Mapping[Kind, Sequence[Row]],
    target: Target,
    speakers: Speakers = NOBODY,
) -> None:
    if not target.trusted:
        refuse_forged(session, fresh, target.actor_id)
    _record(session, events_of(fresh, speakers.by_id), target)


def _record(session: Session, events: Sequence[Values], target: Target) -> None:
    if events:
        here = {"project_id": target.project_id, "actor_id": target.actor_id}
        session.execute(insert(Event), [event | here for event in events])
