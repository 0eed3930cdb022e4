"""What the records of an export read so far can be referred to by, and how a mistake is told."""

import math
from dataclasses import dataclass, field
from typing import NoReturn
from uuid import UUID

from factcheck.errors import InvalidError
from factcheck.exchange import records, schema
from factcheck.models import SpeakerKind
from factcheck.text.fold import fold
from factcheck.words import Words, say

TAMPERED = say("The file was changed after it was exported; export it again.")


@dataclass(slots=True)
class Known:
    """What the records read so far can be referred to by."""

    people: set[UUID] = field(default_factory=set)
    speakers: set[UUID] = field(default_factory=set)
    has_author: bool = False
    publishers: set[UUID] = field(default_factory=set)
    publisher_names: set[str] = field(default_factory=set)
    """What they go by, folded."""
    sources: set[UUID] = field(default_factory=set)
    snapshots: dict[UUID, tuple[UUID, str]] = field(default_factory=dict)
    """The source and the text of each."""
    taken_back: set[UUID] = field(default_factory=set)
    """Snapshots that are no texts of their sources any more."""
    articles: set[UUID] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    """Hashes of the articles' texts."""
    attributions: set[UUID] = field(default_factory=set)
    relations: set[UUID] = field(default_factory=set)
    related: set[tuple[UUID, UUID | None]] = field(default_factory=set)
    """The two that each relation is of."""
    room: float = math.inf
    """Bytes that originals may still unpack to, all together."""

    def add_person(self, path: str, person: records.Person) -> None:
        _add_once(self.people, person.id, path)

    def add_speaker(self, path: str, speaker: records.Speaker) -> None:
        _add_once(self.speakers, speaker.id, path)
        if speaker.kind is SpeakerKind.AUTHOR:
            if self.has_author:
                fail(f"{path}.kind", say("Another speaker stands for the author; only one can."))
            self.has_author = True

    def add_publisher(self, path: str, publisher: records.Publisher) -> None:
        _add_once(self.publishers, publisher.id, path)
        if fold(publisher.name) not in {*map(fold, publisher.names)}:
            fail(f"{path}.names", say("Its own name has to be one of them."))
        for index, name in enumerate(publisher.names):
            if (folded := fold(name)) in self.publisher_names:
                message = say("A publisher of the file goes by this name already; leave one out.")
                fail(f"{path}.names[{index}]", message)
            self.publisher_names.add(folded)

    def add_source(self, path: str, source: records.Source) -> None:
        _add_once(self.sources, source.id, path)
        for index, snapshot in enumerate(source.snapshots):
            if snapshot.id in self.snapshots:
                fail(f"{path}.snapshots[{index}].id", say("Another snapshot has the same id."))
            self.snapshots[snapshot.id] = (source.id, snapshot.text)
            if snapshot.removed_at:
                self.taken_back.add(snapshot.id)

    def add_attribution(self, path: str, who: schema.Attribution) -> None:
        _add_once(self.attributions, who.id, path)

    def add_article(self, path: str, article: schema.Article) -> None:
        _add_once(self.articles, article.id, path)
        if article.sha256 in self.texts:
            fail(
                f"{path}.text", say("Another article of the file has the same text; leave one out.")
            )
        self.texts.add(article.sha256)

    def add_relation(self, path: str, relation: records.Relation) -> None:
        _add_once(self.relations, relation.id, path)
        pair = (relation.a, relation.b or relation.article)
        if pair in self.related:
            message = say("Another relation of the file is between the same two; leave one out.")
            fail(f"{path}.a", message)
        self.related.add(pair)


def check_exact(path: str, text: str, start: int, end: int, exact: str) -> None:
    """Raise InvalidError unless text[start:end] is *exact*."""
    if end > len(text) or text[start:end] != exact:
        message = say(
            "The text has something else from %(start)s to %(end)s. Offsets count Unicode "
            "code points, not UTF-16 units or bytes. Correct them, or export the file again.",
            start=start,
            end=end,
        )
        fail(f"{path}.exact", message)


def _add_once(known: set[UUID], new: UUID, path: str) -> None:
    if new in known:
        fail(f"{path}.id", say("This id is in the list already; leave one of the two out."))
    known.add(new)


def dangling(path: str, where: Words) -> NoReturn:
    message = say(
        "There is nothing with this id in %(where)s. Add it, or export the file again.", where=where
    )
    fail(path, message)


def tampered(message: Words) -> Words:
    """Return *message* with what has brought it about."""
    return say("%(problem)s %(reason)s", problem=message, reason=TAMPERED)


def fail(path: str, message: Words) -> NoReturn:
    raise InvalidError(say("%(place)s: %(problem)s", place=path, problem=message))
