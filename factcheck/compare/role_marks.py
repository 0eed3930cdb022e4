"""Whether the passage gives a person of the claim another office. English only."""

from collections.abc import Iterator, Sequence

from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.name_places import Part, parts_of
from factcheck.compare.names import Name, is_same, is_spelled_alike
from factcheck.compare.role_kinds import differ, go_together
from factcheck.compare.roles import Role, find_roles, roles_of
from factcheck.compare.statement import Statement, concept_of, coverage
from factcheck.compare.told import Told
from factcheck.compare.unnamed_roles import (
    match_in_part,
    match_other_callings,
    match_unnamed,
    without_holder,
)
from factcheck.compare.words.deed_words import DOER
from factcheck.compare.words.office_words import RANKED
from factcheck.compare.words.person_words import (
    BROAD,
    ROLES,
    SINGLE,
)
from factcheck.compare.words.trade_words import TRADE_HEADS
from factcheck.text.quantity import Measure

_KNOWN = frozenset(ROLES.values())
_OFFICES = _KNOWN - TRADE_HEADS
_SHARED = 0.4
"""The share of words in common from which two offices are one, of what is not told."""
_NONE = frozenset({"no", "not", "never"})
_FOLLOWS = frozenset(Part(DOER, concept_of(verb)) for verb in ("succeed", "replace"))


def mark_roles(
    claim: Statement, passage: Statement, ours: Sequence[Name], theirs: Sequence[Name]
) -> Iterator[Mark]:
    """Yield a mark for each office that both sentences give a person they share, or to others."""
    our_roles, their_roles = find_roles(claim), find_roles(passage)
    if not our_roles or not their_roles:
        return
    done: set[int] = set()
    for name in ours:
        own = roles_of(claim, name, our_roles)
        if not own or own[0].first in done:
            continue
        for other in theirs:
            if not (is_same(name, other) or is_spelled_alike(name, other)):
                continue
            given = roles_of(passage, other, their_roles)
            given = given or _roles_taken_over(passage, other, theirs, their_roles)
            if given:
                done.add(own[0].first)
                denied = _is_denied(passage, their_roles, own[0])
                yield _mark(claim, passage, *_nearest(own, given), denied=denied)
                break
    yield from _mark_other_holders(claim, passage, (ours, our_roles), (theirs, their_roles))
    unnamed = match_unnamed(claim, passage, our_roles, their_roles)
    if unnamed is None:
        unnamed = match_other_callings(
            claim,
            passage,
            without_holder(claim, ours, our_roles),
            without_holder(passage, theirs, their_roles),
            named=bool(ours and theirs),
        )
    if unnamed is None and not done:
        unnamed = match_in_part(claim, passage, without_holder(claim, ours, our_roles), their_roles)
    if unnamed and not done:
        yield _mark(claim, passage, *unnamed)


def _roles_taken_over(
    statement: Statement, name: Name, names: Sequence[Name], roles: Sequence[Role]
) -> list[Role]:
    """The office in which somebody follows another: `the mayor, Hale, is succeeded by | Falk`."""
    if _FOLLOWS.isdisjoint(parts_of(statement, name)):
        return []
    others = [it for it in names if it.last < name.first and roles_of(statement, it, roles)]
    return roles_of(statement, others[-1], roles) if others else []


def mark_counted(
    claim: Statement, passage: Statement, ours: Sequence[Told], theirs: Sequence[Told]
) -> Iterator[Mark]:
    """Yield a mark where as many are counted as the claim tells, but of others: `45 doctors`."""
    counted, there = _counted(claim, ours), _counted(passage, theirs)
    for (number, calling), at in counted.items():
        for (as_many, given), to in there.items():
            heads = {calling, given}
            if number != as_many or not BROAD.isdisjoint(heads) or go_together(heads):
                continue
            if (number, calling) in there or (number, given) in counted:
                continue
            quoted, source = claim.span_of(at, at), passage.span_of(to, to)
            yield make_mark(
                MarkKind.ROLE,
                Agreement.DIFFER,
                Rule.OTHER_ROLE,
                (claim.text, quoted),
                (passage.text, source),
            )


