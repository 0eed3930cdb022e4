"""The forms for linking a passage and changing such a link."""

from typing import Self
from uuid import UUID

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField, RadioField, SelectChoice
from wtforms.validators import ValidationError

from factcheck.errors import InvalidError
from factcheck.models import Stance, uuid7
from factcheck.names import STANCES as STANCE_NAMES
from factcheck.sources.evidence import EvidenceDraft
from factcheck.sources.linked import EvidenceRow
from factcheck.web.forms import (
    DAMAGED,
    BaseForm,
    RevisionForm,
    note_field,
    offsets_or_none,
    uuid_or_none,
)
from factcheck.web.language import later
from factcheck.web.language import lazy_text as _l

STANCES = [SelectChoice(stance, later(name)) for stance, name in STANCE_NAMES.items()]


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
        if offsets_or_none(field.data) is None:
            raise ValidationError(_("Choose a passage: one of the sentences, or select some text."))

    def draft(self) -> EvidenceDraft:
        """The passage as submitted; validate() must have passed."""
        start, end = offsets_or_none(self.span.data) or (0, 0)
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
