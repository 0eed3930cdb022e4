"""Cut an article into sentences; what counts as one is said at `segment`.

One pass: a regular expression finds every mark that may end a sentence, with the closing quotation
marks, footnote numbers and emoji that go with it; factcheck.text.stops decides whether it does.
All work on a candidate is bounded, so the time grows with the length of the text and no faster.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.text.language import detect_language
from factcheck.text.quotations import (
    NO_QUOTES,
    Pair,
    Quotes,
    find_fragments,
    find_speech,
    is_spoken,
    pair_brackets,
    pair_quotes,
)
from factcheck.text.stops import find_end
from factcheck.text.tables import Rules, rules_for

SEGMENTER_VERSION = 1
"""Stored with each article: a higher one may cut the same text otherwise."""


class Span(NamedTuple):
    """One sentence, text[start:end]: offsets in code points, half-open, no space at either end."""

    start: int
    end: int
    paragraph: int
    """The line it stands in, from 0; empty lines are not counted."""
    in_quote: bool
    """Whether it begins inside a quotation, or with one that is a whole sentence or clause."""


_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_SPACE = "[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_MARKS = ".!?…‼⁇⁈⁉؟۔।॥։。！？｡．"
_AFTER = r"(?=[\s.,;:!?…)\]}”’»—–-]|$)"
_CAPITAL_ARMENIAN = f'(?={_SPACE}*$|[»”"]|{_SPACE}+[«“"(—–-]?{_SPACE}?[\u0531-\u0556])'


def _compile(first: str) -> re.Pattern[str]:
    """The pattern of a mark that may end a sentence, *first* being how such a mark begins."""
    return re.compile(
        # ". . ." is one ellipsis, "! !" one exclamation.
        rf"(?P<marks>{first}[{_MARKS}]*"
        rf"(?:(?<=\.)(?:{_SPACE}\.){{2,8}}|(?<=[!?])(?:{_SPACE}[!?]+){{1,3}})?)"
        # What closes always, then what closes only with nothing after it („…“, « … »).
        rf"(?P<closers>(?:[\"'”’»›)\]}}」』】）》〉〕＂＇¹²³⁰-⁹]|[“‘«‹*†‡]{_AFTER}|{_SPACE}[»›]{_AFTER})*"
        # Footnote numbers, then emoji.
        rf"(?:{_SPACE}?\[(?:\d{{1,3}}|[a-z]|note \d{{1,3}}|citation needed)"
        rf"(?:{_SPACE}?[-–,]{_SPACE}?\d{{1,3}}){{0,9}}\])*"
        rf"(?:{_SPACE}{{0,3}}[\u2600-\u2793\U0001f000-\U0001faff][\ufe0f\u200d\u20e3]*)*)"
        rf"(?P<gap>{_SPACE}*)"
    )


_PIPE = f'|(?<=[\u0900-\u097f"”’!?]) ?[|]{{1,2}}(?={_SPACE}|$)'
_PLAIN = _compile(f"[{_MARKS}]")
# In Armenian a single full stop is nearer to a colon, and a colon often stands for the proper mark.
_NOT_STOPS = f"(?:[{_MARKS.replace('.', '')}]|\\.(?=\\.))"
_ARMENIAN = _compile(_NOT_STOPS)
_ARMENIAN_COLON = _compile(f"(?:{_NOT_STOPS}|:{_CAPITAL_ARMENIAN})")
_COLON_ENDS = re.compile(f":{_CAPITAL_ARMENIAN}", re.MULTILINE)
# In Hindi, beside the danda, a full stop only abbreviates; and "|" is typed for the danda.
_HINDI = _compile(f"(?:[{_MARKS.replace('.', '')}]|\\.(?=\\.)|(?<![\u0900-\u097f])\\.{_PIPE})")
_HINDI_STOPS = _compile(f"(?:[{_MARKS}]{_PIPE})")
_QUOTED = re.compile("[\"'“”„«»‘’「」『』＂‹›]")
_BRACKETED = re.compile("[(（[【《〈]")
_VISIBLE = re.compile(r"\S")
_WORDLIKE = re.compile(r"[^\W_]")


def segment(text: str, lang: str | None = None) -> list[Span]:
    """Return the sentences of *text* in order, disjoint, every visible character in one of them.

    Every line break ends a sentence, so a headline, a byline or a list item is one by itself. A
    quotation of several sentences is cut, its closing mark staying with the last; what says who
    spoke (`"Why?" she asked.`) stays with what was said. A quotation or bracket that serves as a
    word within a sentence is not cut, while a sentence in brackets of its own is one. A footnote
    number or an emoji goes with the sentence before, a dateline with the one after.

    Args:
        text: any text; it need not be canonical.
        lang: an ISO 639-1 code, guessed from the text when not given.
    """
    lang = lang or detect_language(text)
    rules, candidates = rules_for(lang), _candidates(text, lang)
    quotes = [_quotes_of(found[0]) for found in _lines(text)]
    spans: list[Span] = []
    for paragraph, found in enumerate(_lines(text)):
        line, base = found[0], found.start()
        own = quotes[paragraph]
        speech = find_speech(line, quotes, paragraph)
        for start, end in _cut(line, own, candidates, rules):
            in_quote = bool(speech) and is_spoken(line, speech, start, end)
            spans.append(Span(base + start, base + end, paragraph, in_quote))
    return spans


def _lines(text: str) -> Iterator[re.Match[str]]:
    return (found for found in _LINE.finditer(text) if not found[0].isspace())


def _quotes_of(line: str) -> Quotes:
    return pair_quotes(line) if _QUOTED.search(line) else NO_QUOTES


def _candidates(text: str, lang: str) -> re.Pattern[str]:
    # Where the proper mark is used, its look-alike on the keyboard is only itself.
    if lang == "hy" and "։" in text:
        return _ARMENIAN
    if lang == "hy" and _COLON_ENDS.search(text):
        return _ARMENIAN_COLON
    if lang == "hi":
        return _HINDI if "।" in text else _HINDI_STOPS
    return _PLAIN


def _cut(
    line: str, quotes: Quotes, candidates: re.Pattern[str], rules: Rules
) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each sentence of *line*, which is not blank."""
    shields = _Shields(line, quotes, rules)
    start = _next_visible(line, 0)
    held: tuple[int, int] | None = None
    for found in candidates.finditer(line):
        if found.start() < start or shields.cover(found, start):
            continue
        end = find_end(line, start, found, rules, quotes.openings)
        if not end:
            continue
        # Marks alone are no sentence; they go with the one before.
        if held and not _WORDLIKE.search(line, start, end):
            held = (held[0], end)
        else:
            if held:
                yield held
            held = (start, end)
        start = _next_visible(line, end)
    if start < len(line):
        end = len(line.rstrip())
        if held and not _WORDLIKE.search(line, start, end):
            held = (held[0], end)
        else:
            if held:
                yield held
            held = (start, end)
    if held:
        yield held


