"""The versions of a project's guidelines: reading, writing a new one, what changed between two.

A version is never altered; the one with the highest number holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.errors import DETAILS_CHANGED, InvalidError, NotFoundError, StaleError
from factcheck.history import record
from factcheck.locking import lock_project
from factcheck.models import Guideline, Tag, User
from factcheck.text.sanitize import MAX_NOTE_BYTES
from factcheck.words import say

LONGEST_DEFINITION = 300
LONGEST_CHANGE = 200
"""In code points."""

NO_VERSION = say("There is no such version of the guidelines. The list shows which there are.")
EMPTY = say("Write something: a text, or what a tag means.")
TOO_LONG = say("Shorten the text to at most 10 kB.")
DEFINITION_TOO_LONG = say(
    "Shorten this to at most %(limit)s characters.", limit=str(LONGEST_DEFINITION)
)
CHANGE_MISSING = say("Say in a line what is new, for those who know the last version.")


@dataclass(frozen=True, slots=True)
class GuidelineDraft:
    """Guidelines, checked but not yet stored."""

    text: str
    """Short Markdown."""
    definitions: Mapping[str, str]
    """What a tag means, by the tag's value; plain text."""
    change: str = ""
    """What is new, in a line."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version, as the list of them shows it."""

    version: int
    change: str
    made_by: str | None
    """None for the command line."""
    created_at: datetime


def find_current(session: Session, project_id: UUID) -> Guideline | None:
    """Return the version that holds, None where there are no guidelines."""
    # A review that begins asks the same of the table (reviews.beginning), for the id alone: it is
    # built once there, as a first save runs it.
    query = select(Guideline).where(Guideline.project_id == project_id)
    return session.scalar(query.order_by(Guideline.version.desc()).limit(1))


def get_version(session: Session, project_id: UUID, version: int) -> Guideline:
    """Return one version.

    Raises:
        NotFoundError: there is none.
    """
    found = session.scalar(
        select(Guideline).where(Guideline.project_id == project_id, Guideline.version == version)
    )
    if found is None:
        raise NotFoundError(NO_VERSION)
    return found


def list_versions(session: Session, project_id: UUID) -> list[Version]:
    """Return all versions, the newest first, in one query."""
    found = session.execute(
        select(Guideline.version, Guideline.change, User.name, Guideline.created_at)
        .outerjoin(User, User.id == Guideline.made_by_id)
        .where(Guideline.project_id == project_id)
        .order_by(Guideline.version.desc())
    )
    return [Version(*row) for row in found]


def save_version(
    session: Session,
    project_id: UUID,
    draft: GuidelineDraft,
    actor_id: UUID | None,
    *,
    seen_version: int,
) -> int:
    """Store *draft* as the version that holds from now on, and return its number. Flushes.

    One that says the same as the last is not stored again.

    Args:
        seen_version: the version that the editor's form showed, 0 for none.

    Raises:
        InvalidError: there is nothing in it, too much, or no word on what is new; `.fields` says
            which.
        StaleError: somebody else saved a version meanwhile, which says something else.
    """
    definitions = _check(draft)
    lock_project(session, project_id)
    current = find_current(session, project_id)
    # First of all, so that a form sent twice is no conflict with oneself.
    if current and (current.text, current.definitions) == (draft.text, definitions):
        return current.version
    if (current.version if current else 0) != seen_version:
        raise StaleError(DETAILS_CHANGED)
    if current and not draft.change:
        raise InvalidError(CHANGE_MISSING, {"change": CHANGE_MISSING})
    guideline = Guideline(
        project_id=project_id,
        version=seen_version + 1,
        text=draft.text,
        definitions=definitions,
        change=draft.change,
        made_by_id=actor_id,
    )
    session.add(guideline)
    session.flush()
    record(
        session,
        verb="guideline.added",
        object_id=guideline.id,
        actor_id=actor_id,
        project_id=project_id,
        after={"version": guideline.version, "change": draft.change},
    )
    return guideline.version


def _check(draft: GuidelineDraft) -> dict[str, str]:
    """Refuse what cannot be stored, and return the definitions that say something, by tag."""
    if len(draft.text) > MAX_NOTE_BYTES or len(draft.text.encode()) > MAX_NOTE_BYTES:
        raise InvalidError(TOO_LONG, {"text": TOO_LONG})
    definitions = {tag.value: said for tag in Tag if (said := draft.definitions.get(tag, ""))}
    for tag, said in definitions.items():
        if len(said) > LONGEST_DEFINITION:
            raise InvalidError(DEFINITION_TOO_LONG, {tag: DEFINITION_TOO_LONG})
    if not draft.text and not definitions:
        raise InvalidError(EMPTY, {"text": EMPTY})
    return definitions
