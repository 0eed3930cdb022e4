"""Whether what a report says around a place is what another text is about."""

import re
from collections.abc import Iterable
from itertools import islice

from factcheck.compare.outlets import Mention
from factcheck.text.language import detect_language
from factcheck.text.tokens import is_unspaced, split_words

ABOUT = 200
"""Code points around a place that say what is cited."""
SAME_MATTER = 0.16
"""The share of their longer words that has to be in the text cited.

Where it was the one cited, at least .27 were, measured on stories of our own; of texts on something
else the median had .08, of other texts on the same event .2 to .7.
"""
LEAST_CONTENT = 8
"""Longer words around a place; fewer say nothing."""
SAME_SENTENCE = 0.3
"""The same share within the sentence, which is enough where the rest is about something else."""
LEAST_SAID = 3
"""Longer words of the sentence that have to be in the text cited."""
CLOSE = 0.22
"""The share from which what is said comes close to the text; .12 with a number that it has."""
CLOSE_WITH_NUMBER = 0.12
LEAST_CLOSE = 4
"""Longer words and numbers that have to be in the text then."""

SAME_NUMBERS = 2
"""Numbers that say as much."""

_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)]*\s+(?=[\"“‘«(]?[A-ZÀ-ÞА-Я])|[\n\r]|[。！？]")
_NUMBER = re.compile(r"(?<![\w.,/])\d+(?:[.,:/]\d+)*")
_DATE = re.compile(
    r"\b\d{1,2}\s+(?:to\s+\d{1,2}\s+)?(?:of\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?\s+\d{1,2}\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def bears_on(text: str, place: Mention, other: str) -> bool:
    """Whether what *text* says around a place is what *other* is about, as far as words tell.

    An outlet may be cited for something that another of its reports said. Where two languages
    meet, or next to nothing is said, nothing speaks against it.
    """
    before, after = around(text, place, ABOUT)
    sentence = _content(before + text[place.start : place.end] + after)
    nearby = _content(text[max(0, place.start - ABOUT) : place.end + ABOUT])
    if len(nearby) < LEAST_CONTENT or detect_language(text) != detect_language(other):
        return True
    about = _content(other)
    return (
        len(nearby & about) >= SAME_MATTER * len(nearby)
        or len(sentence & about) >= max(LEAST_SAID, SAME_SENTENCE * len(sentence))
        or len(_numbers(_beside(text, place)) & _numbers(other)) >= SAME_NUMBERS
    )


def bears_closely(
    text: str, place: Mention, other: str, names: Iterable[str], *, in_sentence: bool = False
) -> bool:
    """Whether what *text* says around a place, *names* aside, is so much in *other*.

    This is for places at which it is not plain that anything is cited.

    Args:
        in_sentence: whether only the sentence counts.
    """
    about, ignored = _content(other), _content(" ".join(names))
    before, after = around(text, place, ABOUT)
    sentence = _content(f"{before} {after}") - ignored
    if len(sentence & about) >= max(LEAST_SAID, SAME_SENTENCE * len(sentence)):
        return True
    beside = f"{before} {after}" if in_sentence else _beside(text, place)
    nearby = _content(beside) - ignored
    numbers = _numbers(beside) & _numbers(other)
    shared = len(nearby & about)
    share = CLOSE_WITH_NUMBER if numbers else CLOSE
    return len(numbers) > SAME_NUMBERS or (
        shared + len(numbers) >= LEAST_CLOSE and shared >= share * len(nearby)
    )


def around(text: str, place: Mention, reach: int) -> tuple[str, str]:
    """Return what stands before and after a place in its sentence, at most *reach* of each."""
    before = text[max(0, place.start - reach) : place.start]
    after = text[place.end : place.end + reach]
    begun = [found.end() for found in _SENTENCE_END.finditer(before)]
    ended = _SENTENCE_END.search(after)
    return before[begun[-1] if begun else 0 :], after[: ended.start() if ended else reach]


def _beside(text: str, place: Mention) -> str:
    return (
        f"{text[max(0, place.start - ABOUT) : place.start]} {text[place.end : place.end + ABOUT]}"
    )


def next_sentence(text: str, place: Mention, reach: int) -> str:
    """Return the sentence after that of a place, within its paragraph and *reach*."""
    after = text[place.end : place.end + reach].split("\n", 1)[0]
    ends = [found.end() for found in islice(_SENTENCE_END.finditer(after), 2)]
    return after[ends[0] : (ends[1:] or [reach])[0]] if ends else ""


def _content(text: str) -> set[str]:
    """Return the beginnings of the longer words, which inflection leaves alone."""
    return {word[:6] for word in split_words(text) if len(word) > 4 or is_unspaced(word)}


def _numbers(text: str) -> set[str]:
    """Return the numbers of two digits and more that are no dates."""
    found = (number.replace(",", "") for number in _NUMBER.findall(_DATE.sub("", text)))
    return {number for number in found if len(number) > 1 and not _YEAR.fullmatch(number)}
