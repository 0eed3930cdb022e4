"""The form that asks whose words a sentence is, where no reviewer has named them."""

from typing import Any, Self

from werkzeug.datastructures import MultiDict
from wtforms import FormField

from factcheck.adjudication.decisions import GIVE_REASON, Wanted
from factcheck.adjudication.disagreements import Key, Part
from factcheck.adjudication.forms import NO_GROUNDS, DecideForm
from factcheck.adjudication.given import GIVEN, given_by
from factcheck.annotations.forms_attribution import AttributionForm
from factcheck.errors import InvalidError
from factcheck.models import Decision, DecisionField, SpeakerKind
from factcheck.speakers.service import AUTHOR
from factcheck.web.forms import DAMAGED, uuid_or_none
from factcheck.web.language import translate


class SomebodyForm(AttributionForm):
    """Somebody whose words they are: left empty, it is refused."""

    is_blank = False

    def validate_speaker_name(self, field: Any) -> None:
        if self.kind.data == SpeakerKind.AUTHOR and not field.data:
            field.data = AUTHOR  # who has one name in every project
        super().validate_speaker_name(field)


class AttributeForm(DecideForm):
    """Whose words an editor decides they are, and why."""

    who = FormField(SomebodyForm)

    @classmethod
    def showing(cls, key: Key, decision: Decision | None) -> Self:
        """The form of a part, with whom an editor has named before, and why."""
        sentence_id, field, place = key
        given = given_by(decision) if decision else ()
        who = SomebodyForm.told(given[0]) if given else SomebodyForm.blank()
        reason = decision.reason if decision else ""
        return cls(
            MultiDict(), sentence=str(sentence_id), field=field, place=place, who=who, reason=reason
        )

    def key(self) -> Key:
        """What names the disagreement.

        Raises:
            InvalidError: the form is damaged, or it is about something else than whose words.
        """
        key = super().key()
        if key[1] is not DecisionField.ATTRIBUTION:
            raise InvalidError(DAMAGED)
        return key

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether it can be sent to be decided.

        Raises:
            InvalidError: the form is damaged.
        """
        if not uuid_or_none(self.who.form.id.data):
            raise InvalidError(DAMAGED)
        return bool(super().validate(extra_validators))

    def wanted(self) -> Wanted:
        """The decision as it was sent; validate() must have passed.

        Raises:
            InvalidError: the form is damaged.
        """
        given = self.who.form.draft("", None)
        if given is None:
            raise InvalidError(DAMAGED)
        return Wanted(
            self.key(),
            GIVEN,
            self.fingerprint.data or "",
            self.seen(),
            self.reason.data,
            given=given,
        )

    def refuse_by(self, error: InvalidError) -> None:
        """Show a service's refusal beside the fields it names.

        Raises:
            InvalidError: it names none of them.
        """
        if not any(name in form for name in error.fields for form in (self, self.who.form)):
            raise error
        self.refuse(error.fields)
        self.who.form.refuse(error.fields)

    def ask_why(self, part: Part) -> None:
        """Say also that a reason is missing, if it is, so that nobody is told so only next time."""
        if part.majority and not self.reason.data:
            self.reason.errors = [translate(NO_GROUNDS if part.agreed else GIVE_REASON)]
