"""The forms for splitting, joining and correcting sentences, and for placing words by hand."""

from typing import Any

from wtforms import HiddenField, IntegerField, RadioField, SelectChoice, TextAreaField
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import HiddenInput

from factcheck.articles.recut_types import Whole
from factcheck.articles.unplaced import Lost
from factcheck.text.clean import clean_line
from factcheck.web.forms import BaseForm, CleanedField
from factcheck.web.language import lazy_text as _l

LARGEST = 2**31 - 1
MOST_WORDS = 2_000
"""Code points of the words that are placed by hand."""


class CutForm(BaseForm):
    """A form that cuts an article anew, and carries what was seen of it before."""

    cut = IntegerField(widget=HiddenInput(), validators=[InputRequired(), NumberRange(1, LARGEST)])
    shown = HiddenField(default="")
    """See Plan.shown."""


class SplitForm(CutForm):
    """Where a sentence is split, and where goes what was said of the whole."""

    at = IntegerField(widget=HiddenInput(), validators=[InputRequired(), NumberRange(0, LARGEST)])
    whole = RadioField(
        _l("What you said of the whole sentence will be said"),
        choices=[
            SelectChoice(Whole.BOTH.value, _l("of both parts")),
            SelectChoice(Whole.FIRST.value, _l("of the first part only")),
            SelectChoice(Whole.SECOND.value, _l("of the second part only")),
        ],
        default=Whole.BOTH.value,
    )


class CorrectForm(CutForm):
    """What a sentence is to say."""

    text = TextAreaField(_l("The sentence"))


class PlaceForm(BaseForm):
    """Where words are that lost their place."""

    revision = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    sentence = IntegerField(
        _l("Sentence number"),
        validators=[
            InputRequired(_l("Say in which sentence.")),
            NumberRange(1, LARGEST, _l("This article has no sentence of that number.")),
        ],
    )
    words = CleanedField(
        _l("Words"),
        lambda typed: clean_line(typed, max_length=MOST_WORDS),
        required=_l("Write the words as they stand in the sentence."),
    )
    which = IntegerField(
        _l("Which one, where they stand there more than once"),
        validators=[Optional(), NumberRange(1, LARGEST, _l("Count from 1."))],
    )

    @classmethod
    def of(cls, lost: Lost, *, posted: bool) -> "PlaceForm":
        """The form for some words, filled with where they most likely are."""
        position, words = lost.found or (lost.position, "")
        typed: dict[str, Any] = {} if posted else {"formdata": None}
        return cls(
            prefix=f"{lost.key.replace(' ', '')}-",
            revision=lost.revision,
            sentence=position + 1,
            words=words,
            **typed,
        )
