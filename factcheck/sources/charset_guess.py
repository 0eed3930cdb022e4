"""Which charset a text is in, judged by the letters and words that it would make."""

import re
from collections.abc import Iterator
from itertools import chain

from charset_normalizer import CharsetMatch, from_bytes

from factcheck.sources.alphabets import ALPHABETS, CODE_PAGE, Alphabet
from factcheck.sources.charset_names import MANY_BYTES, codec_of

ENOUGH_BYTES = 100
"""From how much text one can tell a charset; with less, a declared one is believed."""

_LATIN = list(dict.fromkeys(alphabet.code_page for alphabet in ALPHABETS.values()))
_OF_JAPAN = ["cp932", "shift_jis", "shift_jis_2004", "shift_jisx0213"]
_FOREIGN = re.compile(r"[^\W\d_a-zA-Z]")
_ASCII_LETTER = re.compile("[a-zA-Z]")
_ODD_SIGN = re.compile("[\uff61-\uff9f\ue000-\uf8ff\u2500-\u259f]")


def suits(sample: bytes, name: str) -> bool:
    """Whether a charset makes words of *sample*, not the debris of another one.

    Args:
        sample: pieces of a text that are not in ASCII.
        name: Python's, of a charset in which *sample* can be decoded.
    """
    text = sample.decode(name, "replace")
    if not _looks_right(text):
        return False
    if name in _LATIN:
        foreign, plain = len(_FOREIGN.findall(text)), len(_ASCII_LETTER.findall(text))
        return foreign <= 0.5 * (foreign + plain) and _is_spelled(sample, name)
    if len(sample) < ENOUGH_BYTES:
        return True
    best = _likeliest(sample)
    if best is None:
        return True
    if MANY_BYTES.intersection((name, codec_of(best.encoding))):
        return name == codec_of(best.encoding)
    return _likeness(sample, name)[0] >= best.coherence - 0.1


def find_charsets(sample: bytes, language: str) -> Iterator[str]:
    """Yield the charsets that *sample* may be in, the likeliest first; none when unclear.

    Args:
        language: what the page says it is in, an ISO 639-1 code; "" when it does not.
    """
    if len(sample) < ENOUGH_BYTES:
        return
    hinted = CODE_PAGE.get(language, "")
    if hinted and hinted not in _LATIN and suits(sample, hinted):
        yield hinted
    best = _likeliest(sample)
    if best is None:
        return
    foreign = _FOREIGN.findall(str(best))
    if sum(letter < "\u0250" for letter in foreign) > 0.5 * len(foreign):
        yield from _latin(sample, hinted)
    else:
        yield best.encoding


def _is_spelled(sample: bytes, name: str) -> bool:
    """Whether no other Latin charset suits *sample* clearly better than *name*."""
    spelled = _spellings(sample)
    if spelled[name] < max(spelled.values()):
        return spelled[name] >= max(spelled.values()) - 0.1  # foreign names are misspelled
    return not _differ(sample, [name, *_latin(sample)])


def _likeliest(sample: bytes) -> CharsetMatch | None:
    # A charset of Japan, once it fits, keeps the others from being tried.
    tries = (from_bytes(sample, cp_exclusion=without) for without in ([], _OF_JAPAN))
    matches = chain.from_iterable(tries)
    return next((match for match in matches if _looks_right(str(match))), None)


def _looks_right(text: str) -> bool:
    """Whether *text* has neither signs nor capitals where no writer puts them.

    Cyrillic read as another Cyrillic charset has its small letters and capitals swapped, and read
    as Japanese it becomes katakana of half the width.
    """
    cases = "".join("u" if c.isupper() else "l" if c.islower() else " " for c in text)
    swapped = cases.count("lu") > cases.count("ul") + 2
    odd = len(_ODD_SIGN.findall(text))
    return not swapped and odd <= 0.1 * len(_FOREIGN.findall(text))


def _latin(sample: bytes, hinted: str = "") -> list[str]:
    """Return the Latin charset that spells *sample* best, none when several would do."""
    spelled = _spellings(sample)
    best = [name for name in _LATIN if spelled[name] == max(spelled.values()) > 0.8]
    if hinted in best:
        return [hinted]
    if _differ(sample, best):
        found = {name: _likeness(sample, name) for name in best}
        most = max(likeness for likeness, _ in found.values())
        best = [
            name
            for name, (likeness, language) in found.items()
            if likeness == most
            and language is not None
            and language.code_page == name
            and _share(sample, language) == spelled[name]
        ]
    return [] if _differ(sample, best) else best[:1]


def _differ(sample: bytes, names: list[str]) -> bool:
    return len({sample.decode(name, "replace") for name in names}) > 1


def _spellings(sample: bytes) -> dict[str, float]:
    """Return for each Latin charset how much of its letters the best of its languages has."""
    shares = dict.fromkeys(_LATIN, 0.0)
    for alphabet in ALPHABETS.values():
        name = alphabet.code_page
        shares[name] = max(shares[name], _share(sample, alphabet))
    return shares


def _share(sample: bytes, alphabet: Alphabet) -> float:
    text = sample.decode(alphabet.code_page, "replace").replace("İ", "i").lower()
    found = _FOREIGN.findall(text)
    return sum(letter in alphabet.letters for letter in found) / len(found) if found else 1.0


def _likeness(sample: bytes, name: str) -> tuple[float, Alphabet | None]:
    """Return how much *sample* in a charset is like a language, from 0 to 1, and like which."""
    found = from_bytes(sample, cp_isolation=[name]).best()
    if found is None:
        return 0.0, None
    by_name = {alphabet.name: alphabet for alphabet in ALPHABETS.values()}
    return found.coherence, by_name.get(found.language)
