"""The form of a comment, and what a list of threads is narrowed down to."""

from collections.abc import Mapping
from uuid import UUID

from wtforms import HiddenField

from factcheck.talk.reading import State, Wanted, Whose
from factcheck.talk.service import WRITE_SOMETHING, clean_comment
from factcheck.web.forms import BaseForm, BlockField, RevisionForm, choice_or_none, uuid_or_none
from factcheck.web.language import lazy_text as _l


class TextMixin:
    """What is said."""

    text = BlockField(_l("Comment"), clean_comment, required=WRITE_SOMETHING)


class CommentForm(TextMixin, BaseForm):
    """A new comment."""

    id = HiddenField()
    """Made with the page, so that a button pressed twice writes one comment."""
    annotation = HiddenField()

    def comment_id(self) -> UUID | None:
        """The id that the page made for it.

        Raises:
            InvalidError: the form is damaged.
        """
        return uuid_or_none(self.id.data)

    def annotation_id(self) -> UUID | None:
        """Which annotation it is about; None for the whole sentence.

        Raises:
            InvalidError: the form is damaged.
        """
        return uuid_or_none(self.annotation.data)


class EditForm(TextMixin, RevisionForm):
    """A comment that is changed."""


def read_wanted(asked: Mapping[str, str]) -> Wanted:
    """Return which threads an address asks for; what it asks in vain is not heeded."""
    return Wanted(
        choice_or_none(State, asked.get("state")) or State.UNRESOLVED,
        choice_or_none(Whose, asked.get("whose")) or Whose.ANYBODY,
    )
