"""The offices and callings in a sentence, and who holds them. English only."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from factcheck.compare.callings import is_other_calling
from factcheck.compare.names import Name
from factcheck.compare.statement import Statement, concept_of
from factcheck.compare.words.concept_words import FUNCTION_WORDS
from factcheck.compare.words.office_words import BODIES, FIELDS
from factcheck.compare.words.person_words import EMPTY, RANKS, ROLES, TITLES
from factcheck.compare.words.polarity_words import ARTICLES, DETERMINERS, OPENING
from factcheck.text.lexemes import Form, Lexeme, Lexemes
from factcheck.text.quantity_words import ONES

_BEFORE = 4
"""Words before an office that may belong to it."""
_BETWEEN = 8
_AFTER = 12
"""Lexemes between an office and a name behind it, and before it."""
_HONORIFICS = TITLES - ROLES.keys()
_LEADS = frozenset({"heads", "chairs", "runs", "leads"})
"""Verbs for holding an office, whose object says of what."""
_FORMS = _LEADS | {form for role in ROLES for form in (role, f"{role}s", f"{role}'s")}
"""All words by which an office may be named."""
_OWNERS = frozenset("the its their her his and '".split())
"""What may stand within `of their fire service`, `for trade and industry`."""
_BODIES = frozenset(map(concept_of, BODIES))
_LEADING = frozenset({"chief", "head", "general", "deputy", "prime", "justice", "student"})
"""Offices that are only a part of the one the next word names."""
_PARTING = frozenset("and said says told who with by that but to was is".split())
"""Words that part an office from a name behind it."""
_APPOSING = frozenset(", ( is was will used became as — – remains chairs".split())
_CROSSED = frozenset(
    "himself herself the a an of and at for in 's - ’ , who is was has been its their his her "
    "charge one now "
    "then works worked working serves served employed as".split()
)
"""What may stand between a name and the office it holds."""
_WHENCE = frozenset("of from at in to".split())
_AT_THE_TIME = frozenset(
    "that time once currently until recently still today newly used to be".split()
)
"""Words for when it was held."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office or calling as it stands in a sentence."""

    head: str
    ranks: frozenset[str]
    """`deputy`, `former`, `acting`: what makes it another office."""
    fields: frozenset[str]
    """The concepts of what it is of: finance, foreign, sales."""
    led: frozenset[str]
    """The concepts of what the person heads or is president of, its name included."""
    first: int
    last: int
    """Its lexemes, the last included."""


def find_roles(statement: Statement) -> list[Role]:
    """Return the offices and callings of a sentence in their order."""
    lexemes, roles = statement.lexemes, []
    for at, lexeme in enumerate(lexemes):
        if lexeme.lower not in _FORMS and is_other_calling(lexemes, at):
            roles.append(_read(statement, at, at, statement.concepts[at]))
        if lexeme.lower not in _FORMS or _has_children(lexemes, at):
            continue
        if lexeme.lower == "chief" and lexemes.word(at + 1) == "executive":
            roles.append(_read(statement, at, at + 1, "chief-executive"))
        elif lexeme.lower == "director" and lexemes.word(at - 1) == "managing":
            roles.append(_read(statement, at, at, "chief-executive"))
        elif lexeme.lower == "member" and lexemes.phrase(at, 3) == "member of parliament":
            roles.append(_read(statement, at, at + 2, "mp"))
        elif lexeme.lower == "officer" and lexemes.word(at - 1) == "executive":
            continue
        elif (head := _head_at(statement, at)) and not _goes_on(statement, at):
            roles.append(_read(statement, at, at, head))
    return roles


def _is_article(lexemes: Lexemes, at: int) -> bool:
    return lexemes.word(at) in ARTICLES


def _has_children(lexemes: Lexemes, at: int) -> bool:
    """Whether somebody is only called a `mother of three`."""
    return lexemes.word(at + 1) == "of" and lexemes.word(at + 2) in ONES


def _head_at(statement: Statement, at: int) -> str:
    """What the office named by the lexeme is compared by, "" when it names none."""
    word = statement.lexemes.word(at).removesuffix("'s")
    if word in ("runs", "leads"):
        led, _ = _read_led(statement, at + 1)
        relative = statement.lexemes.word(at - 1) == "who"
        return "director" if relative and not led.isdisjoint(_BODIES) else ""
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
    if statement.lexemes.word(last + 1) == "of":
        led, _ = _read_led(statement, last + 2)
    elif statement.lexemes.word(last) in _LEADS:
        led, end = _read_led(statement, last + 1)
        spoken = range(last + 1, end + 1)
        of |= {statement.concepts[at] for at in spoken if not statement.lexemes[at].capital}
        of -= _BODIES | {""}
    if statement.lexemes.word(end + 1) == "until":
        ranks.add("former")
    return Role(head, frozenset(ranks - {""}), frozenset(fields | of), led, begin, end)


def _read_led(statement: Statement, first: int) -> tuple[frozenset[str], int]:
    """The concepts of what `chairs the finance committee` is of, and where it ends."""
    following = range(first, min(first + _BEFORE, len(statement.lexemes)))
    told = takewhile(lambda at: statement.lexemes[at].form is Form.WORD, following)
    spoken = [at for at in told if statement.concepts[at]]
    return frozenset(statement.concepts[at] for at in spoken), max(spoken, default=first - 1)


