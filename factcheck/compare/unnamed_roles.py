"""Offices that a sentence gives to nobody by name, and what the passage has for them.

English only.
"""

from collections.abc import Sequence

from factcheck.compare.name_places import parts_of
from factcheck.compare.names import Name
from factcheck.compare.role_kinds import differ
from factcheck.compare.roles import Role, roles_of
from factcheck.compare.statement import Statement, context_of, coverage, similarity
from factcheck.compare.words.office_words import APART
from factcheck.compare.words.person_words import RANKS, ROLES

_KNOWN = frozenset(ROLES.values())
_ALIKE = 0.3
_ALIKE_ELSE = 0.5
"""How alike the words around two offices without a name must be to compare them: those of one
head, and others."""
_SHARED = 0.4
"""The share of words in common from which two offices are one, of what is not told."""
_SHARED_APART = 0.2
"""The same of two that only differ, as a bride and a groom do."""


def without_holder(
    statement: Statement, names: Sequence[Name], roles: Sequence[Role]
) -> list[Role]:
    """The offices of one person of whom the sentence does not tell who it is.

    Where it names nobody, those of several people too.
    """
    held = [role for name in names for role in roles_of(statement, name, roles)]
    return [
        role
        for role in roles
        if role not in held
        and not _is_joined(statement, role)
        and (not names or not statement.lexemes.word(role.last).endswith("s"))
    ]


def _is_joined(statement: Statement, role: Role) -> bool:
    """`the staff-student ratio`."""
    before = statement.lexemes.word(role.last - 2)
    return statement.lexemes.word(role.last - 1) == "-" and before not in RANKS


def match_unnamed(
    claim: Statement, passage: Statement, ours: Sequence[Role], theirs: Sequence[Role]
) -> tuple[Role, Role] | None:
    """The only office of its head in each of the two, when it is of quite another field in each."""
    for role in ours:
        same = [other for other in theirs if other.head == role.head]
        if _is_plural(claim, role) or any(_is_plural(passage, other) for other in same):
            continue
        if not sum(other.head == role.head for other in ours) == len(same) == 1:
            continue
        closer, their_closer = role.ranks | role.fields, same[0].ranks | same[0].fields
        if closer and their_closer and closer.isdisjoint(their_closer):
            here = context_of(claim, *claim.span_of(role.first, role.last))
            there = context_of(passage, *passage.span_of(same[0].first, same[0].last))
            if similarity(here, there) >= _ALIKE:
                return role, same[0]
    return None


def _is_plural(statement: Statement, role: Role) -> bool:
    words = range(role.first, role.last + 1)
    return any(statement.lexemes.word(at).removesuffix("s") in ROLES for at in words) and any(
        statement.lexemes.word(at) not in ROLES and statement.lexemes.word(at).endswith("s")
        for at in words
    )


def match_other_callings(
    claim: Statement,
    passage: Statement,
    ours: Sequence[Role],
    theirs: Sequence[Role],
    *,
    named: bool,
) -> tuple[Role, Role] | None:
    """The only office of each of the two, nobody being named for it, when they are quite others.

    Args:
        named: whether both name somebody, who may hold it; then only two that nobody can be at
            once are compared.
    """
    if not len(ours) == len(theirs) == 1 or not differ(ours[0], theirs[0]):
        return None
    heads = {ours[0].head, theirs[0].head}
    if named and heads not in APART:
        return None
    if len(heads) == 1 or heads.isdisjoint(_KNOWN):
        return None
    apart = heads in APART
    if "member" in heads or coverage(claim, passage) < (_SHARED_APART if apart else _SHARED):
        return None
    here = context_of(claim, *claim.span_of(ours[0].first, ours[0].last))
    there = context_of(passage, *passage.span_of(theirs[0].first, theirs[0].last))
    least = _ALIKE if apart else _ALIKE_ELSE
    return (ours[0], theirs[0]) if similarity(here, there) >= least else None


def match_in_part(
    claim: Statement, passage: Statement, ours: Sequence[Role], theirs: Sequence[Role]
) -> tuple[Role, Role] | None:
    """Two of other offices of whom the claim and the passage tell the same deed.

    So `Falk embraced the prosecutor` stands against `Falk hugged her lawyer`.
    """
    for role in ours:
        parts = parts_of(claim, _as_name(claim, role))
        for other in theirs if parts else ():
            there = parts_of(passage, _as_name(passage, other))
            if any(part.is_that_of(their) for part in parts for their in there):
                apart = differ(role, other) and not {role.head, other.head}.isdisjoint(_KNOWN)
                return (role, other) if apart else None
    return None


def _as_name(statement: Statement, role: Role) -> Name:
    first = role.first
    while statement.lexemes.word(first - 1).endswith("'s"):
        first -= 1  # "hugged | Strand's lawyer"
    start, end = statement.span_of(role.first, role.last)
    return Name((role.head,), start, end, first, role.last, titled=True, opens=False)
