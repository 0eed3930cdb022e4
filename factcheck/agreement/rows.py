"""Reading what reviewers said of the same articles. The page and what is stored use the same.

Words whose place a correction took away have no offsets and are left out.
"""

from uuid import UUID

from sqlalchemy import String, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from factcheck.agreement.alpha import Coincidences, coincidences
from factcheck.agreement.counted import counted_in, read_counted
from factcheck.agreement.gather import (
    STANDS,
    Gathering,
    Labels,
    Places,
    Said,
    as_said,
    gather,
    read_said,
)
from factcheck.agreement.links import read_linked, read_speakers
from factcheck.agreement.spans import Span
from factcheck.agreement.types import OTHER_TAG, Readings, Scope, Subject, Unit
from factcheck.models import Annotation, Article, Review, Sentence, Tag


def read_readings(session: Session, scope: Scope, *, each: bool = False) -> Readings:
    """Return what all members may see of how reviewers compare.

    In five queries, or six where names are hidden.

    The caller has asked whether the reader is a member.

    Args:
        each: tell every sentence by its position; else those of an article that are alike are one.
    """
    counted = read_counted(session, scope)
    gathering = Gathering(counted, scope.tag, each)
    units = _read_sentences(session, gathering)
    units |= read_speakers(session, gathering)
    units |= read_linked(session, gathering)
    spans, lengths = _read_spans(session, gathering)
    return Readings(
        reviewers=counted.reviewers,
        pairs=counted.pairs,
        articles=counted.articles,
        whole=counted.whole,
        units={subject: units[subject] for subject in Subject},
        spans=spans,
        lengths=lengths,
    )


def coincidences_of(session: Session, article_id: UUID) -> Coincidences:
    """Return the coincidences of tags of an article's reviews that are handed in. In one query.

    It is for what is stored with the article, whether or not its reviews are shown yet.
    """
    rows = session.execute(
        select(Annotation.sentence_id, Annotation.tag)
        .join(Review, Review.id == Annotation.review_id)
        .join(Article, Article.id == Review.article_id)
        .where(*counted_in(Scope(article_id=article_id)), *STANDS, Annotation.tag.is_not(None))
    )
    found: dict[UUID, list[str]] = {}
    for sentence_id, tag in rows:
        assert tag is not None
        found.setdefault(sentence_id, []).append(tag.value)
    return coincidences(found.values())


def _read_sentences(session: Session, gathering: Gathering) -> dict[Subject, list[Unit]]:
    """Return the tags and the verdicts."""
    table = gathering.counted.table
    tag, verdict = type_coerce(Annotation.tag, String), type_coerce(Annotation.verdict, String)
    query = (
        select(table.c.article_id, Annotation.sentence_id, as_said(table.c.place, tag, verdict))
        .join(Annotation, Annotation.review_id == table.c.review_id)
        .where(*STANDS, or_(Annotation.tag.is_not(None), Annotation.verdict.is_not(None)))
        .group_by(table.c.article_id, Annotation.sentence_id)
    )

    def read(said: Said, places: Places) -> dict[Subject, list[Labels]]:
        return _label(said, places, gathering.tag)

    return gather(session, gathering, query, read, Subject.TAG, Subject.VERDICT)


def _label(said: Said, places: Places, alone: Tag | None) -> dict[Subject, list[Labels]]:
    """Return tags and verdicts; of a tag that is looked at alone, against any other."""
    tags = {places[int(who) - 1]: tag for who, tag, _ in said if tag}
    verdicts = {places[int(who) - 1]: verdict for who, _, verdict in said if verdict}
    if alone:
        verdicts = verdicts if alone.value in tags.values() else {}
        tags = {who: tag if tag == alone.value else OTHER_TAG for who, tag in tags.items()}
    found = {Subject.TAG: tags, Subject.VERDICT: verdicts}
    return {subject: [labels] for subject, labels in found.items() if labels}


def _read_spans(
    session: Session, gathering: Gathering
) -> tuple[dict[UUID, dict[int, list[Span]]], dict[UUID, int]]:
    """Return the spans of each article in which somebody marked words, and its length."""
    counted, table = gathering.counted, gathering.counted.table
    placed = [
        Annotation.removed_at.is_(None),
        Annotation.start.is_not(None),
        Annotation.tag.is_not(None) if gathering.tag is None else Annotation.tag == gathering.tag,
    ]
    tag = type_coerce(Annotation.tag, String)
    marked = as_said(Sentence.start + Annotation.start, Sentence.start + Annotation.end, tag)
    length = select(func.length(Article.text)).where(Article.id == table.c.article_id)
    rows = session.execute(
        select(table.c.article_id, table.c.place, marked, length.correlate(table).scalar_subquery())
        .join(Annotation, Annotation.review_id == table.c.review_id)
        .join(Sentence, Sentence.id == Annotation.sentence_id)
        .where(*placed)
        .group_by(table.c.article_id, table.c.place)
    )
    spans: dict[UUID, dict[int, list[Span]]] = {}
    lengths: dict[UUID, int] = {}
    for article_id, place, said, characters in rows:
        reviewer = counted.places[article_id][place - 1]
        spans.setdefault(article_id, {})[reviewer] = sorted(
            Span(int(start), int(end), tag) for start, end, tag in read_said(said)
        )
        lengths[article_id] = characters
    return spans, lengths
