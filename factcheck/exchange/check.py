"""Whether the records of an export agree with each other: spans, hashes and references."""

import hashlib
import math
import zlib
from base64 import b64decode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NoReturn
from uuid import UUID

from factcheck.errors import InvalidError
from factcheck.exchange import schema
from factcheck.models import SpeakerKind

MAX_ORIGINAL = 32_000_000
"""Most bytes that an imported file may unpack to."""
BLOCK = 1_000_000
GZIP = 16 + zlib.MAX_WBITS
TOO_MUCH = (
    "The original files unpack to more than a page can take. Split the export, or import it on "
    "the command line."
)
TAMPERED = "The file was changed after it was exported; export it again."


@dataclass(slots=True)
class Known:
    """What the records read so far can be referred to by."""

    people: set[UUID] = field(default_factory=set)
    speakers: set[UUID] = field(default_factory=set)
    has_author: bool = False
    sources: set[UUID] = field(default_factory=set)
    snapshots: dict[UUID, tuple[UUID, str]] = field(default_factory=dict)
    """The source and the text of each."""
    articles: set[UUID] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    """Hashes of the articles' texts."""
    room: float = math.inf
    """Bytes that originals may still unpack to, all together."""

    def add_person(self, path: str, person: schema.Person) -> None:
        _add_once(self.people, person.id, path)

    def add_speaker(self, path: str, speaker: schema.Speaker) -> None:
        _add_once(self.speakers, speaker.id, path)
        if speaker.kind is SpeakerKind.AUTHOR:
            if self.has_author:
                _fail(f"{path}.kind", "Another speaker stands for the author; only one can.")
            self.has_author = True

    def add_source(self, path: str, source: schema.Source) -> None:
        _add_once(self.sources, source.id, path)
        for index, snapshot in enumerate(source.snapshots):
            if snapshot.id in self.snapshots:
                _fail(f"{path}.snapshots[{index}].id", "Another snapshot has the same id.")
            self.snapshots[snapshot.id] = (source.id, snapshot.text)

    def add_article(self, path: str, article: schema.Article) -> None:
        _add_once(self.articles, article.id, path)
        if article.sha256 in self.texts:
            _fail(f"{path}.text", "Another article of the file has the same text; leave one out.")
        self.texts.add(article.sha256)


def check_source(path: str, source: schema.Source, known: Known) -> None:
    """Raise InvalidError unless the texts and passages of *source* agree."""
    for index, snapshot in enumerate(source.snapshots):
        place = f"{path}.snapshots[{index}]"
        _check_text(place, snapshot, known)
        _check_spans(f"{place}.passages", snapshot.text, snapshot.passages)


def check_article(path: str, article: schema.Article, known: Known) -> None:
    """Raise InvalidError unless all of *article* agrees, and refers only to what is *known*."""
    _check_text(path, article, known)
    _check_spans(f"{path}.sentences", article.text, article.sentences)
    for index, sentence in enumerate(article.sentences):
        _check_exact(f"{path}.sentences[{index}]", article.text, sentence)
    sentences = {sentence.id: sentence for sentence in article.sentences}
    for index, review in enumerate(article.reviews):
        place = f"{path}.reviews[{index}]"
        if review.reviewer not in known.people:
            _dangling(f"{place}.reviewer", "people")
        for number, annotation in enumerate(review.annotations):
            _check_annotation(f"{place}.annotations[{number}]", annotation, sentences, known)


def _check_annotation(
    path: str,
    annotation: schema.Annotation,
    sentences: dict[UUID, schema.Sentence],
    known: Known,
) -> None:
    sentence = sentences.get(annotation.sentence)
    if sentence is None:
        _dangling(f"{path}.sentence", "the article's sentences")
    for name in ("start", "end", "exact"):
        if getattr(annotation, name) != getattr(sentence, name):
            _fail(f"{path}.{name}", f"This is not that of its sentence. {TAMPERED}")
    for index, attribution in enumerate(annotation.attributions):
        if attribution.speaker not in known.speakers:
            _dangling(f"{path}.attributions[{index}].speaker", "speakers")
    for index, evidence in enumerate(annotation.evidence):
        _check_evidence(f"{path}.evidence[{index}]", evidence, known)


