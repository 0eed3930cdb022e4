"""Whose words they are, as a part of the panel's form: a speaker, or a source without a name."""

from typing import Any
from uuid import UUID

from wtforms import BooleanField, HiddenField, IntegerField, SelectChoice, SelectField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from factcheck.annotations.reading import AttributionDraft, Span
from factcheck.errors import InvalidError
from factcheck.models import Manner, Naming, SpeakerKind, uuid7
from factcheck.text.locate import locate
from factcheck.web.forms import BaseForm, line_field, uuid_or_none
from factcheck.web.language import lazy_text as _l
from factcheck.web.language import translate

NAMELESS = {
    Naming.UNNAMED: _l("an unnamed source"),
    Naming.COLLECTIVE: _l("several unnamed sources"),
}
"""Sources that the text gives no name, so that none is made up for them."""
KINDS = [
    SelectChoice("person", _l("Person")),
    SelectChoice("organisation", _l("Organisation")),
    SelectChoice("group", _l("Group")),
    SelectChoice("document", _l("Document")),
    SelectChoice("unnamed", _l("Withheld name, kept track of")),
    SelectChoice("one", _l("Without a name: an unnamed source")),
    SelectChoice("several", _l("Without a name: several unnamed sources")),
    SelectChoice("author", _l("The author")),
]
"""Kinds of speakers, and the two sources without a name, which no registry holds."""
NAMINGS = {"one": Naming.UNNAMED, "several": Naming.COLLECTIVE}
MANNERS = [
    SelectChoice("direct", _l("Direct: in their own words")),
    SelectChoice("indirect", _l("Indirect: in paraphrase")),
    SelectChoice("mixed", _l("Mixed: some of each")),
]
TEXT_LENGTH = 10_000
"""The longest words of a sentence that may be typed to find them."""
WORDS = ("cue", "source", "content")
"""What of the sentence's words an attribution can point to."""


class AttributionForm(BaseForm):
    """One of those whose words they are. All empty, it is nobody."""

    class Meta:
        csrf = False  # it is a part of a form that has its token

    id = HiddenField(validators=[InputRequired()])
    speaker_name = line_field(_l("Attributed to"))
    kind = SelectField(_l("Kind"), choices=KINDS, default="person")
    manner = SelectField(_l("Manner"), choices=MANNERS, default="indirect")
    role = line_field(_l("Role, as the text gives it"))
    affiliation = line_field(_l("Speaks for"))
    parent = SelectField(_l("According to"), choices=[], default="", validate_choice=False)
    cue = line_field(_l("Cue"), max_length=TEXT_LENGTH)
    cue_which = IntegerField(_l("Which one"), [Optional(), NumberRange(1, 999)])
    source = line_field(_l("Source words"), max_length=TEXT_LENGTH)
    source_which = IntegerField(_l("Which one"), [Optional(), NumberRange(1, 999)])
    content = line_field(_l("What they said"), max_length=TEXT_LENGTH)
    content_which = IntegerField(_l("Which one"), [Optional(), NumberRange(1, 999)])
    place = IntegerField(_l("Place in the list"), [Optional(), NumberRange(1, 999)])
    remove = BooleanField(_l("Take this speaker away"))

    def validate_id(self, field: HiddenField) -> None:
        uuid_or_none(field.data)

    def validate_parent(self, field: SelectField) -> None:
        uuid_or_none(field.data)
        if field.data and field.data == self.id.data:
            raise ValidationError(_l("Nobody can be quoted by way of themselves."))

    def validate_speaker_name(self, field: Any) -> None:
        if self.remove.data or self.is_blank:
            return
        if self.naming is Naming.NAMED and not field.data:
            raise ValidationError(_l("Say who it is, or choose a source without a name."))
        if self.naming is not Naming.NAMED and field.data:
            raise ValidationError(_l("A source without a name has none here: empty it."))

    @classmethod
    def blank(cls) -> dict[str, Any]:
        """The fields of nobody yet."""
        return {"id": str(uuid7())}

    @classmethod
    def told(cls, who: AttributionDraft) -> dict[str, Any]:
        """The fields with what is stored."""
        kind = next((kind for kind, naming in NAMINGS.items() if naming is who.naming), None)
        words = {name: span.exact for name in WORDS if (span := getattr(who, name))}
        return {
            "id": str(who.id),
            "speaker_name": who.speaker_name,
            "kind": kind or who.speaker_kind,
            "manner": who.manner,
            "role": who.role,
            "affiliation": who.affiliation,
            "parent": str(who.parent or ""),
            **words,
        }

    def offer_parents(self, people: list[tuple[str, str]]) -> None:
        """Let another of *people*, given by id and name, be the one it is known through."""
        others = [SelectChoice(id_, called) for id_, called in people if id_ != self.id.data]
        self.parent.choices = [SelectChoice("", _l("Nobody: said here")), *others]

    @property
    def naming(self) -> Naming:
        return NAMINGS.get(self.kind.data, Naming.NAMED)

    @property
    def called(self) -> str:
        """What a list of people calls it."""
        if self.naming is not Naming.NAMED:
            return str(NAMELESS[self.naming])
        return self.speaker_name.data or str(_l("The one added below"))

    @property
    def is_blank(self) -> bool:
        """Whether it is nobody: taken away, or nothing was filled in."""
        typed = ("speaker_name", "role", "affiliation", *WORDS)
        says = self.naming is not Naming.NAMED or any(self[name].data for name in typed)
        return bool(self.remove.data) or not says

    def draft(self, text: str, stored: AttributionDraft | None) -> AttributionDraft | None:
        """Return what it says, or None when some of its words cannot be found in *text*."""
        spans: dict[str, Any] = {name: self._span(name, text, stored) for name in WORDS}
        if any(self[name].errors for name in WORDS):
            return None
        named = self.naming is Naming.NAMED
        return AttributionDraft(
            UUID(self.id.data),
            speaker_name=self.speaker_name.data,
            speaker_kind=SpeakerKind(self.kind.data) if named else SpeakerKind.PERSON,
            naming=self.naming,
            manner=Manner(self.manner.data),
            role=self.role.data,
            affiliation=self.affiliation.data,
            parent=uuid_or_none(self.parent.data),
            **spans,
        )

    def _span(self, name: str, text: str, stored: AttributionDraft | None) -> Span | None:
        """Find the words of a field. Those that stand there already keep their place."""
        words, which = self[name].data, self[f"{name}_which"].data
        before: Span | None = getattr(stored, name) if stored else None
        if not words or (before and before.exact == words and which is None):
            return before if words else None
        try:
            start, end = locate(text, words, which)
        except InvalidError as error:
            self[name].errors = [translate(error.message)]
            return None
        return Span(start, end, text[start:end])
