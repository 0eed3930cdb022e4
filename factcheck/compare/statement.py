"""A sentence as the comparison sees it: its words, what they mean, and how near they stand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from factcheck.compare.roots import related_roots, root_of
from factcheck.compare.terms import split_terms
from factcheck.compare.words.concept_words import FUNCTION_WORDS
from factcheck.text.dateline import dateline_end
from factcheck.text.lexemes import LONGEST, Form, Lexeme, Lexemes, read_lexemes
from factcheck.text.quantity_words import ONES

_RELATED = 0.6
"""What a word of like meaning is worth against the same word."""
_REACH = 8
"""Words on either side of a value that say what it is about."""
_BREAK = 0.35
"""What a word is worth behind one break of the sentence, against one before it."""
_BREAK_OF_SENTENCE = 0.15
_SHORT_GRAMMAR = frozenset({"de", "es", "fr", "ru", "uk"})
"""Languages of which words of up to three letters are taken for words of grammar."""
_BEFORE_TOLD = frozenset("was were been had has have not never be being nobody none".split())
"""Words before which somebody is told something, rather than that a newspaper is."""
_OF_A_THING = frozenset({"about", "of"})
_TOLD = 3
"""Words among which it stands of what somebody is told."""
_BREAKS = frozenset(",;:.()–—") | {"and", "but", "while", "or", "against", "compared"}


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or passage, read once for all comparisons."""

    text: str
    language: str
    said: str
    """The same with blanks in place of datelines, which are not about what happened."""
    lexemes: Lexemes
    concepts: list[str]
    """One for each lexeme: the stem of its word, synonyms under one; "" for words of grammar."""

    def span_of(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets of the lexemes from *first* to *last*, that one included."""
        return self.lexemes[first].start, self.lexemes[last].end

    def content(self) -> set[str]:
        """Return all that the sentence speaks of, numbers left out."""
        return {concept for concept in self.concepts if concept and not concept[0].isdigit()}


def read_statement(text: str, language: str = "en") -> Statement:
    """Read *text*, of which the first 2,000 code points count."""
    code = language.split("-", maxsplit=1)[0].lower()
    said = "\n".join(map(_blank_dateline, text[:LONGEST].split("\n")))
    lexemes = read_lexemes(said)
    concepts = [_concept(lexeme, code) for lexeme in lexemes]
    if code == "en":
        for at, lexeme in enumerate(lexemes):
            if lexeme.lower == "told" and (
                lexemes.word(at - 1) in _BEFORE_TOLD or _is_told_of(lexemes, at)
            ):
                concepts[at] = _concept_of("informed", code)
    return Statement(text, code, said, lexemes, concepts)


def _is_told_of(lexemes: Lexemes, at: int) -> bool:
    """Whether somebody is told of a thing: `told the board about the leak`."""
    following = [lexemes.word(to) for to in range(at + 2, at + 2 + _TOLD)]
    return not _OF_A_THING.isdisjoint(following)


def _blank_dateline(line: str) -> str:
    end = dateline_end(line)
    return " " * end + line[end:]


def context_of(statement: Statement, start: int, end: int) -> dict[str, float]:
    """Return the concepts around text[start:end], each by how near it stands, 1 at most."""
    first, last = statement.lexemes.between(start, end)
    weights: dict[str, float] = {}
    for step, begin in ((-1, first - 1), (1, last)):
        weight, distance, at = 1.0, 0, begin
        while 0 <= at < len(statement.lexemes) and distance < _REACH:
            if statement.lexemes[at].lower in _BREAKS:
                weight *= _BREAK_OF_SENTENCE if statement.lexemes[at].text == "." else _BREAK
            concept = statement.concepts[at]
            if concept:
                near = weight / (1 + distance / 4)
                weights[concept] = max(weights.get(concept, 0.0), near)
                distance += 1
            at += step
    return weights


def similarity(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how far two contexts agree, from 0 to 1, by the smaller of them."""
    smaller = min(sum(one.values()), sum(other.values()))
    if not smaller:
        return 0.0
    shared = sum(
        min(weight, other[concept])
        if concept in other
        else _RELATED * min(weight, max(map(other.__getitem__, _akin(concept, other)), default=0.0))
        for concept, weight in one.items()
    )
    return min(1.0, shared / smaller)


def coverage(one: Statement, other: Statement, without: Collection[str] = frozenset()) -> float:
    """Return the share, from 0 to 1, of what the shorter of two statements speaks of.

    Args:
        without: concepts that do not count on either side.
    """
    shorter, longer = sorted(
        (statement.content().difference(without) for statement in (one, other)), key=len
    )
    if not shorter:
        return float(bool(without) and not longer)
    akin = sum(bool(_akin(concept, longer)) for concept in shorter - longer)
    return (len(shorter & longer) + _RELATED * akin) / len(shorter)


def _akin(concept: str, others: Collection[str]) -> list[str]:
    """Those of *others* that a report may use for *concept*."""
    related = related_roots().get(concept, frozenset())
    return [] if related.isdisjoint(others) else [other for other in others if other in related]


def are_akin(one: str, other: str) -> bool:
    """Whether two concepts are the same, or a report may use one for the other."""
    return one == other or bool(_akin(one, (other,)))


def concept_of(word: str, language: str = "en") -> str:
    """Return what *word*, in lower case, is compared by."""
    terms = split_terms(word.removesuffix("'s"), language)
    if not terms or language != "en":
        return terms[0] if terms else word
    return root_of(terms[0])


_concept_of = lru_cache(maxsize=20_000)(concept_of)


def _concept(lexeme: Lexeme, language: str) -> str:
    if lexeme.form is Form.NUMERAL:
        return lexeme.text.replace(",", "")
    if lexeme.form is not Form.WORD:
        return ""
    if _is_grammar(lexeme, language):
        return ""
    if language == "en" and lexeme.lower in ONES:
        return str(ONES[lexeme.lower])
    return _concept_of(lexeme.lower[:64], language)


def _is_grammar(lexeme: Lexeme, language: str) -> bool:
    if language == "en":
        return lexeme.lower in FUNCTION_WORDS and lexeme.text != "May"
    return language in _SHORT_GRAMMAR and len(lexeme.text) <= 3
