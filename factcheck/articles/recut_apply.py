"""Doing what a plan says: sentences and annotations changed and logged as one step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from factcheck.adjudication.cutting import drop_moot, settle_cut
from factcheck.annotations import states
from factcheck.annotations.reading import Saved
from factcheck.articles import recut_states
from factcheck.articles.recut_rows import Opened
from factcheck.articles.recut_shown import Plan
from factcheck.articles.recut_types import Fate, Outcome
from factcheck.history import begin_step, record
from factcheck.models import Annotation, Evidence, uuid7
from factcheck.search.index import index_note

_annotation: Any = Annotation.__table__
_evidence: Any = Evidence.__table__


@dataclass(frozen=True, slots=True)
class Log:
    """Changes things and writes it down, all as parts of one step."""

    session: Session
    opened: Opened
    actor_id: UUID
    step_id: UUID

    @classmethod
    def begin(cls, session: Session, plan: Plan, actor_id: UUID, verb: str) -> Self:
        """Begin a step at the sentence that was opened."""
        opened = plan.opened
        drop_moot(session, opened.article_id, plan.touched, actor_id, of_words=plan.corrects)
        step_id = begin_step(
            session,
            verb=verb,
            project_id=opened.project_id,
            actor_id=actor_id,
            article_id=opened.article_id,
            sentence_id=opened.sentence.id,
        )
        return cls(session, opened, actor_id, step_id)

    def change(self, verb: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        """Cut the article, which is in state *before*, so that it is in state *after*."""
        recut_states.put(self.session, self.opened.article_id, before, after)
        self.record(verb, self.opened.article_id, before, after)

    def end(self) -> None:
        """Let what is left to adjudicate be that of the sentences as they are now."""
        settle_cut(self.session, self.opened.article_id)

    def record(
        self,
        verb: str,
        object_id: UUID,
        before: Mapping[str, Any] | None,
        after: Mapping[str, Any],
    ) -> None:
        record(
            self.session,
            verb=verb,
            object_id=object_id,
            actor_id=self.actor_id,
            project_id=self.opened.project_id,
            before=dict(before) if before is not None else None,
            after=dict(after),
            step_id=self.step_id,
        )


def move_annotations(log: Log, outcomes: Iterable[Outcome]) -> None:
    """Put annotations where they go. The sentences they go to have to be there."""
    for outcome in outcomes:
        saved = outcome.held.saved
        if outcome.is_changed:
            before, after = saved.as_state(), outcome.after.as_state()
            states.put(log.session, saved.id, before, after)
            verb = "annotation.merged" if outcome.fate is Fate.MERGED else "annotation.moved"
            log.record(verb, saved.id, before, after)
        if outcome.copy:
            _insert_copy(log.session, outcome, outcome.copy)
            log.record("annotation.copied", outcome.copy.id, None, outcome.copy.as_state())


def _insert_copy(session: Session, outcome: Outcome, copy: Saved) -> None:
    row = {
        "id": copy.id,
        "review_id": outcome.held.review_id,
        "sentence_id": copy.sentence_id,
        **states.span_columns(copy.span),
        **states.reading_columns(copy.reading),
        "revision": copy.revision,
        "created_at": copy.updated_at,
        "updated_at": copy.updated_at,
    }
    session.execute(insert(_annotation), row)
    states.insert_attributions(session, copy.id, copy.reading.attributions)
    # Its evidence has no events of its own: it goes and comes back with the copy.
    links = select(_evidence).where(
        _evidence.c.annotation_id == outcome.held.saved.id, _evidence.c.removed_at.is_(None)
    )
    copied = [
        {**link, "id": uuid7(), "annotation_id": copy.id, "revision": 1}
        for link in session.execute(links.order_by(_evidence.c.id)).mappings()
    ]
    if copied:
        session.execute(insert(_evidence), copied)
    if copy.reading.note or copy.reading.justification:
        index_note(session, copy.id)
