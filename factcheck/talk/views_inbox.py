"""The inbox: what one is told of, over all projects."""

from uuid import UUID

from flask import Blueprint, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from factcheck.db import get_session, write
from factcheck.models import NoticeKind
from factcheck.talk.notices import (
    MOST_COUNTED,
    count_unread,
    list_notices,
    open_notice,
    read_all,
)
from factcheck.web.access import signed_in
from factcheck.web.forms import id_or_none
from factcheck.web.pages import render

bp = Blueprint("inbox", __name__)


@bp.get("/inbox")
@signed_in
def index() -> ResponseReturnValue:
    """List what the reader is told of, newest first."""
    before = id_or_none(request.args.get("before"))
    notices, last = list_notices(get_session(), g.me.id, before=before)
    return render(
        "talk/inbox.html",
        notices=notices,
        next_page=last and url_for(".index", before=last),
    )


@bp.post("/inbox/<uuid:notice_id>/open")
@signed_in
def open_one(notice_id: UUID) -> ResponseReturnValue:
    """Mark a notice as read and go to what it is of."""
    told = write(lambda session: open_notice(session, notice_id, g.me.id))
    if told.comment_id:
        place = url_for("comments.show", comment_id=told.comment_id)
        return redirect(f"{place}#c-{told.comment_id}", 303)
    if told.articles > 1:
        return redirect(url_for("queue.index", project_id=told.project_id), 303)
    if told.kind is NoticeKind.SETTLED:
        return redirect(url_for("adjudication.article", article_id=told.article_id), 303)
    if told.kind is NoticeKind.ADJUDICATED:
        return redirect(url_for("adjudication.reviews", article_id=told.article_id, mine=1), 303)
    if told.article_id:
        return redirect(url_for("annotations.workbench", article_id=told.article_id), 303)
    return redirect(url_for("articles.index", project_id=told.project_id), 303)


@bp.post("/inbox/read")
@signed_in
def read_everything() -> ResponseReturnValue:
    """Mark all notices as read."""
    write(lambda session: read_all(session, g.me.id))
    return redirect(url_for(".index"), 303)


@bp.app_context_processor
def _context() -> dict[str, object]:
    """Let the frame of every page ask how many notices are unread; answers of the API do not."""
    return {"unread_notices": _count}


def _count() -> str:
    """How many are unread, empty for none."""
    if not g.get("me"):
        return ""
    unread = count_unread(get_session(), g.me.id)
    return f"{MOST_COUNTED}+" if unread > MOST_COUNTED else str(unread or "")
