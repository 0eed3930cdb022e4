"""The canonical text of an article: made once at import, then never changed.

Every offset stored or exported counts code points of this text. What is done here is therefore
little, and only what storage and reading need: letters, quotation marks and accents stay as they
were written.
"""

import re
from itertools import pairwise

from factcheck.errors import InvalidError, TooLargeError
from factcheck.text.unseen import is_seen
from factcheck.words import Words, say

MAX_TEXT_BYTES = 1_000_000
"""The longest text taken, in bytes of UTF-8."""

TOO_LONG = say("This text is longer than 1 MB. Split it into several articles and import each.")
NO_TEXT = say("There is no text here. Paste the article, or choose a file that holds it.")
NOT_UTF8 = say(
    "This file is not readable as UTF-8 text. Save it again as plain text with the encoding UTF-8, "
    "or paste the text instead."
)

# What a browser, a feed or a word processor may use for a new line beside the line feed.
_LINE_BREAKS = re.compile("\r\n|[\r\u2028\u2029\x0b\x0c\x85]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# PostgreSQL takes no NUL, pages show no control character, and a tab, which a page shows as a
# space, would make the text selected in it differ from the text stored.
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff]")

_BINARY = (
    (b"\x89PNG", say("a picture")),
    (b"\xff\xd8\xff", say("a picture")),
    (b"GIF8", say("a picture")),
    (b"%PDF", say("a PDF")),
    (b"PK\x03\x04", say("a Word or other packed document")),
    (b"PK\x05\x06", say("a packed file")),
    (b"\xd0\xcf\x11\xe0", say("a Word document")),
    (b"{\\rtf", say("a rich text document")),
    (b"\x1f\x8b", say("a packed file")),
    (b"\x7fELF", say("a program")),
    (b"MZ\x90", say("a program")),
    (b"SQLite format 3", say("a database")),
)
_BINARY_NAME = say("a binary file")

BIDI_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of the text around them, which can hide what it says."""


def decode_text(data: bytes) -> str:
    """Read an uploaded file as text: UTF-8, or UTF-16 when a byte order mark says so.

    Raises:
        TooLargeError: there is more than any accepted text could need.
        InvalidError: it is a picture, a PDF or another binary, or in an encoding we do not guess.
    """
    if len(data) > 2 * MAX_TEXT_BYTES + 2:  # UTF-16 takes two bytes where UTF-8 takes one
        raise TooLargeError(TOO_LONG)
    for magic, kind in _BINARY:
        if data.startswith(magic):
            raise InvalidError(_not_text(kind))
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        kind_of_harm = _not_text(_BINARY_NAME) if b"\0" in data else NOT_UTF8
        raise InvalidError(kind_of_harm) from error
    if "\0" in text:
        raise InvalidError(_not_text(_BINARY_NAME))
    return text


def _not_text(kind: Words) -> Words:
    return say(
        "This file is %(kind)s, not text. Open it, copy the text and paste it here, "
        "or save it as plain text (.txt, UTF-8).",
        kind=kind,
    )


def canonical_text(raw: str) -> str:
    """Return *raw* with one kind of line break, no controls, no lone surrogates, no hard wraps.

    Nothing is normalised, straightened or trimmed. Doing it twice changes nothing more.

    Raises:
        TooLargeError: it takes more than MAX_TEXT_BYTES.
        InvalidError: nothing in it can be read.
    """
    # One that long is long in any encoding, and is not worth encoding to find out.
    if len(raw) > MAX_TEXT_BYTES or len(raw.encode("utf-8", "surrogatepass")) > MAX_TEXT_BYTES:
        raise TooLargeError(TOO_LONG)
    text = _CONTROLS.sub(" ", _LINE_BREAKS.sub("\n", raw))
    text = unwrap(_SURROGATES.sub("\ufffd", text))
    if not is_seen(text):
        raise InvalidError(NO_TEXT)
    # U+FFFD takes as many bytes as the surrogate it stands for, but NEL, which takes two, may have
    # become a line feed: the text can only have become shorter.
    return text


def bidi_overrides(text: str) -> list[int]:
    """Return the offsets of the characters that can make *text* read otherwise than it is stored.

    They are kept, since Hebrew or Arabic may need them; the reviewer is told that they are there.
    """
    return [found.start() for found in BIDI_OVERRIDES.finditer(text)]


# --- Hard-wrapped text, as mail and old archives have it ---------------------------------------

_WRAP = range(55, 81)
"""The widths at which mail and terminals wrap."""
_ENDS = re.compile(r"[.!?…:;。！？؟۔।։][\"'”’»›)\]」』]*\s*$")
_ITEM = re.compile(r"\s|[-*•–—·▪◦‣>|#]|\(?\w{1,3}[.)]\s")


def unwrap(text: str) -> str:
    """Join the lines of hard-wrapped paragraphs, each newline becoming one space.

    A text counts as wrapped when most of its running lines have the width of a mail and break off
    in mid-sentence, going on in lower case: a list of headlines has the width, but not the rest.
    """
    lines = text.split("\n")
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if line.strip() and following.strip()
    ]
    wide = [pair for pair in pairs if len(pair[0]) in _WRAP]
    open_ended = [pair for pair in wide if not _ENDS.search(pair[0])]
    going_on = [pair for pair in open_ended if _goes_on(pair[1])]
    wrapped = (
        len(going_on) >= 2
        and len(wide) > 0.7 * len(pairs)
        and len(open_ended) > 0.5 * len(wide)
        and len(going_on) > 0.4 * len(open_ended)
    )
    return _join(lines) if wrapped else text


def _goes_on(line: str) -> bool:
    first = line[0]
    return first.islower() or (first.isalpha() and not first.isupper()) or first.isdigit()


def _join(lines: list[str]) -> str:
    parts = [lines[0]]
    for line, following in pairwise(lines):
        # A line that had room for the next word was ended on purpose.
        first_word = following.split(" ", 1)[0]
        full = len(line) + 1 + len(first_word) >= _WRAP.start
        joins = line.strip() and following.strip() and full and not _ITEM.match(following)
        parts.append(" " if joins else "\n")
        parts.append(following)
    return "".join(parts)
