"""Whether the passage calls only the second highest what the claim calls the highest. English."""

from collections.abc import Iterator

from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.statement import Statement, coverage
from factcheck.text.lexemes import Lexemes
from factcheck.text.quantity_words import ORDINALS

_SHORTEST = 6
_SUPERLATIVES = frozenset({"best", "worst", "most", "least", "largest"})
_LIKE = {
    **dict.fromkeys(("biggest", "greatest", "highest"), "largest"),
    **dict.fromkeys(("smallest", "fewest", "least"), "lowest"),
}
_ENDING_ALIKE = frozenset(
    "interest request protest suggest invest harvest forest honest modest arrest contest conquest "
    "priest digest tempest manifest earnest".split()
)
_NO_PLURAL = ("ous", "ss", "us")
_FEWER = {"one": 1, "two": 2, "three": 3}
_REACH = 3
"""Words behind a superlative among which `but one` makes it one of the second rank."""
_THE = frozenset({"the", "its", "their"})
_AMONG = frozenset({"of", "among"})
_COVERED = 0.25
"""The share of words in common from which two superlatives are compared."""
_Ranked = tuple[int, int, int]
"""The rank, and the first and the last lexeme that tell it."""


def mark_ranks(claim: Statement, passage: Statement) -> Iterator[Mark]:
    """Yield a mark for each superlative that only one of the two ranks second, third or lower."""
    ranked = find_ranks(claim)
    theirs = find_ranks(passage) if ranked else {}
    for word, (rank, first, last) in ranked.items():
        if word not in theirs or 1 not in (rank, theirs[word][0]) or rank == theirs[word][0]:
            continue
        ours, there = claim.span_of(first, last), passage.span_of(*theirs[word][1:])
        if coverage(claim, passage) >= _COVERED:
            told, source = (claim.text, ours), (passage.text, there)
            yield make_mark(MarkKind.NUMBER, Agreement.DIFFER, Rule.SAME_NOUN, told, source)


def find_ranks(statement: Statement) -> dict[str, _Ranked]:
    """Return the superlatives of a sentence with the ranks they tell: 1 for `the highest`.

    Left out are those of which there are several, as in `one of the highest`.
    """
    lexemes, found = statement.lexemes, dict[str, _Ranked]()
    for at in range(1, len(lexemes)):
        word = lexemes.word(at)
        if not is_superlative(word):
            continue
        many = word == "most" and _is_plural(lexemes.word(at + 1))  # "the most crimes"
        word = "largest" if many else _LIKE.get(word, word)
        before = at - 1 - (lexemes.word(at - 1) == "-")
        rank = ORDINALS.get(lexemes.word(before), 1)
        first = before if rank > 1 else at - _is_the_only(lexemes.word(at - 1))
        last, rank = _read_but_one(lexemes, at, rank)
        if rank == 1 and (first == at or lexemes.word(first - 1) in _AMONG):
            continue
        found.setdefault(word, (rank, first, last))
    return found


def _read_but_one(lexemes: Lexemes, at: int, rank: int) -> tuple[int, int]:
    """The last lexeme and the rank of `the lowest grade but one`, `the last but two`."""
    for to in range(at + 1, at + 1 + _REACH):
        if lexemes.word(to) == "but" and (less := _FEWER.get(lexemes.word(to + 1))):
            return to + 1, rank + less
    return at, rank


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(_NO_PLURAL)


def _is_the_only(word: str) -> bool:
    """Whether a word before a superlative makes it one of one: `the`, `its`, `the country's`."""
    return word in _THE or word.endswith("'s")


def is_superlative(word: str) -> bool:
    """Return whether *word* says that something is the first of all: `highest`, `worst`."""
    if word in _SUPERLATIVES:
        return True
    return word.endswith("est") and len(word) >= _SHORTEST and word not in _ENDING_ALIKE
