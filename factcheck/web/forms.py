"""The base of every form, and fields that clean what was typed."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from flask import request
from flask_wtf import FlaskForm
from wtforms import FileField, IntegerField, StringField, TextAreaField
from wtforms.fields.core import UnboundField
from wtforms.validators import InputRequired, ValidationError
from wtforms.widgets import DateInput, HiddenInput, URLInput

from factcheck.errors import DomainError, InvalidError, TooLargeError
from factcheck.text.clean import NAME_LENGTH, clean_block, clean_line, clean_url
from factcheck.web.language import translate
from factcheck.words import Words, say

Choice = TypeVar("Choice", bound=StrEnum)

DAMAGED = say("This form is damaged. Reload the page and try again.")


class BaseForm(FlaskForm):
    """A form with a CSRF token. What was typed stays in it when it is refused."""

    class Meta(FlaskForm.Meta):
        def wrap_formdata(self, form: "BaseForm", formdata: Any) -> Any:
            """Refuse a file that is sent as what is to be typed, which no browser does."""
            for name in request.files:
                if name in form and not isinstance(form[name], FileField):
                    raise InvalidError(DAMAGED)
            return super().wrap_formdata(form, formdata)

    def refuse(self, fields: dict[str, str]) -> None:
        """Show a service's refusal beside the fields it names."""
        for name, message in fields.items():
            if name in self:
                self[name].errors = [*self[name].errors, translate(message)]


def theirs(error: DomainError, stored: str) -> Words:
    """Return why a form is stale, with what stands now in the field it names."""
    return say("%(refused)s Theirs: %(stored)s", refused=error.message, stored=stored)


class RevisionForm(BaseForm):
    """A form that changes something stored, and carries which state of it was seen."""

    revision = IntegerField(widget=HiddenInput(), validators=[InputRequired()])

    def see_revision(self, revision: int) -> None:
        """Let the next sending of the form replace what is stored now, which the page shows."""
        self.revision.data = revision
        self.revision.raw_data = None  # else what was posted would be printed again


class CleanedField(StringField):
    """A text field whose data is cleaned on the way in; what cannot be cleaned stays as typed."""

    data: Any

    def __init__(
        self, label: str, clean: Callable[[str], Any], *, required: str = "", **kwargs: Any
    ) -> None:
        super().__init__(label, **kwargs)
        self._clean = clean
        self._required = required

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist:  # not sent at all: what the form shows stays, or else it is empty
            self.data = self._clean("") if self.data is None else self.data
            return
        self.data = typed = valuelist[0]
        try:
            self.data = self._clean(typed)
        except (InvalidError, TooLargeError) as error:
            raise ValueError(translate(error.message)) from error

    def pre_validate(self, _form: BaseForm) -> None:
        if self._required and not self.data and not self.process_errors:
            raise ValidationError(str(self._required))


def line_field(
    label: str, *, required: str = "", max_length: int = NAME_LENGTH, **kwargs: Any
) -> UnboundField:
    """A single line. *required* is the message when it is left empty; without it, it may be."""
    return CleanedField(
        label,
        lambda typed: clean_line(typed, max_length=max_length),
        required=required,
        **kwargs,
    )


def note_field(label: str, **kwargs: Any) -> UnboundField:
    """Several lines of short Markdown."""
    return BlockField(label, clean_block, **kwargs)


def url_field(label: str, **kwargs: Any) -> UnboundField:
    """A web address, or nothing."""
    return CleanedField(label, _url_or_nothing, widget=URLInput(), **kwargs)


def day_field(label: str, **kwargs: Any) -> UnboundField:
    """A day, or None."""
    return DayField(label, _day_or_none, widget=DateInput(), **kwargs)


class BlockField(CleanedField):
    widget = TextAreaField.widget


class DayField(CleanedField):
    def _value(self) -> str:
        day: object = self.data
        return day.isoformat() if isinstance(day, date) else str(day or "")


class TextField(TextAreaField):
    """An article's or source's whole text, passed on as it was pasted."""


def _url_or_nothing(typed: str) -> str:
    return clean_url(typed) if typed.strip() else ""


def _day_or_none(typed: str) -> date | None:
    if not typed.strip():
        return None
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise InvalidError(say("Write the date as year-month-day, such as 2026-03-14.")) from None


def id_or_none(typed: str | None) -> UUID | None:
    """Read an id from an address. One that is none names nothing, as one that is gone does."""
    try:
        return UUID(typed) if typed else None
    except ValueError:
        return None


def choice_or_none(choices: type[Choice], value: str | None) -> Choice | None:
    """Return the one of *choices* that has this value, or None."""
    return choices(value) if value in list(choices) else None


def offsets_or_none(span: str | None) -> tuple[int, int] | None:
    """Read "120-260", the offsets of a passage; None when it is not of that form."""
    start, dash, end = (span or "").partition("-")
    if not dash or not all(
        part.isascii() and part.isdecimal() and len(part) < 10 for part in (start, end)
    ):
        return None
    return int(start), int(end)


def uuid_or_none(typed: str | None) -> UUID | None:
    """Read a hidden field that holds an id. An empty one is None; a broken one is refused."""
    if not typed:
        return None
    try:
        return UUID(typed)
    except ValueError:
        raise InvalidError(DAMAGED) from None
