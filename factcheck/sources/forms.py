"""The forms for adding a source, correcting what is known of it, and linking a passage."""

from typing import Self
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import FileField, HiddenField, RadioField, SelectChoice, SelectField
from wtforms.validators import ValidationError

from factcheck.errors import InvalidError
from factcheck.models import CaptureMethod, Source, SourceKind, Stance, uuid7
from factcheck.names import SOURCE_KINDS
from factcheck.names import STANCES as STANCE_NAMES
from factcheck.sources.capture import Upload
from factcheck.sources.evidence import EvidenceDraft
from factcheck.sources.forms_upload import UploadMixin
from factcheck.sources.linked import EvidenceRow
from factcheck.sources.service import SourceDraft, SourceMetadata
from factcheck.web.forms import (
    DAMAGED,
    BaseForm,
    RevisionForm,
    TextField,
    day_field,
    line_field,
    note_field,
    url_field,
    uuid_or_none,
)
from factcheck.web.language import later
from factcheck.words import say

NO_TITLE = say("Give the source a title, so that others find it.")
KINDS = [SelectChoice(kind, later(name)) for kind, name in SOURCE_KINDS.items()]
STANCES = [SelectChoice(stance, later(name)) for stance, name in STANCE_NAMES.items()]


class SourceForm(RevisionForm):
    """What is known of a stored source, to be corrected."""

    title = line_field(_l("Title"), required=later(NO_TITLE))
    url = url_field(_l("Address of the page"))
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
        )


class NewSourceForm(UploadMixin, SourceForm):
    """A new source."""

    text = TextField(_l("Text of the source"))
    file = FileField(_l("File"))
    title = line_field(_l("Title"))
    sentence = HiddenField()
    annotation = HiddenField()
    revision = None

    def draft(self, upload: Upload | None) -> SourceDraft:
        """The source as handed in; what was typed goes before what *upload* lets guess.

        Raises:
            InvalidError: there is no title, typed or guessed.
        """
        typed = self.metadata()
        title = typed.title or (upload.title if upload else "")
        if not title:
            raise InvalidError(NO_TITLE, {"title": NO_TITLE})
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
        _l("What it does to the sentence"), choices=STANCES, coerce=str, validate_choice=False
    )
    note = note_field(_l("Note"))
    next = HiddenField()

    def validate_stance(self, field: RadioField) -> None:
        if field.data not in list(Stance):
            raise ValidationError(
                _("Choose one: it supports the sentence, refutes it or mentions it.")
            )


class EvidenceForm(StanceForm):
    """A passage to be linked to a sentence."""

    id = HiddenField()
    snapshot = HiddenField()
    annotation = HiddenField()
    """Of the words in the sentence that it is linked to; empty for the whole sentence."""
    span = HiddenField()

    @classmethod
    def blank(cls, snapshot_id: UUID, annotation_id: UUID | None) -> Self:
        """The form for a passage of one snapshot."""
        annotation = str(annotation_id or "")
        return cls(MultiDict(), id=str(uuid7()), snapshot=str(snapshot_id), annotation=annotation)

    def validate_id(self, field: HiddenField) -> None:
        uuid_or_none(field.data)

    def validate_span(self, field: HiddenField) -> None:
        if _offsets(field.data) is None:
            raise ValidationError(_("Choose a passage: one of the sentences, or select some text."))

    def draft(self) -> EvidenceDraft:
        """The passage as submitted; validate() must have passed."""
        start, end = _offsets(self.span.data) or (0, 0)
        snapshot_id = uuid_or_none(self.snapshot.data)
        if snapshot_id is None:
            raise InvalidError(DAMAGED)
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
