"""What is wrong with a body is said in words of ours, in the reader's language."""

import json

import pytest

from factcheck.models import uuid7
from tests.support.csrf import csrf_token
from tests.support.work import add_article, sentences
from tests.web.test_language import translation

MISSING = "This is missing."
UNKNOWN_KEY = "This is not known here. Reload the page and try again."
UNKNOWN_FORM = "This has a form that is not known here. Reload the page and try again."
TOO_LONG = "This is too long: at most %(n)s characters."
TOO_MANY = "These are too many: at most %(n)s."
WHO = {
    "id": "01a209de-8e58-7f00-8000-0123456789ab",
    "speaker": None,
    "manner": "direct",
    "role": "",
}
BODY = {"revision": 0, "tag": None, "note": "", "attributions": [WHO]}
WRONG = [
    ("note", {"note": 5}, UNKNOWN_FORM, {}),
    ("tag", {"tag": "nonsense"}, UNKNOWN_FORM, {}),
    ("revision", {"revision": -1}, UNKNOWN_FORM, {}),
    ("flagged", {"flagged": "yes"}, UNKNOWN_FORM, {}),
    ("admin", {"admin": True}, UNKNOWN_KEY, {}),
    ("attributions", {"attributions": [WHO] * 51}, TOO_MANY, {"n": 50}),
    ("attributions.0.role", {"attributions": [WHO | {"role": "x" * 301}]}, TOO_LONG, {"n": 300}),
    ("attributions.0.id", {"attributions": [WHO | {"id": "no id"}]}, UNKNOWN_FORM, {}),
    ("attributions.0.manner", {"attributions": [{**WHO, "manner": None}]}, UNKNOWN_FORM, {}),
    (
        "attributions.0.content.exact",
        {"attributions": [WHO | {"content": {"start": 0, "end": 3, "exact": ""}}]},
        MISSING,
        {},
    ),
    (
        "attributions.0.content.end",
        {"attributions": [WHO | {"content": {"start": 0, "exact": "The"}}]},
        MISSING,
        {},
    ),
]


@pytest.fixture
def refusal(database, signed_in, project, alice, bob):
    row = database.write(lambda session: sentences(session, add_article(session, project, alice)))[
        0
    ]
    client = signed_in(bob)

    def refusal(changes, language):
        headers = {"X-CSRFToken": csrf_token(client), "Accept-Language": language}
        body = json.dumps(BODY | {"sentence": str(row.id)} | changes).encode()
        headers["Content-Type"] = "application/json"
        answer = client.put(f"/api/v1/annotations/{uuid7()}", data=body, headers=headers)
        assert answer.status_code == 422
        return answer.json["error"]["fields"]

    return refusal


@pytest.mark.parametrize("language", ["en", "es", "tr", "ar"])
def test_no_words_of_the_checker_reach_the_reader(refusal, language):
    for field, changes, message, values in WRONG:
        told = message if language == "en" else translation(language, message)
        assert refusal(changes, language) == {field: told % values if values else told}
