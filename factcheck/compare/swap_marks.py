"""Whether two sentences have the one who does it and the one it is done to change places.

English only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.name_places import Part, parts_of
from factcheck.compare.names import Name, is_same
from factcheck.compare.statement import Statement, concept_of
from factcheck.compare.words.deed_words import DOER, DONE_TO
from factcheck.compare.words.polarity_words import ARTICLES, ENDS
from factcheck.text.lexemes import Form

_PASSED_OVER = frozenset(
    "the a an his her its their has had have was were is are been be will would to from by".split()
)
"""What may stand between the one who does it, the verb and the other."""
_BEING = frozenset("was were is are been be".split())
_MUTUAL = frozenset(
    map(
        concept_of,
        "met meets faced faces played plays married marries joined fought talked resembles equals "
        "borders".split(),
    )
)
"""What is done by each of two to the other."""

_TURNED = {DOER: DONE_TO, DONE_TO: DOER}
_DOING = frozenset("he she they i we".split())
_BEARING = frozenset("him her them me us".split())


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of content or a whole name, by its lexemes, and what stands before it."""

    concept: str
    first: int
    last: int
    capital: bool
    between: tuple[str, ...]


_Placed = _Word | Name


@dataclass(frozen=True, slots=True)
class _Deed:
    doer: _Word
    verb: str
    other: _Word


@dataclass(frozen=True, slots=True)
class _Swap:
    """Who does it to whom in the claim, and in the passage, where these are the other two."""

    doer: Name
    other: Name
    doer_there: Name
    other_there: Name | None
    """None where the passage tells of nobody to whom it is done."""


def mark_swaps(
    claim: Statement, passage: Statement, ours: Sequence[Name], theirs: Sequence[Name]
) -> Iterator[Mark]:
    """Yield a mark where the passage has `B beat A` for `A beat B`, or `from B to A`."""
    found = _find_swapped(claim, passage, ours, theirs)
    if found is not None:
        yield _mark(claim, passage, found.doer, found.doer_there)
        if found.other_there is not None:
            yield _mark(claim, passage, found.other, found.other_there)
        return
    turned_round = _find_turned(claim, passage, ours, theirs)
    if turned_round is not None:
        yield _mark(claim, passage, *turned_round)
        return
    told = list(_deeds(claim, ours))
    own = {_key(it.doer, it.verb, it.other) for it in told}
    done = {_key(it.doer, it.verb, it.other): it for it in _deeds(passage, theirs)} if told else {}
    for deed in told:
        turned = _key(deed.other, deed.verb, deed.doer)
        swapped = done.get(turned)
        if swapped is None or turned in own or _key(deed.doer, deed.verb, deed.other) in done:
            continue
        yield _mark(claim, passage, deed.doer, swapped.doer)
        return


def _mark(claim: Statement, passage: Statement, ours: _Placed, theirs: _Placed) -> Mark:
    return make_mark(
        MarkKind.NAME,
        Agreement.DIFFER,
        Rule.OTHER_NAME,
        (claim.text, claim.span_of(ours.first, ours.last)),
        (passage.text, passage.span_of(theirs.first, theirs.last)),
    )


def _find_swapped(
    claim: Statement, passage: Statement, ours: Sequence[Name], theirs: Sequence[Name]
) -> _Swap | None:
    """One who does in the claim what in the passage is done to him, and who does it there.

    So `Quint of the Greens apologised to Brask` stands against `Brask apologised to Quint`.
    """
    there = _verbs(passage)
    for verb, at in _verbs(claim).items():
        to = there.get(verb, -1)
        if to < 0 or _is_passive(claim, at) is not _is_passive(passage, to):
            continue
        doers, others = _parted(claim, ours, at)
        done, undone = _parted(passage, theirs, to)
        for doer in [it for it in doers if not _is_of_another(claim, it)][-1:]:
            if any(is_same(doer, it) for it in (*others, *done)):
                continue
            for other in [it for it in done if not _is_of_another(passage, it)][-1:]:
                suffers = next((it for it in others if is_same(other, it)), None)
                does_too = any(is_same(other, it) for it in doers)
                undoer = next((it for it in undone if is_same(doer, it)), None)
                sure = other.last + 1 == to or undoer is not None
                if suffers and sure and not does_too:
                    return _Swap(doer, suffers, other, undoer)
    return None


