"""Where in its sentence a name stands: who does, what it is done to, or behind which word.

English only, and only as far as the words next to it show.
"""

from dataclasses import dataclass, field
from itertools import takewhile

from factcheck.compare.names import Name
from factcheck.compare.statement import Statement, are_akin
from factcheck.compare.words.deed_words import DOER, DONE_TO, PARTS
from factcheck.compare.words.english_forms import FORMS
from factcheck.compare.words.office_words import NO_CALLINGS, OF_CALLINGS
from factcheck.compare.words.person_words import NO_NAMES, PLACES_AND_BODIES, ROLES, TITLES
from factcheck.compare.words.place_words import PREPOSITIONS, WHERE
from factcheck.compare.words.polarity_words import ARTICLES, DETERMINERS
from factcheck.text.lexemes import Form

_BOUNDS = frozenset('. , ; : ! ? “ ” " ( ) — – ‘ ’'.split()) | {""}
_OPENING = frozenset(
    "and but or that because while when if as whether since though although after before who "
    "which nor than so yet where until once unless".split()
)
"""Words behind which a clause of its own may begin."""
_BEING = frozenset("was were is are been be being got".split())
_AUXILIARIES = _BEING | frozenset("has had have will would is was".split())
_PARTICIPLES = frozenset("put set hit cut shut let hurt split spread cast".split()) | frozenset(
    form for forms in map(str.split, FORMS.split(";")) for form in forms[1:]
)
"""Those of verbs that end neither in -ed nor in -en, and other forms that do no harm."""
_PARENTHESIS = frozenset({",", "(", "–", "—"})
_CLOSING = frozenset({",", ")", "–", "—"})
_LONGEST_PARENTHESIS = 14
_NEAR = 4
"""Lexemes between a name or its preposition and the verb or noun that it goes with."""
_FAR = 12
"""The same, of what goes to somebody or comes from him."""
_OF_SOMEBODY = frozenset({"of", "for", "at", "with", "in"})
"""Prepositions between an office and whom or what it is of: `a spokesman for Hale`."""
_OVER = frozenset({"over", "place", "charge"})
"""What makes of `took` that somebody follows another."""
_FAR_GOING = frozenset({"to", "from"})


@dataclass(frozen=True, slots=True)
class Part:
    """What a name is in what is told."""

    what: str
    """DOER, DONE_TO, a preposition, or a part of factcheck.compare.words.deed_words."""
    concept: str = ""
    """Of the verb or noun that it goes with; "" when *what* tells the part of any of several."""
    deed: str = field(default="", compare=False)
    """The concept of that verb or noun, in any case."""

    def is_that_of(self, other: "Part") -> bool:
        """Whether both are the same in deeds of one kind."""
        if self.what != other.what:
            return False
        return self == other or are_akin(self.concept, other.concept)


def parts_of(statement: Statement, name: Name) -> list[Part]:
    """Return what *name* is in what is told, as far as the words next to it show."""
    owned = _owned_by(statement, name)
    if owned >= 0:
        return [Part("of", statement.concepts[owned], statement.concepts[owned])]
    slot, at = _place_of(statement, name)
    if slot in _FAR_GOING:
        at = _sender_before(statement, name, slot, at)
    if at < 0:
        return []
    concept = statement.concepts[at]
    parts = PARTS.get((slot, concept), [])
    if slot == DOER and concept == "take" and not _OVER.isdisjoint(_words_around(statement, at)):
        parts = ["taker"]
    if slot in _OF_SOMEBODY and statement.lexemes.word(at) in ROLES:
        slot = "of"
    sure = slot not in (DOER, DONE_TO) or not name.doubtful or _does(statement, name)
    told = [Part(part, deed=concept) for part in parts]
    return [*told, Part(slot, concept, concept)] if sure else told


def _does(statement: Statement, name: Name) -> bool:
    """Whether the first word of a sentence is a name for all its capital: `Hale sold`.

    Not so `Broken bikes are driven`, `Experts warned`.
    """
    after = statement.lexemes.word(name.last + 1)
    return not name.words[-1].endswith("s") and (after in _AUXILIARIES or _is_participle(after))


def _words_around(statement: Statement, at: int) -> list[str]:
    """The words behind a verb, and those before it: `his place will be | taken | by Hale`."""
    return [statement.lexemes.word(to) for to in range(at - 3, at + 4)]


def _owned_by(statement: Statement, name: Name) -> int:
    """What belongs to a name, `Hale's elder | brother`, by its lexeme; -1 for nothing."""
    if not statement.lexemes.word(name.last).endswith("'s"):
        return -1
    following = range(name.last + 1, min(name.last + 1 + _NEAR, len(statement.lexemes)))
    owned = list(takewhile(lambda at: statement.concepts[at], following))
    called = (at for at in owned if statement.lexemes.word(at) in ROLES)
    return next(called, owned[0] if owned else -1)


