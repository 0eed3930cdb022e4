"""What goes along with an answer and makes it no other one: reasons, and notes of passages.

Reviewers who give the same answer write words of their own. Only one's go into the result, so it is
shown whose each are where they are not the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from factcheck.adjudication.disagreements import Answer, Option, Part
from factcheck.adjudication.questions import answer_of
from factcheck.adjudication.values import Value
from factcheck.models import Decision


@dataclass(frozen=True, order=True, slots=True)
class Detail:
    """Words that a reviewer wrote with an answer."""

    words: str
    passage: str
    """The title of its source, if they are a note of a passage; empty if they are a reason."""


@dataclass(frozen=True, slots=True)
class Written:
    """What some of those who give an answer wrote with it."""

    names: Sequence[str]
    details: Sequence[Detail]
    kept: bool
    """Whether it goes into the result with the answer."""


def list_written(
    part: Part, option: Option, decision: Decision | None, names: Mapping[UUID, str]
) -> list[Written]:
    """Return what was written with an answer, what is kept first; nothing where all wrote the same.

    Who wrote nothing is left out, unless that is what is kept.

    Args:
        decision: what stands of the part.
    """
    chosen = answer_of(part, decision) if decision else None
    kept = chosen if chosen and chosen in option.answers else option.answers[0]
    details_kept = _details(kept)
    by_details: dict[tuple[Detail, ...], list[str]] = {details_kept: []}
    for answer in option.answers:
        by_details.setdefault(_details(answer), []).append(names[answer.layer.reviewer_id])
    if len(by_details) == 1:
        return []
    return [
        Written(who, details, kept=details == details_kept)
        for details, who in by_details.items()
        if details or not details_kept
    ]


def _details(answer: Answer) -> tuple[Detail, ...]:
    value = answer.value
    told = [one for said in (value, *value.get("spans", ())) for one in _of(said)]
    return tuple(sorted(told))


def _of(said: Value) -> list[Detail]:
    reason = said.get("justification", "")
    linked = said.get("evidence", ())
    notes = [Detail(one["note"], one["source"]["title"]) for one in linked if one["note"]]
    return [Detail(reason, ""), *notes] if reason else notes
