"""Somebody with a password, and a browser that fills in forms."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factcheck.accounts.service import create_user
from factcheck.db import Database
from factcheck.models import User
from tests.support.csrf import csrf_token

PASSWORD = "rivers run to the sea"


@pytest.fixture
def dana(database: Database) -> User:
    """She has a password and is in no project."""
    return database.write(lambda s: create_user(s, "Dana", "dana@example.org", PASSWORD))


@pytest.fixture
def post(client: FlaskClient) -> Callable[..., TestResponse]:
    """Send a form with its token: ``post("/sign-in", email="...")``."""

    def send(path: str, **fields: str) -> TestResponse:
        token = csrf_token(client)
        return client.post(path, data={"csrf_token": token, **fields})

    return send
