"""What several people do at a desk: guidelines, layers, decisions and comments."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from factcheck.adjudication.values import digest
from factcheck.models import (
    Annotation,
    Article,
    Comment,
    Decision,
    DecisionField,
    DecisionMethod,
    Guideline,
    Project,
    Review,
    ReviewKind,
    ReviewState,
    Sentence,
    Source,
    Speaker,
    SpeakerAlias,
    SpeakerKind,
    uuid7,
)
from tests.exchange.filled_library import add

AT = datetime(2026, 3, 20, 8, 0, 0, 654321, tzinfo=UTC)
COINCIDENCES = {"quote": {"quote": 2 / 3, "claim": 1 / 3}, "claim": {"quote": 1 / 3, "claim": 4}}
"""In no order, with weights that are whole and such that are not."""
CHOICES: dict[DecisionField, dict[str, Any]] = {
    DecisionField.TAG: {"tag": "claim"},
    DecisionField.ATTRIBUTION: {
        "attributions": [{"naming": "named", "speaker": {"name": "Şule Öz 1", "kind": "person"}}]
    },
    DecisionField.VERDICT: {"verdict": None, "justification": ""},
    DecisionField.EVIDENCE: {"evidence": []},
    DecisionField.SPAN: {"spans": [{"tag": "quote", "span": {"start": 0, "end": 6}}]},
}


def fill_desk(session: Session, project_id: UUID, people: list[UUID], articles: list[UUID]) -> None:
    """Set up the desk, and have two people review the first article, adjudicate it and talk.

    The second article is given to them and still blind. Alice, the first of *people*, edits.
    """
    alice, bob = people
    settings = {"blind": True, "open_pool": False, "reviewers_per_article": 2, "names_hidden": True}
    session.execute(update(Project).where(Project.id == project_id).values(settings))
    guidelines = _add_guidelines(session, project_id, alice)
    opened, blind, hidden = articles
    session.execute(
        update(Article).where(Article.id == opened).values(opened_at=AT, opened_by_id=alice)
    )
    session.execute(update(Article).where(Article.id == hidden).values(opened_at=AT))
    _hand_in(session, opened, guidelines)
    session.execute(
        update(Review)
        .where(Review.article_id == blind, Review.reviewer_id == bob)
        .values(due=date(2026, 4, 1), assigned_by_id=alice)
    )
    session.execute(
        update(Review)
        .where(Review.article_id == hidden, Review.reviewer_id == bob)
        .values(state=ReviewState.WITHDRAWN)
    )
    session.execute(
        update(Review)
        .where(Review.article_id == hidden, Review.reviewer_id == alice)
        .values(state=ReviewState.ASSIGNED)
    )
    _adjudicate(session, opened, alice)
    speaker_id = _make_in(session, project_id, blind, bob)
    _talk(session, project_id, people, (opened, blind), speaker_id)
    session.flush()


def _add_guidelines(session: Session, project_id: UUID, maker: UUID) -> list[UUID]:
    ids = [uuid7(), uuid7()]
    first = {
        "id": ids[0], "project_id": project_id, "version": 1, "text": "Tag **all**.\n\n- שלום",
        "definitions": {"quote": "Somebody’s words.", "claim": "👩🏽‍🚒 can be checked."},
        "change": "", "made_by_id": None, "created_at": AT,
    }  # fmt: skip
    second = {"id": ids[1], "version": 2, "change": "Quotes", "made_by_id": maker}
    add(session, Guideline, first, first | second | {"definitions": {}})
    return ids


def _hand_in(session: Session, article_id: UUID, guidelines: list[UUID]) -> None:
    reviews = session.scalars(
        select(Review.id).where(Review.article_id == article_id).order_by(Review.id)
    ).all()
    for review_id, guideline_id in zip(reviews, guidelines, strict=True):
        handed = {"state": ReviewState.SUBMITTED, "submitted_at": AT, "guideline_id": guideline_id}
        session.execute(update(Review).where(Review.id == review_id).values(handed))


def _adjudicate(session: Session, article_id: UUID, editor_id: UUID) -> None:
    """Decide each part of the first sentence, with and without an answer of somebody's."""
    answer = session.execute(
        select(Annotation.id, Annotation.sentence_id, Review.reviewer_id)
        .join(Review, Review.id == Annotation.review_id)
        .join(Sentence, Sentence.id == Annotation.sentence_id)
        .where(Review.article_id == article_id, Annotation.exact.is_(None))
        .order_by(Sentence.position, Annotation.id)
        .limit(1)
    ).one()
    review_id = uuid7()
    add(
        session,
        Review,
        {
            "id": review_id, "article_id": article_id, "reviewer_id": answer.reviewer_id,
            "kind": ReviewKind.ADJUDICATED, "state": ReviewState.OPEN, "created_at": AT,
            "conflicts": 7, "coincidences": COINCIDENCES,
        },
    )  # fmt: skip
    said = {"reviewer": str(answer.reviewer_id), "revision": 3, "annotation": str(answer.id)}
    add(
        session,
        Decision,
        *(
            {
                "id": uuid7(), "review_id": review_id, "sentence_id": answer.sentence_id,
                "field": part, "place": "0-6" if part is DecisionField.SPAN else "",
                "choice": choice, "annotation_id": answer.id if number % 2 else None,
                "method": [*DecisionMethod][number % 2], "reason": "*Both*.\nש" * (number % 2),
                "inputs": [said | {"value": choice}, said | {"annotation": None, "value": choice}],
                "fingerprint": digest(choice), "stale": number == 2, "decided_by_id": editor_id,
                "revision": 1 + number, "created_at": AT, "updated_at": AT,
            }
            for number, (part, choice) in enumerate(CHOICES.items())
        ),
    )  # fmt: skip
    layer = {
        "id": uuid7(), "review_id": review_id, "sentence_id": answer.sentence_id, "tag": "claim",
        "note": "", "created_at": AT, "updated_at": AT,
    }  # fmt: skip
    add(session, Annotation, layer)


