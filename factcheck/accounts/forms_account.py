"""The forms of one's own account."""

from wtforms import PasswordField, RadioField, SelectChoice, SelectField
from wtforms.validators import InputRequired, Length

from factcheck.accounts.passwords import LONGEST
from factcheck.accounts.service import NAME_LENGTH
from factcheck.models import Theme
from factcheck.web.forms import BaseForm, line_field
from factcheck.web.language import LANGUAGES
from factcheck.web.language import lazy_text as _l

THEMES = {Theme.SYSTEM: _l("As the system"), Theme.LIGHT: _l("Light"), Theme.DARK: _l("Dark")}


class OwnNameForm(BaseForm):
    """The name others see."""

    name = line_field(_l("Name"), required=_l("Type your name."), max_length=NAME_LENGTH)


class PreferencesForm(BaseForm):
    """How pages are shown, in every browser one is signed in at."""

    language = SelectField(
        _l("Language of the pages"),
        choices=[
            SelectChoice("", _l("As the browser asks")),
            *(SelectChoice(code, name) for code, name in LANGUAGES.items()),
        ],
    )
    theme = RadioField(
        _l("Appearance"),
        choices=[SelectChoice(theme.value, name) for theme, name in THEMES.items()],
        coerce=str,
    )


class FirstPasswordForm(BaseForm):
    """A password for somebody who has none."""

    new_password = PasswordField(
        _l("New password"), [InputRequired(_l("Type a new password.")), Length(max=LONGEST)]
    )


class PasswordForm(FirstPasswordForm):
    """A password in place of another."""

    current_password = PasswordField(
        _l("Password now"), [InputRequired(_l("Type your password.")), Length(max=LONGEST)]
    )
