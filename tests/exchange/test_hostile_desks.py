"""What an export says of the work at a desk, and cannot be so: refused with its place."""

import json
from io import BytesIO
from uuid import UUID

import pytest

from factcheck.exchange.document import read_document
from tests.exchange.test_hostile_imports import STRANGE_ID, refusal

LAYER = "articles.0.reviews.2"
DECISION = f"{LAYER}.decisions.0"


def packed(doc):
    return json.dumps(doc).encode()


def deep(levels):
    value = []
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("project.blind", "yes", "project.blind"),
        ("project.reviewers_per_article", 0, "project.reviewers_per_article"),
        ("project.reviewers_per_article", 10**9, "project.reviewers_per_article"),
        ("guidelines.0.version", 0, "guidelines[0].version"),
        ("guidelines.1.version", 1, "guidelines[1].version: Another one"),
        ("guidelines.0.made_by", STRANGE_ID, "guidelines[0].made_by"),
        ("guidelines.0.definitions", {"lie": "x"}, "guidelines[0].definitions.lie"),
        ("guidelines.0.definitions", {"claim": "x" * 301}, "guidelines[0].definitions.claim"),
        ("guidelines.0.text", "x" * 10_001, "guidelines[0].text"),
        ("guidelines.0.text", "a\x00b", "guidelines[0].text"),
        ("speakers.0.made_by", STRANGE_ID, "speakers[0].made_by"),
        ("speakers.0.made_in", STRANGE_ID, "speakers[0].made_in"),
        ("sources.0.made_by", STRANGE_ID, "sources[0].made_by"),
        ("sources.0.made_in", STRANGE_ID, "sources[0].made_in"),
        ("articles.0.opened_by", STRANGE_ID, "articles[0].opened_by"),
        ("articles.0.opened_at", None, "articles[0].opened_by"),
        ("articles.0.opened_at", "yesterday", "articles[0].opened_at"),
        (f"{LAYER}.state", "lost", "reviews[2].state"),
        (f"{LAYER}.kind", "majority", "reviews[2].kind"),
        (f"{LAYER}.kind", "independent", "reviews[2].reviewer: There is another such review"),
        ("articles.0.reviews.0.kind", "adjudicated", "reviews[2].reviewer: There is another"),
        (f"{LAYER}.due", "2026-02-30", "reviews[2].due"),
        (f"{LAYER}.assigned_by", STRANGE_ID, "reviews[2].assigned_by"),
        (f"{LAYER}.guideline", STRANGE_ID, "reviews[2].guideline"),
        (f"{LAYER}.agreement.conflicts", -1, "reviews[2].agreement.conflicts"),
        (f"{LAYER}.agreement.alpha", 0.99, "reviews[2].agreement: This does not follow"),
        (f"{LAYER}.agreement.alpha", None, "reviews[2].agreement: This does not follow"),
        (f"{LAYER}.agreement.coincidences", "<script>", "agreement.coincidences"),
        (f"{LAYER}.agreement.coincidences", {"<b>": {"claim": 1.0}}, "agreement.coincidences"),
        (f"{LAYER}.agreement.coincidences", {"claim": {"claim": "many"}}, "coincidences.claim"),
        (f"{LAYER}.agreement.coincidences", {"claim": {"claim": -1.0}}, "coincidences.claim"),
        (f"{LAYER}.agreement.coincidences", {"claim": {"claim": 1e300}}, "coincidences.claim"),
        (f"{LAYER}.agreement.coincidences", {"claim": {"quote": 2.0}}, "can have agreed so"),
        (f"{LAYER}.agreement.coincidences", {"claim": {"claim": 1.0}}, "can have agreed so"),
        (
            f"{LAYER}.agreement.coincidences",
            {"claim": {"claim": 1e9}, "quote": {"quote": 1e-300}},
            "can have agreed so",
        ),
        (f"{DECISION}.sentence", STRANGE_ID, "decisions[0].sentence"),
        (f"{DECISION}.annotation", STRANGE_ID, "decisions[0].annotation"),
        (f"{DECISION}.decided_by", STRANGE_ID, "decisions[0].decided_by"),
        (f"{DECISION}.field", "mood", "decisions[0].field"),
        (f"{DECISION}.place", "0-", "decisions[0].place"),
        (f"{DECISION}.place", "0-6\n", "decisions[0].place"),
        (f"{DECISION}.method", "dice", "decisions[0].method"),
        (f"{DECISION}.reason", "x" * 10_000_000, "decisions[0].reason"),
        (f"{DECISION}.reason", "a\ud800", "lone surrogate"),
        (f"{DECISION}.fingerprint", "0", "decisions[0].fingerprint"),
        (f"{DECISION}.revision", 0, "decisions[0].revision"),
        (f"{DECISION}.stale", 1, "decisions[0].stale"),
        (f"{DECISION}.choice", {}, "decisions[0].choice: Of this part"),
        (f"{DECISION}.choice", {"attributions": [], "x": 1}, "decisions[0].choice: Of this part"),
        (f"{DECISION}.choice", {"attributions": "Noor"}, "decisions[0].choice.attributions"),
        (f"{DECISION}.choice", {"attributions": [1]}, "decisions[0].choice.attributions"),
        (f"{DECISION}.choice", {"attributions": deep(50)}, "nested too deeply"),
        (f"{DECISION}.choice", {"attributions": [{"x": "y" * 10**6}]}, "at most 500 kB"),
        (f"{DECISION}.choice", {"attributions": [{"x": "\x00"}]}, "U+0000"),
        (f"{DECISION}.choice", {"attributions": [{"x\x00": 1}]}, "U+0000"),
        (f"{DECISION}.choice", {"attributions": [{"x": 10**400}]}, "too big"),
        (f"{LAYER}.decisions.4.choice", {"tag": "lie"}, "decisions[3].choice"),
        (f"{DECISION}.inputs", [{"reviewer": "x"}], "decisions[0].inputs[0].reviewer"),
        (f"{DECISION}.inputs", [1], "decisions[0].inputs[0]"),
        ("comments.0.author", STRANGE_ID, "comments[0].author"),
        ("comments.0.text", "", "comments[0].text"),
        ("comments.0.text", "x" * 4_001, "comments[0].text"),
        ("comments.0.text", "a\x00b", "comments[0].text"),
        ("comments.0.article", None, "comments[0]: Say what it is about"),
        ("comments.0.article", STRANGE_ID, "comments[0].article"),
        ("comments.0.source", STRANGE_ID, "comments[0]: A comment is about one thing"),
        ("comments.0.sentence", STRANGE_ID, "comments[0].sentence"),
        ("comments.0.annotation", STRANGE_ID, "comments[0].annotation"),
        ("comments.0.thread", STRANGE_ID, "comments[0].thread"),
        ("comments.0.resolved_by", STRANGE_ID, "comments[0].resolved_by"),
        ("comments.0.resolved_at", "2026-03-14T09:30:00Z", "comments[0].resolved_by"),
        ("comments.0.from_editor", None, "comments[0].from_editor"),
        ("comments.6.source", STRANGE_ID, "comments[6].source"),
        ("comments.6.sentence", STRANGE_ID, "comments[6].sentence: This is part of an article"),
        ("comments.8.speaker", STRANGE_ID, "comments[8].speaker"),
    ],
    ids=str,
)
def test_what_cannot_be_so_is_refused_by_its_path(altered, path, value, words):
    if path == f"{LAYER}.decisions.4.choice":
        path = f"{LAYER}.decisions.3.choice"
    assert words in refusal(packed(altered(path, value)))


