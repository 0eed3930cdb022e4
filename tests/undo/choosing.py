"""What a reviewer at work chooses at random: where, of what, and in which words."""

from dataclasses import dataclass
from random import Random
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.annotations.reading import AttributionDraft, Saved, Span
from factcheck.annotations.stored import list_saved
from factcheck.articles import recut
from factcheck.models import (
    Article,
    Manner,
    Naming,
    Project,
    Sentence,
    Speaker,
    SpeakerKind,
    User,
    uuid7,
)

NAMES = ("Lena Ortiz", "L. Ortiz", "River Board", "The board", "Şule Öz", "Nobody Else", "N. Else")


@dataclass(frozen=True)
class Desk:
    """Where the edits are made."""

    project: Project
    article_ids: tuple[UUID, ...]
    snapshot_id: UUID


class Chooser:
    """Finds things to work on, all of them of one desk."""

    def __init__(self, desk: Desk, user: User, random: Random) -> None:
        self.desk = desk
        self.user = user
        self.random = random

    @property
    def _cutter(self) -> recut.Cutter:
        return recut.Cutter(self.user.id, is_editor=True)

    def _cut(self, session: Session, place: Sentence) -> int:
        query = select(Article.cut).where(Article.id == place.article_id)
        return session.scalars(query).one()

    def _place(self, session: Session) -> Sentence:
        article_id = self.random.choice(self.desk.article_ids)
        query = select(Sentence).where(Sentence.article_id == article_id)
        found = session.scalars(
            query.order_by(Sentence.position).execution_options(populate_existing=True)
        )
        return self.random.choice(found.all())

    def _said(self, session: Session) -> list[Saved]:
        return [
            saved
            for article_id in self.desk.article_ids
            for saved in list_saved(session, article_id, self.user.id)
        ]

    def _something(self, session: Session, *, spans: bool = False) -> tuple[Sentence, Saved]:
        saved = self.random.choice([one for one in self._said(session) if one.span or not spans])
        place = session.get_one(Sentence, saved.sentence_id, populate_existing=True)
        return place, saved

    def _whole(self, session: Session, place: Sentence) -> Saved | None:
        here = (one for one in self._said(session) if one.sentence_id == place.id)
        return next((one for one in here if one.span is None), None)

    def _speaker(self, session: Session) -> UUID:
        query = select(Speaker.id).where(
            Speaker.project_id == self.desk.project.id,
            Speaker.kind != SpeakerKind.AUTHOR,
            Speaker.removed_at.is_(None),
            Speaker.merged_into_id.is_(None),
        )
        return self.random.choice(session.scalars(query.order_by(Speaker.id)).all())

    def _span(self, place: Sentence) -> Span:
        start = self.random.randrange(len(place.text))
        end = self.random.randint(start + 1, len(place.text))
        return Span(start, end, place.text[start:end])

    def _attributions(self, place: Sentence) -> tuple[AttributionDraft, ...]:
        chain: list[AttributionDraft] = []
        for _ in range(self.random.randrange(4)):
            naming = self.random.choice([Naming.NAMED, Naming.NAMED, *Naming])
            named = {"speaker_name": self.random.choice(NAMES)} if naming is Naming.NAMED else {}
            chain.append(
                AttributionDraft(
                    uuid7(),
                    **named,
                    naming=naming,
                    manner=self.random.choice([*Manner]),
                    role=self.random.choice(["", "a nurse"]),
                    affiliation=self.random.choice(["", "the board"]),
                    parent=chain[-1].id if chain and self.random.random() < 0.5 else None,
                    cue=self._span(place) if self.random.random() < 0.4 else None,
                    source=self._span(place) if self.random.random() < 0.4 else None,
                    content=self._span(place) if self.random.random() < 0.4 else None,
                )
            )
        return tuple(chain)
