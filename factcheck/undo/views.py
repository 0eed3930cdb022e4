"""Undo, redo and the history of a sentence, as pages and forms that need no script."""

from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.articles.reading import read_sentence
from factcheck.db import get_session, write
from factcheck.errors import ForbiddenError, InvalidError, StaleError
from factcheck.models import Role, uuid7
from factcheck.undo import service
from factcheck.undo.history import list_history
from factcheck.undo.restoring import restore
from factcheck.undo.views_outcome import outcome_url
from factcheck.web.access import needs
from factcheck.web.forms import id_or_none, uuid_or_none
from factcheck.web.language import translate
from factcheck.web.pages import local_url, render

bp = Blueprint("undo", __name__)


@bp.post("/projects/<uuid:project_id>/undo")
@needs(Role.REVIEWER)
def undo(project_id: UUID) -> ResponseReturnValue:
    """Undo the last thing the person did in the project."""
    return _turn(project_id, service.undo, "redo")


@bp.post("/projects/<uuid:project_id>/redo")
@needs(Role.REVIEWER)
def redo(project_id: UUID) -> ResponseReturnValue:
    """Do again what the person undid last."""
    return _turn(project_id, service.redo, "undo")


@bp.get("/sentences/<uuid:sentence_id>/history")
@needs(Role.VIEWER)
def history(sentence_id: UUID) -> ResponseReturnValue:
    """Show what the reader said of a sentence, when, and what it was before."""
    session = get_session()
    read = read_sentence(session, sentence_id)
    before = id_or_none(request.args.get("before"))
    entries, last = list_history(session, sentence_id, read.article.id, g.me.id, before)
    return render(
        "undo/history.html",
        **read.context(),
        entries=entries,
        next_page=last and url_for(".history", sentence_id=sentence_id, before=last),
    )


@bp.post("/events/<uuid:event_id>/restore")
@needs(Role.REVIEWER)
def restore_event(event_id: UUID) -> ResponseReturnValue:
    """Put what was said back into a state that its history holds."""
    before = request.args.get("to") == "before"
    then = local_url(request.form.get("next"), "")
    try:
        restored = write(lambda session: restore(session, event_id, g.me.id, before=before))
    except (ForbiddenError, InvalidError, StaleError) as error:
        flash(translate(error.message), "warning")
        return redirect(then or url_for("articles.index", project_id=g.project.id), 303)
    flash(_("Restored: %(change)s", change=translate(restored.words)), "undo")
    return redirect(then or url_for(".history", sentence_id=restored.sentence_id), 303)


def _turn(project_id: UUID, work: service.Turn, offer: str) -> ResponseReturnValue:
    """Do *work*, say what came of it with a button for *offer*, and lead to where it was."""
    request_id = uuid_or_none(request.form.get("id")) or uuid7()
    outcome = write(lambda session: work(session, project_id, g.me.id, request_id))
    flash(translate(outcome.words), "warning" if outcome.refusal else offer)
    then = local_url(request.form.get("next"), "")
    return redirect(
        then or outcome_url(outcome) or url_for("articles.index", project_id=project_id), 303
    )
