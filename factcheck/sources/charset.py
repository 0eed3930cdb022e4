"""Bytes to text where the charset is declared wrongly, or not at all.

What a page declares is believed only as far as the bytes bear it out: servers name ISO-8859-1 out
of habit, and editors save in another charset than the page says. Where two charsets would give
different letters and nothing speaks for one of them, the text is refused.
"""

import codecs
import re

from factcheck.errors import InvalidError
from factcheck.sources.charset_guess import find_charsets, suits
from factcheck.sources.charset_names import MANY_BYTES, codec_of
from factcheck.words import say

UNKNOWN_CHARSET = say(
    "It is not clear which letters this file holds, as it names no character encoding or a wrong "
    "one. Save it again as UTF-8, or open it, copy the text and paste it."
)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like the mark of UTF-16, so it goes first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    r"<meta\b[^>]{0,500}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})"
    r"|<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s{0,9}=\s{0,9}[\"']?([a-z]{2})", re.IGNORECASE)
_ESCAPES = re.compile(rb"\x1b\$[@B]")
"""What turns ASCII to Japanese in ISO-2022-JP."""
_HEAD_BYTES = 8_192
_SAMPLE_BYTES = 16_000
_STRAY_BYTES = 3
"""That may be damaged in a page that is in ASCII otherwise, such as the © in a footer."""
_STRAY = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def decode_page(data: bytes, charset: str = "") -> str:
    """Return the markup of a web page.

    Args:
        charset: what the server called it; "" when it said nothing, or there was no server.

    Raises:
        InvalidError: no charset gives readable letters, or several do.
    """
    head = data[:_HEAD_BYTES].decode("ascii", "replace")
    meta, language = _DECLARED.search(head), _LANGUAGE.search(head)
    declared = [charset, meta[1] or meta[2] if meta else ""]
    return _decode(data, declared, language[1].lower() if language else "").replace("\0", "")


def decode_plain(data: bytes, charset: str = "") -> str:
    """Return the text of a file; as decode_page, but nothing in it can declare a charset."""
    text = _decode(data, [charset], "")
    if "\0" in text:
        raise InvalidError(UNKNOWN_CHARSET)
    return text


def _decode(data: bytes, declared: list[str], language: str) -> str:
    text = _decode_marked(data)
    if text is not None:
        return text
    named = [name for name in map(codec_of, declared) if name]
    if _ESCAPES.search(data):
        named.append("iso2022_jp")
    sample = _sample(data)
    if _is_utf8(data, named):
        return data.decode("utf-8", "replace")
    for name in named:
        text = _tried(data, name)
        if text is not None and suits(sample, name):
            return text
    for name in find_charsets(sample, language):
        text = _tried(data, name)
        if text is not None:
            return text
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") <= min(_STRAY_BYTES, len(data) / 1_000):
        return text  # with a sign for each of the few that are damaged
    raise InvalidError(UNKNOWN_CHARSET)


def _decode_marked(data: bytes) -> str | None:
    """Decode what begins with a byte order mark, or is in UTF-16 by the look of its zeros."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.removeprefix(mark if name == "utf-8" else b"").decode(name, "replace")
    order = _order_of_utf16(data)
    return _tried(data, order) if order else None


def _order_of_utf16(data: bytes) -> str:
    """Return "utf-16-le" or "-be" for a text without a mark, most of it in ASCII or Latin-1."""
    half = len(data[:_SAMPLE_BYTES]) // 2
    even, odd = data[: 2 * half : 2].count(0), data[1 : 2 * half : 2].count(0)
    if odd > 0.3 * half and even < 0.02 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.3 * half and odd < 0.02 * half else ""


def _sample(data: bytes) -> bytes:
    """Return the pieces of text that are not in ASCII; charsets do not differ in the rest."""
    pieces = re.split(rb"[<>\n]", data)
    return b"\n".join(piece for piece in pieces if not piece.isascii())[:_SAMPLE_BYTES]


def _is_utf8(data: bytes, declared: list[str]) -> bool:
    """Whether it is UTF-8, whatever it is called: other charsets hardly ever look like it."""
    text = data.decode("utf-8", "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    if beyond < 4 and MANY_BYTES.intersection(declared):
        return False  # two Chinese characters of GBK can be UTF-8 by chance
    return _is_nearly_whole(text, beyond, data.count("\ufffd".encode()))


def _is_nearly_whole(text: str, beyond: int, known: int = 0) -> bool:
    """Whether of the characters *beyond* ASCII at most one in fifty is damaged, save *known*."""
    return (text.count("\ufffd") - known) * 50 <= beyond


def _tried(data: bytes, name: str) -> str | None:
    text = data.decode(name, "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return text if _is_nearly_whole(text, beyond) and not _STRAY.search(text) else None
