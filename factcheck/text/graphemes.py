"""Where one sign that a reader sees ends and the next begins: boundaries of grapheme clusters.

A letter with its accents, a syllable of Devanagari or Hangul, a flag and a family in one emoji are
several code points each, and none of them may be cut in two.

The rules are those of Unicode Standard Annex #29, "Unicode Text Segmentation", section 3.1.1; GB3
and the like are its names for them. Python's own tables say most of what they need, the rest is
listed here.
"""

from unicodedata import category

_ZWJ = "\u200d"
_ZWNJ = "\u200c"
_EXTENDS = frozenset(
    {_ZWNJ, _ZWJ, "\uff9e", "\uff9f", "\u0e33", "\u0eb3"}
    | {chr(code) for code in range(0x1F3FB, 0x1F400)}  # colours of skin
    | {chr(code) for code in range(0xE0020, 0xE0080)}  # the letters of a flag such as Scotland's
)
"""What goes with the character before it beside the marks, which their category tells."""
_PREPENDED = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e"
    "\U000110bd\U000110cd\U000111c2\U000111c3"
)
"""What goes with the character after it, such as the sign that says an Arabic number is a year."""
_STAND_ALONE = frozenset({"\u102b", "\u102c", "\u1038", "\u1062", "\u1063", "\u1064", "\u1067"})
_STAND_ALONE |= {"\u1068", "\u1069", "\u106a", "\u106b", "\u106c", "\u106d", "\u1083"}
_STAND_ALONE |= {chr(code) for code in range(0x1087, 0x108D)}
_STAND_ALONE |= {"\u108f", "\u109a", "\u109b", "\u109c", "\u1a61", "\u1a63", "\u1a64"}
_STAND_ALONE |= {"\uaa7b", "\uaa7d", "\U00011720", "\U00011721"}
"""Marks of Myanmar and Tai writing that count as letters."""
_PICTURES = frozenset("©®‼⁉↔↕↖↗↘↙⤴⤵〰") | {chr(code) for code in range(0x25FB, 0x25FF)}
"""Emoji that are not of category So."""
_LINKERS = frozenset("\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d")
"""The signs that join two consonants of an Indic script into one."""
_INDIC = range(0x0900, 0x0D80)
_JOINING = frozenset({0x0900, 0x0980, 0x0A80, 0x0B00, 0x0C00, 0x0D00})
"""Where the scripts with linkers begin; each takes 128 code points, laid out alike."""


def is_boundary(text: str, at: int) -> bool:
    """Whether *text* can be cut before the code point *at* without cutting a sign in two."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if before < "\u0300" and after < "\u0300":  # by far the commonest
        return (before, after) != ("\r", "\n")  # GB3
    if _is_control(before) or _is_control(after):  # GB4, GB5
        return True
    if _extends(after) or before in _PREPENDED:  # GB9, GB9a, GB9b
        return False
    if _is_hangul_pair(before, after):  # GB6 to GB8
        return False
    if _is_flag_half(after):  # GB12, GB13
        return _count_flag_halves(text, at) % 2 == 0
    return not (_is_joined_picture(text, at) or _is_conjunct(text, at))


def widen(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the least stretch of *text* that holds ``text[start:end]`` and cuts no sign in two."""
    while not is_boundary(text, start):
        start -= 1
    while not is_boundary(text, end):
        end += 1
    return start, end


def _extends(character: str) -> bool:
    if character in _EXTENDS:
        return True
    return category(character) in ("Mn", "Me", "Mc") and character not in _STAND_ALONE


def _is_control(character: str) -> bool:
    kind = category(character)
    if kind == "Cf":
        return character not in _EXTENDS and character not in _PREPENDED
    return kind in ("Cc", "Cs", "Zl", "Zp")


def _is_hangul_pair(before: str, after: str) -> bool:
    """Whether two letters of Hangul are of one syllable."""
    match _hangul(before), _hangul(after):
        case ("L", "L" | "V" | "LV" | "LVT") | ("LV" | "V", "V" | "T") | ("LVT" | "T", "T"):
            return True
    return False


def _hangul(character: str) -> str:
    """Return what place a letter has in a syllable: leading, vowel, trailing, or several."""
    code = ord(character)
    if 0xAC00 <= code <= 0xD7A3:
        return "LVT" if (code - 0xAC00) % 28 else "LV"
    if 0x1100 <= code <= 0x115F or 0xA960 <= code <= 0xA97C:
        return "L"
    if 0x1160 <= code <= 0x11A7 or 0xD7B0 <= code <= 0xD7C6:
        return "V"
    if 0x11A8 <= code <= 0x11FF or 0xD7CB <= code <= 0xD7FB:
        return "T"
    return ""


def _is_flag_half(character: str) -> bool:
    """Whether it is one of the letters two of which make the flag of a country."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _count_flag_halves(text: str, at: int) -> int:
    """Count those that stand just before *at*."""
    start = at
    while start > 0 and _is_flag_half(text[start - 1]):
        start -= 1
    return at - start


def _is_joined_picture(text: str, at: int) -> bool:
    """Whether a joiner ties the picture at *at* to one before (GB11), as in a family."""
    if at < 2 or text[at - 1] != _ZWJ or not _is_picture(text[at]):
        return False
    before = at - 2
    while before > 0 and _extends(text[before]) and text[before] != _ZWJ:
        before -= 1
    return _is_picture(text[before])


def _is_picture(character: str) -> bool:
    return character in _PICTURES or category(character) == "So"


def _is_conjunct(text: str, at: int) -> bool:
    """Whether a linker ties the Indic consonant at *at* to one before (GB9c)."""
    if not _is_consonant(text[at]):
        return False
    linked = False
    before = at - 1
    while before > 0 and _extends(text[before]) and text[before] != _ZWNJ:
        linked = linked or text[before] in _LINKERS
        before -= 1
    return linked and _is_consonant(text[before])


def _is_consonant(character: str) -> bool:
    code = ord(character)
    if code not in _INDIC or code & ~0x7F not in _JOINING:
        return False
    place = code & 0x7F
    if 0x15 <= place <= 0x39:
        return category(character) == "Lo"
    return 0x58 <= place <= 0x5F or (code < 0x0980 and 0x78 <= place <= 0x7F)
