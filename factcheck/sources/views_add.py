"""Adding a source, and a newer text of one that is here."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from factcheck.db import get_database, get_session, release, write
from factcheck.errors import DomainError, DuplicateError, InvalidError, StaleError, TooLargeError
from factcheck.models import CaptureMethod, CaptureState, Role, Source
from factcheck.reviews.blind import find_blind_at
from factcheck.sources import batches, service
from factcheck.sources.capture import Upload
from factcheck.sources.capturing import File
from factcheck.sources.connection import Network
from factcheck.sources.finding import get_source
from factcheck.sources.forms import NewSourceForm, NewTextForm, TextForm
from factcheck.sources.holding import drop_held, find_held, hold_file
from factcheck.sources.pending import relate_source
from factcheck.sources.service import CapturedSource, capture_source
from factcheck.web.access import needs
from factcheck.web.forms import id_or_none, uuid_or_none
from factcheck.web.language import translate
from factcheck.web.pages import render

bp = Blueprint("adding", __name__)


@bp.get("/projects/<uuid:project_id>/sources/new")
@needs(Role.REVIEWER)
def new(project_id: UUID) -> ResponseReturnValue:
    """Show the form for adding a source, on the way to a sentence or not.

    With ?url= or ?title= it begins with that, for the text to be pasted; with ?item= it is of what
    could not be captured.
    """
    ways = ("sentence", "annotation", "item")
    asked = {name: str(id_or_none(request.args.get(name)) or "") for name in ways}
    known = {name: request.args[name] for name in ("url", "title") if name in request.args}
    return _new_page(NewSourceForm(**asked, **known))


@bp.post("/projects/<uuid:project_id>/sources/new")
@needs(Role.REVIEWER)
def create(project_id: UUID) -> ResponseReturnValue:
    """Add what was pasted, uploaded or fetched, then go on to the sentence it is for."""
    form = NewSourceForm()
    then = _then(form)
    if not form.validate():
        return _new_page(form, 422)
    try:
        upload, method = _take(form, form.url.data)
        source = capture_source(form.draft(upload, method))
    except DomainError as error:
        return _new_page(form, refuse(form, error))
    apart = request.form.get("apart") == "1"
    item, sentence = (uuid_or_none(field.data) for field in (form.item, form.sentence))
    made_in = sentence and find_blind_at(get_session(), project_id, sentence)
    try:
        store = partial(batches.store_for_item, item_id=item) if item else service.store_source
        known: dict[str, Any] = {"apart": apart, "made_in_id": made_in}
        source_id = write(lambda session: store(session, project_id, source, g.me.id, **known))
    except DuplicateError as error:
        return _known(form, source, error, then)
    _stored(form, source_id)
    return redirect(then(source_id), 303)


@bp.get("/sources/<uuid:source_id>/again")
@needs(Role.REVIEWER)
def again(source_id: UUID) -> ResponseReturnValue:
    """Show the form for a newer text of a source."""
    return _again_page(get_source(get_session(), source_id), NewTextForm())


@bp.post("/sources/<uuid:source_id>/again")
@needs(Role.REVIEWER)
def add_text(source_id: UUID) -> ResponseReturnValue:
    """Keep what a source says now, beside what it said before."""
    source, form = get_source(get_session(), source_id), NewTextForm()
    if not form.validate():
        return _again_page(source, form, 422)
    address = source.url if request.form.get("fetch") else ""
    try:
        text = capture_source(form.draft(source.title, *_take(form, address)))
    except DomainError as error:
        return _again_page(source, form, refuse(form, error))
    try:
        _add_text(form, source_id, text)
    except DuplicateError as error:
        flash(translate(error.message))
        return redirect(url_for("sources.show", source_id=error.existing_id), 303)
    except StaleError as error:
        _hold(form, text)
        form.refuse({_given(form): error.message})
        return _again_page(get_source(get_session(), source_id), form, 409)
    flash(_("The text has changed, and the new one was kept beside the old."))
    if item := uuid_or_none(request.form.get("item")):
        _settle(item, source_id)
    return redirect(url_for("sources.changes", source_id=source_id), 303)


def network() -> Network:
    """Return how the internet is reached; the database must be released before it is used."""
    found: Network = current_app.extensions["network"]
    return found


def refuse(form: NewSourceForm | NewTextForm, error: DomainError) -> int:
    """Show beside the fields of *form* why it was refused, and return the status of the answer."""
    given = _given(form)
    named = error.fields if isinstance(error, InvalidError) and given != "url" else {}
    form.refuse(
        {name if name in form else given: said for name, said in named.items()}
        or {given: error.message}
    )
    if isinstance(error, TooLargeError):
        return 413
    return 422 if isinstance(error, InvalidError) else 503


def _given(form: NewSourceForm | NewTextForm) -> str:
    """Return the name of the field that what was handed in came by."""
    chosen = form.file.data
    if isinstance(chosen, FileStorage) and chosen.filename:
        return "file"
    if (form.text.data or "").strip():
        return "text"
    if form.held.data:
        return "file"
    return "url" if "url" in form else "text"


def _known(
    form: NewSourceForm,
    source: CapturedSource,
    error: DuplicateError,
    then: Callable[[UUID], str],
) -> ResponseReturnValue:
    """Say that a source is here. A page that was fetched anew gives it a newer text instead."""
    same_page = error.message == service.SAME_PAGE
    item = uuid_or_none(form.item.data)
    existing = get_source(get_session(), error.existing_id)
    if same_page and source.draft.method is CaptureMethod.FETCHED and not existing.removed:
        try:
            _add_text(form, existing.id, source)
        except DuplicateError as refusal:
            flash(translate(refusal.message))
            return redirect(url_for("sources.show", source_id=refusal.existing_id), 303)
        flash(_("This page is in the library already. Its text has changed since, and was kept."))
        if item:
            _settle(item, existing.id)
        return redirect(then(existing.id), 303)
    if same_page:
        _hold(form, source)
    elif item:
        _settle(item, existing.id)
    return _new_page(form, 409, existing, same_page=same_page)


def _settle(item: UUID, source_id: UUID) -> None:
    """Note that what could not be captured is in the library."""
    write(
        lambda session: batches.settle_item(
            session, g.project.id, g.me.id, item, source_id, CaptureState.KNOWN
        )
    )


def _add_text(form: TextForm, source_id: UUID, text: CapturedSource) -> None:
    write(lambda session: service.add_text(session, source_id, text, g.me.id))
    _stored(form, source_id)


def _stored(form: TextForm, source_id: UUID) -> None:
    """Do what may be done later: forget the file, and compare the source with the library."""
    if held_id := uuid_or_none(form.held.data):
        write(lambda session: drop_held(session, g.me.id, held_id))
    relate_source(get_database(), source_id)


def _hold(form: TextForm, source: CapturedSource) -> None:
    """Keep a file that was read, as a browser does not send it twice."""
    chosen, data = form.file.data, source.draft.original
    if isinstance(chosen, FileStorage) and chosen.filename and data is not None:
        file = File.received(chosen.filename, data)
        held_id = write(lambda session: hold_file(session, g.project.id, g.me.id, file))
        form.held.data = str(held_id)


def _take(form: TextForm, url: str) -> tuple[Upload | None, CaptureMethod]:
    """Read what was handed in, or fetch it, and hold nothing of the database meanwhile."""
    held = find_held(get_session(), g.project.id, g.me.id, uuid_or_none(form.held.data))
    release()
    return form.take(url, network(), held)


def _then(form: NewSourceForm) -> Callable[[UUID], str]:
    """Return where to go with a source: to the sentence or batch it is for, else to its page."""
    sentence, words = uuid_or_none(form.sentence.data), uuid_or_none(form.annotation.data)
    if batch := _batch(form):
        url = url_for("capturing.show", project_id=g.project.id, batch_id=batch)
        return lambda _source_id: url
    if sentence is None:
        return lambda source_id: url_for("sources.show", source_id=source_id)
    return lambda source_id: url_for(
        "evidence.new", sentence_id=sentence, source=source_id, annotation=words
    )


def _batch(form: NewSourceForm) -> UUID | None:
    """Return the batch that holds what could not be captured, and is pasted instead."""
    item = uuid_or_none(form.item.data)
    return item and batches.find_batch(get_session(), g.project.id, g.me.id, item)


def _new_page(
    form: NewSourceForm,
    status: int = 200,
    existing: Source | None = None,
    *,
    same_page: bool = False,
) -> ResponseReturnValue:
    return render(
        "sources/new.html",
        status,
        form=form,
        existing=existing,
        same_page=same_page,
        batch=_batch(form),
    )


def _again_page(source: Source, form: NewTextForm, status: int = 200) -> ResponseReturnValue:
    return render("sources/again.html", status, source=source, form=form)
