"""Finding sentences of an article by their words and by what was said of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from factcheck.annotations.workbench import SentenceRow
from factcheck.models import Naming, Tag
from factcheck.names import called
from factcheck.text.fold import fold
from factcheck.words import Words

UNTAGGED = "none"
"""Stands where a tag's value would, for a sentence without any."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked for; a sentence has to meet all of it."""

    words: str = ""
    tag: str = ""
    """The tag of the whole or of a span, or UNTAGGED."""
    speaker_id: UUID | None = None
    flagged: bool = False
    unsourced: bool = False
    """No passage is linked to it."""

    @property
    def active(self) -> bool:
        """Whether anything is looked for."""
        return self != Filter()

    def choose(self, rows: Sequence[SentenceRow]) -> set[UUID]:
        """Return the ids of the sentences that meet it."""
        words = fold(self.words) if self.words.strip() else ""
        return {
            row.id for row in rows if self._meets(row) and (not words or words in fold(row.text))
        }

    def _meets(self, row: SentenceRow) -> bool:
        if self.tag and self.tag not in list_tags(row):
            return False
        if self.speaker_id and self.speaker_id not in list_speakers(row):
            return False
        if self.flagged and not any(saved.reading.flagged for saved in row.readings):
            return False
        return not (self.unsourced and row.evidence)


@dataclass(frozen=True, slots=True)
class Facets:
    """How many sentences of the article each choice of the filter finds by itself."""

    tags: dict[str, int]
    speakers: list[tuple[UUID, Words | str, int]]
    """Id, what it is called, count: the most often named first."""
    flagged: int
    unsourced: int


def count_facets(rows: Sequence[SentenceRow]) -> Facets:
    """Count what can be looked for."""
    tags: Counter[str] = Counter()
    speakers: Counter[UUID] = Counter()
    names: dict[UUID, Words | str] = {}
    flagged = unsourced = 0
    for row in rows:
        if not row.annotation and not row.spans:  # most sentences of a new article
            tags[UNTAGGED] += 1
            unsourced += 1
            continue
        tags.update(list_tags(row))
        found = list_speakers(row)
        speakers.update(found.keys())
        names |= found
        flagged += any(saved.reading.flagged for saved in row.readings)
        unsourced += not row.evidence
    choices = [(who, names[who], count) for who, count in speakers.items()]
    choices.sort(key=lambda choice: (-choice[2], fold(choice[1])))
    return Facets({tag: tags[tag] for tag in (*Tag, UNTAGGED)}, choices, flagged, unsourced)


def list_tags(row: SentenceRow) -> set[str]:
    """Return the tags of a sentence and of its spans, or UNTAGGED alone."""
    return {saved.tag.value for saved in row.readings if saved.tag} or {UNTAGGED}


def list_speakers(row: SentenceRow) -> dict[UUID, Words | str]:
    """Return whose words a sentence and its spans are: what they are called, by id."""
    return {
        who.speaker_id: called(who.speaker_name, who.speaker_kind)
        for saved in row.readings
        for who in saved.reading.attributions
        if who.naming is Naming.NAMED and who.speaker_id
    }
