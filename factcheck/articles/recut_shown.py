"""A plan of cutting an article anew: what a person has to see of it, and whether they did."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from factcheck.articles.recut_rows import Opened
from factcheck.articles.recut_types import Outcome, Row
from factcheck.errors import StaleError
from factcheck.words import say

SAID_SINCE = say(
    "What was said here has changed since you looked, so nothing was done yet. Look again at what "
    "would become of it."
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What cutting an article anew does, or would do."""

    opened: Opened
    before: tuple[Row, ...]
    after: tuple[Row, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def asks(self) -> bool:
        """Whether a person has to see it before it is done."""
        return bool(self.shown)

    @property
    def shown(self) -> str:
        """What tells this from another plan a person would have to see; "" for nothing to see."""
        return _tell_apart(o for o in self.outcomes if o.held.own or not self.opened.blind)

    def check_shown(self, shown: str | None) -> None:
        """Raise UnseenError unless a person saw all that is to be seen, as *shown* then said."""
        if shown is not None and shown != self.shown:
            raise UnseenError(self)

    @property
    def touched(self) -> set[UUID]:
        """The sentences that are cut, and others of which annotations change with them."""
        changed = {o.held.saved.sentence_id for o in self.outcomes if o.is_changed}
        return changed | {row.id for row in self.before}

    @property
    def corrects(self) -> bool:
        """Whether it leaves the sentences as many as they are."""
        return len(self.before) == len(self.after)

    @property
    def offers_whole(self) -> bool:
        """Whether the cutter has said something of the whole sentence that is to be split."""
        return any(o.held.own and o.held.is_whole and not o.held.is_blank for o in self.outcomes)


class UnseenError(StaleError):
    """Something was said of the sentences since, and a person has to see first what becomes of it.

    Attributes:
        plan: what would be done now.
    """

    def __init__(self, plan: Plan) -> None:
        super().__init__(SAID_SINCE)
        self.plan = plan


def _tell_apart(outcomes: Iterable[Outcome]) -> str:
    """Return what is the same only where the same becomes of the same annotations.

    Only of those that a person should see it; "" when there are none. It gives nothing away.
    """
    told = [
        [
            str(outcome.held.saved.id),
            outcome.fate.value,
            outcome.held.saved.span.exact if outcome.held.saved.span else None,
            outcome.suggestion,
            *outcome.lost,
        ]
        for outcome in outcomes
        if outcome.is_told
    ]
    return sha256(json.dumps(sorted(told, key=str)).encode()).hexdigest()[:32] if told else ""
