"""Whether the passage gives the part that the claim gives somebody to another. English only."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from factcheck.compare.name_kinds import is_thing
from factcheck.compare.name_places import Part
from factcheck.compare.names import Name, is_same, is_spelled_alike
from factcheck.compare.nations import is_adjective
from factcheck.compare.part_holders import Named, holders_of, parts_of_all
from factcheck.compare.statement import Statement
from factcheck.compare.words.deed_words import (
    BEFORE_SECOND,
    BEHIND_OTHERS,
    FIRST,
    OVER_SECOND,
    SECOND,
)
from factcheck.compare.words.polarity_words import ENDS
from factcheck.text.lexemes import Form

_NONE = frozenset({"no", "nobody", "none"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_BACK = 8
"""Lexemes before a name among which it is told that it is not the first."""
_OF_SECOND = 5
_INSTEAD = frozenset({"rather than", "instead of"})
_DENYING = frozenset("not instead rather never no originally initially".split())
_TO_OTHER = 5
"""Lexemes between one that it is not and the one that it is."""
_FAR_BACK = 14
_BEFORE_SECOND_ONE = frozenset({",", ":", "is", "was"})
"""What may stand between `the second-placed firm` and its name."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A claim and a passage with their names, and what each of these is in what is told."""

    claim: Statement
    passage: Statement
    ours: Named
    theirs: Named

    def knows(self, other: Name) -> bool:
        """Whether the claim has a name of the passage."""
        return any(is_same(known, other) for known in self.ours)

    def same(self, name: Name) -> list[Name]:
        """Those of the passage that may be a name of the claim."""
        return [other for other in self.theirs if is_same(name, other)]

    def can_be_compared(self, name: Name, other: Name) -> bool:
        """Whether not one of them is surely a person and the other surely a place or a body."""
        if name.titled:
            return not is_thing(self.passage, other)
        return not (other.titled and is_thing(self.claim, name))


def read_parts(
    claim: Statement, passage: Statement, ours: Sequence[Name], theirs: Sequence[Name]
) -> Parted:
    """Return two sentences with what each of their names is."""
    return Parted(claim, passage, _parts_of(claim, ours), _parts_of(passage, theirs))


def _parts_of(statement: Statement, names: Sequence[Name]) -> Named:
    """What each of *names* is; nothing where it only tells what is: `the Catholic schools`."""
    adjectives = {name: () for name in names if is_adjective(statement, name.last)}
    return parts_of_all(statement, names) | adjectives


def find_in_part(both: Parted, name: Name) -> Name | None:
    """Return who in the passage is what the claim says that *name* is, when it is another.

    So `Delmar` when `The contract went to Delmar` answers `Sorbex won the contract`.
    """
    if not _tells_of_first(both.claim) and any(
        both.passage.lexemes.phrase(same.first - 2, 2) == "followed by" for same in both.same(name)
    ):
        return None  # "hit Harl, followed by Selby"
    verbs = {part for part in both.ours[name] if part.concept}
    for part in both.ours[name]:
        holders = holders_of(part, name, both.claim, both.passage, both.theirs)
        if any(is_same(name, other) or is_spelled_alike(name, other) for other in holders):
            continue
        for other in holders:
            by_one_verb = not verbs.isdisjoint(both.theirs[other])
            if both.can_be_compared(name, other) and not _has_part(
                both, other, part, by_one_verb=by_one_verb
            ):
                return other
    return None


def _has_part(both: Parted, other: Name, part: Part, *, by_one_verb: bool) -> bool:
    """Whether the claim itself gives a part to a name of the passage, or leaves that to tell.

    Two that change places with one verb are left to factcheck.compare.swap_marks.
    """
    known = [own for own in both.ours if is_same(own, other)]
    if known and (part.concept or by_one_verb):
        return True
    return any(part.is_that_of(own) for name in known for own in both.ours[name])


def find_before(both: Parted, name: Name) -> Name | None:
    """Return who comes before *name* in the passage, where the claim tells that *name* is first.

    So `Corby` when `Corby came first, followed by Ashby` answers `Ashby came first`.
    """
    seconds = both.same(name) if _tells_of_first(both.claim) else []
    if len(seconds) != 1 or not _is_second(both.passage, seconds[0]):
        return None
    if _is_second(both.claim, name) and not _tells_of_nobody(both.claim):
        return None
    before = [
        other
        for other in both.theirs
        if other.last < seconds[0].first
        and not other.doubtful
        and not both.knows(other)
        and both.can_be_compared(name, other)
    ]
    return before[-1] if before else None


