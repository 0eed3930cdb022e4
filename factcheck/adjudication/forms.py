"""Forms for deciding where reviews differ."""

from uuid import UUID

from wtforms import BooleanField, IntegerField, StringField
from wtforms.validators import InputRequired, NumberRange
from wtforms.widgets import HiddenInput, NumberInput

from factcheck.adjudication.bulk import LEAST, MOST, OUT_OF_RANGE
from factcheck.adjudication.decisions import NO_CHOICE, Seen, Wanted
from factcheck.adjudication.disagreements import Key
from factcheck.errors import InvalidError
from factcheck.models import DecisionField
from factcheck.web.forms import DAMAGED, BaseForm, choice_or_none, note_field, uuid_or_none
from factcheck.web.language import later
from factcheck.web.language import lazy_text as _l
from factcheck.words import say

NO_INSTEAD = say("Choose what it is instead.")
NO_GROUNDS = say("Write why: all reviewers say something else.")


class PartForm(BaseForm):
    """Which disagreement is meant, and what its page showed."""

    sentence = StringField(widget=HiddenInput())
    field = StringField(widget=HiddenInput())
    place = StringField(widget=HiddenInput())
    seen_id = StringField(widget=HiddenInput())
    seen_revision = IntegerField(widget=HiddenInput())

    def key(self) -> Key:
        """What names the disagreement.

        Raises:
            InvalidError: the form is damaged.
        """
        sentence_id = uuid_or_none(self.sentence.data)
        field = choice_or_none(DecisionField, self.field.data)
        if sentence_id is None or field is None:
            raise InvalidError(DAMAGED)
        return sentence_id, field, self.place.data or ""

    def seen(self) -> Seen | None:
        """The decision that the page showed, if there was one.

        Raises:
            InvalidError: the form is damaged.
        """
        which: UUID | None = uuid_or_none(self.seen_id.data)
        return Seen(which, self.seen_revision.data or 0) if which else None


class DecideForm(PartForm):
    """What an editor decides of it."""

    choice = StringField(widget=HiddenInput())
    fingerprint = StringField(widget=HiddenInput())
    reason = note_field(_l("Why"))

    def wanted(self) -> Wanted:
        """The decision as it was sent.

        Raises:
            InvalidError: nothing was chosen, or the form is damaged.
        """
        if not self.choice.data:
            raise InvalidError(NO_CHOICE, {"choice": NO_CHOICE})
        return Wanted(
            self.key(),
            self.choice.data,
            self.fingerprint.data or "",
            self.seen(),
            self.reason.data,
        )


class OverruleForm(DecideForm):
    """What an editor decides instead of what all reviewers say."""

    def wanted(self) -> Wanted:
        """The decision as it was sent.

        Raises:
            InvalidError: nothing was chosen, or no reason was given, or the form is damaged.
        """
        missing = {}
        if not self.choice.data:
            missing["choice"] = NO_INSTEAD
        if not self.reason.data:
            missing["reason"] = NO_GROUNDS
        if missing:
            raise InvalidError(next(iter(missing.values())), missing)
        return super().wanted()


class BulkForm(BaseForm):
    """How many have to agree for their answer to be taken."""

    percent = IntegerField(
        _l("Percent of the reviewers who have to agree"),
        default=LEAST,
        widget=NumberInput(min=LEAST, max=MOST),
        validators=[
            InputRequired(later(OUT_OF_RANGE)),
            NumberRange(LEAST, MOST, later(OUT_OF_RANGE)),
        ],
    )
    finish = BooleanField(_l("Finish the articles that have nothing left to decide"))
