"""Linking a passage of a source to a sentence or words in it, and changing such a link."""

from functools import partial
from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.annotations.views import workbench_url
from factcheck.articles.reading import ReadSentence, read_sentence
from factcheck.compare.suggesting import suggest_sources
from factcheck.db import get_session, write
from factcheck.errors import DuplicateError, InvalidError, NotFoundError, StaleError
from factcheck.models import Role, Stance
from factcheck.names import name_of
from factcheck.sources import evidence
from factcheck.sources.finding import NO_SOURCE, find_source_of, get_newest_snapshot, get_source
from factcheck.sources.forms_evidence import EvidenceChangeForm, EvidenceForm
from factcheck.sources.linked import EvidenceRow, find_target, get_evidence
from factcheck.sources.listing import Wanted, list_sources
from factcheck.sources.offering import offer_passages
from factcheck.sources.relating import find_descent
from factcheck.sources.snapshots import get_snapshots
from factcheck.web.access import needs
from factcheck.web.forms import id_or_none, uuid_or_none
from factcheck.web.language import translate
from factcheck.web.pages import local_url, render
from factcheck.words import say

bp = Blueprint("evidence", __name__)


@bp.get("/sentences/<uuid:sentence_id>/evidence")
@needs(Role.REVIEWER)
def choose(sentence_id: UUID) -> ResponseReturnValue:
    """Choose the source for a sentence."""
    session = get_session()
    typed = request.args.get("q", "").strip()[:200]
    after = id_or_none(request.args.get("after"))
    rows, last = list_sources(session, g.project.id, g.me.id, Wanted(typed), after=after)
    target = find_target(session, sentence_id, g.me.id, _annotation())
    here = partial(url_for, ".choose", sentence_id=sentence_id, annotation=target.annotation_id)
    read = read_sentence(session, sentence_id)
    linked = {link.source_id for link in target.links}
    suggested = None
    if request.args.get("suggest") == "1":
        claim, language = target.words or read.sentence.text, read.article.language
        suggested = suggest_sources(session, g.project.id, claim, language, linked)
    return render(
        "evidence/choose.html",
        **read.context(),
        target=target,
        rows=rows,
        linked=linked,
        suggested=suggested,
        suggest_url=here(suggest="1", _anchor="suggested"),
        choose_url=lambda source_id: url_for(
            ".new", sentence_id=sentence_id, source=source_id, annotation=target.annotation_id
        ),
        q=typed,
        next_page=last and here(q=typed or None, after=last),
    )


@bp.get("/sentences/<uuid:sentence_id>/evidence/new")
@needs(Role.REVIEWER)
def new(sentence_id: UUID) -> ResponseReturnValue:
    """Choose the passage of a source, and what it does to the sentence."""
    source_id = id_or_none(request.args.get("source"))
    if source_id is None:
        return redirect(url_for(".choose", sentence_id=sentence_id, annotation=_annotation()))
    return _passages_page(sentence_id, source_id)


@bp.post("/sentences/<uuid:sentence_id>/evidence")
@needs(Role.REVIEWER)
def create(sentence_id: UUID) -> ResponseReturnValue:
    """Link the chosen passage."""
    form = EvidenceForm()
    snapshot_id = uuid_or_none(form.snapshot.data)
    source = find_source_of(get_session(), g.project.id, snapshot_id)
    if not form.validate():
        return _passages_page(sentence_id, source.id, form, 422)
    draft, annotation_id = form.draft(), uuid_or_none(form.annotation.data)
    descent = find_descent(get_session(), sentence_id, draft.snapshot_id)
    try:
        write(
            lambda session: evidence.link_evidence(
                session, sentence_id, g.me.id, draft, annotation_id, descent
            )
        )
    except (DuplicateError, InvalidError) as error:
        form.refuse({"span": error.message})
        status = 409 if isinstance(error, DuplicateError) else 422
        return _passages_page(sentence_id, source.id, form, status)
    if form.next.data:  # the workbench says by itself what was saved, and has its own undo
        flash(_("Linked."), "undo")
    return redirect(_after(form.next.data, sentence_id, annotation_id), 303)


