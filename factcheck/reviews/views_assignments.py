"""Who reviews which article: the table of a project, one article, sharing out, reopening."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from factcheck.db import get_session, write
from factcheck.errors import InvalidError
from factcheck.models import Role
from factcheck.reviews import assigning, reopening, sharing_out
from factcheck.reviews import opening as opening_articles
from factcheck.reviews.assignments import Wanted, get_assigned, list_assigned
from factcheck.reviews.counted import list_counted
from factcheck.reviews.forms import AssignForm, DueForm, ReopenForm, ShareForm
from factcheck.reviews.progress import ArticleState
from factcheck.reviews.sharing_shown import Shown, show_share
from factcheck.web.access import needs
from factcheck.web.forms import choice_or_none, id_or_none
from factcheck.web.pages import render

bp = Blueprint("assignments", __name__)


@bp.get("/projects/<uuid:project_id>/assignments")
@needs(Role.EDITOR)
def index(project_id: UUID) -> ResponseReturnValue:
    """List the articles with who reviews them and how far they are."""
    asked, session = request.args, get_session()
    wanted = Wanted(
        choice_or_none(ArticleState, asked.get("state")),
        id_or_none(asked.get("reviewer")),
        asked.get("overdue") == "1",
    )
    rows, last = list_assigned(
        session, project_id, g.me.id, wanted, after=id_or_none(asked.get("after"))
    )
    kept: dict[str, Any] = {
        "state": wanted.state,
        "reviewer": wanted.reviewer_id,
        "overdue": "1" if wanted.overdue else None,
    }
    return render(
        "reviews/assignments.html",
        rows=rows,
        wanted=wanted,
        states=list(ArticleState),
        people=assigning.list_candidates(session, project_id, g.me.id),
        next_page=last and url_for(".index", project_id=project_id, after=last, **kept),
    )


@bp.get("/projects/<uuid:project_id>/assignments/share")
@needs(Role.EDITOR)
def share(project_id: UUID) -> ResponseReturnValue:
    """Show the form that shares out all articles with too few reviewers."""
    return _begin_sharing(project_id, [])


@bp.post("/projects/<uuid:project_id>/assignments/share")
@needs(Role.EDITOR)
def share_out(project_id: UUID) -> ResponseReturnValue:
    """Show what sharing out would do, do it, or show the form for the articles that are ticked."""
    step, chosen = request.form.get("step"), request.form.getlist("articles")
    if step not in ("look", "do"):
        if not chosen:
            flash(_("Tick the articles that you want to share out."), "error")
            return redirect(url_for(".index", project_id=project_id), 303)
        return _begin_sharing(project_id, chosen)
    form = ShareForm()
    if not form.validate():
        return _sharing(project_id, form, 422)
    order = form.order()
    try:
        if step == "look":
            session = get_session()
            plan = sharing_out.plan_share(session, project_id, order, g.me.id)
            shown = show_share(session, project_id, order, plan, g.me.id)
            return _sharing(project_id, form, plan=plan, shown=shown)
        done = write(lambda s: sharing_out.share_out(s, project_id, order, g.me.id))
    except InvalidError as error:
        form.refuse(error.fields)
        return _sharing(project_id, form, 422)
    given = len(done.pairs)
    flash(ngettext("%(num)s review was given out.", "%(num)s reviews were given out.", given))
    return redirect(url_for(".index", project_id=project_id), 303)


@bp.get("/articles/<uuid:article_id>/assignments")
@needs(Role.EDITOR)
def article(article_id: UUID) -> ResponseReturnValue:
    """Show who reviews one article."""
    return _article(article_id)


@bp.post("/articles/<uuid:article_id>/assignments")
@needs(Role.EDITOR)
def assign(article_id: UUID) -> ResponseReturnValue:
    """Give the article to somebody."""
    form = AssignForm.offering(assigning.list_candidates(get_session(), g.project.id, g.me.id))
    person_id = form.chosen() if form.validate() else None
    if person_id is None:
        return _article(article_id, 422, form=form)
    due = form.due.data or None
    try:
        write(lambda s: assigning.assign(s, article_id, person_id, due, g.me.id))
    except InvalidError as error:
        form.refuse(error.fields or {"reviewer": error.message})
        return _article(article_id, 422, form=form)
    flash(_("The article was given out."))
    return _to_article(article_id)


@bp.post("/reviews/<uuid:review_id>/due")
@needs(Role.EDITOR)
def set_due(review_id: UUID) -> ResponseReturnValue:
    """Change until when a review is to be handed in."""
    article_id, form = _find(review_id), DueForm()
    if not form.validate():
        return _article(article_id, 422, wrong={review_id: form})
    write(lambda s: assigning.set_due(s, review_id, form.day(), g.me.id))
    flash(_("Saved."))
    return _to_article(article_id)


@bp.post("/reviews/<uuid:review_id>/take-away")
@needs(Role.EDITOR)
def take_away(review_id: UUID) -> ResponseReturnValue:
    """Take a review away from its reviewer."""
    article_id = _find(review_id)
    kept = write(lambda s: assigning.take_away(s, review_id, g.me.id))
    taken = _("Taken away. What was said is kept, and comes back if you give it back.")
    flash(taken if kept else _("Taken away."))
    return _to_article(article_id)


@bp.get("/reviews/<uuid:review_id>/reopen")
@needs(Role.REVIEWER)
def confirm_reopen(review_id: UUID) -> ResponseReturnValue:
    """Ask why a review is to be opened again."""
    return _reopening(review_id, ReopenForm(formdata=None))


@bp.post("/reviews/<uuid:review_id>/reopen")
@needs(Role.REVIEWER)
def reopen(review_id: UUID) -> ResponseReturnValue:
    """Let a review that was handed in be changed again."""
    form = ReopenForm()
    if not form.validate():
        return _reopening(review_id, form, 422)
    try:
        review = write(lambda s: reopening.reopen(s, review_id, g.me.id, form.reason.data))
    except InvalidError as error:
        if not error.fields:
            raise
        form.refuse(error.fields)
        return _reopening(review_id, form, 422)
    if review.reviewer_id == g.me.id:
        flash(_("Open again: hand it in when you are done."))
        return redirect(url_for("annotations.workbench", article_id=review.article_id), 303)
    flash(_("Opened again. Its reviewer is told so."))
    if _adjudicates():
        return redirect(url_for("adjudication.article", article_id=review.article_id), 303)
    return _to_article(review.article_id)


@bp.get("/articles/<uuid:article_id>/opening")
@needs(Role.EDITOR)
def opening(article_id: UUID) -> ResponseReturnValue:
    """Say what it means to show everybody the reviews of an article, or to keep them apart."""
    return render("reviews/opening.html", article=get_assigned(get_session(), article_id, g.me.id))


@bp.post("/articles/<uuid:article_id>/open")
@needs(Role.EDITOR)
def open_article(article_id: UUID) -> ResponseReturnValue:
    """Show the reviews of an article to all members."""
    write(lambda s: opening_articles.open_article(s, article_id, g.me.id))
    flash(_("All members see the reviews of this article now."))
    return _to_article(article_id)


@bp.post("/articles/<uuid:article_id>/close")
@needs(Role.EDITOR)
def close_article(article_id: UUID) -> ResponseReturnValue:
    """Keep the reviews of an article apart again."""
    write(lambda s: opening_articles.close_article(s, article_id, g.me.id))
    flash(_("The reviews of this article are kept apart again."))
    return _to_article(article_id)


def _begin_sharing(project_id: UUID, articles: list[str]) -> ResponseReturnValue:
    session = get_session()
    people = assigning.list_candidates(session, project_id, g.me.id)
    each = sharing_out.find_wanted(session, project_id)
    return _sharing(project_id, ShareForm.beginning(people, each, articles))


def _sharing(
    project_id: UUID,
    form: ShareForm,
    status: int = 200,
    plan: sharing_out.Share | None = None,
    shown: Shown | None = None,
) -> ResponseReturnValue:
    people = assigning.list_candidates(get_session(), project_id, g.me.id)
    form.offer(people)
    loads = {str(one.id): one.under_way for one in people}
    return render("reviews/share.html", status, form=form, plan=plan, shown=shown, loads=loads)


def _article(
    article_id: UUID, status: int = 200, form: AssignForm | None = None, **context: Any
) -> ResponseReturnValue:
    session = get_session()
    people = assigning.list_candidates(session, g.project.id, g.me.id)
    return render(
        "reviews/article.html",
        status,
        article=get_assigned(session, article_id, g.me.id),
        form=form or AssignForm.offering(people, formdata=None),
        **{"wrong": {}, **context},
    )


def _reopening(review_id: UUID, form: ReopenForm, status: int = 200) -> ResponseReturnValue:
    session = get_session()
    review = reopening.find_review(session, review_id, g.me.id)
    own = review.reviewer_id == g.me.id
    adjudicates = _adjudicates() and not own
    if own:
        name = ""
    elif adjudicates:
        counted = list_counted(session, review.article_id)
        name = next((one.name for one in counted if one.review_id == review_id), "")
    else:
        name = reopening.find_name(session, review)
    return render(
        "reviews/reopen.html",
        status,
        review=review,
        own=own,
        name=name,
        form=form,
        adjudicates=adjudicates,
    )


def _adjudicates() -> bool:
    """Whether the page was reached from adjudication, where names may be hidden."""
    return request.args.get("from") == "adjudication"


def _find(review_id: UUID) -> UUID:
    """Return the article of a review that the editor may be told of."""
    return reopening.find_review(get_session(), review_id, g.me.id).article_id


def _to_article(article_id: UUID) -> ResponseReturnValue:
    return redirect(url_for(".article", article_id=article_id), 303)
