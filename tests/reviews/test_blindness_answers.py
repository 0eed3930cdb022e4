"""What a reviewer is answered who does the same as a colleague that they are blind to.

The same things are done where the colleague did their work and where they did nothing: each answer,
and each page that it leads to, is the same.
"""

import time
from contextlib import ExitStack

import pytest

from factcheck.models import uuid7
from factcheck.sources.finding import get_newest_snapshot
from tests.reviews.blind import LONG
from tests.reviews.blind_worlds import WORDS, Worlds, find_change, find_told, steady, text_of
from tests.support.csrf import csrf_token
from tests.support.work import sentences

OWN, THEIRS = WORDS["bob"], WORDS["dana"]
FIXED = {name: str(uuid7()) for name in ("annotation", "attribution", "speaker", "link", "said")}


class Doer:
    """Bob in one state of the desk, and all that he was answered."""

    def __init__(self, world, work, theirs):
        self.client = world.client("bob")
        self.headers = {"X-CSRFToken": csrf_token(self.client)}
        self.seed, self.work, self.theirs = world.seed, work, theirs
        with world.database.read() as session:
            self.rows = sentences(session, world.seed.article)
            self.snapshot = get_newest_snapshot(session, work.source_id)
        self.answers = {}

    def send(self, told, path, *, method="POST", **body):
        answer = self.client.open(path, method=method, headers=self.headers, **body)
        assert answer.status_code < 500, told
        self._keep(told, answer)
        if 300 <= answer.status_code < 400:
            self._keep(f"{told}, then", self.client.get(answer.headers["Location"]))
        return answer

    def _keep(self, told, answer):
        assert told not in self.answers
        self.answers[told] = answer.status_code, text_of(answer)


def annotate(doer):
    """Name whom the colleague named, and try to say something of what they said."""
    who = {
        "id": FIXED["attribution"],
        "speaker": {"id": FIXED["speaker"], "name": f"{THEIRS}name", "kind": "organisation"},
        "manner": "direct",
        "role": "",
    }
    said = {"revision": 0, "tag": "quote", "note": "", "sentence": str(doer.rows[3].id)}
    path = f"/api/v1/annotations/{FIXED['annotation']}"
    said["attributions"] = [who]
    assert doer.send("names them", path, method="PUT", json=said).status_code == 200
    by_id = {**who, "speaker": {**who["speaker"], "id": str(doer.theirs.speaker_id)}}
    again = said | {"revision": 1, "attributions": [by_id]}
    doer.send("names theirs by its id", path, method="PUT", json=again)
    theirs = f"/api/v1/annotations/{doer.theirs.annotation_id}"
    first = said | {"sentence": str(doer.rows[0].id), "attributions": []}
    doer.send("saves over theirs", theirs, method="PUT", json=first)


def keep_speakers(doer):
    project = f"/projects/{doer.seed.things.project_id}"
    new = {"name": f"{THEIRS}alias", "kind": "organisation"}
    doer.send("adds one called so", f"{project}/speakers/new", data=new)
    own, theirs = f"/speakers/{doer.work.speaker_id}", f"/speakers/{doer.theirs.speaker_id}"
    doer.send("calls their own so", f"{own}/aliases", data={"alias": f"{THEIRS}name"})
    doer.send("gives theirs a name", f"{theirs}/aliases", data={"alias": "Somebody"})
    doer.send("restores theirs", f"{theirs}/restore")
    doer.send("merges theirs", f"{theirs}/merge", data={"into": str(doer.work.speaker_id)})


def keep_sources(doer):
    project = f"/projects/{doer.seed.things.project_id}"
    text = f"{THEIRS}text stands here first." + LONG.format(f"{THEIRS}board")
    typed = {"url": f"https://{THEIRS}.example/page", "kind": "news", "title": "The same"}
    typed["publisher"] = f"{THEIRS}publisher"
    sentence = {"sentence": str(doer.rows[0].id)}
    doer.send("adds the same", f"{project}/sources/new", data={"text": text, **typed, **sentence})
    other = {"text": f"{text} And more.", **typed}
    doer.send("adds another at that address", f"{project}/sources/new", data=other)
    theirs = f"/sources/{doer.theirs.source_id}"
    doer.send("adds a text to theirs", f"{theirs}/again", data={"text": "Other words."})
    doer.send("corrects theirs", f"{theirs}/details", data={"title": "X", "revision": "1"})
    snapshot = f"{theirs}/texts/{doer.theirs.snapshot_id}"
    for what in ("remove", "restore"):
        doer.send(f"takes their text: {what}", f"{snapshot}/{what}")
    beside = f"/sources/{doer.work.source_id}/beside/{doer.theirs.source_id}"
    doer.send("relates the two", beside, data={"kinship": "copy", "course": "unknown"})


