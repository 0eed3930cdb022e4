"""Deciding by the majority wherever enough reviewers agree, over all articles of a project.

Each article is a transaction of its own, and what is decided is left as it is: a run that breaks
off, or is sent twice, is safe to repeat.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.adjudication.bench import Bench, hold_bench, read_benches
from factcheck.adjudication.decisions import Seen, Wanted, decide_part
from factcheck.adjudication.disagreements import Part
from factcheck.adjudication.finishing import find_obstacle, finish_bench
from factcheck.adjudication.layering import lay
from factcheck.adjudication.settling import refresh
from factcheck.adjudication.waiting import list_waiting_ids
from factcheck.errors import InvalidError
from factcheck.models import Decision, DecisionMethod
from factcheck.reviews.opening import hold_article, hold_with_project
from factcheck.words import say

LEAST, MOST = 51, 100
"""Percent of the reviewers that can be asked for: more than half, so that it is a majority."""
AT_ONCE = 200
"""Articles that are read together."""
OUT_OF_RANGE = say("Ask for at least 51 and at most 100 percent of the reviewers.")


@dataclass(frozen=True, slots=True)
class Foretold:
    """What deciding in bulk would do."""

    decisions: int
    articles: int
    """In how many articles."""
    left: int
    """Disagreements that would stay open."""
    complete: int
    """Articles that would have nothing left to decide; a verdict may yet lack its passage there."""


def foretell(session: Session, project_id: UUID, percent: int) -> Foretold:
    """Say what deciding in bulk would do. Reads all articles of the list, some hundreds at once.

    Raises:
        InvalidError: *percent* is no majority.
    """
    _check_percent(percent)
    decisions = articles = left = complete = 0
    waiting = list_waiting_ids(session, project_id)
    for first in range(0, len(waiting), AT_ONCE):
        for bench in read_benches(session, waiting[first : first + AT_ONCE]):
            undecided = bench.undecided
            clear = len(_list_clear(undecided, bench, percent))
            decisions += clear
            articles += bool(clear)
            left += len(undecided) - clear
            complete += len(undecided) == clear
    return Foretold(decisions, articles, left, complete)


def decide_clear(
    session: Session, article_id: UUID, editor_id: UUID, percent: int, *, finish: bool
) -> tuple[int, bool]:
    """Decide in one article what the majority is clear on. Flushes.

    Args:
        percent: of the reviewers who have to agree.
        finish: finish the article when nothing is left.

    Returns:
        how much was decided, and whether the article was finished.

    Raises:
        ForbiddenError: the person is no editor, or the article takes no decisions now.
        InvalidError: *percent* is no majority.
    """
    _check_percent(percent)
    held = (
        hold_with_project(session, article_id)
        if finish
        else hold_article(session, article_id, change=False)
    )
    bench = hold_bench(session, held, editor_id)
    clear = _list_clear(bench.undecided, bench, percent)
    for part in clear:
        earlier = bench.decisions.get(part.key)
        wanted = Wanted(
            part.key,
            part.options[0].choice,
            part.fingerprint,
            Seen(earlier.id, earlier.revision) if earlier else None,
            method=DecisionMethod.BULK,
        )
        decide_part(session, bench, editor_id, wanted)
    refresh(session, bench.review, bench.differing)
    session.flush()
    finished = finish and find_obstacle(session, bench, lay(bench)) is None
    if finished:
        finish_bench(session, bench, editor_id)
    return len(clear), finished


def _check_percent(percent: int) -> None:
    """Raise InvalidError unless *percent* is a majority."""
    if not LEAST <= percent <= MOST:
        raise InvalidError(OUT_OF_RANGE, {"percent": OUT_OF_RANGE})


def _list_clear(undecided: Iterable[Part], bench: Bench, percent: int) -> list[Part]:
    """Return what no editor has chosen yet and enough reviewers agree on.

    What was chosen of other answers is left to be decided again by who can read its reason.
    """
    return [
        part
        for part in undecided
        if _is_clear(part, percent) and not _was_chosen(bench.decisions.get(part.key))
    ]


def _was_chosen(decision: Decision | None) -> bool:
    return decision is not None and decision.method is not DecisionMethod.BULK


def _is_clear(part: Part, percent: int) -> bool:
    agreeing, of = len(part.options[0].answers), len(part.answers)
    return 100 * agreeing >= percent * of  # a majority, as LEAST is one
