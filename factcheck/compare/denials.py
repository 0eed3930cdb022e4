"""What a sentence denies: which words a "not", a "nobody" or a "refused" turns round. English."""

from dataclasses import dataclass

from factcheck.compare.statement import Statement
from factcheck.compare.words.polarity_words import (
    AUXILIARIES,
    DECIDING,
    DENYING,
    GOES_THROUGH,
    HARMLESS,
    IN_LY,
    LOSSES,
    NEGATORS,
    NOUN_NEGATORS,
    PRONOUNS,
    SCOPE_ENDS,
    WITHIN,
)
from factcheck.text.lexemes import Form
from factcheck.text.quantity_words import ONES

_OPENING = frozenset({"", ".", "“", '"', "!", "?"})
_ENDING = frozenset({"", ".", ",", ";", "”", '"', "!"})
_BARELY = frozenset({"barely", "hardly", "scarcely"})
_MOST = 16
"""Denials of a sentence that are read."""
_NEAR_SO = 4
_SUBJECT = 8
"""Lexemes before a verb in the passive among which its subject stands."""
_REACH = 6
"""Concepts that a denial reaches."""
NEAR = 3
"""Concepts behind a denial among which it surely turns a word round."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies, by its lexeme, and those that it denies."""

    at: int
    heads: list[int]
    """The first one or two words of what is denied and its verb, by which it is known again."""
    scope: list[int]


class Denials:
    """All that a sentence denies."""

    __slots__ = ("_far", "_limited", "_lost", "_near", "elliptical", "found")

    def __init__(
        self,
        found: list[Denial],
        limited: frozenset[int],
        lost: dict[int, int],
        elliptical: list[tuple[int, int]],
    ) -> None:
        self.found = found
        self.elliptical = elliptical
        """First and last lexeme of what denies all that was said before: `they were not`."""
        self._lost = lost
        self._limited = limited
        self._far = _turned(found, _REACH)
        self._near = _turned(found, NEAR)

    @property
    def any(self) -> bool:
        """Whether anything is denied at all."""
        return bool(self.found or self.elliptical or self._limited)

    def negator(self, at: int, *, near: bool = False) -> int:
        """Return the lexeme that denies what stands at *at*, -1 when it is not denied.

        What is denied twice is not denied.
        """
        return (self._near if near else self._far).get(at, -1)

    def loss(self, at: int) -> int:
        """Return the lexeme nearby that tells of a loss of what stands at *at*, -1 for none."""
        return self._lost.get(at, -1)

    def lost(self) -> dict[int, int]:
        """Return what is told to be lost or ended, to the lexeme that says so."""
        return self._lost

    def is_limited(self, at: int) -> bool:
        """Return whether it is denied for some time only, as in `has not met since March`."""
        return at in self._limited


def _turned(found: list[Denial], reach: int) -> dict[int, int]:
    turned: dict[int, int] = {}
    for denial in found:
        for at in denial.scope[:reach]:
            if turned.pop(at, -1) < 0:
                turned[at] = denial.at
    return turned


def find_denials(statement: Statement, other: Statement) -> Denials:
    """Return what *statement* denies, as far as its first 16 denials.

    Args:
        other: the sentence it is compared with; what is denied since a day that it tells of too,
            in the same words, is denied altogether.
    """
    found: list[Denial] = []
    elliptical: list[tuple[int, int]] = []
    limited: set[int] = set()
    for at in range(len(statement.lexemes)):
        heads = _heads_of(statement, at)
        if not heads or _is_harmless(statement, at):
            continue
        scope, end = _scope_of(statement, at, _begin_of(statement, at))
        if not scope and _is_elliptical(statement, at):
            elliptical.append(_ellipsis_at(statement, at))
            continue
        if not scope and _is_pronoun(statement, at) and statement.concepts[at - 1 : at] > [""]:
            scope = [at - 1]  # "it hurt nobody"
        if _is_up_to(statement, end) and not _has_phrase(other, statement.lexemes.phrase(end, 2)):
            limited.update(scope)
            continue
        first = scope[:1] + [to for to in scope[1:heads] if to == scope[0] + 1]
        if heads > 1:  # "no cuts are planned"
            first += [to for to in scope[heads:] if statement.lexemes.word(to - 1) in AUXILIARIES]
        named = [head for head in first if not statement.lexemes[head].capital]
        if _is_pronoun(statement, at):  # "nobody was in the building"
            named = [head for head in named if not _is_within(statement, head)]
        if named:
            found.append(Denial(at, named, scope))
        if len(found) == _MOST:
            break
    return Denials(found, frozenset(limited), _find_losses(statement), elliptical)


def _is_elliptical(statement: Statement, at: int) -> bool:
    """Whether nothing but what was said before is denied: `they were not`, `it didn't`, `No,`."""
    lexemes = statement.lexemes
    if lexemes.word(at + 1) not in _ENDING:
        return False
    word, before = lexemes.word(at), lexemes.word(at - 1)
    if word == "no":
        return at > 0 and before in _OPENING
    return word.endswith("n't") or (word == "not" and before in AUXILIARIES)


def _ellipsis_at(statement: Statement, at: int) -> tuple[int, int]:
    """The first and the last lexeme of `they were not`, `No, I am not`."""
    if statement.lexemes.word(at) != "no":
        return max(0, at - 2), at
    end = at
    while end + 1 < len(statement.lexemes) and statement.lexemes.word(end + 1) not in _OPENING:
        end += 1
    return at, end


