"""Whether the passage gives a person of the claim another office. English only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.names import Name, is_same, is_spelled_alike
from factcheck.compare.statement import Statement, concept_of, context_of, similarity
from factcheck.compare.words.concept_words import FUNCTION_WORDS
from factcheck.compare.words.person_words import BROAD, EMPTY, LEARNED, RANKS, ROLES, SINGLE
from factcheck.text.lexemes import Form
from factcheck.text.quantity_words import ONES

_ALIKE = 0.3
"""How alike the words around two offices without a name must be to compare them."""
_BEFORE = 4
"""Words before an office that may belong to it."""
_BETWEEN = 8
_AFTER = 12
"""Lexemes between an office and a name behind it, and before it."""
_LEADING = frozenset({"chief", "head", "general", "deputy", "prime"})
"""Offices that are only a part of the one the next word names."""
_PARTING = frozenset("and said says told who with by that but to was is".split())
"""Words that part an office from a name behind it."""
_APPOSING = frozenset(", ( is was became as — – remains chairs".split())
_CROSSED = frozenset(
    "the a an of and at for in 's - ’ , who is was has been its their his her charge one now "
    "then".split()
)
"""What may stand between a name and the office it holds."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office or calling as it stands in a sentence."""

    head: str
    ranks: frozenset[str]
    """`deputy`, `former`, `acting`: what makes it another office."""
    fields: frozenset[str]
    """The concepts of what it is of: finance, foreign, sales."""
    first: int
    last: int
    """Its lexemes, the last included."""


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
    if unnamed and not done:
        yield _mark(claim, passage, *unnamed)


def _nearest(ours: Sequence[Role], theirs: Sequence[Role]) -> tuple[Role, Role]:
    """Two offices of one person that go together, else the two told next to the name."""
    pairs = [(one, other) for one in ours for other in theirs]
    return next((pair for pair in pairs if not _differ(*pair)), pairs[0])


_Held = tuple[Sequence[Name], Sequence[Role]]


def _mark_other_holders(
    claim: Statement, passage: Statement, ours: _Held, theirs: _Held
) -> Iterator[Mark]:
    """Yield a mark where an office that only one can hold goes with another name."""
    for name in ours[0]:
        own = next(iter(roles_of(claim, name, ours[1])), None)
        if own is None or own.head not in SINGLE or any(is_same(name, it) for it in theirs[0]):
            continue
        for other in theirs[0]:
            given = next(iter(roles_of(passage, other, theirs[1])), None)
            if given is None or not _is_one_office(own, given) or is_spelled_alike(name, other):
                continue
            if any(is_same(other, it) for it in ours[0]):
                continue
            named = (claim.text, (name.start, name.end))
            there = (passage.text, (other.start, other.end))
            yield make_mark(MarkKind.NAME, Agreement.DIFFER, Rule.OTHER_NAME, named, there)
            break


def _is_one_office(one: Role, other: Role) -> bool:
    if one.head != other.head or one.ranks != other.ranks:
        return False
    if one.fields or other.fields:
        return not one.fields.isdisjoint(other.fields)
    return bool(one.ranks)


def _is_plural(statement: Statement, role: Role) -> bool:
    words = range(role.first, role.last + 1)
    return any(statement.lexemes.word(at).removesuffix("s") in ROLES for at in words) and any(
        statement.lexemes.word(at) not in ROLES and statement.lexemes.word(at).endswith("s")
        for at in words
    )


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


def find_roles(statement: Statement) -> list[Role]:
    """Return the offices and callings of a sentence in their order."""
    lexemes, roles = statement.lexemes, []
    for at in range(len(lexemes)):
        if lexemes.word(at) == "chief" and lexemes.word(at + 1) == "executive":
            roles.append(_read(statement, at, at + 1, "chief-executive"))
        elif lexemes.word(at) == "officer" and lexemes.word(at - 1) == "executive":
            continue
        elif (head := _head_at(statement, at)) and not _goes_on(statement, at):
            roles.append(_read(statement, at, at, head))
    return roles


def _head_at(statement: Statement, at: int) -> str:
    """What the office named by the lexeme is compared by, "" when it names none."""
    word = statement.lexemes.word(at).removesuffix("'s")
    return ROLES.get(word) or ROLES.get(word.removesuffix("s"), "")


def _goes_on(statement: Statement, at: int) -> bool:
    """Whether the office is named only by the next word: `head coach`, `prime minister`."""
    leads = statement.lexemes.word(at) in _LEADING
    return leads and bool(_head_at(statement, at + 1))


def _read(statement: Statement, first: int, last: int, head: str) -> Role:
    """The office whose head stands at first..last, with the words that go with it."""
    begin, ranks, fields = _read_before(statement, first)
    end, of = _read_after(statement, last)
    if statement.lexemes.word(end + 1) == "until":
        ranks.add("former")
    return Role(head, frozenset(ranks - {""}), frozenset(fields | of), begin, end)


