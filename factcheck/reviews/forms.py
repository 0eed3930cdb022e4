"""The forms of assigning, sharing out and reopening."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self
from uuid import UUID

from wtforms import IntegerField, RadioField, SelectChoice, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, NumberRange
from wtforms.widgets import CheckboxInput, ListWidget, NumberInput

from factcheck.models import MOST_REVIEWERS, Role
from factcheck.reviews.assigning import CHOOSE, Candidate
from factcheck.reviews.sharing_out import NOBODY, TOO_MANY, Order, Way
from factcheck.web.forms import BaseForm, day_field, note_field, uuid_or_none
from factcheck.web.language import later
from factcheck.web.language import lazy_text as _l

WAYS = [
    SelectChoice(Way.IN_TURN, _l("In turn")),
    SelectChoice(Way.LEAST_LOADED, _l("To whoever has least to do")),
]


class AssignForm(BaseForm):
    """Whom to give an article, and until when it is to be reviewed."""

    reviewer = SelectField(_l("Reviewer"), validate_choice=False)
    due = day_field(_l("Due"))

    @classmethod
    def offering(cls, people: Iterable[Candidate], **kwargs: Any) -> Self:
        """The form with a choice of *people*."""
        form = cls(**kwargs)
        form.reviewer.choices = [
            SelectChoice("", _l("Choose…")),
            *(SelectChoice(str(one.id), one.name) for one in people),
        ]
        return form

    def chosen(self) -> UUID | None:
        """Who was chosen; None for nobody. validate() must have passed."""
        person_id = uuid_or_none(self.reviewer.data or "")
        if person_id is None:
            self.refuse({"reviewer": CHOOSE})
        return person_id


class DueForm(BaseForm):
    """Until when a review is to be handed in."""

    due = day_field(_l("Due"))

    def day(self) -> date | None:
        """The day; validate() must have passed."""
        day: date | None = self.due.data or None
        return day


class ReopenForm(BaseForm):
    """Why somebody else's review is opened again."""

    reason = note_field(_l("Reason"))


class ShareForm(BaseForm):
    """What is given out to whom, and how."""

    articles = SelectMultipleField(validate_choice=False)
    """None for all that have too few reviewers."""
    people = SelectMultipleField(
        _l("Among"),
        [InputRequired(later(NOBODY))],
        validate_choice=False,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    way = RadioField(_l("How"), choices=WAYS, default=Way.IN_TURN.value)
    each = IntegerField(
        _l("Until each article has this many reviewers"),
        [InputRequired(later(TOO_MANY)), NumberRange(1, MOST_REVIEWERS, later(TOO_MANY))],
        widget=NumberInput(min=1, max=MOST_REVIEWERS),
    )
    due = day_field(_l("Due"))

    @classmethod
    def beginning(cls, people: Iterable[Candidate], each: int, articles: list[str]) -> Self:
        """The form as it is at first: among the reviewers, or among all where there are none."""
        everybody = [str(one.id) for one in people]
        reviewers = [str(one.id) for one in people if one.role is Role.REVIEWER]
        chosen = reviewers or everybody
        return cls(formdata=None, people=chosen, each=each, articles=articles)

    def offer(self, people: Iterable[Candidate]) -> Self:
        """Offer *people* to choose from."""
        self.people.choices = [SelectChoice(str(one.id), one.name) for one in people]
        return self

    def order(self) -> Order:
        """What is asked for; validate() must have passed."""
        return Order(
            people=_ids(self.people.data),
            way=Way(self.way.data),
            each=self.each.data or 0,
            due=self.due.data or None,
            articles=_ids(self.articles.data) if self.articles.data else None,
        )


def _ids(typed: list[str] | None) -> frozenset[UUID]:
    return frozenset(found for one in typed or () if (found := uuid_or_none(one)))
