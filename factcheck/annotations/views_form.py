"""The panel's forms, for browsers without scripts: saving it, and marking a span by its words."""

from uuid import UUID

from flask import Blueprint, g, redirect, request
from flask.typing import ResponseReturnValue

from factcheck.annotations import service, workbench
from factcheck.annotations.forms import AnnotationForm, SpanForm
from factcheck.annotations.places import Place, find_place
from factcheck.annotations.reading import Reading, Saved, Span
from factcheck.annotations.stored import find_saved
from factcheck.annotations.views import show_page, workbench_url
from factcheck.db import get_session, write
from factcheck.errors import InvalidError, StaleError
from factcheck.models import Role
from factcheck.web.access import needs
from factcheck.web.forms import uuid_or_none

bp = Blueprint("annotations_form", __name__)


@bp.post("/sentences/<uuid:sentence_id>/annotation")
@needs(Role.REVIEWER)
def save(sentence_id: UUID) -> ResponseReturnValue:
    """Save the panel, or take the span away, and go on to where the button says."""
    place = find_place(get_session(), sentence_id, g.me.id)
    form = AnnotationForm()
    target = _target(place, form)
    removed = request.form.get("then") == "remove"
    reading: Reading | None
    if removed and target:
        reading = target.reading  # as it is, so that it comes back as it was
    else:
        reading = form.reading(place.text, target) if form.validate() else None
    if reading is None:
        return _again(place, form, target, 422)
    try:
        _save(place, form, target, reading, removed=removed)
    except InvalidError as error:
        form.refuse_by(error)
        return _again(place, form, target, 422)
    except StaleError:
        return _again(place, _take_over(form, place), target, 409, stale=True)
    return redirect(_after(place, target), 303)


@bp.post("/sentences/<uuid:sentence_id>/spans")
@needs(Role.REVIEWER)
def mark(sentence_id: UUID) -> ResponseReturnValue:
    """Mark the words that were typed, so that something can be said of them."""
    place = find_place(get_session(), sentence_id, g.me.id)
    form = SpanForm()
    span = form.span(place.text) if form.validate() else None
    if span is None:
        return show_page(place.article_id, sentence_id, span_form=form, status=422)
    span_id = UUID(form.id.data)
    try:
        _save_span(place, span_id, span)
    except InvalidError as error:
        form.refuse({"words": error.message})
        return show_page(place.article_id, sentence_id, span_form=form, status=422)
    return redirect(_at(place, span_id), 303)


def _target(place: Place, form: AnnotationForm) -> Saved | None:
    """Return what the form was opened for as it is stored now, or None for nothing yet."""
    if (annotation_id := uuid_or_none(form.id.data)) is None:
        return None
    return find_saved(get_session(), place, annotation_id)


def _save(
    place: Place, form: AnnotationForm, target: Saved | None, reading: Reading, *, removed: bool
) -> None:
    write(
        lambda session: service.save_annotation(
            session,
            UUID(form.id.data),
            place.sentence_id,
            g.me.id,
            reading,
            seen_revision=form.revision.data,
            span=target.span if target else None,
            removed=removed and target is not None and target.span is not None,
        )
    )


def _save_span(place: Place, span_id: UUID, span: Span) -> None:
    write(
        lambda session: service.save_annotation(
            session, span_id, place.sentence_id, g.me.id, Reading(), seen_revision=0, span=span
        )
    )


def _take_over(form: AnnotationForm, place: Place) -> AnnotationForm:
    """Let the form's next save replace what is stored, which the page shows beside it."""
    stored = _target(place, form)
    form.id.data = str(stored.id) if stored else form.id.data
    form.id.raw_data = None
    form.see_revision(stored.revision if stored else 0)
    return form


def _again(
    place: Place, form: AnnotationForm, target: Saved | None, status: int, *, stale: bool = False
) -> ResponseReturnValue:
    """Show the form with what was typed, and why it was not saved."""
    span_id = target.id if target and target.span else None
    return show_page(
        place.article_id,
        place.sentence_id,
        annotation_id=span_id,
        form=form,
        status=status,
        stale=stale,
    )


def _after(place: Place, target: Saved | None) -> str:
    """Where to go after a save: the same target, the whole sentence, or the next untagged one."""
    then = request.form.get("then")
    if then == "next":
        rows = workbench.list_sentences(get_session(), place.article_id, g.me.id)
        if following := workbench.find_next_untagged(rows, place.position):
            return workbench_url(place.article_id, following.id, following.position)
    return _at(place, target.id if target and target.span and then != "remove" else None)


def _at(place: Place, span_id: UUID | None) -> str:
    return workbench_url(place.article_id, place.sentence_id, place.position, span_id)
