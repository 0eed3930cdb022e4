"""Working the pages of adjudication as an editor's browser without scripts does."""

from factcheck.adjudication.finishing import finish
from factcheck.models import DecisionField
from tests.support.csrf import csrf_token


def page_of(panel):
    return f"/articles/{panel.article_id}/adjudicate"


def send(client, path, **fields):
    return client.post(path, data={"csrf_token": csrf_token(client), **fields})


def part_of(panel, number):
    part = panel.parts()[number, DecisionField.TAG]
    return {
        "sentence": str(part.sentence_id),
        "field": part.field.value,
        "fingerprint": part.fingerprint,
    }


def finish_it(panel):
    panel.decide_all()
    panel.database.write(lambda s: finish(s, panel.article_id, panel.alice.id))
