"""What changed between two versions of a text, word by word."""

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.compare.word_diff import ChangeKind, diff_words
from factcheck.models import Guideline, Tag


@dataclass(frozen=True, slots=True)
class Changed:
    """A stretch of text as it was and as it is; the two are the same where nothing changed."""

    before: str
    after: str

    @property
    def same(self) -> bool:
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class Differences:
    """What changed between two versions of guidelines."""

    text: list[Changed]
    """All of both texts; empty where they are the same."""
    definitions: dict[str, list[Changed]]
    """Of each tag whose definition changed, all of both definitions."""


def compare_versions(old: Guideline, new: Guideline) -> Differences:
    """Return what changed from *old* to *new*."""
    definitions = {}
    for tag in Tag:
        before, after = old.definitions.get(tag, ""), new.definitions.get(tag, "")
        if before != after:
            definitions[tag.value] = list(compare(before, after))
    text = list(compare(old.text, new.text)) if old.text != new.text else []
    return Differences(text, definitions)


def compare(before: str, after: str) -> Iterator[Changed]:
    """Yield the stretches of two texts in their order."""
    for change in diff_words(before, after):
        old, new = before[change.a_start : change.a_end], after[change.b_start : change.b_end]
        # White space alone makes no difference.
        yield Changed(new, new) if change.kind is ChangeKind.EQUAL else Changed(old, new)