def _read_before(statement: Statement, first: int) -> tuple[int, set[str], set[str]]:
    """Where the words before an office begin, its ranks and its fields: `deputy`, `finance`."""
    lexemes = statement.lexemes
    ranks, fields, begin = set(), set(), first
    while begin > 0 and first - begin < _BEFORE and _belongs(statement, begin - 1, first):
        begin -= 1
        word = lexemes.word(begin)
        if word in RANKS:
            ranks.add(RANKS[word])
        elif word.isalpha() and not (word in EMPTY or _is_calling(word) or word in ONES):
            fields.add(concept_of(FIELDS.get(word, word)))
    if lexemes.word(begin - 1) == "and" and fields and _belongs(statement, begin - 2, first):
        fields.add(concept_of(lexemes.word(begin - 2)))  # "trade and industry minister"
    reach = begin - 2 - _BEFORE * lexemes.word(begin - 1).endswith("'s")
    article = next((to for to in range(begin - 1, reach, -1) if _is_article(lexemes, to)), 0)
    before = lexemes.word(article - 1)
    if article and before in RANKS and not _is_conjunction(lexemes, article - 1):
        ranks.add(RANKS[before])  # "formerly the head", "once the airline's treasurer"
    if any(lexemes.phrase(to, 3) == "used to be" for to in range(begin - 6, begin - 2)):
        ranks.add("former")
    return begin, ranks, fields


def _is_conjunction(lexemes: Lexemes, at: int) -> bool:
    """`Once the mayor, Falk, left`."""
    return lexemes.word(at) == "once" and lexemes.word(at - 1) in OPENING


def _is_calling(word: str) -> bool:
    """Whether it names an office even before another: `actor and director`, `justice minister`."""
    return word in ROLES and word not in _LEADING


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
    if lexemes.phrase(last + 1, 3) == "of state for":
        last += 2
    if lexemes.word(last + 1) not in ("of", "for"):
        return end, fields
    for at in range(last + 2, min(last + 6, len(lexemes))):
        word = lexemes.word(at)
        if word.isalpha() and word not in FUNCTION_WORDS and not lexemes[at].capital:
            fields.add(concept_of(FIELDS.get(word, word)))
            end = at
        elif word not in _OWNERS:
            break
    return end, fields - _BODIES


def roles_of(statement: Statement, name: Name, roles: Sequence[Role]) -> list[Role]:
    """The offices that the sentence gives to *name*, right before it or in apposition behind."""
    roles = [it for it in roles if not statement.lexemes.word(it.last).endswith("'s")]
    before = [role for role in roles if role.last < name.first and _joins(statement, role, name)]
    behind = [role for role in roles if name.last < role.first and _apposes(statement, name, role)]
    if before:
        before = [*_joined(statement, roles, before[0]), *before]
    if behind:
        behind += [role for role in roles if behind[-1] in _joined(statement, roles, role)]
    return [*reversed(before), *behind]


def _joined(statement: Statement, roles: Sequence[Role], last: Role) -> list[Role]:
    """The offices that `and` joins to one: `actor and director Miles Denton`."""
    return [
        role
        for role in roles
        if role.last + 2 == last.first
        and statement.lexemes.word(role.last + 1) in ("and", ",", "/")
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
    between: Sequence[Lexeme] = statement.lexemes[name.last + 1 : role.first]
    if not 0 < len(between) <= _AFTER:
        return False
    between = _without_owner(between)
    words = [lexeme.lower for lexeme in between]
    if words[-1] == "as" or (
        words[-2:-1] == ["as"] and words[-1] in DETERMINERS
    ):  # "X stepped down as director"
        relative = words[:2] == [",", "who"]
        return words.count(",") == relative and not _tells_of_another(between)
    if words[0] not in _APPOSING or words.count(",") > 2:
        return False
    return all(
        lexeme.lower in _CROSSED
        or lexeme.lower in RANKS
        or lexeme.lower in _AT_THE_TIME
        or lexeme.lower.endswith("'s")
        or lexeme.form is Form.NUMERAL
        or (lexeme.form is Form.WORD and lexeme.capital)
        for lexeme in between[1:]
    )


def _tells_of_another(between: Sequence[Lexeme]) -> bool:
    """Whether somebody else may be named there: `X praised Falk`, but not `X moved to Selby`."""
    return any(
        lexeme.capital and not (before.capital or before.lower in _WHENCE)
        for before, lexeme in pairwise(between)
    )


def _without_owner(between: Sequence[Lexeme]) -> Sequence[Lexeme]:
    """What stands before an office, without whose it is: `, the | central bank's | governor`."""
    owned = next((at for at, it in enumerate(between) if it.lower.endswith("'s")), 0)
    first = owned
    while first > 1 and owned - first < _BEFORE and _is_plain(between[first - 1]):
        first -= 1
    return [*between[:first], *between[owned + 1 :]] if first else between


def _is_plain(lexeme: Lexeme) -> bool:
    return lexeme.form is Form.WORD and lexeme.lower not in FUNCTION_WORDS
