"""What the segmenter knows of each language, as data: one module a language, and one for all."""

from functools import cache

from factcheck.text.tables import ar, az, common, de, en, es, fr, hi, hy, ja, ru, tr, uk, zh
from factcheck.text.tables.words import Kind, Rules, Words

__all__ = ["TABLES", "Kind", "Rules", "Words", "rules_for"]

TABLES: dict[str, Words] = {
    "ar": ar.WORDS,
    "az": az.WORDS,
    "de": de.WORDS,
    "en": en.WORDS,
    "es": es.WORDS,
    "fr": fr.WORDS,
    "hi": hi.WORDS,
    "hy": hy.WORDS,
    "ja": ja.WORDS,
    "ru": ru.WORDS,
    "tr": tr.WORDS,
    "uk": uk.WORDS,
    "zh": zh.WORDS,
}


@cache
def rules_for(lang: str) -> Rules:
    """Return the rules of *lang*; for a language without a table, those of English."""
    own = TABLES.get(lang, en.WORDS)
    both = (common.WORDS, own)
    return Rules(
        kinds=_kinds(both),
        capital=_set(both, "capital"),
        quoted=_set(both, "quoted"),
        suffixes=tuple(own.suffixes.split()),
        openers=_set(both, "openers"),
        nouns=_set(both, "nouns"),
        letters_after=_set(both, "letters_after"),
        letters=_set(both, "letters"),
        prepositions=_set(both, "prepositions"),
        said=_set(both, "said"),
        determiners=_set(both, "determiners"),
        ordinal_nouns=tuple(own.ordinal_nouns.split()),
        ordinals=own.ordinals,
        days=_set(both, "day") | _set(both, "month"),
    )


def _kinds(tables: tuple[Words, ...]) -> dict[str, int]:
    merged: dict[str, int] = {}
    for table in tables:  # a language's own reading of a word replaces the common one
        kinds: dict[str, int] = {}
        for kind in Kind:
            for word in _words(table, kind):
                kinds[word] = kinds.get(word, 0) | int(kind)
        merged |= kinds
    return merged


def _words(table: Words, kind: Kind) -> list[str]:
    words: str = getattr(table, str(kind.name).lower())
    return words.split()


def _set(tables: tuple[Words, ...], name: str) -> frozenset[str]:
    return frozenset(word for table in tables for word in getattr(table, name).split())
