"""The paragraphs that the lines of a PDF are parts of.

A PDF knows where letters stand, not what belongs together. The breaks between paragraphs are
guessed as a reader would: from more room between lines, an indented line, another size or font of
letters, and a last line that had room for more.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from factcheck.sources.pdf_lines import Line

Page = Sequence[Line]

_EDGE = 3
"""Lines at the top and at the bottom of a page that may be a running header or footer."""
_SENTENCE_END = re.compile(r"[.!?…:;。！？：；؟۔।։][\"'”’»›)\]」』]*$")
_ITEM = re.compile(r"[-*•·▪◦‣–—●○■□✓➢]\s|\(?(?:\d{1,2}|[a-zA-Z])[.)]\s")
_BULLET = re.compile(r"[*•▪◦‣●○■□✓➢]\s?")
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:[^\W\d]{1,10}\W{1,3})?(\d{1,4})(?:\W{1,3}(?:\w{1,4} )?\d{1,4})?\W*"
)
_CJK = re.compile("[\u2e80-\u30ff\u31c0-\u9fff\uf900-\ufaff\uff00-\uff9f\U00020000-\U0003ffff]")
_WORD = re.compile(r"\b[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"\b[^\W\d_]+[-\u2010\u00ad]\n[^\W\d_]+")
_LAST_PART = re.compile(r"\b([^\W\d_]+)[-\u2010]$")
_FIRST_PART = re.compile(r"[^\W\d_]+")
# First halves of words that keep their hyphen: "well-known", "self-made", "non-profit".
_HYPHENATED = frozenset(
    "all anti co cross eight ex five four full half high ill in left long low mid multi nine non "
    "off old on one post pre pro quasi right self semi seven short six so ten then three to two "
    "ultra under vice well year".split()
)


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the lines in one size of letters are set."""

    leading: float
    """From one line of a paragraph to the next, in points; 0 when there is no telling."""
    full: int
    """Letters in a line that is filled."""
    margin: float
    """Where most lines begin."""


def join_lines(pages: Sequence[Page]) -> list[str]:
    """Return the paragraphs of a text; the lines are in reading order.

    A word that was cut at the end of a line is put together, unless its hyphen is its own.
    """
    lines = [(number, line) for number, page in enumerate(pages) for line in page]
    words = _vocabulary(line.text for _, line in lines)
    settings = _settings(pages)
    paragraphs: list[list[str]] = []
    begun: Line | None = None
    for index, (number, line) in enumerate(lines):
        before = lines[index - 1] if index else None
        after = lines[index + 1][1] if index + 1 < len(lines) else None
        if (
            before is None
            or begun is None
            or _begins(line, before[1], after, begun, settings[line.size], before[0] == number)
        ):
            paragraphs.append([])
            begun = line
        paragraphs[-1].append(line.text)
    return [_join(paragraph, words) for paragraph in paragraphs]


def drop_running(pages: Sequence[Page]) -> list[list[Line]]:
    """Return the pages without the headers, footers and page numbers that come back.

    One is dropped when it stands at the same height on three pages, or on both of two, with the
    same words; numbers may differ, and a number alone has to count the pages.
    """
    counts: Counter[tuple[object, ...]] = Counter()
    keys = [_running_keys(page, number) for number, page in enumerate(pages)]
    for found in keys:
        counts.update(set(found.values()))
    enough = max(2, min(3, len(pages)))
    return [
        [line for line in page if counts[found.get(line, ())] < enough]
        for page, found in zip(pages, keys, strict=True)
    ]


def _running_keys(page: Page, number: int) -> dict[Line, tuple[object, ...]]:
    """Return what the outermost lines of a page have in common with those of the next."""
    by_height = sorted(page, key=lambda line: -line.y)
    keys: dict[Line, tuple[object, ...]] = {}
    for line in {*by_height[:_EDGE], *by_height[-_EDGE:]}:
        height = round(line.y / 3)
        counted = _PAGE_NUMBER.fullmatch(line.text[:60])
        if counted:
            keys[line] = ("page", height, int(counted[1]) - number)
        elif any(map(str.isalpha, line.text)):
            keys[line] = (_NUMBER.sub("#", line.text.casefold()), height)
    return keys


