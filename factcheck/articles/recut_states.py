"""How an article is cut, as the history keeps it: changed by these states, and put back by them.

A state holds sentences, {"sentences": [...]}, of which the other state of the same event has some
more, fewer or others; or what one sentence says, {"sentence": ..., "text": ...}.

Annotations are put back between two events of their step, one by one, and each has to find its
words where it is put. To split, the second part is therefore added first, the first part still
being the whole; then annotations move; then the first part is cut off. Joining goes the other way
round. A correction is written down twice, before and after the annotations: whichever of the two
comes first changes the text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.adjudication.cutting import list_decisions
from factcheck.annotations import states
from factcheck.articles import recut_rows as rows
from factcheck.articles import recut_text as texts
from factcheck.articles.recut_move import as_span, shift
from factcheck.articles.recut_types import Row
from factcheck.errors import StaleError
from factcheck.search.index import reindex_sentences
from factcheck.words import say

State = Mapping[str, Any]

CUT_SINCE = say("The sentences were cut or corrected again since.")
ANNOTATED_SINCE = say("Something has been said of these sentences since.")
DECIDED_SINCE = say("Editors have decided about what is said here since.")
TEXT_TAKEN = say("Another article has this text by now.")


def matches(session: Session, _article_id: UUID, state: State | None) -> bool:
    """Whether the sentences of *state* are in the article as it says."""
    if state is None:
        return False
    if "text" not in state:
        return all(_stored(session, told) for told in state["sentences"])
    row = rows.find_row(session, UUID(state["sentence"]))
    return row is not None and (bool(state.get("passing")) or row.text == state["text"])


def put(session: Session, article_id: UUID, before: State | None, wanted: State | None) -> None:
    """Cut an article, which is in state *before*, into the sentences that are *wanted*. Flushes.

    Raises:
        StaleError: the article was cut otherwise since, or one of the sentences was annotated.
    """
    assert before is not None
    assert wanted is not None
    if "text" in wanted:
        _put_text(session, article_id, before, wanted)
    else:
        _put_rows(session, article_id, before, wanted)


def _stored(session: Session, told: State) -> bool:
    row = rows.find_row(session, UUID(told["id"]))
    return row is not None and (row.start, row.text) == (told["start"], told["text"])


def _put_rows(session: Session, article_id: UUID, before: State, wanted: State) -> None:
    then = {told["id"]: told for told in before["sentences"]}
    now = {told["id"]: told for told in wanted["sentences"]}
    rows.lock_sentences(session, article_id, (UUID(key) for key in then))
    _check_undecided(session, map(UUID, then.keys() | now.keys()))
    for told in now.values():
        words = texts.read_words(session, article_id, told["start"], told["end"])
        if words != told["text"]:
            raise StaleError(CUT_SINCE)
    moved = [_delete(session, article_id, UUID(key)) for key in then.keys() - now.keys()]
    for key, told in now.items():
        if key in then:
            _check_standing(session, UUID(key), wanted)
            position = rows.update_row(session, row_of(told))
            reindex_sentences(session, article_id, position, position)
        else:
            moved.append(rows.insert_row(session, article_id, row_of(told)))
    if moved:
        rows.count_cut(session, article_id)
        reindex_sentences(session, article_id, min(moved))


def row_of(told: State) -> Row:
    """Return a sentence that a state tells of."""
    return Row(**{**told, "id": UUID(told["id"])})


def _check_standing(session: Session, sentence_id: UUID, state: State) -> None:
    """Refuse to change what a sentence says under annotations that the step knows nothing of."""
    if rows.list_standing(session, sentence_id) != state["annotations"]:
        raise StaleError(ANNOTATED_SINCE)


def _check_undecided(
    session: Session, sentence_ids: Iterable[UUID], *, of_words: bool = False
) -> None:
    """Refuse to change what was decided of since; see adjudication.cutting."""
    if list_decisions(session, list(sentence_ids), of_words=of_words):
        raise StaleError(DECIDED_SINCE)


def _delete(session: Session, article_id: UUID, sentence_id: UUID) -> int:
    """Delete a sentence and return its position.

    What was taken away of it stays with the one that has its words now.
    """
    if rows.list_standing(session, sentence_id):
        raise StaleError(ANNOTATED_SINCE)
    gone = rows.find_row(session, sentence_id)
    if gone is None:
        raise StaleError(CUT_SINCE)
    heir = rows.find_covering(session, article_id, gone)
    if heir is None:
        raise StaleError(CUT_SINCE)
    by = gone.start - heir.start
    for one in rows.list_held(session, [sentence_id], sentence_id):
        whole = one.saved.span is None
        moved = as_span(one.saved, gone, heir, by) if whole else shift(one.saved, heir, by)
        states.put(session, one.saved.id, None, replace(moved, removed=True).as_state())
    return rows.delete_row(session, article_id, sentence_id)


def _put_text(session: Session, article_id: UUID, before: State, wanted: State) -> None:
    sentence_id = UUID(wanted["sentence"])
    rows.lock_sentences(session, article_id, [sentence_id])
    row = rows.find_row(session, sentence_id)
    if row is None:
        raise StaleError(CUT_SINCE)
    if row.text == wanted["text"]:
        return  # the other event of the step has done it
    if row.text != before["text"]:
        raise StaleError(CUT_SINCE)
    _check_standing(session, row.id, wanted)
    _check_undecided(session, [row.id], of_words=True)
    text = texts.read_text(session, article_id)
    corrected = text[: row.start] + wanted["text"] + text[row.end :]
    if texts.find_same_text(session, article_id, corrected):
        raise StaleError(TEXT_TAKEN)
    texts.replace_text(session, article_id, row, wanted["text"], corrected)
    if version := wanted.get("version"):
        texts.insert_version(session, article_id, _version_of(version), text)
    elif version := before.get("version"):
        texts.delete_version(session, UUID(version["id"]))
    rows.count_cut(session, article_id)
    reindex_sentences(session, article_id, row.position, row.position)


def _version_of(told: State) -> texts.Version:
    by = told["replaced_by"]
    at = datetime.fromisoformat(told["replaced_at"])
    return texts.Version(UUID(told["id"]), at, by and UUID(by))
