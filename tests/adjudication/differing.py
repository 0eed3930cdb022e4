"""An article that three have reviewed and handed in, who differ in part."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.accounts.service import add_member, create_user
from factcheck.adjudication.bench import Bench, read_bench
from factcheck.adjudication.decisions import Seen, Wanted, decide
from factcheck.adjudication.disagreements import Part
from factcheck.adjudication.shown import read_docket
from factcheck.adjudication.waiting import list_waiting
from factcheck.annotations.reading import AttributionDraft, Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.db import Database
from factcheck.models import (
    Annotation,
    Decision,
    DecisionField,
    Manner,
    Project,
    Review,
    ReviewKind,
    Role,
    Sentence,
    Tag,
    User,
    utc_now,
    uuid7,
)
from factcheck.overview.figures import read_figures
from factcheck.reviews.states import reopen_review, submit_review
from tests.support.desk import Desk
from tests.support.work import add_article, sentences


@dataclass(slots=True)
class Panel:
    """An article of the desk, its editor Alice, and those who review it."""

    database: Database
    project: Project
    article_id: UUID
    sentences: Sequence[Sentence]
    alice: User
    reviewers: Sequence[User]
    made: list[UUID] = field(default_factory=list)

    def say(
        self,
        who: int,
        number: int,
        tag: Tag | None,
        *,
        by: str = "",
        through: str = "",
        manner: Manner = Manner.INDIRECT,
        span: tuple[int, int] | None = None,
        **also: object,
    ) -> UUID:
        """Let a reviewer say something of a sentence, or of words in it, and return its id."""
        sentence = self.sentences[number]
        link = AttributionDraft(uuid7(), through) if through else None
        said = (
            (AttributionDraft(uuid7(), by, manner=manner, parent=link and link.id),) if by else ()
        )
        said += (link,) if link else ()
        words = Span(*span, sentence.text[slice(*span)]) if span else None
        saved = self.database.write(
            lambda session: save_annotation(
                session,
                uuid7(),
                sentence.id,
                self.reviewers[who].id,
                Reading(tag, said, **also),
                seen_revision=0,
                span=words,
            )
        )
        return saved.id

    def tag(self, number: int, *tags: Tag | None) -> None:
        """Let each reviewer tag a sentence; None leaves it alone."""
        for who, tag in enumerate(tags):
            if tag:
                self.say(who, number, tag)

    def hand_in(self) -> None:
        for person in self.reviewers:
            self.database.write(
                lambda session, key=person.id: submit_review(session, self.article_id, key)
            )

    def read(self, work: Callable[[Session], object]) -> object:
        with self.database.read() as session:
            return work(session)

    def bench(self) -> Bench:
        return self.read(lambda session: read_bench(session, self.article_id))

    def parts(self) -> Mapping[tuple[int, DecisionField], Part]:
        """What differs, by the number of the sentence and the field."""
        bench = self.bench()
        return {
            (bench.sentence_ids.index(part.sentence_id), part.field): part
            for part in bench.differing
        }

    def review_of(self, who: int) -> Review:
        query = select(Review).where(
            Review.article_id == self.article_id, Review.own(self.reviewers[who].id)
        )
        return self.read(lambda session: session.scalars(query).one())

    def adjudicated(self) -> Review:
        query = select(Review).where(
            Review.article_id == self.article_id, Review.kind == ReviewKind.ADJUDICATED
        )
        return self.read(lambda session: session.scalars(query).one())

    def decide(
        self, part: Part, choice: str, editor: User | None = None, **also: object
    ) -> Decision:
        wanted = Wanted(part.key, choice, part.fingerprint, **also)
        editor_id = (editor or self.alice).id
        return self.database.write(
            lambda session: decide(session, self.article_id, editor_id, wanted)[1]
        )

    def decide_all(self) -> None:
        """Decide everything for what most say."""
        for part in self.bench().undecided:
            self.decide(part, part.options[0].choice)


def seen(decision: Decision) -> Seen:
    return Seen(decision.id, decision.revision)


def change(
    panel: Panel,
    who: int,
    number: int,
    tag: Tag | None,
    span: tuple[int, int] | None = None,
    to: tuple[int, int] | None = None,
) -> None:
    """Let a reviewer change what they say of a sentence, or of words in it, and hand it in anew."""
    person, sentence = panel.reviewers[who], panel.sentences[number]
    review = panel.review_of(who)
    panel.database.write(lambda s: reopen_review(s, review.id, panel.alice.id))
    query = select(Annotation).where(
        Annotation.review_id == review.id,
        Annotation.sentence_id == sentence.id,
        Annotation.start.is_(None) if span is None else Annotation.start == span[0],
    )
    saved = panel.read(lambda s: s.scalars(query).one())
    words = Span(*to, sentence.text[slice(*to)]) if to else None
    panel.database.write(
        lambda s: save_annotation(
            s,
            saved.id,
            sentence.id,
            person.id,
            Reading(tag),
            seen_revision=saved.revision,
            span=words,
        )
    )
    panel.database.write(lambda s: submit_review(s, panel.article_id, person.id))


def left(panel: Panel) -> tuple[int, int, int, int]:
    """What is left to decide: of the list, the overview, the page and of Finish itself."""

    def work(session):
        [row] = list_waiting(session, panel.project.id)[0]
        figures = read_figures(
            session, panel.project.id, panel.alice.id, is_editor=True, today=utc_now().date()
        )
        docket = read_docket(session, panel.article_id)
        return row.undecided, figures.conflicts, docket.undecided, len(docket.bench.undecided)

    return panel.read(work)


def make_panel(database: Database, desk: Desk, people: int = 3, text: str | None = None) -> Panel:
    """Add an article and *people* who are to review it; nobody has said anything yet."""
    names = ["Bob", "Dana", "Erin", "Fay", "Gil"][:people]

    def work(session: Session) -> Panel:
        project = session.get_one(Project, desk.project.id)
        project.reviewers_per_article = people
        known = {user.name: user for user in session.scalars(select(User))}
        reviewers = []
        for name in names:
            if name not in known:
                known[name] = create_user(session, name, f"{name.lower()}@example.org")
                add_member(session, project.id, known[name].id, Role.REVIEWER, desk.alice.id)
            reviewers.append(known[name])
        article = add_article(session, project, desk.alice, *([text] if text else []))
        rows = sentences(session, article)
        return Panel(database, project, article.id, rows, desk.alice, reviewers)

    return database.write(work)
