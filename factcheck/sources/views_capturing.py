"""Capturing many addresses and files at once, and taking the captures away as a WARC file."""

from collections.abc import Iterator
from uuid import UUID

from flask import Blueprint, Response, flash, g, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.db import Database, get_database, get_session, write
from factcheck.errors import InvalidError
from factcheck.models import CaptureMethod, CaptureState, Role
from factcheck.names import name_of
from factcheck.sources import capturing
from factcheck.sources.capture import read_upload
from factcheck.sources.forms import draft_of, read_page
from factcheck.sources.forms_many import ManyForm
from factcheck.sources.pending import relate_source
from factcheck.sources.service import SourceDraft, SourceMetadata
from factcheck.sources.views_add import network
from factcheck.sources.warc import warc_of
from factcheck.web.access import needs
from factcheck.web.downloads import attachment
from factcheck.web.language import translate
from factcheck.web.pages import render

bp = Blueprint("capturing", __name__)


@bp.get("/projects/<uuid:project_id>/captures/new")
@needs(Role.REVIEWER)
def new(project_id: UUID) -> ResponseReturnValue:
    """Show the form for many addresses and files, and what waits from before."""
    return _new_page(ManyForm())


@bp.post("/projects/<uuid:project_id>/captures/new")
@needs(Role.REVIEWER)
def create(project_id: UUID) -> ResponseReturnValue:
    """Keep what was handed in, then go to the page that captures it."""
    form = ManyForm()
    if not form.validate():
        form.ask_for_files()
        return _new_page(form, 422)
    files = form.read_files()
    try:
        batch_id = write(
            lambda session: capturing.begin_batch(session, project_id, g.me.id, form.lines(), files)
        )
    except InvalidError as error:
        form.refuse(dict(error.fields))
        form.ask_for_files()
        return _new_page(form, 422)
    return redirect(url_for(".show", project_id=project_id, batch_id=batch_id), 303)


@bp.get("/projects/<uuid:project_id>/captures/<uuid:batch_id>")
@needs(Role.REVIEWER)
def show(project_id: UUID, batch_id: UUID) -> ResponseReturnValue:
    """Show what became of each item of a batch, and the way to go on."""
    items = capturing.list_items(get_session(), project_id, batch_id, g.me.id)
    waiting = sum(item.state is CaptureState.WAITING for item in items)
    failed = sum(item.state is CaptureState.FAILED for item in items)
    return render(
        "capturing/show.html", items=items, batch_id=batch_id, waiting=waiting, failed=failed
    )


@bp.post("/projects/<uuid:project_id>/captures/<uuid:batch_id>")
@needs(Role.REVIEWER)
def go_on(project_id: UUID, batch_id: UUID) -> ResponseReturnValue:
    """Capture the next item; a script asks for JSON, and for one after the other."""
    capturing.list_items(get_session(), project_id, batch_id, g.me.id)
    item = write(lambda session: capturing.take_next(session, batch_id))
    source_id = item and capturing.capture_item(item, _read, write, g.me.id, translate)
    if source_id:
        relate_source(get_database(), source_id)
    items = capturing.list_items(get_session(), project_id, batch_id, g.me.id)
    elsewhere = not item and any(row.state is CaptureState.WAITING for row in items)
    if request.accept_mimetypes.best == "application/json":
        return jsonify(items=[_told(row) for row in items], elsewhere=elsewhere)
    if elsewhere:
        flash(_("What is left is being captured in another window. Look again in a moment."))
    return redirect(url_for(".show", project_id=project_id, batch_id=batch_id), 303)


@bp.post("/projects/<uuid:project_id>/captures/<uuid:batch_id>/retry")
@needs(Role.REVIEWER)
def retry(project_id: UUID, batch_id: UUID) -> ResponseReturnValue:
    """Let the addresses that failed wait again."""
    capturing.list_items(get_session(), project_id, batch_id, g.me.id)
    write(lambda session: capturing.retry_failed(session, batch_id))
    return redirect(url_for(".show", project_id=project_id, batch_id=batch_id), 303)


@bp.get("/projects/<uuid:project_id>/captures.warc.gz")
@needs(Role.REVIEWER)
def archive(project_id: UUID) -> ResponseReturnValue:
    """Send all captures of the project as a WARC file."""
    response = Response(_blocks(get_database(), project_id), mimetype="application/warc")
    response.headers["Content-Disposition"] = attachment(g.project.name, "warc.gz")
    return response


def _blocks(database: Database, project_id: UUID) -> Iterator[bytes]:
    with database.read() as session:  # one of its own, as the request's is closed by then
        yield from warc_of(session, project_id)


def _told(row: capturing.ItemRow) -> dict[str, str]:
    address = row.source_id and url_for("sources.show", source_id=row.source_id)
    return {
        "id": str(row.id),
        "state": row.state.value,
        "told": name_of(row.state, "capture_state"),
        "message": row.message,
        "title": row.title or "",
        "url": address or "",
    }


def _read(item: capturing.Taken) -> SourceDraft:
    unknown = SourceMetadata("")
    if item.data is None:
        known = SourceMetadata("", url=item.name)
        return draft_of(read_page(item.name, network()), CaptureMethod.FETCHED, known)
    upload = read_upload(item.name, item.data)
    return draft_of(upload, CaptureMethod.UPLOADED, unknown, name=item.name)


def _new_page(form: ManyForm, status: int = 200) -> ResponseReturnValue:
    unfinished = capturing.list_unfinished(get_session(), g.project.id, g.me.id)
    return render("capturing/new.html", status, form=form, unfinished=unfinished)
