"""A reviewer who does whatever comes to mind, of every kind that can be undone."""

from collections import Counter
from collections.abc import Callable
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.annotations.reading import Reading, Saved, Span
from factcheck.annotations.service import save_annotation
from factcheck.articles import recut
from factcheck.articles.recut_types import Whole
from factcheck.errors import DomainError
from factcheck.models import (
    Certainty,
    Event,
    Evidence,
    Project,
    Sentence,
    SpeakerKind,
    Stance,
    Tag,
    User,
    Verdict,
    uuid7,
)
from factcheck.sources.evidence import (
    EvidenceDraft,
    link_evidence,
    unlink_evidence,
    update_evidence,
)
from factcheck.speakers.entries import get_entry
from factcheck.speakers.merging import merge_speakers, split_alias
from factcheck.speakers.registry import Details, add_alias, create_speaker, update_speaker
from factcheck.undo.restoring import restore
from tests.support.work import REPORT, add_article, add_report, annotate, link, sentences
from tests.support.work import snapshot_id as snapshot_of
from tests.undo.choosing import Chooser, Desk

TEXTS = (
    """The river rose by 18 centimetres on Monday, the board said, and kept rising. Nobody knew why.
“We were ready,” said Mayor Lena Ortiz, a nurse by training. She thanked the brigade. It left.
It was the best-run town in the country, according to the board, which nobody else confirmed.""",
    """वार्षिक रिपोर्ट सोमवार को आई। मंत्री ने कहा कि पुल सुरक्षित है। 👩🏽‍🚒 दल दो बार आया।
قال رئيس البلدية إن الجسر مغلق منذ أمس. لم يعلق أحد على ذلك حتى الآن.""",
)
LINKING = ("evidence.linked", "evidence.updated", "evidence.unlinked")


def prepare(session: Session, project: Project, editor: User, other: User) -> Desk:
    """Make articles and a source, with something said in each by both people.

    Not blind: there, the adding of a speaker whom another may name by now is not undone.
    """
    project = session.merge(project)
    project.blind = False
    report = add_report(session, project, editor)
    articles = [
        add_article(session, project, editor, text, f"Article {number}")
        for number, text in enumerate(TEXTS)
    ]
    for article in articles:
        places = sentences(session, article)
        for user in (editor, other):
            annotate(session, places[0], user, Tag.QUOTE, "Lena Ortiz")
            link(session, places[1], user, report)
    return Desk(project, tuple(article.id for article in articles), snapshot_of(session, report))


