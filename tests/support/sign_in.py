"""Signing people in without their typing: by a login made in the database."""

from typing import Any

from flask.testing import FlaskClient

from factcheck.accounts.logins import start_login
from factcheck.db import Database
from factcheck.models import User
from factcheck.web.access import COOKIE


def sign_in(client: FlaskClient, database: Database, user: User) -> FlaskClient:
    """Sign *user* in at *client*, and return it."""
    client.set_cookie(COOKIE, database.write(lambda session: start_login(session, user.id)))
    return client


def login_cookie(database: Database, user: User, address: str) -> Any:
    """Return a cookie that signs *user* in at the server at *address*, in Playwright's form."""
    token = database.write(lambda session: start_login(session, user.id))
    return {"name": COOKIE, "value": token, "url": address}
