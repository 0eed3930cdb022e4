"""The forms for adding a source, correcting what is known of it, and linking a passage."""

from typing import Self
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import FileField, HiddenField, RadioField, SelectChoice, SelectField
from wtforms.validators import ValidationError

from factcheck.errors import InvalidError
from factcheck.models import CaptureMethod, Source, SourceKind, Stance, uuid7
from factcheck.sources.capture import Upload
from factcheck.sources.evidence import EvidenceDraft, EvidenceRow
from factcheck.sources.forms_upload import UploadMixin
from factcheck.sources.service import SourceDraft, SourceMetadata
from factcheck.web.forms import (
    BaseForm,
    RevisionForm,
    TextField,
    day_field,
    line_field,
    note_field,
    url_field,
    uuid_or_none,
)

KINDS = [
    SelectChoice("news", "News report"),
    SelectChoice("wire", "Wire copy"),
    SelectChoice("official", "Official document"),
    SelectChoice("court", "Court record"),
    SelectChoice("study", "Study"),
    SelectChoice("statistics", "Statistics"),
    SelectChoice("transcript", "Transcript"),
    SelectChoice("blog", "Blog or social post"),
    SelectChoice("other", "Other"),
]
STANCES = [
    SelectChoice("supports", "Supports it"),
    SelectChoice("refutes", "Refutes it"),
    SelectChoice("mentions", "Mentions it"),
]


class SourceForm(RevisionForm):
    """What is known of a stored source, to be corrected."""

    title = line_field("Title", required="Give the source a title, so that others find it.")
    url = url_field("Address of the page")
    publisher = line_field("Publisher")
    author = line_field("Author")
    published = day_field("Date")
    kind = SelectField("Kind", choices=KINDS, default="news")

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
        )


class NewSourceForm(UploadMixin, SourceForm):
    """A new source."""

    text = TextField("Text of the source")
    file = FileField("File")
    title = line_field("Title")
    sentence = HiddenField()
    revision = None

    def draft(self, upload: Upload | None) -> SourceDraft:
        """The source as handed in; what was typed goes before what *upload* lets guess.

        Raises:
            InvalidError: there is no title, typed or guessed.
        """
        typed = self.metadata()
        title = typed.title or (upload.title if upload else "")
        if not title:
            message = "Give the source a title, so that others find it."
            raise InvalidError(message, {"title": message})
        if upload is None:
            return SourceDraft(self.text.data, typed)
        metadata = SourceMetadata(
            title=title,
            url=typed.url or upload.url,
            publisher=typed.publisher or upload.publisher,
            author=typed.author or upload.byline,
            published=typed.published or upload.published,
            kind=typed.kind,
        )
        return SourceDraft(
            upload.text,
            metadata,
            CaptureMethod.UPLOADED,
            upload.language,
            upload.original,
            upload.original_type,
        )


class StanceForm(BaseForm):
    """What a linked passage does to its sentence."""

    stance = RadioField(
        "What it does to the sentence", choices=STANCES, coerce=str, validate_choice=False
    )
    note = note_field("Note")
    next = HiddenField()

    def validate_stance(self, field: RadioField) -> None:
        if field.data not in list(Stance):
            raise ValidationError(
                "Choose one: it supports the sentence, refutes it or mentions it."
            )


class EvidenceForm(StanceForm):
    """A passage to be linked to a sentence."""

    id = HiddenField()
    snapshot = HiddenField()
    span = HiddenField()

    @classmethod
    def blank(cls, snapshot_id: UUID) -> Self:
        """The form for a passage of one snapshot."""
        return cls(MultiDict(), id=str(uuid7()), snapshot=str(snapshot_id))

    def validate_id(self, field: HiddenField) -> None:
        uuid_or_none(field.data)

    def validate_span(self, field: HiddenField) -> None:
        if _offsets(field.data) is None:
            raise ValidationError("Choose a passage: one of the sentences, or select some text.")

    def draft(self) -> EvidenceDraft:
        """The passage as submitted; validate() must have passed."""
        start, end = _offsets(self.span.data) or (0, 0)
        snapshot_id = uuid_or_none(self.snapshot.data)
        if snapshot_id is None:
            raise InvalidError("This form is damaged. Reload the page and try again.")
        return EvidenceDraft(
            id=uuid_or_none(self.id.data) or uuid7(),
            snapshot_id=snapshot_id,
            start=start,
            end=end,
            stance=Stance(self.stance.data),
            note=self.note.data,
        )


class EvidenceChangeForm(RevisionForm, StanceForm):
    """A linked passage, to be changed."""

    @classmethod
    def showing(cls, link: EvidenceRow, then: str) -> Self:
        """The form with what is stored."""
        return cls(
            MultiDict(), stance=link.stance.value, note=link.note, revision=link.revision, next=then
        )


def _offsets(span: str | None) -> tuple[int, int] | None:
    """Read "120-260", the offsets of a passage; None when it is not of that form."""
    start, dash, end = (span or "").partition("-")
    if not dash or not all(
        part.isascii() and part.isdecimal() and len(part) < 10 for part in (start, end)
    ):
        return None
    return int(start), int(end)