GIVEN = {
    "id": STRANGE_ID,
    "parent": None,
    "naming": "named",
    "speaker": {"id": None, "name": "Mara Voss", "kind": "person"},
    "manner": "direct",
    "role": "",
    "affiliation": "",
    "cue": None,
    "source": None,
    "content": None,
}


@pytest.mark.parametrize(
    "attributions",
    [
        [{}],
        [GIVEN, GIVEN],
        [GIVEN | {"id": "1"}],
        [GIVEN | {"naming": "unnamed"}],
        [GIVEN | {"speaker": None}],
        [GIVEN | {"speaker": "Mara Voss"}],
        [GIVEN | {"speaker": {"name": "…", "kind": "person"}}],
        [GIVEN | {"speaker": {"name": " Mara ", "kind": "person"}}],
        [GIVEN | {"speaker": {"name": "x" * 301, "kind": "person"}}],
        [GIVEN | {"speaker": {"name": "Mara", "kind": "ghost"}}],
        [GIVEN | {"manner": "loud"}],
        [GIVEN | {"role": None}],
        [GIVEN | {"parent": STRANGE_ID}],
        [GIVEN | {"parent": str(UUID(int=1))}],
    ],
    ids=str,
)
def test_whom_no_annotation_names_is_refused_unless_it_can_be_laid_down(altered, attributions):
    doc = altered(f"{DECISION}.annotation", None)
    decision = doc["articles"][0]["reviews"][2]["decisions"][0]
    decision["choice"] = {"attributions": attributions}
    told = refusal(packed(doc))
    assert "decisions[0].choice.attributions: No annotation says this" in told


