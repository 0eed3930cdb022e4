"""The people of a project: who they are, adding and inviting, roles, leaving."""

from uuid import UUID

from flask import Blueprint, flash, g, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from factcheck.accounts import invites, members
from factcheck.accounts.forms_members import AddForm, RoleForm
from factcheck.db import get_session, write
from factcheck.errors import InvalidError
from factcheck.models import Role
from factcheck.web.access import needs
from factcheck.web.language import translate
from factcheck.web.pages import render

bp = Blueprint("members", __name__)


@bp.get("/projects/<uuid:project_id>/people")
@needs(Role.EDITOR)
def index(project_id: UUID) -> ResponseReturnValue:
    """List the members and the open invitations."""
    return _index(project_id, AddForm(formdata=None))


@bp.post("/projects/<uuid:project_id>/people")
@needs(Role.EDITOR)
def add(project_id: UUID) -> ResponseReturnValue:
    """Add somebody whom the editor works with already, else show the link of an invitation."""
    form = AddForm()
    if not form.validate():
        return _index(project_id, form, 422)
    email, role = form.email.data or "", form.chosen()
    try:
        added = write(lambda s: members.add_or_invite(s, project_id, email, role, g.me.id))
    except InvalidError as error:
        form.refuse(error.fields)
        return _index(project_id, form, 422)
    if added.name:
        flash(_("%(name)s is a member; the list shows as what.", name=added.name), "ok")
        return redirect(url_for(".index", project_id=project_id), 303)
    # Shown in the answer itself: kept for a next page, the link would have to be stored.
    link = url_for("invites.show", token=added.token, _external=True)
    return render("projects/invited.html", link=link, email=email, role=role)


@bp.get("/projects/<uuid:project_id>/people/<uuid:member_id>")
@needs(Role.EDITOR)
def edit(project_id: UUID, member_id: UUID) -> ResponseReturnValue:
    """Show one member: what they may do, and taking them out."""
    member = members.get_member(get_session(), project_id, member_id, g.me.id)
    form = RoleForm(formdata=None, role=member.role.value)
    return render("projects/member.html", member=member, form=form)


@bp.post("/projects/<uuid:project_id>/people/<uuid:member_id>")
@needs(Role.EDITOR)
def update(project_id: UUID, member_id: UUID) -> ResponseReturnValue:
    """Give a member another role."""
    form = RoleForm()
    member = members.get_member(get_session(), project_id, member_id, g.me.id)
    if not form.validate():
        return render("projects/member.html", 422, member=member, form=form)
    role = form.chosen()
    try:
        write(lambda s: members.change_role(s, project_id, member_id, role, g.me.id))
    except InvalidError as error:
        form.refuse(error.fields)
        return render("projects/member.html", 422, member=member, form=form)
    flash(_("Saved."), "ok")
    if member.user_id == g.me.id and role is not Role.EDITOR:  # this page is not theirs any more
        return redirect(url_for("articles.index", project_id=project_id), 303)
    return redirect(url_for(".index", project_id=project_id), 303)


@bp.get("/projects/<uuid:project_id>/people/<uuid:member_id>/remove")
@needs(Role.EDITOR)
def confirm_remove(project_id: UUID, member_id: UUID) -> ResponseReturnValue:
    """Ask whether to take a member out, and say what stays."""
    member = members.get_member(get_session(), project_id, member_id, g.me.id)
    if member.user_id == g.me.id:
        return redirect(url_for(".confirm_leave", project_id=project_id), 303)
    return render("projects/take_out.html", member=member)


@bp.post("/projects/<uuid:project_id>/people/<uuid:member_id>/remove")
@needs(Role.EDITOR)
def remove(project_id: UUID, member_id: UUID) -> ResponseReturnValue:
    """Take a member out of the project."""
    member = members.get_member(get_session(), project_id, member_id, g.me.id)
    try:
        write(lambda s: members.remove_member(s, project_id, member_id, g.me.id))
    except InvalidError as error:
        flash(translate(error.message), "error")
        return redirect(url_for(".edit", project_id=project_id, member_id=member_id), 303)
    if member.user_id == g.me.id:
        return redirect(url_for("accounts.home"), 303)
    flash(_("%(name)s is no longer a member. What they said is kept.", name=member.name), "ok")
    return redirect(url_for(".index", project_id=project_id), 303)


@bp.post("/projects/<uuid:project_id>/invites/<uuid:invite_id>/revoke")
@needs(Role.EDITOR)
def revoke(project_id: UUID, invite_id: UUID) -> ResponseReturnValue:
    """Make an invitation useless."""
    write(lambda s: invites.revoke_invite(s, invite_id, g.me.id, project_id=project_id))
    flash(_("The invitation was taken back: its link leads nowhere now."), "ok")
    return redirect(url_for(".index", project_id=project_id), 303)


@bp.get("/projects/<uuid:project_id>/leave")
@needs(Role.VIEWER)
def confirm_leave(project_id: UUID) -> ResponseReturnValue:
    """Ask whether to leave a project, and say what stays."""
    own = members.get_own_membership(get_session(), project_id, g.me.id)
    return render("projects/leave.html", member=own)


@bp.post("/projects/<uuid:project_id>/leave")
@needs(Role.VIEWER)
def leave(project_id: UUID) -> ResponseReturnValue:
    """Leave a project."""
    own = members.get_own_membership(get_session(), project_id, g.me.id)
    try:
        write(lambda s: members.remove_member(s, project_id, own.id, g.me.id))
    except InvalidError as error:
        return render("projects/leave.html", 422, member=own, refusal=translate(error.message))
    flash(_("You have left %(project)s.", project=g.project.name), "ok")
    return redirect(url_for("accounts.home"), 303)


def _index(project_id: UUID, form: AddForm, status: int = 200) -> ResponseReturnValue:
    session = get_session()
    return render(
        "projects/people.html",
        status,
        members=members.list_members(session, project_id, g.me.id),
        invites=invites.list_invites(session, project_id),
        form=form,
    )
