"""The form for many addresses and files at once."""

from flask_babel import lazy_gettext as _l
from wtforms import MultipleFileField

from factcheck.text.clean import clean_url
from factcheck.web.forms import BaseForm, BlockField


def _addresses_of(typed: str) -> str:
    """Clean the address in each line; empty lines are passed over."""
    return "\n".join(clean_url(line.strip()) for line in typed.splitlines() if line.strip())


class ManyForm(BaseForm):
    """Addresses, one a line, and files."""

    addresses = BlockField(_l("Addresses"), _addresses_of)
    files = MultipleFileField(_l("Files"))

    def lines(self) -> list[str]:
        """The addresses; validate() must have passed."""
        found: list[str] = (self.addresses.data or "").splitlines()
        return found
