"""The registry's entries: all that is known of one speaker."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from factcheck.errors import InvalidError, NotFoundError
from factcheck.locking import lock_project
from factcheck.models import Speaker, SpeakerAlias, SpeakerKind
from factcheck.text.external import external_url
from factcheck.text.fold import fold
from factcheck.words import say

NO_SPEAKER = say("There is no such speaker.")
AUTHOR_STAYS = say("This stands for whoever wrote each article, so it cannot be changed.")
NOT_STANDING = say("This speaker was merged or removed meanwhile. Reload the page to see it.")
NO_ALIAS = say("This name was taken away meanwhile.")

_ENTRY = select(
    Speaker.project_id,
    Speaker.name,
    Speaker.kind,
    Speaker.role,
    Speaker.external_id,
    Speaker.revision,
    Speaker.merged_into_id,
    Speaker.removed_at.is_not(None).label("removed"),
    Speaker.made_by_id,
    Speaker.made_in_id,
).where(Speaker.id == bindparam("speaker"))
_NAMES = (
    select(SpeakerAlias.id, SpeakerAlias.alias, Speaker.id, Speaker.name)
    .join(Speaker, Speaker.id == SpeakerAlias.speaker_id)
    .where(
        or_(
            Speaker.id == bindparam("speaker"),
            Speaker.merged_into_id == bindparam("speaker"),
        )
    )
    .order_by(SpeakerAlias.folded, Speaker.merged_into_id.is_not(None), SpeakerAlias.id)
)


@dataclass(frozen=True, slots=True)
class Alias:
    """A name by which a speaker is found."""

    id: UUID
    alias: str
    speaker_id: UUID
    """Whose alias it is: the speaker's own, or that of one merged into it."""
    merged_name: str
    """The name of the one merged, through whom it came; empty for the speaker's own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """All that the registry says of a speaker."""

    id: UUID
    project_id: UUID
    name: str
    kind: SpeakerKind
    role: str
    external_id: str
    revision: int
    merged_into_id: UUID | None
    removed: bool
    made_by_id: UUID | None
    made_in_id: UUID | None
    aliases: tuple[Alias, ...]
    """All names but the one it goes by, by how they are spelled; those merged, by name each."""

    @property
    def external_url(self) -> str:
        """Where the external identifier leads, empty without one."""
        return external_url(self.external_id)

    @property
    def changeable(self) -> bool:
        """Whether anything of it can be changed: the author stands for somebody else each time."""
        return self.standing and self.kind is not SpeakerKind.AUTHOR

    @property
    def standing(self) -> bool:
        """Whether it can be named and changed."""
        return self.merged_into_id is None and not self.removed


def get_entry(session: Session, speaker_id: UUID) -> Entry:
    """Return a speaker, also one merged or removed, in two queries.

    Raises:
        NotFoundError: there never was such a speaker.
    """
    row: Any = session.execute(_ENTRY, {"speaker": speaker_id}).mappings().first()
    if row is None:
        raise NotFoundError(NO_SPEAKER)
    own = fold(row["name"])
    aliases: dict[tuple[UUID, str], Alias] = {}
    for alias_id, alias, whose, whose_name in session.execute(_NAMES, {"speaker": speaker_id}):
        folded, merged_name = fold(alias), "" if whose == speaker_id else whose_name
        # By the name it had, each one merged can be split off, though another goes by it as well.
        named = whose if folded == fold(merged_name) else speaker_id
        aliases.setdefault((named, folded), Alias(alias_id, alias, whose, merged_name))
    aliases.pop((speaker_id, own), None)
    return Entry(speaker_id, aliases=tuple(aliases.values()), **row)


def get_changeable(session: Session, speaker_id: UUID) -> Entry:
    """Return a speaker that can be changed.

    Raises:
        NotFoundError: there never was such a speaker.
        InvalidError: it was merged or removed, or is the author.
    """
    entry = get_entry(session, speaker_id)
    if not entry.standing:
        raise InvalidError(NOT_STANDING)
    if not entry.changeable:
        raise InvalidError(AUTHOR_STAYS)
    return entry


def lock_changeable(session: Session, speaker_id: UUID) -> Entry:
    """Return it as get_changeable does, and let nobody else change any until the commit."""
    lock_project(session, get_entry(session, speaker_id).project_id)
    return get_changeable(session, speaker_id)


def find_alias(entry: Entry, alias_id: UUID) -> Alias:
    """Return one of the aliases of *entry*.

    Raises:
        InvalidError: it has none of this id.
    """
    for alias in entry.aliases:
        if alias.id == alias_id:
            return alias
    raise InvalidError(NO_ALIAS)
