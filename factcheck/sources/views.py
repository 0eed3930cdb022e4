"""The library of sources: listing, adding, reading and correcting them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.compare.texts import lay_snapshots_beside
from factcheck.db import get_database, get_session, write
from factcheck.errors import StaleError
from factcheck.models import Role, SourceKind
from factcheck.sources import service, taking_back
from factcheck.sources.finding import get_source
from factcheck.sources.forms import SourceForm
from factcheck.sources.linked import list_uses
from factcheck.sources.listing import Lacking, Order, Wanted, list_passages, list_sources
from factcheck.sources.pending import is_waiting, relate_source
from factcheck.sources.relatives import has_suggested, list_relatives
from factcheck.sources.shares import shares_of
from factcheck.sources.snapshots import get_snapshots, list_snapshots
from factcheck.talk.page import read_talk
from factcheck.talk.topics import find_source
from factcheck.web.access import needs
from factcheck.web.forms import choice_or_none, id_or_none, theirs
from factcheck.web.language import translate
from factcheck.web.pages import render

bp = Blueprint("sources", __name__)

KEPT = ("q", "kind", "lacking", "publisher", "sort", "removed")
"""What of the address goes on to the next page of the library."""


@bp.get("/projects/<uuid:project_id>/sources")
@needs(Role.VIEWER)
def index(project_id: UUID) -> ResponseReturnValue:
    """List the library as ?q=, ?kind=, ?lacking= and ?sort= ask; with ?removed=1 the hidden."""
    asked = request.args
    wanted = Wanted(
        typed=asked.get("q", "").strip()[:200],
        kind=choice_or_none(SourceKind, asked.get("kind")),
        lacking=choice_or_none(Lacking, asked.get("lacking")),
        publisher=asked.get("publisher", "")[:300],
        order=choice_or_none(Order, asked.get("sort")) or Order.NEWEST,
        removed=asked.get("removed") == "1",
    )
    after = id_or_none(asked.get("after"))
    rows, last = list_sources(get_session(), project_id, g.me.id, wanted, after=after)
    kept: dict[str, Any] = {name: asked[name] for name in KEPT if asked.get(name)}
    return render(
        "sources/index.html",
        rows=rows,
        wanted=wanted,
        filtered=wanted != Wanted(removed=wanted.removed, order=wanted.order),
        orders=Order,
        kinds=SourceKind,
        lackings=Lacking,
        waiting=has_suggested(get_session(), project_id),
        next_page=last and url_for(".index", **kept | {"project_id": project_id, "after": last}),
    )


@bp.get("/sources/<uuid:source_id>")
@needs(Role.VIEWER)
def show(source_id: UUID) -> ResponseReturnValue:
    """Show a source: what is known of it, its text, and where it is used."""
    return _show_page(source_id, id_or_none(request.args.get("snapshot")))


@bp.post("/sources/<uuid:source_id>/texts/<uuid:snapshot_id>/remove")
@needs(Role.REVIEWER)
def take_text_back(source_id: UUID, snapshot_id: UUID) -> ResponseReturnValue:
    """Take a text back that was added by mistake."""
    done = _("The text was taken back. It is listed below, where it can be put back.")
    return _move_text(taking_back.take_back, source_id, snapshot_id, done, shown=None)


@bp.post("/sources/<uuid:source_id>/texts/<uuid:snapshot_id>/restore")
@needs(Role.REVIEWER)
def put_text_back(source_id: UUID, snapshot_id: UUID) -> ResponseReturnValue:
    """Make a text that was taken back one of the source's again."""
    done = _("The text was put back.")
    return _move_text(taking_back.put_back, source_id, snapshot_id, done, shown=snapshot_id)


def _move_text(
    move: Callable[..., None],
    source_id: UUID,
    snapshot_id: UUID,
    done: str,
    *,
    shown: UUID | None,
) -> ResponseReturnValue:
    try:
        write(lambda session: move(session, source_id, snapshot_id, g.me.id))
    except StaleError as error:
        return _show_page(source_id, snapshot_id, translate(error.message))
    relate_source(get_database(), source_id)
    flash(done, "undo")
    return redirect(url_for(".show", source_id=source_id, snapshot=shown), 303)


