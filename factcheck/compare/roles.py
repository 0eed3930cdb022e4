"""The offices and callings in a sentence, and who holds them. English only."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.compare.names import Name
from factcheck.compare.statement import Statement, concept_of
from factcheck.compare.words.concept_words import FUNCTION_WORDS
from factcheck.compare.words.person_words import EMPTY, RANKS, ROLES, TITLES
from factcheck.text.lexemes import Form
from factcheck.text.quantity_words import ONES

_BEFORE = 4
"""Words before an office that may belong to it."""
_BETWEEN = 8
_AFTER = 12
"""Lexemes between an office and a name behind it, and before it."""
_HONORIFICS = TITLES - ROLES.keys()
_LEADS = frozenset({"heads", "chairs"})
"""Verbs for holding an office, whose object says of what."""
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
    led: frozenset[str]
    """The concepts of the name of what the person heads."""
    first: int
    last: int
    """Its lexemes, the last included."""


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
    if word not in ROLES and _is_counted(statement, at):
        return ""  # "two chairs"
    return ROLES.get(word) or ROLES.get(word.removesuffix("s"), "")


def _is_counted(statement: Statement, at: int) -> bool:
    before = statement.lexemes.word(at - 1)
    return before in ONES or before[:1].isdigit()


def _goes_on(statement: Statement, at: int) -> bool:
    """Whether the office is named only by the next word: `head coach`, `prime minister`."""
    leads = statement.lexemes.word(at) in _LEADING
    return leads and bool(_head_at(statement, at + 1))


def _read(statement: Statement, first: int, last: int, head: str) -> Role:
    """The office whose head stands at first..last, with the words that go with it."""
    begin, ranks, fields = _read_before(statement, first)
    end, of = _read_after(statement, last)
    led = frozenset[str]()
    if statement.lexemes.word(last) in _LEADS:
        following = range(last + 1, min(last + _BEFORE, len(statement.lexemes)))
        led = frozenset(statement.concepts[at] for at in following) - {""}
    if statement.lexemes.word(end + 1) == "until":
        ranks.add("former")
    return Role(head, frozenset(ranks - {""}), frozenset(fields | of), led, begin, end)


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
    if lexeme.capital is statement.lexemes[head].capital:
        return True
    return lexeme.capital and statement.lexemes.word(at - 1) in ("", ".", ":")


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
    words = [lexeme.lower for lexeme in between if lexeme.lower not in _HONORIFICS]
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
        return "," not in words and not any(lexeme.capital for lexeme in between)
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
