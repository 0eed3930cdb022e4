"""Undo, redo and the history of a sentence, for scripts."""

from typing import Any
from uuid import UUID

from flask import Blueprint, g, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from factcheck.annotations.stored import list_by_ids
from factcheck.articles.reading import read_sentence
from factcheck.db import get_session, write
from factcheck.models import Role
from factcheck.undo import service
from factcheck.undo.history import Entry, list_history
from factcheck.undo.restoring import restore
from factcheck.undo.views_outcome import outcome_url
from factcheck.web.access import needs
from factcheck.web.body import Body, parse_body
from factcheck.web.forms import uuid_or_none
from factcheck.web.language import translate

bp = Blueprint("undo_api", __name__, url_prefix="/api/v1")


class TurnBody(Body):
    """An undo or redo, under an id that makes a repeated delivery harmless."""

    id: UUID


@bp.post("/projects/<uuid:project_id>/undo")
@needs(Role.REVIEWER)
def undo(project_id: UUID) -> ResponseReturnValue:
    """Undo the last thing the person did in the project. Delivering it twice does no harm."""
    return _turn(project_id, service.undo)


@bp.post("/projects/<uuid:project_id>/redo")
@needs(Role.REVIEWER)
def redo(project_id: UUID) -> ResponseReturnValue:
    """Do again what the person undid last. Delivering it twice does no harm."""
    return _turn(project_id, service.redo)


@bp.get("/sentences/<uuid:sentence_id>/history")
@needs(Role.VIEWER)
def history(sentence_id: UUID) -> ResponseReturnValue:
    """Tell what the reader said of a sentence, newest first, a page at a time."""
    session = get_session()
    article_id = read_sentence(session, sentence_id).article.id
    before = uuid_or_none(request.args.get("before"))
    entries, last = list_history(session, sentence_id, article_id, g.me.id, before)
    following = last and url_for(".history", sentence_id=sentence_id, before=last)
    return jsonify(entries=[_told(entry) for entry in entries], next=following)


@bp.post("/events/<uuid:event_id>/restore")
@needs(Role.REVIEWER)
def restore_event(event_id: UUID) -> ResponseReturnValue:
    """Put what was said back into a state that its history holds."""
    before = request.args.get("to") == "before"
    restored = write(lambda session: restore(session, event_id, g.me.id, before=before))
    saved = list_by_ids(get_session(), [restored.annotation_id])
    return jsonify(
        words=translate(restored.words),
        sentence=str(restored.sentence_id),
        annotations=[one.as_json() for one in saved],
    )


def _turn(project_id: UUID, work: service.Turn) -> ResponseReturnValue:
    request_id = parse_body(TurnBody).id
    outcome = write(lambda session: work(session, project_id, g.me.id, request_id))
    words = translate(outcome.words)
    if outcome.refusal:
        error: dict[str, Any] = {"code": outcome.refusal.value, "message": words, "fields": {}}
        return jsonify(error=error), 409
    changed = list_by_ids(get_session(), outcome.annotation_ids)
    return jsonify(
        id=str(outcome.id),
        verb=outcome.verb,
        words=words,
        article=outcome.article_id and str(outcome.article_id),
        sentence=outcome.sentence_id and str(outcome.sentence_id),
        url=outcome_url(outcome),
        annotations=[saved.as_json() for saved in changed],
        reload=outcome.reload,
    )


def _told(entry: Entry) -> dict[str, Any]:
    return {
        "id": str(entry.id),
        "at": entry.at.isoformat(),
        "who": entry.who,
        "mine": entry.mine,
        "cause": entry.cause.value,
        "lines": [translate(line) for line in entry.lines],
        "words": entry.words,
        "side": entry.side,
        "current": entry.current,
    }
