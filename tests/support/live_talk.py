"""What is said on the desk that browser tests look at, and what its editor is told."""

from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.accounts.service import add_member, create_user
from factcheck.models import NoticeKind, Project, Role, User, uuid7
from factcheck.talk.notices import notify
from factcheck.talk.service import begin_thread, reply, resolve_thread
from factcheck.talk.topics import Topic, find_article, find_sentence, find_source, find_speaker

HOSTILE = '<script>alert("x")</script> [x](javascript:alert(1)) **{{ 7 * 7 }}**\n\n> ' + "W" * 300


def add_talk(session: Session, project: Project, editor: User, ids: dict[str, UUID]) -> None:
    """Add threads about a thing of each kind, and notices. Flushes."""
    rita = create_user(session, "Rita Solberg", "rita@example.org")
    add_member(session, project.id, rita.id, Role.REVIEWER, editor.id)
    # Of the story Edith is a reviewer too, so Rita does not hear her there.
    sentence = find_sentence(session, ids["sentence_id"], editor.id)
    ids["comment_id"] = _begin(session, sentence, editor, "Mind what the court said, and when.")
    settled = _begin(session, find_article(session, ids["article_id"]), editor, "Published when?")
    resolve_thread(session, settled, 1, editor.id, resolved=True)
    hostile = find_article(session, ids["hostile_article_id"])
    asked = _begin(session, hostile, rita, "Is *all* of it hostile? @Edith Marlow")
    _reply(session, asked, editor, "All of it: see [the ruling](https://example.org/ruling).")
    _reply(session, asked, rita, "Thank you.\n\n- 4,100 people\n- two years\n\n> of the lead")
    hebrew = find_sentence(session, ids["hebrew_sentence_id"], editor.id)
    _begin(session, hebrew, editor, "האם המספר נכון? See the log.")
    _begin(session, find_source(session, ids["source_id"], rita.id), rita, "Which gauge is it?")
    judge = find_speaker(session, ids["speaker_id"], editor.id)
    _begin(session, judge, editor, "Judge since 2019.")
    for _ in range(2):
        _begin(session, hostile, rita, HOSTILE)
    for kind in (NoticeKind.ASSIGNED, NoticeKind.REOPENED, NoticeKind.ADJUDICATED):
        about = {"project_id": project.id, "article_id": ids["article_id"]}
        notify(session, editor.id, kind, actor_id=rita.id, **about)


def _begin(session: Session, topic: Topic, who: User, text: str) -> UUID:
    return begin_thread(session, uuid7(), topic, text, who.id).id


def _reply(session: Session, thread_id: UUID, who: User, text: str) -> None:
    reply(session, uuid7(), thread_id, text, who.id)
