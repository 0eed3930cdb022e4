"""Capturing many addresses and files at once, and taking the captures away as a WARC file."""

from collections import Counter
from collections.abc import Iterator, Sequence
from uuid import UUID

from flask import Blueprint, Response, flash, g, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from factcheck.db import Database, get_database, get_session, write
from factcheck.errors import InvalidError
from factcheck.models import CaptureMethod, CaptureState, Role, utc_now
from factcheck.names import name_of
from factcheck.sources import batches, capturing, leases
from factcheck.sources.capture import read_upload
from factcheck.sources.forms import draft_of, read_page
from factcheck.sources.forms_many import ManyForm
from factcheck.sources.pending import relate_source
from factcheck.sources.service import SourceDraft, SourceMetadata
from factcheck.sources.views_add import network
from factcheck.sources.warc import warc_of
from factcheck.web.access import needs
from factcheck.web.downloads import attachment
from factcheck.web.forms import id_or_none
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
    """Keep what was handed in, then go to the page that captures it.

    Lines that are no addresses stay in the form, to be mended and sent after the others.
    """
    form = ManyForm()
    (addresses, wrong), files = form.read_lines(), form.read_files()
    taken = len(addresses) + len(files)
    if wrong and not taken:
        form.keep_lines(wrong)
        return _new_page(form, 422)
    try:
        batch_id = write(
            lambda session: capturing.begin_batch(
                session, project_id, g.me.id, addresses, files, id_or_none(form.batch.data)
            )
        )
    except InvalidError as error:
        form.refuse(dict(error.fields))
        form.ask_for_files()
        return _new_page(form, 422)
    if wrong:
        form.keep_lines(wrong)
        form.batch.data = str(batch_id)
        return _new_page(form, 422, taken)
    return redirect(url_for(".show", project_id=project_id, batch_id=batch_id), 303)


@bp.get("/projects/<uuid:project_id>/captures/<uuid:batch_id>")
@needs(Role.REVIEWER)
def show(project_id: UUID, batch_id: UUID) -> ResponseReturnValue:
    """Show what became of each item of a batch, and the way to go on."""
    items = batches.list_items(get_session(), project_id, batch_id, g.me.id)
    counts = Counter(item.state for item in items)
    now = utc_now()
    return render(
        "capturing/show.html",
        items=items,
        batch_id=batch_id,
        waiting=counts[CaptureState.WAITING],
        failed=counts[CaptureState.FAILED],
        totals=_tell_totals(counts),
        paste_url=_paste_url,
        broken_off=any(item.claimed_until and item.claimed_until < now for item in items),
    )


@bp.post("/projects/<uuid:project_id>/captures/<uuid:batch_id>")
@needs(Role.REVIEWER)
def go_on(project_id: UUID, batch_id: UUID) -> ResponseReturnValue:
    """Capture the next item; a script asks for JSON, and for one after the other."""
    batches.list_items(get_session(), project_id, batch_id, g.me.id)
    item = write(lambda session: leases.take_next(session, batch_id))
    source_id = item and capturing.capture_item(item, _read, get_database(), g.me.id, translate)
    if source_id:
        relate_source(get_database(), source_id)
    items = batches.list_items(get_session(), project_id, batch_id, g.me.id)
    elsewhere = "" if item else _tell_elsewhere(items)
    if request.accept_mimetypes.best == "application/json":
        totals = _tell_totals(Counter(row.state for row in items))
        return jsonify(items=[_told(row) for row in items], totals=totals, elsewhere=elsewhere)
    if elsewhere:
        flash(elsewhere)
    return redirect(url_for(".show", project_id=project_id, batch_id=batch_id), 303)


@bp.post("/projects/<uuid:project_id>/captures/<uuid:batch_id>/retry")
@needs(Role.REVIEWER)
def retry(project_id: UUID, batch_id: UUID) -> ResponseReturnValue:
    """Let the addresses that failed wait again."""
    batches.list_items(get_session(), project_id, batch_id, g.me.id)
    write(lambda session: capturing.retry_failed(session, batch_id))
    return redirect(url_for(".show", project_id=project_id, batch_id=batch_id), 303)


@bp.get("/projects/<uuid:project_id>/captures.warc.gz")
@needs(Role.REVIEWER)
def archive(project_id: UUID) -> ResponseReturnValue:
    """Send all captures of the project as a WARC file."""
    response = Response(_blocks(get_database(), project_id, g.me.id), mimetype="application/warc")
    response.headers["Content-Disposition"] = attachment(g.project.name, "warc.gz")
    return response


def _blocks(database: Database, project_id: UUID, reader_id: UUID) -> Iterator[bytes]:
    with database.read() as session:  # one of its own, as the request's is closed by then
        yield from warc_of(session, project_id, reader_id)


def _tell_elsewhere(items: Sequence[batches.ItemRow]) -> str:
    """Say that what is left is being captured, unless it was broken off; "" if nothing is left."""
    if all(item.state is not CaptureState.WAITING for item in items):
        return ""
    told: str = _(
        "What is left is being captured, maybe in another window. If that was broken off, it can "
        "be gone on with after %(seconds)s seconds.",
        seconds=int(leases.LEASE.total_seconds()),
    )
    return told


def _tell_totals(counts: Counter[CaptureState]) -> str:
    """Say how many items are in which state, none of those that no item is in."""
    told = {
        CaptureState.ADDED: ngettext("%(num)s added", "%(num)s added", counts[CaptureState.ADDED]),
        CaptureState.KNOWN: ngettext(
            "%(num)s in the library already",
            "%(num)s in the library already",
            counts[CaptureState.KNOWN],
        ),
        CaptureState.FAILED: ngettext(
            "%(num)s not added", "%(num)s not added", counts[CaptureState.FAILED]
        ),
        CaptureState.WAITING: ngettext(
            "%(num)s waiting", "%(num)s waiting", counts[CaptureState.WAITING]
        ),
    }
    said: str = " · ".join(words for state, words in told.items() if counts[state])
    return said


def _paste_url(row: batches.ItemRow) -> str:
    """Return where the text of what failed is pasted; "" for what did not."""
    if row.state is not CaptureState.FAILED:
        return ""
    url, title = (None, row.name) if row.is_file else (row.name, None)
    return url_for(
        "adding.new", project_id=g.project.id, url=url, title=title, item=row.id, _anchor="text"
    )


def _told(row: batches.ItemRow) -> dict[str, str]:
    address = row.source_id and url_for("sources.show", source_id=row.source_id)
    return {
        "id": str(row.id),
        "state": row.state.value,
        "told": name_of(row.state, "capture_state"),
        "message": row.message,
        "title": row.title or "",
        "url": address or "",
        "paste": _paste_url(row),
    }


def _read(item: leases.Taken) -> SourceDraft:
    unknown = SourceMetadata("")
    if item.data is None:
        known = SourceMetadata("", url=item.name)
        return draft_of(read_page(item.name, network()), CaptureMethod.FETCHED, known)
    upload = read_upload(item.name, item.data)
    return draft_of(upload, CaptureMethod.UPLOADED, unknown, name=item.name)


def _new_page(form: ManyForm, status: int = 200, taken: int = 0) -> ResponseReturnValue:
    """Show the form.

    Args:
        taken: how many of what was handed in need no mending.
    """
    begun = batches.list_batches(get_session(), g.project.id, g.me.id)
    if taken:  # the page tells of this one above all
        begun = [row for row in begun if str(row.id) != form.batch.data]
    return render(
        "capturing/new.html", status, form=form, batches=begun, taken=taken, tell=_tell_totals
    )
