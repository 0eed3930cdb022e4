"""The claims of an article by its sources, to be looked through and taken away."""

from uuid import UUID

from flask import Blueprint, Response, g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.articles.service import get_article
from factcheck.compare.matrix import Gap, Voice, count_voices, make_matrix, write_rows
from factcheck.db import get_session
from factcheck.models import Role
from factcheck.web.access import needs
from factcheck.web.body import own_address
from factcheck.web.downloads import attachment, csv_lines
from factcheck.web.forms import choice_or_none
from factcheck.web.pages import render

bp = Blueprint("matrix", __name__)


@bp.get("/articles/<uuid:article_id>/matrix")
@needs(Role.VIEWER)
def show(article_id: UUID) -> ResponseReturnValue:
    """Show claims by sources, those of ?gap= alone, and who speaks in the article."""
    session = get_session()
    matrix = make_matrix(session, article_id, g.me.id)
    gap = choice_or_none(Gap, request.args.get("gap"))
    return render(
        "compare/matrix.html",
        article=get_article(session, article_id),
        matrix=matrix,
        rows=[row for row in matrix.rows if row.has(gap)],
        gap=gap,
        gaps=Gap,
        voices=count_voices(session, article_id, g.me.id),
        every_voice=Voice,
        here=own_address(),
    )


@bp.get("/articles/<uuid:article_id>/matrix.csv")
@needs(Role.VIEWER)
def download(article_id: UUID) -> ResponseReturnValue:
    """Download the same as a table for spreadsheets."""
    article = get_article(get_session(), article_id)
    matrix = make_matrix(get_session(), article_id, g.me.id)
    gap = choice_or_none(Gap, request.args.get("gap"))
    names = [
        _("Sentence"),
        _("Text"),
        _("Tag"),
        _("Verdict"),
        _("Linked sources"),
        _("Independent sources"),
    ]
    rows = write_rows(matrix, (row for row in matrix.rows if row.has(gap)), names)
    response = Response("".join(csv_lines(rows)), mimetype="text/csv")
    response.headers["Content-Disposition"] = attachment(article.title, "csv")
    return response
