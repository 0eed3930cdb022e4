"""Saves to send, and what has to be in the database when they were acknowledged.

A reviewer's saves are known before the first is sent: once through their article with a tag for
each sentence, and again with an attribution. So whatever was acknowledged can be compared with what
is stored, and a save that got no answer can be sent again word for word.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from factcheck.db import Database
from factcheck.models import Annotation, Event, Review, uuid7
from factcheck.speakers.service import SpeakerRow
from tests.bench.newsroom import Newsroom, Reviewer

TAGS = ("claim", "quote", "opinion", "other")


@dataclass(frozen=True, slots=True)
class Save:
    """One request, and the state it leaves behind."""

    annotation_id: UUID
    revision: int
    """After the save, from 1."""
    tag: str
    path: str
    body: bytes


def plan_saves(reviewer: Reviewer, author: SpeakerRow, saves: int) -> list[Save]:
    """Return *saves* in the order in which *reviewer* is to send them."""
    ids = [uuid7() for _ in reviewer.sentence_ids]
    return [_save(reviewer, ids, author, number) for number in range(saves)]


def check_saves(
    newsroom: Newsroom, plans: Sequence[Sequence[Save]], acknowledged: Sequence[int]
) -> list[str]:
    """Return what is wrong in the database; at best nothing.

    Args:
        plans: what each reviewer sends, in the order of the newsroom's reviewers.
        acknowledged: how many of them each got an answer for. One more may be stored: the one
            that was under way when the server ended.
    """
    with newsroom.database.read() as session:
        wrong = _check_integrity(session, newsroom.database)
        wrong += _check_events(session)
        events = _count_events(session)
        for reviewer, plan, count in zip(newsroom.reviewers, plans, acknowledged, strict=True):
            if not count <= events[reviewer.id] <= count + 1:
                wrong.append(f"{reviewer.id}: {count} acknowledged, {events[reviewer.id]} logged")
            wrong += _check_reviewer(session, reviewer, plan, count)
    return wrong


def count_saved(session: Session) -> int:
    """Return how many saves the log of changes tells of."""
    return session.scalar(select(func.count(Event.id)).where(Event.verb == "annotation.saved")) or 0


def _save(reviewer: Reviewer, ids: list[UUID], author: SpeakerRow, number: int) -> Save:
    turn, place = divmod(number, len(reviewer.sentence_ids))
    tag = TAGS[(number + turn) % len(TAGS)]
    speaker = {"id": str(author.id), "name": author.name, "kind": author.kind.value}
    own = str(uuid5(ids[place], str(turn)))  # the same when the save is sent again
    who = {"id": own, "speaker": speaker, "manner": "indirect", "role": ""}
    body = {
        "sentence": str(reviewer.sentence_ids[place]),
        "revision": turn,
        "tag": tag,
        "attributions": [who] if turn % 2 else [],
        "note": "",
    }
    path = f"/api/v1/annotations/{ids[place]}"
    return Save(ids[place], turn + 1, tag, path, json.dumps(body).encode())


def _check_integrity(session: Session, database: Database) -> list[str]:
    if not database.is_sqlite:  # PostgreSQL keeps checksums of its own
        return []
    said = session.scalars(text("PRAGMA integrity_check")).all()
    said = [*said, *map(str, session.execute(text("PRAGMA foreign_key_check")))]
    return [] if said == ["ok"] else list(said)


def _check_events(session: Session) -> list[str]:
    """Each save counts up one revision and logs one event, so the two must agree."""
    revisions = session.scalar(select(func.sum(Annotation.revision))) or 0
    events = count_saved(session)
    return [] if revisions == events else [f"{revisions} revisions, {events} events"]


def _count_events(session: Session) -> Counter[UUID]:
    of_people = select(Event.actor_id, func.count()).where(Event.verb == "annotation.saved")
    return Counter(dict(map(tuple, session.execute(of_people.group_by(Event.actor_id)))))


def _check_reviewer(
    session: Session, reviewer: Reviewer, plan: Sequence[Save], acknowledged: int
) -> list[str]:
    columns = select(Annotation.id, Annotation.revision, Annotation.tag)
    found = session.execute(
        columns.join(Review, Review.id == Annotation.review_id).where(
            Review.reviewer_id == reviewer.id
        )
    ).all()
    stored = {key: (revision, tag.value) for key, revision, tag in found}
    last = {save.annotation_id: (save.revision, save.tag) for save in plan[:acknowledged]}
    under_way = plan[acknowledged : acknowledged + 1]
    wrong = [] if len(stored) == len(found) else [f"{reviewer.id}: an annotation is there twice"]
    for key, state in last.items():
        also = [(save.revision, save.tag) for save in under_way if save.annotation_id == key]
        if stored.get(key) not in [state, *also]:
            wrong.append(f"{key}: {state} was acknowledged, {stored.get(key)} is stored")
    known = set(last) | {save.annotation_id for save in under_way}
    return wrong + [f"{key}: nobody has sent it" for key in stored if key not in known]
