"""The panel beside the sentences, as a form: what a sentence is, how sure that is, its verdict."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Self
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    FieldList,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
)
from wtforms.validators import InputRequired, NumberRange, Optional

from factcheck.annotations.checks import MOST_ATTRIBUTIONS
from factcheck.annotations.forms_attribution import TEXT_LENGTH, AttributionForm
from factcheck.annotations.reading import AttributionDraft, Reading, Saved, Span
from factcheck.errors import InvalidError
from factcheck.models import Certainty, Tag, Verdict, uuid7
from factcheck.text.locate import locate
from factcheck.web.forms import BaseForm, RevisionForm, line_field, note_field, uuid_or_none
from factcheck.web.language import lazy_text as _l
from factcheck.web.language import translate

TAGS = [
    SelectChoice("claim", _l("Claim")),
    SelectChoice("quote", _l("Quote")),
    SelectChoice("opinion", _l("Opinion")),
    SelectChoice("other", _l("None of them")),
    SelectChoice("", _l("Not yet tagged")),
]
CERTAINTIES = [
    SelectChoice("sure", _l("Sure")),
    SelectChoice("likely", _l("Likely")),
    SelectChoice("unsure", _l("Unsure")),
    SelectChoice("", _l("Not said")),
]
VERDICTS = [
    SelectChoice("supported", _l("Supported")),
    SelectChoice("refuted", _l("Refuted")),
    SelectChoice("conflicting", _l("Conflicting evidence")),
    SelectChoice("not_enough_evidence", _l("Not enough evidence")),
    SelectChoice("", _l("No verdict yet")),
]


class AnnotationForm(RevisionForm):
    """What one sentence, or a span in it, is, and whose words."""

    id = HiddenField(validators=[InputRequired()])
    tag = RadioField(_l("This sentence is"), choices=TAGS, default="")
    who = FieldList(FormField(AttributionForm), max_entries=MOST_ATTRIBUTIONS + 1)
    note = note_field(_l("Note"))
    certainty = RadioField(_l("How sure are you?"), choices=CERTAINTIES, default="")
    flagged = BooleanField(_l("Needs another look"))
    verdict = RadioField(_l("Verdict"), choices=VERDICTS, default="")
    justification = note_field(_l("Why"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(entry.form.id.data, entry.form.called) for entry in self.who]
        for entry in self.who:
            entry.form.offer_parents(people)

    def validate_id(self, field: HiddenField) -> None:
        uuid_or_none(field.data)

    @classmethod
    def showing(cls, saved: Saved | None, *, another: bool = True) -> Self:
        """The form with what is stored; blank, with a new id, when nothing is.

        Args:
            another: whether to end with room for one more speaker.
        """
        attributions = saved.reading.attributions if saved else ()
        who = [AttributionForm.told(one) for one in attributions]
        if another or not who:
            who.append(AttributionForm.blank())
        if saved is None:
            return cls(MultiDict(), id=str(uuid7()), revision=0, who=who)
        reading = saved.reading
        return cls(
            MultiDict(),
            id=str(saved.id),
            revision=saved.revision,
            tag=reading.tag or "",
            who=who,
            note=reading.note,
            certainty=reading.certainty or "",
            flagged=reading.flagged,
            verdict=reading.verdict or "",
            justification=reading.justification,
        )

    def reading(self, text: str, stored: Saved | None) -> Reading | None:
        """Return the reading as submitted; validate() must have passed.

        Args:
            text: of the sentence, where the words that were typed are looked for.
            stored: what these words were found to be before.

        Returns:
            None when some of the words cannot be found; the fields say which.
        """
        known = {who.id: who for who in stored.reading.attributions} if stored else {}
        entries = [entry.form for entry in self.who if not entry.form.is_blank]
        entries.sort(key=lambda form: form.place.data or MOST_ATTRIBUTIONS)  # else as they came
        drafts = [form.draft(text, known.get(UUID(form.id.data))) for form in entries]
        if any(draft is None for draft in drafts):
            return None
        parents = {
            UUID(entry.form.id.data): uuid_or_none(entry.form.parent.data) for entry in self.who
        }
        return Reading(
            tag=Tag(self.tag.data) if self.tag.data else None,
            attributions=_past_those_gone([draft for draft in drafts if draft], parents),
            note=self.note.data,
            certainty=Certainty(self.certainty.data) if self.certainty.data else None,
            flagged=self.flagged.data,
            # Of what is no claim any more the page does not show the verdict either.
            verdict=Verdict(self.verdict.data)
            if self.verdict.data and self.tag.data == Tag.CLAIM
            else None,
            justification=self.justification.data,
        )

    def refuse_by(self, error: InvalidError) -> None:
        """Show a service's refusal: beside the fields it names, else on top."""
        self.refuse(error.fields)
        if not any(name in self for name in error.fields):
            self.form_errors.append(translate(error.message))

    @property
    def wrong(self) -> list[tuple[str, str, str]]:
        """What has to be put right: the id of each field, its label, what is wrong with it."""
        fields = [field for field in self if not isinstance(field, FieldList | HiddenField)]
        fields += [field for entry in self.who for field in entry.form]
        return [
            (field.id, str(field.label.text), " ".join(map(str, field.errors)))
            for field in fields
            if field.errors
        ]


class SpanForm(BaseForm):
    """Words of a sentence, typed, to say something of them alone."""

    id = HiddenField(validators=[InputRequired()])
    words = line_field(
        _l("The words"),
        required=_l("Write the words as they stand in the sentence."),
        max_length=TEXT_LENGTH,
    )
    which = IntegerField(_l("Which one"), [Optional(), NumberRange(1, 999)])

    def validate_id(self, field: HiddenField) -> None:
        uuid_or_none(field.data)

    def span(self, text: str) -> Span | None:
        """Return where the words are, or None with the reason beside them."""
        try:
            start, end = locate(text, self.words.data, self.which.data)
        except InvalidError as error:
            self.refuse({"words": error.message})
            return None
        return Span(start, end, text[start:end])


def _past_those_gone(
    drafts: list[AttributionDraft], parents: Mapping[UUID, UUID | None]
) -> tuple[AttributionDraft, ...]:
    """Let those who were known through somebody left out be known through the next one up."""
    kept = {draft.id for draft in drafts}
    past = []
    for draft in drafts:
        parent, seen = draft.parent, {draft.id}
        while parent and parent not in kept:
            seen.add(parent)
            parent = parents.get(parent)
            parent = None if parent in seen else parent
        past.append(replace(draft, parent=parent))
    return tuple(past)
