"""The page that shows sources beside a sentence, and what is decided there."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.annotations.stored import find_place, find_saved
from factcheck.articles.reading import read_sentence
from factcheck.compare import service
from factcheck.compare.deciding import decide_discrepancy
from factcheck.compare.forms import DiscrepancyForm
from factcheck.compare.suggesting import suggest_sources
from factcheck.db import get_session, write
from factcheck.errors import InvalidError, NotFoundError
from factcheck.models import DiscrepancyState, Role
from factcheck.sources.forms_evidence import STANCES
from factcheck.web.access import needs
from factcheck.web.body import own_address
from factcheck.web.forms import DAMAGED, id_or_none
from factcheck.web.pages import local_url, render
from factcheck.words import say

bp = Blueprint("compare", __name__)

TOLD: dict[DiscrepancyState | None, Callable[[], str]] = {
    DiscrepancyState.ACCEPTED: lambda: _("Accepted: it counts as a difference."),
    DiscrepancyState.DISMISSED: lambda: _("Dismissed: it does not count as a difference."),
    None: lambda: _("Left open again."),
}


@bp.get("/articles/<uuid:article_id>/compare", endpoint="article")
@needs(Role.VIEWER)
def compare_article(article_id: UUID) -> ResponseReturnValue:
    """Go to the first sentence of the article that has something to compare."""
    sentence_id = service.find_sentence_to_compare(get_session(), article_id, g.me.id)
    if sentence_id is None:
        raise NotFoundError(say("This article has no sentences."))
    return redirect(url_for(".sentence", sentence_id=sentence_id), 303)


@bp.get("/sentences/<uuid:sentence_id>/compare", endpoint="sentence")
@needs(Role.VIEWER)
def compare_sentence(sentence_id: UUID) -> ResponseReturnValue:
    """Show sources beside a sentence: those of ?source=, else those that bear on it."""
    session = get_session()
    read = read_sentence(session, sentence_id)
    named = map(id_or_none, request.args.getlist("source"))
    asked = [source_id for source_id in dict.fromkeys(named) if source_id]
    shown = asked[: service.COLUMNS]
    shown = shown or service.choose_sources(session, g.project.id, read.sentence, g.me.id)
    weak = request.args.get("weak") == "1"
    comparison = service.side_by_side(
        session, read.article, read.sentence, g.me.id, shown, weak=weak
    )
    linked = {link.source_id for link in comparison.links}
    saved = find_saved(session, find_place(session, sentence_id, g.me.id))
    suggested = None
    if request.args.get("suggest") == "1":
        text, language = read.sentence.text, read.article.language
        suggested = suggest_sources(session, g.project.id, text, language, {*linked, *shown})

    def url(source_ids: list[UUID], sentence: UUID = sentence_id, **more: Any) -> str:
        wanted: dict[str, Any] = {"weak": "1" if weak else None} | more
        return url_for(".sentence", sentence_id=sentence, source=source_ids, **wanted)

    kept = shown if asked else []
    return render(
        "compare/show.html",
        **read.context(),
        tag=saved and saved.tag,
        comparison=comparison,
        columns=comparison.columns,
        linked_ids=linked,
        tabs=service.list_tabs(comparison),
        tab_url=lambda source_id: url([*shown[: service.COLUMNS - 1], source_id]),
        remove_url=lambda source_id: url([one for one in shown if one != source_id]),
        add_url=lambda source_id: url([*shown, source_id][-service.COLUMNS :]),
        previous_url=read.previous and url(kept, read.previous.id),
        next_url=read.following and url(kept, read.following.id),
        weak=weak,
        weak_url=url(kept, weak=None if weak else "1"),
        here=own_address(),
        suggested=suggested,
        suggest_url=url(kept, suggest="1", _anchor="suggested"),
        choices=service.list_choices(session, g.project.id, shown),
        full=len(comparison.columns) >= service.COLUMNS,
        stances=STANCES,
    )


@bp.post("/sentences/<uuid:sentence_id>/discrepancies", endpoint="decide")
@needs(Role.REVIEWER)
def decide_on_discrepancy(sentence_id: UUID) -> ResponseReturnValue:
    """Let a difference stand, dismiss it, or take either back."""
    form = DiscrepancyForm()
    if not form.validate():
        raise InvalidError(DAMAGED)
    decision = form.decision()
    write(lambda session: decide_discrepancy(session, sentence_id, g.me.id, decision))
    flash(TOLD[decision.state](), "undo")
    back = url_for(".sentence", sentence_id=sentence_id)
    return redirect(local_url(form.next.data, back), 303)
