"""The sign-in form."""

from wtforms import HiddenField, PasswordField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import EmailInput

from factcheck.accounts.passwords import LONGEST
from factcheck.web.forms import BaseForm, line_field


class SignInForm(BaseForm):
    """E-mail and password, and where to go then."""

    email = line_field(
        "E-mail", required="Type your e-mail address.", max_length=254, widget=EmailInput()
    )
    password = PasswordField(
        "Password", [InputRequired("Type your password."), Length(max=LONGEST)]
    )
    next = HiddenField()