def _next_visible(line: str, at: int) -> int:
    found = _VISIBLE.search(line, at)
    return found.start() if found else len(line)


class _Shields:
    """The quotations and brackets of a line within which no sentence ends."""

    __slots__ = ("brackets", "fragments", "line", "next_bracket", "next_fragment")

    def __init__(self, line: str, quotes: Quotes, rules: Rules) -> None:
        self.line = line
        self.brackets = pair_brackets(line) if _BRACKETED.search(line) else []
        self.fragments = list(find_fragments(line, quotes.pairs, rules.openers))
        self.next_bracket = self.next_fragment = 0

    def cover(self, found: re.Match[str], start: int) -> bool:
        """Whether the candidate stands in one of them; ask in the order of the candidates."""
        at = found.start()
        while self.next_fragment < len(self.fragments):
            fragment = self.fragments[self.next_fragment]
            if fragment.end >= at:
                if fragment.start < at:
                    return True
                break
            self.next_fragment += 1
        while self.next_bracket < len(self.brackets):
            bracket = self.brackets[self.next_bracket]
            if bracket.end >= at:
                return bracket.start < at and self._is_embedded(bracket, found, start)
            self.next_bracket += 1
        return False

    def _is_embedded(self, bracket: Pair, found: re.Match[str], start: int) -> bool:
        if self.line[bracket.start] in "《〈":  # the title of a book
            return True
        if self.line[bracket.start] == "（" and start < bracket.start:
            return True
        if found.start("gap") > bracket.end:  # the last mark in it may end the sentence around it
            return False
        # Sentences that stand in brackets by themselves end like others.
        return start < bracket.start or self.line[bracket.end - 1] not in ".!?…。！？।"
