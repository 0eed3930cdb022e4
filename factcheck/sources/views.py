"""The library of sources: listing, adding, reading and correcting them."""

from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.db import get_session, write
from factcheck.errors import DuplicateError, InvalidError, StaleError, TooLargeError
from factcheck.models import Role
from factcheck.sources import service
from factcheck.sources.forms import NewSourceForm, SourceForm
from factcheck.sources.linked import list_uses
from factcheck.sources.listing import list_passages, list_sources
from factcheck.web.access import needs
from factcheck.web.forms import theirs, uuid_or_none
from factcheck.web.pages import render

bp = Blueprint("sources", __name__)


@bp.get("/projects/<uuid:project_id>/sources")
@needs(Role.VIEWER)
def index(project_id: UUID) -> ResponseReturnValue:
    """List the library, or with ?removed=1 the hidden sources."""
    typed = request.args.get("q", "").strip()[:200]
    removed = request.args.get("removed") == "1"
    after = uuid_or_none(request.args.get("after"))
    rows, last = list_sources(
        get_session(), project_id, g.me.id, typed=typed, after=after, removed=removed
    )
    following = last and url_for(
        ".index",
        project_id=project_id,
        after=last,
        q=typed or None,
        removed="1" if removed else None,
    )
    return render("sources/index.html", rows=rows, q=typed, next_page=following, removed=removed)


@bp.get("/projects/<uuid:project_id>/sources/new")
@needs(Role.REVIEWER)
def new(project_id: UUID) -> ResponseReturnValue:
    """Show the form for adding a source, on the way to a sentence or not."""
    sentence = uuid_or_none(request.args.get("sentence"))
    annotation = uuid_or_none(request.args.get("annotation"))
    form = NewSourceForm(sentence=str(sentence or ""), annotation=str(annotation or ""))
    return render("sources/new.html", form=form, existing=None)


@bp.post("/projects/<uuid:project_id>/sources/new")
@needs(Role.REVIEWER)
def create(project_id: UUID) -> ResponseReturnValue:
    """Add what was pasted or uploaded, then go on to the sentence it is for."""
    form = NewSourceForm()
    sentence = uuid_or_none(form.sentence.data)
    if not form.validate():
        return render("sources/new.html", 422, form=form, existing=None)
    try:
        draft = form.draft(form.read())
        captured = service.capture_source(draft)
        source_id = write(
            lambda session: service.store_source(session, project_id, draft, captured, g.me.id)
        )
    except DuplicateError as error:
        existing = service.get_source(get_session(), error.existing_id)
        return render("sources/new.html", 409, form=form, existing=existing)
    except (InvalidError, TooLargeError) as error:
        form.refuse(getattr(error, "fields", None) or {"text": error.message})
        status = 413 if isinstance(error, TooLargeError) else 422
        return render("sources/new.html", status, form=form, existing=None)
    if sentence:
        words = uuid_or_none(form.annotation.data)
        following = url_for(
            "evidence.new", sentence_id=sentence, source=source_id, annotation=words
        )
        return redirect(following, 303)
    return redirect(url_for(".show", source_id=source_id), 303)


@bp.get("/sources/<uuid:source_id>")
@needs(Role.VIEWER)
def show(source_id: UUID) -> ResponseReturnValue:
    """Show a source: what is known of it, its text, and where it is used."""
    session = get_session()
    snapshot = service.get_newest_snapshot(session, source_id)
    uses = list_uses(session, source_id, g.me.id)
    passages = list_passages(session, snapshot)
    linked = {p.position: [use for use in uses if use.touches(p)] for p in passages}
    return render(
        "sources/show.html",
        source=service.get_source(session, source_id),
        snapshot=snapshot,
        passages=passages,
        linked=linked,
        uses=uses,
    )


@bp.get("/sources/<uuid:source_id>/details")
@needs(Role.REVIEWER)
def edit(source_id: UUID) -> ResponseReturnValue:
    """Show what is known of a source, to be corrected."""
    source = service.get_source(get_session(), source_id)
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
        stored = service.get_source(get_session(), source_id)
        form.refuse({"title": theirs(error, stored.title)})
        form.see_revision(stored.revision)
        return _edit_again(source_id, form, 409)
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
    source = service.get_source(get_session(), source_id)
    return render("sources/edit.html", status, source=source, form=form)
