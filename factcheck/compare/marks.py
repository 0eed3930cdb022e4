"""What a comparison of two sentences may point at."""

from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """What is compared."""

    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    QUOTATION = "quotation"
    NEGATION = "negation"
    DIRECTION = "direction"
    NAME = "name"
    ROLE = "role"


class Agreement(StrEnum):
    """How two values go together."""

    SAME = "same"
    CLOSE = "close"
    """They can both be true, one being less exact."""
    DIFFER = "differ"


class Rule(StrEnum):
    """By which rule two values were taken for each other's counterparts."""

    SAME_NOUN = "same_noun"
    SAME_UNIT = "same_unit"
    ONLY_NUMBERS = "only_numbers"
    SAME_EVENT_DATE = "same_event_date"
    WEEKDAY = "weekday"
    TIME_OF_DAY = "time_of_day"
    QUOTE_WORDING = "quote_wording"
    NEGATED_VERB = "negated_verb"
    OPPOSITE_WORDS = "opposite_words"
    SPELLING = "spelling"
    SAME_NAME = "same_name"
    OTHER_NAME = "other_name"
    SAME_ROLE = "same_role"
    OTHER_ROLE = "other_role"


_WEAK = frozenset({MarkKind.NEGATION, MarkKind.DIRECTION, MarkKind.NAME, MarkKind.ROLE})


@dataclass(frozen=True, slots=True)
class Mark:
    """A value of the claim and its counterpart in the passage, each by its offsets."""

    kind: MarkKind
    agreement: Agreement
    rule: Rule
    claim_start: int
    claim_end: int
    source_start: int
    source_end: int
    claim_value: str
    source_value: str
    """Both as read, with single spaces, to be shown."""

    @property
    def weak(self) -> bool:
        """Whether the kind is often wrong: a reason to look, hardly one to doubt."""
        return self.kind in _WEAK

    @property
    def differs(self) -> bool:
        """Whether the two contradict each other."""
        return self.agreement is Agreement.DIFFER


Span = tuple[int, int]
"""Where a value stands in its text, half-open."""


def make_mark(
    kind: MarkKind,
    agreement: Agreement,
    rule: Rule,
    claim: tuple[str, Span],
    source: tuple[str, Span],
) -> Mark:
    """Return the mark of two spans, each given with the text it lies in."""
    (claim_text, (start, end)), (source_text, (source_start, source_end)) = claim, source
    return Mark(
        kind,
        agreement,
        rule,
        start,
        end,
        source_start,
        source_end,
        " ".join(claim_text[start:end].split()),
        " ".join(source_text[source_start:source_end].split()),
    )
