"""What an editor is asked of an article: where its reviews differ, or say otherwise than decided.

A decision is never dropped unseen: also where all agree by now it is asked anew, unless what all
say is what was decided.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from factcheck.adjudication.disagreements import NONE, Answer, Key, Part, list_parts
from factcheck.adjudication.given import GIVEN, given_by, key_of_given
from factcheck.adjudication.layers import Layer
from factcheck.adjudication.values import stable
from factcheck.models import Decision, DecisionField


def arrange(
    layers: Sequence[Layer], sentence_ids: Sequence[UUID], decisions: Iterable[Decision]
) -> tuple[list[Part], dict[Key, Decision]]:
    """Return the parts of an article, and the decisions by the part that each is of now.

    Among the parts are those of which nobody says anything any more but something was decided.
    """
    parts = list(list_parts(layers, sentence_ids))
    by_key = {part.key: part for part in parts}
    decided: dict[Key, Decision] = {}
    moved: list[Decision] = []
    for decision in decisions:
        key = decision.sentence_id, decision.field, decision.place
        if key in by_key:
            decided[key] = decision
        elif layers:
            moved.append(decision)
    for decision in moved:
        part = _find_overlapping(parts, decision)
        if part is None:
            part = _unsaid(layers, decision)
            if not is_asked(part, decision):
                continue
            parts.append(part)
        decided.setdefault(part.key, decision)
    if len(parts) > len(by_key):
        at = {sentence_id: place for place, sentence_id in enumerate(sentence_ids)}
        parts.sort(key=lambda part: at[part.sentence_id])
    return parts, decided


def is_asked(part: Part, decision: Decision | None) -> bool:
    """Whether a part has to be decided, or was: the reviews differ, or all say otherwise."""
    if not part.agreed:
        return True
    if decision is None:
        return False
    return decision.fingerprint == part.fingerprint or not _says_the_same(part, decision)


def list_asked(
    layers: Sequence[Layer], sentence_ids: Sequence[UUID], decisions: Iterable[Decision]
) -> list[Part]:
    """Return the parts that have to be decided, or were."""
    parts, decided = arrange(layers, sentence_ids, decisions)
    return [part for part in parts if is_asked(part, decided.get(part.key))]


def choice_of(part: Part, decision: Decision) -> str | None:
    """Return the choice that a decision of what reviewers say now stands for."""
    if answer := answer_of(part, decision):
        return next(option.choice for option in part.options if answer in option.answers)
    said = decision.choice.get("tag") or decision.choice.get("verdict") or NONE
    if (part.find(said) or [None])[0] == decision.choice:
        return said
    return GIVEN if given_by(decision) else None


def answer_of(part: Part, decision: Decision) -> Answer | None:
    """Return the answer that was chosen; None where it is in no annotation of a reviewer.

    Who took theirs away and says the same again says it by another annotation.
    """
    said = [one for one in part.answers if one.said]
    chosen = [one for one in said if one.annotation_id == decision.annotation_id]
    chosen += [one for one in said if stable(one.value) == stable(decision.choice)]
    return chosen[0] if chosen else None


def _says_the_same(part: Part, decision: Decision) -> bool:
    """Whether it was decided what all say. Details may differ only of a verdict."""
    if part.field is DecisionField.VERDICT:
        return bool(part.answers[0].value["verdict"] == decision.choice["verdict"])
    if given := given_by(decision):  # whose speakers may have no ids to compare
        return part.answers[0].key == key_of_given(given)
    said = [stable(answer.value) for answer in part.answers]
    return stable(decision.choice) in said


def _find_overlapping(parts: Sequence[Part], decision: Decision) -> Part | None:
    """Return the part of marked words that takes in some of those a decision is of."""
    if decision.field is not DecisionField.SPAN:
        return None
    start, end = _bounds(decision.place)
    for part in parts:
        if part.field is DecisionField.SPAN and part.sentence_id == decision.sentence_id:
            first, last = _bounds(part.place)
            if start < last and first < end:
                return part
    return None


def _unsaid(layers: Sequence[Layer], decision: Decision) -> Part:
    """Return the part that a decision is of, of which nobody says anything."""
    answers = tuple(Answer(layer, (), decision.field, "") for layer in layers)
    return Part(decision.sentence_id, decision.field, answers, decision.place)


def _bounds(place: str) -> tuple[int, int]:
    start, end = map(int, place.split("-"))
    return start, end