def _show_page(source_id: UUID, asked: UUID | None, refused: str = "") -> ResponseReturnValue:
    """Show a text of a source, the newest unless one is *asked* for.

    Args:
        refused: why something was not done.
    """
    session = get_session()
    source = get_source(session, source_id)
    snapshots = list_snapshots(session, source_id)
    snapshot = get_snapshots(session, source_id, [asked or snapshots[0].id])[0]
    uses = list_uses(session, source_id, g.me.id)
    passages = list_passages(session, snapshot)
    here = [use for use in uses if use.snapshot_id == snapshot.id]
    linked = {p.position: [use for use in here if use.touches(p)] for p in passages}
    return render(
        "sources/show.html",
        409 if refused else 200,
        refused=refused,
        source=source,
        snapshot=snapshot,
        snapshots=snapshots,
        taken_back=list_snapshots(session, source_id, removed=True),
        comparing=is_waiting(session, source_id),
        relatives=list_relatives(session, source),
        passages=passages,
        linked=linked,
        uses=uses,
        talk=read_talk(session, find_source(session, source_id, g.me.id), g.me.id, g.role),
    )


@bp.get("/sources/<uuid:source_id>/changes")
@needs(Role.VIEWER)
def changes(source_id: UUID) -> ResponseReturnValue:
    """Show what changed between two texts of a source: ?from= and ?to=, else the last two."""
    session = get_session()
    snapshots = list_snapshots(session, source_id)
    newest = [snapshot.id for snapshot in snapshots[:2]]
    wanted = [id_or_none(request.args.get(name)) for name in ("to", "from")]
    ids = [asked or usual for asked, usual in zip(wanted, newest, strict=False)]
    new, old = get_snapshots(session, source_id, ids) if len(ids) == 2 else (None, None)
    beside = old and new and lay_snapshots_beside(session, old, new)
    return render(
        "sources/changes.html",
        source=get_source(session, source_id),
        snapshots=snapshots,
        old=old,
        new=new,
        beside=beside,
        shares=shares_of(old, new) if old and new else (),
    )


@bp.get("/sources/<uuid:source_id>/details")
@needs(Role.REVIEWER)
def edit(source_id: UUID) -> ResponseReturnValue:
    """Show what is known of a source, to be corrected."""
    source = get_source(get_session(), source_id)
    return render("sources/edit.html", source=source, form=SourceForm.showing(source))


@bp.post("/sources/<uuid:source_id>/details")
@needs(Role.REVIEWER)
def update(source_id: UUID) -> ResponseReturnValue:
    """Save the corrected details."""
    form = SourceForm()
    if not form.validate():
        return _edit_again(source_id, form, 422)
    try:
        write(
            lambda session: service.update_source(
                session, source_id, form.metadata(), form.revision.data, g.me.id
            )
        )
    except StaleError as error:
        stored = get_source(get_session(), source_id)
        form.refuse({"title": theirs(error, stored.title)})
        form.see_revision(stored.revision)
        return _edit_again(source_id, form, 409)
    spelled = get_source(get_session(), source_id).publisher
    if spelled != form.publisher.data:
        flash(_("Saved under the name the publisher has here: “%(name)s”.", name=spelled))
    return redirect(url_for(".show", source_id=source_id), 303)


@bp.post("/sources/<uuid:source_id>/remove")
@needs(Role.EDITOR)
def remove(source_id: UUID) -> ResponseReturnValue:
    """Hide a source from the library."""
    write(lambda session: service.remove_source(session, source_id, g.me.id))
    flash(_("Removed. Evidence that rests on it stays, and you can put it back."))
    return redirect(url_for(".index", project_id=g.project.id), 303)


@bp.post("/sources/<uuid:source_id>/restore")
@needs(Role.EDITOR)
def restore(source_id: UUID) -> ResponseReturnValue:
    """Put a removed source back."""
    write(lambda session: service.restore_source(session, source_id, g.me.id))
    return redirect(url_for(".show", source_id=source_id), 303)


def _edit_again(source_id: UUID, form: SourceForm, status: int) -> ResponseReturnValue:
    source = get_source(get_session(), source_id)
    return render("sources/edit.html", status, source=source, form=form)
