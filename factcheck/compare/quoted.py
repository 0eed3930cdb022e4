"""Where a text quotes."""

import re

from factcheck.text.quotations import NO_QUOTES, find_speech, pair_quotes

_LINE = re.compile(r"[^\n\r]+")
_MARKS = re.compile("[\"“”„«»「」『』‘‹＂]| '")


def find_quoted(text: str) -> list[tuple[int, int]]:
    """Return the stretches of *text* in quotation marks, marks included, in order, disjoint.

    A quotation within another is part of it. One that runs over several paragraphs is a stretch
    in each.
    """
    lines = [found.span() for found in _LINE.finditer(text)]
    quotes = [
        pair_quotes(text[start:end]) if _MARKS.search(text, start, end) else NO_QUOTES
        for start, end in lines
    ]
    if all(line is NO_QUOTES for line in quotes):
        return []
    found: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(lines):
        found += [
            (start + max(pair.start, 0), min(start + pair.end + 1, end))
            for pair in find_speech(text[start:end], quotes, number)
        ]
    return found
