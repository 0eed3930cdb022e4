"""Every way to use the app, and a thing of each kind to use it on."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from factcheck.accounts.invites import make_invite
from factcheck.accounts.logins import start_login
from factcheck.accounts.members import get_own_membership
from factcheck.articles.service import Draft, Metadata, import_article
from factcheck.models import (
    Course,
    Event,
    Invite,
    Kinship,
    Login,
    NoticeKind,
    Project,
    Publisher,
    Review,
    Role,
    Sentence,
    Stance,
    User,
    uuid7,
)
from factcheck.sources.capturing import File, begin_batch
from factcheck.sources.deciding import relate_by_hand
from factcheck.sources.evidence import EvidenceDraft, link_evidence
from factcheck.sources.finding import get_newest_snapshot
from factcheck.sources.service import SourceDraft, SourceMetadata, add_source
from factcheck.speakers.service import get_author
from factcheck.talk.notices import list_notices, notify
from factcheck.talk.service import begin_thread
from factcheck.talk.topics import find_source
from factcheck.web.access import Access, access_of
from tests.support.quoting import add

SAFE = {"GET", "HEAD", "OPTIONS"}
LAST = ("undo", "evidence.remove", "hand_in", "remove", "sign_out", "take_away")
"""What would take away what the next question is about, in the order in which it is asked."""


@dataclass(frozen=True, slots=True)
class Things:
    """One thing of each kind that an URL can name, all of one desk."""

    project_id: UUID
    article_id: UUID
    sentence_id: UUID
    source_id: UUID
    speaker_id: UUID
    evidence_id: UUID
    event_id: UUID
    annotation_id: UUID
    snapshot_id: UUID
    author_id: UUID
    batch_id: UUID
    publisher_id: UUID
    relation_id: UUID
    other_id: UUID
    user_id: UUID
    login_id: UUID
    invite_id: UUID
    member_id: UUID
    comment_id: UUID
    notice_id: UUID
    review_id: UUID
    token: str = "no-such-link"
    filename: str = "icons.svg"

    @classmethod
    def nowhere(cls) -> "Things":
        return cls(*(uuid4() for one in fields(cls) if one.type is UUID))


def add_things(session: Session, project: Project, person: User) -> Things:
    text = "The minister said the bridge was safe. Nobody had looked at it since 2019."
    draft = Draft(text=text, metadata=Metadata(title="The bridge"))
    article_id = import_article(session, project.id, draft, person.id).id
    sentence_id = session.scalars(
        select(Sentence.id).where(Sentence.article_id == article_id).order_by(Sentence.position)
    ).first()
    source_id, other_id = (
        add_source(session, project.id, SourceDraft(text, metadata), person.id)
        for text, metadata in (
            (f"{project.name}’s own report.", SourceMetadata(f"{project.name}’s", publisher="Us")),
            (f"{project.name}’s other report.", SourceMetadata(f"{project.name}’s other")),
        )
    )
    snapshot = get_newest_snapshot(session, source_id)
    link = EvidenceDraft(uuid7(), snapshot.id, 0, 10, Stance.REFUTES)
    assert sentence_id is not None
    evidence_id = link_evidence(session, sentence_id, person.id, link)
    return Things(
        project_id=project.id,
        article_id=article_id,
        sentence_id=sentence_id,
        source_id=source_id,
        speaker_id=add(session, project, f"{project.name}’s own source").id,
        evidence_id=evidence_id,
        event_id=session.scalars(select(Event.id).where(Event.object_id == evidence_id)).one(),
        annotation_id=uuid7(),
        snapshot_id=snapshot.id,
        author_id=get_author(session, project.id).id,
        batch_id=begin_batch(session, project.id, person.id, [], [File("a.txt", b"A file.")]),
        publisher_id=session.scalars(
            select(Publisher.id).where(Publisher.project_id == project.id)
        ).one(),
        relation_id=_relation(session, source_id, other_id, person),
        other_id=other_id,
        user_id=person.id,
        login_id=_login(session, person),
        invite_id=_invite(session, project, person),
        member_id=get_own_membership(session, project.id, person.id).id,
        comment_id=_comment(session, source_id, person),
        notice_id=_notice(session, project, person),
        review_id=session.scalars(select(Review.id).where(Review.article_id == article_id)).one(),
    )


def _relation(session: Session, source_id: UUID, other_id: UUID, person: User) -> UUID:
    how = (Kinship.COPY, Course.UNKNOWN, person.id)
    return relate_by_hand(session, source_id, other_id, *how, seen_revision=0)


def _login(session: Session, person: User) -> UUID:
    """Sign *person* in at one more browser, which is there to be signed out."""
    start_login(session, person.id)
    query = select(Login.id).where(Login.user_id == person.id).order_by(Login.id.desc())
    return session.scalars(query.limit(1)).one()


def _invite(session: Session, project: Project, person: User) -> UUID:
    make_invite(session, person.id, project_id=project.id, role=Role.VIEWER)
    return session.scalars(select(Invite.id).where(Invite.project_id == project.id)).one()


def _comment(session: Session, source_id: UUID, person: User) -> UUID:
    topic = find_source(session, source_id, person.id)
    return begin_thread(session, uuid7(), topic, "Is it so?", person.id).id


def _notice(session: Session, project: Project, person: User) -> UUID:
    notify(session, person.id, NoticeKind.ASSIGNED, project_id=project.id, actor_id=None)
    return list_notices(session, person.id)[0][0].id


@dataclass(frozen=True, slots=True)
class Question:
    """One way to use the app."""

    rule: Rule
    method: str
    access: Access

    @property
    def name(self) -> str:
        return f"{self.method} {self.rule.endpoint}"


def questions(app: Flask) -> Iterator[Question]:
    rules = sorted(app.url_map.iter_rules(), key=lambda rule: _turn(rule.endpoint))
    for rule in rules:
        access = access_of(app, rule.endpoint)
        assert access is not None, rule
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield Question(rule, method, access)


def _turn(endpoint: str) -> int:
    return next((turn for turn, name in enumerate(LAST) if endpoint.endswith(name)), -1)


def path_of(question: Question, things: Things) -> str:
    known = asdict(things)
    built = question.rule.build({name: known[name] for name in question.rule.arguments})
    assert built is not None
    return built[1]


def ask(client: FlaskClient, question: Question, things: Things, token: str = "") -> TestResponse:
    headers = {"X-CSRFToken": token} if token else {}
    body = {"json": {"sentence": str(things.sentence_id)}} if question.access.body else {}
    return client.open(path_of(question, things), method=question.method, headers=headers, **body)
