"""What the records of an export read so far can be referred to by, and how a mistake is told."""

import math
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NoReturn
from uuid import UUID

from factcheck.errors import InvalidError
from factcheck.exchange import records, records_desk, schema
from factcheck.models import SpeakerKind
from factcheck.text.fold import fold
from factcheck.words import Words, say

TAMPERED = say("The file was changed after it was exported; export it again.")


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, as far as others hang on it."""

    path: str
    about: Mapping[str, UUID | None]
    thread: UUID | None


@dataclass(slots=True)
class Known:
    """What the records read so far can be referred to by."""

    people: set[UUID] = field(default_factory=set)
    guidelines: set[UUID] = field(default_factory=set)
    guideline_versions: set[int] = field(default_factory=set)
    comments: dict[UUID, Remark] = field(default_factory=dict)
    places: dict[UUID, tuple[UUID, UUID]] = field(default_factory=dict)
    """The article and the sentence of each sentence and annotation that a comment is about."""
    made_in: dict[UUID, str] = field(default_factory=dict)
    """The articles in which a speaker or a source was made, with a place that says so."""
    decisions: set[UUID] = field(default_factory=set)
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
    _wanted: set[UUID] = field(default_factory=set)
    """The sentences and annotations that comments are about."""

    @property
    def of_project(self) -> dict[str, AbstractSet[UUID]]:
        """The ids of what belongs to the project itself, by what messages call it."""
        return {
            "guideline": self.guidelines,
            "speaker": self.speakers,
            "publisher": self.publishers,
            "source": self.sources,
            "article": self.articles,
            "relation": self.relations,
            "comment": self.comments.keys(),
        }

    def add_person(self, path: str, person: records.Person) -> None:
        _add_once(self.people, person.id, path)

    def add_guideline(self, path: str, guideline: records_desk.Guideline) -> None:
        _add_once(self.guidelines, guideline.id, path)
        if guideline.version in self.guideline_versions:
            fail(f"{path}.version", say("Another one has this version; leave one of them out."))
        self.guideline_versions.add(guideline.version)

    def add_comment(self, path: str, comment: records_desk.Comment) -> None:
        if comment.id in self.comments:
            _repeated(path)
        about = comment.model_dump(
            include={"article", "sentence", "annotation", "source", "speaker"}
        )
        self.comments[comment.id] = Remark(path, about, comment.thread)
        self._wanted.update(one for one in (comment.sentence, comment.annotation) if one)

    def add_decision(self, path: str, decision: records_desk.Decision) -> None:
        _add_once(self.decisions, decision.id, path)

    def note_places(
        self, article_id: UUID, sentences: Iterable[UUID], said: Mapping[UUID, UUID]
    ) -> None:
        """Note where what comments are about is, now that its article is read."""
        for sentence_id in self._wanted.intersection(sentences):
            self.places[sentence_id] = (article_id, sentence_id)
        for annotation_id in self._wanted & said.keys():
            self.places[annotation_id] = (article_id, said[annotation_id])

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
        _repeated(path)
    known.add(new)


def _repeated(path: str) -> NoReturn:
    fail(f"{path}.id", say("This id is in the list already; leave one of the two out."))


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
