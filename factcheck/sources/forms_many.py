"""The form for many addresses and files at once."""

from collections.abc import Sequence
from functools import reduce

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import FileStorage
from wtforms import MultipleFileField

from factcheck.errors import InvalidError
from factcheck.sources.capturing import File
from factcheck.text.clean import clean_url
from factcheck.web.forms import BaseForm, BlockField
from factcheck.words import Words, say, say_many

CHOOSE_AGAIN = say("Choose the files again: a browser does not send them twice.")


TOLD = 3
"""Lines of which it is said what is wrong with them."""


def _addresses_of(typed: str) -> str:
    """Clean the address in each line; empty lines are passed over.

    Raises:
        InvalidError: some are no addresses; it says which lines, and why.
    """
    cleaned: list[str] = []
    wrong: list[Words] = []
    for number, line in enumerate(typed.splitlines(), 1):
        try:
            if line.strip():
                cleaned.append(clean_url(line.strip()))
        except InvalidError as error:
            wrong.append(say("Line %(number)s: %(why)s", number=number, why=error.message))
    if wrong:
        raise InvalidError(_told(wrong))
    return "\n".join(cleaned)


def _told(wrong: Sequence[Words]) -> Words:
    told = list(wrong[:TOLD])
    if (more := len(wrong) - TOLD) > 0:
        told.append(say_many("%(n)s more line is wrong.", "%(n)s more lines are wrong.", more))
    return reduce(lambda some, one: say("%(some)s %(one)s", some=some, one=one), told)


class ManyForm(BaseForm):
    """Addresses, one a line, and files."""

    addresses = BlockField(_l("Addresses"), _addresses_of)
    files = MultipleFileField(_l("Files"))

    def lines(self) -> list[str]:
        """The addresses; validate() must have passed."""
        found: list[str] = (self.addresses.data or "").splitlines()
        return found

    def chosen(self) -> list[FileStorage]:
        """The files that were sent."""
        sent = self.files.data or []
        return [file for file in sent if isinstance(file, FileStorage) and file.filename]

    def read_files(self) -> list[File]:
        """Read the files that were sent."""
        return [File(file.filename or "", file.read()) for file in self.chosen()]

    def ask_for_files(self) -> None:
        """Say of a form that was refused that its files are no longer there."""
        if self.chosen():
            self.refuse({"files": CHOOSE_AGAIN})
