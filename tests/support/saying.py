"""Saying more of a sentence than its tag, for tests, and what was said of an article."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.annotations.places import find_place
from factcheck.annotations.reading import Reading, Saved, Span
from factcheck.annotations.service import save_annotation
from factcheck.annotations.stored import find_saved, get_saved, list_saved
from factcheck.models import Article, Sentence, Tag, User, Verdict, uuid7


def say_of(
    session: Session, sentence: Sentence, user: User, annotation_id: UUID | None = None, **said: Any
) -> Saved:
    """Save a reading of *said* of the whole sentence, in place of what the user said before."""
    place = find_place(session, sentence.id, user.id)
    stored = find_saved(session, place, annotation_id)
    return save_annotation(
        session,
        stored.id if stored else uuid7(),
        sentence.id,
        user.id,
        Reading(**said),
        seen_revision=stored.revision if stored else 0,
    )


def judge(session: Session, sentence: Sentence, user: User, verdict: Verdict | None) -> Saved:
    """Call the sentence a claim and give a verdict on it."""
    why = "The gauge says so." if verdict else ""
    return say_of(session, sentence, user, tag=Tag.CLAIM, verdict=verdict, justification=why)


def mark(
    session: Session,
    sentence: Sentence,
    user: User,
    words: str,
    tag: Tag | None = Tag.CLAIM,
    *,
    stored: Saved | None = None,
    removed: bool = False,
) -> Saved:
    """Mark words in the sentence, or change or take away what was *stored* of them."""
    start = sentence.text.index(words)
    now = get_saved(session, stored.id) if stored else None
    return save_annotation(
        session,
        now.id if now else uuid7(),
        sentence.id,
        user.id,
        Reading(tag),
        seen_revision=now.revision if now else 0,
        span=Span(start, start + len(words), words),
        removed=removed,
    )


def tags(session: Session, article: Article, user: User) -> list[tuple[str, str]]:
    """What the user said of the article: tags by the exact words, or of the whole sentence."""
    return sorted(
        (saved.span.exact if saved.span else "", str(saved.tag or ""))
        for saved in list_saved(session, article.id, user.id)
    )
