"""The form for importing annotated JSON."""

from typing import BinaryIO, cast

from werkzeug.datastructures import FileStorage
from wtforms import FileField, ValidationError

from factcheck.web.forms import BaseForm
from factcheck.web.language import lazy_text as _l
from factcheck.web.language import translate
from factcheck.words import say

NO_FILE = say("Choose a .json file that Factcheck exported.")


class ImportForm(BaseForm):
    """A file that Factcheck exported."""

    file = FileField(_l("File"))

    def validate_file(self, field: FileField) -> None:
        if not isinstance(field.data, FileStorage) or not field.data.filename:
            raise ValidationError(translate(NO_FILE))

    def stream(self) -> BinaryIO:
        """The file's bytes, kept on disk when they are many; validate() must have passed."""
        return cast(BinaryIO, self.file.data.stream)