@bp.get("/evidence/<uuid:evidence_id>")
@needs(Role.REVIEWER)
def edit(evidence_id: UUID) -> ResponseReturnValue:
    """Show a link, to be changed."""
    link = get_evidence(get_session(), evidence_id, g.me.id)
    then = local_url(request.args.get("next"), "")
    return _link_page(link, EvidenceChangeForm.showing(link, then))


@bp.post("/evidence/<uuid:evidence_id>")
@needs(Role.REVIEWER)
def update(evidence_id: UUID) -> ResponseReturnValue:
    """Save another stance or note. A form without a note field keeps the note."""
    link = get_evidence(get_session(), evidence_id, g.me.id)
    form = EvidenceChangeForm()
    if not form.validate():
        return _link_page(link, form, 422)
    note = form.note.data if "note" in request.form else None
    try:
        write(
            lambda session: evidence.update_evidence(
                session,
                evidence_id,
                g.me.id,
                Stance(form.stance.data),
                note,
                seen_revision=form.revision.data,
            )
        )
    except StaleError as error:
        stored = get_evidence(get_session(), evidence_id, g.me.id)
        form.refuse({"note": _stored_now(error, stored)})
        form.see_revision(stored.revision)
        return _link_page(stored, form, 409)
    if form.next.data:
        flash(_("Link changed."), "undo")
    return redirect(_after(form.next.data, link.sentence_id, link.span_id), 303)


@bp.post("/evidence/<uuid:evidence_id>/remove")
@needs(Role.REVIEWER)
def remove(evidence_id: UUID) -> ResponseReturnValue:
    """Take a link away."""
    link = get_evidence(get_session(), evidence_id, g.me.id)
    try:
        write(lambda session: evidence.unlink_evidence(session, evidence_id, g.me.id))
    except InvalidError as error:
        flash(translate(error.message), "error")
    else:
        flash(_("Link taken away: “%(words)s”", words=link.exact[:80]), "undo")
    return redirect(_after(request.form.get("next"), link.sentence_id, link.span_id), 303)


def _after(then: str | None, sentence_id: UUID, annotation_id: UUID | None) -> str:
    """Where to go after a change: where the form says, else to the sentence's workbench."""
    back = url_for("evidence.back", sentence_id=sentence_id, annotation=annotation_id)
    return local_url(then, "") or back


def _annotation() -> UUID | None:
    """The words in the sentence that the address asks about, by their annotation."""
    return id_or_none(request.args.get("annotation"))


def _stored_now(error: StaleError, stored: EvidenceRow) -> str:
    return say(
        "%(refused)s Stored now: %(stance)s. Save again to replace it.",
        refused=error.message,
        stance=name_of(stored.stance, "stance"),
    )


@bp.get("/sentences/<uuid:sentence_id>", endpoint="back")
@needs(Role.VIEWER)
def go_to_sentence(sentence_id: UUID) -> ResponseReturnValue:
    """The stable address of a sentence: its workbench."""
    read = read_sentence(get_session(), sentence_id)
    to = workbench_url(read.article.id, sentence_id, read.sentence.position, _annotation())
    return redirect(to, 303)


def _passages_page(
    sentence_id: UUID, source_id: UUID, form: EvidenceForm | None = None, status: int = 200
) -> ResponseReturnValue:
    session = get_session()
    read: ReadSentence = read_sentence(session, sentence_id)
    source = get_source(session, source_id)
    if source.project_id != read.project_id:
        raise NotFoundError(NO_SOURCE)
    posted = uuid_or_none(form.snapshot.data) if form else None
    snapshot = (
        get_snapshots(session, source_id, [posted])[0]
        if posted
        else get_newest_snapshot(session, source_id)
    )
    wanted = uuid_or_none(form.annotation.data) if form else _annotation()
    target = find_target(session, sentence_id, g.me.id, wanted)
    return render(
        "evidence/new.html",
        status,
        **read.context(),
        target=target,
        source=source,
        snapshot=snapshot,
        passages=offer_passages(session, snapshot, read.sentence.text, target.links),
        form=form or EvidenceForm.blank(snapshot.id, target.annotation_id),
    )


def _link_page(
    link: EvidenceRow, form: EvidenceChangeForm, status: int = 200
) -> ResponseReturnValue:
    return render(
        "evidence/edit.html",
        status,
        **read_sentence(get_session(), link.sentence_id).context(),
        source=get_source(get_session(), link.source_id),
        evidence=link,
        form=form,
    )
