"""How sources depend on each other: two side by side, and what was suggested to be decided."""

from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.compare.texts import lay_snapshots_beside
from factcheck.db import get_session, write
from factcheck.errors import InvalidError, NotFoundError, StaleError
from factcheck.models import Course, Kinship, RelationState, Role, Source
from factcheck.sources import relating
from factcheck.sources.finding import NO_SOURCE, get_newest_snapshot, get_source
from factcheck.sources.relatives import count_suggested, find_related, list_related
from factcheck.web.access import needs
from factcheck.web.forms import choice_or_none, uuid_or_none
from factcheck.web.language import translate
from factcheck.web.pages import local_url, render

bp = Blueprint("relations", __name__)


@bp.get("/projects/<uuid:project_id>/relations")
@needs(Role.VIEWER)
def index(project_id: UUID) -> ResponseReturnValue:
    """List the relations that wait for somebody to decide, or with ?state= those decided."""
    state = choice_or_none(RelationState, request.args.get("state")) or RelationState.SUGGESTED
    after = uuid_or_none(request.args.get("after"))
    rows, last = list_related(get_session(), project_id, state, after)
    following = last and url_for(".index", project_id=project_id, state=state, after=last)
    return render(
        "relations/index.html",
        rows=rows,
        state=state,
        states=RelationState,
        waiting=count_suggested(get_session(), project_id),
        next_page=following,
    )


@bp.get("/sources/<uuid:source_id>/beside/<uuid:other_id>")
@needs(Role.VIEWER)
def beside(source_id: UUID, other_id: UUID) -> ResponseReturnValue:
    """Show two sources side by side, sentence by sentence."""
    session = get_session()
    source, other = _two(source_id, other_id)
    snapshots = [get_newest_snapshot(session, found.id) for found in (source, other)]
    return render(
        "relations/beside.html",
        source=source,
        other=other,
        snapshots=snapshots,
        beside=lay_snapshots_beside(session, *snapshots),
        related=find_related(session, source_id, other_id),
        kinships=Kinship,
    )


@bp.post("/sources/<uuid:source_id>/beside/<uuid:other_id>")
@needs(Role.REVIEWER)
def relate(source_id: UUID, other_id: UUID) -> ResponseReturnValue:
    """State how two sources are related."""
    _two(source_id, other_id)
    kind = choice_or_none(Kinship, request.form.get("kind"))
    course = choice_or_none(Course, request.form.get("course"))
    if kind is None or course is None:
        raise InvalidError(relating.CHOOSE)
    write(
        lambda session: relating.relate_by_hand(session, source_id, other_id, kind, course, g.me.id)
    )
    return _back(url_for(".beside", source_id=source_id, other_id=other_id))


@bp.post("/projects/<uuid:project_id>/relations/<uuid:relation_id>")
@needs(Role.REVIEWER)
def decide(project_id: UUID, relation_id: UUID) -> ResponseReturnValue:
    """Confirm or reject a relation, or leave it open again."""
    if relating.get_relation(get_session(), relation_id).project_id != project_id:
        raise NotFoundError(relating.NO_RELATION)
    state = choice_or_none(RelationState, request.form.get("state"))
    seen = request.form.get("revision", type=int)
    if state is None or seen is None:
        raise InvalidError(relating.CHOOSE)
    try:
        write(
            lambda session: relating.decide_relation(
                session, relation_id, state, seen_revision=seen, actor_id=g.me.id
            )
        )
    except StaleError as error:
        flash(translate(error.message), "error")
    else:
        flash(_TOLD[state]())
    return _back(url_for(".index", project_id=project_id))


_TOLD = {
    RelationState.CONFIRMED: lambda: _("Confirmed: the two count as one."),
    RelationState.REJECTED: lambda: _("Rejected: each of the two counts."),
    RelationState.SUGGESTED: lambda: _("Left open again."),
}


def _two(source_id: UUID, other_id: UUID) -> tuple[Source, Source]:
    source, other = (get_source(get_session(), key) for key in (source_id, other_id))
    if other.project_id != source.project_id:
        raise NotFoundError(NO_SOURCE)
    if source_id == other_id:
        raise InvalidError(relating.ITSELF)
    return source, other


def _back(otherwise: str) -> ResponseReturnValue:
    return redirect(local_url(request.form.get("next"), otherwise), 303)