def _find_turned(
    claim: Statement, passage: Statement, ours: Sequence[Name], theirs: Sequence[Name]
) -> tuple[Name, Name] | None:
    """One who does in the claim what a pronoun does to him in the passage, or the other way round.

    So `He accused the masseur Lunde` stands against `Lunde accused Brandsma`.
    """
    for name in ours:
        same = [other for other in theirs if is_same(name, other)]
        told = [it for it in parts_of(claim, name) if it.what in _TURNED] if same else []
        if not told or told[0].concept in _MUTUAL:
            continue
        there = {part for other in same for part in parts_of(passage, other)}
        turned = Part(_TURNED[told[0].what], told[0].concept)
        if turned in there and there.isdisjoint(told) and _has_pronoun(passage, turned):
            return name, same[0]
    return None


def _has_pronoun(passage: Statement, done: Part) -> bool:
    """Whether a pronoun does it to the one to whom it is done: `he accused`; or bears it."""
    at = passage.concepts.index(done.concept)
    if done.what == DONE_TO:
        return any(passage.lexemes.word(to) in _DOING for to in range(at - 2, at))
    return passage.lexemes.word(at + 1) in _BEARING


def _is_of_another(statement: Statement, name: Name) -> bool:
    """Whether it only tells whose another is: `Quint of the | Greens | apologised`."""
    before = name.first - 1
    before -= statement.lexemes.word(before) in ARTICLES
    return statement.lexemes.word(before) == "of"


def _verbs(statement: Statement) -> dict[str, int]:
    """Words in -ed that stand once in a sentence, mostly verbs, to their places."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    for at, concept in enumerate(statement.concepts):
        if statement.lexemes.word(at).endswith("ed") and concept and concept not in _MUTUAL:
            twice |= {concept} & found.keys()
            found[concept] = at
    return {concept: at for concept, at in found.items() if concept not in twice}


def _is_passive(statement: Statement, at: int) -> bool:
    return not _BEING.isdisjoint(statement.lexemes.word(to) for to in (at - 1, at - 2))


def _parted(statement: Statement, names: Sequence[Name], at: int) -> tuple[list[Name], list[Name]]:
    """The names of the sentence that stand before a verb, and behind it."""
    lexemes = statement.lexemes
    begin = max((to for to in range(at) if lexemes.word(to) in ENDS), default=-1)
    ends = (to for to in range(at, len(lexemes)) if lexemes.word(to) in ENDS)
    end = next(ends, len(lexemes))
    before = [name for name in names if begin < name.first < at]
    return before, [name for name in names if at < name.first < end]


def _key(doer: _Word, verb: str, other: _Word) -> tuple[str, str, str]:
    return doer.concept, verb, other.concept


def _deeds(statement: Statement, names: Sequence[Name]) -> Iterator[_Deed]:
    """Yield who does what to whom as far as three words in a row tell, and whence it goes where."""
    words = _words(statement, names)
    for one, other in pairwise(words):
        if one.between[-1:] == ("from",) and other.between in (("to",), ("to", "the")):
            yield _Deed(one, "from", other)
    for one, verb, other in zip(words, words[1:], words[2:], strict=False):
        if verb.capital or verb.concept in _MUTUAL or verb.concept[:1].isdigit():
            continue
        if not _PASSED_OVER.issuperset((*verb.between, *other.between)) or "from" in verb.between:
            continue
        passive = "by" in other.between
        if passive is not _BEING.isdisjoint(verb.between):
            yield _Deed(other, verb.concept, one) if passive else _Deed(one, verb.concept, other)


def _words(statement: Statement, names: Sequence[Name]) -> list[_Word]:
    starts = {name.first: name for name in names}
    words: list[_Word] = []
    between: list[str] = []
    at = 0
    while at < len(statement.lexemes):
        name, lexeme = starts.get(at), statement.lexemes[at]
        if name is None and (not statement.concepts[at] or lexeme.form is not Form.WORD):
            between.append(lexeme.lower)
            at += 1
            continue
        last = name.last if name else at
        concept = name.words[-1] if name else statement.concepts[at]
        words.append(_Word(concept, at, last, lexeme.capital, tuple(between)))
        between.clear()
        at = last + 1
    return words