def _make_in(session: Session, project_id: UUID, article_id: UUID, maker: UUID) -> UUID:
    """Add a speaker in a review that is still blind, and have one source come from there."""
    speaker_id = uuid7()
    add(
        session,
        Speaker,
        {
            "id": speaker_id, "project_id": project_id, "name": "Noor", "kind": SpeakerKind.PERSON,
            "made_by_id": maker, "made_in_id": article_id, "created_at": AT,
        },
    )  # fmt: skip
    alias = {"project_id": project_id, "speaker_id": speaker_id, "alias": "Noor", "folded": "noor"}
    add(session, SpeakerAlias, alias)
    last = select(Source.id).where(Source.project_id == project_id).order_by(Source.id.desc())
    made = {"made_by_id": maker, "made_in_id": article_id}
    source_id = session.scalar(last.limit(1))
    session.execute(update(Source).where(Source.id == source_id).values(made))
    return speaker_id


def _talk(
    session: Session,
    project_id: UUID,
    people: list[UUID],
    articles: tuple[UUID, UUID],
    speaker_id: UUID,
) -> None:
    """Begin a thread about each kind of thing; answer, edit, resolve and remove some."""
    alice, bob = people
    opened, blind = articles
    annotation = session.execute(
        select(Annotation.id, Annotation.sentence_id, Sentence.text)
        .join(Review, Review.id == Annotation.review_id)
        .join(Sentence, Sentence.id == Annotation.sentence_id)
        .where(Review.article_id == opened, Review.reviewer_id == bob, Annotation.exact.is_(None))
        .order_by(Sentence.position)
        .limit(1)
    ).one()
    source_id = session.scalar(select(Source.id).where(Source.project_id == project_id).limit(1))
    place = {"article_id": opened, "sentence_id": annotation.sentence_id}
    abouts: list[dict[str, Any]] = [
        {"article_id": opened},
        place | {"quoted": annotation.text},
        place | {"annotation_id": annotation.id, "quoted": annotation.text},
        {"source_id": source_id},
        {"speaker_id": speaker_id},
        {"article_id": blind},
    ]
    for number, about in enumerate(abouts):
        thread = {
            "id": uuid7(), "project_id": project_id, "author_id": bob, "created_at": AT,
            "from_editor": False, "text": "@Alice — *why* 👨‍👩‍👧‍👦?\n\n@\"Bob\" שלום", **about,
            "resolved_at": AT if number == 1 else None,
            "resolved_by_id": alice if number == 1 else None,
        }  # fmt: skip
        answer = {
            "id": uuid7(), "project_id": project_id, "author_id": alice, "created_at": AT,
            "from_editor": True, "thread_id": thread["id"], **about,
            "text": "" if number == 2 else "Because.", "edited_at": AT if number == 3 else None,
            "removed_at": AT if number == 2 else None,
        }  # fmt: skip
        add(session, Comment, thread)
        add(session, Comment, answer)