def _counted(statement: Statement, told: Sequence[Told]) -> dict[tuple[float, str], int]:
    """How many there are of a calling, to the lexeme that names it: `45 doctors`."""
    found: dict[tuple[float, str], int] = {}
    for quantity in (it.quantity for it in told if it.quantity.measure is Measure.COUNT):
        _, after = statement.lexemes.between(quantity.start, quantity.end)
        word = statement.lexemes.word(after)
        if word.endswith("s") and (calling := ROLES.get(word.removesuffix("s"))):
            found.setdefault((quantity.value, calling), after)
    return found


def _nearest(ours: Sequence[Role], theirs: Sequence[Role]) -> tuple[Role, Role]:
    """Two offices of one person that go together, else the two told next to the name.

    A rank that both give is not the office: `General Harun, the chief of staff`.
    """
    pairs = [(one, other) for one in ours for other in theirs]
    pairs = [pair for pair in pairs if BROAD.isdisjoint({it.head for it in pair})] or pairs
    pairs = [(a, b) for a, b in pairs if a.head not in RANKED and b.head not in RANKED] or pairs
    # What somebody does for a living is seldom the office that the other tells of.
    pairs = [pair for pair in pairs if len({it.head in _OFFICES for it in pair}) == 1] or pairs
    # One office told of two things, before a calling that goes with it.
    pairs = [pair for pair in pairs if pair[0].head == pair[1].head] or pairs
    return next((pair for pair in pairs if not differ(*pair)), pairs[0])


_Held = tuple[Sequence[Name], Sequence[Role]]


def _mark_other_holders(
    claim: Statement, passage: Statement, ours: _Held, theirs: _Held
) -> Iterator[Mark]:
    """Yield a mark where an office that only one can hold goes with another name."""
    shared = coverage(claim, passage)
    for name in ours[0]:
        own = next(iter(roles_of(claim, name, ours[1])), None)
        if own is None or own.head not in SINGLE or any(is_same(name, it) for it in theirs[0]):
            continue
        for other in theirs[0]:
            given = next(iter(roles_of(passage, other, theirs[1])), None)
            if (
                given is None
                or not _is_one_office(own, given, shared)
                or is_spelled_alike(name, other)
            ):
                continue
            if any(is_same(other, it) for it in ours[0]):
                continue
            named = (claim.text, (name.start, name.end))
            there = (passage.text, (other.start, other.end))
            yield make_mark(MarkKind.NAME, Agreement.DIFFER, Rule.OTHER_NAME, named, there)
            break


def _is_one_office(one: Role, other: Role, shared: float) -> bool:
    if one.head != other.head or one.ranks != other.ranks:
        return False
    if one.fields and other.fields:
        return not one.fields.isdisjoint(other.fields)
    if one.ranks and not (one.fields or other.fields):
        return True
    return shared >= _SHARED


def _is_denied(passage: Statement, roles: Sequence[Role], ours: Role) -> bool:
    """Whether the passage says that it is not an office: `no curator but a student`."""
    return any(
        role.head == ours.head
        and any(passage.lexemes.word(at) in _NONE for at in range(role.first - 2, role.first))
        for role in roles
    )


def _mark(
    claim: Statement, passage: Statement, ours: Role, theirs: Role, *, denied: bool = False
) -> Mark:
    differs = differ(ours, theirs) or (denied and ours.head != theirs.head)
    agreement = Agreement.DIFFER if differs else Agreement.SAME
    rule = Rule.OTHER_ROLE if differs else Rule.SAME_ROLE
    given = (claim.text, claim.span_of(ours.first, ours.last))
    there = (passage.text, passage.span_of(theirs.first, theirs.last))
    return make_mark(MarkKind.ROLE, agreement, rule, given, there)
