"""Whether the server can serve."""

from pathlib import Path

import pytest


@pytest.mark.both_engines
def test_a_healthy_server_says_so(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_it_tells_when_the_database_is_gone(app, client):
    database = app.extensions["database"]
    database.close()
    path = Path(database.url.database)
    path.unlink()
    path.mkdir()
    assert client.get("/healthz").status_code == 503
