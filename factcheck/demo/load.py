"""Filling the demo desk: through the services, as a reviewer would have."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.accounts.service import create_project
from factcheck.annotations.reading import AttributionDraft, Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.articles.service import Draft, Metadata, import_article
from factcheck.models import (
    Certainty,
    Manner,
    Membership,
    Naming,
    Project,
    Publisher,
    Sentence,
    SourceKind,
    SpeakerKind,
    Stance,
    Tag,
    Verdict,
    uuid7,
)
from factcheck.sources.evidence import EvidenceDraft, link_evidence
from factcheck.sources.finding import get_newest_snapshot
from factcheck.sources.publishers import (
    PublisherDraft,
    update_publisher,
)
from factcheck.sources.relating import find_descent
from factcheck.sources.service import SourceDraft, SourceMetadata, add_source
from factcheck.speakers.service import SpeakerRow, add_speaker, get_author
from factcheck.text.clean import clean_block

FOLDER = Path(__file__).parent
AUTHOR = "author"
"""How desk.toml names the author of each article."""

Table = dict[str, Any]


def load_demo(session: Session, user_id: UUID) -> UUID | None:
    """Make the demo desk for a person, unless they have it; return its project. Flushes."""
    desk = tomllib.loads((FOLDER / "desk.toml").read_text(encoding="utf-8"))
    if _has_desk(session, user_id, desk["project"]):
        return None
    project_id = create_project(session, desk["project"], user_id).id
    speakers = _add_speakers(session, project_id, desk["speaker"], user_id)
    snapshots = _add_sources(session, project_id, desk["source"], user_id)
    _describe_publishers(session, project_id, desk["publisher"], user_id)
    for article in reversed(desk["article"]):  # the newest is listed first
        _add_article(session, project_id, article, user_id, speakers, snapshots)
    return project_id


def _has_desk(session: Session, user_id: UUID, name: str) -> bool:
    query = (
        select(Project.id)
        .join(Membership, Membership.project_id == Project.id)
        .where(Membership.user_id == user_id, Project.name == name)
    )
    return session.scalar(query.limit(1)) is not None


def _add_speakers(
    session: Session, project_id: UUID, speakers: list[Table], user_id: UUID
) -> dict[str, SpeakerRow]:
    added = {
        speaker["name"]: add_speaker(
            session,
            project_id,
            speaker["name"],
            SpeakerKind(speaker["kind"]),
            user_id,
            aliases=tuple(speaker.get("aliases", ())),
        )
        for speaker in speakers
    }
    return {AUTHOR: get_author(session, project_id), **added}


def _add_sources(
    session: Session, project_id: UUID, sources: list[Table], user_id: UUID
) -> dict[str, tuple[UUID, str]]:
    """Return the snapshot of each source and its text, by the name of the file."""
    snapshots = {}
    for source in sources:
        metadata = SourceMetadata(
            title=source["title"],
            url=source["url"],
            publisher=source["publisher"],
            author=source["author"],
            published=source["published"],
            kind=SourceKind(source["kind"]),
        )
        draft = SourceDraft(_text("sources", source["file"]), metadata)
        snapshot = get_newest_snapshot(session, add_source(session, project_id, draft, user_id))
        snapshots[source["file"]] = (snapshot.id, snapshot.text)
    return snapshots


def _describe_publishers(
    session: Session, project_id: UUID, publishers: list[Table], user_id: UUID
) -> None:
    """Add to what sources say of their publishers."""
    for told in publishers:
        named = (Publisher.project_id == project_id, Publisher.name == told["name"])
        publisher = session.scalars(select(Publisher).where(*named)).one()
        draft = PublisherDraft(
            publisher.name, told.get("names", ()), told.get("owner", ""), publisher.host
        )
        seen = publisher.revision
        update_publisher(session, publisher.id, draft, seen_revision=seen, actor_id=user_id)


def _add_article(
    session: Session,
    project_id: UUID,
    article: Table,
    user_id: UUID,
    speakers: dict[str, SpeakerRow],
    snapshots: dict[str, tuple[UUID, str]],
) -> None:
    names = ("title", "byline", "publisher", "url", "published", "language")
    draft = Draft(
        _text("articles", article["file"]), Metadata(**{name: article[name] for name in names})
    )
    article_id = import_article(session, project_id, draft, user_id).id
    sentences = session.execute(
        select(Sentence.id, Sentence.text)
        .where(Sentence.article_id == article_id)
        .order_by(Sentence.position)
    ).all()
    for annotation in article.get("annotation", ()):
        place = next(row for row in sentences if row.text.startswith(annotation["starts"]))
        _annotate(session, place, annotation, user_id, speakers, snapshots)


def _annotate(
    session: Session,
    sentence: Any,
    annotation: Table,
    user_id: UUID,
    speakers: dict[str, SpeakerRow],
    snapshots: dict[str, tuple[UUID, str]],
) -> None:
    """Say of a sentence, and of words in it, what *annotation* says; a verdict comes last."""
    reading = _reading(annotation, sentence.text, speakers)
    made = uuid7()
    save_annotation(session, made, sentence.id, user_id, reading, seen_revision=0)
    for link in annotation.get("evidence", ()):
        draft = _evidence(link, *snapshots[link["source"]])
        descent = find_descent(session, sentence.id, draft.snapshot_id)
        link_evidence(session, sentence.id, user_id, draft, descent=descent)
    if "verdict" in annotation:
        concluded = replace(
            reading,
            verdict=Verdict(annotation["verdict"]),
            justification=clean_block(annotation["justification"]),
        )
        save_annotation(session, made, sentence.id, user_id, concluded, seen_revision=1)
    for words in annotation.get("span", ()):
        said = _reading(words, sentence.text, speakers)
        span = _span(sentence.text, words["words"])
        save_annotation(session, uuid7(), sentence.id, user_id, said, seen_revision=0, span=span)


def _reading(annotation: Table, text: str, speakers: dict[str, SpeakerRow]) -> Reading:
    certainty = annotation.get("certainty")
    return Reading(
        Tag(annotation["tag"]),
        _attributions(annotation, text, speakers),
        clean_block(annotation.get("note", "")),
        certainty=certainty and Certainty(certainty),
        flagged=annotation.get("flagged", False),
    )


def _attributions(
    annotation: Table, text: str, speakers: dict[str, SpeakerRow]
) -> tuple[AttributionDraft, ...]:
    """Return who says it, and under "via" those through whom it is known, the nearest first."""
    if not {"speaker", "naming"} & annotation.keys():
        return ()
    links = [annotation, *annotation.get("via", ())]
    ids = [uuid7() for _ in links]
    parents = [*ids[1:], None]
    return tuple(
        _attribution(link, text, speakers, own, parent)
        for link, own, parent in zip(links, ids, parents, strict=True)
    )


def _attribution(
    link: Table, text: str, speakers: dict[str, SpeakerRow], own: UUID, parent: UUID | None
) -> AttributionDraft:
    speaker = speakers[link["speaker"]] if "speaker" in link else None
    named: Table = {}
    if speaker:
        named = {
            "speaker_name": speaker.name,
            "speaker_id": speaker.id,
            "speaker_kind": speaker.kind,
        }
    spans: Table = {
        name: _span(text, link[key])
        for name, key in (("cue", "cue"), ("source", "named_as"), ("content", "content"))
        if key in link
    }
    return AttributionDraft(
        own,
        naming=Naming(link.get("naming", Naming.NAMED)),
        manner=Manner(link.get("manner", Manner.DIRECT)),
        role=link.get("role", ""),
        affiliation=link.get("affiliation", ""),
        parent=parent,
        **named,
        **spans,
    )


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def _evidence(link: Table, snapshot_id: UUID, text: str) -> EvidenceDraft:
    start = text.index(link["passage"])
    return EvidenceDraft(
        id=uuid7(),
        snapshot_id=snapshot_id,
        start=start,
        end=start + len(link["passage"]),
        stance=Stance(link["stance"]),
        note=clean_block(link.get("note", "")),
    )


def _text(folder: str, file: str) -> str:
    return (FOLDER / folder / file).read_text(encoding="utf-8").rstrip("\n")