class Editor(Chooser):
    """Makes one edit after another; what a rule refuses is tried again in another way."""

    def __init__(self, desk: Desk, user: User, random: Random) -> None:
        super().__init__(desk, user, random)
        self.done: Counter[str] = Counter()
        self.doing: tuple[tuple[Callable[[Session], bool], int], ...] = (
            (self.tag, 8),
            (self.mark, 6),
            (self.change_mark, 5),
            (self.attribute, 6),
            (self.judge, 3),
            (self.link, 6),
            (self.change_link, 4),
            (self.split, 5),
            (self.merge, 5),
            (self.correct, 3),
            (self.add_speaker, 2),
            (self.change_speaker, 2),
            (self.merge_speakers, 3),
            (self.split_alias, 1),
            (self.restore, 4),
        )

    def edit(self, session: Session) -> None:
        """Make one edit."""
        kinds, weights = zip(*self.doing, strict=True)
        while True:
            kind = self.random.choices(kinds, weights)[0]
            try:
                with session.begin_nested():
                    made = kind(session)
            except (DomainError, IndexError):  # refused, or there is nothing to choose from
                continue
            if made:
                self.done[kind.__name__] += 1
                return

    def told(self) -> str:
        """How many edits of each kind were made."""
        return ", ".join(f"{count} {name}" for name, count in sorted(self.done.items()))

    def tag(self, session: Session) -> bool:
        place = self._place(session)
        stored = self._whole(session, place)
        reading = Reading(
            self.random.choice([*Tag, None]),
            stored.reading.attributions if stored else (),
            self.random.choice(["", "*Sure?*", "Ask again.\nتحقق."]),
            self.random.choice([*Certainty, None]),
            self.random.random() < 0.3,
        )
        return self._save(session, place, stored, reading)

    def mark(self, session: Session) -> bool:
        place = self._place(session)
        reading = Reading(self.random.choice([*Tag]), self._attributions(place))
        return self._save(session, place, None, reading, self._span(place))

    def change_mark(self, session: Session) -> bool:
        place, stored = self._something(session, spans=True)
        if self.random.random() < 0.4:
            return self._save(session, place, stored, stored.reading, stored.span, removed=True)
        reading = Reading(self.random.choice([*Tag]), stored.reading.attributions, "Moved.")
        span = stored.span if self.random.random() < 0.5 else self._span(place)
        return self._save(session, place, stored, reading, span)

    def attribute(self, session: Session) -> bool:
        place, stored = self._something(session)
        reading = Reading(stored.tag, self._attributions(place), stored.reading.note)
        return self._save(session, place, stored, reading, stored.span)

    def judge(self, session: Session) -> bool:
        place, stored = self._something(session)
        verdict = self.random.choice([*Verdict, None])
        reading = Reading(
            Tag.CLAIM,
            stored.reading.attributions,
            verdict=verdict,
            justification="Read it." if verdict else "",
        )
        return self._save(session, place, stored, reading, stored.span)

    def link(self, session: Session) -> bool:
        place = self._place(session)
        spans = [one for one in self._said(session) if one.span and one.sentence_id == place.id]
        start = self.random.randrange(len(REPORT) - 12)
        draft = EvidenceDraft(
            uuid7(), self.desk.snapshot_id, start, start + 12, self.random.choice([*Stance])
        )
        on = self.random.choice([None, *(span.id for span in spans)])
        link_evidence(session, place.id, self.user.id, draft, on)
        return True

    def change_link(self, session: Session) -> bool:
        said = [one.id for one in self._said(session)]
        query = select(Evidence).where(
            Evidence.annotation_id.in_(said), Evidence.removed_at.is_(None)
        )
        link = self.random.choice(session.scalars(query.order_by(Evidence.id)).all())
        if self.random.random() < 0.5:
            unlink_evidence(session, link.id, self.user.id)
            return True
        stance = self.random.choice([one for one in Stance if one is not link.stance])
        update_evidence(
            session, link.id, self.user.id, stance, "*See*", seen_revision=link.revision
        )
        return True

    def split(self, session: Session) -> bool:
        place = self._place(session)
        at = self.random.randrange(len(place.text))
        whole = self.random.choice([*Whole])
        recut.split_sentence(
            session, place.id, at, self._cutter, seen_cut=self._cut(session, place), whole=whole
        )
        return True

    def merge(self, session: Session) -> bool:
        place = self._place(session)
        seen = self._cut(session, place)
        recut.merge_sentence(session, place.id, self._cutter, seen_cut=seen)
        return True

    def correct(self, session: Session) -> bool:
        place = self._place(session)
        words = place.text.split()
        at = self.random.randrange(len(words))
        words[at] = self.random.choice(["", words[at][::-1], f"{words[at]}, too", "corrected"])
        typed = " ".join(filter(None, words))
        seen = self._cut(session, place)
        recut.correct_sentence(session, place.id, typed, self._cutter, seen_cut=seen)
        return True

    def add_speaker(self, session: Session) -> bool:
        details = Details(f"Speaker {self.random.randrange(100)}", SpeakerKind.PERSON, "nurse")
        create_speaker(session, self.desk.project.id, details, self.user.id)
        return True

    def change_speaker(self, session: Session) -> bool:
        entry = get_entry(session, self._speaker(session))
        if self.random.random() < 0.5:
            add_alias(session, entry.id, f"Alias {self.random.randrange(100)}", self.user.id)
            return True
        details = Details(f"{entry.name} {self.random.choice('ab')}", SpeakerKind.GROUP)
        update_speaker(session, entry.id, details, entry.revision, self.user.id)
        return True

    def merge_speakers(self, session: Session) -> bool:
        merge_speakers(session, self._speaker(session), self._speaker(session), self.user.id)
        return True

    def split_alias(self, session: Session) -> bool:
        entry = get_entry(session, self._speaker(session))
        alias = self.random.choice(entry.aliases)
        split_alias(session, entry.id, alias.id, self.user.id)
        return True

    def restore(self, session: Session) -> bool:
        query = select(Event.id).where(
            Event.actor_id == self.user.id, Event.verb.in_(["annotation.saved", *LINKING])
        )
        event_id = self.random.choice(session.scalars(query.order_by(Event.id)).all())
        restore(session, event_id, self.user.id, before=self.random.random() < 0.3)
        return True

    def _save(
        self,
        session: Session,
        place: Sentence,
        stored: Saved | None,
        reading: Reading,
        span: Span | None = None,
        *,
        removed: bool = False,
    ) -> bool:
        seen = stored.revision if stored else 0
        saved = save_annotation(
            session,
            stored.id if stored else uuid7(),
            place.id,
            self.user.id,
            reading,
            seen_revision=seen,
            span=span,
            removed=removed,
        )
        return saved.revision != seen  # else it was so already