def _read_before(statement: Statement, first: int) -> tuple[int, set[str], set[str]]:
    """Where the words before an office begin, its ranks and its fields: `deputy`, `finance`."""
    lexemes = statement.lexemes
    ranks, fields, begin = set(), set(), first
    while begin > 0 and first - begin < _BEFORE and _belongs(statement, begin - 1, first):
        begin -= 1
        word = lexemes.word(begin)
        if word in RANKS:
            ranks.add(RANKS[word])
        elif word.isalpha() and not (word in EMPTY or word in ROLES or word in ONES):
            fields.add(concept_of(word))
    if lexemes.word(begin - 1) == "the" and lexemes.word(begin - 2) in RANKS:
        ranks.add(RANKS[lexemes.word(begin - 2)])  # "formerly the head"
    return begin, ranks, fields


def _belongs(statement: Statement, at: int, head: int) -> bool:
    """Whether a word before the head of an office belongs to it; a name does not."""
    lexeme, word = statement.lexemes[at], statement.lexemes.word(at)
    if word in RANKS or word == "-":
        return True
    if word in FUNCTION_WORDS or not word.isalpha():
        return False
    named = lexeme.capital and not statement.lexemes[head].capital
    return not named or statement.lexemes.word(at - 1) in ("", ".", ":")


def _read_after(statement: Statement, last: int) -> tuple[int, set[str]]:
    """Where `of dam safety` ends behind an office, and its concepts."""
    lexemes, end = statement.lexemes, last
    fields: set[str] = set()
    if lexemes.word(last + 1) not in ("of", "for"):
        return end, fields
    for at in range(last + 2, min(last + 5, len(lexemes))):
        word = lexemes.word(at)
        if word.isalpha() and word not in FUNCTION_WORDS and not lexemes[at].capital:
            fields.add(concept_of(word))
            end = at
        elif word != "the":
            break
    return end, fields


def roles_of(statement: Statement, name: Name, roles: Sequence[Role]) -> list[Role]:
    """The offices that the sentence gives to *name*, right before it or in apposition behind."""
    before = [role for role in roles if role.last < name.first and _joins(statement, role, name)]
    behind = [role for role in roles if name.last < role.first and _apposes(statement, name, role)]
    if before:
        before = [*_joined(statement, roles, before[0]), *before]
    return [*reversed(before), *behind]


def _joined(statement: Statement, roles: Sequence[Role], last: Role) -> list[Role]:
    """The offices that `and` joins to one: `actor and director Miles Denton`."""
    return [
        role
        for role in roles
        if role.last < last.first
        and statement.lexemes.phrase(role.last + 1, last.first - role.last - 1) in ("and", ",", "/")
    ]


def _joins(statement: Statement, role: Role, name: Name) -> bool:
    """`finance minister Yannick Roell`, `the mayor, Pavel Drozhin`, `governor of the bank, X`."""
    between = statement.lexemes[role.last + 1 : name.first]
    words = [lexeme.lower for lexeme in between]
    if not words or words == [","]:
        return True
    if len(between) > _BETWEEN or words[0] not in ("of", "for", "at", ","):
        return False
    if not _PARTING.isdisjoint(words) or any(word.form is Form.NUMERAL for word in between):
        return False
    return "," not in words[:-1]


def _apposes(statement: Statement, name: Name, role: Role) -> bool:
    """`Pavel Drozhin, 61, the mayor`, `Roell, who is deputy finance minister`, `X is mayor`."""
    between = statement.lexemes[name.last + 1 : role.first]
    words = [lexeme.lower for lexeme in between]
    if not 0 < len(between) <= _AFTER:
        return False
    if words[-1] == "as" or words[-2:] == ["as", "the"]:  # "X stepped down as director"
        return "," not in words
    if words[0] not in _APPOSING or words.count(",") > 2:
        return False
    return all(
        lexeme.lower in _CROSSED
        or lexeme.lower in RANKS
        or lexeme.lower.endswith("'s")
        or lexeme.form is Form.NUMERAL
        or (lexeme.form is Form.WORD and lexeme.capital)
        for lexeme in between[1:]
    )


def _mark(claim: Statement, passage: Statement, ours: Role, theirs: Role) -> Mark:
    differs = _differ(ours, theirs)
    agreement = Agreement.DIFFER if differs else Agreement.SAME
    rule = Rule.OTHER_ROLE if differs else Rule.SAME_ROLE
    given = (claim.text, claim.span_of(ours.first, ours.last))
    there = (passage.text, passage.span_of(theirs.first, theirs.last))
    return make_mark(MarkKind.ROLE, agreement, rule, given, there)


def _differ(ours: Role, theirs: Role) -> bool:
    if ours.head != theirs.head:
        return BROAD.isdisjoint((ours.head, theirs.head)) and not LEARNED.issuperset(
            (ours.head, theirs.head)
        )
    if ours.ranks != theirs.ranks:
        return True
    return bool(ours.fields and theirs.fields) and ours.fields.isdisjoint(theirs.fields)
