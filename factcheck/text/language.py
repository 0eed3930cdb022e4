"""A guess at the language of an article, good enough to fill in the form that asks for it."""

import re
from collections import Counter

from factcheck.words import say

LANGUAGES = {
    "ar": say("Arabic"),
    "hy": say("Armenian"),
    "az": say("Azerbaijani"),
    "zh": say("Chinese"),
    "en": say("English"),
    "fr": say("French"),
    "de": say("German"),
    "he": say("Hebrew"),
    "hi": say("Hindi"),
    "ja": say("Japanese"),
    "ru": say("Russian"),
    "es": say("Spanish"),
    "tr": say("Turkish"),
    "uk": say("Ukrainian"),
}
"""What the form offers: ISO 639-1 code to English name, in the order of the names."""

DEFAULT = "en"
_RTL = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "ckb", "dv"})
_SAMPLE = 2_000
"""Code points read; more would not change the guess."""

_SCRIPTS = {
    "latin": "A-Za-z\u00c0-\u024f\u0259",
    "cyrillic": "\u0400-\u04ff",
    "arabic": "\u0600-\u06ff",
    "devanagari": "\u0900-\u097f",
    "armenian": "\u0531-\u0587",
    "hebrew": "\u0590-\u05ff",
    "kana": "\u3040-\u30ff",
    "han": "\u4e00-\u9fff",
}
_COUNTERS = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS.items()}
_ONE_LANGUAGE = {"arabic": "ar", "devanagari": "hi", "armenian": "hy", "hebrew": "he"}

# The commonest words of each, left out where two of the languages share them.
_WORDS = {
    "en": "the of and to is that was for with said on by as it his from are were be this have",
    "es": "el los las del y que por una con para se su lo más pero como fue está según sobre dijo",
    "fr": "le les des et est du une dans que qui pour par sur pas au il aux été avec ce selon ont",
    "de": "der die das und den von zu mit sich auf für ist im dem nicht ein eine als auch wird",
    "tr": "bir ve bu için ile da de olarak daha olduğunu gibi çok sonra kadar dedi ise olan değil",
    "az": "bir və bu üçün ilə də ki olan edib olub dedi deyib sonra isə görə bildirib kimi daha",
}
_VOTERS: dict[str, list[str]] = {}
for _code, _words in _WORDS.items():
    for _word in _words.split():
        _VOTERS.setdefault(_word, []).append(_code)
# Letters that only one or two of them write, worth a word each.
_LETTERS = {"ə": "az", "ñ": "es", "¿": "es", "¡": "es", "ß": "de", "ğ": "tr az", "ş": "tr az"}
_LETTERS |= {"ı": "tr az", "ä": "de", "œ": "fr", "ê": "fr", "è": "fr", "à": "fr", "ó": "es"}
_LATIN_WORD = re.compile(f"[{_SCRIPTS['latin']}]+")


def detect_language(text: str) -> str:
    """Return the likeliest ISO 639-1 code of *text*, one of LANGUAGES; English when in doubt."""
    sample = text[:_SAMPLE]
    counts = {name: len(letters.findall(sample)) for name, letters in _COUNTERS.items()}
    # A Chinese character says as much as several letters do.
    counts["han"] *= 2
    counts["kana"] *= 2
    script = max(counts, key=lambda name: counts[name])
    if script in ("han", "kana"):
        return "ja" if counts["kana"] > 0.1 * counts["han"] else "zh"
    if script == "cyrillic":
        return "uk" if _ukrainian(sample) else "ru"
    return _ONE_LANGUAGE.get(script) or _latin(sample)


def direction_of(code: str) -> str:
    """Return the way the language is written, "rtl" or "ltr"."""
    return "rtl" if code.split("-", maxsplit=1)[0].lower() in _RTL else "ltr"


def _ukrainian(sample: str) -> bool:
    lowered = sample.lower()
    ours = sum(lowered.count(letter) for letter in "іїєґ")
    return ours > sum(lowered.count(letter) for letter in "ыэъё")


def _latin(sample: str) -> str:
    # "İ" lowers to an i and a dot of its own, which would split the word.
    lowered = sample.replace("İ", "i").lower()
    votes: Counter[str] = Counter({DEFAULT: 0})
    for word in _LATIN_WORD.findall(lowered):
        for code in _VOTERS.get(word, ()):
            votes[code] += 2
    for letter, codes in _LETTERS.items():
        for code in codes.split():
            votes[code] += lowered.count(letter)
    return votes.most_common(1)[0][0]
