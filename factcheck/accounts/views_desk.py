"""The settings of a project."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, g, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.accounts import desk
from factcheck.accounts.forms_desk import SettingsForm
from factcheck.db import get_session, write
from factcheck.errors import InvalidError, StaleError
from factcheck.models import Role
from factcheck.web.access import needs
from factcheck.web.language import translate
from factcheck.web.pages import render

bp = Blueprint("desk", __name__)


@bp.get("/projects/<uuid:project_id>/settings")
@needs(Role.EDITOR)
def edit(project_id: UUID) -> ResponseReturnValue:
    """Show how the project works, to be changed."""
    saved = desk.get_settings(get_session(), project_id)
    return _page(saved, SettingsForm.showing(saved))


@bp.post("/projects/<uuid:project_id>/settings")
@needs(Role.EDITOR)
def update(project_id: UUID) -> ResponseReturnValue:
    """Save how the project works."""
    form = SettingsForm()
    if not form.validate():
        return _page(desk.get_settings(get_session(), project_id), form, 422)
    try:
        write(
            lambda s: desk.save_settings(
                s,
                project_id,
                form.settings(),
                g.me.id,
                seen_revision=form.revision.data,
                sure=form.sure.data,
            )
        )
    except StaleError as error:
        saved = desk.get_settings(get_session(), project_id)
        form.form_errors.append(translate(error.message))
        form.see_revision(saved.revision)
        return _page(saved, form, 409, theirs=saved.settings)
    except InvalidError as error:
        form.refuse(error.fields)
        return _page(desk.get_settings(get_session(), project_id), form, 422)
    flash(_("Saved."), "ok")
    return redirect(url_for(".edit", project_id=project_id), 303)


def _page(
    saved: desk.SavedSettings, form: SettingsForm, status: int = 200, **context: Any
) -> ResponseReturnValue:
    return render("projects/settings.html", status, saved=saved, form=form, **context)
