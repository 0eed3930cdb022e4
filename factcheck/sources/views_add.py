"""Adding a source, and a newer text of one that is here."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, current_app, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.db import get_session, release, write
from factcheck.errors import DomainError, DuplicateError, InvalidError, TooLargeError
from factcheck.models import CaptureMethod, Role, Source
from factcheck.sources import service
from factcheck.sources.connection import Network
from factcheck.sources.finding import get_source
from factcheck.sources.forms import NewSourceForm, NewTextForm
from factcheck.sources.service import CapturedSource, capture_source
from factcheck.sources.snapshots import list_snapshots
from factcheck.web.access import needs
from factcheck.web.forms import BaseForm, uuid_or_none
from factcheck.web.language import translate
from factcheck.web.pages import render

bp = Blueprint("adding", __name__)


@bp.get("/projects/<uuid:project_id>/sources/new")
@needs(Role.REVIEWER)
def new(project_id: UUID) -> ResponseReturnValue:
    """Show the form for adding a source, on the way to a sentence or not."""
    sentence = uuid_or_none(request.args.get("sentence"))
    annotation = uuid_or_none(request.args.get("annotation"))
    form = NewSourceForm(sentence=str(sentence or ""), annotation=str(annotation or ""))
    return _new_page(form)


@bp.post("/projects/<uuid:project_id>/sources/new")
@needs(Role.REVIEWER)
def create(project_id: UUID) -> ResponseReturnValue:
    """Add what was pasted, uploaded or fetched, then go on to the sentence it is for."""
    form = NewSourceForm()
    then = _then(form)
    if not form.validate():
        return _new_page(form, 422)
    try:
        source = _capture(form)
    except DomainError as error:
        return _new_page(form, refuse(form, error))
    try:
        source = service.find_kin_of(get_session(), project_id, source)
        apart = request.form.get("apart") == "1"
        source_id = write(
            lambda session: service.store_source(session, project_id, source, g.me.id, apart=apart)
        )
    except DuplicateError as error:
        return _known(form, source, get_source(get_session(), error.existing_id), then)
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
    try:
        text = capture_source(form.draft(source.title, *form.take(source.url, network())))
    except DomainError as error:
        return _again_page(source, form, refuse(form, error))
    try:
        write(lambda session: service.add_text(session, source_id, text, g.me.id))
    except DuplicateError as error:
        flash(translate(error.message))
        return redirect(url_for("sources.show", source_id=error.existing_id), 303)
    flash(_("The text has changed, and the new one was kept beside the old."))
    return redirect(url_for("sources.changes", source_id=source_id), 303)


def network() -> Network:
    """Return how the internet is reached, and hold nothing of the database meanwhile."""
    release()
    found: Network = current_app.extensions["network"]
    return found


def refuse(form: BaseForm, error: DomainError) -> int:
    """Show beside the fields of *form* why it was refused, and return the status of the answer."""
    fetching = not (form.file.data or (form.text.data or "").strip())
    if fetching and "url" in form:
        form.refuse({"url": error.message})
    else:
        named = error.fields if isinstance(error, InvalidError) else {}
        form.refuse(
            {name if name in form else "text": said for name, said in named.items()}
            or {"text": error.message}
        )
    if isinstance(error, TooLargeError):
        return 413
    return 422 if isinstance(error, InvalidError) else 503


def _capture(form: NewSourceForm) -> CapturedSource:
    upload, method = form.take(form.url.data, network())
    return capture_source(form.draft(upload, method))


def _known(
    form: NewSourceForm, source: CapturedSource, existing: Source, then: Callable[[UUID], str]
) -> ResponseReturnValue:
    """Say that a source is here. A page that was fetched anew gives it a newer text instead."""
    same_page = bool(existing.page) and source.captured.sha256 not in _texts_of(existing.id)
    if same_page and source.draft.method is CaptureMethod.FETCHED:
        write(lambda session: service.add_text(session, existing.id, source, g.me.id))
        flash(_("This page is in the library already. Its text has changed since, and was kept."))
        return redirect(then(existing.id), 303)
    if same_page and source.draft.method is CaptureMethod.UPLOADED:
        form.text.data = source.captured.text  # a browser does not send a file twice
    return _new_page(form, 409, existing, same_page=same_page)


def _texts_of(source_id: UUID) -> set[str]:
    return {row.sha256 for row in list_snapshots(get_session(), source_id)}


def _then(form: NewSourceForm) -> Callable[[UUID], str]:
    """Return where to go with a source: to the sentence that it is for, else to its own page."""
    sentence, words = uuid_or_none(form.sentence.data), uuid_or_none(form.annotation.data)
    if sentence is None:
        return lambda source_id: url_for("sources.show", source_id=source_id)
    return lambda source_id: url_for(
        "evidence.new", sentence_id=sentence, source=source_id, annotation=words
    )


def _new_page(
    form: NewSourceForm,
    status: int = 200,
    existing: Source | None = None,
    *,
    same_page: bool = False,
) -> ResponseReturnValue:
    return render("sources/new.html", status, form=form, existing=existing, same_page=same_page)


def _again_page(source: Source, form: NewTextForm, status: int = 200) -> ResponseReturnValue:
    return render("sources/again.html", status, source=source, form=form)