def _tells_of_first(claim: Statement) -> bool:
    words = {lexeme.lower for lexeme in claim.lexemes}
    return not FIRST.isdisjoint(words) and BEHIND_OTHERS.isdisjoint(words)


def _tells_of_nobody(claim: Statement) -> bool:
    """`Nobody gave more than Hale`, which makes him the first."""
    return any(lexeme.lower in _NONE for lexeme in claim.lexemes)


def find_instead(both: Parted, name: Name) -> Name | None:
    """Return what the passage says it is, where it says that it is not *name*.

    So `Selby` when `It opens in Selby and not in Corby`, or `not in Corby but in Selby`, answers
    `It opens in Corby`.
    """
    same = both.same(name)
    denied = _denied_before(both.passage, same[0]) if len(same) == 1 else -1
    if denied < 0 or not _DENYING.isdisjoint(lexeme.lower for lexeme in both.claim.lexemes):
        return None
    lexemes = both.passage.lexemes
    for other in both.theirs:
        inside = denied < other.first <= same[0].last
        if inside or both.knows(other):
            continue
        between = [lexemes.word(at) for at in range(other.last + 1, denied)]
        after = [lexemes.word(at) for at in range(same[0].last + 1, other.first)]
        before = other.last < denied and between in (["and"], [","], [",", "and"], [])
        if before or ("but" in after[:2] and len(after) <= _TO_OTHER):
            return other if both.can_be_compared(name, other) else None
    return None


def _denied_before(passage: Statement, name: Name) -> int:
    """Where it begins to be denied that it is *name*, by its lexeme; -1 for not."""
    for at in range(name.first - 1, max(name.first - _FAR_BACK, -1), -1):
        word = passage.lexemes.word(at)
        if word in ENDS:
            return -1
        if word == "not" or passage.lexemes.phrase(at, 2) in _INSTEAD:
            return at
    return -1


def _is_second(statement: Statement, name: Name) -> bool:
    """`followed by Hale`, `ahead of Hale`, `the second-placed firm, Hale`."""
    lexemes = statement.lexemes
    for at in range(name.first - 1, max(name.first - _BACK, -1), -1):
        word = lexemes.word(at)
        if word in ENDS:
            return False
        if word in _BEFORE_SECOND_ONE:
            before = (lexemes.word(to) for to in range(at - _OF_SECOND, at))
            return not SECOND.isdisjoint(before)
        if word in OVER_SECOND or (lexemes.word(at - 1), word) in BEFORE_SECOND:
            return True
    return False


def find_by_number(both: Parted, name: Name) -> Name | None:
    """Return of whom the passage tells a number that the claim tells of *name*.

    Only where the passage has another number of *name*: `Corby won 12 seats, Ashby 9` answers
    `Ashby won 12 seats`.
    """
    told = _owners(both.claim, both.ours)
    told_there = _owners(both.passage, both.theirs) if told else {}
    if not any(owner and is_same(name, owner) for owner in told_there.values()):
        return None
    for number, owner in told.items():
        other = told_there.get(number)
        if owner != name or other is None or is_same(name, other):
            continue
        if not both.knows(other):
            return other if both.can_be_compared(name, other) else None
    return None


def _owners(statement: Statement, names: Collection[Name]) -> dict[tuple[str, str], Name | None]:
    """The name before each number and what it counts; None for none, or a number told twice."""
    owners: dict[tuple[str, str], Name | None] = {}
    for at, lexeme in enumerate(statement.lexemes):
        if lexeme.form is not Form.NUMERAL or _YEAR.fullmatch(lexeme.text):
            continue
        before = next((name for name in reversed(list(names)) if name.last < at), None)
        if before is not None and any(
            statement.lexemes.word(to) in ENDS for to in range(before.last + 1, at)
        ):
            before = None
        counted = lexeme.text.replace(",", ""), "".join(statement.concepts[at + 1 : at + 2])
        owners[counted] = None if counted in owners else before
    return owners
