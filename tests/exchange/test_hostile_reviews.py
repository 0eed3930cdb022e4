"""What an export says of its articles, and cannot have been said: refused with its place."""

import json

import pytest

from tests.exchange.test_hostile_imports import STRANGE_ID, refusal


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("articles.0.reviews.0.reviewer", STRANGE_ID, "articles[0].reviews[0].reviewer"),
        ("articles.0.reviews.0.annotations.1.sentence", STRANGE_ID, "annotations[1].sentence"),
        ("articles.0.reviews.0.annotations.0.end", 9, "annotations[0].end"),
        ("articles.0.reviews.0.annotations.1.end", 7, "annotations[1].exact"),
        ("articles.0.reviews.0.annotations.1.end", None, "annotations[1].start"),
        ("articles.0.reviews.0.annotations.1.prefix", "x", "annotations[1].prefix"),
        ("articles.0.reviews.0.annotations.1.suffix", "x", "annotations[1].suffix"),
        ("articles.0.reviews.0.annotations.1.scope", "sentence", "annotations[1]."),
        ("articles.0.reviews.0.annotations.0.justification", "", "annotations[0].justification"),
        ("articles.0.reviews.0.annotations.0.tag", "quote", "annotations[0].verdict"),
        ("articles.0.reviews.0.annotations.0.attributions.0.naming", "unnamed", "].speaker"),
        ("articles.0.reviews.0.annotations.0.attributions.0.speaker", None, "].speaker"),
        ("articles.0.reviews.0.annotations.0.attributions.0.parent", STRANGE_ID, "].parent"),
        ("articles.0.reviews.0.annotations.0.attributions.0.source.exact", "x", "source.exact"),
        ("articles.0.reviews.0.annotations.1.note", "é" * 5_001, "annotations[1].note"),
        (
            "articles.0.reviews.0.annotations.0.attributions.0.speaker",
            STRANGE_ID,
            "annotations[0].attributions[0].speaker",
        ),
        (
            "articles.0.reviews.0.annotations.0.attributions.0.role",
            "x" * 301,
            "annotations[0].attributions[0].role",
        ),
        (
            "articles.0.reviews.0.annotations.0.evidence.0.snapshot",
            STRANGE_ID,
            "annotations[0].evidence[0].snapshot",
        ),
        (
            "articles.0.reviews.0.annotations.0.evidence.0.source",
            STRANGE_ID,
            "annotations[0].evidence[0].source",
        ),
        (
            "articles.0.reviews.0.annotations.0.evidence.0.selector.prefix",
            "x",
            "evidence[0].selector.prefix",
        ),
        (
            "articles.0.reviews.0.annotations.0.evidence.0.selector.start",
            10**8,
            "evidence[0].selector.exact",
        ),
        (
            "articles.0.reviews.0.annotations.0.evidence.0.selector.end",
            10**8,
            "evidence[0].selector.exact",
        ),
        *(
            (f"articles.0.reviews.0.annotations.0.discrepancies.0.{key}", value, f"].{place}")
            for key, value, place in (
                ("snapshot", STRANGE_ID, "snapshot"),
                ("source", STRANGE_ID, "source"),
                ("exact", "other words", "exact"),
                ("start", 10**8, "exact"),
                ("start", -1, "start"),
                ("claim", "", "claim"),
                ("claim", "A\x00B", "claim: Write it without the character U+0000."),
                ("claim_value", None, "claim_value"),
                ("kind", "smell", "kind"),
                ("rule", "<b>", "rule"),
                ("state", "suggested", "state"),
                ("created_at", "2026-03-14", "created_at"),
                ("note", "", "note"),
            )
        ),
        *(
            (
                f"articles.0.reviews.0.annotations.0.independence.{key}",
                value,
                f"].independence.{at}",
            )
            for key, value, at in (
                ("groups.0.0", STRANGE_ID, "groups[0][0]"),
                ("groups", [["x"]], "groups[0][0]"),
                ("links", -1, "links"),
                ("independent", True, "independent"),
                ("uncounted", {STRANGE_ID: "circular"}, f"uncounted.{STRANGE_ID}"),
                ("uncounted", {STRANGE_ID: "hearsay"}, f"uncounted.{STRANGE_ID}"),
                ("uncounted", {"x": "circular"}, "uncounted.x"),
            )
        ),
    ],
)
def test_what_nobody_can_have_said_is_refused_by_its_path(change, path, value, words):
    assert words in refusal(json.dumps(change(path, value)).encode())


def test_nobody_is_quoted_by_way_of_themselves(doc):
    first, second = doc["articles"][0]["reviews"][0]["annotations"][0]["attributions"]
    second["parent"] = first["id"]
    assert first["parent"] == second["id"]
    assert "by way of themselves" in refusal(json.dumps(doc).encode())
