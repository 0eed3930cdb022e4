"""What somebody typed into the search, read as terms. Any input is a query; some find nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.text.tokens import GAP, is_unspaced, locate_words, split_chunks, split_words

LONGEST_TYPED = 200
"""Code points of what was typed that are looked at."""
MOST_TERMS = 32
SHORTEST_PREFIX = 3
"""Letters from which the last word stands for all that begin with it; fewer would find anything."""
EXCERPT = 400
"""Code points shown of a text with a hit, about."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_TERM = re.compile(r'(?P<minus>[-−–](?=["\w]))?(?:"(?P<phrase>[^"]*)"?|(?P<bare>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """One or more words in a row that a text has to hold, or must not."""

    words: tuple[str, ...]
    prefix: bool = False
    """Whether the last word stands for all that begin with it."""
    negative: bool = False

    def starts_at(self, words: Sequence[str], at: int) -> bool:
        """Whether the words of a text are this term's from *at* on."""
        found = words[at : at + len(self.words)]
        if not self.prefix:
            return tuple(found) == self.words
        return (
            len(found) == len(self.words)
            and tuple(found[:-1]) == self.words[:-1]
            and found[-1].startswith(self.words[-1])
        )

    def is_in(self, words: Sequence[str]) -> bool:
        return any(self.starts_at(words, at) for at in range(len(words)))


@dataclass(frozen=True, slots=True)
class Query:
    """All that has to be true of a text to be found."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def positive(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if not term.negative)

    @property
    def negative(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.negative)

    def matches(self, *texts: str) -> bool:
        """Whether *texts*, indexed as one, are found: what the engines answer, said in Python."""
        words = [word for text in texts for word in (*split_words(text), GAP)]
        return all(term.is_in(words) is not term.negative for term in self.terms)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, and whether it is what was looked for."""

    text: str
    marked: bool = False


def parse_query(typed: str) -> Query:
    """Read words, "words in a row" and -words.

    The last word, where it is not in quotation marks or followed by a space, stands for all that
    begin with it. What folds to several words, such as "well-known", has to stand so in a row.
    """
    cut = typed[:LONGEST_TYPED].translate(_QUOTES)
    terms: list[Term] = []
    for found in _TERM.finditer(cut):
        words = tuple(split_words(found["bare"] or found["phrase"] or ""))
        if words:
            last = found["bare"] is not None and found.end() == len(cut) and not found["minus"]
            prefix = last and len(words[-1]) >= SHORTEST_PREFIX and not is_unspaced(words[-1])
            terms.append(Term(words, prefix, bool(found["minus"])))
    return Query(tuple(terms[:MOST_TERMS]))


def mark_hits(text: str, query: Query) -> list[Piece]:
    """Return *text* in pieces, with what *query* looks for marked; a long one around the first."""
    hits = _hits(text, query.positive)
    start, end = _excerpt(text, hits[0][0] if hits else 0)
    pieces = [Piece("… ")] if start else []
    at = start
    for first, last in hits:
        if at <= first and last <= end:
            pieces += [Piece(text[at:first]), Piece(text[first:last], marked=True)]
            at = last
    pieces.append(Piece(text[at:end]))
    if end < len(text):
        pieces.append(Piece(" …"))
    return [piece for piece in pieces if piece.text]


def _hits(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Return the stretches that the terms find, in order, without overlaps."""
    words: list[str] = []
    places: list[tuple[int, int, int]] = []
    for start, end, inside in split_chunks(text):
        words += inside
        places += [(start, end, number) for number in range(len(inside))]
    begins = {term.words[0] for term in terms if not term.prefix or len(term.words) > 1}
    prefixes = tuple(term.words[0] for term in terms if term.prefix and len(term.words) == 1)
    found: list[tuple[int, int]] = []
    for at, word in enumerate(words):
        if word not in begins and not word.startswith(prefixes):
            continue  # as nearly all are
        long = max((len(t.words) for t in terms if t.starts_at(words, at)), default=0)
        if long:
            start, _ = _locate(text, *places[at])
            _, end = _locate(text, *places[at + long - 1])
            if found and start < found[-1][1]:
                found[-1] = found[-1][0], max(end, found[-1][1])
            else:
                found.append((start, end))
    return found


def _locate(text: str, start: int, end: int, number: int) -> tuple[int, int]:
    """Return where the word with *number* in text[start:end] stands."""
    word = locate_words(text[start:end])[number]
    return start + word.start, start + word.end


def _excerpt(text: str, hit: int) -> tuple[int, int]:
    """Return where the part of *text* begins and ends that is shown, cut between words."""
    if len(text) <= EXCERPT:
        return 0, len(text)
    start = max(0, min(hit - EXCERPT // 3, len(text) - EXCERPT))
    end = min(len(text), start + EXCERPT)
    if start and (space := text.find(" ", start, start + 40)) >= 0 and space < hit:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", end - 40, end)) > hit:
        end = space
    return start, end