def test_whom_no_annotation_names_is_taken_in_as_an_export_tells_it(altered):
    doc = altered(f"{DECISION}.annotation", None)
    decision = doc["articles"][0]["reviews"][2]["decisions"][0]
    for attributions in ([GIVEN], [], [GIVEN | {"naming": "unnamed", "speaker": None}]):
        decision["choice"] = {"attributions": attributions}
        read_document(BytesIO(packed(doc)))


def test_an_infinite_number_is_refused(altered):
    data = packed(altered(f"{DECISION}.choice", {"attributions": [{"x": 987654321}]}))
    assert "too big" in refusal(data.replace(b"987654321", b"1e999"))


@pytest.mark.parametrize("name", ["sentence", "annotation"])
def test_nothing_is_said_of_another_articles_parts(shared_doc, name):
    """Neither decided nor commented."""
    other = shared_doc["articles"][1]
    parts = {
        "sentence": other["sentences"][0]["id"],
        "annotation": other["reviews"][0]["annotations"][0]["id"],
    }
    shared_doc["comments"][0][name] = parts[name]
    assert f"comments[0].{name}" in refusal(packed(shared_doc))
    shared_doc["comments"][0][name] = None
    shared_doc["articles"][0]["reviews"][2]["decisions"][1][name] = parts[name]
    assert f"decisions[1].{name}" in refusal(packed(shared_doc))


def test_an_annotation_of_another_sentence_is_refused(shared_doc):
    first, second, *_ = (
        a
        for a in shared_doc["articles"][0]["reviews"][0]["annotations"]
        if a["scope"] == "sentence"
    )
    shared_doc["comments"][0] |= {"sentence": first["sentence"], "annotation": second["id"]}
    assert "comments[0].annotation: This annotation" in refusal(packed(shared_doc))


def test_a_thread_is_no_answer_and_no_loop(shared_doc):
    first, answer, second, *_ = shared_doc["comments"]
    assert answer["thread"] == first["id"]
    first["thread"] = answer["id"]
    assert "comments[0].thread: This is an answer itself" in refusal(packed(shared_doc))
    first["thread"] = first["id"]
    assert "comments[0].thread: This is an answer itself" in refusal(packed(shared_doc))
    first["thread"], second["thread"] = None, answer["id"]
    second["resolved_at"] = second["resolved_by"] = None
    assert "comments[2].thread: This is an answer itself" in refusal(packed(shared_doc))


def test_an_answer_is_about_what_it_answers(shared_doc):
    answer = shared_doc["comments"][1]
    answer["article"] = shared_doc["articles"][2]["id"]
    assert "comments[1].article: An answer is about the same" in refusal(packed(shared_doc))


def test_a_decision_is_made_once(shared_doc):
    decisions = shared_doc["articles"][0]["reviews"][2]["decisions"]
    decisions.append(decisions[0] | {"id": STRANGE_ID})
    assert "decisions[5].field: This was decided already" in refusal(packed(shared_doc))
    decisions[-1] = decisions[0]
    assert "decisions[5].id: This id is in the list already" in refusal(packed(shared_doc))


@pytest.mark.parametrize("name", ["agreement", "decisions"])
def test_only_the_adjudicated_layer_decides(shared_doc, name):
    mine, _, adjudicated = shared_doc["articles"][0]["reviews"]
    mine[name] = adjudicated[name]
    assert f"reviews[0].{name}: Only an adjudicated" in refusal(packed(shared_doc))