def _check_evidence(path: str, evidence: schema.Evidence, known: Known) -> None:
    source, text = known.snapshots.get(evidence.snapshot, (None, ""))
    if source is None:
        _dangling(f"{path}.snapshot", "the sources' snapshots")
    if source != evidence.source:
        _fail(f"{path}.source", f"The snapshot belongs to another source. {TAMPERED}")
    span = evidence.selector
    _check_exact(f"{path}.selector", text, span)
    if text[max(0, span.start - len(span.prefix)) : span.start] != span.prefix:
        _fail(f"{path}.selector.prefix", f"The text has something else there. {TAMPERED}")
    if text[span.end : span.end + len(span.suffix)] != span.suffix:
        _fail(f"{path}.selector.suffix", f"The text has something else there. {TAMPERED}")


def _check_spans(path: str, text: str, spans: Sequence[schema.Sentence | schema.Passage]) -> None:
    """Check that *spans* follow each other in *text* and are numbered so."""
    reached = 0
    for index, span in enumerate(spans):
        if span.position != index:
            _fail(f"{path}[{index}].position", f"This has to be {index}, its place in the list.")
        if not reached <= span.start < span.end <= len(text):
            message = (
                f"{span.start} to {span.end} is no span of the text after {reached}, whose length "
                f"is {len(text)}. Offsets count Unicode code points."
            )
            _fail(f"{path}[{index}].start", message)
        reached = span.end


def _check_exact(path: str, text: str, span: schema.Sentence | schema.Selector) -> None:
    if text[span.start : span.end] != span.exact:
        message = (
            f"The text has something else from {span.start} to {span.end}. Offsets count Unicode "
            f"code points, not UTF-16 units or bytes. Correct them, or export the file again."
        )
        _fail(f"{path}.exact", message)


def _check_text(path: str, record: schema.Article | schema.Snapshot, known: Known) -> None:
    if hashlib.sha256(record.text.encode()).hexdigest() != record.sha256:
        _fail(f"{path}.sha256", f"This is not the SHA-256 of the text. {TAMPERED}")
    original = record.original
    if original.gzip_base64 is None:
        if original.sha256 != record.sha256:
            message = "Without the original's bytes this has to be the hash of the text."
            _fail(f"{path}.original.sha256", f"{message} {TAMPERED}")
        return
    digest = hashlib.sha256()
    for block in _unpack(f"{path}.original.gzip_base64", original.gzip_base64):
        known.room -= len(block)
        if known.room < 0:
            _fail(f"{path}.original", TOO_MUCH)
        digest.update(block)
    if digest.hexdigest() != original.sha256:
        _fail(f"{path}.original.sha256", f"This is not the SHA-256 of the original. {TAMPERED}")


def _unpack(path: str, packed: str) -> Iterator[bytes]:
    """Yield what is packed, a block at a time and not too many."""
    unpacker, size = zlib.decompressobj(GZIP), 0
    try:
        data = b64decode(packed, validate=True)
        while not unpacker.eof:
            block = unpacker.decompress(data, BLOCK)
            data = unpacker.unconsumed_tail
            size += len(block)
            if size > MAX_ORIGINAL:
                _fail(path, f"This unpacks to more than {MAX_ORIGINAL // 1_000_000} MB.")
            if not block and not data and not unpacker.eof:
                _fail(path, f"This was cut short. {TAMPERED}")
            yield block
    except (ValueError, zlib.error):
        _fail(path, f"This is not gzip in Base64. {TAMPERED}")
    if unpacker.unused_data:
        _fail(path, f"There is something after its end. {TAMPERED}")


def _add_once(known: set[UUID], new: UUID, path: str) -> None:
    if new in known:
        _fail(f"{path}.id", "This id is in the list already; leave one of the two out.")
    known.add(new)


def _dangling(path: str, where: str) -> NoReturn:
    _fail(path, f"There is nothing with this id in {where}. Add it, or export the file again.")


def _fail(path: str, message: str) -> NoReturn:
    raise InvalidError(f"{path}: {message}")
