"""How a speaker's sentence goes on around words that are quoted from it."""

import re
from dataclasses import dataclass

from factcheck.text.language import detect_language
from factcheck.text.quotations import Pair, find_speech, pair_quotes
from factcheck.text.segment import Span, segment
from factcheck.text.speech import is_attribution
from factcheck.text.tables import rules_for

_AROUND = 2_000
"""Code points looked at on either side."""
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\w")
_ENDS = " \t,，،、;；"
_GOES_ON = tuple(",，،、—–-:：")


@dataclass(frozen=True, slots=True)
class _Line:
    """The part of a text that is looked at, at most one line of it."""

    text: str
    at: int
    """The place asked about."""
    language: str
    pairs: list[Pair]

    @classmethod
    def around(cls, text: str, at: int) -> "_Line":
        start = max(text.rfind("\n", 0, at) + 1, at - _AROUND)
        end = text.find("\n", at, at + _AROUND)
        line = text[start : end if end >= 0 else at + _AROUND]
        pairs = find_speech(line, [pair_quotes(line)], 0)
        return cls(line, at - start, detect_language(line), pairs)

    def sentence(self) -> Span:
        for span in segment(self.text, self.language):
            if self.at <= span.end:
                return span
        return Span(0, len(self.text), 0, in_quote=False)

    def speech(self) -> Pair | None:
        """The quotation marks that the place lies between."""
        return next((pair for pair in self.pairs if pair.start < self.at <= pair.end), None)


def said_before(text: str, start: int) -> str:
    """Return what the speaker says before ``text[start]`` in the same sentence; "" for nothing."""
    line = _Line.around(text, start)
    speech = line.speech()
    if speech is None:
        return ""
    return line.text[max(line.sentence().start, speech.start + 1) : line.at].strip(_ENDS)


def said_after(text: str, end: int) -> str:
    """Return what the speaker goes on with after ``text[:end]`` in the same sentence.

    That may come after an aside (`"We will pay," she said, "but not now."`), but who said it is
    no part of it.
    """
    line = _Line.around(text, end)
    speech, sentence = line.speech(), line.sentence()
    if speech:
        rest = line.text[line.at : min(speech.end, sentence.end)]
        return (
            rest.strip(_ENDS) if _WORD.search(rest) else _said_after_aside(line, speech, sentence)
        )
    rest = line.text[line.at : sentence.end]
    word = _WORD.search(rest)
    if word is None or _tells_who(line, line.at + word.start()):
        return ""
    return rest.strip(_ENDS)


def _tells_who(line: _Line, word: int) -> bool:
    between = line.text[line.at : word].strip()
    rules = rules_for(line.language)
    return between.startswith(_GOES_ON) and is_attribution(line.text, word, rules)


def _said_after_aside(line: _Line, speech: Pair, sentence: Span) -> str:
    following = next((pair for pair in line.pairs if pair.start > speech.end), None)
    if following is None or following.start >= sentence.end:
        return ""
    aside = line.text[speech.end + 1 : following.start].strip()
    pauses = line.text[speech.end - 1] in _GOES_ON or aside.startswith(_GOES_ON)
    words = line.text[following.start + 1 : min(following.end, sentence.end)]
    first = _LETTER.search(words)
    if pauses and aside.endswith(_GOES_ON) and first and not first[0].isupper():
        return words.strip(_ENDS)
    return ""
