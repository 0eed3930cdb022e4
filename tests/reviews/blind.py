"""Two reviewers' distinct work in one article, and all that a person can read of it."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.annotations.places import find_place
from factcheck.annotations.reading import AttributionDraft, Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.annotations.stored import find_saved
from factcheck.models import (
    Article,
    Certainty,
    Event,
    Review,
    SpeakerKind,
    Stance,
    Tag,
    User,
    Verdict,
    uuid7,
)
from factcheck.reviews.blind import find_blind
from factcheck.sources.evidence import EvidenceDraft, link_evidence
from factcheck.sources.finding import get_newest_snapshot
from factcheck.sources.pending import relate_here
from factcheck.sources.service import SourceDraft, SourceMetadata, capture_source, store_source
from factcheck.speakers.finding import search_speakers
from factcheck.speakers.registry import Details, add_alias, update_speaker
from tests.support.routes import Things, path_of, questions
from tests.support.work import sentences

CHANGING = (
    (r'(name="csrf_token"[^>]*value=")[^"]*', r"\1"),
    (r'(name="csrf-token" content=")[^"]*', r"\1"),
    (r'"csrf_token": *"[^"]*"', ""),
    (r"nonce-?=?\"?[\w-]+", ""),
    (r"WARC-(Date|Record-ID|Refers-To|Warcinfo-ID|Filename): [^\r\n]*", ""),
    (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[^\"<\s]*", "TIME"),
    (r"\b\d{1,2}:\d\d(:\d\d)?(\W?[AP]M)?", "TIME"),
)
"""What is another in each answer, whatever others did."""
UUID_LIKE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LONG = " The gauge by the old mill rose all of that night, as the {0} had said it would."


@dataclass(frozen=True, slots=True)
class Work:
    """What one reviewer made in an article."""

    word: str
    """Begins each word that they typed, and stands in nothing else."""
    annotation_id: UUID
    speaker_id: UUID
    source_id: UUID
    snapshot_id: UUID
    evidence_id: UUID
    event_id: UUID
    review_id: UUID

    @property
    def ids(self) -> list[UUID]:
        return [value for value in asdict(self).values() if isinstance(value, UUID)]


def do_work(session: Session, article: Article, user: User, word: str) -> Work:
    """Fill a review of *article*: each text in it begins with *word*."""
    rows = sentences(session, article)
    source_id = _add_source(session, article, user, word)
    snapshot_id = get_newest_snapshot(session, source_id).id
    draft = EvidenceDraft(uuid7(), snapshot_id, 0, 20, Stance.REFUTES, f"{word}evidence")
    evidence_id = link_evidence(session, rows[0].id, user.id, draft)
    review_id = session.scalars(
        select(Review.id).where(Review.article_id == article.id, Review.own(user.id))
    ).one()
    annotation_id = _judge(session, rows[0].id, user, word)
    who = AttributionDraft(
        uuid7(), f"{word}name", role=f"{word}role", affiliation=f"{word}affiliation"
    )
    quote = Reading(Tag.QUOTE, (who,), f"{word}quoted")
    save_annotation(session, uuid7(), rows[1].id, user.id, quote, seen_revision=0)
    (speaker,) = search_speakers(session, article.project_id, word, user.id)
    details = Details(f"{word}name", SpeakerKind.ORGANISATION, f"{word}office", "Q42")
    update_speaker(session, speaker.id, details, 1, user.id)
    add_alias(session, speaker.id, f"{word}alias", user.id)
    span = Span(4, 9, rows[2].text[4:9])
    marked = Reading(Tag.OPINION, note=f"{word}span", flagged=True)
    save_annotation(session, uuid7(), rows[2].id, user.id, marked, seen_revision=0, span=span)
    event_id = session.scalars(select(Event.id).where(Event.object_id == evidence_id)).first()
    assert event_id
    return Work(
        word,
        annotation_id,
        speaker.id,
        source_id,
        snapshot_id,
        evidence_id,
        event_id,
        review_id,
    )


def _add_source(session: Session, article: Article, user: User, word: str) -> UUID:
    """Add a source on the way to a sentence, as the page for it does."""
    metadata = SourceMetadata(
        f"{word}title",
        url=f"https://{word}.example/page",
        publisher=f"{word}publisher",
        author=f"{word}author",
        archive_url=f"https://archive.example/{word}",
    )
    text = f"{word}text stands here first." + LONG.format(f"{word}board")
    source = capture_source(SourceDraft(text, metadata))
    made_in_id = find_blind(session, article.id)
    source_id = store_source(session, article.project_id, source, user.id, made_in_id=made_in_id)
    relate_here(session, source_id)
    return source_id


def _judge(session: Session, sentence_id: UUID, user: User, word: str) -> UUID:
    stored = find_saved(session, find_place(session, sentence_id, user.id))
    assert stored
    reading = Reading(
        Tag.CLAIM,
        note=f"{word}note",
        certainty=Certainty.SURE,
        flagged=True,
        verdict=Verdict.REFUTED,
        justification=f"{word}justification",
    )
    save_annotation(
        session, stored.id, sentence_id, user.id, reading, seen_revision=stored.revision
    )
    return stored.id


def read(client: FlaskClient, address: str) -> tuple[int, str]:
    """Return the status and the text of an answer, what is packed unpacked."""
    answer = client.get(address)
    data = answer.data
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    told = f"{answer.headers.get('Location', '')}\n{data.decode(errors='replace')}"
    return answer.status_code, told


def read_all(
    app: Flask, client: FlaskClient, things: Things, asked: list[dict[str, str]]
) -> Iterator[tuple[str, int, str]]:
    """Yield each page that can be asked of *things*: its address, status and text.

    Args:
        asked: query strings, with each of which every address is asked.
    """
    for question in questions(app):
        # That a thing of each kind is known is asked by tests/test_routes.py.
        known = question.rule.arguments <= asdict(things).keys()
        if question.method != "GET" or question.access.anyone or not known:
            continue
        path = path_of(question, things)
        for args in asked:
            address = path + "&".join(
                f"{'' if at else '?'}{name}={value}"
                for at, (name, value) in enumerate(args.items())
            )
            yield address, *read(client, address)


def steady(text: str, since: int) -> str:
    """Return *text* without what differs each time, such as ids made for a form.

    Args:
        since: the milliseconds of the clock when the first page was asked for.
    """
    for pattern, instead in CHANGING:
        text = re.sub(pattern, instead, text)
    return UUID_LIKE.sub(
        lambda found: "ID" if int(found[0].replace("-", "")[:12], 16) >= since else found[0], text
    )


def put_into(things: Things, work: Work) -> Things:
    """Return *things* with those of *work* in the place of its own."""
    theirs = {name: value for name, value in asdict(work).items() if hasattr(things, name)}
    return replace(things, **theirs)
