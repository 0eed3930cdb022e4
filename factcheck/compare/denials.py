"""What a sentence denies: which words a "not", a "nobody" or a "refused" turns round. English."""

from dataclasses import dataclass

from factcheck.compare.harmless import is_harmless
from factcheck.compare.losses import find_losses
from factcheck.compare.phrases import verb_phrase_at
from factcheck.compare.statement import Statement
from factcheck.compare.words.polarity_words import (
    ARTICLES,
    AUXILIARIES,
    DECIDING,
    DENYING,
    GOES_THROUGH,
    GREATER,
    IN_LY,
    KEEPING_FROM,
    NEGATORS,
    NOUN_NEGATORS,
    OPENING,
    PRONOUNS,
    SCOPE_ENDS,
    WITHIN,
)
from factcheck.text.lexemes import Form

_DO_SO = frozenset({"do that", "do so", "do it"})
_ENDING = frozenset({"", ".", ",", ";", "”", '"', "!"})
_MOST = 16
"""Denials of a sentence that are read."""
_STANDING_FOR = frozenset("whom which them these those us you".split())
_NOT_ONE = frozenset({"not one", "not a"})
_TIMES = frozenset("time point stage moment circumstances way case".split())
_BEHIND = 2
"""Lexemes before `not among them` of which one is what is denied."""
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
    wide: bool = False
    """Whether it denies the subject, and so the verb, however far: `not one of them died`."""


class Denials:
    """All that a sentence denies."""

    __slots__ = ("_far", "_limited", "_lost", "_near", "bare", "elliptical", "found")

    def __init__(
        self,
        found: list[Denial],
        limited: frozenset[int],
        lost: dict[int, int],
        elliptical: list[tuple[int, int]],
        *,
        bare: bool,
    ) -> None:
        self.found = found
        self.bare = bare
        """Whether there is a denial of words of grammar alone: `has not said how many`."""
        self.elliptical = elliptical
        """First and last lexeme of what denies all that was said before: `they were not`."""
        self._lost = lost
        self._limited = limited
        self._far = _turned(found, _REACH)
        self._near = _turned(found, NEAR)
        for denial in found:
            if denial.wide:
                turned = [at for at in denial.scope[NEAR:] if self._far.get(at) == denial.at]
                self._near.update(dict.fromkeys(turned, denial.at))

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
    bare = False
    for at in range(len(statement.lexemes)):
        heads = _heads_of(statement, at)
        if not heads or is_harmless(statement, at, other):
            continue
        scope, end = _scope_of(statement, at, _begin_of(statement, at))
        if not scope and _is_elliptical(statement, at):
            elliptical.append(_ellipsis_at(statement, at))
            continue
        scope = scope or _scope_before(statement, at)
        bare |= not scope
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
            found.append(Denial(at, named, scope, _is_wide(statement, at, end)))
        if len(found) == _MOST:
            break
    return Denials(found, frozenset(limited), find_losses(statement), elliptical, bare=bare)


def _is_elliptical(statement: Statement, at: int) -> bool:
    """Whether nothing but what was said before is denied: `they were not`, `it didn't`, `No,`."""
    lexemes = statement.lexemes
    after = at + 1 + 2 * (lexemes.phrase(at + 1, 2) in _DO_SO)
    if lexemes.word(after) not in _ENDING:
        return False
    word, before = lexemes.word(at), lexemes.word(at - 1)
    if word == "no":
        return at > 0 and before in OPENING
    return word.endswith("n't") or (word == "not" and before in AUXILIARIES)


def _ellipsis_at(statement: Statement, at: int) -> tuple[int, int]:
    """The first and the last lexeme of `they were not`, `No, I am not`."""
    if statement.lexemes.word(at) != "no":
        return max(0, at - 2), at
    end = at
    while end + 1 < len(statement.lexemes) and statement.lexemes.word(end + 1) not in OPENING:
        end += 1
    return at, end


def _heads_of(statement: Statement, at: int) -> int:
    """By how many of the words it denies a denial at *at* is known; 0 when there is none."""
    word = statement.lexemes.word(at)
    against = word in ("against", "from") and _is_against(statement, at)
    if against or word in NEGATORS or word.endswith("n't"):
        return 1
    return 2 * (word in NOUN_NEGATORS or _is_denying(statement, at))


