"""How two sources depend on each other: side by side, decided on, and joined by hand."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.compare.listing_cards import list_linked
from factcheck.compare.texts import lay_snapshots_beside
from factcheck.db import get_session, write
from factcheck.errors import InvalidError, NotFoundError
from factcheck.models import Course, Kinship, RelationState, Role, Source
from factcheck.sources import deciding
from factcheck.sources.finding import NO_SOURCE, get_newest_snapshot, get_source
from factcheck.sources.listing import SourceRow, Wanted, list_sources
from factcheck.sources.relatives import find_related, relations_with
from factcheck.sources.shares import shares_of
from factcheck.web.access import needs
from factcheck.web.forms import choice_or_none, id_or_none
from factcheck.web.pages import local_url, render

bp = Blueprint("relations", __name__)


@bp.get("/sources/<uuid:source_id>/beside/<uuid:other_id>")
@needs(Role.VIEWER)
def beside(source_id: UUID, other_id: UUID) -> ResponseReturnValue:
    """Show two sources side by side, sentence by sentence."""
    return _page(*_two(source_id, other_id))


@bp.post("/sources/<uuid:source_id>/beside/<uuid:other_id>")
@needs(Role.REVIEWER)
def relate(source_id: UUID, other_id: UUID) -> ResponseReturnValue:
    """State how two sources are related."""
    source, other = _two(source_id, other_id)
    kind = choice_or_none(Kinship, request.form.get("kind"))
    course = choice_or_none(Course, request.form.get("course"))
    seen = request.form.get("revision", type=int)
    if kind is None or course is None or seen is None:
        raise InvalidError(deciding.CHOOSE)
    try:
        write(
            lambda session: deciding.relate_by_hand(
                session, source_id, other_id, kind, course, g.me.id, seen_revision=seen
            )
        )
    except deciding.DecidedElsewhereError:
        return _page(source, other, 409, kind=kind, course=course)
    flash(_("Saved: how the two are related."), "undo")
    return _back(url_for(".beside", source_id=source_id, other_id=other_id))


@bp.post("/projects/<uuid:project_id>/relations/<uuid:relation_id>")
@needs(Role.REVIEWER)
def decide(project_id: UUID, relation_id: UUID) -> ResponseReturnValue:
    """Confirm or reject what a source is to another or an article, or leave it open again."""
    row = deciding.get_relation(get_session(), relation_id)
    if row.project_id != project_id:
        raise NotFoundError(deciding.NO_RELATION)
    state = choice_or_none(RelationState, request.form.get("state"))
    seen = request.form.get("revision", type=int)
    if state is None or seen is None:
        raise InvalidError(deciding.CHOOSE)
    try:
        write(
            lambda session: deciding.decide_relations(
                session, project_id, {relation_id: seen}, state, g.me.id
            )
        )
    except deciding.DecidedElsewhereError:
        if row.b_id is None:
            raise
        return _page(*_two(row.a_id, row.b_id), 409)
    flash(TOLD[state](), "undo")
    return _back(url_for("cards.source", source_id=row.a_id))


TOLD = {
    RelationState.CONFIRMED: lambda: _("Confirmed: they count as one."),
    RelationState.REJECTED: lambda: _("Kept apart: each counts on its own."),
    RelationState.SUGGESTED: lambda: _("Left open again."),
}


@bp.get("/sources/<uuid:source_id>/join")
@needs(Role.REVIEWER)
def join(source_id: UUID) -> ResponseReturnValue:
    """Look for a source that tells the same story, in the library or what ?article= links."""
    session = get_session()
    source = get_source(session, source_id)
    typed = request.args.get("q", "").strip()[:300]
    article_id = None if typed else id_or_none(request.args.get("article"))
    after = id_or_none(request.args.get("after"))
    found: Sequence[Source | SourceRow]
    if article_id:
        found, last = list_linked(session, article_id, source.project_id, g.me.id), None
    else:
        found, last = list_sources(
            session, source.project_id, g.me.id, Wanted(typed=typed), after=after
        )
    rows = [row for row in found if row.id != source_id]
    back = local_url(request.args.get("next"), url_for("cards.source", source_id=source_id))
    return render(
        "relations/join.html",
        source=source,
        rows=rows,
        related=relations_with(session, source_id, [row.id for row in rows]),
        q=typed,
        article_id=article_id,
        back=back,
        next_page=last
        and url_for(".join", source_id=source_id, q=typed or None, next=back, after=last),
    )


def _page(source: Source, other: Source, status: int = 200, **typed: Any) -> ResponseReturnValue:
    """Show two sources; with 409, how they are related now, and what was *typed* kept."""
    session = get_session()
    texts = (get_newest_snapshot(session, source.id), get_newest_snapshot(session, other.id))
    related = find_related(session, source.id, other.id)
    return render(
        "relations/beside.html",
        status,
        source=source,
        other=other,
        snapshots=texts,
        beside=lay_snapshots_beside(session, *texts),
        shares=shares_of(*texts, related.relation if related else None),
        related=related,
        kinships=Kinship,
        typed=typed,
        refused=status == 409,
    )


def _two(source_id: UUID, other_id: UUID) -> tuple[Source, Source]:
    source, other = (get_source(get_session(), key) for key in (source_id, other_id))
    if other.project_id != source.project_id:
        raise NotFoundError(NO_SOURCE)
    if source_id == other_id:
        raise InvalidError(deciding.ITSELF)
    return source, other


def _back(otherwise: str) -> ResponseReturnValue:
    return redirect(local_url(request.form.get("next"), otherwise), 303)
