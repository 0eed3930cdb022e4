"""What a review says of a sentence or of a span inside it, and how that is told to others."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from factcheck.models import Certainty, Manner, Naming, SpeakerKind, Tag, Verdict

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Span:
    """Words inside a sentence: sentence.text[start:end] == exact, in code points.

    Both offsets are None when a change of the text left no place with these words.
    """

    start: int | None
    end: int | None
    exact: str
    prefix: str = field(default="", compare=False)
    """What stands just before it in the sentence."""
    suffix: str = field(default="", compare=False)
    """What stands just after it in the sentence."""

    def as_json(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "exact": self.exact}

    def as_state(self) -> dict[str, Any]:
        """Return it with all that is stored of it."""
        return {**self.as_json(), "prefix": self.prefix, "suffix": self.suffix}


@dataclass(frozen=True, slots=True)
class AttributionDraft:
    """Whose words an annotated text is, or one of those whose words it is."""

    id: UUID
    """Made by the client."""
    speaker_name: str = ""
    speaker_id: UUID | None = None
    """None to find or add the speaker by name; and for a source without a name."""
    speaker_kind: SpeakerKind = SpeakerKind.PERSON
    naming: Naming = Naming.NAMED
    manner: Manner = Manner.INDIRECT
    role: str = ""
    """The speaker's role as the text gives it."""
    affiliation: str = ""
    parent: UUID | None = None
    """The one of the same annotation through whom these words are known."""
    cue: Span | None = None
    source: Span | None = None
    content: Span | None = None
    recorded_id: UUID | None = field(default=None, compare=False)
    """The speaker as it was saved, who may have been merged into speaker_id since."""
    speaker_removed: bool = field(default=False, compare=False)
    """Whether the speaker was removed after it was saved."""

    def as_json(self) -> dict[str, Any]:
        """Return it in JSON's types, as the API tells it."""
        return self._told(self.speaker_id)

    def as_state(self) -> dict[str, Any]:
        """Return it as it is stored, for the history."""
        return self._told(self.recorded_id or self.speaker_id)

    def _told(self, speaker_id: UUID | None) -> dict[str, Any]:
        speaker = {
            "id": speaker_id and str(speaker_id),
            "name": self.speaker_name,
            "kind": self.speaker_kind.value,
        }
        return {
            "id": str(self.id),
            "parent": self.parent and str(self.parent),
            "naming": self.naming.value,
            "speaker": speaker if self.naming is Naming.NAMED else None,
            "manner": self.manner.value,
            "role": self.role,
            "affiliation": self.affiliation,
            "cue": self.cue and self.cue.as_json(),
            "source": self.source and self.source.as_json(),
            "content": self.content and self.content.as_json(),
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reviewer says."""

    tag: Tag | None = None
    attributions: tuple[AttributionDraft, ...] = ()
    note: str = ""
    certainty: Certainty | None = None
    flagged: bool = False
    verdict: Verdict | None = None
    justification: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it in JSON's types, as the API tells it."""
        return self._told([who.as_json() for who in self.attributions])

    def as_state(self) -> dict[str, Any]:
        """Return it as it is stored, for the history."""
        return self._told([who.as_state() for who in self.attributions])

    def _told(self, attributions: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "tag": self.tag and self.tag.value,
            "certainty": self.certainty and self.certainty.value,
            "flagged": self.flagged,
            "note": self.note,
            "verdict": self.verdict and self.verdict.value,
            "justification": self.justification,
            "attributions": attributions,
        }


@dataclass(frozen=True, slots=True)
class Saved:
    """A stored annotation."""

    id: UUID
    sentence_id: UUID
    revision: int
    reading: Reading
    evidence: int = 0
    """How many passages are linked to it."""
    span: Span | None = None
    """None for the whole sentence."""
    removed: bool = False
    updated_at: datetime | None = field(default=None, compare=False)

    @property
    def tag(self) -> Tag | None:
        return self.reading.tag

    @property
    def said_by(self) -> list[AttributionDraft]:
        """Those whose words it is, without those by way of whom that is known."""
        said = self.reading.attributions
        if len(said) < 2:  # nearly all, of thousands on a page
            return [*said]
        sources = {who.parent for who in said}
        return [who for who in said if who.id not in sources]

    @property
    def speaker_name(self) -> str:
        """Whose words it is first of all, empty when nobody's or a source's without a name."""
        return next((who.speaker_name for who in self.said_by), "")

    @property
    def json(self) -> str:
        """The answer of the API as text, for the page's script."""
        return _ENCODER.encode(self.as_json())

    def as_json(self) -> dict[str, Any]:
        """Return the answer of the API."""
        return {
            "id": str(self.id),
            "sentence": str(self.sentence_id),
            "revision": self.revision,
            "span": self.span and self.span.as_json(),
            **self.reading.as_json(),
            "removed": self.removed,
            "evidence": self.evidence,
        }

    def as_state(self) -> dict[str, Any]:
        """Return all that the history keeps, so that it can be put back."""
        return {
            "sentence": str(self.sentence_id),
            "span": self.span and self.span.as_state(),
            **self.reading.as_state(),
            "removed": self.removed,
            "updated_at": self.updated_at and self.updated_at.isoformat(),
        }


def list_chains(attributions: Iterable[AttributionDraft]) -> list[list[AttributionDraft]]:
    """Return the chains: each begins with who said it and goes on through whom it is known.

    A chain is followed up to an attribution it has passed already, so it ends in any case.
    """
    by_id = {who.id: who for who in attributions}
    parents = {who.parent for who in by_id.values()}
    chains = []
    for who in by_id.values():
        if who.id in parents:
            continue
        chain: list[AttributionDraft] = []
        link: AttributionDraft | None = who
        while link is not None and link not in chain:
            chain.append(link)
            link = by_id.get(link.parent) if link.parent else None
        chains.append(chain)
    return chains
