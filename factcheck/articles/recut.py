"""Cutting sentences anew: splitting one, joining two, correcting what one says.

What would become of the annotations can be asked for first (`preview_...`), and is the same when it
is done, as long as the article was not cut in between. Annotations of others follow too; who cuts
is told how many, never what they say.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.adjudication.cutting import check_cut
from factcheck.annotations.service import REMOVED
from factcheck.articles import recut_rows as rows
from factcheck.articles import recut_text as texts
from factcheck.articles.recut_apply import Log, move_annotations
from factcheck.articles.recut_plan import plan_correction, plan_merge, plan_split
from factcheck.articles.recut_rows import Opened
from factcheck.articles.recut_shown import Plan
from factcheck.articles.recut_types import Row, Whole
from factcheck.errors import (
    DuplicateError,
    ForbiddenError,
    InvalidError,
    StaleError,
    TooLargeError,
)
from factcheck.models import utc_now, uuid7
from factcheck.text.anchor import compare
from factcheck.text.canonical import MAX_TEXT_BYTES, TOO_LONG
from factcheck.text.recut import begins_in_quote, clean_sentence, find_parts
from factcheck.words import Words, say

SHARED = say(
    "Others have worked on this article, so only an editor can split or join its sentences. Ask "
    "one of them."
)
SEVERAL = say(
    "Several people review this article, so only an editor can split or join its sentences. Ask "
    "one of them."
)
EDITORS_ONLY = say("Only an editor can correct the text of an article. Ask one of them.")
CUT_ELSEWHERE = say(
    "The sentences of this article were split, joined or corrected after you opened it. Open it "
    "again and look where you want to cut."
)
LAST = say("This is the last sentence, so there is none to join it with.")
NEXT_PARAGRAPH = say(
    "The next sentence begins another paragraph, and a sentence cannot stand in two."
)
UNCHANGED = say("The sentence reads as before. Change it, or leave it as it is.")
SAME_TEXT = say("With this correction the article would have the same text as another one here.")


@dataclass(frozen=True, slots=True)
class Cutter:
    """Who cuts an article anew."""

    id: UUID
    is_editor: bool


def preview_split(
    session: Session, sentence_id: UUID, at: int, cutter: Cutter, whole: Whole = Whole.BOTH
) -> Plan:
    """Return what splitting a sentence before the code point *at* would do.

    Raises:
        NotFoundError: there is no such sentence.
        ForbiddenError: others have worked on the article and the cutter is no editor.
        InvalidError: it cannot be split there, or decisions of an adjudication would be lost.
    """
    return _plan_split(session, _open(session, sentence_id, cutter), at, cutter, whole)


def split_sentence(
    session: Session,
    sentence_id: UUID,
    at: int,
    cutter: Cutter,
    *,
    seen_cut: int,
    whole: Whole = Whole.BOTH,
    shown: str | None = None,
) -> Plan:
    """Split a sentence before the code point *at*: its id stays with the first part. Flushes.

    Args:
        seen_cut: Article.cut as the cutter saw it.
        whole: which part keeps what the cutter said of the whole sentence.
        shown: Plan.shown of the plan that the cutter saw, "" for none; None to do it unseen.

    Raises:
        UnseenError: it would do something else than was shown.
        StaleError: the article was cut since; and what preview_split raises.
    """
    opened = _open(session, sentence_id, cutter, seen_cut)
    plan = _plan_split(session, opened, at, cutter, whole)
    plan.check_shown(shown)
    log = Log.begin(session, plan, cutter.id, "article.split")
    (old,), (first, second) = plan.before, plan.after
    log.change("article.recut", _told([]), _told([second]))
    move_annotations(log, plan.outcomes)
    stand = rows.list_standing(session, first.id)
    log.change("article.split", _told([old], stand), _told([first], stand))
    log.end()
    return plan


def preview_merge(session: Session, sentence_id: UUID, cutter: Cutter) -> Plan:
    """Return what joining a sentence with the next one would do.

    Raises:
        NotFoundError: there is no such sentence.
        ForbiddenError: others have worked on the article and the cutter is no editor.
        InvalidError: there is no next one in the paragraph, or decisions would be lost.
    """
    return _plan_merge(session, _open(session, sentence_id, cutter), cutter)


def merge_sentence(
    session: Session,
    sentence_id: UUID,
    cutter: Cutter,
    *,
    seen_cut: int,
    shown: str | None = None,
) -> Plan:
    """Join a sentence with the next one, whose id goes. Flushes. See split_sentence.

    Raises:
        UnseenError, StaleError: as split_sentence; and what preview_merge raises.
    """
    opened = _open(session, sentence_id, cutter, seen_cut)
    plan = _plan_merge(session, opened, cutter)
    plan.check_shown(shown)
    log = Log.begin(session, plan, cutter.id, "article.merged")
    (first, second), (merged,) = plan.before, plan.after
    stand = rows.list_standing(session, first.id)
    log.change("article.merged", _told([first], stand), _told([merged], stand))
    move_annotations(log, plan.outcomes)
    log.change("article.recut", _told([second]), _told([]))
    log.end()
    return plan


def preview_correction(session: Session, sentence_id: UUID, typed: str, cutter: Cutter) -> Plan:
    """Return what writing a sentence anew would do.

    Raises:
        NotFoundError: there is no such sentence.
        ForbiddenError: the cutter is no editor.
        InvalidError: nothing is changed, or it is empty or of several lines, or decisions of an
            adjudication would be lost.
        TooLargeError: the article would be longer than any may be.
        DuplicateError: another article has this text.
    """
    return _plan_correction(session, _open(session, sentence_id, cutter), typed, cutter)


def correct_sentence(
    session: Session,
    sentence_id: UUID,
    typed: str,
    cutter: Cutter,
    *,
    seen_cut: int,
    shown: str | None = None,
) -> Plan:
    """Write a sentence anew, keeping the article's text as it was beside the new one. Flushes.

    Raises:
        UnseenError, StaleError: as split_sentence; and what preview_correction raises.
    """
    texts.lock_text(session, rows.find_article(session, sentence_id))
    opened = _open(session, sentence_id, cutter, seen_cut)
    plan = _plan_correction(session, opened, typed, cutter)
    plan.check_shown(shown)
    log = Log.begin(session, plan, cutter.id, "article.corrected")
    old, new = plan.before[0], plan.after[0]
    same = {"sentence": str(old.id), "annotations": rows.list_standing(session, old.id)}
    version = {
        "id": str(uuid7()),
        "replaced_at": utc_now().isoformat(),
        "replaced_by": str(cutter.id),
    }
    before, after = {**same, "text": old.text}, {**same, "text": new.text, "version": version}
    log.change("article.recut", before, {**after, "passing": True})
    move_annotations(log, plan.outcomes)
    log.change("article.corrected", {**before, "passing": True}, after)
    log.end()
    return plan


def _open(
    session: Session, sentence_id: UUID, cutter: Cutter, seen_cut: int | None = None
) -> Opened:
    """Return the article at the sentence if the cutter may cut it, locked when it is to be cut."""
    opened = rows.open_sentence(session, sentence_id, lock=seen_cut is not None)
    if opened.removed:
        raise ForbiddenError(REMOVED)
    refusal = None if cutter.is_editor else find_refusal(session, opened.article_id, cutter.id)
    if refusal:
        raise ForbiddenError(refusal)
    if seen_cut is not None and opened.cut != seen_cut:
        raise StaleError(CUT_ELSEWHERE)
    return replace(opened, blind=rows.is_blind_to(session, opened.article_id, cutter.id))


def find_refusal(session: Session, article_id: UUID, reviewer_id: UUID) -> Words | None:
    """Return why a reviewer who is no editor may not cut an article, None if they may.

    Where several are to review it blind to each other, nobody may, whether the others have begun
    or not: neither a yes nor a no tells of them.
    """
    wanted = rows.find_wanted(session, article_id)
    if wanted is None:
        return SHARED if rows.is_shared(session, article_id, reviewer_id) else None
    alone = wanted == 1 and not (
        rows.is_given(session, article_id, reviewer_id)
        or rows.is_shared(session, article_id, reviewer_id)
    )
    return None if alone else SEVERAL


def _plan_split(session: Session, opened: Opened, at: int, cutter: Cutter, whole: Whole) -> Plan:
    old = opened.sentence
    end, start = find_parts(old.text, at)
    text = texts.read_text(session, opened.article_id)
    first = replace(old, end=old.start + end, text=old.text[:end])
    second = Row(
        id=uuid7(),
        position=old.position + 1,
        paragraph=old.paragraph,
        start=old.start + start,
        end=old.end,
        text=old.text[start:],
        in_quote=begins_in_quote(text, old.start + start, old.end),
    )
    held = rows.list_held(session, [old.id], cutter.id)
    outcomes = plan_split(first, second, held, whole)
    return _check(session, Plan(opened, (old,), (first, second), tuple(outcomes)))


def _plan_merge(session: Session, opened: Opened, cutter: Cutter) -> Plan:
    first, second = opened.sentence, rows.find_following(session, opened)
    if second is None:
        raise InvalidError(LAST)
    if second.paragraph != first.paragraph:
        raise InvalidError(NEXT_PARAGRAPH)
    words = texts.read_words(session, opened.article_id, first.start, second.end)
    merged = replace(first, end=second.end, text=words)
    held = rows.list_held(session, [first.id, second.id], cutter.id)
    outcomes = plan_merge(first, second, merged, held)
    return _check(session, Plan(opened, (first, second), (merged,), tuple(outcomes)))


def _plan_correction(session: Session, opened: Opened, typed: str, cutter: Cutter) -> Plan:
    if not cutter.is_editor:
        raise ForbiddenError(EDITORS_ONLY)
    old = opened.sentence
    words = clean_sentence(typed)
    if words == old.text:
        raise InvalidError(UNCHANGED, {"text": UNCHANGED})
    text = texts.read_text(session, opened.article_id)
    corrected = text[: old.start] + words + text[old.end :]
    if len(corrected.encode()) > MAX_TEXT_BYTES:
        raise TooLargeError(TOO_LONG)
    if existing := texts.find_same_text(session, opened.article_id, corrected):
        raise DuplicateError(SAME_TEXT, existing)
    grown = len(words) - len(old.text)
    new = replace(old, end=old.end + grown, text=words)
    held = [(one, 0, 0) for one in rows.list_held(session, [old.id], cutter.id)]
    for one, start in rows.list_reaching(session, opened, cutter.id):
        offset = start - old.start
        held.append((one, offset, offset + grown if offset > 0 else offset))
    outcomes = plan_correction(old, new, compare(old.text, words), held)
    return _check(session, Plan(opened, (old,), (new,), tuple(outcomes)))


def _check(session: Session, plan: Plan) -> Plan:
    """Return a plan that undoes no decision of an adjudication."""
    opened, of_words = plan.opened, plan.corrects
    check_cut(session, opened.article_id, plan.touched, of_words=of_words, blind=opened.blind)
    return plan


def _told(sentences: Sequence[Row], standing: Sequence[str] | None = None) -> dict[str, Any]:
    """Return a state.

    Args:
        standing: what stands on the first of the sentences whenever it is cut so or put back.
    """
    state: dict[str, Any] = {"sentences": [row.as_state() for row in sentences]}
    return state if standing is None else {**state, "annotations": list(standing)}
