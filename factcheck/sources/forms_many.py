"""The form for many addresses and files at once."""

from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

from werkzeug.datastructures import FileStorage
from wtforms import HiddenField, MultipleFileField

from factcheck.errors import InvalidError
from factcheck.sources.capturing import File
from factcheck.text.clean import clean_url
from factcheck.web.forms import BaseForm, TextField
from factcheck.web.language import lazy_text as _l
from factcheck.words import Words, isolated, say, say_many

CHOOSE_AGAIN = say("Choose the files again: a browser does not send them twice.")
TOLD = 3
"""Lines of which it is said what is wrong with them."""
SHOWN = 60
"""Characters of such a line that are repeated."""


class WrongLine(NamedTuple):
    """A line that is no address; of the same line typed again, the first."""

    typed: str
    why: str


class ManyForm(BaseForm):
    """Addresses, one a line, and files."""

    addresses = TextField(_l("Addresses"))
    files = MultipleFileField(_l("Files"))
    batch = HiddenField()
    """The id of the batch that the rest was put into; empty before there is one."""

    def read_lines(self) -> tuple[list[str], list[WrongLine]]:
        """Return the addresses, and the lines that are none; empty lines are passed over."""
        addresses: list[str] = []
        wrong: dict[str, WrongLine] = {}
        for line in map(str.strip, (self.addresses.data or "").splitlines()):
            if not line:
                continue
            try:
                addresses.append(clean_url(line))
            except InvalidError as error:
                wrong.setdefault(line, WrongLine(line, error.message))
        return addresses, list(wrong.values())

    def keep_lines(self, wrong: Sequence[WrongLine]) -> None:
        """Leave only the lines to mend in the form, and say what is wrong with them."""
        self.addresses.data = "\n".join(line.typed for line in wrong)
        self.refuse({"addresses": _tell(wrong)})

    def chosen(self) -> list[FileStorage]:
        """The files that were sent."""
        sent = self.files.data or []
        return [file for file in sent if isinstance(file, FileStorage) and file.filename]

    def read_files(self) -> list[File]:
        """Read the files that were sent."""
        return [File.received(file.filename, file.read()) for file in self.chosen()]

    def ask_for_files(self) -> None:
        """Say of a form that was refused that its files are no longer there."""
        if self.chosen():
            self.refuse({"files": CHOOSE_AGAIN})


def _tell(wrong: Sequence[WrongLine]) -> Words:
    """Say of the first lines why they are no addresses, and how many more there are.

    They are numbered as they stand in the form, from which the others are gone.
    """
    told = [
        say(
            "Line %(number)s, “%(line)s”: %(why)s",
            number=number,
            line=isolated(_shorten(line.typed)),
            why=line.why,
        )
        for number, line in enumerate(wrong[:TOLD], 1)
    ]
    if (more := len(wrong) - TOLD) > 0:
        told.append(say_many("%(n)s more line is wrong.", "%(n)s more lines are wrong.", more))
    return reduce(lambda some, one: say("%(some)s %(one)s", some=some, one=one), told)


def _shorten(line: str) -> str:
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
