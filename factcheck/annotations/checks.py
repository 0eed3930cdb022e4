"""What can be said of a sentence, and what cannot: the rules every save keeps."""

from collections import Counter
from collections.abc import Iterable, Mapping
from uuid import UUID

from factcheck.annotations.reading import AttributionDraft, Reading, Saved, Span, list_chains
from factcheck.errors import InvalidError
from factcheck.models import Naming, Tag, Verdict
from factcheck.text.graphemes import is_boundary
from factcheck.text.spans import select_span
from factcheck.words import Words, say

MOST_ATTRIBUTIONS = 50
"""Attributions of one annotation: more than any sentence names, and few enough to show."""
OUTSIDE = say("Mark words of this sentence only: what was marked goes beyond its end.")
OTHER_WORDS = say(
    "The sentence no longer reads as it did when the words were marked. Reload the page and mark "
    "them again."
)
HALF = say("Mark whole characters: an emoji or a letter with its accents was cut in two.")
OTHER_SCOPE = say(
    "What was said of the whole sentence cannot be made into a mark, nor a mark into that. Reload "
    "the page and try again."
)
CYCLE = say("Nobody can be quoted by way of themselves. Choose another source for these words.")


def check_span(text: str, span: Span | None, stored: Saved | None) -> Span | None:
    """Return *span* with the words around it.

    Args:
        text: of the sentence.
        stored: the annotation as it is; its own span is taken as it stands, even without a place.

    Raises:
        InvalidError: the span does not lie in the sentence, or has other words there.
    """
    if stored and stored.span == span:
        return stored.span
    if span is None:
        return None
    _check_words(text, span, "span")
    found = select_span(text, span.start or 0, span.end or 0)
    return Span(span.start, span.end, span.exact, found.prefix, found.suffix)


def check_scope(span: Span | None, stored: Saved | None) -> None:
    """Raise InvalidError when an annotation of a whole sentence would become one of words in it.

    Or the other way round. Only cutting the text anew does that, and undoing it.
    """
    if stored and (stored.span is None) != (span is None):
        raise InvalidError(OTHER_SCOPE, {"span": OTHER_SCOPE})


def check_attributions(text: str, reading: Reading, stored: Saved | None) -> None:
    """Raise InvalidError unless the attributions of *reading* make sense in their sentence."""
    attributions = reading.attributions
    by_id = {who.id: who for who in attributions}
    if len(by_id) < len(attributions):
        raise _wrong(say("Two attributions have one id. Reload the page and try again."))
    if len(attributions) > MOST_ATTRIBUTIONS:
        raise _wrong(
            say("One sentence can have %(most)s attributions at most.", most=MOST_ATTRIBUTIONS)
        )
    known = {who.id: who for who in stored.reading.attributions} if stored else {}
    for who in attributions:
        _check_chain(who, by_id)
        if who.naming is Naming.NAMED and not (who.speaker_name or who.speaker_id):
            raise _wrong(say("Say who it is, or choose a source without a name."))
        before = known.get(who.id)
        for name in ("cue", "source", "content"):
            span = getattr(who, name)
            if span and span != (before and getattr(before, name)):
                _check_words(text, span, f"attributions.{name}")


def check_sources(reading: Reading, stored: Saved | None) -> None:
    """Raise InvalidError when a speaker of *reading* is known through themselves.

    Not where that is stored already, as two speakers were merged: whoever saves it next has not
    said so.

    Args:
        reading: with its speakers looked up.
    """
    before = _own_sources(stored.reading.attributions) if stored else set()
    if _own_sources(reading.attributions) - before:
        raise _wrong(CYCLE)


def check_verdict(reading: Reading, evidence: int) -> None:
    """Raise InvalidError when a verdict lacks what it has to rest on.

    Args:
        evidence: how many passages are linked.
    """
    if reading.verdict is None:
        return
    if reading.tag is not Tag.CLAIM:
        message = say("Only a claim can have a verdict. Take the verdict away first.")
    elif not reading.justification:
        message = say("Write why before giving a verdict.")
        raise InvalidError(message, {"justification": message})
    elif not evidence and reading.verdict is not Verdict.NOT_ENOUGH:
        message = say("Link at least one passage before giving this verdict.")
    else:
        return
    raise InvalidError(message, {"verdict": message})


def _check_chain(who: AttributionDraft, by_id: Mapping[UUID, AttributionDraft]) -> None:
    seen = {who.id}
    link = who
    while link.parent is not None:
        if link.parent in seen:
            raise _wrong(CYCLE)
        if link.parent not in by_id:
            raise _wrong(say("A chain of sources leads to one that is not there. Choose it again."))
        link = by_id[link.parent]
        seen.add(link.id)


def _own_sources(attributions: Iterable[AttributionDraft]) -> set[UUID | None]:
    found: set[UUID | None] = set()
    for links in list_chains(attributions):
        named = Counter(who.speaker_id for who in links if who.naming is Naming.NAMED)
        found.update(speaker_id for speaker_id, times in named.items() if times > 1)
    return found


def _check_words(text: str, span: Span, field: str) -> None:
    if span.start is None or span.end is None or not 0 <= span.start < span.end <= len(text):
        raise InvalidError(OUTSIDE, {field: OUTSIDE})
    if text[span.start : span.end] != span.exact:
        raise InvalidError(OTHER_WORDS, {field: OTHER_WORDS})
    if not (is_boundary(text, span.start) and is_boundary(text, span.end)):
        raise InvalidError(HALF, {field: HALF})


def _wrong(message: Words) -> InvalidError:
    return InvalidError(message, {"attributions": message})
