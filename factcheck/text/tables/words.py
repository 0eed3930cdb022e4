"""The shape of a language's table: which words keep a full stop from ending the sentence."""

from dataclasses import dataclass, field
from enum import IntFlag, auto


class Kind(IntFlag):
    """What the full stop after an abbreviation may mean; a word can be of several kinds."""

    NEVER = auto()
    """Always within a sentence: "e.g."."""
    TITLE = auto()
    """Stands before a name: "Dr."."""
    NUMBER = auto()
    """Within when a number follows: "No. 5", "Art. 5", but "The answer was no. He left."."""
    MONTH = auto()
    DAY = auto()
    HOUR = auto()
    """Ends, unless a day or time zone follows: "at 7 p.m. Friday"."""
    ERA = auto()
    """A year or a century after a number ("в 2020 г."), else the title of a place."""
    UNIT = auto()
    """Ends after a number: "9.8 sec."; elsewhere it is a word like any other."""
    LAST = auto()
    """Ends before any capital: "etc."."""
    CLOSING = auto()
    """Ends only when the next word is one that opens sentences: "Acme Inc. The"."""


@dataclass(frozen=True, slots=True)
class Words:
    """One language's table.

    Each field is a string of words separated by spaces, in lower case and without their last full
    stop; one of several parts ("z. B.") is written without spaces ("z.b"). A single letter counts
    in the case it is written in, since the other may be an initial.
    """

    never: str = ""
    title: str = ""
    number: str = ""
    month: str = ""
    day: str = ""
    hour: str = ""
    era: str = ""
    unit: str = ""
    last: str = ""
    closing: str = ""

    capital: str = ""
    """Of these, the ones that count only with a capital: "Miss." is a state, "miss." is not."""
    quoted: str = ""
    """Of these, the ones that count only before a quotation: "газ. «Труд»", else "газ" is gas."""
    suffixes: str = ""
    """Abbreviations that also end compounds: "Hauptstr." as "Str."."""
    openers: str = ""
    """Words that, with a capital, open a sentence rather than continue a name."""
    nouns: str = ""
    """Common nouns of the news, which do so when a word in lower case follows."""
    letters_after: str = ""
    """Words after which a single letter is no initial: "Plan B."."""
    letters: str = ""
    """Names of the letters, where initials are written with them."""
    prepositions: str = ""
    """Words with which a date opens a sentence: "В 2020 г. Россия ..."."""
    said: str = ""
    """Verbs of saying, for `"Stop!" Smith said.`."""
    ordinals: bool = False
    """Whether a full stop makes a number an ordinal: "der 3. Oktober"."""
    ordinal_nouns: str = ""
    """What such an ordinal counts, as the beginnings of words."""
    determiners: str = ""
    """Words before such an ordinal: "der", "am"."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The tables of one language merged with those for all, ready for look-up."""

    kinds: dict[str, int] = field(default_factory=dict)
    capital: frozenset[str] = frozenset()
    quoted: frozenset[str] = frozenset()
    suffixes: tuple[str, ...] = ()
    openers: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    letters_after: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    ordinal_nouns: tuple[str, ...] = ()
    ordinals: bool = False
    days: frozenset[str] = frozenset()
    """Days and months, written in full too."""
