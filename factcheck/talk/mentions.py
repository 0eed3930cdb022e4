"""Whom a comment names: "@" and a name, as people type it.

`@Dana` names the one member whose first name it is, `@Dana Ruiz` and `@"Dana Ruiz"` the one who is
called so in full; the longest name that fits is meant. Case and accents do not count.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.models import Membership, User
from factcheck.text.fold import fold

MOST = 50
"""Mentions that are read in one comment."""
LONGEST_NAME = 8
"""Words of a name that are tried without quotation marks around it."""
LONGEST_SHOWN = 60
"""Characters of a name that nobody has, as it is told to whoever wrote it."""
# Not within a word, as in an address of e-mail. A bare name goes on to the next "@" or line.
_AT = re.compile(r'(?<![\w@])@(?:"([^"\n]{1,300})"|“([^”\n]{1,300})”|([^\W_][^@\n"“”]{0,300}))')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who can be named."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """Who is named in a text."""

    members: tuple[Member, ...]
    unknown: tuple[str, ...]
    """What nobody is called, as it was typed."""
    unclear: tuple[str, ...]
    """What several are called, as it was typed."""


def list_nameable(session: Session, project_id: UUID) -> list[Member]:
    """Return who can be named in a project, by name: its members who are not disabled."""
    found = session.execute(
        select(User.id, User.name)
        .join(Membership, Membership.user_id == User.id)
        .where(Membership.project_id == project_id, User.disabled_at.is_(None))
    )
    return sorted((Member(*row) for row in found), key=lambda member: fold(member.name))


def find_mentions(text: str, members: Iterable[Member]) -> Mentions:
    """Return whom *text* names of *members*, each once, in its order."""
    called = _by_name(members)
    found: dict[UUID, Member] = {}
    unknown: dict[str, None] = {}
    unclear: dict[str, None] = {}
    for names in _read_names(text):
        meant = next((called[fold(name)] for name in names if fold(name) in called), None)
        if meant is None:
            unknown[names[-1][:LONGEST_SHOWN]] = None
        elif len(meant) > 1:
            unclear[names[-1][:LONGEST_SHOWN]] = None
        else:
            found[meant[0].id] = meant[0]
    return Mentions(tuple(found.values()), tuple(unknown), tuple(unclear))


def _by_name(members: Iterable[Member]) -> dict[str, list[Member]]:
    """Return the members by their full names, and by first names that are nobody's full one."""
    full: defaultdict[str, list[Member]] = defaultdict(list)
    first: defaultdict[str, list[Member]] = defaultdict(list)
    for member in members:
        name = fold(member.name)
        full[name].append(member)
        first[name.split(" ")[0]].append(member)
    return {**first, **full}


def _read_names(text: str) -> Iterator[Sequence[str]]:
    """Yield for each "@" the names it may stand for, the longest first."""
    for number, found in enumerate(_AT.finditer(text)):
        if number == MOST:
            return
        if quoted := found[1] or found[2]:
            yield (quoted,)
            continue
        words = found[3].split()[:LONGEST_NAME]
        yield [
            " ".join([*words[: count - 1], last])
            for count in range(len(words), 0, -1)
            for last in _endings(words[count - 1])
        ]


def _endings(word: str) -> Iterator[str]:
    """Yield a word, and what is left without what stands after a name: "Ruiz’s", "Ruiz/Bob"."""
    yield word
    bare = _WORD.match(word)
    if bare and bare[0] != word:
        yield bare[0]
