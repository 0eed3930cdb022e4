"""Reading what a request carries, strictly: its JSON body, and nothing broken in its address."""

import json
from typing import Any, TypeVar
from uuid import UUID

from flask import Flask, g, request
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from factcheck.errors import InvalidError, TooLargeError
from factcheck.words import Words, say

Model = TypeVar("Model", bound=BaseModel)

MAX_JSON_BYTES = 256_000
NOT_JSON = say("This was not sent as JSON. Reload the page and try again.")
BROKEN = say("What was sent is not valid JSON. Reload the page and try again.")
BAD_ADDRESS = say("This address holds a character that no text can hold. Go back and try again.")
TOO_LARGE = say(
    "At most %(limit)s kB can be saved at once. Shorten it and try again.",
    limit=MAX_JSON_BYTES // 1000,
)
MISSING = say("This is missing.")
UNKNOWN_KEY = say("This is not known here. Reload the page and try again.")
UNKNOWN_FORM = say("This has a form that is not known here. Reload the page and try again.")
WRONG = say("Some of what was sent cannot be taken. Look at the fields named and try again.")


class Body(BaseModel):
    """Base of what the API takes: exact types, no unknown keys."""

    model_config = ConfigDict(strict=True, extra="forbid")


def init_app(app: Flask) -> None:
    app.before_request(_check_query)


def parse_body(model: type[Model]) -> Model:
    """Read the body as a *model*, with no conversion and no key that it does not know.

    Raises:
        InvalidError: it is not JSON, or not such a model; `.fields` names what is wrong by its
            path, such as "attribution.manner".
        TooLargeError: it is larger than MAX_JSON_BYTES.
    """
    read_object()
    try:
        # From the bytes: in JSON a string is a proper UUID or enum value, in Python it is not.
        return model.model_validate_json(request.get_data(), strict=True, extra="forbid")
    except ValidationError as error:
        raise _refusal(error) from None


def read_object() -> dict[str, Any]:
    """Return the body as a JSON object, parsed once a request.

    Raises:
        InvalidError: it is not one, or it says a key twice, so that two readers could take it
            for two different things.
    """
    if "body" not in g:
        g.body = _read()
    body: dict[str, Any] = g.body
    return body


def read_uuid(key: str) -> UUID:
    """Return the UUID under *key* of the body.

    Raises:
        InvalidError: there is none.
    """
    try:
        return UUID(read_object().get(key))
    except (ValueError, TypeError, AttributeError):
        raise InvalidError(WRONG, {key: say("This has to be an id.")}) from None


def own_address() -> str:
    """Return the path and query of the request, for coming back to it.

    Whatever the query holds: a refusal of a broken one has a page too, which asks for this.
    """
    query = request.query_string.decode(errors="replace")
    return f"{request.path}?{query}" if query else request.path


def _check_query() -> None:
    """Refuse what cannot be read, and a NUL: no text holds one, and PostgreSQL fails on it."""
    query = request.query_string
    try:
        query.decode()
    except UnicodeDecodeError:
        raise InvalidError(BAD_ADDRESS) from None
    if b"%00" in query or b"\0" in query:
        raise InvalidError(BAD_ADDRESS)


def _read() -> dict[str, Any]:
    if request.mimetype != "application/json":
        raise InvalidError(NOT_JSON)
    if (request.content_length or 0) > MAX_JSON_BYTES or len(request.get_data()) > MAX_JSON_BYTES:
        raise TooLargeError(TOO_LARGE)
    try:
        body = json.loads(
            request.get_data(), object_pairs_hook=_unique, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError):
        raise InvalidError(BROKEN) from None
    if not isinstance(body, dict):
        raise InvalidError(BROKEN)
    _check_strings(body, "")
    return body


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is given twice")
    return found


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _check_strings(value: Any, path: str) -> None:
    """Refuse what no engine stores: NUL (not on PostgreSQL) and lone surrogates."""
    match value:
        case str():
            if "\0" in value or not _encodable(value):
                raise InvalidError(
                    WRONG, {path: say("This holds a character that no text can hold. Remove it.")}
                )
        case dict():
            for key, item in value.items():
                _check_strings(item, f"{path}.{key}" if path else key)
        case list():
            for index, item in enumerate(value):
                _check_strings(item, f"{path}.{index}")


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _refusal(error: ValidationError) -> InvalidError:
    fields: dict[str, str] = {}
    for detail in error.errors(include_url=False, include_input=False):
        fields.setdefault(".".join(map(str, detail["loc"])), _tell(detail))
    return InvalidError(WRONG, fields)


def _tell(detail: ErrorDetails) -> Words:
    """Return in our words what is wrong, as pydantic's are English for whoever reads them."""
    limits = detail.get("ctx", {})
    match detail["type"]:
        case "missing" | "string_too_short":
            return MISSING
        case "extra_forbidden":
            return UNKNOWN_KEY
        case "string_too_long":
            n = limits["max_length"]
            return say("This is too long: at most %(n)s characters.", n=n)
        case "too_long":
            return say("These are too many: at most %(n)s.", n=limits["max_length"])
    return UNKNOWN_FORM
