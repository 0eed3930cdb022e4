"""Reading an article in one go, and printing or sending what was said of it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from factcheck.articles.service import get_article
from factcheck.db import get_session
from factcheck.models import Role, utc_now
from factcheck.reports.layer import choose_layer
from factcheck.reports.service import list_paragraphs, make_report
from factcheck.reports.standalone import style_address
from factcheck.reviews.own import find_own
from factcheck.text.language import direction_of
from factcheck.web.access import needs
from factcheck.web.downloads import attachment
from factcheck.web.pages import render

bp = Blueprint("reports", __name__)


@bp.get("/articles/<uuid:article_id>/read")
@needs(Role.VIEWER)
def reading(article_id: UUID) -> ResponseReturnValue:
    """Show an article as running text, with the tags of a review in the margin."""
    about = _about(article_id)
    paragraphs = list_paragraphs(get_session(), article_id, about["layer"].review_id)
    return render("reports/reading.html", paragraphs=paragraphs, **about)


@bp.get("/articles/<uuid:article_id>/report")
@needs(Role.VIEWER)
def report(article_id: UUID) -> ResponseReturnValue:
    """Show all that a review says, to be printed."""
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
    about = _about(article_id)
    report = make_report(get_session(), article_id, about["layer"].review_id)
    return {"report": report, "made_at": utc_now(), **about}


def _about(article_id: UUID) -> dict[str, Any]:
    """The article, and which of its reviews is read: ?layer=own or ?layer=adjudicated."""
    session = get_session()
    article = get_article(session, article_id)
    own = find_own(session, article_id, g.me.id, g.role)
    return {
        "article": article,
        "language": article.language,
        "article_dir": direction_of(article.language),
        "own": own,
        "layer": choose_layer(session, article_id, own, request.args.get("layer", "")),
    }
