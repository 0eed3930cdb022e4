"""Reading an article in one go, and printing or sending what was said of it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, g
from flask.typing import ResponseReturnValue

from factcheck.articles.service import get_article
from factcheck.db import get_session
from factcheck.models import Article, Role, utc_now
from factcheck.reports.service import list_paragraphs, make_report
from factcheck.reports.standalone import style_address
from factcheck.text.language import direction_of
from factcheck.web.access import needs
from factcheck.web.downloads import attachment
from factcheck.web.pages import render

bp = Blueprint("reports", __name__)


@bp.get("/articles/<uuid:article_id>/read")
@needs(Role.VIEWER)
def reading(article_id: UUID) -> ResponseReturnValue:
    """Show an article as running text, with the reader's own tags in the margin."""
    article = get_article(get_session(), article_id)
    paragraphs = list_paragraphs(get_session(), article_id, g.me.id)
    return render("reports/reading.html", paragraphs=paragraphs, **_about(article))


@bp.get("/articles/<uuid:article_id>/report")
@needs(Role.VIEWER)
def report(article_id: UUID) -> ResponseReturnValue:
    """Show all that the reader's own review says, to be printed."""
    return render("reports/report.html", **_reported(article_id))


@bp.get("/articles/<uuid:article_id>/report.html")
@needs(Role.VIEWER)
def download(article_id: UUID) -> ResponseReturnValue:
    """Download it as one file that needs nothing else, and fetches nothing."""
    reported = _reported(article_id)
    answer = render("reports/standalone.html", style=style_address(), **reported)
    answer.headers["Content-Disposition"] = attachment(reported["article"].title, "html")
    return answer


def _reported(article_id: UUID) -> dict[str, Any]:
    article = get_article(get_session(), article_id)
    made = make_report(get_session(), article_id, g.me.id)
    return {
        "report": made,
        "made_at": utc_now(),
        **_about(article),
    }


def _about(article: Article) -> dict[str, Any]:
    direction = direction_of(article.language)
    return {"article": article, "language": article.language, "article_dir": direction}
