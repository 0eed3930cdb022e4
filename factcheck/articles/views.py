"""The list of articles, importing one, and correcting what is known of it."""

from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.articles import details, service
from factcheck.articles.forms import ArticleForm, ImportForm
from factcheck.articles.listing import list_articles
from factcheck.db import get_session, write
from factcheck.errors import DuplicateError, InvalidError, StaleError, TooLargeError
from factcheck.models import Role
from factcheck.text.canonical import bidi_overrides
from factcheck.web.access import needs
from factcheck.web.forms import id_or_none, theirs
from factcheck.web.language import translate
from factcheck.web.pages import render
from factcheck.words import say

bp = Blueprint("articles", __name__)

TURNED = say(
    "This text holds hidden characters that turn the direction of writing. They are kept, but what "
    "you read may differ from what is stored."
)


@bp.get("/projects/<uuid:project_id>/articles")
@needs(Role.VIEWER)
def index(project_id: UUID) -> ResponseReturnValue:
    """List the articles, or with ?removed=1 the hidden ones."""
    removed = request.args.get("removed") == "1"
    after = id_or_none(request.args.get("after"))
    rows, last = list_articles(
        get_session(),
        project_id,
        g.me.id,
        is_editor=g.role is Role.EDITOR,
        after=after,
        removed=removed,
    )
    following = last and url_for(
        ".index", project_id=project_id, after=last, removed="1" if removed else None
    )
    return render("articles/index.html", rows=rows, next_page=following, removed=removed)


@bp.get("/projects/<uuid:project_id>/articles/new")
@needs(Role.EDITOR)
def new(project_id: UUID) -> ResponseReturnValue:
    """Show the form for importing an article."""
    return render("articles/new.html", form=ImportForm(), existing=None)


@bp.post("/projects/<uuid:project_id>/articles/new")
@needs(Role.EDITOR)
def create(project_id: UUID) -> ResponseReturnValue:
    """Import what was pasted or uploaded."""
    form = ImportForm()
    if not form.validate():
        return render("articles/new.html", 422, form=form, existing=None)
    try:
        upload = form.read()
        draft = form.draft(upload)
        prepared = service.prepare(draft)
        article = write(
            lambda session: service.store_article(session, project_id, prepared, g.me.id)
        )
    except DuplicateError as error:
        return _offer_existing(form, error.existing_id)
    except (InvalidError, TooLargeError) as error:
        form.refuse(getattr(error, "fields", None) or {"text": error.message})
        status = 413 if isinstance(error, TooLargeError) else 422
        return render("articles/new.html", status, form=form, existing=None)
    if bidi_overrides(draft.text):
        flash(translate(TURNED))
    if upload:
        flash(_("Imported. Please check what was guessed from the file."))
        return redirect(url_for(".edit", article_id=article.id), 303)
    return redirect(url_for("annotations.workbench", article_id=article.id), 303)


@bp.get("/articles/<uuid:article_id>/details")
@needs(Role.EDITOR)
def edit(article_id: UUID) -> ResponseReturnValue:
    """Show what is known of an article, to be corrected."""
    article = service.get_article(get_session(), article_id)
    return render("articles/edit.html", article=article, form=ArticleForm.showing(article))


@bp.post("/articles/<uuid:article_id>/details")
@needs(Role.EDITOR)
def update(article_id: UUID) -> ResponseReturnValue:
    """Save the corrected details."""
    form = ArticleForm()
    if not form.validate():
        return _edit_again(article_id, form, 422)
    try:
        write(
            lambda session: details.update_article(
                session, article_id, form.metadata(), form.revision.data, g.me.id
            )
        )
    except StaleError as error:
        stored = service.get_article(get_session(), article_id)
        form.refuse({"title": theirs(error, stored.title)})
        form.see_revision(stored.revision)
        return _edit_again(article_id, form, 409)
    except InvalidError as error:
        form.refuse(error.fields)
        return _edit_again(article_id, form, 422)
    return redirect(url_for("annotations.workbench", article_id=article_id), 303)


@bp.post("/articles/<uuid:article_id>/remove")
@needs(Role.EDITOR)
def remove(article_id: UUID) -> ResponseReturnValue:
    """Hide an article."""
    write(lambda session: details.remove_article(session, article_id, g.me.id))
    flash(_("Removed. Nothing of it is deleted: you can put it back from the removed articles."))
    return redirect(url_for(".index", project_id=g.project.id), 303)


@bp.post("/articles/<uuid:article_id>/restore")
@needs(Role.EDITOR)
def restore(article_id: UUID) -> ResponseReturnValue:
    """Put a removed article back."""
    write(lambda session: details.restore_article(session, article_id, g.me.id))
    return redirect(url_for("annotations.workbench", article_id=article_id), 303)


def _offer_existing(form: ImportForm, existing_id: UUID) -> ResponseReturnValue:
    existing = service.get_article(get_session(), existing_id)
    return render("articles/new.html", 409, form=form, existing=existing)


def _edit_again(article_id: UUID, form: ArticleForm, status: int) -> ResponseReturnValue:
    article = service.get_article(get_session(), article_id)
    return render("articles/edit.html", status, article=article, form=form)
