"""Whether the passage gives a person of the claim another office. English only."""

from collections.abc import Collection, Iterator, Sequence

from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.names import Name, is_same, is_spelled_alike
from factcheck.compare.roles import Role, find_roles, roles_of
from factcheck.compare.statement import Statement, concept_of, context_of, coverage, similarity
from factcheck.compare.told import Told
from factcheck.compare.words.office_words import APART, BODIES, LEADING, RANKED
from factcheck.compare.words.person_words import (
    BROAD,
    GOING_TOGETHER,
    PLACES_AND_BODIES,
    RANKS,
    ROLES,
    SINGLE,
)
from factcheck.text.quantity import Measure

_OF_ALL = frozenset({"mayor", "premier"})
"""Offices of more than what else may be led there: `head of the city's planning office`."""
_MINISTERS = frozenset({"minister", "secretary"})
_KNOWN = frozenset(ROLES.values())
_LED = frozenset(map(concept_of, BODIES | PLACES_AND_BODIES))
_ALIKE = 0.3
_ALIKE_ELSE = 0.5
"""How alike the words around two offices without a name must be to compare them: those of one
head, and others."""
_SHARED = 0.4
"""The share of words in common from which two offices are one, of what is not told."""
_SHARED_APART = 0.2
"""The same of two that only differ, as a bride and a groom do."""


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
            if given:
                done.add(own[0].first)
                yield _mark(claim, passage, *_nearest(own, given))
                break
    yield from _mark_other_holders(claim, passage, (ours, our_roles), (theirs, their_roles))
    unnamed = _match_unnamed(claim, passage, our_roles, their_roles)
    if unnamed is None:
        unnamed = _match_other_callings(
            claim,
            passage,
            _without_holder(claim, ours, our_roles),
            _without_holder(passage, theirs, their_roles),
            named=bool(ours and theirs),
        )
    if unnamed and not done:
        yield _mark(claim, passage, *unnamed)


def mark_counted(
    claim: Statement, passage: Statement, ours: Sequence[Told], theirs: Sequence[Told]
) -> Iterator[Mark]:
    """Yield a mark where as many are counted as the claim tells, but of others: `45 doctors`."""
    counted, there = _counted(claim, ours), _counted(passage, theirs)
    for (number, calling), at in counted.items():
        for (as_many, given), to in there.items():
            heads = {calling, given}
            if number != as_many or not BROAD.isdisjoint(heads) or _go_together(heads):
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


def _without_holder(
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


def _go_together(heads: Collection[str]) -> bool:
    return any(group.issuperset(heads) for group in GOING_TOGETHER)


def _nearest(ours: Sequence[Role], theirs: Sequence[Role]) -> tuple[Role, Role]:
    """Two offices of one person that go together, else the two told next to the name.

    A rank that both give is not the office: `General Harun, the chief of staff`.
    """
    pairs = [(one, other) for one in ours for other in theirs]
    pairs = [pair for pair in pairs if BROAD.isdisjoint({it.head for it in pair})] or pairs
    pairs = [(a, b) for a, b in pairs if a.head not in RANKED and b.head not in RANKED] or pairs
    # A calling that no table has is seldom the office that the other tells of.
    pairs = [pair for pair in pairs if len({it.head in _KNOWN for it in pair}) == 1] or pairs
    # One office told of two things, before a calling that goes with it.
    pairs = [pair for pair in pairs if pair[0].head == pair[1].head] or pairs
    return next((pair for pair in pairs if not _differ(*pair)), pairs[0])


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


def _is_plural(statement: Statement, role: Role) -> bool:
    words = range(role.first, role.last + 1)
    return any(statement.lexemes.word(at).removesuffix("s") in ROLES for at in words) and any(
        statement.lexemes.word(at) not in ROLES and statement.lexemes.word(at).endswith("s")
        for at in words
    )


def _match_other_callings(
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
    if not len(ours) == len(theirs) == 1 or not _differ(ours[0], theirs[0]):
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


def _match_unnamed(
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


def _mark(claim: Statement, passage: Statement, ours: Role, theirs: Role) -> Mark:
    differs = _differ(ours, theirs)
    agreement = Agreement.DIFFER if differs else Agreement.SAME
    rule = Rule.OTHER_ROLE if differs else Rule.SAME_ROLE
    given = (claim.text, claim.span_of(ours.first, ours.last))
    there = (passage.text, passage.span_of(theirs.first, theirs.last))
    return make_mark(MarkKind.ROLE, agreement, rule, given, there)


def _is_of_a_part(ours: Role, theirs: Role) -> bool:
    """Whether one directs only a part, as operations, or something else than the other does."""
    parts = any(role.head == "director" and not role.fields <= _LED for role in (ours, theirs))
    return parts or all(role.fields | role.led for role in (ours, theirs))


def _differ(ours: Role, theirs: Role) -> bool:
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
        return BROAD.isdisjoint(heads) and not _go_together(heads)
    if ours.ranks != theirs.ranks:
        return True
    return _is_of_another(ours, theirs)


def _is_of_another(ours: Role, theirs: Role) -> bool:
    return bool(ours.fields and theirs.fields) and ours.fields.isdisjoint(theirs.fields)
