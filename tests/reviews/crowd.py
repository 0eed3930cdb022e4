"""Reviewers and editors who all work on the same articles at the same moment, at random."""

import random
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select

from factcheck.adjudication.bench import read_bench
from factcheck.adjudication.decisions import Seen, Wanted, decide, undecide
from factcheck.adjudication.finishing import finish
from factcheck.annotations.reading import Reading, Saved
from factcheck.annotations.service import save_annotation
from factcheck.db import Database
from factcheck.errors import DomainError
from factcheck.models import Review, ReviewState, Tag, uuid7
from factcheck.reviews.counted import list_counted
from factcheck.reviews.states import reopen_review, submit_review
from tests.adjudication.differing import Panel

WHEN_OPEN = {"save": 4, "remove": 1, "hand in": 3, "reopen": 0}
WHEN_IN = {"save": 1, "remove": 0, "hand in": 6, "reopen": 2}
"""How often a reviewer tries what, also what is to be refused."""


@dataclass(slots=True)
class Acknowledged:
    """What one of the crowd was told is saved."""

    saves: dict[UUID, Saved] = field(default_factory=dict)
    """The last one of each annotation."""
    notes: list[str] = field(default_factory=list)
    """Of all saves, in their order."""
    decisions: list[tuple[UUID, int]] = field(default_factory=list)
    """Ids and revisions."""
    taken_back: list[UUID] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    broken: list[BaseException] = field(default_factory=list)


class Member:
    """Somebody who does *edits* things, one after the other."""

    def __init__(self, database: Database, name: str) -> None:
        self.database = database
        self.name = name
        self.chance = random.Random(name)
        self.told = Acknowledged()

    def work(self, edits: int, start: threading.Barrier) -> None:
        start.wait()
        for number in range(edits):
            what, act = self.choose(number)
            try:
                self.database.write(act)
                self.settle(what)
                self.told.done[what] += 1
            except DomainError:
                self.told.done["refused"] += 1
            except BaseException as error:  # noqa: BLE001  told at the end, in the test's thread
                self.told.broken.append(error)

    def choose(self, number: int) -> tuple[str, Callable[[Any], Any]]:
        raise NotImplementedError

    def settle(self, what: str) -> None:
        """Take note of what was acknowledged."""


class Reviewing(Member):
    """Saves and takes away, hands in and has it reopened; tries to save what is handed in too."""

    def __init__(self, panel: Panel, who: int) -> None:
        super().__init__(panel.database, f"reviewer {who} of {panel.article_id}")
        self.panel, self.person = panel, panel.reviewers[who]
        self.result: Saved | None = None
        self.note = ""
        self.is_in = False

    def choose(self, number: int) -> tuple[str, Callable[[Any], Any]]:
        self.note = f"{self.panel.article_id} {self.person.name} {number}"
        weights = WHEN_IN if self.is_in else WHEN_OPEN
        kind = self.chance.choices(tuple(weights), tuple(weights.values()))[0]
        if kind == "reopen":
            return kind, self.reopen
        if kind == "hand in":
            return kind, self.hand_in
        at = self.chance.randrange(len(self.panel.sentences))
        tag = self.chance.choice([Tag.CLAIM, Tag.CLAIM, Tag.QUOTE])
        return kind, lambda session: self.save(session, at, tag, removed=kind == "remove")

    def save(self, session: Any, at: int, tag: Tag, *, removed: bool) -> None:
        sentence = self.panel.sentences[at]
        stored = next(
            (
                one
                for one in self.told.saves.values()
                if one.sentence_id == sentence.id and not one.removed
            ),
            None,
        )
        self.result = save_annotation(
            session,
            stored.id if stored else uuid7(),
            sentence.id,
            self.person.id,
            Reading(tag, note=self.note),
            seen_revision=stored.revision if stored else 0,
            removed=removed and stored is not None,
        )

    def hand_in(self, session: Any) -> None:
        submit_review(session, self.panel.article_id, self.person.id)

    def reopen(self, session: Any) -> None:
        query = select(Review.id).where(
            Review.article_id == self.panel.article_id, Review.own(self.person.id)
        )
        review_id = session.scalar(query)
        if review_id:
            reopen_review(session, review_id, self.panel.alice.id)

    def settle(self, what: str) -> None:
        if what in ("hand in", "reopen"):
            self.is_in = what == "hand in"
        elif self.result:
            self.told.saves[self.result.id] = self.result
            self.told.notes.append(self.note)
        self.result = None


class Deciding(Member):
    """Decides and takes back, finishes and reopens what is finished, all over the articles."""

    def __init__(self, panels: Sequence[Panel], editor_id: UUID, name: str) -> None:
        super().__init__(panels[0].database, name)
        self.panels, self.editor_id = panels, editor_id
        self.result: Any = None

    def choose(self, number: int) -> tuple[str, Callable[[Any], Any]]:
        panel = self.look_for_one()
        kind = self.chance.choices(("decide", "take back", "finish", "reopen"), (8, 1, 2, 1))[0]
        with self.database.read() as session:
            try:
                bench = read_bench(session, panel.article_id)
            except DomainError as error:
                raised = error
                return kind, lambda _session: _refuse(raised)
        if kind == "finish":
            return kind, lambda session: finish(session, panel.article_id, self.editor_id)
        if kind == "reopen":
            finished = bench.review.state is ReviewState.SUBMITTED
            if finished:
                return kind, lambda session: reopen_review(session, bench.review.id, self.editor_id)
        parts = bench.differing
        if not parts:
            return "finish", lambda session: finish(session, panel.article_id, self.editor_id)
        part = self.chance.choice(bench.undecided or parts)
        decision = bench.decisions.get(part.key)
        seen = Seen(decision.id, decision.revision) if decision else None
        if kind == "take back" and seen:
            return kind, lambda session: self.take_back(session, panel, part.key, seen)
        choice = self.chance.choice(part.options).choice
        wanted = Wanted(part.key, choice, part.fingerprint, seen, f"{self.name} {number}")
        return "decide", lambda session: self.decide(session, panel, wanted)

    def look_for_one(self) -> Panel:
        """Return an article whose reviews were all in a moment ago, or any."""
        for panel in self.chance.sample(self.panels, len(self.panels)):
            with self.database.read() as session:
                reviewers = list_counted(session, panel.article_id)
            if len(reviewers) == len(panel.reviewers) and all(one.is_in for one in reviewers):
                return panel
        return self.chance.choice(self.panels)

    def decide(self, session: Any, panel: Panel, wanted: Wanted) -> None:
        _, made = decide(session, panel.article_id, self.editor_id, wanted)
        # To choose what all say takes back that they are overruled.
        self.result = (made.id, made.revision) if made else wanted.seen and wanted.seen.id

    def take_back(self, session: Any, panel: Panel, key: Any, seen: Seen) -> None:
        undecide(session, panel.article_id, self.editor_id, key, seen)
        self.result = seen.id

    def settle(self, what: str) -> None:
        if what == "decide" and isinstance(self.result, tuple):
            self.told.decisions.append(self.result)
        elif what in ("decide", "take back"):
            self.told.taken_back.append(self.result)
        self.result = None


def _refuse(error: DomainError) -> None:
    raise error


def let_all_work(members: Sequence[Member], edits: int) -> None:
    """Let everybody do *edits* things at the same time."""
    start = threading.Barrier(len(members), timeout=60)
    threads = [threading.Thread(target=one.work, args=(edits, start)) for one in members]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
