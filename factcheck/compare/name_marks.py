"""Which name of the passage stands where the claim has another. English only."""

from collections.abc import Iterator, Mapping, Sequence

from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.name_kinds import can_stand_for
from factcheck.compare.name_signs import LEAST_ODDS, preposition_of, signs_between
from factcheck.compare.names import Name, is_misspelled, is_same, is_spelled_alike
from factcheck.compare.nations import is_adjective
from factcheck.compare.odds import Weigh
from factcheck.compare.other_parts import (
    Parted,
    find_before,
    find_by_number,
    find_in_part,
    find_instead,
    read_parts,
)
from factcheck.compare.statement import (
    Statement,
    context_of,
    coverage,
    similarity,
)
from factcheck.compare.words.person_words import PLACES_AND_BODIES, SORTS
from factcheck.compare.words.polarity_words import ARTICLES


def mark_names(
    claim: Statement,
    passage: Statement,
    ours: Sequence[Name],
    theirs: Sequence[Name],
    weigh: Weigh[Name],
) -> Iterator[Mark]:
    """Yield a mark for each name of the claim that the passage has too, or has another for."""
    both = read_parts(claim, passage, ours, theirs)
    left: list[Name] = []
    for name in ours:
        same = next((other for other in theirs if is_same(name, other)), None)
        if same is None:
            left.append(name)
        elif (
            moved := _moved_to(claim, passage, name, same, theirs)
            or _namesake_of(claim, passage, name, same, theirs)
            or _find_in_part(both, name)
        ) is not None:
            yield _mark(claim, passage, name, moved, Agreement.DIFFER, Rule.OTHER_NAME)
        elif not (name.doubtful and same.doubtful):
            yield _mark(claim, passage, name, same, Agreement.SAME, Rule.SAME_NAME)
    free = [other for other in theirs if not any(is_same(name, other) for name in ours)]
    parts = {name: other for name in left if (other := _find_in_part(both, name)) is not None}
    untaken = [other for other in free if other not in parts.values()]
    odds: dict[Name, dict[Name, float]] = {}
    for name in left if free or parts else ():
        found = _find_alike(name, free) or _find_namesake(claim, passage, name, left, free)
        if found is None and name in parts:
            found = parts[name], Agreement.DIFFER, Rule.OTHER_NAME
        if found is None:
            odds = odds or _weigh_all(claim, passage, left, untaken, weigh)
            found = _find_in_its_place(claim, name, odds)
        if found is not None and can_stand_for(claim, name, passage, found[0]):
            yield _mark(claim, passage, name, *found)


def _moved_to(
    claim: Statement, passage: Statement, name: Name, same: Name, theirs: Sequence[Name]
) -> Name | None:
    """The place to which the passage says that it was moved from that of the claim, if any."""
    if name.personal or preposition_of(claim, name) not in ("in", "at"):
        return None
    if passage.lexemes.word(same.first - 1) != "from":
        return None
    if any(is_same(name, other) and other is not same for other in theirs):
        return None
    after = passage.lexemes.word(same.last + 1)
    following = [other for other in theirs if other.first == same.last + 2]
    return following[0] if after == "to" and following else None


def _namesake_of(
    claim: Statement, passage: Statement, name: Name, same: Name, theirs: Sequence[Name]
) -> Name | None:
    """The valley of the passage when *same* is none there: `the Hale valley`, `Hale Foods`."""
    noun = claim.lexemes.word(name.last + 1)
    if noun not in PLACES_AND_BODIES or passage.lexemes.word(same.last + 1) == noun:
        return None
    there = [it for it in theirs if passage.lexemes.word(it.last + 1) == noun]
    return there[0] if len(there) == 1 and not is_same(name, there[0]) else None


def _find_in_part(both: Parted, name: Name) -> Name | None:
    """The one whom the passage gives the part that the claim gives *name*, if any."""
    found = find_in_part(both, name) or find_before(both, name)
    found = found or find_instead(both, name) or find_by_number(both, name)
    return found if found and can_stand_for(both.claim, name, both.passage, found) else None


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
    articled = statement.lexemes.word(name.first - 1) in ARTICLES
    if name.titled or not articled or after >= len(statement.lexemes):
        return ""
    noun = statement.lexemes[after]
    return SORTS.get(noun.lower, noun.lower) if noun.lower in PLACES_AND_BODIES else ""


def _find_in_its_place(
    claim: Statement, name: Name, odds: Mapping[Name, Mapping[Name, float]]
) -> _Found | None:
    """The name of the passage that clearly stands where the claim has *name*.

    Args:
        odds: of each name that only the claim has, those that each of the passage's stands for it.
    """
    best = max(odds[name], key=odds[name].__getitem__, default=None)
    if claim.said.rstrip('”"’ ').endswith("?"):  # asks, and so tells of nobody
        return None
    if best is None or _is_adjective(claim, name) or odds[name][best] < LEAST_ODDS:
        return None
    if any(own[best] > odds[name][best] for own in odds.values()):
        return None
    return best, Agreement.DIFFER, Rule.OTHER_NAME


def _is_left_behind(statement: Statement, name: Name) -> bool:
    """Whether it is the first of `moved from Falkirk to Hale`."""
    lexemes = statement.lexemes
    return lexemes.word(name.first - 1) == "from" and lexemes.word(name.last + 1) == "to"


def _weigh_all(
    claim: Statement,
    passage: Statement,
    left: Sequence[Name],
    free: Sequence[Name],
    weigh: Weigh[Name],
) -> dict[Name, dict[Name, float]]:
    """The log odds that each name that only the passage has stands for each of the claim's."""
    options = {
        other: context_of(passage, other.start, other.end)
        for other in free
        if not (_is_adjective(passage, other) or _is_left_behind(passage, other))
    }
    shared = coverage(claim, passage) if left and options else 0.0
    odds: dict[Name, dict[Name, float]] = {}
    for name in left:
        context = context_of(claim, name.start, name.end)
        alike = {other: similarity(context, there) for other, there in options.items()}
        odds[name] = {
            other: weigh(
                signs_between(
                    claim,
                    passage,
                    name,
                    other,
                    left,
                    shared=shared,
                    alike=alike[other],
                ),
                name,
                other,
            )
            for other in options
        }
    return odds


def _is_adjective(statement: Statement, name: Name) -> bool:
    """Whether it only tells of what nation or party something is: `the Finnish physicist`."""
    return len(name.words) == 1 and is_adjective(statement, name.last)


def _mark(
    claim: Statement, passage: Statement, ours: Name, theirs: Name, agreement: Agreement, rule: Rule
) -> Mark:
    named, there = (claim.text, (ours.start, ours.end)), (passage.text, (theirs.start, theirs.end))
    return make_mark(MarkKind.NAME, agreement, rule, named, there)
