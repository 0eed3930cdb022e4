"""Reading to whom reviewers attributed the same sentences, and which passages they linked."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import String, func, select, type_coerce
from sqlalchemy.orm import Session, aliased

from factcheck.agreement.gather import (
    FIELD,
    RECORD,
    STANDS,
    Gathering,
    Labels,
    Places,
    Said,
    as_said,
    gather,
    unindexed,
)
from factcheck.agreement.types import NOBODY, UNLINKED, Subject, Unit
from factcheck.models import Annotation, Attribution, Evidence, Naming, Speaker
from factcheck.text.fold import fold
from factcheck.text.intervals import join_overlapping


def read_speakers(session: Session, gathering: Gathering) -> dict[Subject, list[Unit]]:
    """Return whose words sentences are and how they are given. In one query.

    Two speakers are the same if they stand for ones of the same kind whose names fold alike, as
    reviewers who are blind to each other add each their own. Sources without a name are the same
    if both are one, or both several. Who tagged a sentence and attributed it to none, said that it
    is nobody's.
    """
    table = gathering.counted.table
    standing = aliased(Speaker)
    said = as_said(
        table.c.place,
        type_coerce(Annotation.tag, String),
        type_coerce(Attribution.naming, String),
        type_coerce(Attribution.manner, String),
        type_coerce(standing.kind, String),
        func.replace(func.replace(standing.name, FIELD, " "), RECORD, " "),
    )
    # Found first, as what is said of all the other sentences need not be put together.
    attributed = (
        select(Annotation.sentence_id)
        .join(table, table.c.review_id == Annotation.review_id)
        .join(Attribution, Attribution.annotation_id == Annotation.id)
        .where(*STANDS)
    )
    query = (
        select(table.c.article_id, Annotation.sentence_id, said)
        .join(Annotation, Annotation.review_id == table.c.review_id)
        .outerjoin(Attribution, Attribution.annotation_id == Annotation.id)
        .outerjoin(Speaker, Speaker.id == Attribution.speaker_id)
        .outerjoin(standing, standing.id == Speaker.standing())
        .where(*STANDS, unindexed(Annotation.sentence_id).in_(attributed))
        .group_by(table.c.article_id, Annotation.sentence_id)
    )
    names: dict[tuple[str, str], str] = {}

    def read(said: Said, places: Places) -> dict[Subject, list[Labels]]:
        return _attribute(said, places, names)

    return gather(
        session, gathering, gathering.narrow(query), read, Subject.SPEAKERS, Subject.MANNER
    )


def _attribute(
    said: Said, places: Places, names: dict[tuple[str, str], str]
) -> dict[Subject, list[Labels]]:
    """Return the labels of a sentence. *names* keeps how names fold, which takes its time."""
    speakers: dict[int, set[str]] = {}
    manners: dict[int, set[str]] = {}
    silent = set()
    for who, tag, naming, manner, kind, name in said:
        reviewer = places[int(who) - 1]
        if naming:
            called = naming
            if naming == Naming.NAMED:
                if (kind, name) not in names:
                    names[kind, name] = f"{fold(name)} ({kind})"
                called = names[kind, name]
            speakers.setdefault(reviewer, set()).add(called)
            manners.setdefault(reviewer, set()).add(manner)
        elif tag:
            silent.add(reviewer)
    named = _joined(speakers) | dict.fromkeys(silent, NOBODY)
    return {Subject.SPEAKERS: [named], Subject.MANNER: [_joined(manners)]}


def _joined(sets: dict[int, set[str]]) -> Labels:
    """Return sets as labels: the same set is the same label."""
    return {reviewer: "; ".join(sorted(names)) for reviewer, names in sets.items()}


def read_linked(session: Session, gathering: Gathering) -> dict[Subject, list[Unit]]:
    """Return the passages linked to sentences, or to words in them, and what each does to it.

    In one query. Passages of a snapshot that overlap, also by way of a third, are one unit; who
    linked several of these with different stances has all of them as their label.
    """
    table = gathering.counted.table
    stance = type_coerce(Evidence.stance, String)
    query = (
        select(
            table.c.article_id,
            Annotation.sentence_id,
            as_said(table.c.place, Evidence.start, Evidence.end, stance),
        )
        .join(Annotation, Annotation.review_id == table.c.review_id)
        .join(Evidence, Evidence.annotation_id == Annotation.id)
        .where(Annotation.removed_at.is_(None), Evidence.removed_at.is_(None))
        .group_by(table.c.article_id, Annotation.sentence_id, Evidence.snapshot_id)
    )
    return gather(session, gathering, gathering.narrow(query), _link, Subject.STANCE)


def _link(said: Said, places: Places) -> dict[Subject, list[Labels]]:
    passages = sorted(
        (int(start), int(end), places[int(who) - 1], stance) for who, start, end, stance in said
    )
    return {Subject.STANCE: [_stances(group, places) for group in _overlapping(passages)]}


def _overlapping(passages: Sequence[Any]) -> list[list[Any]]:
    """Return passages in groups of those that overlap."""
    stretches = join_overlapping((start, end) for start, end, *_ in passages)
    return [
        [passage for passage in passages if start <= passage[0] < end] for start, end in stretches
    ]


def _stances(group: Iterable[Any], reviewers: Iterable[int]) -> Labels:
    found: dict[int, set[str]] = {reviewer: set() for reviewer in reviewers}
    for _, _, reviewer, stance in group:
        found[reviewer].add(stance)
    return {
        reviewer: "; ".join(sorted(stances)) or UNLINKED
        for reviewer, stances in sorted(found.items())
    }
