"""Which name of the passage stands where the claim has another. English only."""

from collections.abc import Iterator, Sequence

from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.name_kinds import can_stand_for
from factcheck.compare.names import (
    Name,
    is_misspelled,
    is_same,
    is_spelled_alike,
)
from factcheck.compare.statement import (
    Statement,
    context_of,
    coverage,
    similarity,
    sureness,
)
from factcheck.compare.words.person_words import PLACES_AND_BODIES, SORTS
from factcheck.text.lexemes import Form

_SURE = 0.5
_SURE_ELSE = 0.9
_UNPLACED = 0.4
"""How sure it must be that a name stands for another: for two people who alone are left, for any
names, and how much more for places without a preposition."""
_PREPOSITIONS = frozenset("in at from to near of by with for against".split())
_OF_NATIONS = ("ish", "ch", "an", "ese", "ic")
"""Endings of adjectives for nations and parties."""
_WHERE = frozenset({"in", "at", "near"})
_ARTICLES = frozenset({"the", "a", "an"})
_PRONOUNS = frozenset("he she his her him".split())
_SAYING = frozenset(
    "said says told tells added asked replied wrote called insisted admitted argued claimed warned "
    "announced promised explained complained conceded denied noted stressed".split()
)


def mark_names(
    claim: Statement, passage: Statement, ours: Sequence[Name], theirs: Sequence[Name]
) -> Iterator[Mark]:
    """Yield a mark for each name of the claim that the passage has too, or has another for."""
    left: list[Name] = []
    for name in ours:
        same = next((other for other in theirs if is_same(name, other)), None)
        if same is None:
            left.append(name)
        elif (moved := _moved_to(claim, passage, name, same, theirs)) is not None:
            yield _mark(claim, passage, name, moved, Agreement.DIFFER, Rule.OTHER_NAME)
        elif not (name.doubtful and same.doubtful):
            yield _mark(claim, passage, name, same, Agreement.SAME, Rule.SAME_NAME)
    free = [other for other in theirs if not any(is_same(name, other) for name in ours)]
    for name in left:
        found = _find_alike(name, free) or _find_nation(claim, passage, name, free)
        found = found or _find_namesake(claim, passage, name, left, free)
        found = found or _find_in_its_place(claim, passage, name, left, free)
        if found is not None and can_stand_for(claim, name, passage, found[0]):
            yield _mark(claim, passage, name, *found)


def _moved_to(
    claim: Statement, passage: Statement, name: Name, same: Name, theirs: Sequence[Name]
) -> Name | None:
    """The place to which the passage says that it was moved from that of the claim, if any."""
    if name.personal or _preposition(claim, name) not in ("in", "at"):
        return None
    if passage.lexemes.word(same.first - 1) != "from":
        return None
    after = passage.lexemes.word(same.last + 1)
    following = [other for other in theirs if other.first == same.last + 2]
    return following[0] if after == "to" and following else None


_Found = tuple[Name, Agreement, Rule]


def _find_alike(name: Name, free: Sequence[Name]) -> _Found | None:
    """The name that is *name* spelled otherwise, or so like it that one is a slip."""
    for other in free:
        if is_spelled_alike(name, other):
            return other, Agreement.SAME, Rule.SPELLING
    for other in free:
        if not name.doubtful and is_misspelled(name, other):
            return other, Agreement.DIFFER, Rule.SPELLING
    return None


def _find_nation(
    claim: Statement, passage: Statement, name: Name, free: Sequence[Name]
) -> _Found | None:
    """The other nation's name where both tell of one thing: `a Norwegian trawler`, `a Danish`."""
    if not _is_adjective(claim, name):
        return None
    told = claim.concepts[name.last + 1]
    for other in free:
        if _is_adjective(passage, other) and passage.concepts[other.last + 1] == told:
            return other, Agreement.DIFFER, Rule.OTHER_NAME
    return None


def _find_namesake(
    claim: Statement, passage: Statement, name: Name, left: Sequence[Name], free: Sequence[Name]
) -> _Found | None:
    """The only other one of its sort: `Mill Street`, `Bell Street`; `the Hale trust`, `the Orr`."""
    sort = _sort_of(claim, name)
    if not sort or sum(_sort_of(claim, rival) == sort for rival in left) > 1:
        return None
    same = [other for other in free if _sort_of(passage, other) == sort]
    return (same[0], Agreement.DIFFER, Rule.OTHER_NAME) if len(same) == 1 else None


