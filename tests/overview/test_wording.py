"""What the log calls what was decided."""

from factcheck.overview.wording import tell_event


def test_a_decision_on_evidence_is_told_with_the_stance_of_each_passage():
    def linked(*stances):
        passages = [{"exact": f"Passage {n}", "stance": stance} for n, stance in enumerate(stances)]
        return {"field": "evidence", "choice": {"evidence": passages}, "reason": ""}

    def told(before, after):
        words = tell_event("decision.made", before, after, veiled=False)[1:]
        return "; ".join(words).replace("\u2068", "").replace("\u2069", "")

    assert told(linked("supports"), linked("refutes")) == (
        "Evidence: “Passage 0” (Supports) → “Passage 0” (Refutes)"
    )
    assert told(linked("supports"), linked("refutes", "mentions")) == (
        "Evidence: “Passage 0” (Refutes); “Passage 1” (Mentions)"
    )
    assert told(linked("supports"), linked()) == "Evidence: “Passage 0” (Supports) → nothing"


def test_what_an_import_brought_is_told_whatever_its_lists_hold():
    round_about = [
        {"id": "a", "parent": "b"},
        {"id": "b", "parent": "a"},
        {"id": "c", "parent": "a"},
    ]
    for choice in (
        {"attributions": [*round_about, {"speaker": 1, "naming": []}]},
        {"evidence": [{"stance": ["supports"]}, {"exact": 3}], "spans": [{"span": 1}, {"tag": {}}]},
    ):
        state = {"field": "attribution", "choice": choice}
        assert tell_event("decision.imported", None, state, veiled=False)[1].startswith("Whose")