def _place_of(statement: Statement, name: Name) -> tuple[str, int]:
    """What a name is to a verb or noun, and the lexeme of that; ("", -1) for not known."""
    lexemes, at = statement.lexemes, _before(statement, name)
    word = lexemes.word(at)
    if word in PREPOSITIONS:
        governor = _content_before(statement, at)
        if word == "by" and _is_participle(lexemes.word(governor)):
            return DOER, governor
        return "in" if word in WHERE else word, governor
    begins = word in _BOUNDS or word in _OPENING or lexemes.phrase(at - 1, 2) == "it was"
    if begins or _is_date(statement, at) or _is_in_a_phrase(statement, at):
        verb = _verb_after(statement, name)
        return DONE_TO if _is_passive(statement, verb) else DOER, verb
    return (DONE_TO, at) if statement.concepts[at] else ("", -1)


def _is_date(statement: Statement, at: int) -> bool:
    """`In January | Hale`, `in 2019 | Hale`, `on Monday | Hale`."""
    return statement.lexemes[at].form is Form.NUMERAL or statement.lexemes.word(at) in NO_NAMES


def _is_in_a_phrase(statement: Statement, at: int) -> bool:
    """Whether a word is a noun that a preposition governs: `in the opening round | Hale led`."""
    words = [statement.lexemes.word(to) for to in range(at - _NEAR, at)]
    articled = next((to for to, word in enumerate(words) if word in ARTICLES), 0)
    return bool(articled) and words[articled - 1] in PREPOSITIONS


def _before(statement: Statement, name: Name) -> int:
    """The lexeme before a name and before the words that go with it: `the chemical group Hale`."""
    lexemes = statement.lexemes
    at = name.first - 1
    for to in range(at, max(at - _NEAR, -1), -1):
        word = lexemes.word(to)
        if word in DETERMINERS:
            return to - 1
        calling = _is_calling(statement, to)
        if word in TITLES or word in ROLES or word in PLACES_AND_BODIES or calling:
            at = to - 1
        elif to == at or word in _BOUNDS:
            break
    return at


def _is_calling(statement: Statement, at: int) -> bool:
    """Whether a word before a name may tell what somebody does: `the masseur Hale`."""
    word = statement.lexemes.word(at)
    plain = bool(statement.concepts[at]) and not statement.lexemes[at].capital
    return plain and word.endswith(OF_CALLINGS) and word not in NO_CALLINGS


def _content_before(statement: Statement, at: int) -> int:
    """The last word of content before a preposition in its clause, -1 for none."""
    for to in range(at - 1, max(at - _NEAR, 0) - 1, -1):
        if statement.lexemes.word(to) in _BOUNDS:
            break
        if statement.concepts[to] and statement.lexemes[to].form is Form.WORD:
            return to
    return -1


def _sender_before(statement: Statement, name: Name, slot: str, near: int) -> int:
    """The verb before a name that tells what goes to it or comes from it, else *near*.

    So `extended a | loan | of two million crowns to Hale`.
    """
    for to in range(name.first - 1, max(name.first - _FAR, -1), -1):
        if statement.lexemes.word(to) in _BOUNDS:
            break
        if (slot, statement.concepts[to]) in PARTS:
            return to
    return near


def _verb_after(statement: Statement, name: Name) -> int:
    """The first word of content behind a name and what stands in commas behind it, -1 for none."""
    begin = name.last + 1
    if statement.lexemes.word(begin) == "of":  # "the chamber | of commerce | paid"
        begin += 2
    begin = _end_of_parenthesis(statement, begin)
    for at in range(begin, min(begin + _NEAR + 1, len(statement.lexemes))):
        lexeme = statement.lexemes[at]
        if lexeme.lower in _BOUNDS or (lexeme.lower in PREPOSITIONS and lexeme.lower != "to"):
            break
        if statement.concepts[at] and lexeme.form is Form.WORD and not lexeme.lower.endswith("ly"):
            return at + 2 if _leads_on(statement, at) else at
    return -1


def _leads_on(statement: Statement, at: int) -> bool:
    """Whether the verb that counts follows: `was prepared | to pay`, `agreed | to back`."""
    if statement.lexemes.word(at + 1) != "to" or at + 2 >= len(statement.lexemes):
        return False
    return bool(statement.concepts[at + 2]) and not statement.lexemes[at + 2].capital


def _end_of_parenthesis(statement: Statement, at: int) -> int:
    """Behind the parenthesis that begins at a lexeme, and that lexeme if none does."""
    lexemes = statement.lexemes
    if lexemes.word(at) not in _PARENTHESIS:
        return at
    inside = range(at + 1, min(at + _LONGEST_PARENTHESIS, len(lexemes)))
    return next((to for to in inside if lexemes.word(to) in _CLOSING), len(lexemes)) + 1


def _is_passive(statement: Statement, verb: int) -> bool:
    before = {statement.lexemes.word(at) for at in range(verb - 2, verb)}
    return _is_participle(statement.lexemes.word(verb)) and not _BEING.isdisjoint(before)


def _is_participle(word: str) -> bool:
    return word.endswith(("ed", "en")) or word in _PARTICIPLES
