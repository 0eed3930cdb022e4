"""The app with a few views that do what views should not, or only what is tried here."""

import errno
import gzip
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from flask import Blueprint, Flask, Response, jsonify
from flask.testing import FlaskClient
from pydantic import BaseModel
from sqlalchemy.exc import OperationalError, ProgrammingError

from factcheck.errors import (
    DomainError,
    DuplicateError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
    StaleError,
    ThrottledError,
    TooLargeError,
    UnavailableError,
)
from factcheck.models import Stance
from factcheck.web.access import public, signed_in
from factcheck.web.body import parse_body
from tests.support.csrf import csrf_token

ID = UUID("0190b3a2-0000-7000-8000-000000000000")
ERRORS: dict[str, Exception] = {
    "invalid": InvalidError("Say what it is.", {"tag": "Choose one."}),
    "not_found": NotFoundError("No such thing."),
    "forbidden": ForbiddenError("Not yours."),
    "stale": StaleError("Changed.", {"id": "theirs", "revision": 3}),
    "duplicate": DuplicateError("Here already.", ID),
    "too_large": TooLargeError("Over 10 kB."),
    "throttled": ThrottledError("Wait."),
    "unavailable": UnavailableError("Later."),
    "refused": DomainError("No."),
    "database": OperationalError("SELECT secret", {}, Exception("disk I/O error")),
    "query": ProgrammingError("SELECT secret", {}, Exception("no such column")),
    "disk": OSError(errno.ENOSPC, "secret"),
    "connection": ConnectionResetError("secret"),
    "bug": KeyError("secret"),
}


class Inner(BaseModel):
    stance: Stance
    score: float


class Body(BaseModel):
    id: UUID
    count: int
    note: str
    inner: Inner | None = None
    many: list[str] = []


def probe() -> Blueprint:
    bp = Blueprint("probe", __name__)

    def fail(name: str) -> Response:
        raise ERRORS[name]

    for prefix in ("/probe", "/api/probe"):
        endpoint = prefix[1:].replace("/", "_")
        bp.add_url_rule(f"{prefix}/fail/<name>", f"{endpoint}_get", public(fail))
        bp.add_url_rule(f"{prefix}/fail/<name>", f"{endpoint}_post", fail, methods=["POST"])

    @bp.post("/probe/own")
    @signed_in
    def own() -> Response:
        raise ERRORS["stale"]

    @bp.put("/api/probe/body")
    @public
    def body() -> Response:
        return jsonify(parse_body(Body).model_dump(mode="json"))

    @bp.get("/probe/text/<int:length>")
    @public
    def text(length: int) -> Response:
        return Response("é" * (length // 2), mimetype="text/plain")

    @bp.get("/probe/stream")
    @public
    def stream() -> Response:
        def pieces() -> Iterator[str]:
            yield from (f"line {number}\n" for number in range(10_000))

        return Response(pieces(), mimetype="application/json")

    @bp.get("/probe/packed")
    @public
    def packed() -> Response:
        content = gzip.compress(b"x" * 5000)
        return Response(content, mimetype="text/plain", headers={"Content-Encoding": "gzip"})

    @bp.get("/probe/picture")
    @public
    def picture() -> Response:
        return Response(b"\x89PNG" * 1000, mimetype="image/png")

    return bp


@pytest.fixture
def app(app: Flask) -> Flask:
    app.register_blueprint(probe())
    return app


@pytest.fixture
def csrf(client: FlaskClient) -> str:
    """The token of *client*."""
    return csrf_token(client)


@pytest.fixture
def put(client: FlaskClient, csrf: str) -> Callable[..., Any]:
    """Send raw bytes as a JSON body."""

    def send(raw: bytes, content_type: str = "application/json") -> Any:
        headers = {"X-CSRFToken": csrf, "Content-Type": content_type}
        return client.put("/api/probe/body", data=raw, headers=headers)

    return send
