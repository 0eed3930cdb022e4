"""The token that a form carries."""

from flask.testing import FlaskClient


def csrf_token(client: FlaskClient) -> str:
    """Return a token that is good for *client*, as a page gives it to a script."""
    page = client.get("/no-such-page").text  # any page has it, and this one does nothing else
    return page.partition('name="csrf-token" content="')[2].partition('"')[0]
