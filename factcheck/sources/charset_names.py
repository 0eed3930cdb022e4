"""What pages call charsets, and what Python does."""

import codecs
import re

MANY_BYTES = frozenset({"big5hkscs", "cp932", "cp949", "euc_jp", "gb18030", "iso2022_jp"})
"""Charsets that take several bytes for a letter."""

# Labels to Python's names, as browsers read them (WHATWG Encoding Standard, section 4.2): mostly
# an older charset's name for the larger one that took its place.
_MEANT = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc_jis_2004": "euc_jp",
    "euc_jisx0213": "euc_jp",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-8-i": "cp1255",
    "iso8859-1": "cp1252",
    "iso8859-11": "cp874",
    "iso8859-8": "cp1255",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "shift_jis_2004": "cp932",
    "shift_jisx0213": "cp932",
    "tis-620": "cp874",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "windows-949": "cp949",
}
_KNOWN = re.compile(
    r"utf-8|cp(?:125|8|9)\d+|(?:koi8|iso8859|mac)[\w-]+|euc_jp|iso2022_jp|gb18030|big5hkscs",
    re.ASCII,
)


def codec_of(label: str) -> str:
    """Return Python's name of a charset that a page may be in, "" for any other label."""
    label = label.strip().lower().removeprefix("x-")
    if label in _MEANT:
        return _MEANT[label]
    try:
        name = codecs.lookup(label.replace("windows-", "cp")).name
    except (LookupError, ValueError):
        return ""
    name = _MEANT.get(name, name)
    return name if _KNOWN.fullmatch(name) else ""
