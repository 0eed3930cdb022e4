"""Of whom or what a verb tells, as far as the words before it show. English only."""

from factcheck.compare.statement import Statement, are_akin
from factcheck.text.lexemes import Form

_PRONOUNS = frozenset("it he she they we i you this them who which that both these those".split())
_ENDS = frozenset('. ; : ! ? “ ” " ( ) — – but while although though because when if after'.split())
_PARENTHESES = frozenset({"who", "which", "whose", "where", "a", "an", "the"})
_MOST = 3
_FAR = 12


def have_one_subject(one: Statement, at: int, other: Statement, to: int) -> bool | None:
    """Return whether two verbs are told of the same; None when a pronoun leaves it open."""
    ours, theirs = subject_of(one, at), subject_of(other, to)
    if not ours or not theirs:
        return None
    return any(are_akin(word, another) for word in ours for another in theirs)


def subject_of(statement: Statement, at: int) -> list[str]:
    """Return the last words of content before a verb in its clause; none for a pronoun."""
    lexemes = statement.lexemes
    found = list[str]()
    to = at - 1
    while to >= max(0, at - _FAR - _MOST) and len(found) < _MOST:
        word = lexemes.word(to)
        if word in _ENDS:
            break
        if word == ",":
            if found:
                break
            to = _before_parenthesis(statement, to)
            continue
        if word in _PRONOUNS and not found:
            break
        if statement.concepts[to] and lexemes[to].form is Form.WORD and not word.endswith("ly"):
            found.append(statement.concepts[to])
        to -= 1
    return found


def _before_parenthesis(statement: Statement, at: int) -> int:
    """Where the words before a parenthesis end, which ends in the comma at *at*."""
    lexemes = statement.lexemes
    for to in range(at - 1, max(0, at - _FAR), -1):
        if lexemes.word(to) == ",":
            parted = lexemes.word(to + 1) in _PARENTHESES or lexemes[to + 1].capital
            return to - 1 if parted else at - 1
        if lexemes.word(to) in _ENDS:
            break
    return at - 1
