"""Words that look like a denial and deny nothing, or not what follows them. English only."""

from factcheck.compare.rank_marks import is_superlative
from factcheck.compare.statement import Statement
from factcheck.compare.words.polarity_words import HARMLESS, OPENING, WITHIN
from factcheck.text.lexemes import Form
from factcheck.text.quantity_words import ONES, TENS

_BARELY = frozenset({"barely", "hardly", "scarcely"})
_NEAR_SO = 4
_REACH = 7
"""Lexemes behind `not` in which a superlative is told."""
_FAR = 24
"""The same behind `no`: `no speech in thirty years has lasted as long as`."""
_MEASURED = frozenset("percent per degrees points tolerance hour hours gravity".split())
"""What `zero` stands before as a number, or as a part of a name."""
_NEVER_BEFORE = frozenset({"before", "ever", "previously", "yet"})
_FIRST = frozenset({"first", "maiden", "unprecedented"})
_OTHERS = frozenset("other others another else also too several both only alone".split())
"""Words for those besides, whom `no other` and `nobody else` deny something of."""
_ENDS = frozenset({".", ";", "!", "?", ""})


def is_harmless(statement: Statement, at: int, other: Statement) -> bool:
    """Return whether what looks like a denial at *at* is none, or says no more than *other*.

    Args:
        other: what it is compared with: `none before` is nothing else than `the first`.
    """
    lexemes = statement.lexemes
    word, before, following = lexemes.word(at), lexemes.word(at - 1), lexemes.word(at + 1)
    if word == "not" and (_is_record(statement, at) or _is_of_number(statement, at)):
        return True
    if word == "instead" and _counts_behind(statement, at):
        return True
    if word in _BARELY and following != "any" and _is_counting(statement, at + 1):
        return True
    if word == "no" and following != "longer" and _is_supposed(statement, at):
        return True  # "if no majority is found"
    if word == "zero" and not _is_none(statement, at):
        return True
    if _is_of_others(statement, at) and not any(it.lower in _OTHERS for it in other.lexemes):
        return True
    if _tells_first(statement, at, other):
        return True
    asked = before == "why" or (before in ("if", "or") and word == "not")
    elsewhere = word == "not" and before in OPENING and following in WITHIN | {"since"}
    return asked or elsewhere or lexemes.match(at, HARMLESS, 3) > 0


def _is_none(statement: Statement, at: int) -> bool:
    """Whether `zero` is `no`: `zero people died`, not `zero percent`, `below zero`."""
    lexemes, following = statement.lexemes, statement.lexemes.word(at + 1)
    if following in _MEASURED or lexemes.word(at - 1) in ("below", "above", "to", "from", "at"):
        return False
    return bool(following.isalpha() and statement.concepts[at + 1])


def _is_of_others(statement: Statement, at: int) -> bool:
    """Whether it denies only of the rest: `no other port`, `nobody else`, `no one else`."""
    word, following = statement.lexemes.word(at), statement.lexemes.word(at + 1)
    if following == "other":
        return word in ("no", "none")
    one = word == "no" and following == "one"
    after = statement.lexemes.word(at + 2) if one else following
    return after == "else" and (one or word in ("nobody", "nothing", "none"))


def _is_supposed(statement: Statement, at: int) -> bool:
    before = statement.lexemes.word(at - 1), statement.lexemes.phrase(at - 3, 2)
    return before[0] == "if" or before[1] == "if there"


def _is_record(statement: Statement, at: int) -> bool:
    """Whether it tells a superlative: `has not been so low since 1998`."""
    words = [statement.lexemes.word(to) for to in range(at + 1, at + 1 + _REACH)]
    return "since" in words and not {"so", "as", "such"}.isdisjoint(words[:_NEAR_SO])


def _is_of_number(statement: Statement, at: int) -> bool:
    """Whether a number is set right: `two calls, not three`; but not `not one came`."""
    to = at + 1 + (statement.lexemes.word(at + 1) == "even")
    return statement.lexemes.word(to) != "one" and _is_number(statement, to)


def _counts_behind(statement: Statement, at: int) -> bool:
    """Whether a number is what it was instead: `23 instead of 25`, `instead of the six`."""
    return any(_is_number(statement, to) for to in range(at + 2, at + 5))


def _is_number(statement: Statement, at: int) -> bool:
    lexemes = statement.lexemes
    if at >= len(lexemes):
        return False
    word = lexemes.word(at)
    return lexemes[at].form is Form.NUMERAL or word in ONES or word in TENS


def _tells_first(statement: Statement, at: int, other: Statement) -> bool:
    """Whether it tells of a first or a record, and *other* in other words of the same.

    So `no vaccine had been licensed before` goes with `the first vaccine`.
    """
    lexemes = statement.lexemes
    if lexemes.word(at) not in ("no", "never", "nobody", "nothing", "none", "not"):
        return False
    words = list[str]()
    while len(words) < _FAR and (word := lexemes.word(at + 1 + len(words))) not in _ENDS:
        words.append(word)
    there = {lexeme.lower for lexeme in other.lexemes}
    if not _NEVER_BEFORE.isdisjoint(words) and not _FIRST.isdisjoint(there):
        return True
    compared = words.count("as") > 1 or "than" in words
    return compared and any(map(is_superlative, there))


def _is_counting(statement: Statement, at: int) -> bool:
    """Whether a number follows, as in `barely a tenth`, `hardly more than 40`."""
    lexemes = statement.lexemes
    word = lexemes.word(at)
    return word in ("a", "an", "half", "more") or word[:1].isdigit() or word in ONES
