"""How much a form may hold; what holds more is refused before it is read or taken apart."""

from collections.abc import Mapping
from io import BytesIO
from typing import IO, Any

import flask
from flask import Flask, current_app, request
from werkzeug.formparser import FormDataParser

from factcheck.errors import TooLargeError
from factcheck.web.access import access_of
from factcheck.words import say

URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
MAX_FIELDS = 1_000
"""Of either kind of form; werkzeug counts the parts of the other one."""
MAX_URLENCODED_BYTES = 3_500_000
"""A text of 1 MB, each byte of it written as three. Longer ones come in parts, as files do."""
MAX_ANYONES_BYTES = 20_000
"""What somebody may send who need not be signed in: an address and a password."""
TOO_MANY = say(
    "A form can have at most %(limit)s fields. Send it in parts.", limit=f"{MAX_FIELDS:,}"
)


def init_app(app: Flask) -> None:
    """Bound the forms. Register it before all that looks at one, error pages included."""
    app.request_class = Request
    app.before_request(_limit)


class _Parser(FormDataParser):
    def parse(
        self,
        stream: IO[bytes],
        mimetype: str,
        content_length: int | None,
        options: Mapping[str, str] | None = None,
    ) -> Any:
        if mimetype == URLENCODED:
            data = stream.read()
            if data.count(b"&") >= MAX_FIELDS:  # as taking apart a million takes seconds
                raise TooLargeError(TOO_MANY)
            stream = BytesIO(data)
        return super().parse(stream, mimetype, content_length, dict(options or {}))


class Request(flask.Request):
    """A request whose form has at most MAX_FIELDS."""

    form_data_parser_class = _Parser


def _limit() -> None:
    if request.mimetype not in (URLENCODED, MULTIPART):
        return
    limit = request.max_content_length or MAX_URLENCODED_BYTES
    if request.mimetype == URLENCODED:
        limit = min(limit, MAX_URLENCODED_BYTES)
    access = access_of(current_app, request.endpoint) if request.endpoint else None
    if access is None or access.anyone:
        limit = min(limit, MAX_ANYONES_BYTES)
    request.max_content_length = limit
