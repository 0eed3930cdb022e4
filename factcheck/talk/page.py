"""All that a page shows of the comments about something."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.models import Role, uuid7
from factcheck.talk.mentions import Member, list_nameable
from factcheck.talk.reading import Thread, list_about
from factcheck.talk.service import may_resolve
from factcheck.talk.topics import Topic, is_blind


@dataclass(frozen=True, slots=True)
class Talk:
    """Threads as a page shows them to one reader."""

    threads: tuple[Thread, ...]
    reader_id: UUID
    role: Role
    topic: Topic | None = None
    """What all are about; None for a list of several things."""
    following: UUID | None = None
    """The thread after which the next page begins; None on the last page."""
    members: tuple[Member, ...] = ()
    """Who can be named, for those who may write."""
    blind: bool = False
    """Whether what is said is kept from reviewers for now."""

    @property
    def is_editor(self) -> bool:
        return self.role is Role.EDITOR

    @property
    def can_write(self) -> bool:
        """Whether the reader may write about the one thing."""
        standing = self.topic is None or not self.topic.removed
        return standing and self.role.rank >= Role.REVIEWER.rank

    def new_id(self) -> UUID:
        """An id for the comment that a form may bring."""
        return uuid7()

    def may_resolve(self, thread: Thread) -> bool:
        """Whether the reader may settle a thread."""
        return self.can_write and may_resolve(thread, self.reader_id, edits=self.is_editor)


def read_talk(
    session: Session, topic: Topic, reader_id: UUID, role: Role, *, after: UUID | None = None
) -> Talk:
    """Return a page of what is said of something, in at most five queries."""
    threads, following = list_about(session, topic, reader_id, after=after)
    return gather(session, threads, reader_id, role, topic=topic, following=following)


def gather(
    session: Session,
    threads: list[Thread],
    reader_id: UUID,
    role: Role,
    *,
    topic: Topic,
    following: UUID | None = None,
) -> Talk:
    """Return threads that were read, with what a page needs besides."""
    writes = role.rank >= Role.REVIEWER.rank and not topic.removed
    members = list_nameable(session, topic.project_id) if writes else ()
    blind = writes and is_blind(session, topic.made_in_id)
    return Talk(tuple(threads), reader_id, role, topic, following, tuple(members), blind)
