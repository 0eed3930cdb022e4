"""A reviewer's distinct work in one article: each text in it begins with a word of theirs."""

from dataclasses import asdict, dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.annotations.places import find_place
from factcheck.annotations.reading import AttributionDraft, Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.annotations.stored import find_saved
from factcheck.models import (
    Article,
    Certainty,
    Comment,
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
from factcheck.talk.service import begin_thread, reply
from factcheck.talk.topics import find_article, find_sentence, find_source, find_speaker
from tests.support.work import sentences

SAID = ("note", "evidence", "justification", "role", "affiliation", "quoted", "span")
"""Of what a reviewer says, which even editors are not shown before the article is opened."""
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
    comment_id: UUID

    @property
    def ids(self) -> dict[str, UUID]:
        return {name: value for name, value in asdict(self).items() if isinstance(value, UUID)}


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
        _talk(session, article, user, word, (annotation_id, source_id, speaker.id)),
    )


def _talk(
    session: Session, article: Article, user: User, word: str, about: tuple[UUID, UUID, UUID]
) -> UUID:
    """Say something of all that can be spoken of, and name everybody in it."""
    annotation_id, source_id, speaker_id = about
    text = f"{word}comment for @Alice, @Bob, @Carol, @Dana and @Erin"
    sentence_id = sentences(session, article)[0].id
    first, *_ = [
        begin_thread(session, uuid7(), topic, text, user.id).id
        for topic in (
            find_article(session, article.id),
            find_sentence(session, sentence_id, user.id),
            find_sentence(session, sentence_id, user.id, annotation_id),
            find_source(session, source_id, user.id),
            find_speaker(session, speaker_id, user.id),
        )
    ]
    of_editors = select(Comment.id).where(
        Comment.article_id == article.id, Comment.from_editor, Comment.thread_id.is_(None)
    )
    for thread_id in session.scalars(of_editors).all():
        reply(session, uuid7(), thread_id, f"{word}reply to @Alice and @Dana and @Bob", user.id)
    return first


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
