"""Desks full of work, made straight from the models: fast, and in every script."""

from datetime import UTC, datetime, timedelta
from gzip import compress
from hashlib import sha256
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.models import (
    Annotation,
    Article,
    Attribution,
    Certainty,
    Discrepancy,
    DiscrepancyKind,
    DiscrepancyState,
    Evidence,
    Manner,
    Naming,
    Review,
    Sentence,
    Speaker,
    SpeakerAlias,
    SpeakerKind,
    Stance,
    Tag,
    TextVersion,
    Verdict,
    uuid7,
)
from factcheck.speakers.service import get_author
from factcheck.text.fold import fold
from tests.exchange.filled_library import Filled, add, add_source, hashed, relate, text_of

START = datetime(2026, 3, 14, 9, 30, 0, 123456, tzinfo=UTC)


def fill(
    session: Session,
    project_id: UUID,
    reviewers: list[UUID],
    *,
    articles: int = 3,
    sentences: int = 10,
    sources: int = 4,
) -> list[UUID]:
    """Add articles whose every third sentence each reviewer has annotated; return their ids."""
    clock = (START + timedelta(milliseconds=n) for n in count())
    speakers = [get_author(session, project_id).id]
    speakers += [_add_speaker(session, project_id, n, next(clock)) for n in range(1, 4)]
    library = [add_source(session, project_id, n, next(clock)) for n in range(sources)]
    ids = []
    for number in range(articles):
        article_id, places = _add_article(session, project_id, number, sentences, next(clock))
        ids.append(article_id)
        for reviewer in reviewers:
            _annotate(session, article_id, reviewer, places, speakers, library, next(clock))
    relate(session, project_id, reviewers[0], library, ids[0], next(clock))
    session.flush()
    return ids


def _add_speaker(session: Session, project_id: UUID, number: int, at: datetime) -> UUID:
    speaker_id = uuid7()
    name = f"Şule Öz {number}"
    add(
        session,
        Speaker,
        {
            "id": speaker_id, "project_id": project_id, "name": name, "created_at": at,
            "kind": SpeakerKind.PERSON,
        },
    )  # fmt: skip
    add(
        session,
        SpeakerAlias,
        *(
            {"project_id": project_id, "speaker_id": speaker_id, "alias": a, "folded": fold(a)}
            for a in (name, f"Öz {number}")
        ),
    )
    return speaker_id


def _add_article(
    session: Session, project_id: UUID, number: int, sentences: int, at: datetime
) -> tuple[UUID, list[tuple[UUID, str]]]:
    article_id = uuid7()
    text, spans = text_of(number, sentences)
    original = text.replace("\n", "\r\n").encode() if number % 3 == 1 else None
    add(
        session,
        Article,
        {
            "id": article_id, "project_id": project_id, "title": f"كتاب № {number}",
            "byline": "By 👩🏽‍🚒", "publisher": "", "url": "", "published": None, "language": "en",
            "text": text, "sha256": hashed(text), "segmenter": "1", "created_at": at,
            "original": original and compress(original, mtime=0),
            "original_sha256": sha256(original).hexdigest() if original else hashed(text),
            "original_type": "text/plain", "revision": 1,
            "removed_at": at if number == 2 else None,
        },
    )  # fmt: skip
    rows = [
        {"id": uuid7(), "article_id": article_id, "position": position, "paragraph": paragraph,
         "start": start, "end": end, "text": text[start:end], "in_quote": position % 7 == 0}
        for position, (paragraph, start, end) in enumerate(spans)
    ]  # fmt: skip
    add(session, Sentence, *rows)
    if number == 1:
        before = text.replace("twice", "twcie")
        add(
            session,
            TextVersion,
            {"article_id": article_id, "number": 1, "text": before, "sha256": hashed(before),
             "replaced_at": at},
        )  # fmt: skip
    return article_id, [(row["id"], row["text"]) for row in rows]


