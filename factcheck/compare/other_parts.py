"""Whether the passage gives the part that the claim gives somebody to another. English only."""

import re
from collections.abc import Sequence

from factcheck.compare.name_places import Part, parts_of
from factcheck.compare.names import Name, is_same, is_spelled_alike
from factcheck.compare.statement import Statement
from factcheck.compare.words.deed_words import BEFORE_SECOND, BEHIND_OTHERS, OVER_SECOND, SECOND
from factcheck.compare.words.person_words import PLACES_AND_BODIES
from factcheck.compare.words.polarity_words import ENDS
from factcheck.text.lexemes import Form

_WHERE = frozenset({"in", "at", "near", "into", "the"})
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


def find_in_part(
    claim: Statement, passage: Statement, name: Name, ours: Sequence[Name], theirs: Sequence[Name]
) -> Name | None:
    """Return who in the passage is what the claim says that *name* is, when it is another.

    So `Delmar` when `The contract went to Delmar` answers `Sorbex won the contract`.
    """
    told = parts_of(claim, name)
    verbs = {part for part in told if part.concept}
    for part in told:
        holders = [
            other
            for other in theirs
            if any(part.is_that_of(their) for their in parts_of(passage, other))
        ]
        if any(is_same(name, other) or is_spelled_alike(name, other) for other in holders):
            continue
        others = [
            other
            for other in holders
            if _can_be_compared(claim, name, passage, other)
            and not _has_part(
                claim,
                [own for own in ours if is_same(own, other)],
                part,
                by_one_verb=not set(parts_of(passage, other)).isdisjoint(verbs),
            )
        ]
        if others:
            return others[0]
    return None


def _has_part(claim: Statement, known: Sequence[Name], part: Part, *, by_one_verb: bool) -> bool:
    """Whether the claim itself gives a part to a name of the passage, or leaves that to tell.

    Two that change places with one verb are left to factcheck.compare.swap_marks.
    """
    if known and (part.concept or by_one_verb):
        return True
    return any(part.is_that_of(own) for name in known for own in parts_of(claim, name))


def find_before(
    claim: Statement, passage: Statement, name: Name, ours: Sequence[Name], theirs: Sequence[Name]
) -> Name | None:
    """Return who comes before *name* in the passage, where the claim knows of nobody else.

    So `Corby` when `Corby came first, followed by Ashby` answers `Ashby came first`.
    """
    seconds = [other for other in theirs if is_same(name, other)]
    if len(seconds) != 1 or not _is_second(passage, seconds[0]):
        return None
    claim_words = {lexeme.lower for lexeme in claim.lexemes}
    if not BEHIND_OTHERS.isdisjoint(claim_words):
        return None
    before = [
        other
        for other in theirs
        if other.last < seconds[0].first
        and not other.doubtful
        and not any(is_same(known, other) for known in ours)
        and _can_be_compared(claim, name, passage, other)
    ]
    # "Nobody gave more than Hale"
    first = not _is_second(claim, name) or not _NONE.isdisjoint(claim_words)
    return before[-1] if before and first else None


def find_instead(
    claim: Statement, passage: Statement, name: Name, ours: Sequence[Name], theirs: Sequence[Name]
) -> Name | None:
    """Return what the passage says it is, where it says that it is not *name*.

    So `Selby` when `It opens in Selby and not in Corby`, or `not in Corby but in Selby`, answers
    `It opens in Corby`.
    """
    same = [other for other in theirs if is_same(name, other)]
    denied = _denied_before(passage, same[0]) if len(same) == 1 else -1
    if denied < 0 or not _DENYING.isdisjoint(lexeme.lower for lexeme in claim.lexemes):
        return None
    lexemes = passage.lexemes
    for other in theirs:
        inside = denied < other.first <= same[0].last
        if inside or any(is_same(known, other) for known in ours):
            continue
        between = [lexemes.word(at) for at in range(other.last + 1, denied)]
        after = [lexemes.word(at) for at in range(same[0].last + 1, other.first)]
        if other.last < denied and between in (["and"], [","], [", and"], []):
            return other if _can_be_compared(claim, name, passage, other) else None
        if "but" in after[:2] and len(after) <= _TO_OTHER:
            return other if _can_be_compared(claim, name, passage, other) else None
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


def _can_be_compared(claim: Statement, name: Name, passage: Statement, other: Name) -> bool:
    """Whether not one of them is surely a person and the other surely a place or a body."""
    if name.titled:
        return not _is_thing(passage, other)
    return not (other.titled and _is_thing(claim, name))


def _is_thing(statement: Statement, name: Name) -> bool:
    if name.titled:
        return False
    bodies = not PLACES_AND_BODIES.isdisjoint(name.words)
    return bodies or statement.lexemes.word(name.first - 1) in _WHERE


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


def find_by_number(
    claim: Statement, passage: Statement, name: Name, ours: Sequence[Name], theirs: Sequence[Name]
) -> Name | None:
    """Return of whom the passage tells a number that the claim tells of *name*.

    Only where the passage has another number of *name*: `Corby won 12 seats, Ashby 9` answers
    `Ashby won 12 seats`.
    """
    told, told_there = _owners(claim, ours), _owners(passage, theirs)
    if not any(owner and is_same(name, owner) for owner in told_there.values()):
        return None
    for number, owner in told.items():
        other = told_there.get(number)
        if owner != name or other is None or is_same(name, other):
            continue
        if not any(is_same(known, other) for known in ours):
            return other if _can_be_compared(claim, name, passage, other) else None
    return None


def _owners(statement: Statement, names: Sequence[Name]) -> dict[str, Name | None]:
    """The name before each number of a sentence; None for none, or a number told twice."""
    owners: dict[str, Name | None] = {}
    for at, lexeme in enumerate(statement.lexemes):
        if lexeme.form is not Form.NUMERAL or _YEAR.fullmatch(lexeme.text):
            continue
        before = next((name for name in reversed(names) if name.last < at), None)
        if before is not None and any(
            statement.lexemes.word(to) in ENDS for to in range(before.last + 1, at)
        ):
            before = None
        number = lexeme.text.replace(",", "")
        owners[number] = None if number in owners else before
    return owners
