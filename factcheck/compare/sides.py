"""Words of a sentence that have an opposite, and the side of the pair that each is on. English."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from factcheck.compare.attributes import is_attribute, is_of_time
from factcheck.compare.denials import Denials
from factcheck.compare.marks import MarkKind
from factcheck.compare.outcomes import (
    CONVERSE,
    Entries,
    contraries_at,
    declines_to,
    outcomes_of,
    phrase_at,
)
from factcheck.compare.phrases import verb_phrase_at
from factcheck.compare.statement import Statement, concept_of, context_of
from factcheck.compare.trends import (
    compares,
    compares_with_before,
    find_trends,
    is_beside_before,
)
from factcheck.compare.undone import Undone
from factcheck.compare.words.opposite_words import (
    LOOSE,
    ONE_OF_SEVERAL,
    OPPOSITES,
)
from factcheck.compare.words.polarity_words import (
    AUXILIARIES,
    DETERMINERS,
    GREATER,
    MOVING,
    UPWARDS,
)

RISE = "direction:rose"
_COUNTED = 6
"""Lexemes before a verb among which the number of those stands whom it befalls."""
_AROUND = 10
_GIVEN = 8
"""Lexemes behind `sold` among which it is told to whom."""
_WHERE = frozenset("in at on during since after before from until".split())
_BEING = frozenset({"is", "are", "was", "were"})
_DEGREES = {"most": 1, "least": -1}
SAMENESS = "same:"
"""What the names of pairs such as `new leases` and `the same leases` begin with."""
_SAME = {"same": 1, "new": -1, "different": -1}
_FORMS = ("ing", "ion", "al", "ment", "ure", "ed")
"""Endings of the forms of verbs, and of the nouns made from them."""


def _by_root() -> dict[str, Entries]:
    """The entries of all forms of each verb that has opposites."""
    table: dict[str, Entries] = {}
    for word, entries in OPPOSITES.items():
        if word.endswith("ed") or (word not in LOOSE and f"{word}s" in OPPOSITES):
            known = table.setdefault(concept_of(word), [])
            known += [entry for entry in entries if entry not in known]
    return table


_BY_ROOT = _by_root()
_LOOSE_ROOTS = {concept_of(word) for word in LOOSE}
_BEFORE_VERBS = AUXILIARIES - {"had", "has", "have"} | {"to"}
_SUBJECTS = frozenset("it they he she this these those".split())


@dataclass(frozen=True)
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
    statement: Statement
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

    @cached_property
    def context(self) -> dict[str, float]:
        return context_of(self.statement, *self.statement.span_of(self.at, self.at))

    @cached_property
    def core(self) -> frozenset[str]:
        """The concepts around it that do not tell when or where."""
        return _core_of(self.statement, self.at, self.context)


def trends_of(statement: Statement) -> Iterator[Side]:
    """Yield the rises and falls that only two numbers tell."""
    for at, last, sign in find_trends(statement):
        yield Side(RISE, sign, MarkKind.DIRECTION, at, at, False, statement, last)


def find_sides(
    statement: Statement, denials: Denials, undone: Undone = MappingProxyType({})
) -> Iterator[Side]:
    """Yield the words of a sentence that have an opposite, once for each pair they belong to.

    Args:
        undone: words of which the other sentence has the opposite, as of find_undone.
    """
    behind = 0
    for at in range(len(statement.lexemes)):
        if at < behind:
            continue  # within a phrase
        entries, loose, last = _read_at(statement, at, undone)
        if not entries or statement.lexemes.word(at - 1) == "nor":
            continue  # "neither confirm nor deny"
        if denials.is_limited(at) or is_attribute(statement, at) or is_of_time(statement, at):
            continue  # "not go up before 2028"
        behind = last + (statement.lexemes.word(last) not in OPPOSITES or last == at)
        negator = denials.negator(at, near=True)
        turn = 1 if negator < 0 else -1
        denier = at if negator < 0 else negator
        number = _number_behind(statement, at)
        counted = _number_before(statement, at)
        for (pair, sign, kind), many in zip(entries, loose, strict=True):
            if sign >= ONE_OF_SEVERAL and turn < 0:
                continue  # not in the north is anywhere
            if pair in CONVERSE and _is_turned(statement, at):
                continue  # "was sold to Y", "Y bought it"
            yield Side(
                pair,
                sign * turn,
                kind,
                at,
                denier,
                many,
                statement,
                last,
                statement.concepts[at],
                number,
                counted,
            )


def _read_at(statement: Statement, at: int, undone: Undone) -> tuple[Entries, list[bool], int]:
    """The pairs of the word or phrase at *at*, whether it has many uses, and its last lexeme."""
    phrase, last = verb_phrase_at(statement, at)
    entries, loose = _belonging(statement, at, phrase, undone)
    outcomes, end = phrase_at(statement, at)
    single, many = outcomes_of(statement.lexemes.word(at)) if last == at else ([], False)
    many_uses = [loose] * len(entries) + [False] * len(outcomes) + [many] * len(single)
    last = max(last, end)
    further = contraries_at(statement, at) if last == at else []
    return [*entries, *outcomes, *single, *further], many_uses + [True] * len(further), last


def _is_turned(statement: Statement, at: int) -> bool:
    before, after = statement.lexemes.word(at - 1), statement.lexemes.word(at + 1)
    if (
        statement.lexemes.word(at) == "sold"
        and "to" in statement.lexemes.phrase(at, _GIVEN).split()
    ):
        return True
    return before in _BEING or before in ("been", "be", "being") or after in ("to", "by")


def _belonging(
    statement: Statement, at: int, phrase: str | None, undone: Undone
) -> tuple[Entries, bool]:
    """The pairs that a word or phrase belongs to, and whether it has many uses."""
    word = statement.lexemes.word(at)
    if declines_to(statement, at):
        return [entry for entry in OPPOSITES[word] if entry[2] is MarkKind.NEGATION], False
    if word in undone:
        stem, sign = undone[word]
        return [(f"undone:{stem}", sign, MarkKind.NEGATION)], False
    if compared := _compared_at(statement, at):
        return compared, False
    if word in UPWARDS and _moves(statement, at):
        return [(RISE, UPWARDS[word], MarkKind.DIRECTION)], False
    entries = _entries_of(statement, at, phrase)
    if word in GREATER:
        if compares_with_before(statement, at) or is_beside_before(statement, at):
            return [(RISE, GREATER[word], MarkKind.DIRECTION), *entries], False
        if compares(statement, at):
            return entries, False
    return entries, phrase is None and (
        word in LOOSE or (word not in OPPOSITES and statement.concepts[at] in _LOOSE_ROOTS)
    )


def _compared_at(statement: Statement, at: int) -> Entries:
    """The pair of `most popular` and `least popular`, of `the same terms` and `new terms`."""
    word, noun = statement.lexemes.word(at), "".join(statement.concepts[at + 1 : at + 2])
    if not noun or noun[0].isdigit() or statement.lexemes[at + 1].capital:
        return []
    if word in _DEGREES:
        return [(f"degree:{noun}", _DEGREES[word], MarkKind.DIRECTION)]
    return [(f"{SAMENESS}{noun}", _SAME[word], MarkKind.NEGATION)] if word in _SAME else []


def _entries_of(statement: Statement, at: int, phrase: str | None) -> Entries:
    """The pairs of a word, or of the verb of which it is another form: `rejection`, `closing`."""
    word = statement.lexemes.word(at)
    if phrase or word in LOOSE:
        return OPPOSITES.get(phrase or word, [])
    if word in OPPOSITES:
        known = _BY_ROOT.get(statement.concepts[at], [])
        return OPPOSITES[word] + [entry for entry in known if entry not in OPPOSITES[word]]
    verb = word.endswith("s") and statement.lexemes.word(at + 1) in DETERMINERS  # "loses its seat"
    verb |= statement.lexemes.word(at - 1) in _BEFORE_VERBS
    return _BY_ROOT.get(statement.concepts[at], []) if verb or word.endswith(_FORMS) else []


def _number_behind(statement: Statement, at: int) -> str:
    if statement.lexemes.word(at + 1) in ("from", "than"):
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
    """What tells neither when nor where; nothing when only a pronoun tells of what it is."""
    if not _SUBJECTS.isdisjoint(statement.lexemes.word(to) for to in (at - 1, at - 2)):
        return frozenset()
    beside = set()
    for to in range(max(0, at - _AROUND), min(len(statement.lexemes), at + _AROUND)):
        if statement.lexemes.word(to) in _WHERE:
            beside.update(statement.concepts[to + 1 : to + 3])
    return frozenset(concept for concept in context if concept not in beside)


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
