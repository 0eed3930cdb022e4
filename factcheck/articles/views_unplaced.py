"""Words that lost their place in the text, to be placed by hand."""

from dataclasses import replace
from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.articles import unplaced
from factcheck.articles.forms_recut import PlaceForm
from factcheck.articles.service import get_article
from factcheck.db import get_session, write
from factcheck.errors import InvalidError, StaleError
from factcheck.models import Role
from factcheck.text.language import direction_of
from factcheck.web.access import needs
from factcheck.web.language import translate
from factcheck.web.pages import render

bp = Blueprint("unplaced", __name__)


@bp.get("/articles/<uuid:article_id>/unplaced")
@needs(Role.REVIEWER)
def index(article_id: UUID) -> ResponseReturnValue:
    """List the reader's words of an article that have no place."""
    return _page(article_id)


@bp.post("/articles/<uuid:article_id>/unplaced")
@needs(Role.REVIEWER)
def place(article_id: UUID) -> ResponseReturnValue:
    """Give some words a place, or take away what was said of them."""
    found = unplaced.list_lost(get_session(), article_id, g.me.id)
    lost = next((one for one in found if one.key == request.form.get("item")), None)
    if lost is None:
        flash(translate(unplaced.NOT_LOST), "info")
        return redirect(url_for(".index", article_id=article_id), 303)
    form = PlaceForm.of(lost, posted=True)
    seen = replace(lost, revision=form.revision.data or 0)
    me = g.me.id
    try:
        if "remove" in request.form:
            write(lambda session: unplaced.take_away(session, article_id, me, seen))
            flash(_("Taken away."), "undo")
        elif form.validate():
            write(
                lambda session: unplaced.place_words(
                    session,
                    article_id,
                    me,
                    seen,
                    position=form.sentence.data - 1,
                    words=form.words.data,
                    which=form.which.data,
                )
            )
            flash(_("The words have their place again."), "undo")
        else:
            return _page(article_id, form, 422)
    except InvalidError as error:
        form.refuse(error.fields)
        return _page(article_id, form, 422)
    except StaleError as error:
        flash(translate(error.message), "info")
    return redirect(url_for(".index", article_id=article_id), 303)


def _page(
    article_id: UUID, refused: PlaceForm | None = None, status: int = 200
) -> ResponseReturnValue:
    session = get_session()
    article = get_article(session, article_id)
    found = unplaced.list_lost(session, article_id, g.me.id)
    forms = [PlaceForm.of(lost, posted=False) for lost in found]
    if refused:
        forms = [refused if form.words.name == refused.words.name else form for form in forms]
    return render(
        "recut/unplaced.html",
        status,
        article=article,
        language=article.language,
        article_dir=direction_of(article.language),
        items=list(zip(found, forms, strict=True)),
        refused=refused,
    )
