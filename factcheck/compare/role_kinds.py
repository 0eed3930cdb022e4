"""Whether two offices or callings are one, or go together. English only."""

from collections.abc import Collection

from factcheck.compare.roles import Role
from factcheck.compare.statement import concept_of
from factcheck.compare.words.office_words import APART, BODIES, LEADING
from factcheck.compare.words.person_words import BROAD, GOING_TOGETHER, PLACES_AND_BODIES

_OF_ALL = frozenset({"mayor", "premier"})
"""Offices of more than what else may be led there: `head of the city's planning office`."""
_MINISTERS = frozenset({"minister", "secretary"})
_LED = frozenset(map(concept_of, BODIES | PLACES_AND_BODIES))


def differ(ours: Role, theirs: Role) -> bool:
    """Return whether nobody holds both, as far as the words tell."""
    if ours.head != theirs.head:
        heads = {ours.head, theirs.head}
        of_one = not (ours.fields | ours.led).isdisjoint(theirs.fields | theirs.led)
        if "director" in heads and of_one and heads.isdisjoint(_OF_ALL):
            return False  # "who heads the Interior Ministry", "the interior minister"
        if heads in APART:
            return True
        if heads == _MINISTERS:
            return _is_of_another(ours, theirs)
        if heads <= LEADING and "director" in heads and not _is_of_a_part(ours, theirs):
            return False  # "the head of the bank", "its chief executive"
        return BROAD.isdisjoint(heads) and not go_together(heads)
    if ours.ranks != theirs.ranks:
        return True
    return _is_of_another(ours, theirs)


def go_together(heads: Collection[str]) -> bool:
    """Return whether one person may well have all of these callings."""
    return any(group.issuperset(heads) for group in GOING_TOGETHER)


def _is_of_a_part(ours: Role, theirs: Role) -> bool:
    """Whether one directs only a part, as operations, or something else than the other does."""
    parts = any(role.head == "director" and not role.fields <= _LED for role in (ours, theirs))
    return parts or all(role.fields | role.led for role in (ours, theirs))


def _is_of_another(ours: Role, theirs: Role) -> bool:
    return bool(ours.fields and theirs.fields) and ours.fields.isdisjoint(theirs.fields)
