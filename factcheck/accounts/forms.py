"""The sign-in form."""

from wtforms import HiddenField, PasswordField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import EmailInput

from factcheck.accounts.passwords import LONGEST
from factcheck.web.forms import BaseForm, line_field
from factcheck.web.language import lazy_text as _l


class SignInForm(BaseForm):
    """E-mail and password, and where to go then."""

    email = line_field(
        _l("E-mail"), required=_l("Type your e-mail address."), max_length=254, widget=EmailInput()
    )
    password = PasswordField(
        _l("Password"), [InputRequired(_l("Type your password.")), Length(max=LONGEST)]
    )
    next = HiddenField()
