"""Administration of projects: opening, naming and letting people in; and of all invitations."""

from uuid import UUID

from flask import Blueprint, flash, g, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from factcheck.accounts import project_administration as administration
from factcheck.accounts.forms_admin import NewMemberForm, NewProjectForm, ProjectNameForm
from factcheck.accounts.members import list_members
from factcheck.db import get_session, write
from factcheck.errors import DuplicateError, InvalidError, StaleError
from factcheck.web.access import needs_admin
from factcheck.web.forms import BaseForm, theirs
from factcheck.web.lists import show_list
from factcheck.web.pages import render

bp = Blueprint("admin_projects", __name__, url_prefix="/admin")


@bp.get("/projects")
@needs_admin
def index() -> ResponseReturnValue:
    """List all projects, by name."""
    return show_list("accounts/projects.html", ".index", administration.list_all_projects)


@bp.get("/projects/new")
@needs_admin
def new() -> ResponseReturnValue:
    """Ask for the name of a project, and who edits it first."""
    return render("accounts/new_project.html", form=NewProjectForm(formdata=None))


@bp.post("/projects/new")
@needs_admin
def add() -> ResponseReturnValue:
    """Open a project."""
    form = NewProjectForm()
    if not form.validate():
        return render("accounts/new_project.html", 422, form=form)
    name, person = form.name.data, form.person.data
    try:
        project_id = write(lambda s: administration.open_project(s, name, person, g.me.id))
    except InvalidError as error:
        form.refuse(error.fields)
        return render("accounts/new_project.html", 422, form=form)
    flash(_("The project is there."), "ok")
    return redirect(url_for(".show", project_id=project_id), 303)


@bp.get("/projects/<uuid:project_id>")
@needs_admin
def show(project_id: UUID) -> ResponseReturnValue:
    """Show a project's name and members, and nothing of its work."""
    return _page(project_id)


@bp.post("/projects/<uuid:project_id>/name")
@needs_admin
def rename(project_id: UUID) -> ResponseReturnValue:
    """Give a project another name."""
    form = ProjectNameForm()
    if not form.validate():
        return _page(project_id, 422, naming=form)
    name, seen = form.name.data, form.revision.data
    try:
        write(
            lambda session: administration.rename_project(
                session, project_id, name, seen_revision=seen, actor_id=g.me.id
            )
        )
    except StaleError as error:
        stored = administration.get_project(get_session(), project_id)
        form.refuse({"name": theirs(error, stored.name)})
        form.see_revision(stored.revision)
        return _page(project_id, 409, naming=form)
    except InvalidError as error:
        form.refuse(error.fields)
        return _page(project_id, 422, naming=form)
    flash(_("Saved."), "ok")
    return redirect(url_for(".show", project_id=project_id), 303)


@bp.post("/projects/<uuid:project_id>/members")
@needs_admin
def let_in(project_id: UUID) -> ResponseReturnValue:
    """Make somebody a member."""
    form = NewMemberForm()
    if not form.validate():
        return _page(project_id, 422, adding=form)
    person, role = form.person.data, form.chosen()
    try:
        write(lambda s: administration.let_in(s, project_id, person, role, g.me.id))
    except (DuplicateError, InvalidError) as error:
        form.refuse({"person": error.message})
        return _page(project_id, 409 if isinstance(error, DuplicateError) else 422, adding=form)
    flash(_("They are a member now."), "ok")
    return redirect(url_for(".show", project_id=project_id), 303)


@bp.get("/invites")
@needs_admin
def invites() -> ResponseReturnValue:
    """List the open invitations to whatever project."""
    return render("accounts/invites.html", invites=administration.list_all_invites(get_session()))


@bp.post("/invites/<uuid:invite_id>/revoke")
@needs_admin
def revoke(invite_id: UUID) -> ResponseReturnValue:
    """Make an open invitation useless."""
    write(lambda session: administration.revoke_any_invite(session, invite_id, g.me.id))
    flash(_("The invitation is taken back; its link is of no use any more."), "ok")
    return redirect(url_for(".invites"), 303)


def _page(project_id: UUID, status: int = 200, **refused: BaseForm) -> Response:
    """Show a project; a form that was *refused* keeps what was typed."""
    session = get_session()
    desk = administration.get_project(session, project_id)
    forms = {
        "naming": ProjectNameForm(MultiDict(), name=desk.name, revision=desk.revision),
        "adding": NewMemberForm(MultiDict(), role="reviewer"),
    } | refused
    members = list_members(session, project_id, g.me.id)
    return render(
        "accounts/project.html",
        status,
        one=desk,
        members=members,
        forms=forms,
        own_role=next((member.role for member in members if member.user_id == g.me.id), None),
    )
