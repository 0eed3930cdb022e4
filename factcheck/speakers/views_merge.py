"""Merging two speakers that are one, and splitting off a mistaken alias."""

from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.db import get_session, write
from factcheck.errors import InvalidError
from factcheck.models import Role, SpeakerKind
from factcheck.speakers import merging
from factcheck.speakers.entries import get_entry
from factcheck.speakers.finding import search_speakers
from factcheck.speakers.views import UNDOABLE
from factcheck.web.access import needs
from factcheck.web.forms import id_or_none, uuid_or_none
from factcheck.web.language import translate
from factcheck.web.pages import render

bp = Blueprint("merging", __name__)


@bp.get("/speakers/<uuid:speaker_id>/merge")
@needs(Role.EDITOR)
def choose(speaker_id: UUID) -> ResponseReturnValue:
    """Let the editor look for the speaker to merge into; with ?into=, show what will move."""
    entry = get_entry(get_session(), speaker_id)
    if not entry.changeable:
        return redirect(url_for("speakers.show", speaker_id=speaker_id), 303)
    into_id = id_or_none(request.args.get("into"))
    if into_id is None:
        return _choose(speaker_id)
    try:
        plan = merging.plan_merge(get_session(), speaker_id, into_id, g.me.id)
    except InvalidError as error:
        return _choose(speaker_id, translate(error.message), 422)
    return render("speakers/merge.html", plan=plan)


@bp.post("/speakers/<uuid:speaker_id>/merge")
@needs(Role.EDITOR)
def merge(speaker_id: UUID) -> ResponseReturnValue:
    """Merge a speaker into the one chosen."""
    into_id = uuid_or_none(request.form.get("into"))
    if into_id is None:
        return _choose(speaker_id, _("Choose whom to merge it into."), 422)
    merged = get_entry(get_session(), speaker_id)
    try:
        standing = write(lambda s: merging.merge_speakers(s, speaker_id, into_id, g.me.id))
    except InvalidError as error:
        if not error.fields:
            raise
        return _choose(speaker_id, translate(error.message), 422)
    into = get_entry(get_session(), standing)
    flash(_("“%(name)s” is now “%(into)s”.", name=merged.name, into=into.name), UNDOABLE)
    return redirect(url_for("speakers.show", speaker_id=standing), 303)


@bp.get("/speakers/<uuid:speaker_id>/split")
@needs(Role.EDITOR)
def confirm_split(speaker_id: UUID) -> ResponseReturnValue:
    """Show what splitting off the name of ?alias= will do."""
    alias_id = id_or_none(request.args.get("alias"))
    entry = get_entry(get_session(), speaker_id)
    if alias_id is None or not entry.changeable:
        return redirect(url_for("speakers.show", speaker_id=speaker_id), 303)
    plan = merging.plan_split(get_session(), speaker_id, alias_id, g.me.id)
    return render("speakers/split.html", plan=plan)


@bp.post("/speakers/<uuid:speaker_id>/split")
@needs(Role.EDITOR)
def split(speaker_id: UUID) -> ResponseReturnValue:
    """Make a mistaken alias a speaker of its own."""
    alias_id = uuid_or_none(request.form.get("alias")) or speaker_id  # no alias has that id
    made = write(lambda s: merging.split_alias(s, speaker_id, alias_id, g.me.id))
    name = get_entry(get_session(), made).name
    flash(_("“%(name)s” is a speaker of its own now.", name=name), UNDOABLE)
    return redirect(url_for("speakers.show", speaker_id=made), 303)


def _choose(speaker_id: UUID, problem: str = "", status: int = 200) -> ResponseReturnValue:
    session = get_session()
    entry = get_entry(session, speaker_id)
    typed = request.args.get("q", "").strip()[:200]
    found = [
        match
        for match in search_speakers(session, entry.project_id, typed, g.me.id)
        if match.id != speaker_id and match.kind is not SpeakerKind.AUTHOR
    ]
    return render(
        "speakers/choose.html", status, entry=entry, q=typed, found=found, problem=problem
    )
