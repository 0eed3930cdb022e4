"""The claims of an article by its sources, to be looked through and taken away."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, g, request, url_for
from flask.typing import ResponseReturnValue

from factcheck.articles.service import get_article
from factcheck.compare.matrix import Gap, make_matrix
from factcheck.compare.matrix_table import write_rows
from factcheck.compare.percents import to_percents
from factcheck.compare.voices import Voice, count_voices
from factcheck.db import get_session
from factcheck.models import Role
from factcheck.parts import take_part
from factcheck.web.access import needs
from factcheck.web.downloads import attachment, csv_lines
from factcheck.web.forms import choice_or_none
from factcheck.web.language import translate
from factcheck.web.pages import render

bp = Blueprint("matrix", __name__)

MOST_CLAIMS = 200
"""Rows of a page."""
MOST_SOURCES = 50
"""Columns of a page."""


@bp.get("/articles/<uuid:article_id>/matrix")
@needs(Role.VIEWER)
def show(article_id: UUID) -> ResponseReturnValue:
    """Show claims by sources, those of ?gap= alone, and who speaks in the article.

    Of many claims or sources a page shows part ?claims= and ?sources=, from 1.
    """
    session = get_session()
    matrix = make_matrix(session, article_id, g.me.id)
    gap = choice_or_none(Gap, request.args.get("gap"))
    rows = [row for row in matrix.rows if row.has(gap)]
    claims = take_part(rows, request.args.get("claims", 1, int), MOST_CLAIMS)
    columns = matrix.sources_of(rows) if gap else matrix.sources
    sources = take_part(columns, request.args.get("sources", 1, int), MOST_SOURCES)

    voices = count_voices(session, article_id, g.me.id)
    percents = to_percents([voices[voice] for voice in Voice])

    def part_url(**numbers: Any) -> str:
        wanted = {"claims": claims.number, "sources": sources.number} | numbers
        return url_for(".show", article_id=article_id, gap=gap, **wanted)

    return render(
        "compare/matrix.html",
        article=get_article(session, article_id),
        matrix=matrix,
        claims=claims,
        sources=sources,
        part_url=part_url,
        gap=gap,
        voices=voices,
        percents=dict(zip(Voice, percents, strict=True)),
    )


@bp.get("/articles/<uuid:article_id>/matrix.csv")
@needs(Role.VIEWER)
def download(article_id: UUID) -> ResponseReturnValue:
    """Download all of it, or what ?gap= leaves, as a table for spreadsheets."""
    article = get_article(get_session(), article_id)
    matrix = make_matrix(get_session(), article_id, g.me.id)
    gap = choice_or_none(Gap, request.args.get("gap"))
    rows = write_rows(matrix, (row for row in matrix.rows if row.has(gap)), translate)
    response = Response("".join(csv_lines(rows)), mimetype="text/csv")
    response.headers["Content-Disposition"] = attachment(article.title, "csv")
    return response
