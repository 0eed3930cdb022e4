"""Annotated articles to cut anew, and what has to hold of them afterwards."""

import re
from itertools import pairwise
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from factcheck.annotations.reading import AttributionDraft, Reading, Saved, Span
from factcheck.annotations.service import save_annotation
from factcheck.annotations.stored import list_by_ids
from factcheck.articles.recut import Cutter, merge_sentence, split_sentence
from factcheck.articles.recut_shown import Plan
from factcheck.articles.recut_types import Whole
from factcheck.models import (
    Annotation,
    Article,
    Evidence,
    Project,
    Review,
    Sentence,
    Tag,
    TextVersion,
    User,
    uuid7,
)
from factcheck.undo.service import undo
from tests.support.visit import Visitor

TEXT = """The river rose, said Lena Ortiz. It fell again on Tuesday. Nobody was hurt.
Another paragraph begins."""
ATTRIBUTION = ("cue", "source", "content")


def editor(user: User) -> Cutter:
    return Cutter(user.id, is_editor=True)


def reviewer(user: User) -> Cutter:
    return Cutter(user.id, is_editor=False)


def cut_of(session: Session, article: Article) -> int:
    return session.execute(select(Article.cut).where(Article.id == article.id)).scalar_one()


def rows_of(session: Session, article: Article) -> list[Sentence]:
    query = select(Sentence).where(Sentence.article_id == article.id).order_by(Sentence.position)
    return list(session.scalars(query.execution_options(populate_existing=True)))


def texts_of(session: Session, article: Article) -> list[str]:
    return [row.text for row in rows_of(session, article)]


def split(
    session: Session,
    article: Article,
    number: int,
    before: str,
    cutter: Cutter,
    whole: Whole = Whole.BOTH,
) -> Plan:
    """Split a sentence before some words of it."""
    row = rows_of(session, article)[number]
    at = row.text.index(before)
    seen = cut_of(session, article)
    return split_sentence(session, row.id, at, cutter, seen_cut=seen, whole=whole)


def merge(session: Session, article: Article, number: int, cutter: Cutter) -> Plan:
    row = rows_of(session, article)[number]
    return merge_sentence(session, row.id, cutter, seen_cut=cut_of(session, article))


def mark(
    session: Session,
    sentence: Sentence,
    user: User,
    words: str,
    tag: Tag | None = Tag.CLAIM,
    **parts: str,
) -> Saved:
    """Annotate *words* of a sentence; *parts* are the words of an attribution: cue="said"."""
    start = sentence.text.index(words)
    spans = {name: span_of(sentence, said) for name, said in parts.items()}
    who = (AttributionDraft(uuid7(), "Lena Ortiz", **spans),) if parts else ()
    return save_annotation(
        session,
        uuid7(),
        sentence.id,
        user.id,
        Reading(tag, who),
        seen_revision=0,
        span=Span(start, start + len(words), words),
    )


def span_of(sentence: Sentence, words: str) -> Span:
    start = sentence.text.index(words)
    return Span(start, start + len(words), words)


def stored(session: Session, *saved: Saved) -> list[Saved]:
    """Return annotations as they are now, in the order given."""
    found = {one.id: one for one in list_by_ids(session, [one.id for one in saved])}
    return [found[one.id] for one in saved]


def standing(session: Session, article: Article) -> list[Saved]:
    query = (
        select(Annotation.id)
        .join(Review, Review.id == Annotation.review_id)
        .where(Review.article_id == article.id, Annotation.removed_at.is_(None))
    )
    return list_by_ids(session, list(session.scalars(query)))


def snapshot(session: Session, article: Article) -> dict[str, Any]:
    """Return all that is stored of an article and stands, but for what only ever counts up."""
    text, sha256 = session.execute(
        select(Article.text, Article.sha256).where(Article.id == article.id)
    ).one()
    saved = standing(session, article)
    links = select(Evidence).where(
        Evidence.annotation_id.in_([one.id for one in saved]), Evidence.removed_at.is_(None)
    )
    versions = select(TextVersion.id, TextVersion.number, TextVersion.text).where(
        TextVersion.article_id == article.id
    )
    return {
        "text": text,
        "sha256": sha256,
        "sentences": [
            (r.id, r.position, r.paragraph, r.start, r.end, r.text, r.in_quote)
            for r in rows_of(session, article)
        ],
        "annotations": {one.id: one.as_state() for one in saved},
        "evidence": {
            link.id: (link.annotation_id, link.exact, link.stance, link.note)
            for link in session.scalars(links)
        },
        "versions": sorted(tuple(row) for row in session.execute(versions)),
    }


def assert_sound(session: Session, article: Article) -> None:
    """Assert that every offset of the article still means the words it is stored with."""
    text = session.execute(select(Article.text).where(Article.id == article.id)).scalar_one()
    rows = rows_of(session, article)
    assert [row.position for row in rows] == list(range(len(rows)))
    for row in rows:
        assert text[row.start : row.end] == row.text
        assert row.text == row.text.strip() != ""
    assert all(one.end <= other.start for one, other in pairwise(rows))
    starts = {row.id: row.start for row in rows}
    for saved in standing(session, article):
        base = starts[saved.sentence_id]
        spans = [saved.span] + [
            getattr(who, part) for who in saved.reading.attributions for part in ATTRIBUTION
        ]
        for span in spans:
            if span and span.start is not None:
                assert text[base + span.start : base + span.end] == span.exact


def undo_last(session: Session, project: Project, user: User) -> None:
    outcome = undo(session, project.id, user.id, uuid7())
    assert outcome.refusal is None, outcome.words


def shown_on(page: TestResponse) -> str:
    """Return what a page's form has to tell of what the page shows."""
    found = re.search(r'name="shown"[^>]* value="(\w*)"', page.text)
    assert found
    return found[1]


def correct(visitor: Visitor, path: str, text: str) -> TestResponse:
    """Correct a sentence as a person does, who is shown first what becomes of the annotations."""
    seen = shown_on(visitor.post(path, text=text, cut="1"))
    return visitor.post(path, text=text, cut="1", confirm="1", shown=seen)
