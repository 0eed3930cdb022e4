"""What the domain refuses, in its own words; factcheck.web.errors turns these into HTTP.

Every message is written for the person who caused it and says what to do next.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from factcheck.words import say

DETAILS_CHANGED = say(
    "Somebody else saved this while you were editing. What you typed is below; "
    "save again to put it in place of theirs."
)
"""Said where a form of details was stale, whatever it is about."""


class DomainError(Exception):
    """Base of every error raised on purpose, with one argument: what to tell the reader."""

    @property
    def message(self) -> str:
        """What str() of the error says, still as the Words it was made of."""
        said: str = self.args[0] if self.args else ""
        return said


class InvalidError(DomainError):
    """What was sent cannot be taken as it is.

    Attributes:
        fields: what is wrong with each field, by its name; empty when no one field is to blame.
    """

    def __init__(self, message: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.fields = dict(fields or {})


class NotFoundError(DomainError):
    """The thing asked for does not exist, or not for the one who asks."""


class GoneError(NotFoundError):
    """It was there once, and is of no use any more."""


class ForbiddenError(DomainError):
    """The one who asks may see the thing but not do this with it."""


class StaleError(DomainError):
    """It was changed after the reviewer opened it.

    Attributes:
        theirs: what is stored now, in the shape of the API's answer, where a page can show it.
    """

    def __init__(self, message: str, theirs: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.theirs = theirs


class DuplicateError(DomainError):
    """The same thing is already here.

    Attributes:
        existing_id: the id of the one that is here.
    """

    def __init__(self, message: str, existing_id: UUID) -> None:
        super().__init__(message)
        self.existing_id = existing_id


class TooLargeError(DomainError):
    """It is larger than the limit, which the message names."""


class ThrottledError(DomainError):
    """Too many attempts; the message says how long to wait."""


class UnavailableError(DomainError):
    """The database cannot take a change just now; nothing was saved and a retry may work."""
