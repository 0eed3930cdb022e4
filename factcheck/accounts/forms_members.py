"""The forms of a project's people."""

from wtforms import RadioField, SelectChoice, SelectField
from wtforms.validators import InputRequired
from wtforms.widgets import EmailInput

from factcheck.models import Role
from factcheck.web.forms import BaseForm, line_field
from factcheck.web.language import lazy_text as _l

ROLES = [
    SelectChoice("viewer", _l("Viewer")),
    SelectChoice("reviewer", _l("Reviewer")),
    SelectChoice("editor", _l("Editor")),
]


class AddForm(BaseForm):
    """Whom to add or invite, and as what."""

    email = line_field(_l("E-mail"), max_length=254, widget=EmailInput())
    role = SelectField(_l("Role"), choices=ROLES, default="reviewer")

    def chosen(self) -> Role:
        """The role; validate() must have passed."""
        return Role(self.role.data)


class RoleForm(BaseForm):
    """What a member may do."""

    role = RadioField(_l("Role"), [InputRequired(_l("Choose what they may do."))], choices=ROLES)

    def chosen(self) -> Role:
        """The role; validate() must have passed."""
        return Role(self.role.data)
