"""Words that lost their place when the text was cut or corrected, and placing them by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.annotations import states
from factcheck.annotations.own import hold_own
from factcheck.annotations.places import Place, hold_member
from factcheck.annotations.reading import AttributionDraft, Saved, Span
from factcheck.annotations.service import CHANGED_ELSEWHERE, begin_save
from factcheck.annotations.stored import list_saved
from factcheck.articles import recut_rows as rows
from factcheck.articles.recut_move import shift, span_at
from factcheck.articles.recut_types import Row
from factcheck.errors import InvalidError, NotFoundError, StaleError
from factcheck.history import record
from factcheck.models import Tag, utc_now
from factcheck.text.anchor import find_again
from factcheck.text.graphemes import is_boundary
from factcheck.text.locate import locate
from factcheck.text.recut import INSIDE_SIGN
from factcheck.words import say

NOT_LOST = say("These words are no longer without a place. Look at the list again.")
NO_SENTENCE = say("This article has no sentence of that number.")
PARTS = ("cue", "source", "content")
"""What of an attribution can lose its place."""
NEAR = 2
"""How many sentences away words are looked for."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Words without a place."""

    annotation_id: UUID
    revision: int
    attribution_id: UUID | None
    """Of what they are a part; None when they are what the annotation is of."""
    part: str
    """One of PARTS, or empty."""
    exact: str
    prefix: str
    suffix: str
    tag: Tag | None
    speaker: str
    """Whose attribution it is, or the first one of the annotation."""
    position: int
    """Of the sentence the annotation belongs to."""
    found: tuple[int, str] | None = None
    """Position of a sentence, and the words in it that most likely are meant."""

    @property
    def key(self) -> str:
        """What tells it from the others in a form."""
        return f"{self.annotation_id} {self.attribution_id or ''} {self.part}"


def list_lost(session: Session, article_id: UUID, reviewer_id: UUID) -> list[Lost]:
    """Return the reviewer's own words of an article that have no place, in the article's order."""
    lost = [
        (saved, one)
        for saved in list_saved(session, article_id, reviewer_id)
        for one in _lost_of(saved)
    ]
    if not lost:
        return []
    positions = rows.list_positions(session, {saved.sentence_id for saved, _ in lost})
    near = {at + by for at in positions.values() for by in range(-NEAR, NEAR + 1)}
    sentences = {row.position: row for row in rows.list_rows(session, article_id, near)}
    found = [replace(one, position=positions[saved.sentence_id]) for saved, one in lost]
    found.sort(key=lambda one: (one.position, one.key))
    return [replace(one, found=_guess(one, sentences)) for one in found]


def place_words(
    session: Session,
    article_id: UUID,
    reviewer_id: UUID,
    lost: Lost,
    *,
    position: int,
    words: str,
    which: int | None = None,
) -> None:
    """Give words without a place one: *words* in the sentence at *position*. Flushes.

    Args:
        lost: as the reviewer saw it.
        which: the how-manieth of several places in the sentence, from 1.

    Raises:
        NotFoundError: it is not the reviewer's.
        StaleError: it was changed since.
        ForbiddenError: nothing may be saved there: see check_open.
        InvalidError: the words are not there, or not only once; ``fields`` says which field.
    """
    hold_member(session, article_id, reviewer_id)
    # Before all that relies on it: two who do that could not both come to change it.
    rows.lock_positions(session, article_id, [position])
    saved, place = _open(session, article_id, reviewer_id, lost)
    to = next(iter(rows.list_rows(session, article_id, [position])), None)
    sentence = rows.find_row(session, saved.sentence_id)
    if to is None or sentence is None:
        raise InvalidError(NO_SENTENCE, {"sentence": NO_SENTENCE})
    start, end = _locate(to.text, words, which)
    by = to.start - sentence.start
    if lost.attribution_id is None:
        changed = replace(shift(saved, to, -by), span=span_at(to, start, end))
    else:
        span = Span(start + by, end + by, to.text[start:end])
        changed = _with_part(saved, lost, span)
    _save(session, place, reviewer_id, saved, changed, "annotation.placed")


def take_away(session: Session, article_id: UUID, reviewer_id: UUID, lost: Lost) -> None:
    """Take away an annotation without a place, or the one part of it that has none. Flushes.

    Raises:
        NotFoundError: it is not the reviewer's.
        StaleError: it was changed since.
        ForbiddenError: nothing may be saved there: see check_open.
    """
    saved, place = _open(session, article_id, reviewer_id, lost)
    if lost.attribution_id is None:
        changed = replace(saved, removed=True)
    else:
        changed = _with_part(saved, lost, None)
    _save(session, place, reviewer_id, saved, changed, "annotation.saved")


def _locate(text: str, words: str, which: int | None) -> tuple[int, int]:
    try:
        start, end = locate(text, words, which)
    except InvalidError as error:
        there = bool(text.count(words))
        raise InvalidError(error.message, {"which" if there else "words": error.message}) from error
    if not (is_boundary(text, start) and is_boundary(text, end)):
        raise InvalidError(INSIDE_SIGN, {"words": INSIDE_SIGN})
    return start, end


def _lost_of(saved: Saved) -> Iterable[Lost]:
    def lost(span: Span, who: AttributionDraft | None, part: str = "") -> Lost:
        speaker = who.speaker_name if who else saved.speaker_name
        around = (span.exact, span.prefix, span.suffix)
        attribution_id = who.id if who else None
        about = (saved.id, saved.revision, attribution_id, part)
        return Lost(*about, *around, saved.tag, speaker, 0)

    if saved.span and saved.span.start is None:
        yield lost(saved.span, None)
    for who in saved.reading.attributions:
        for part in PARTS:
            span: Span | None = getattr(who, part)
            if span and span.start is None:
                yield lost(span, who, part)


def _guess(lost: Lost, sentences: dict[int, Row]) -> tuple[int, str] | None:
    """Return where the words are: the same ones if they are near, else what is like them."""
    nearest = sorted(sentences.values(), key=lambda row: abs(row.position - lost.position))
    for exact in (True, False):
        for row in nearest:
            if abs(row.position - lost.position) > NEAR or (exact and lost.exact not in row.text):
                continue
            if found := find_again(row.text, lost.exact, lost.prefix, lost.suffix):
                return row.position, row.text[slice(*found)]
    return None


def _open(session: Session, article_id: UUID, reviewer_id: UUID, lost: Lost) -> tuple[Saved, Place]:
    saved, place = hold_own(session, lost.annotation_id, reviewer_id, NOT_LOST)
    if place.article_id != article_id:
        raise NotFoundError(NOT_LOST)
    if saved.revision != lost.revision:
        raise StaleError(CHANGED_ELSEWHERE)
    return saved, place


def _with_part(saved: Saved, lost: Lost, span: Span | None) -> Saved:
    attributions = tuple(
        replace(who, **{lost.part: span}) if who.id == lost.attribution_id else who  # type: ignore[arg-type]
        for who in saved.reading.attributions
    )
    return replace(saved, reading=replace(saved.reading, attributions=attributions))


def _save(
    session: Session, place: Place, reviewer_id: UUID, before: Saved, changed: Saved, verb: str
) -> None:
    after = replace(changed, updated_at=utc_now())
    step_id = begin_save(session, place, reviewer_id, verb)
    told: Sequence[dict[str, Any]] = (before.as_state(), after.as_state())
    states.put(session, before.id, *told)
    record(
        session,
        verb=verb,
        object_id=before.id,
        actor_id=reviewer_id,
        project_id=place.project_id,
        before=told[0],
        after=told[1],
        step_id=step_id,
    )
