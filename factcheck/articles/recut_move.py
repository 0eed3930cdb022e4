"""Moving annotations, with all the stretches they hold, to where their words are."""

from collections.abc import Callable
from dataclasses import replace

from factcheck.annotations.reading import AttributionDraft, Saved, Span
from factcheck.articles.recut_types import Row
from factcheck.models import uuid7
from factcheck.text.anchor import Rewording, around

Move = Callable[[int, int], tuple[int, int] | None]
"""Says where a stretch of a sentence is afterwards, counted from the sentence it then is in."""


def shift(saved: Saved, to: Row, by: int) -> Saved:
    """Return an annotation moved to the sentence *to*, its offsets counted *by* more."""
    moved = replace(shift_reading(saved, by), sentence_id=to.id)
    span = moved.span
    if span is None:
        return moved
    if span.start is None or span.end is None:
        return replace(moved, span=found_again(span, to))
    return replace(moved, span=span_at(to, span.start + by, span.end + by))


def shift_reading(saved: Saved, by: int) -> Saved:
    attributions = tuple(
        _map(who, lambda start, end: (start + by, end + by)) for who in saved.reading.attributions
    )
    return replace(saved, reading=replace(saved.reading, attributions=attributions))


def as_span(saved: Saved, sentence: Row, merged: Row, by: int) -> Saved:
    span = span_at(merged, by, by + len(sentence.text))
    return replace(shift(saved, merged, by), span=span)


def span_at(sentence: Row, start: int, end: int) -> Span:
    return Span(start, end, sentence.text[start:end], *around(sentence.text, start, end))


def found_again(span: Span, sentence: Row) -> Span:
    """Return a span without a place with the one it had, where all around it is as it was."""
    words = span.prefix + span.exact + span.suffix
    if sentence.text.count(words) != 1 or not (span.prefix or span.suffix):
        return span
    start = sentence.text.index(words) + len(span.prefix)
    return span_at(sentence, start, start + len(span.exact))


def copy_of(saved: Saved) -> Saved:
    """Return another annotation that says the same, with its attributions under new ids."""
    ids = {who.id: uuid7() for who in saved.reading.attributions}
    attributions = tuple(
        replace(who, id=ids[who.id], parent=who.parent and ids[who.parent])
        for who in saved.reading.attributions
    )
    said = replace(saved.reading, attributions=attributions)
    return replace(saved, id=uuid7(), revision=1, reading=said)


def reword(
    who: AttributionDraft, rewording: Rewording, before: int, after: int, lost: list[str]
) -> AttributionDraft:
    def move(start: int, end: int) -> tuple[int, int] | None:
        found = _follow_past(rewording, start + before, end + before)
        return found and (found[0] - after, found[1] - after)

    return _map(who, move, lost)


def _follow_past(rewording: Rewording, start: int, end: int) -> tuple[int, int] | None:
    """Follow a stretch that may begin before the text or end after it."""
    length, grown = len(rewording.old), len(rewording.new) - len(rewording.old)
    if end <= 0:
        return start, end
    if start >= length:
        return start + grown, end + grown
    found = rewording.follow(max(start, 0), min(end, length))
    if found is None or (start < 0 < found[0]):
        return None
    if end > length and found[1] < len(rewording.new):
        return None
    return (start if start < 0 else found[0], end + grown if end > length else found[1])


def _map(who: AttributionDraft, move: Move, lost: list[str] | None = None) -> AttributionDraft:
    """Return an attribution with its three spans moved, or without a place where *move* has none.

    Args:
        lost: is given the words of those that lost theirs.
    """
    spans: dict[str, Span | None] = {}
    for name in ("cue", "source", "content"):
        span: Span | None = getattr(who, name)
        if span and span.start is not None and span.end is not None:
            found = move(span.start, span.end)
            if found is None and lost is not None:
                lost.append(span.exact)
            start, end = found or (None, None)
            span = replace(span, start=start, end=end)
        spans[name] = span
    return replace(who, **spans)  # type: ignore[arg-type]
