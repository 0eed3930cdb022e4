"""What speaks for it that a sentence denies just what another tells, in whatever words. English."""

from factcheck.compare.denials import Denial
from factcheck.compare.denied_places import verb_before
from factcheck.compare.outcomes import are_contrary
from factcheck.compare.statement import Statement, are_akin, coverage
from factcheck.compare.undone import is_undone
from factcheck.compare.words.matter_words import are_of_one_matter
from factcheck.compare.words.polarity_words import (
    ENDS,
    NEGATIVE,
    NOUN_NEGATORS,
    PLANNING,
    SPOKEN_OF,
)
from factcheck.compare.words.undoing_words import UNDOING, UNDOING_FORMS
from factcheck.text.lexemes import Form

WEIGHTS = {
    "always": -2.92,
    "opposed": 3.01,
    "of one matter": 0.86,
    "shared": 1.88,
    "odd": -1.09,
    "says no": -1.44,
    "subordinate": -0.98,
    "last": 0.93,
    "of a pronoun": 1.98,
    "far in": 0.7,
    "to come": 2.0,
    "lexical": -1.98,
    "spoken of": -2.22,
    "of a part": -3.76,
    "contrasting": 2.45,
    "agreeing": -1.63,
}
"""See factcheck.compare.odds."""
LEAST_ODDS = -0.7
LEAST_SHARED = 0.1
"""The share of words in common below which two sentences are hardly of one thing."""
_FUTURE = PLANNING | frozenset(
    "will would shall won't wouldn't going soon planning intention decided means".split()
)
_BESIDE = 4
"""Lexemes before a denial among which it is told that it is of what is to come; and those before
which a pronoun is the subject of what is denied."""
_SUBORDINATE = frozenset(
    "who which that because since as if although though when whose where unless whom while whether "
    "before after than".split()
)
_FAR = 8
"""Lexemes before a denial among which a clause may begin that only adds to another."""
_PRONOUNS = frozenset("it he she they we i this that these those".split())
_CONTRASTING = frozenset("but however though although yet instead contrast nevertheless".split())
_SAYING_NO = frozenset(
    "only last end ends free freed without few little less against unlike denial alone nothing "
    "empty short bar bars no".split()
)
"""Words by which a claim says no without a denial: `empty-handed`, `stops short of`."""
_STAYING = frozenset("stay stays stayed staying remain remains remained remaining".split())
_PARTING = frozenset(", ; : ( – — but though although and or".split())
"""What stands before a `not` that denies no verb."""
_QUOTES = frozenset({"“", "”", '"'})


def signs_of(
    claim: Statement,
    passage: Statement,
    denial: Denial,
    *,
    opposed: bool,
    lexical: bool,
    agreeing: int,
) -> dict[str, float]:
    """Return the signs that *denial*, of the passage, is of what the claim tells, from 0 to 1.

    Args:
        opposed: whether what is denied is the opposite of a word of the claim.
        lexical: whether it denies by what its verb means: `turned down`, `withdrew`.
        agreeing: how many values the two have in common.
    """
    begin, end = _sentence_at(passage, denial.at)
    before = [passage.lexemes.word(at) for at in range(begin, denial.at)]
    negative = _count_negative(claim)
    return {
        "always": 1,
        "opposed": opposed,
        "of one matter": _are_of_one_matter(claim, passage, denial),
        "shared": coverage(claim, passage),
        "odd": _undoes(passage, denial) is not (negative > 0),
        "says no": min(3, negative) / 3,
        "subordinate": not _SUBORDINATE.isdisjoint(before[-_FAR:]),
        "last": end >= len(passage.lexemes) - 2,
        "of a pronoun": len(before) <= _BESIDE and not _PRONOUNS.isdisjoint(before[:1]),
        "far in": min(10, len(before)) / 10,
        "to come": _is_to_come(claim, range(len(claim.lexemes)))
        and _is_to_come(passage, range(max(begin, denial.at - _BESIDE), denial.at + 3)),
        "lexical": lexical,
        "spoken of": any(passage.lexemes.word(head) in SPOKEN_OF for head in denial.heads),
        "of a part": _is_of_a_part(passage, denial.at),
        "contrasting": not _CONTRASTING.isdisjoint(before),
        "agreeing": min(2, agreeing) / 2,
    }


