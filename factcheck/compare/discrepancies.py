"""Values of a claim and of a passage side by side: numbers, dates, quotations, and weaker signs.

The marks are for a reviewer to check. They tell what was compared with what; they judge nothing.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from factcheck.compare.bodies import mark_bodies
from factcheck.compare.date_marks import mark_dates
from factcheck.compare.date_signs import WEIGHTS as DATE_WEIGHTS
from factcheck.compare.dated import Dated, read_dates
from factcheck.compare.denied_marks import Place, mark_denied
from factcheck.compare.denied_signs import WEIGHTS as DENIAL_WEIGHTS
from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule
from factcheck.compare.name_marks import mark_names
from factcheck.compare.name_signs import WEIGHTS as NAME_WEIGHTS
from factcheck.compare.names import Name, find_names
from factcheck.compare.nations import mark_nations
from factcheck.compare.number_marks import mark_numbers
from factcheck.compare.number_reasons import tell_two_parts
from factcheck.compare.number_signs import WEIGHTS as NUMBER_WEIGHTS
from factcheck.compare.odds import Weigh, weigh_by
from factcheck.compare.parity import is_question
from factcheck.compare.place_marks import mark_places
from factcheck.compare.polarity import mark_polarity
from factcheck.compare.quote_marks import mark_quotations
from factcheck.compare.rank_marks import mark_ranks
from factcheck.compare.role_marks import mark_counted, mark_roles
from factcheck.compare.stage_marks import mark_stages
from factcheck.compare.statement import Statement, read_statement
from factcheck.compare.swap_marks import mark_swaps
from factcheck.compare.told import Told, durations, read_quantities

__all__ = ["WEIGHING", "Agreement", "Mark", "MarkKind", "Rule", "Weighing", "mark_discrepancies"]


@dataclass(frozen=True, slots=True)
class Weighing:
    """How the signs are weighed that two values which differ are told of the same thing."""

    numbers: Weigh[Told]
    dates: Weigh[Dated]
    names: Weigh[Name]
    denials: Weigh[Place]


WEIGHING = Weighing(
    weigh_by(NUMBER_WEIGHTS),
    weigh_by(DATE_WEIGHTS),
    weigh_by(NAME_WEIGHTS),
    weigh_by(DENIAL_WEIGHTS),
)
"""By the weights that the modules hold."""
_SPACE_AND_QUOTES = " \t\r\n\"'“”‘’«»"
_ENDS = ".!?:;…"


def mark_discrepancies(
    claim: str,
    passage: str,
    *,
    claim_date: date | None = None,
    passage_date: date | None = None,
    language: str = "en",
    weak: bool = False,
    weighing: Weighing = WEIGHING,
) -> list[Mark]:
    """Return the values of *claim* that *passage* has too, the same or others, as the claim goes.

    Args:
        claim: a sentence; of it and of the passage the first 2,000 code points are looked at.
        passage: the sentences that answer it, as one string.
        claim_date: when the claim was published; "on Tuesday" is reckoned from it.
        passage_date: when the passage was published.
        language: ISO 639-1 code of both. English is read best; of other languages, numbers and
            dates as far as tables go, and quotations.
        weak: whether to look for negations, directions, names and roles too, in English.
        weighing: takes the place of the weights that the modules hold, when these are fitted.
    """
    ours, our_dates, our_numbers = _read(claim, language, claim_date)
    theirs, their_dates, their_numbers = _read(passage, language, passage_date)
    gaps = durations(our_numbers) ^ durations(their_numbers)
    marks = list(mark_dates(ours, theirs, our_dates, their_dates, weighing.dates, gaps))
    marks += mark_numbers(ours, theirs, our_numbers, their_numbers, weighing.numbers)
    quoted = list(mark_quotations(ours, theirs))
    marks = [*quoted, *(mark for mark in marks if not (mark.differs and _is_within(mark, quoted)))]
    if ours.language == "en":
        marks += mark_ranks(ours, theirs)
    if weak and ours.language == "en":
        names, their_names = find_names(ours), find_names(theirs)
        asked = is_question(ours) or is_question(theirs)
        found = [
            *mark_swaps(ours, theirs, names, their_names),
            *mark_names(ours, theirs, names, their_names, weighing.names),
            *mark_nations(ours, theirs),
            *mark_places(ours, theirs),
            *mark_bodies(ours, theirs, their_names),
            *mark_roles(ours, theirs, names, their_names),
            *mark_counted(ours, theirs, our_numbers, their_numbers),
            *([] if asked else mark_polarity(ours, theirs)),
            *mark_stages(ours, theirs),
        ]
        if tell_two_parts(our_numbers, their_numbers):  # "over half have none", "45 % have one"
            found = [it for it in found if it.kind is not MarkKind.NEGATION or not it.differs]
        kept = {(it.kind, it.claim_start): it for it in reversed(found)}
        marks += [
            mark
            for mark in kept.values()
            if not (_is_within(mark, marks) or _is_told_by(mark, marks))
        ]
        if not asked and not any(mark.differs for mark in marks):
            marks += mark_denied(ours, theirs, weighing.denials, len(marks))
    if _holds(passage, claim):  # what stands beside it is of something else
        marks = [mark for mark in marks if not mark.differs]
    return sorted(marks, key=lambda mark: (mark.claim_start, mark.claim_end))


def _holds(passage: str, claim: str) -> bool:
    """Whether the claim is a sentence of the passage, no part of `he denied that she resigned`."""
    said = claim.strip().rstrip(".!?")
    at = passage.find(said) if said else -1
    while at >= 0:
        before, after = passage[:at].rstrip(_SPACE_AND_QUOTES), passage[at + len(said) :].lstrip()
        if (not before or before[-1] in _ENDS) and (not after or after[0] in _ENDS):
            return True
        at = passage.find(said, at + len(said))
    return False


@lru_cache(maxsize=64)
def _read(
    text: str, language: str, published: date | None
) -> tuple[Statement, list[Dated], list[Told]]:
    """A sentence with its dates and quantities; one claim is compared with many passages."""
    statement = read_statement(text, language)
    dates = read_dates(statement, published)
    taken = [(dated.period.start, dated.period.end) for dated in dates]
    return statement, dates, read_quantities(statement, taken)


def _is_told_by(mark: Mark, marks: list[Mark]) -> bool:
    """Whether a difference of numbers or dates is between the same words: `doubled`, `halved`."""
    return mark.differs and any(
        other.differs
        and other.claim_start < mark.claim_end
        and mark.claim_start < other.claim_end
        and other.source_start < mark.source_end
        and mark.source_start < other.source_end
        for other in marks
    )


def _is_within(mark: Mark, marks: list[Mark]) -> bool:
    """Whether a quotation that differs, and so is marked as a whole, holds it on either side."""
    return any(
        other.kind is MarkKind.QUOTATION
        and other.differs
        and (
            (other.claim_start <= mark.claim_start and mark.claim_end <= other.claim_end)
            or (other.source_start <= mark.source_start and mark.source_end <= other.source_end)
        )
        for other in marks
    )
