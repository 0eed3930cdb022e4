"""Where an undo or redo leads: for pages and for scripts."""

from flask import url_for

from factcheck.annotations.views import workbench_url
from factcheck.undo.outcomes import Outcome


def outcome_url(outcome: Outcome) -> str | None:
    """Return the address of what an undo or redo has changed, None when that is no one place."""
    if outcome.article_id is None:
        return None
    if outcome.sentence_id is None:
        return url_for("annotations.workbench", article_id=outcome.article_id)
    return workbench_url(outcome.article_id, outcome.sentence_id, outcome.position)
