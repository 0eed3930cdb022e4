"""Who cuts an article anew, and where they go on when it is done: for pages and for scripts."""

from flask import g, url_for

from factcheck.annotations.views import workbench_url
from factcheck.articles.recut import Cutter
from factcheck.articles.recut_shown import Plan
from factcheck.articles.views_recut_words import count_lost
from factcheck.models import Role


def cutter() -> Cutter:
    """Who asks."""
    return Cutter(g.me.id, is_editor=g.role is Role.EDITOR)


def address_after(plan: Plan) -> str:
    """Where to go on: at the sentence, or where words are listed that now wait to be placed."""
    if count_lost(plan):
        return url_for("unplaced.index", article_id=plan.opened.article_id)
    row = plan.after[0]
    return workbench_url(plan.opened.article_id, row.id, row.position)