def link(doer):
    path = f"/sentences/{doer.rows[1].id}/evidence"
    draft = {"id": FIXED["link"], "stance": "supports", "note": "", "span": "0-20"}
    doer.send("links own", path, data=draft | {"snapshot": str(doer.snapshot.id)})
    doer.send("links theirs", path, data=draft | {"snapshot": str(doer.theirs.snapshot_id)})
    theirs = f"/evidence/{doer.theirs.evidence_id}"
    doer.send("changes their link", theirs, data={"stance": "mentions", "revision": "1"})
    doer.send("takes their link away", f"{theirs}/remove")
    own = f"/sources/{doer.work.source_id}/texts/{doer.work.snapshot_id}/remove"
    doer.send("takes own text back", own)


def cut(doer):
    sentence = f"sentences/{doer.rows[0].id}"
    for what, body in (("merge", {"cut": 0}), ("split", {"cut": 0, "at": 9})):
        doer.send(f"{what}, by script", f"/api/v1/{sentence}/{what}", json=body)
        doer.send(f"{what}, by form", f"/{sentence}/{what}", data=body)


def talk(doer):
    article = f"/articles/{doer.seed.article.id}/comments"
    said = {"id": FIXED["said"], "text": f"@Dana and @Erin, is {THEIRS} known?"}
    doer.send("names the other", article, data=said)
    theirs = f"/comments/{doer.theirs.comment_id}"
    doer.send("replies to theirs", f"{theirs}/replies", data={"text": "Yes."})
    doer.send("settles theirs", f"{theirs}/resolve", data={"revision": "1"})
    doer.send("removes theirs", f"{theirs}/remove")
    doer.send("writes theirs anew", f"{theirs}/edit", data={"text": "No.", "revision": "1"})
    on = f"/sentences/{doer.rows[0].id}/comments"
    named = {"text": "Why?", "annotation": str(doer.theirs.annotation_id)}
    doer.send("speaks of what they said", on, data=named)
    doer.send("speaks of their source", f"/sources/{doer.theirs.source_id}/comments", data=named)
    doer.send("speaks of their speaker", f"/speakers/{doer.theirs.speaker_id}/comments", data=named)


def turn(doer):
    project = f"projects/{doer.seed.things.project_id}"
    for number, what in enumerate(("undo", "undo", "redo", "undo", "undo")):
        doer.send(f"{number}: {what}", f"/api/v1/{project}/{what}", json={"id": str(uuid7())})
    event = f"events/{doer.theirs.event_id}/restore"
    doer.send("restores theirs, by script", f"/api/v1/{event}", json={"id": str(uuid7())})
    doer.send("restores theirs, by form", f"/{event}")


def hand_in(doer):
    article, project = doer.seed.article.id, doer.seed.things.project_id
    review = f"/reviews/{doer.theirs.review_id}"
    doer.send("takes it up", f"/articles/{article}/take-up")
    doer.send("goes on", f"/projects/{project}/queue/next")
    doer.send("gives it out", f"/articles/{article}/assignments", data={"reviewer": "x"})
    doer.send("takes theirs away", f"{review}/take-away")
    doer.send("reopens theirs", f"{review}/reopen", data={"reason": "So."})
    doer.send("hands in", f"/articles/{article}/hand-in")
    doer.send("saves what is handed in", f"/sentences/{doer.rows[0].id}/annotation", data={})


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def states(request, tmp_path_factory):
    """Bob without a colleague, and beside one, after all that he does."""
    with ExitStack() as stack:
        worlds = Worlds(request.getfixturevalue, request.param, tmp_path_factory.mktemp("worlds"))
        without = stack.enter_context(worlds.grow())
        own = without.work("bob")["bob"]
        beside = stack.enter_context(worlds.fork(without))
        theirs = beside.work("dana", "erin")["dana"]
        since = time.time_ns() // 1_000_000
        doers = [Doer(world, own, theirs) for world in (without, beside)]
        for do in (annotate, keep_speakers, keep_sources, link, cut, talk, turn, hand_in):
            for doer in doers:
                do(doer)
        yield *doers, since


def test_each_answer_is_the_same_with_the_work_of_others_and_without(states):
    one, other, since = states
    changed = {}
    for told, (status, text) in one.answers.items():
        now, later = steady(text, since), steady(other.answers[told][1], since)
        if (status, now) != (other.answers[told][0], later):
            changed[told] = (status, other.answers[told][0], *find_change(now, later))
    assert changed == {}
    assert one.answers.keys() == other.answers.keys()


def test_what_was_answered_is_no_mere_refusal(states):
    """Else the answers would be the same whatever is told."""
    done = [told for told, (status, _) in states[1].answers.items() if status < 400]
    assert {"names them", "links own", "adds the same", "names the other", "hands in"} <= {*done}


def test_no_answer_tells_what_only_another_typed(states):
    said = (f"{THEIRS}note", f"{THEIRS}span", f"{THEIRS}comment", WORDS["erin"], f"{THEIRS}title")
    answers = states[1].answers.items()
    assert {told: found for told, (_, text) in answers if (found := find_told(text, said))} == {}
