"""What reviewers say of a sentence, part by part, and when two of them say the same.

Each part has a value, in the words of the API, and a key: two answers are the same when their keys
are. What a key leaves out goes along with the answer that is chosen, as details of it.

tag          the tag.
attribution  who is named, by name and kind as it is written without case and accents, or how the
             source is left unnamed, in which manner, and through whom that is known. Role,
             affiliation and the words marked for each are details.
verdict      the verdict; why is a detail.
evidence     the passages with their stances, where passages of one text that overlap are one. Notes
             are details.
span         the words that are marked, with all of the above.

Who is named twice, or words that are marked twice alike, count once, as in figures of agreement.
Certainty, flags and notes are a reviewer's own and are not compared.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256
from typing import Any

from factcheck.adjudication.layers import Layer, Passage
from factcheck.annotations.reading import AttributionDraft, Saved, list_chains
from factcheck.models import DecisionField, Naming
from factcheck.text.fold import fold
from factcheck.text.intervals import join_overlapping

Value = dict[str, Any]
Stretches = dict[Any, list[tuple[int, int]]]
"""Of each text, the stretches that passages make which overlap, in their order."""

_DESCRIBING = ("name", "kind", "title", "publisher")
"""What is known of a speaker or a source, and may be corrected later."""

NOTHING: dict[DecisionField, Value] = {
    DecisionField.TAG: {"tag": None},
    DecisionField.ATTRIBUTION: {"attributions": []},
    DecisionField.VERDICT: {"verdict": None, "justification": ""},
    DecisionField.EVIDENCE: {"evidence": []},
    DecisionField.SPAN: {"spans": []},
}
"""The value of each part where nothing is said."""


def digest(value: Any) -> str:
    """Return the SHA-256 of a value of JSON's types, in hexadecimal digits."""
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def value_of(field: DecisionField, said: Sequence[Saved], layer: Layer) -> Value:
    """Return what annotations of one review say in one part.

    Args:
        said: the one of the whole sentence, none, or those of the words in question.
    """
    if field is DecisionField.SPAN:
        return {"spans": [_span_value(saved, layer.passages[saved.id]) for saved in said]}
    if not said:
        return NOTHING[field]
    [saved] = said
    match field:
        case DecisionField.TAG:
            return {"tag": saved.tag and saved.tag.value}
        case DecisionField.ATTRIBUTION:
            return {"attributions": [who.as_json() for who in saved.reading.attributions]}
        case DecisionField.VERDICT:
            return _verdict_value(saved)
    return {"evidence": [_passage_value(one) for one in layer.passages[saved.id]]}


def key_of(field: DecisionField, said: Sequence[Saved], layer: Layer, stretches: Stretches) -> Any:
    """Return what has to be equal for two answers to be the same, in JSON's types."""
    if field is DecisionField.SPAN:
        return _each_once(_span_key(saved, layer.passages[saved.id], stretches) for saved in said)
    if not said:
        return None if field in (DecisionField.TAG, DecisionField.VERDICT) else []
    [saved] = said
    match field:
        case DecisionField.TAG:
            return saved.tag and saved.tag.value
        case DecisionField.ATTRIBUTION:
            return attribution_key(saved.reading.attributions)
        case DecisionField.VERDICT:
            return saved.reading.verdict and saved.reading.verdict.value
    return _evidence_key(layer.passages[saved.id], stretches)


def attribution_key(attributions: Sequence[AttributionDraft]) -> list[Any]:
    """Return what has to be equal for two to name the same people."""
    chains = list_chains(attributions)
    return _each_once([_who(link) for link in chain] for chain in chains)


def stable(value: Any) -> Any:
    """Return a value without what describes speakers and sources, which changes by itself."""
    return _without(value, _DESCRIBING)


def without_speakers(value: Any) -> Any:
    """Return a value without who the speakers are: all that is the same on every desk."""
    return _without(value, (*_DESCRIBING, "speaker"))


def _without(value: Any, names: Collection[str]) -> Any:
    if isinstance(value, dict):
        return {key: _without(item, names) for key, item in value.items() if key not in names}
    return [_without(item, names) for item in value] if isinstance(value, list) else value


def stretches_of(passages: Iterable[Passage]) -> Stretches:
    """Join passages of one text that overlap."""
    bounds: Stretches = {}
    for one in passages:
        bounds.setdefault(one.snapshot_id, []).append((one.start, one.end))
    return {text: join_overlapping(of_text) for text, of_text in bounds.items()}


def _verdict_value(saved: Saved) -> Value:
    verdict = saved.reading.verdict
    why = saved.reading.justification if verdict else ""
    return {"verdict": verdict and verdict.value, "justification": why}


def _passage_value(passage: Passage) -> Value:
    return {
        "snapshot": str(passage.snapshot_id),
        "start": passage.start,
        "end": passage.end,
        "exact": passage.exact,
        "stance": passage.stance.value,
        "note": passage.note,
        "source": {
            "id": str(passage.source_id),
            "title": passage.title,
            "publisher": passage.publisher,
        },
    }


def _span_value(saved: Saved, passages: Sequence[Passage]) -> Value:
    return {
        "span": saved.span and saved.span.as_json(),
        "tag": saved.tag and saved.tag.value,
        "attributions": [who.as_json() for who in saved.reading.attributions],
        **_verdict_value(saved),
        "evidence": [_passage_value(one) for one in passages],
    }


def _span_key(saved: Saved, passages: Sequence[Passage], stretches: Stretches) -> list[Any]:
    span = saved.span
    return [
        span and span.start,
        span and span.end,
        saved.tag and saved.tag.value,
        attribution_key(saved.reading.attributions),
        saved.reading.verdict and saved.reading.verdict.value,
        _evidence_key(passages, stretches),
    ]


def _who(who: AttributionDraft) -> list[str]:
    if who.naming is not Naming.NAMED:
        return [who.naming.value, "", "", who.manner.value]
    name = fold(who.speaker_name)
    return [who.naming.value, who.speaker_kind.value, name, who.manner.value]


def _evidence_key(passages: Iterable[Passage], stretches: Stretches) -> list[Any]:
    keys = {(str(one.snapshot_id), *_stretch(one, stretches), one.stance.value) for one in passages}
    return sorted(map(list, keys))


def _stretch(passage: Passage, stretches: Stretches) -> tuple[int, int]:
    return next(
        (start, end)
        for start, end in stretches[passage.snapshot_id]
        if start <= passage.start and passage.end <= end
    )


def _each_once(keys: Iterable[Any]) -> list[Any]:
    """Return keys without doubles, in an order that does not depend on theirs."""
    by_digest = {digest(key): key for key in keys}
    return [by_digest[one] for one in sorted(by_digest)]
