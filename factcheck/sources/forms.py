"""The forms for adding a source, correcting what is known of it, and adding a newer text."""

import time
from dataclasses import replace
from typing import Self
from urllib.parse import urlsplit

from werkzeug.datastructures import FileStorage, MultiDict
from wtforms import FileField, HiddenField, SelectChoice, SelectField

from factcheck.errors import InvalidError
from factcheck.models import CaptureMethod, Source, SourceKind
from factcheck.names import SOURCE_KINDS
from factcheck.sources.capture import Upload, read_fetched, read_upload
from factcheck.sources.capturing import File
from factcheck.sources.connection import Network
from factcheck.sources.fetch import fetch_page
from factcheck.sources.forms_upload import EITHER, UploadMixin
from factcheck.sources.service import SourceDraft, SourceMetadata
from factcheck.text.clean import NAME_LENGTH, clean_line
from factcheck.text.headline import headline_of
from factcheck.web.forms import BaseForm, RevisionForm, TextField, day_field, line_field, url_field
from factcheck.web.language import later
from factcheck.web.language import lazy_text as _l
from factcheck.words import say

NO_TITLE = say("Give the source a title, so that others find it.")
NOTHING = say("Type an address, paste the text or choose a file.")
PAGE_SECONDS = 20
"""How long a page may take in all, from the look-up of its name until its text is read."""
KINDS = [SelectChoice(kind, later(name)) for kind, name in SOURCE_KINDS.items()]


class SourceForm(RevisionForm):
    """What is known of a stored source, to be corrected."""

    title = line_field(_l("Title"), required=later(NO_TITLE))
    url = url_field(_l("Address of the page"))
    archive_url = url_field(_l("Archived copy"))
    publisher = line_field(_l("Publisher"))
    author = line_field(_l("Author"))
    published = day_field(_l("Date"))
    kind = SelectField(_l("Kind"), choices=KINDS, default="news")

    @classmethod
    def showing(cls, source: Source) -> Self:
        """The form with what is stored."""
        return cls(MultiDict(), obj=source)

    def metadata(self) -> SourceMetadata:
        """What was typed; validate() must have passed."""
        return SourceMetadata(
            title=self.title.data,
            url=self.url.data,
            publisher=self.publisher.data,
            author=self.author.data,
            published=self.published.data,
            kind=SourceKind(self.kind.data),
            archive_url=self.archive_url.data,
        )


class TextForm(UploadMixin):
    """A text that is pasted, in a file, or at an address: one of them."""

    held = HiddenField()
    """The id of a file that was sent before and is kept; empty without one."""
    nothing = NOTHING
    """What to say when there is nothing."""

    def take(
        self, url: str, network: Network, held: File | None = None
    ) -> tuple[Upload | None, CaptureMethod]:
        """Return what was read and how; None for a text that was pasted.

        Without a text and a file it is the file that was *held*, or the page at *url*, fetched.

        Raises:
            InvalidError: there is nothing, or too much, or what there is cannot be read.
            TooLargeError: it is over the limit.
            UnavailableError: the page cannot be had now.
        """
        chosen = self.file.data
        given = isinstance(chosen, FileStorage) and bool(chosen.filename)
        if given or (self.text.data or "").strip():
            return self.read(), CaptureMethod.UPLOADED if given else CaptureMethod.PASTED
        if held:
            return read_upload(held.name, held.data), CaptureMethod.UPLOADED
        if not url:
            raise InvalidError(self.nothing, {"url": self.nothing})
        return read_page(url, network), CaptureMethod.FETCHED


class NewSourceForm(TextForm, SourceForm):
    """A new source."""

    text = TextField(_l("Text of the source"))
    file = FileField(_l("File"))
    title = line_field(_l("Title"))
    sentence = HiddenField()
    annotation = HiddenField()
    item = HiddenField()
    revision = None

    def draft(self, upload: Upload | None, method: CaptureMethod) -> SourceDraft:
        """The source as handed in; what was typed goes before what *upload* lets guess.

        Raises:
            InvalidError: there is no title, typed or guessed.
        """
        typed = self.metadata()
        if upload is None:
            title = typed.title or headline_of(self.text.data)
            if not title:
                raise InvalidError(NO_TITLE, {"title": NO_TITLE})
            return SourceDraft(self.text.data, replace(typed, title=title))
        name = getattr(self.file.data, "filename", None)
        return draft_of(upload, method, typed, name or "")


class NewTextForm(TextForm, BaseForm):
    """A newer text of a source."""

    nothing = EITHER
    text = TextField(_l("What it says now"))
    file = FileField(_l("File"))

    def draft(self, title: str, upload: Upload | None, method: CaptureMethod) -> SourceDraft:
        """The text as handed in."""
        known = SourceMetadata(title)
        return draft_of(upload, method, known) if upload else SourceDraft(self.text.data, known)


def read_page(url: str, network: Network) -> Upload:
    """Fetch the page at *url* and read it, within PAGE_SECONDS.

    Raises:
        InvalidError: it is no page that can be read, or reading it took too long.
        TooLargeError: it is over the limit.
        UnavailableError: the page cannot be had now.
    """
    end = time.monotonic() + PAGE_SECONDS
    page = fetch_page(url, network)
    left = end - time.monotonic()
    return read_fetched(page.body, page.media_type, page.charset, page.final_url, left)


def draft_of(
    upload: Upload, method: CaptureMethod, typed: SourceMetadata, name: str = ""
) -> SourceDraft:
    """Return the source that was read; what was *typed* goes before what it says of itself.

    Args:
        name: of the file, which stands for a title where there is no other.

    Raises:
        InvalidError: there is no title, typed or guessed.
    """
    url = typed.url or upload.url
    title = typed.title or upload.title or (url and _last_of(url)) or _cleaned(name)
    if not title:
        raise InvalidError(NO_TITLE, {"title": NO_TITLE})
    metadata = SourceMetadata(
        title=title,
        url=url,
        publisher=typed.publisher or upload.publisher,
        author=typed.author or upload.byline,
        published=typed.published or upload.published,
        kind=typed.kind,
        archive_url=typed.archive_url,
    )
    return SourceDraft(
        upload.text, metadata, method, upload.language, upload.original, upload.original_type
    )


def _cleaned(name: str) -> str:
    """Return the name of a file as a title can be; "" for one that cannot."""
    try:
        return clean_line(name[:NAME_LENGTH])
    except InvalidError:
        return ""


def _last_of(url: str) -> str:
    """Return what an address ends in, as the name of a page that does not give one."""
    parts = urlsplit(url)
    return f"{parts.hostname}{parts.path}".rstrip("/")[:200]
