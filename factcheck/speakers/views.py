"""The registry of speakers: listing, adding, reading and correcting them."""

from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.db import get_session, write
from factcheck.errors import DuplicateError, InvalidError, StaleError
from factcheck.models import Role, SpeakerKind
from factcheck.speakers import registry
from factcheck.speakers.entries import Entry, get_entry
from factcheck.speakers.forms import AliasForm, NewSpeakerForm, SpeakerForm
from factcheck.speakers.listing import (
    count_quotations,
    find_family,
    list_quotations,
    list_speakers,
)
from factcheck.talk.page import read_talk
from factcheck.talk.topics import find_speaker
from factcheck.web.access import needs
from factcheck.web.forms import id_or_none, uuid_or_none
from factcheck.web.language import translate
from factcheck.web.pages import render

bp = Blueprint("speakers", __name__)

UNDOABLE = "undo"
"""Category of a message that offers to undo what it tells of."""


@bp.get("/projects/<uuid:project_id>/speakers")
@needs(Role.VIEWER)
def index(project_id: UUID) -> ResponseReturnValue:
    """List the registry, or those of it that are called so, or are of one kind."""
    typed = request.args.get("q", "").strip()[:200]
    asked = request.args.get("kind", "")
    kind = SpeakerKind(asked) if asked in {*SpeakerKind} else None
    after = id_or_none(request.args.get("after"))
    rows, last = list_speakers(
        get_session(), project_id, g.me.id, typed=typed, kind=kind, after=after
    )
    following = last and url_for(
        ".index", project_id=project_id, after=last, q=typed or None, kind=kind
    )
    return render("speakers/index.html", rows=rows, q=typed, kind=kind, next_page=following)


@bp.get("/projects/<uuid:project_id>/speakers/new")
@needs(Role.REVIEWER)
def new(project_id: UUID) -> ResponseReturnValue:
    """Show the form for adding a speaker."""
    return render("speakers/new.html", form=NewSpeakerForm(), existing=None)


@bp.post("/projects/<uuid:project_id>/speakers/new")
@needs(Role.REVIEWER)
def create(project_id: UUID) -> ResponseReturnValue:
    """Add a speaker, or show who is called so already."""
    form = NewSpeakerForm()
    if not form.validate():
        return render("speakers/new.html", 422, form=form, existing=None)
    details = form.details()
    try:
        added = write(lambda s: registry.create_speaker(s, project_id, details, g.me.id))
    except DuplicateError as error:
        existing = get_entry(get_session(), error.existing_id)
        return render("speakers/new.html", 409, form=form, existing=existing)
    except InvalidError as error:
        form.refuse(error.fields)
        return render("speakers/new.html", 422, form=form, existing=None)
    flash(_("Added."), UNDOABLE)
    return redirect(url_for(".show", speaker_id=added), 303)


@bp.get("/speakers/<uuid:speaker_id>")
@needs(Role.VIEWER)
def show(speaker_id: UUID) -> ResponseReturnValue:
    """Show a speaker; one that was merged leads to the one it was merged into."""
    entry = get_entry(get_session(), speaker_id)
    if entry.merged_into_id:
        return redirect(url_for(".show", speaker_id=entry.merged_into_id), 303)
    return _page(entry, AliasForm(), 200)


@bp.get("/speakers/<uuid:speaker_id>/details")
@needs(Role.REVIEWER)
def edit(speaker_id: UUID) -> ResponseReturnValue:
    """Show what is known of a speaker, to be corrected."""
    entry = get_entry(get_session(), speaker_id)
    if not entry.changeable:
        return redirect(url_for(".show", speaker_id=speaker_id), 303)
    return render("speakers/edit.html", entry=entry, form=SpeakerForm.showing(entry))


@bp.post("/speakers/<uuid:speaker_id>/details")
@needs(Role.REVIEWER)
def update(speaker_id: UUID) -> ResponseReturnValue:
    """Save the corrected details."""
    form = SpeakerForm()
    if not form.validate():
        return _edit_again(speaker_id, form, 422)
    details, seen = form.details(), form.revision.data
    try:
        write(lambda s: registry.update_speaker(s, speaker_id, details, seen, g.me.id))
    except StaleError as error:
        stored = get_entry(get_session(), speaker_id)
        theirs = _("Theirs: %(name)s", name=stored.name)
        form.refuse({"name": f"{translate(error.message)} {theirs}"})
        form.see_revision(stored.revision)
        return _edit_again(speaker_id, form, 409)
    except InvalidError as error:
        if not error.fields:
            raise
        form.refuse(error.fields)
        return _edit_again(speaker_id, form, 422)
    flash(_("Saved."), UNDOABLE)
    return redirect(url_for(".show", speaker_id=speaker_id), 303)


@bp.post("/speakers/<uuid:speaker_id>/aliases")
@needs(Role.REVIEWER)
def add_alias(speaker_id: UUID) -> ResponseReturnValue:
    """Let a speaker be found by another name."""
    form = AliasForm()
    if form.validate():
        typed = form.alias.data
        try:
            alias = write(lambda s: registry.add_alias(s, speaker_id, typed, g.me.id))
        except InvalidError as error:
            if not error.fields:
                raise
            form.refuse(error.fields)
        else:
            flash(_("Also found as “%(name)s” now.", name=alias), UNDOABLE)
            return redirect(url_for(".show", speaker_id=speaker_id), 303)
    return _page(get_entry(get_session(), speaker_id), form, 422)


@bp.post("/speakers/<uuid:speaker_id>/aliases/remove")
@needs(Role.REVIEWER)
def remove_alias(speaker_id: UUID) -> ResponseReturnValue:
    """Let a speaker be found by a name no more."""
    alias_id = uuid_or_none(request.form.get("alias")) or speaker_id  # no alias has that id
    alias = write(lambda s: registry.remove_alias(s, speaker_id, alias_id, g.me.id))
    flash(_("No longer found as “%(name)s”.", name=alias), UNDOABLE)
    return redirect(url_for(".show", speaker_id=speaker_id), 303)


@bp.post("/speakers/<uuid:speaker_id>/restore")
@needs(Role.REVIEWER)
def restore(speaker_id: UUID) -> ResponseReturnValue:
    """Put back a speaker whose adding was undone."""
    write(lambda s: registry.restore_speaker(s, speaker_id, g.me.id))
    return redirect(url_for(".show", speaker_id=speaker_id), 303)


def _page(entry: Entry, form: AliasForm, status: int) -> ResponseReturnValue:
    session = get_session()
    after = id_or_none(request.args.get("after"))
    quotations, last = list_quotations(session, entry.id, g.me.id, after=after)
    quoted = count_quotations(session, find_family(session, [entry.id]), g.me.id)
    following = last and url_for(".show", speaker_id=entry.id, after=last, _anchor="quoted")
    return render(
        "speakers/show.html",
        status,
        entry=entry,
        form=form,
        quotations=quotations,
        quoted=quoted.get(entry.id, 0),
        next_page=following,
        first_page=after is None,
        talk=read_talk(session, find_speaker(session, entry.id, g.me.id), g.me.id, g.role),
    )


def _edit_again(speaker_id: UUID, form: SpeakerForm, status: int) -> ResponseReturnValue:
    entry = get_entry(get_session(), speaker_id)
    return render("speakers/edit.html", status, entry=entry, form=form)