def _find_losses(statement: Statement) -> dict[int, int]:
    """What is told to be lost, to the lexeme that says so: `lost power`, `power was cut`."""
    lexemes, lost = statement.lexemes, dict[int, int]()
    for at in range(len(lexemes)):
        if lexemes.word(at) in LOSSES:
            passive = lexemes.word(at - 1) in AUXILIARIES or lexemes.word(at - 1) == "been"
            for way, reach in ((1, NEAR), (-1, _SUBJECT if passive else NEAR)):
                for to in range(at + way, at + way * (reach + 1), way):
                    if not 0 <= to < len(lexemes) or lexemes.word(to) in SCOPE_ENDS:
                        break
                    lost.setdefault(to, at)
    return lost


def _heads_of(statement: Statement, at: int) -> int:
    """By how many of the words it denies a denial at *at* is known; 0 when there is none."""
    word = statement.lexemes.word(at)
    if word in NEGATORS or word.endswith("n't") or _is_against(statement, at):
        return 1
    return 2 * (word in NOUN_NEGATORS or _is_denying(statement, at))


def _is_against(statement: Statement, at: int) -> bool:
    """`advised against closing`, `voted against raising`."""
    lexemes = statement.lexemes
    return (
        lexemes.word(at) == "against"
        and lexemes.word(at - 1) in DECIDING
        and lexemes.word(at + 1).endswith("ing")
    )


def _is_denying(statement: Statement, at: int) -> bool:
    """Whether a verb denies what follows: `refused to`, `rejected claims that`; not in passive."""
    lexemes = statement.lexemes
    needed = DENYING.get(lexemes.word(at))
    if needed is None:
        return False
    if needed == "claims":
        return any(lexemes.word(to) in GOES_THROUGH for to in range(at + 1, at + 4))
    following = lexemes.word(at + 1)
    return following != "by" and needed in ("", following)


def _is_harmless(statement: Statement, at: int) -> bool:
    before = statement.lexemes.word(at - 1)
    is_not = statement.lexemes.word(at) == "not"
    if is_not and _is_record(statement, at):
        return True
    vague = statement.lexemes.word(at) in _BARELY and statement.lexemes.word(at + 1) != "any"
    if vague and _is_counting(statement, at + 1):
        return True
    asked = before == "why" or (before in ("if", "or") and is_not)
    elsewhere = is_not and before in _OPENING and statement.lexemes.word(at + 1) in WITHIN
    return asked or elsewhere or statement.lexemes.match(at, HARMLESS, 3) > 0


def _is_record(statement: Statement, at: int) -> bool:
    """Whether it tells a superlative: `has not been so low since 1998`."""
    words = [statement.lexemes.word(to) for to in range(at + 1, at + 2 + _REACH)]
    return "since" in words and not {"so", "as", "such"}.isdisjoint(words[:_NEAR_SO])


def _is_counting(statement: Statement, at: int) -> bool:
    """Whether a number follows, as in `barely a tenth`, `hardly more than 40`."""
    lexemes = statement.lexemes
    word = lexemes.word(at)
    return word in ("a", "an", "half", "more") or word[:1].isdigit() or word in ONES


def _is_pronoun(statement: Statement, at: int) -> bool:
    lexemes = statement.lexemes
    return lexemes.word(at) in PRONOUNS or lexemes.phrase(at, 2) == "no one"


def _is_within(statement: Statement, at: int) -> bool:
    """Whether a preposition stands before the word, an article between at most."""
    before = at - 1 - (statement.lexemes.word(at - 1) in ("the", "a", "an"))
    return statement.lexemes.word(before) in WITHIN - {"to"}


def _begin_of(statement: Statement, at: int) -> int:
    """Where begins what the denial at *at* denies, its verb: `nobody at the county | wrote`."""
    lexemes = statement.lexemes
    begin = at + 1 + (DENYING.get(lexemes.word(at)) == "out")
    if not _is_pronoun(statement, at):
        return begin
    begin += lexemes.word(begin) == "one"
    if lexemes.word(begin) not in WITHIN or lexemes.word(begin) == "to":
        return begin
    for to in range(begin + 1, begin + 1 + _REACH):
        if lexemes.word(to) in AUXILIARIES:
            return to
        if lexemes.word(to) in SCOPE_ENDS:
            break
    named = [to for to in range(begin, begin + _REACH) if any(statement.concepts[to : to + 1])]
    return named[0] + 1 if named else begin


def _scope_of(statement: Statement, at: int, begin: int) -> tuple[list[int], int]:
    """The words of content that the denial at *at* reaches from *begin*, and where it ends."""
    lexemes = statement.lexemes
    reached: list[int] = []
    last, to = at, begin
    while to < len(lexemes) and len(reached) < _REACH:
        word = lexemes.word(to)
        if word in SCOPE_ENDS and not (word == "that" and lexemes.word(last) in GOES_THROUGH):
            break
        if statement.concepts[to] and lexemes[to].form is Form.WORD:
            if reached or not word.endswith("ly") or word in IN_LY:
                reached.append(to)
            last = to
        to += 1
    return reached, to


def _has_phrase(statement: Statement, phrase: str) -> bool:
    return any(statement.lexemes.phrase(at, 2) == phrase for at in range(len(statement.lexemes)))


def _is_up_to(statement: Statement, at: int) -> bool:
    """Whether it is denied only up to a time, as in `has not met since`, `not before 2028`."""
    word = statement.lexemes.word(at)
    if word != "before" or at + 1 >= len(statement.lexemes):
        return word in ("since", "until", "unless")
    following = statement.lexemes[at + 1]
    return following.form is Form.NUMERAL or following.capital
