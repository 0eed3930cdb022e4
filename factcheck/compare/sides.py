"""Words of a sentence that have an opposite, and the side of the pair that each is on. English."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from factcheck.compare.denials import Denials
from factcheck.compare.marks import MarkKind
from factcheck.compare.statement import Statement, concept_of, context_of
from factcheck.compare.trends import find_trends
from factcheck.compare.words.opposite_words import LOOSE, OPPOSITES
from factcheck.compare.words.polarity_words import (
    AUXILIARIES,
    EARLIER,
    GREATER,
    MOVING,
    PHRASES,
    UPWARDS,
)
from factcheck.text.lexemes import Form
from factcheck.text.period_words import MONTHS

RISE = "direction:rose"
_COUNTED = 6
"""Lexemes before a verb among which the number of those stands whom it befalls."""
_PARTED = 3
"""Words that may part a verb from its particle."""
_AROUND = 10
_AS_FAR = 24
_NEAR_EARLIER = 6
_SHORTEST_UNDONE = 6
_WHERE = frozenset("in at on during since after before from until".split())
_BEGINNINGS = frozenset(first for first, _ in PHRASES)
_BEING = frozenset({"is", "are", "was", "were"})
_PARTICLES = frozenset({"down", "off", "out"})
_FORMS = ("ing", "ion", "al", "ment", "ure", "ed")
"""Endings of the forms of verbs, and of the nouns made from them."""
_Entries = list[tuple[str, int, MarkKind]]


def _by_root() -> dict[str, _Entries]:
    """The entries of all forms of each verb that has opposites."""
    table: dict[str, _Entries] = {}
    for word, entries in OPPOSITES.items():
        if word.endswith("ed") or (word not in LOOSE and f"{word}s" in OPPOSITES):
            known = table.setdefault(concept_of(word), [])
            known += [entry for entry in entries if entry not in known]
    return table


_BY_ROOT = _by_root()
_LOOSE_ROOTS = {concept_of(word) for word in LOOSE}
_BEFORE_VERBS = AUXILIARIES - {"had", "has", "have"} | {"to"}
_ARTICLES = frozenset("a an the its his her their all this that these those".split())


@dataclass(frozen=True, slots=True)
class Side:
    """A word that has an opposite, by its lexeme, and the side of the pair that it is on."""

    pair: str
    sign: int
    """1 or -1; a denial turns it round."""
    kind: MarkKind
    at: int
    negator: int
    """The lexeme that denies it, else its own."""
    loose: bool
    """Whether the word has many uses, so that it is often no opposite."""
    context: dict[str, float]
    core: frozenset[str]
    """The concepts around it that do not tell when or where."""
    last: int
    """The last lexeme of a phrase, else its own."""
    concept: str = ""
    number: str = ""
    """The number right behind it: `rose by 4 percent`."""
    counted: str = ""
    """The number right before it: `47 survived`."""

    @property
    def denied(self) -> bool:
        """Whether a denial turns it round."""
        return self.negator != self.at


def find_undone(one: Statement, other: Statement) -> frozenset[str]:
    """Return the words of which one has the opposite in `un-`: `opened` and `unopened`."""
    ours, theirs = _words_of(one), _words_of(other)
    return frozenset(_without_un(ours) & theirs | _without_un(theirs) & ours)


def _words_of(statement: Statement) -> set[str]:
    return {lexeme.lower for lexeme in statement.lexemes if lexeme.form is Form.WORD}


def _without_un(words: set[str]) -> set[str]:
    return {word[2:] for word in words if word[:2] == "un" and len(word) >= _SHORTEST_UNDONE}


def trends_of(statement: Statement) -> Iterator[Side]:
    """Yield the rises and falls that only two numbers tell."""
    for at, last, sign in find_trends(statement):
        context = context_of(statement, *statement.span_of(at, at))
        core = _core_of(statement, at, context)
        yield Side(RISE, sign, MarkKind.DIRECTION, at, at, False, context, core, last)


def _compares_with_before(statement: Statement, at: int) -> bool:
    """Whether it is compared with an earlier time: `more freight than the year before`."""
    lexemes = statement.lexemes
    behind = [lexemes.word(to) for to in range(at + 1, at + 1 + _AS_FAR)]
    if "than" not in behind:
        return False
    compared = behind[behind.index("than") + 1 :]
    if not compared[:1] or compared[0][:1].isdigit():  # "more than 40"
        return False
    return any(word in EARLIER or word in MONTHS["en"] for word in compared)


def _is_beside_before(statement: Statement, at: int) -> bool:
    """`2 percent below those of the previous year`."""
    if statement.lexemes.word(at) not in ("above", "below"):
        return False
    return any(
        statement.lexemes.word(to) in EARLIER for to in range(at + 1, at + 1 + _NEAR_EARLIER)
    )


def find_sides(
    statement: Statement, denials: Denials, undone: frozenset[str] = frozenset()
) -> Iterator[Side]:
    """Yield the words of a sentence that have an opposite, once for each pair they belong to.

    Args:
        undone: words of which the other sentence has the opposite in `un-`.
    """
    for at, lexeme in enumerate(statement.lexemes):
        phrase, last = _phrase_at(statement, at)
        entries = _entries_of(statement, at, phrase)
        loose = phrase is None and (
            lexeme.lower in LOOSE
            or (lexeme.lower not in OPPOSITES and statement.concepts[at] in _LOOSE_ROOTS)
        )
        stem = lexeme.lower.removeprefix("un")
        if stem in undone or lexeme.lower in undone:
            sign = 1 if lexeme.lower in undone else -1
            entries, loose = [(f"undone:{stem}", sign, MarkKind.NEGATION)], False
        elif lexeme.lower in UPWARDS and _moves(statement, at):
            entries, loose = [(RISE, UPWARDS[lexeme.lower], MarkKind.DIRECTION)], False
        elif lexeme.lower in GREATER and (
            _compares_with_before(statement, at) or _is_beside_before(statement, at)
        ):
            entries, loose = [(RISE, GREATER[lexeme.lower], MarkKind.DIRECTION)], False
        negator = denials.negator(at, near=True)
        if not entries or statement.lexemes.word(at - 1) == "nor":
            continue  # "neither confirm nor deny"
        turn = 1 if negator < 0 else -1
        context = context_of(statement, lexeme.start, lexeme.end)
        core = _core_of(statement, at, context)
        denier = at if negator < 0 else negator
        number = _number_behind(statement, at)
        counted = _number_before(statement, at)
        for pair, sign, kind in entries:
            yield Side(
                pair,
                sign * turn,
                kind,
                at,
                denier,
                loose,
                context,
                core,
                last,
                statement.concepts[at],
                number,
                counted,
            )


def _entries_of(statement: Statement, at: int, phrase: str | None) -> _Entries:
    """The pairs of a word, or of the verb of which it is another form: `rejection`, `closing`."""
    word = statement.lexemes.word(at)
    if phrase or word in LOOSE:
        return OPPOSITES.get(phrase or word, [])
    if word in OPPOSITES:
        known = _BY_ROOT.get(statement.concepts[at], [])
        return OPPOSITES[word] + [entry for entry in known if entry not in OPPOSITES[word]]
    verb = word.endswith("s") and statement.lexemes.word(at + 1) in _ARTICLES  # "loses its seat"
    verb |= statement.lexemes.word(at - 1) in _BEFORE_VERBS
    return _BY_ROOT.get(statement.concepts[at], []) if verb or word.endswith(_FORMS) else []


def _number_behind(statement: Statement, at: int) -> str:
    if statement.lexemes.word(at + 1) == "from":
        return ""
    return next((it for it in statement.concepts[at + 1 : at + 4] if it[:1].isdigit()), "")


def _number_before(statement: Statement, at: int) -> str:
    before = reversed(range(max(0, at - _COUNTED), at))
    numbers = (to for to in before if statement.concepts[to][:1].isdigit())
    to = next(numbers, -1)
    if to < 0 or "," in map(statement.lexemes.word, range(to, at)):
        return ""
    return statement.concepts[to]


def _core_of(statement: Statement, at: int, context: Collection[str]) -> frozenset[str]:
    beside = set()
    for to in range(max(0, at - _AROUND), min(len(statement.lexemes), at + _AROUND)):
        if statement.lexemes.word(to) in _WHERE:
            beside.update(statement.concepts[to + 1 : to + 3])
    return frozenset(concept for concept in context if concept not in beside)


def _phrase_at(statement: Statement, at: int) -> tuple[str | None, int]:
    """What the two words of a phrase mean, which may be parted, and the second of them.

    So `turned the offer down`; None and *at* itself when there is no phrase.
    """
    word = statement.lexemes.word(at)
    if word not in _BEGINNINGS:
        return None, at
    for to in range(at + 1, at + 2 + _PARTED):
        following = statement.lexemes.word(to)
        near = to == at + 1 or following in _PARTICLES
        if near and (found := PHRASES.get((word, following))):
            return found, to
        if not following.isalpha():
            break
    return None, at


def _moves(statement: Statement, at: int) -> bool:
    """Whether `up` or `down` tells a direction: `went up`, `is down by`, but not `put up with`."""
    word, following = statement.lexemes.word(at), statement.lexemes.word(at + 1)
    if following in ("from", "on") and _is_measured(statement, at):
        return True  # "five points up on last spring"
    if following == "from":
        return True
    if word == "up" and following in ("with", "of"):
        return False
    moving = MOVING - _BEING if following == "to" else MOVING  # "went up to", not "were up to"
    return any(statement.lexemes.word(before) in moving for before in range(at - 3, at))


def _is_measured(statement: Statement, at: int) -> bool:
    """Whether a number stands right before, with its unit at most between."""
    return any(concept[:1].isdigit() for concept in statement.concepts[max(0, at - 3) : at])
