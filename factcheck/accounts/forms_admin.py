"""The forms of administration."""

from wtforms import SelectField
from wtforms.widgets import EmailInput

from factcheck.accounts.forms_members import ROLES
from factcheck.accounts.service import NAME_LENGTH
from factcheck.models import Role
from factcheck.web.forms import BaseForm, RevisionForm, line_field
from factcheck.web.language import lazy_text as _l

WHO = _l("Type an e-mail, or a name that only one person has.")


class NewPersonForm(BaseForm):
    """Somebody who is to get an account."""

    name = line_field(_l("Name"), required=_l("Type their name."), max_length=NAME_LENGTH)
    email = line_field(
        _l("E-mail"),
        required=_l("Type their e-mail address."),
        max_length=254,
        widget=EmailInput(),
    )


class NewProjectForm(BaseForm):
    """A project, and who edits it first."""

    name = line_field(_l("Name"), required=_l("Give it a name."), max_length=NAME_LENGTH)
    person = line_field(_l("First editor"), required=WHO, max_length=254)


class ProjectNameForm(RevisionForm):
    """Another name for a project."""

    name = line_field(_l("Name"), required=_l("Give it a name."), max_length=NAME_LENGTH)


class NewMemberForm(BaseForm):
    """Who is to be a member of a project, and as what."""

    person = line_field(_l("E-mail or name"), required=WHO, max_length=254)
    role = SelectField(_l("Role"), choices=ROLES, default="reviewer")

    def chosen(self) -> Role:
        """The role; validate() must have passed."""
        return Role(self.role.data)
