"""The forms for adding a speaker, correcting what is known of one, and giving it another name."""

from typing import Self

from werkzeug.datastructures import MultiDict
from wtforms import SelectChoice, SelectField

from factcheck.models import SpeakerKind
from factcheck.speakers.entries import Entry
from factcheck.speakers.registry import Details
from factcheck.text.external import clean_external_id
from factcheck.web.forms import BaseForm, CleanedField, RevisionForm, line_field
from factcheck.web.language import lazy_text as _l

KINDS = [
    SelectChoice("person", _l("Person")),
    SelectChoice("organisation", _l("Organisation")),
    SelectChoice("group", _l("Group")),
    SelectChoice("document", _l("Document")),
    SelectChoice("unnamed", _l("Name withheld")),
]


class SpeakerForm(RevisionForm):
    """What is known of a speaker, to be corrected."""

    name = line_field(_l("Name"), required=_l("Write a name."))
    kind = SelectField(_l("Kind"), choices=KINDS, default="person")
    role = line_field(_l("Role"))
    external_id = CleanedField(_l("External identifier"), clean_external_id)

    @classmethod
    def showing(cls, entry: Entry) -> Self:
        """The form with what is stored."""
        return cls(MultiDict(), obj=entry)

    def details(self) -> Details:
        """What was typed; validate() must have passed."""
        return Details(
            name=self.name.data,
            kind=SpeakerKind(self.kind.data),
            role=self.role.data,
            external_id=self.external_id.data,
        )


class NewSpeakerForm(SpeakerForm):
    """A new speaker."""

    revision = None


class AliasForm(BaseForm):
    """Another name of a speaker."""

    alias = line_field(_l("Another name"), required=_l("Write a name."))
