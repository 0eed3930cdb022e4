"""The part of a form that takes a text, pasted or in a file."""

from werkzeug.datastructures import FileStorage
from wtforms import FileField

from factcheck.errors import InvalidError
from factcheck.sources.capture import Upload, read_upload
from factcheck.web.forms import TextField
from factcheck.words import say

EITHER = say("Paste the text or choose a file, one of them.")


class UploadMixin:
    """A text, pasted or in a file."""

    text: TextField
    file: FileField

    def read(self) -> Upload | None:
        """Return the file that was chosen, read, or None when the text was pasted.

        Raises:
            InvalidError: there is neither a text nor a file, or both, or the file is no text.
            TooLargeError: the file is over the limit.
        """
        chosen = self.file.data
        given = isinstance(chosen, FileStorage) and bool(chosen.filename)
        if given == bool((self.text.data or "").strip()):
            raise InvalidError(EITHER, {"text": EITHER})
        return read_upload(chosen.filename, chosen.read()) if given else None
