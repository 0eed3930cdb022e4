"""What becomes of annotations when the sentences under them are cut anew.

Nothing here touches the database: sentences and annotations go in as they are, and come out as
they would be, each with what happened to it. Whatever is not plainly the same words at the same
place is told apart, so that it can be shown before anything is changed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from factcheck.annotations.reading import Saved, Span
from factcheck.articles.recut_move import (
    as_span,
    copy_of,
    found_again,
    reword,
    shift,
    shift_reading,
    span_at,
)
from factcheck.articles.recut_types import Fate, Held, Outcome, Row, Whole
from factcheck.text.anchor import Rewording


def plan_split(
    first: Row, second: Row, held: Iterable[Held], whole: Whole = Whole.BOTH
) -> list[Outcome]:
    """Return what becomes of the annotations of a sentence that is cut into two.

    Args:
        first: the first part, under the sentence's own id.
        whole: where the cutter's own annotation of the whole sentence goes. Others' stand for both
            parts, as the cutter may not know what they say.
    """
    offset = second.start - first.start
    outcomes, spans = [], []
    for one in held:
        if one.saved.span is None:
            outcomes.append(_split_whole(one, second, offset, whole))
        else:
            spans.append(one)
    taken = {
        (outcome.held.review_id, saved.sentence_id)
        for outcome in outcomes
        for saved in (outcome.after, outcome.copy)
        if saved and outcome.held.is_whole
    }
    for one in spans:
        outcome = _split_span(one, first, second, offset)
        after = outcome.after
        part = first if after.sentence_id == first.id else second
        place = (one.review_id, part.id)
        covers = after.span and (after.span.start, after.span.end) == (0, len(part.text))
        if covers and place not in taken and not one.saved.removed:
            taken.add(place)
            outcome = replace(outcome, after=replace(after, span=None))
        outcomes.append(outcome)
    return outcomes


def plan_merge(first: Row, second: Row, merged: Row, held: Sequence[Held]) -> list[Outcome]:
    """Return what becomes of the annotations of two sentences that are made into one.

    Args:
        merged: the one, under the id of the first.
    """
    offset = second.start - first.start
    wholes: dict[tuple[UUID, UUID], Held] = {
        (one.review_id, one.saved.sentence_id): one for one in held if one.is_whole
    }
    outcomes = []
    for one in held:
        sentence = first if one.saved.sentence_id == first.id else second
        by = 0 if sentence is first else offset
        other = wholes.get((one.review_id, (second if sentence is first else first).id))
        if one.saved.span is not None:
            outcome = Outcome(one, Fate.FOLLOWS, shift(one.saved, merged, by))
        elif sentence is first and _stays_whole(one, other, offset):
            outcome = Outcome(one, Fate.FOLLOWS, one.saved)
        elif sentence is second and one.is_whole and _goes(one, other, offset):
            gone = replace(as_span(one.saved, sentence, merged, by), removed=True)
            fate = Fate.FOLLOWS if one.is_blank else Fate.MERGED
            outcome = Outcome(one, fate, gone)
        else:
            outcome = Outcome(one, Fate.SPAN, as_span(one.saved, sentence, merged, by))
        outcomes.append(outcome)
    return outcomes


def plan_correction(
    old: Row, new: Row, rewording: Rewording, held: Iterable[tuple[Held, int, int]]
) -> list[Outcome]:
    """Return what becomes of annotations when one sentence is written anew.

    Args:
        held: those of the sentence, and those of others with an attribution that reaches into it
            or past it; each with the offsets at which its own sentence begins, counted from the
            start of the corrected one, before and after.
    """
    outcomes = []
    for one, before, after in held:
        saved, fate, suggestion = one.saved, Fate.FOLLOWS, ""
        lost: list[str] = []
        said = replace(
            saved.reading,
            attributions=tuple(
                reword(who, rewording, before, after, lost) for who in saved.reading.attributions
            ),
        )
        span = saved.span
        if span and saved.sentence_id == old.id:
            span, suggestion = _correct_span(span, new, rewording)
            lost_now = span.start is None and saved.span != span
            fate = Fate.UNPLACED if lost_now else Fate.FOLLOWS
        changed = replace(saved, reading=said, span=span)
        outcomes.append(Outcome(one, fate, changed, suggestion=suggestion, lost=tuple(lost)))
    return outcomes


def _correct_span(span: Span, new: Row, rewording: Rewording) -> tuple[Span, str]:
    """Return where a span is now and, when it has lost its place, what stands there."""
    if span.start is None or span.end is None:
        return found_again(span, new), ""
    if found := rewording.follow(span.start, span.end):
        return span_at(new, *found), ""
    guess = rewording.suggest(span.start, span.end)
    return replace(span, start=None, end=None), new.text[slice(*guess)] if guess else ""


def _split_whole(one: Held, second: Row, offset: int, whole: Whole) -> Outcome:
    if not one.is_whole or one.is_blank:
        return Outcome(one, Fate.FOLLOWS, one.saved)
    on_second = shift(one.saved, second, -offset)
    match whole if one.own else Whole.BOTH:
        case Whole.FIRST:
            return Outcome(one, Fate.PARTS, one.saved)
        case Whole.SECOND:
            return Outcome(one, Fate.PARTS, on_second)
    return Outcome(one, Fate.PARTS, one.saved, copy=copy_of(on_second))


def _split_span(one: Held, first: Row, second: Row, offset: int) -> Outcome:
    span = one.saved.span
    assert span is not None
    if span.start is None or span.end is None:
        return Outcome(one, Fate.FOLLOWS, one.saved)
    if span.end <= len(first.text):
        return Outcome(one, Fate.FOLLOWS, shift(one.saved, first, 0))
    if span.start >= offset:
        return Outcome(one, Fate.FOLLOWS, shift(one.saved, second, -offset))
    lost = replace(one.saved, span=replace(span, start=None, end=None))
    return Outcome(one, Fate.UNPLACED, lost)


def _stays_whole(first: Held, second: Held | None, offset: int) -> bool:
    """Whether what was said of the first of two sentences holds for both."""
    if not first.is_whole or first.is_blank:
        return True
    return second is not None and _say_the_same(first, second, offset)


def _goes(second: Held, first: Held | None, offset: int) -> bool:
    """Whether what was said of the second of two sentences is said by the first one's."""
    return second.is_blank or (first is not None and _say_the_same(first, second, offset))


def _say_the_same(first: Held, second: Held, offset: int) -> bool:
    return not second.saved.evidence and _told(first.saved, 0) == _told(second.saved, offset)


def _told(saved: Saved, offset: int) -> dict[str, Any]:
    """Return what an annotation says, without what only tells it from another that says it too."""
    told = shift_reading(saved, offset).reading.as_json()
    ids = [who["id"] for who in told["attributions"]]
    for who in told["attributions"]:
        who["parent"] = ids.index(who["parent"]) if who["parent"] in ids else None
        del who["id"]
    return told
