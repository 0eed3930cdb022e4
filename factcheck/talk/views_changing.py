"""Changing, removing and settling comments."""

from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.db import get_session, write
from factcheck.errors import InvalidError, StaleError
from factcheck.models import Role
from factcheck.talk import service
from factcheck.talk.forms import EditForm
from factcheck.talk.mentions import list_nameable
from factcheck.talk.reading import Said, Thread
from factcheck.talk.service import get_own
from factcheck.talk.views import after_writing
from factcheck.web.access import needs
from factcheck.web.forms import theirs
from factcheck.web.language import translate
from factcheck.web.pages import local_url, render

bp = Blueprint("comments_changing", __name__)


@bp.get("/comments/<uuid:comment_id>/edit")
@needs(Role.REVIEWER)
def edit(comment_id: UUID) -> ResponseReturnValue:
    """Show one's own comment, to be changed."""
    thread, said = get_own(get_session(), comment_id, g.me.id)
    return _edit_page(thread, said, EditForm(text=said.text, revision=said.revision))


@bp.post("/comments/<uuid:comment_id>/edit")
@needs(Role.REVIEWER)
def update(comment_id: UUID) -> ResponseReturnValue:
    """Save one's own comment."""
    form = EditForm()
    status = 422
    if form.validate():
        typed, seen = form.text.data, form.revision.data
        try:
            written = write(lambda s: service.edit_comment(s, comment_id, typed, seen, g.me.id))
        except InvalidError as error:
            form.refuse(error.fields)
        except StaleError as error:
            stored = error.theirs or {}
            form.refuse({"text": theirs(error, stored["text"])})
            form.see_revision(stored["revision"])
            status = 409
        else:
            return after_writing(written, _thread_url(comment_id))
    thread, said = get_own(get_session(), comment_id, g.me.id)
    return _edit_page(thread, said, form, status)


@bp.post("/comments/<uuid:comment_id>/remove")
@needs(Role.REVIEWER)
def remove(comment_id: UUID) -> ResponseReturnValue:
    """Take a comment away."""
    write(lambda session: service.remove_comment(session, comment_id, g.me.id))
    flash(_("The comment was removed."))
    return _back(url_for("comments.index", project_id=g.project.id))


@bp.post("/comments/<uuid:comment_id>/resolve")
@needs(Role.REVIEWER)
def resolve(comment_id: UUID) -> ResponseReturnValue:
    """Say that a thread is settled."""
    return _settle(comment_id, resolved=True)


@bp.post("/comments/<uuid:comment_id>/reopen")
@needs(Role.REVIEWER)
def reopen(comment_id: UUID) -> ResponseReturnValue:
    """Say that a thread is not settled after all."""
    return _settle(comment_id, resolved=False)


def _settle(comment_id: UUID, *, resolved: bool) -> ResponseReturnValue:
    typed = request.form.get("revision", "")
    seen = int(typed) if typed.isdecimal() and len(typed) < 10 else 0
    try:
        write(
            lambda session: service.resolve_thread(
                session, comment_id, seen, g.me.id, resolved=resolved
            )
        )
    except StaleError as error:
        flash(translate(error.message), "warn")
    else:
        flash(_("The thread is resolved.") if resolved else _("The thread is open again."))
    return _back(_thread_url(comment_id))


def _back(otherwise: str) -> ResponseReturnValue:
    return redirect(local_url(request.form.get("next"), otherwise), 303)


def _thread_url(comment_id: UUID) -> str:
    return url_for("comments.show", comment_id=comment_id)


def _edit_page(
    thread: Thread, said: Said, form: EditForm, status: int = 200
) -> ResponseReturnValue:
    return render(
        "talk/edit.html",
        status,
        thread=thread,
        said=said,
        form=form,
        members=list_nameable(get_session(), g.project.id),
        then=local_url(request.values.get("next"), _thread_url(thread.first.id)),
    )
