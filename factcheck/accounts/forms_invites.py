"""The forms of invitations: making one, and the account of somebody who takes one up."""

from wtforms import PasswordField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import EmailInput

from factcheck.accounts.passwords import LONGEST
from factcheck.accounts.service import NAME_LENGTH
from factcheck.web.forms import BaseForm, line_field
from factcheck.web.language import lazy_text as _l


class NewcomerForm(BaseForm):
    """Name and password of an account whose e-mail the invitation names."""

    name = line_field(_l("Name"), required=_l("Type your name."), max_length=NAME_LENGTH)
    password = PasswordField(
        _l("Password"), [InputRequired(_l("Choose a password.")), Length(max=LONGEST)]
    )


class UnnamedNewcomerForm(NewcomerForm):
    """The e-mail too, where the invitation is for whoever has its link."""

    email = line_field(
        _l("E-mail"), required=_l("Type your e-mail address."), max_length=254, widget=EmailInput()
    )
