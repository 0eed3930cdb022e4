"""A project at a glance."""

from datetime import UTC, datetime
from uuid import UUID

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from factcheck.db import get_session
from factcheck.models import Role, Tag
from factcheck.overview.articles import list_articles
from factcheck.overview.axes import place_weeks, tick_weeks, top_of
from factcheck.overview.figures import read_figures
from factcheck.overview.over_time import alpha_by_week
from factcheck.overview.shown import DAYS
from factcheck.reviews.progress import ArticleState
from factcheck.web.access import needs
from factcheck.web.pages import render

bp = Blueprint("overview", __name__)

PAGE = 15
"""Articles on a page."""
MOST_SOURCES = 5
"""Claims with as many sources as this, or more, are counted together."""


@bp.get("/projects/<uuid:project_id>/overview")
@needs(Role.VIEWER)
def show(project_id: UUID) -> ResponseReturnValue:
    """Show how far a project is, of its articles the part ?page=, from 1."""
    is_editor = g.role is Role.EDITOR
    today = datetime.now(UTC).date()
    session = get_session()
    figures = read_figures(session, project_id, g.me.id, is_editor=is_editor, today=today)
    articles = list_articles(
        session,
        project_id,
        g.me.id,
        is_editor=is_editor,
        whole=figures.articles,
        number=request.args.get("page", 1, int),
        size=PAGE,
    )
    by_sources = [figures.sourced[number] for number in range(MOST_SOURCES)]
    weeks = alpha_by_week(figures.coincidences)
    return render(
        "overview/index.html",
        figures=figures,
        states=[(state, figures.states[state]) for state in ArticleState],
        tags=[(tag.value, figures.tags[tag]) for tag in Tag],
        articles=articles,
        by_sources=[*by_sources, figures.claims - sum(by_sources)],
        weeks=place_weeks(weeks),
        week_ticks=tick_weeks(weeks),
        day_ticks=[((at + 0.5) / DAYS, figures.days[at]) for at in (0, DAYS // 2, DAYS - 1)],
        work_top=top_of(max(figures.work)),
    )
