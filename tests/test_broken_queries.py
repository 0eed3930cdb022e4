"""An address whose ?names= hold what is none shows its page as it is without them."""

import pytest

from tests.support.routes import add_things, path_of, questions

ASKED = (
    "after alias annotation article before claims from gap into kind lacking removed sentence show "
    "snapshot sort source sources speaker suggest tag to weak"
).split()


@pytest.fixture
def things(database, desk):
    return database.write(lambda session: add_things(session, desk.project, desk.alice))


def test_what_an_address_asks_in_vain_is_passed_over(app, signed_in, alice, things):
    client, differing = signed_in(alice), {}
    query = "&".join(f"{name}=no-such-thing" for name in ASKED)
    for question in questions(app):
        path = path_of(question, things)
        if question.method != "GET" or path.startswith("/api/"):
            continue
        plain, asked = (client.get(address) for address in (path, f"{path}?{query}"))
        if plain.status_code != asked.status_code:
            differing[path] = (plain.status_code, asked.status_code)
    assert differing == {}