def _is_against(statement: Statement, at: int) -> bool:
    """`advised against closing`, `voted against raising`, `kept people from voting`."""
    lexemes = statement.lexemes
    if lexemes.word(at) == "from" and lexemes.word(at + 1).endswith("ing"):
        return any(lexemes.word(to) in KEEPING_FROM for to in range(at - _REACH, at))
    return lexemes.word(at - 1) in DECIDING and lexemes.word(at + 1).endswith("ing")


def _is_denying(statement: Statement, at: int) -> bool:
    """Whether a verb denies what follows: `refused to`, `rejected claims that`; not in passive."""
    lexemes = statement.lexemes
    phrase, _ = verb_phrase_at(statement, at)
    following = lexemes.word(at + 1)
    needed = DENYING.get(phrase or lexemes.word(at))
    if needed is None:
        return False
    if needed == "claims":
        return any(lexemes.word(to) in GOES_THROUGH for to in range(at + 1, at + 5))
    return following != "by" and needed in ("", following)


def _is_pronoun(statement: Statement, at: int) -> bool:
    lexemes = statement.lexemes
    return lexemes.word(at) in PRONOUNS or lexemes.phrase(at, 2) == "no one"


def _is_of_all(statement: Statement, at: int) -> bool:
    """Whether it denies of all who could have: `not one`, `not a single`, `no one`, `none`."""
    return _is_pronoun(statement, at) or statement.lexemes.phrase(at, 2) in _NOT_ONE


def _is_wide(statement: Statement, at: int, end: int) -> bool:
    """Whether it reaches all of its clause, or of another: `rejected claims that`."""
    through = any(statement.lexemes.word(to) == "that" for to in range(at, end))
    return through or _is_of_all(statement, at)


def _is_within(statement: Statement, at: int) -> bool:
    """Whether a preposition stands before the word, an article between at most."""
    before = at - 1 - (statement.lexemes.word(at - 1) in ARTICLES)
    return statement.lexemes.word(before) in WITHIN - {"to"}


def _begin_of(statement: Statement, at: int) -> int:
    """Where begins what the denial at *at* denies, its verb: `nobody at the county | wrote`."""
    lexemes = statement.lexemes
    begin = at + 1 + (DENYING.get(lexemes.word(at)) == "out")
    if lexemes.word(begin) in _TIMES and lexemes.word(at - 1) in ("at", "under", "in"):
        return begin + 1  # "at no time was it opened"
    if not _is_pronoun(statement, at):
        return begin
    begin += lexemes.word(begin) == "one"
    if lexemes.word(begin) not in WITHIN or lexemes.word(begin) == "to":
        return begin
    if lexemes.word(begin + 1) in _STANDING_FOR:
        return begin + 2  # "none of whom was charged"
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
        if word in SCOPE_ENDS and not _goes_on(statement, to, last):
            break
        if (statement.concepts[to] or word in GREATER) and lexemes[to].form is Form.WORD:
            if reached or not word.endswith("ly") or word in IN_LY:
                reached.append(to)
            last = to
        to += 1
    return reached, to


def _scope_before(statement: Statement, at: int) -> list[int]:
    """What a denial reaches that ends its clause: `it hurt nobody`, `cash was not among them`."""
    if statement.lexemes.word(at + 1) == "among":
        return [to for to in range(max(0, at - _BEHIND), at) if statement.concepts[to]]
    told = _is_pronoun(statement, at) and any(statement.concepts[at - 1 : at])
    return [at - 1] if told else []


def _goes_on(statement: Statement, at: int, last: int) -> bool:
    """Whether what ends most denials does not: `ruled out arson and theft`."""
    lexemes = statement.lexemes
    if lexemes.word(at) == "and":
        return at == last + 1 and lexemes.word(at + 2) in _ENDING
    return lexemes.word(at) == "that" and lexemes.word(last) in GOES_THROUGH


def _has_phrase(statement: Statement, phrase: str) -> bool:
    lexemes = statement.lexemes
    return any(
        lexemes.phrase(at, 2) == phrase and lexemes.word(at - 1) != "not"
        for at in range(len(lexemes))
    )


def _is_up_to(statement: Statement, at: int) -> bool:
    """Whether it is denied only up to a time, as in `has not met since`, `not before 2028`."""
    word = statement.lexemes.word(at)
    if word != "before" or at + 1 >= len(statement.lexemes):
        return word in ("since", "until", "unless")
    following = statement.lexemes[at + 1]
    return following.form is Form.NUMERAL or following.capital
