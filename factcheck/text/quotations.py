"""Pairs of quotation marks and brackets in a line, and what of them no sentence may end in."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

_MARK = re.compile("[\"＂“”„«»「」『』‘’‹›']")
_BRACKET = re.compile(r"[()（）\[\]【】《》〈〉]")
_ENDS = re.compile("[.!?…‼⁇⁈⁉؟۔।॥։:。！？｡．|]")
_CLOSER_OF = {"(": ")", "（": "）", "[": "]", "【": "】", "《": "》", "〈": "〉"}
_OPENS = "「『„‘‹"
_CLOSERS_OF = {"「": "」", "『": "』", "„": "“”", "‘": "’", "‹": "›", "“": "”", "«": "»", "»": "«"}
_CLOSERS_OF |= {'"': "", "＂": "", "'": ""}
_MAX_BRACKET = 500
_MAX_FRAGMENT = 300

_INTRODUCES = ',;:.!?…—–-―，：；。！？،؛؟।։、՝"“«„(（'
"""A quotation after one of these is speech, not a part of the sentence around it."""
_TITLE_WORD = re.compile(r"[^\W\d_]{4,}")
_GOES_ON_HAN = re.compile(r"的|这|那|一词|之|等|の|という|といった|や|が|を|に|は|など")


class Pair(NamedTuple):
    """An opening mark and the one that closes it, by their offsets in the line."""

    start: int
    end: int


class Quotes(NamedTuple):
    """The quotation marks of one line."""

    pairs: list[Pair]
    """In the order of their opening marks."""
    openings: frozenset[int]
    """Where a quotation begins, whether or not it ends in this line."""
    unclosed: int
    """Where a quotation begins that does not end in this line, or -1."""
    carried: int
    """Where a quotation ends that began in a line before, or -1."""


NO_QUOTES = Quotes([], frozenset(), -1, -1)


def pair_quotes(line: str) -> Quotes:
    """Pair the quotation marks of *line*, in the styles of all our languages."""
    stack: list[tuple[str, int]] = []
    pairs: list[Pair] = []
    openings: list[int] = []
    carried = -1
    for found in _MARK.finditer(line):
        at, mark = found.start(), found[0]
        if mark in "'’" and line[at - 1 : at].isalnum() and line[at + 1 : at + 2].isalnum():
            continue  # an apostrophe within a word, by far the commonest
        role = _role(line, at, mark, stack[-1][0] if stack else "")
        if role is Role.OPENS:
            stack.append((mark, at))
            openings.append(at)
        elif role is Role.CLOSES and stack:
            pairs.append(Pair(stack.pop()[1], at))
        elif role is Role.CLOSES and not openings and carried < 0:
            carried = at
    pairs.sort()
    return Quotes(pairs, frozenset(openings), stack[0][1] if stack else -1, carried)


class Role(Enum):
    """What a mark does where it stands."""

    OPENS = auto()
    CLOSES = auto()
    NOTHING = auto()
    """It is an apostrophe, an inch, or has lost its other half."""


def _role(line: str, at: int, mark: str, top: str) -> Role:
    """Judge *mark* by its neighbours and by *top*, the innermost mark still open ("" for none)."""
    before = line[at - 1] if at else " "
    after = line[at + 1] if at + 1 < len(line) else " "
    if mark in _OPENS or (mark == "“" and top != "„"):  # “ closes in German, opens in English
        return Role.OPENS
    if mark in '"＂':
        return _straight(mark, top, before, after)
    if mark in "'’":
        return _single(mark, top, before, after)
    if (mark == "«" and top != "»") or (mark == "»" and top != "«" and _opens_by(before, after)):
        return Role.OPENS  # »…« is how German books quote
    if top:
        return Role.CLOSES if mark in _CLOSERS_OF[top] else Role.NOTHING
    return Role.CLOSES if mark in "”»」』" else Role.NOTHING


def _opens_by(before: str, after: str) -> bool:
    return (before.isspace() or before in "([{—–-") and not after.isspace()


def _straight(mark: str, top: str, before: str, after: str) -> Role:
    if _opens_by(before, after) or (top != mark and not before.isalnum() and before not in ".,!?…"):
        return Role.OPENS
    if top == mark:
        return Role.CLOSES
    # Not opened in this line: an inch after a number, else the end of what began in another line.
    return Role.NOTHING if top or before.isdigit() else Role.CLOSES


def _single(mark: str, top: str, before: str, after: str) -> Role:
    if mark == "'" and _opens_by(before, after) and after.isalnum():
        return Role.OPENS
    ends = not after.isalnum() and (before in '.,!?…»”"' or after in ".,;:!?)—–")
    return Role.CLOSES if ends and top in ("'", "‘") else Role.NOTHING


def pair_brackets(line: str) -> list[Pair]:
    """Return the outermost brackets of *line* in which a sentence might seem to end."""
    stack: list[tuple[str, int]] = []
    pairs: list[Pair] = []
    for found in _BRACKET.finditer(line):
        mark = found[0]
        if mark in _CLOSER_OF:
            stack.append((_CLOSER_OF[mark], found.start()))
            continue
        while stack:
            closer, start = stack.pop()
            if closer == mark:
                inside = not stack and found.start() - start < _MAX_BRACKET
                if inside and _ENDS.search(line, start, found.start()):
                    pairs.append(Pair(start, found.start()))
                break
    return pairs


def find_fragments(line: str, pairs: list[Pair], openers: frozenset[str]) -> Iterator[Pair]:
    """Yield the quotations that serve as a noun within a sentence: `the chant “No! No!” echoed`."""
    end = -1
    for pair in pairs:
        short = pair.start > end and pair.end - pair.start < _MAX_FRAGMENT
        if not short or not _ENDS.search(line, pair.start, pair.end):
            continue
        if _is_fragment(line, pair, openers):
            end = pair.end
            yield pair
        elif _is_last_title(line, pair):
            end = pair.end
            body = line[pair.start : pair.end].rstrip(".!?…")
            yield Pair(pair.start, pair.start + len(body) - 1)


def _is_fragment(line: str, pair: Pair, openers: frozenset[str]) -> bool:
    before = line[max(0, pair.start - 3) : pair.start].rstrip()
    after = line[pair.end + 1 : pair.end + 24].lstrip()
    if not before or not after:
        return False
    inside = line[pair.start + 1 : pair.end]
    introduced = before[-1] in _INTRODUCES
    first = after[0]
    if first.islower():
        return not introduced or _is_title(inside)
    if introduced:
        return False
    if first.isupper():
        word = re.split(r"\W", after, maxsplit=1)[0].lower()
        return word not in openers and _is_title(inside)
    if first > "\u2e80":
        return bool(_GOES_ON_HAN.match(after))
    caseless = "\u0590" <= first <= "\u097f"
    return caseless and first != "و" and inside[-1:] not in (".", "।")


def _is_last_title(line: str, pair: Pair) -> bool:
    """Whether a title of several sentences ends the sentence: `titled “Who Pays? Who Gains?”`."""
    before = line[max(0, pair.start - 3) : pair.start].rstrip()
    introduced = not before or before[-1] in _INTRODUCES
    return not introduced and _is_title(line[pair.start + 1 : pair.end], 3)


def _is_title(inside: str, at_least: int = 2) -> bool:
    words = _TITLE_WORD.findall(inside)
    return len(words) >= at_least and len(inside) < 100 and all(word[0].isupper() for word in words)


# --- Whose words a sentence is -----------------------------------------------------------------

_CARRIED_AT_MOST = 6
"""Lines a quotation may run on for; past that its opening mark was a slip."""


def find_speech(line: str, quotes: Sequence[Quotes], number: int) -> list[Pair]:
    """Return the stretches of *line*, the one of that *number*, that lie in quotation marks.

    Args:
        quotes: those of every line, since a quotation may run over several.
    """
    own = quotes[number]
    if own.carried >= 0 and _opened_before(quotes, number):
        speech = [Pair(-1, own.carried)]
    elif own is NO_QUOTES and _is_within(quotes, number):
        return [Pair(-1, len(line))]
    else:
        speech = []
    for pair in own.pairs:
        if not speech or pair.start > speech[-1].end:
            speech.append(pair)
    if own.unclosed >= 0 and (not speech or own.unclosed > speech[-1].start):
        speech = [pair for pair in speech if pair.start < own.unclosed]
        speech.append(Pair(own.unclosed, len(line)))
    return speech


def _opened_before(quotes: Sequence[Quotes], number: int) -> bool:
    for earlier in range(number - 1, max(-1, number - 1 - _CARRIED_AT_MOST), -1):
        if quotes[earlier] is not NO_QUOTES:
            return quotes[earlier].unclosed >= 0
    return False


def _is_within(quotes: Sequence[Quotes], number: int) -> bool:
    if not _opened_before(quotes, number):
        return False
    for later in range(number + 1, min(len(quotes), number + 1 + _CARRIED_AT_MOST)):
        if quotes[later] is not NO_QUOTES:
            return quotes[later].carried >= 0
    return False


def is_spoken(line: str, speech: list[Pair], start: int, end: int) -> bool:
    """Whether the sentence line[start:end] begins in a quotation, scare quotes left out."""
    index = bisect_right(speech, (start, len(line) + 1)) - 1
    if index < 0:
        return False
    pair = speech[index]
    if pair.start < start:
        return pair.end >= start
    if pair.end >= end - 1:
        return True
    return line[pair.end - 1] in ",.!?…،؟。！？、।" or line[pair.end + 1] in ",،،，"