def _sort_of(statement: Statement, name: Name) -> str:
    """What sort of place or body it is by the last of its words, or the noun behind it."""
    if len(name.words) > 1 and name.words[-1] in PLACES_AND_BODIES:
        return SORTS.get(name.words[-1], name.words[-1])
    after = name.last + 1
    articled = statement.lexemes.word(name.first - 1) in _ARTICLES
    if name.titled or not articled or after >= len(statement.lexemes):
        return ""
    noun = statement.lexemes[after]
    return SORTS.get(noun.lower, noun.lower) if noun.lower in PLACES_AND_BODIES else ""


def _find_in_its_place(
    claim: Statement, passage: Statement, name: Name, left: Sequence[Name], free: Sequence[Name]
) -> _Found | None:
    """The name of the passage that clearly stands where the claim has *name*."""
    if (name.doubtful and not name.titled) or _is_adjective(claim, name):
        return None
    personal = _is_personal(claim, name)
    rivals = [other for other in left if _is_personal(claim, other) is personal]
    options = _options(claim, passage, name, free)
    if not personal and not (len(options) == len(rivals) == 1):
        preposition = _preposition(claim, name)
        options = [other for other in options if _preposition(passage, other) == preposition]
    if not options:
        return None
    alike, best = _most_alike(claim, passage, name, options)
    if any(_most_alike(claim, passage, rival, [best])[0] > alike for rival in rivals):
        return None
    # A pronoun may stand for one of the claim's people.
    unnamed = any(lexeme.lower in _PRONOUNS for lexeme in passage.lexemes)
    alone = len(options) == 1 and len(rivals) <= 1 + unnamed
    needed = _SURE if personal and alone else _SURE_ELSE
    if not personal and not _preposition(claim, name):
        needed += _UNPLACED
    sure = sureness(alike, coverage(claim, passage), alone) >= needed
    return (best, Agreement.DIFFER, Rule.OTHER_NAME) if sure else None


def _options(claim: Statement, passage: Statement, name: Name, free: Sequence[Name]) -> list[Name]:
    """The names of the same sort; who is quoted stands only for who is quoted."""
    speaks, personal = _is_speaker(claim, name), _is_personal(claim, name)
    return [
        other
        for other in free
        if _is_personal(passage, other) is personal
        and _is_speaker(passage, other) is speaks
        and (personal or not (other.doubtful or _is_adjective(passage, other)))
    ]


def _is_adjective(statement: Statement, name: Name) -> bool:
    """Whether it only tells of what nation or party something is: `the Finnish physicist`."""
    after = name.last + 1
    if len(name.words) > 1 or not name.words[0].endswith(_OF_NATIONS):
        return False
    if after >= len(statement.lexemes) or not statement.concepts[after]:
        return False
    following = statement.lexemes[after]
    return following.form is Form.WORD and not following.capital


def _most_alike(
    claim: Statement, passage: Statement, name: Name, others: Sequence[Name]
) -> tuple[float, Name]:
    """The one of *others* around which most is as around *name*, and how alike it is."""
    context = context_of(claim, name.start, name.end)
    scored = [
        (similarity(context, context_of(passage, other.start, other.end)), -other.start, other)
        for other in others
    ]
    alike, _, best = max(scored, key=lambda it: it[:2])
    return alike, best


def _is_speaker(statement: Statement, name: Name) -> bool:
    around = (*range(name.first - 2, name.first), *range(name.last + 1, name.last + 3))
    return any(statement.lexemes.word(at) in _SAYING for at in around)


def _is_personal(statement: Statement, name: Name) -> bool:
    """Whether it is a person's, or a single word that tells who speaks: `Brenning told`."""
    if not name.titled and _preposition(statement, name) in _WHERE:
        return False
    if name.personal or not PLACES_AND_BODIES.isdisjoint(name.words) or name.doubtful:
        return name.personal
    return _is_speaker(statement, name) and not _preposition(statement, name)


def _preposition(statement: Statement, name: Name) -> str:
    before = name.first - 1
    before -= statement.lexemes.word(before) == "the"
    word = statement.lexemes.word(before)
    return word if word in _PREPOSITIONS else ""


def _mark(
    claim: Statement, passage: Statement, ours: Name, theirs: Name, agreement: Agreement, rule: Rule
) -> Mark:
    named, there = (claim.text, (ours.start, ours.end)), (passage.text, (theirs.start, theirs.end))
    return make_mark(MarkKind.NAME, agreement, rule, named, there)
