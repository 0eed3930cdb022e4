"""A project's guidelines: reading them, what changed, writing a new version."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.db import get_session, write
from factcheck.errors import InvalidError, StaleError
from factcheck.guidelines import following, service
from factcheck.guidelines.changes import compare_versions
from factcheck.guidelines.forms import GuidelineForm
from factcheck.models import Guideline, Role
from factcheck.text.sanitize import render_note
from factcheck.web.access import needs
from factcheck.web.language import translate
from factcheck.web.pages import render

bp = Blueprint("guidelines", __name__)

LONGEST_NUMBER = 8


@bp.get("/projects/<uuid:project_id>/guidelines")
@needs(Role.VIEWER)
def show(project_id: UUID) -> ResponseReturnValue:
    """Show the version that holds, or ?version=, and with ?since= what changed from that one."""
    session = get_session()
    current = service.find_current(session, project_id)
    if current is None:
        return render("guidelines/none.html")
    version, since = _number("version"), _number("since")
    shown = service.get_version(session, project_id, version) if version else current
    old = service.get_version(session, project_id, since) if since else None
    return render(
        "guidelines/show.html",
        current=current,
        shown=shown,
        old=old,
        differences=old and compare_versions(old, shown),
        html=render_note(shown.text, headings=True),
        versions=service.list_versions(session, project_id),
    )


@bp.get("/projects/<uuid:project_id>/guidelines/edit")
@needs(Role.EDITOR)
def edit(project_id: UUID) -> ResponseReturnValue:
    """Show the guidelines, to be written anew; ?start= offers a text to start from."""
    current = service.find_current(get_session(), project_id)
    start = current is None and "start" in request.args
    return _edit(current, GuidelineForm.starting() if start else GuidelineForm.showing(current))


@bp.post("/projects/<uuid:project_id>/guidelines/edit")
@needs(Role.EDITOR)
def save(project_id: UUID) -> ResponseReturnValue:
    """Store a new version."""
    form = GuidelineForm()
    if not form.validate():
        return _edit(service.find_current(get_session(), project_id), form, 422)
    draft, seen = form.draft(), form.revision.data
    try:
        version = write(
            lambda s: service.save_version(s, project_id, draft, g.me.id, seen_version=seen)
        )
    except StaleError as error:
        stored = service.find_current(get_session(), project_id)
        form.form_errors.append(translate(error.message))
        form.see_revision(stored.version if stored else 0)
        return _edit(stored, form, 409, theirs=stored)
    except InvalidError as error:
        form.refuse(error.fields)
        return _edit(service.find_current(get_session(), project_id), form, 422)
    flash(_("Version %(n)s holds from now on.", n=version), "ok")
    return redirect(url_for(".show", project_id=project_id), 303)


@bp.post("/articles/<uuid:article_id>/guidelines")
@needs(Role.REVIEWER)
def follow(article_id: UUID) -> ResponseReturnValue:
    """Go on with one's review under the version that holds."""
    version = request.form.get("version", "")
    number = int(version) if _is_number(version) else 0
    write(lambda s: following.follow_current(s, article_id, g.me.id, number))
    flash(_("You go on under version %(n)s. What you said so far stays.", n=number), "ok")
    return redirect(url_for("annotations.workbench", article_id=article_id), 303)


def _number(name: str) -> int:
    """Return which version the address names, 0 for none that can be."""
    typed = request.args.get(name, "")
    return int(typed) if _is_number(typed) else 0


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal() and len(typed) < LONGEST_NUMBER


def _edit(
    current: Guideline | None, form: GuidelineForm, status: int = 200, **context: Any
) -> ResponseReturnValue:
    return render("guidelines/edit.html", status, current=current, form=form, **context)
