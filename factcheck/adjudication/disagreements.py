"""Where the reviews of an article agree and where they differ: no more than what they say decides.

A sentence that one left untagged and another tagged differs. Words that overlap, whoever marked
them, are one question. What only one review says of is agreed on when there is no other review.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from factcheck.adjudication.layers import Layer
from factcheck.adjudication.values import (
    NOTHING,
    Value,
    digest,
    key_of,
    stable,
    stretches_of,
    value_of,
)
from factcheck.annotations.reading import Saved
from factcheck.models import DecisionField, Tag, Verdict
from factcheck.text.intervals import join_overlapping

Key = tuple[UUID, DecisionField, str]
"""What names a part: its sentence, the field, and the place of the words in the sentence."""

NONE = "none"
"""How the choice is named that says nothing of a part."""
LONGEST_CHOICE = 20
"""Characters: a tag or verdict, or enough of a digest to tell answers of a part apart."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one review says in one part."""

    layer: Layer
    said: tuple[Saved, ...]
    """The annotations that say it; none where the review says nothing there."""
    field: DecisionField
    key: str
    """Equal to another's where both say the same; empty where nothing is said."""

    @property
    def value(self) -> Value:
        return value_of(self.field, self.said, self.layer)

    @property
    def annotation_id(self) -> UUID | None:
        return self.said[0].id if self.said else None

    @property
    def revision(self) -> int:
        return self.said[0].revision if self.said else 0


@dataclass(frozen=True, slots=True)
class Option:
    """An answer, and all who give it."""

    choice: str
    """What names it among those of the part."""
    answers: tuple[Answer, ...]
    """The first one gives the details."""

    @property
    def value(self) -> Value:
        return self.answers[0].value

    @property
    def reviewers(self) -> list[UUID]:
        return [answer.layer.reviewer_id for answer in self.answers]


@dataclass(frozen=True)
class Part:
    """One thing that reviewers say something of: what a sentence is, who says it, and so on."""

    sentence_id: UUID
    field: DecisionField
    answers: tuple[Answer, ...]
    """One of each review, in the order of the reviews."""
    place: str = ""
    """Which words in the sentence, as "120-260"; empty for the whole of it."""

    @property
    def key(self) -> Key:
        return self.sentence_id, self.field, self.place

    @property
    def agreed(self) -> bool:
        return len({answer.key for answer in self.answers}) < 2

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """What can be chosen of what is said; what most say comes first."""
        grouped: dict[str, list[Answer]] = {}
        for answer in self.answers:
            grouped.setdefault(answer.key, []).append(answer)
        options = [Option(_choice(key), tuple(same)) for key, same in grouped.items()]
        return tuple(sorted(options, key=lambda option: -len(option.answers)))

    @property
    def majority(self) -> Option | None:
        """What more than half of the reviewers say."""
        first = self.options[0]
        return first if 2 * len(first.answers) > len(self.answers) else None

    @property
    def share(self) -> float:
        """Which share of the reviewers says what most say."""
        return len(self.options[0].answers) / len(self.answers)

    @cached_property
    def fingerprint(self) -> str:
        """Of all that is said: another one means that somebody says something else.

        Or that a speaker stands for another one: see factcheck.adjudication.renaming.
        """
        said = [[str(one.layer.reviewer_id), stable(one.value)] for one in self.answers]
        return digest(sorted(said))

    def find(self, choice: str) -> tuple[Value, Answer | None] | None:
        """Return the value that a choice stands for and whose answer it is; None for no choice.

        Besides what is said, each tag and verdict can be chosen, and that there is nothing to say.
        """
        for option in self.options:
            if option.choice == choice:
                return option.value, option.answers[0]
        if self.field is DecisionField.TAG:
            return ({"tag": choice}, None) if choice in list(Tag) else None
        if self.field is DecisionField.VERDICT and choice in list(Verdict):
            return NOTHING[self.field] | {"verdict": choice}, None
        return (NOTHING[self.field], None) if choice == NONE else None


def _choice(key: str) -> str:
    return key[:LONGEST_CHOICE] or NONE


def list_parts(layers: Sequence[Layer], sentence_ids: Collection[UUID]) -> Iterator[Part]:
    """Yield all parts of which a review says something, sentence by sentence."""
    for sentence_id in sentence_ids:
        yield from _of_sentence(layers, sentence_id)
        yield from _of_spans(layers, sentence_id)


def _short(key: Any) -> str:
    """Return a key as a string; empty where nothing is said."""
    return key if isinstance(key, str) else digest(key) if key else ""


def _of_sentence(layers: Sequence[Layer], sentence_id: UUID) -> Iterator[Part]:
    said = [[saved] if (saved := layer.whole.get(sentence_id)) else [] for layer in layers]
    for field in _fields_said(layers, said):
        yield Part(sentence_id, field, _answers(field, layers, said))


def _fields_said(layers: Sequence[Layer], said: Sequence[list[Saved]]) -> Iterator[DecisionField]:
    """Yield the fields of a whole sentence in which anybody says anything: in most nobody does."""
    tagged = attributed = judged = linked = False
    for layer, group in zip(layers, said, strict=True):
        for saved in group:
            tagged = tagged or saved.tag is not None
            attributed = attributed or bool(saved.reading.attributions)
            judged = judged or saved.reading.verdict is not None
            linked = linked or bool(layer.passages.get(saved.id))
    if tagged:
        yield DecisionField.TAG
    if attributed:
        yield DecisionField.ATTRIBUTION
    if judged:
        yield DecisionField.VERDICT
    if linked:
        yield DecisionField.EVIDENCE


def _of_spans(layers: Sequence[Layer], sentence_id: UUID) -> Iterator[Part]:
    marked = [layer.spans.get(sentence_id, []) for layer in layers]
    for start, end in join_overlapping(_bounds(saved) for spans in marked for saved in spans):
        said = [
            sorted(
                (one for one in spans if start <= _bounds(one)[0] < end),
                key=lambda one: (*_bounds(one), one.id),
            )
            for spans in marked
        ]
        answers = _answers(DecisionField.SPAN, layers, said)
        yield Part(sentence_id, DecisionField.SPAN, answers, f"{start}-{end}")


def _answers(
    field: DecisionField, layers: Sequence[Layer], said: Sequence[list[Saved]]
) -> tuple[Answer, ...]:
    pairs = list(zip(layers, said, strict=True))
    linked = field in (DecisionField.EVIDENCE, DecisionField.SPAN)
    stretches = stretches_of(
        passage
        for layer, group in (pairs if linked else ())
        for saved in group
        for passage in layer.passages.get(saved.id, ())
    )
    return tuple(
        Answer(
            layer,
            tuple(group),
            field,
            _short(key_of(field, group, layer, stretches)),
        )
        for layer, group in pairs
    )


def _bounds(saved: Saved) -> tuple[int, int]:
    span = saved.span
    assert span is not None and span.start is not None and span.end is not None  # noqa: PT018
    return span.start, span.end
