"""A reviewer's queue: what to do next, taking up an article, handing in."""

from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.annotations.workbench import list_sentences, measure
from factcheck.articles.service import get_article
from factcheck.db import get_session, write
from factcheck.errors import InvalidError
from factcheck.models import Role
from factcheck.reviews import pool, queue
from factcheck.reviews.left import find_left
from factcheck.reviews.own import find_own
from factcheck.reviews.states import submit_review
from factcheck.web.access import needs
from factcheck.web.forms import id_or_none
from factcheck.web.language import translate
from factcheck.web.pages import render
from factcheck.words import isolated

bp = Blueprint("queue", __name__)


@bp.get("/projects/<uuid:project_id>/queue")
@needs(Role.REVIEWER)
def index(project_id: UUID) -> ResponseReturnValue:
    """List what the reader is to review; ?show=pool what is free, ?show=handed-in what is done."""
    session, show = get_session(), request.args.get("show")
    after = id_or_none(request.args.get("after"))
    if show == "pool":
        free, last = pool.list_free(session, project_id, g.me.id, after=after)
        following = last and url_for(".index", project_id=project_id, show=show, after=last)
        return render("reviews/pool.html", free=free, next_page=following)
    handed_in = show == "handed-in"
    tasks, last = queue.list_tasks(
        session, project_id, g.me.id, g.role, after=after, handed_in=handed_in
    )
    kept = show if handed_in else None
    following = last and url_for(".index", project_id=project_id, show=kept, after=last)
    if handed_in:
        return render("reviews/handed_in.html", tasks=tasks, next_page=following)
    free, more = pool.list_free(session, project_id, g.me.id, limit=pool.FEW)
    return render("reviews/queue.html", tasks=tasks, next_page=following, free=free, more=more)


@bp.post("/projects/<uuid:project_id>/queue/next")
@needs(Role.REVIEWER)
def go_on(project_id: UUID) -> ResponseReturnValue:
    """Go to the next article of the queue, or else take one up from the pool."""
    besides = id_or_none(request.form.get("besides"))
    return _go_on(project_id, besides)


@bp.post("/articles/<uuid:article_id>/take-up")
@needs(Role.REVIEWER)
def take_up(article_id: UUID) -> ResponseReturnValue:
    """Take up an article of the pool."""
    try:
        write(lambda s: pool.take_up(s, article_id, g.me.id))
    except InvalidError as error:
        flash(translate(error.message), "error")
        return redirect(url_for(".index", project_id=g.project.id), 303)
    return redirect(url_for("annotations.workbench", article_id=article_id), 303)


@bp.get("/articles/<uuid:article_id>/hand-in")
@needs(Role.REVIEWER)
def confirm(article_id: UUID) -> ResponseReturnValue:
    """Show what is left to do in an article before it is handed in."""
    return _hand_in_page(article_id)


@bp.post("/articles/<uuid:article_id>/hand-in")
@needs(Role.REVIEWER)
def hand_in(article_id: UUID) -> ResponseReturnValue:
    """Hand the reader's review in, and go on to the next article of their queue."""
    try:
        review_id = write(lambda s: submit_review(s, article_id, g.me.id))
    except InvalidError as error:
        return _hand_in_page(article_id, 422, error.message)
    own = find_own(get_session(), article_id, g.me.id, g.role)
    title = isolated(get_article(get_session(), article_id).title)
    flash(
        _("Handed in: %(title)s.", title=title), f"reopen {review_id}" if own.may_reopen else "ok"
    )
    return _go_on(g.project.id, article_id)


def _go_on(project_id: UUID, besides: UUID | None) -> ResponseReturnValue:
    following = write(lambda s: pool.go_on(s, project_id, g.me.id, besides=besides))
    if following is None:
        return redirect(url_for(".index", project_id=project_id), 303)
    return redirect(url_for("annotations.workbench", article_id=following), 303)


def _hand_in_page(article_id: UUID, status: int = 200, refusal: str = "") -> ResponseReturnValue:
    session = get_session()
    rows = list_sentences(session, article_id, g.me.id)
    return render(
        "reviews/hand_in.html",
        status,
        article=get_article(session, article_id),
        own=find_own(session, article_id, g.me.id, g.role),
        progress=measure(rows),
        left=find_left(rows),
        refusal=refusal,
    )
