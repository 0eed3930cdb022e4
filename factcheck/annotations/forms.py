"""The panel beside the sentences, as a form."""

from typing import Any, Self

from werkzeug.datastructures import MultiDict
from wtforms import HiddenField, RadioField, SelectChoice, SelectField
from wtforms.validators import InputRequired, ValidationError

from factcheck.annotations.reading import AttributionDraft, Reading, Saved
from factcheck.models import Manner, SpeakerKind, Tag, uuid7
from factcheck.web.forms import RevisionForm, line_field, note_field, uuid_or_none

TAGS = [
    SelectChoice("claim", "Claim"),
    SelectChoice("quote", "Quote"),
    SelectChoice("opinion", "Opinion"),
    SelectChoice("other", "None of them"),
    SelectChoice("", "Not yet tagged"),
]
SPEAKER_KINDS = [
    SelectChoice("person", "Person"),
    SelectChoice("organisation", "Organisation"),
    SelectChoice("document", "Document"),
    SelectChoice("unnamed", "Unnamed source"),
]
MANNERS = [
    SelectChoice("direct", "Direct: in their own words"),
    SelectChoice("indirect", "Indirect: in paraphrase"),
    SelectChoice("mixed", "Mixed: some of each"),
]


class AnnotationForm(RevisionForm):
    """What one sentence is, and whose words."""

    id = HiddenField(validators=[InputRequired()])
    tag = RadioField("This sentence is", choices=TAGS, default="")
    speaker_name = line_field("Attributed to")
    speaker_kind = SelectField("Kind", choices=SPEAKER_KINDS, default="person")
    manner = SelectField("Manner", choices=MANNERS, default="indirect")
    role = line_field("Role, as the text gives it")
    note = note_field("Note")

    def validate_id(self, field: HiddenField) -> None:
        uuid_or_none(field.data)

    def validate_role(self, field: Any) -> None:
        if field.data and not self.speaker_name.data:
            raise ValidationError("Say whose role it is, or leave it empty.")

    @classmethod
    def showing(cls, saved: Saved | None) -> Self:
        """The form with what is stored; blank, with a new id, when nothing is."""
        if saved is None:
            return cls(MultiDict(), id=str(uuid7()), revision=0)
        who = saved.reading.attribution
        return cls(
            MultiDict(),
            id=str(saved.id),
            revision=saved.revision,
            tag=saved.reading.tag or "",
            speaker_name=who.speaker_name if who else "",
            speaker_kind=who.speaker_kind if who else SpeakerKind.PERSON,
            manner=who.manner if who else Manner.INDIRECT,
            role=who.role if who else "",
            note=saved.reading.note,
        )

    def reading(self) -> Reading:
        """The reading as submitted; validate() must have passed."""
        who = None
        if self.speaker_name.data:
            who = AttributionDraft(
                speaker_name=self.speaker_name.data,
                speaker_kind=SpeakerKind(self.speaker_kind.data),
                manner=Manner(self.manner.data),
                role=self.role.data,
            )
        return Reading(Tag(self.tag.data) if self.tag.data else None, who, self.note.data)