def _annotate(
    session: Session,
    article_id: UUID,
    reviewer_id: UUID,
    places: list[tuple[UUID, str]],
    speakers: list[UUID],
    library: list[Filled],
    at: datetime,
) -> None:
    review_id = uuid7()
    add(
        session,
        Review,
        {"id": review_id, "article_id": article_id, "reviewer_id": reviewer_id, "created_at": at},
    )
    annotations, attributions, links, decisions = [], [], [], []
    for number, (sentence_id, text) in reversed(
        [*enumerate(places)][::3]
    ):  # not in the order of the text
        annotation_id = uuid7()
        annotations.append(
            {"id": annotation_id, "review_id": review_id, "sentence_id": sentence_id,
             "tag": [*Tag, None][number % 5], "note": "*Sure?*\nNo." * (number % 2),
             "flagged": number % 2 == 0, "certainty": [*Certainty, None][number % 4],
             "verdict": Verdict.NOT_ENOUGH if number == 0 else None,
             "justification": "Nobody knows." if number == 0 else "",
             "revision": 1 + number % 3, "created_at": at, "updated_at": at}
        )  # fmt: skip
        if number % 2 == 0:
            annotations += _spans(review_id, (sentence_id, text), at)
        if number % 2 == 0:
            attributions += _chain(annotation_id, speakers[number % len(speakers)], text)
        if number % 4 == 0:
            cited = {number % len(library), 1, 3} if number == 0 else {number % len(library)}
            for source in (library[place] for place in sorted(cited) if place < len(library)):
                links += _links(annotation_id, source, number, at)
        if number == 0:
            decisions += _decisions(annotation_id, library[0], at)
    for annotation in annotations:  # in turn, as they have different columns
        add(session, Annotation, annotation)
    for attribution in attributions:  # in turn, as each refers to the one before
        add(session, Attribution, attribution)
    add(session, Evidence, *links)
    add(session, Discrepancy, *decisions)


def _links(annotation_id: UUID, source: Filled, number: int, at: datetime) -> list[dict[str, Any]]:
    """Return links to two passages of a source, the later one first."""
    return [
        {"id": uuid7(), "annotation_id": annotation_id, "snapshot_id": source.snapshot_id,
         "start": start, "end": start + 9, "exact": source.text[start : start + 9],
         "prefix": source.text[max(0, start - 5) : start],
         "suffix": source.text[start + 9 : start + 14],
         "stance": [*Stance][number % 3], "note": "", "revision": 1, "created_at": at}
        for start in (30, 2)
    ]  # fmt: skip


def _decisions(annotation_id: UUID, source: Filled, at: datetime) -> list[dict[str, Any]]:
    """Return a difference that was accepted, one dismissed, and one whose decision was undone."""
    return [
        {"id": uuid7(), "annotation_id": annotation_id, "snapshot_id": source.snapshot_id,
         "kind": kind, "claim": "𝔘 40\u00a0Cafe\u0301s", "claim_value": "40 Cafe\u0301s",
         "start": start, "end": start + 6, "exact": source.text[start : start + 6],
         "source_value": source.text[start : start + 6].strip(), "rule": "same_noun",
         "state": state, "revision": 2, "created_at": at, "removed_at": removed_at}
        for kind, start, state, removed_at in (
            (DiscrepancyKind.NUMBER, 30, DiscrepancyState.ACCEPTED, None),
            (DiscrepancyKind.QUOTATION, 7, DiscrepancyState.DISMISSED, None),
            (DiscrepancyKind.NUMBER, 7, DiscrepancyState.ACCEPTED, at),
        )
    ]  # fmt: skip


def _spans(review_id: UUID, place: tuple[UUID, str], at: datetime) -> list[dict[str, Any]]:
    """Return words that were marked in a sentence: two that overlap, and some without a place."""
    sentence_id, text = place
    same = {
        "review_id": review_id, "sentence_id": sentence_id, "note": "", "tag": Tag.QUOTE,
        "created_at": at, "updated_at": at,
    }  # fmt: skip
    spans = [
        {"start": start, "end": end, "exact": text[start:end], "prefix": text[:start],
         "suffix": text[end : end + 5]}
        for start, end in ((0, 6), (4, 9))
    ]  # fmt: skip
    lost = {"start": None, "end": None, "exact": "gone", "prefix": "", "suffix": " words"}
    return [{"id": uuid7(), **span, **same} for span in (*spans, lost)]


def _chain(annotation_id: UUID, speaker_id: UUID, text: str) -> list[dict[str, Any]]:
    """Return what a speaker said by way of somebody without a name, the latter first."""
    through = {
        "id": uuid7(), "annotation_id": annotation_id, "manner": Manner.INDIRECT, "position": 1,
        "naming": Naming.UNNAMED, "role": "a senior official", "affiliation": "the ministry",
        "cue_exact": "was heard saying",
    }  # fmt: skip
    first = {
        "id": uuid7(), "annotation_id": annotation_id, "manner": Manner.MIXED, "position": 0,
        "speaker_id": speaker_id, "role": "maire de l’Île", "parent_id": through["id"],
        "source_start": 0, "source_end": 4, "source_exact": text[:4],
    }  # fmt: skip
    return [through, first]
