"""The page that shows sources beside a sentence, and what is decided there."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.annotations.places import find_place
from factcheck.annotations.stored import find_saved
from factcheck.articles.reading import read_sentence
from factcheck.compare import service
from factcheck.compare.deciding import decide_discrepancy
from factcheck.compare.forms import DiscrepancyForm
from factcheck.compare.suggesting import suggest_sources
from factcheck.compare.views_address import read_address
from factcheck.db import get_session, write
from factcheck.errors import InvalidError, NotFoundError
from factcheck.models import DiscrepancyState, Role
from factcheck.sources.forms_evidence import STANCES
from factcheck.web.access import needs
from factcheck.web.forms import DAMAGED
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
    address = read_address(sentence_id, request.args)
    if not address.sources:
        chosen = service.choose_sources(session, g.project.id, read.sentence, g.me.id)
        address = replace(address, sources=chosen, held=True)
    comparison = service.side_by_side(
        session,
        read.article,
        read.sentence,
        g.me.id,
        address.sources,
        weak=address.weak,
        orders=address.orders,
    )
    columns = comparison.columns
    orders = {column.source.id: [match.start for match in column.matches] for column in columns}
    address = replace(address, sources=[column.source.id for column in columns], orders=orders)
    linked = {link.source_id for link in comparison.links}
    saved = find_saved(session, find_place(session, sentence_id, g.me.id))
    suggested = None
    if address.suggest:
        text, language = read.sentence.text, read.article.language
        known = {*linked, *address.sources, *address.also}
        suggested = suggest_sources(session, g.project.id, text, language, known)
    tabs = service.list_tabs(comparison)
    also = [key for key in address.also if key not in dict(tabs)]
    return render(
        "compare/show.html",
        **read.context(),
        tag=saved and saved.tag,
        comparison=comparison,
        columns=columns,
        linked_ids=linked,
        tabs=tabs,
        also=service.name_sources(session, g.project.id, also),
        address=address,
        previous_url=read.previous and address.beside(read.previous.id),
        next_url=read.following and address.beside(read.following.id),
        weak_url=replace(address, weak=not address.weak).url,
        suggest_url=f"{replace(address, suggest=True).url}#suggested",
        here=address.url,
        suggested=suggested,
        choices=service.list_choices(session, g.project.id, address.sources),
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
