"""A person at a browser without scripts: reads pages, fills in forms."""

from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.csrf import csrf_token


@dataclass(frozen=True, slots=True)
class Visitor:
    """Wraps a client that somebody is signed in at."""

    client: FlaskClient

    def get(self, path: str) -> TestResponse:
        return self.client.get(path)

    def post(self, path: str, **fields: Any) -> TestResponse:
        """Send a form with its token; a tuple (bytes, name) is a file."""
        data = {"csrf_token": csrf_token(self.client), **fields}
        answer = self.client.post(path, data=data)
        answer.request.environ["wsgi.input"].close()  # a large one is a temporary file
        return answer

    def put(self, path: str, body: Any) -> TestResponse:
        """Send JSON as the workbench's script does."""
        return self.client.put(path, json=body, headers={"X-CSRFToken": csrf_token(self.client)})

    def put_raw(self, path: str, body: bytes, media_type: str = "application/json") -> TestResponse:
        """Send bytes that may be no JSON at all."""
        headers = {"X-CSRFToken": csrf_token(self.client), "Content-Type": media_type}
        return self.client.put(path, data=body, headers=headers)
