"""The articles of a project that wait for adjudication, and deciding by the majority in all."""

import time
from functools import partial
from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from factcheck.adjudication import bulk
from factcheck.adjudication.forms import BulkForm
from factcheck.adjudication.waiting import count_waiting, list_waiting, list_waiting_ids
from factcheck.db import get_session, write
from factcheck.errors import DomainError
from factcheck.models import Role
from factcheck.web.access import needs
from factcheck.web.forms import id_or_none
from factcheck.web.pages import render

bp = Blueprint("adjudication", __name__)
"""To which views_attribute and views add the pages of an article."""

PATIENCE = 15
"""Seconds that deciding in bulk takes at most; what is left then is offered again."""


@bp.get("/projects/<uuid:project_id>/adjudication")
@needs(Role.EDITOR)
def index(project_id: UUID) -> ResponseReturnValue:
    """List the articles whose reviews are all in, or with ?show=finished those adjudicated."""
    finished = request.args.get("show") == "finished"
    rows, last = list_waiting(get_session(), project_id, finished=finished, after=_after())
    waiting, done = count_waiting(get_session(), project_id)
    return render(
        "adjudication/index.html",
        rows=rows,
        finished=finished,
        waiting=waiting,
        done=done,
        form=BulkForm(formdata=None),
        next_page=last
        and url_for(
            ".index",
            project_id=project_id,
            show="finished" if finished else None,
            after=f"{last[0]}:{last[1]}",
        ),
    )


@bp.get("/projects/<uuid:project_id>/adjudication/bulk")
@needs(Role.EDITOR)
def preview(project_id: UUID) -> ResponseReturnValue:
    """Say what deciding by the majority would do in all articles."""
    form = BulkForm(request.args or None)
    if not request.args or not form.percent.validate(form):
        return render("adjudication/bulk.html", form=form, foretold=None)
    foretold = bulk.foretell(get_session(), project_id, form.percent.data)
    return render("adjudication/bulk.html", form=form, foretold=foretold)


@bp.post("/projects/<uuid:project_id>/adjudication/bulk")
@needs(Role.EDITOR)
def decide_bulk(project_id: UUID) -> ResponseReturnValue:
    """Decide by the majority, each article by itself, and say how much was done."""
    form = BulkForm()
    if not form.validate():
        return render("adjudication/bulk.html", 422, form=form, foretold=None)
    percent, finish = form.percent.data, form.finish.data
    decided = finished = 0
    until = time.monotonic() + PATIENCE
    waiting = list_waiting_ids(get_session(), project_id)
    for article_id in waiting:
        if time.monotonic() > until:
            flash(_("This took long, so it stopped on the way. Decide again to go on."), "warning")
            break
        try:
            done = write(
                partial(
                    bulk.decide_clear,
                    article_id=article_id,
                    editor_id=g.me.id,
                    percent=percent,
                    finish=finish,
                )
            )
        except DomainError:  # somebody reopened, finished or removed it meanwhile
            continue
        decided += done[0]
        finished += done[1]
    said = ngettext("%(num)s decided.", "%(num)s decided.", decided)
    if finish:
        said += " " + ngettext("%(num)s article finished.", "%(num)s articles finished.", finished)
    flash(said)
    return redirect(url_for(".index", project_id=project_id), 303)


def _after() -> tuple[int, UUID] | None:
    """Read where a page of the list begins."""
    count, _colon, which = request.args.get("after", "").partition(":")
    article_id = id_or_none(which)
    return (int(count), article_id) if article_id and count.isdecimal() and len(count) < 8 else None
