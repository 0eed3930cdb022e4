"""The form for how a project works."""

from typing import Self

from wtforms import BooleanField, IntegerField
from wtforms.validators import InputRequired, NumberRange
from wtforms.widgets import NumberInput

from factcheck.accounts.desk import DeskSettings, SavedSettings
from factcheck.accounts.service import NAME_LENGTH
from factcheck.models import MOST_REVIEWERS
from factcheck.web.forms import RevisionForm, line_field
from factcheck.web.language import lazy_text as _l

HOW_MANY = _l("Give a number from 1 to 20.")


class SettingsForm(RevisionForm):
    """How a project works."""

    name = line_field(_l("Name"), required=_l("Give it a name."), max_length=NAME_LENGTH)
    blind = BooleanField(_l("Reviewers do not see each other’s work"))
    sure = BooleanField()
    open_pool = BooleanField(_l("Reviewers may take up articles themselves"))
    reviewers_per_article = IntegerField(
        _l("Reviewers for each article"),
        [InputRequired(HOW_MANY), NumberRange(1, MOST_REVIEWERS, HOW_MANY)],
        widget=NumberInput(min=1, max=MOST_REVIEWERS),
    )
    names_hidden = BooleanField(_l("Names are hidden in adjudication"))

    @classmethod
    def showing(cls, saved: SavedSettings) -> Self:
        """The form with what is stored."""
        settings = saved.settings
        return cls(
            None,  # an empty form would be one in which no box is ticked
            name=settings.name,
            blind=settings.blind,
            open_pool=settings.open_pool,
            reviewers_per_article=settings.reviewers_per_article,
            names_hidden=settings.names_hidden,
            revision=saved.revision,
        )

    def settings(self) -> DeskSettings:
        """What was chosen; validate() must have passed."""
        return DeskSettings(
            name=self.name.data,
            blind=self.blind.data,
            open_pool=self.open_pool.data,
            reviewers_per_article=self.reviewers_per_article.data or 0,
            names_hidden=self.names_hidden.data,
        )