def _are_of_one_matter(claim: Statement, passage: Statement, denial: Denial) -> bool:
    """Whether what is denied goes with a word of the claim that is no name by its matter."""
    denied = _denied_by(passage, denial)
    return any(
        _are_told_of_one_matter(concept, other)
        for concept, lexeme in zip(claim.concepts, claim.lexemes, strict=True)
        if concept and not lexeme.capital
        for other in denied
    )


def _are_told_of_one_matter(one: str, other: str) -> bool:
    """Whether two words are of one matter, and not contrary to each other in it."""
    return are_of_one_matter(one, other) and not are_contrary(one, other)


def denies_contrary(claim: Statement, passage: Statement, denial: Denial) -> bool:
    """Return whether what is denied is contrary to a word of the claim, so that the two agree.

    To what stays anything is contrary that the claim does not speak of: `will not sail`.
    """
    denied = [passage.concepts[head] for head in denial.heads]
    told = list(filter(None, claim.concepts))
    stays = not _STAYING.isdisjoint(lexeme.lower for lexeme in claim.lexemes)
    if stays and not any(are_akin(concept, other) for concept in told for other in denied):
        return True
    return any(are_contrary(concept, other) for concept in told for other in denied)


def _denied_by(passage: Statement, denial: Denial) -> list[str]:
    """What is denied, with the verb that stands before `no` and `nothing`: `asked for nothing`."""
    places = denial.scope
    if passage.lexemes.word(denial.at) in NOUN_NEGATORS:
        places = [*places, verb_before(passage, denial.at)]
    return [concept for at in places if (concept := passage.concepts[at])]


def _undoes(passage: Statement, denial: Denial) -> bool:
    """Whether the verb that is denied says no itself: `not dismissed` is kept."""
    return any(
        passage.concepts[at] in UNDOING or passage.lexemes.word(at) in NEGATIVE
        for at in denial.scope[:2]
    )


def shared_with(claim: Statement, passage: Statement, denial: Denial) -> list[int]:
    """Return where the claim speaks of what is denied or of the same matter, the likeliest first.

    The first word that is denied tells most, and a word of like meaning more than one of a matter.
    """
    own = [
        at
        for at, concept in enumerate(claim.concepts)
        if concept and claim.lexemes[at].form is Form.WORD and not claim.lexemes[at].capital
    ]
    denied = _denied_by(passage, denial)
    return [
        at
        for are_like in (are_akin, _are_told_of_one_matter)
        for concept in denied
        for at in own
        if are_like(concept, claim.concepts[at])
    ]


def _sentence_at(statement: Statement, at: int) -> tuple[int, int]:
    """The first lexeme of the sentence that *at* stands in, and the one behind its last."""
    begin, end = at, at
    while begin and statement.lexemes.word(begin - 1) not in ENDS | _QUOTES:
        begin -= 1
    while end < len(statement.lexemes) and statement.lexemes.word(end) not in ENDS | _QUOTES:
        end += 1
    return begin, end


def _is_of_a_part(statement: Statement, at: int) -> bool:
    """Whether `not` only sets one thing apart: `the importer, not the maker`."""
    before = statement.lexemes.word(at - 1)
    return statement.lexemes.word(at) == "not" and before in _PARTING


def _is_to_come(statement: Statement, places: range) -> bool:
    return any(statement.lexemes.word(at) in _FUTURE for at in places)


def _count_negative(statement: Statement) -> int:
    """How many words say no without a denial."""
    return sum(
        concept in UNDOING
        or lexeme.lower in NEGATIVE | UNDOING_FORMS | _SAYING_NO
        or is_undone(lexeme.lower)
        for lexeme, concept in zip(statement.lexemes, statement.concepts, strict=True)
    )