def _settings(pages: Sequence[Page]) -> dict[float, _Setting]:
    gaps: defaultdict[float, list[float]] = defaultdict(list)
    by_size: defaultdict[float, list[Line]] = defaultdict(list)
    for line in chain.from_iterable(pages):
        by_size[line.size].append(line)
    for page in pages:
        for line, following in pairwise(page):
            gap = line.y - following.y
            if line.size == following.size and 0.5 * line.size < gap < 3 * line.size:
                gaps[line.size].append(gap)
    return {
        size: _Setting(
            leading=_quantile(gaps[size], 0.2) if gaps[size] else 0.0,
            full=round(_quantile([len(line.text) for line in lines], 0.9)),
            margin=Counter(round(line.x) for line in lines).most_common(1)[0][0],
        )
        for size, lines in by_size.items()
    }


def _quantile(values: Sequence[float], share: float) -> float:
    return sorted(values)[int(share * (len(values) - 1))]


def _begins(
    line: Line, before: Line, after: Line | None, begun: Line, setting: _Setting, same_page: bool
) -> bool:
    """Whether *line* is the first of a paragraph; *begun* is the first of the one so far."""
    if abs(line.size - before.size) > 0.08 * before.size or _BULLET.match(line.text):
        return True
    if _LAST_PART.search(before.text) and line.text[0].islower():
        return False
    ended = _SENTENCE_END.search(before.text) is not None
    if ended and _ITEM.match(line.text):
        return True
    gap = before.y - line.y
    if not same_page or gap < 0.3 * line.size:  # the next page, column or cell
        return ended or not _goes_on(line.text)
    if line.fonts.isdisjoint(before.fonts):
        return True
    if setting.leading and gap > 1.3 * setting.leading:
        return True
    room = setting.full - len(before.text) - len(_first_word(line.text))
    if room > (0.2 if ended else 0.45) * setting.full:
        return True
    return _is_indented(line, before, after, begun)


def _is_indented(line: Line, before: Line, after: Line | None, begun: Line) -> bool:
    if line.x - before.x < 0.5 * line.size or _ITEM.match(begun.text):
        return False
    return after is None or after.x < line.x - 0.5 * line.size or after.y > line.y


def _goes_on(text: str) -> bool:
    """Whether *text* can be the middle of a sentence: it begins with no capital."""
    return not text[0].isupper()


def _first_word(text: str) -> str:
    return text[0] if _CJK.match(text) else text.split(" ", 1)[0]


def _join(lines: Sequence[str], words: frozenset[str]) -> str:
    parts = [lines[0]]
    for before, line in pairwise(lines):
        cut, between = _seam(before, line, words)
        if cut:
            parts[-1] = parts[-1][:-1]
        parts += [between, line]
    return "".join(parts).replace("\u00ad", "")


def _seam(before: str, line: str, words: frozenset[str]) -> tuple[bool, str]:
    """Return whether *before* loses its last character, and what goes between the two lines."""
    if before[-1] == "\u00ad":
        return True, ""
    last, first = _LAST_PART.search(before), _FIRST_PART.match(line)
    if last and first:
        return not _keeps_hyphen(last[1].casefold(), first[0], words), ""
    if before[-1] in "-\u2010—/" and before[-2:-1].isalnum():
        return False, ""  # "COVID-" and "19"
    both = _CJK.match(before[-1]) and _CJK.match(line)
    return False, "" if both else " "


def _keeps_hyphen(left: str, right: str, words: frozenset[str]) -> bool:
    """Whether the hyphen at the end of a line is the word's own.

    The rest of the text is asked first, which knows the words of any language: it may write the
    whole word with or without. Where it does not, a hyphen stays between two words that it knows.
    """
    if not right[0].islower():
        return True
    right = right.casefold()
    if left + right in words:
        return False
    return f"{left}-{right}" in words or left in _HYPHENATED or {left, right} <= words


def _vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """Return the words of a text in small letters, those left out that a line cuts."""
    text = _BROKEN.sub(" ", "\n".join(lines))
    return frozenset(word.casefold() for word in _WORD.findall(text))
